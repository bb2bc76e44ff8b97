// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/ledger.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <rung/crypto/key_file.hpp>

#include "places.hpp"
#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::bytes_of;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::put_bytes;
using rung_test::sample_entries;
using rung_test::sample_key;

std::string golden() { return bytes_of(std::string(RUNG_SOURCE_DIR) + "/tests/data/disclosure/ledger_1.txt"); }

/// Writes the sample under its key, and that key's file beside it.
std::string sample_at(const rung_test::scratch_folder& folder) {
    const auto path   = folder / "ledger";
    auto       ledger = release_ledger::open(path, sample_key());
    for (auto& entry : sample_entries()) { EXPECT_TRUE(is_ok(ledger->append(entry))); }
    return path;
}

TEST(ledger, gives_the_same_bytes_for_the_same_entries) {
    const rung_test::scratch_folder folder;
    EXPECT_EQ(bytes_of(sample_at(folder)), golden()); // the first form, which must open for ever
}

TEST(ledger, gives_back_what_was_written) {
    const auto read = read_ledger(golden(), sample_key());
    ASSERT_TRUE(is_ok(read));
    const auto wanted = sample_entries();
    ASSERT_EQ(read->size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        EXPECT_EQ(static_cast<const new_entry&>((*read)[i]), wanted[i]);
        EXPECT_EQ((*read)[i].number, i + 1);
        EXPECT_EQ((*read)[i].previous, i == 0 ? rung::crypto::digest{} : (*read)[i - 1].authenticator);
    }
}

TEST(ledger, notices_every_flipped_bit) {
    const auto sound = golden();
    const auto key   = sample_key();
    for (std::size_t at = 0; at < sound.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto other = sound;
            other[at]  = static_cast<char>(other[at] ^ (1U << bit));
            const auto read = read_ledger(other, key);
            ASSERT_FALSE(read.has_value()) << "byte " << at << " bit " << bit;
            ASSERT_EQ(read.error().code, errc::bad_ledger);
            const auto number = static_cast<std::size_t>(std::count(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
            ASSERT_TRUE(read.error().where.starts_with("entry " + std::to_string(number))) << read.error().where << " for byte " << at;
        }
    }
}

TEST(ledger, notices_lines_taken_out_doubled_or_moved) {
    std::vector<std::string> lines;
    const auto               sound = golden();
    for (std::size_t at = 0; at < sound.size();) {
        const auto end = sound.find('\n', at) + 1;
        lines.push_back(sound.substr(at, end - at));
        at = end;
    }
    const auto read = [](const std::vector<std::string>& from) {
        std::string all;
        for (const auto& line : from) { all += line; }
        return read_ledger(all, sample_key());
    };
    ASSERT_GE(lines.size(), 4U);
    EXPECT_TRUE(is_ok(read(lines)));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto fewer = lines;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        // The last line may be cut unseen: that is what the head is for.
        EXPECT_EQ(read(fewer).has_value(), i + 1 == lines.size());
        auto more = lines;
        more.insert(more.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
        EXPECT_TRUE(fails_with(read(more), errc::bad_ledger, "entry " + std::to_string(i + 2)));
        for (std::size_t k = 0; k < i; ++k) {
            auto moved = lines;
            std::swap(moved[i], moved[k]);
            EXPECT_TRUE(fails_with(read(moved), errc::bad_ledger, "entry " + std::to_string(k + 1)));
        }
    }
    EXPECT_TRUE(fails_with(read({"\n"}), errc::bad_ledger, "entry 1"));
}

TEST(ledger, refuses_another_key_and_a_newer_form) {
    EXPECT_TRUE(fails_with(read_ledger(golden(), rung_test::key_of_all('x')), errc::bad_ledger, "entry 1"));
    EXPECT_TRUE(fails_with(read_ledger(golden(), rung::crypto::secret_bytes::copy_of("short")), errc::bad_key, "size"));
    auto newer = golden();
    newer.replace(0, 13, "rung-ledger/2");
    EXPECT_TRUE(fails_with(read_ledger(newer, sample_key()), errc::bad_ledger, "entry 1 version"));
    newer.replace(0, 13, "rung-ledger/10");
    EXPECT_TRUE(fails_with(read_ledger(newer, sample_key()), errc::bad_ledger, "entry 1 version"));
}

TEST(ledger, cut_at_its_end_is_told_by_the_head_alone) {
    const rung_test::scratch_folder folder;
    const auto                      path   = sample_at(folder);
    const auto                      ledger = release_ledger::open(path, sample_key()).value();
    const auto                      head   = ledger.head();
    const auto                      whole  = bytes_of(path);
    put_bytes(path, whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1));
    const auto cut = release_ledger::open(path, sample_key());
    ASSERT_TRUE(is_ok(cut)); // as promised: not seen in the file
    EXPECT_EQ(cut->head().number, head.number - 1);
    EXPECT_TRUE(is_ok(cut->verify()));
    EXPECT_TRUE(fails_with(cut->verify(head), errc::bad_ledger, "head"));
    // Whoever had it open notices, and doesn't go on writing.
    auto still = ledger;
    EXPECT_TRUE(fails_with(still.verify(), errc::bad_ledger, "head"));
    EXPECT_TRUE(fails_with(still.turn(), errc::bad_ledger, "head"));
    put_bytes(path, whole);
    EXPECT_TRUE(is_ok(cut->verify(head)));
    EXPECT_TRUE(is_ok(cut->verify(ledger_head{})));
    EXPECT_TRUE(is_ok(still.append(sample_entries()[0])));
}

TEST(ledger, torn_last_line_is_told_and_cut_on_request) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "ledger";
    ASSERT_TRUE(is_ok(release_ledger::open(path)));
    auto ledger = release_ledger::open(path).value();
    ASSERT_TRUE(is_ok(ledger.append(sample_entries()[0])));
    const auto one = bytes_of(path);
    ASSERT_TRUE(is_ok(ledger.append(sample_entries()[1])));
    const auto two = bytes_of(path);
    for (std::size_t size = one.size() + 1; size < two.size(); ++size) {
        put_bytes(path, two.substr(0, size));
        ASSERT_TRUE(fails_with(release_ledger::open(path), errc::bad_ledger, "entry 2 torn"));
        ASSERT_TRUE(fails_with(ledger.append(sample_entries()[2]), errc::bad_ledger, "entry 2 torn"));
        const bool whole = size + 1 == two.size();
        ASSERT_TRUE(rung_test::holds(repair_ledger(path, path + ".key"), ledger_repair{whole ? 0 : size - one.size(), whole})) << size;
        ASSERT_EQ(bytes_of(path), whole ? two : one);
        ASSERT_TRUE(rung_test::holds(repair_ledger(path, path + ".key"), ledger_repair{}));
    }
    put_bytes(path, two.substr(0, two.size() - 1) + "?"); // an end that became another byte loses no entry
    EXPECT_TRUE(rung_test::holds(repair_ledger(path, path + ".key"), ledger_repair{1, true}));
    EXPECT_EQ(bytes_of(path), two);
}

TEST(ledger, repair_mends_nothing_else) {
    const rung_test::scratch_folder folder;
    const auto                      path   = folder / "ledger";
    auto                            ledger = release_ledger::open(path).value();
    for (const auto& entry : sample_entries()) { ASSERT_TRUE(is_ok(ledger.append(entry))); }
    auto bytes = bytes_of(path);
    bytes[40]  = static_cast<char>(bytes[40] ^ 1);
    put_bytes(path, bytes);
    EXPECT_TRUE(fails_with(repair_ledger(path, path + ".key"), errc::bad_ledger, "entry 1"));
    EXPECT_EQ(bytes_of(path), bytes);
    EXPECT_TRUE(fails_with(ledger.verify(), errc::bad_ledger, "entry 1"));
    EXPECT_TRUE(fails_with(ledger.append(sample_entries()[0]), errc::bad_ledger, "entry 1"));
}

TEST(ledger, makes_its_key_once_and_never_begins_anew) {
    const rung_test::scratch_folder folder;
    const auto                      path = folder / "ledger";
    ASSERT_TRUE(is_ok(release_ledger::open(path)->append(sample_entries()[0])));
    EXPECT_EQ(release_ledger::open(path)->entries().size(), 1U);
    EXPECT_EQ(release_ledger::open(path, rung::crypto::read_key_file(path + ".key").value())->entries().size(), 1U);

    std::filesystem::rename(path, folder / "away");
    EXPECT_TRUE(fails_with(release_ledger::open(path), errc::bad_ledger, "file"));
    EXPECT_FALSE(std::filesystem::exists(path));
    std::filesystem::rename(folder / "away", path);
    std::filesystem::rename(path + ".key", folder / "away");
    EXPECT_TRUE(fails_with(release_ledger::open(path), errc::bad_key, "file"));
    EXPECT_FALSE(std::filesystem::exists(path + ".key"));
    std::filesystem::rename(folder / "away", path + ".key");
    std::filesystem::permissions(path + ".key", std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    EXPECT_TRUE(fails_with(release_ledger::open(path), errc::unreadable, "mode"));
    EXPECT_TRUE(fails_with(release_ledger::open(folder / "no/such/place"), errc::unwritable, "file"));
    EXPECT_TRUE(fails_with(release_ledger::open(folder / "", sample_key()), errc::unwritable, "file"));
}

TEST(ledger, takes_whole_entries_only) {
    const rung_test::scratch_folder folder;
    auto                            ledger = release_ledger::open(folder / "ledger").value();
    new_entry                       entry{.kind = entry_kind::submission, .collection = "c", .date = {2026, 2, 30}};
    EXPECT_TRUE(fails_with(ledger.append(entry), errc::precondition, "date"));
    entry.date = {};
    EXPECT_TRUE(fails_with(ledger.append(entry), errc::precondition, "recipient"));
    entry.recipient = "ab";
    EXPECT_TRUE(fails_with(ledger.append(entry), errc::precondition, "basis"));
    entry.basis = "a basis";
    EXPECT_TRUE(fails_with(ledger.append(entry), errc::precondition, "figures"));
    entry.figures = ledger.authenticate(ledger_purpose::figures, "1,2,3").value();
    EXPECT_TRUE(is_ok(ledger.append(entry)));
    EXPECT_EQ(bytes_of(folder / "ledger").find("1,2,3"), std::string::npos);
}

TEST(ledger, keys_differ_by_purpose) {
    const rung_test::scratch_folder folder;
    const auto                      ledger   = release_ledger::open(folder / "ledger", sample_key()).value();
    const auto                      figures  = ledger.authenticate(ledger_purpose::figures, "x").value();
    const auto                      document = ledger.authenticate(ledger_purpose::document, "x").value();
    EXPECT_NE(figures, document);
    EXPECT_NE(figures, rung::crypto::hmac_sha256(sample_key(), "x").value());
    EXPECT_EQ(document, ledger_authenticator(sample_key(), ledger_purpose::document, "x").value());
    EXPECT_NE(document, ledger_authenticator(rung_test::key_of_all('y'), ledger_purpose::document, "x").value());
}

TEST(ledger, has_one_turn_at_a_time) {
    const rung_test::scratch_folder folder;
    auto                            ledger = release_ledger::open(folder / "ledger").value();
    auto                            other  = release_ledger::open(folder / "ledger").value();
    {
        auto mine = ledger.turn().value();
        EXPECT_TRUE(fails_with(ledger.turn(), errc::precondition, "turn"));
        EXPECT_TRUE(is_ok(mine.append(sample_entries()[0])));
        EXPECT_TRUE(is_ok(mine.append(sample_entries()[1])));
        EXPECT_EQ(mine.entries().size(), 2U);
    }
    EXPECT_TRUE(other.entries().empty());
    EXPECT_EQ(other.turn()->entries().size(), 2U);
    EXPECT_EQ(other.head(), ledger.head());
}

} // namespace
