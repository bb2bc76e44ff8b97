// SPDX-License-Identifier: Apache-2.0
#include <rung/format/zip.hpp>

#include <gtest/gtest.h>

#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/stored_zip.hpp"

using rung::errc;
using rung::format::zip_archive;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::zip_of;

namespace {

TEST(zip, lists_and_reads) {
    const auto bytes   = zip_of({{"a.txt", "alpha"}, {"dir/b.txt", ""}, {"../c", "gamma"}});
    const auto archive = zip_archive::open(bytes);
    ASSERT_TRUE(is_ok(archive));
    ASSERT_EQ(archive->entries().size(), 3U);
    EXPECT_EQ(archive->entries()[2].name, "../c");
    EXPECT_EQ(archive->entries()[0].unpacked, 5U);
    EXPECT_TRUE(rung_test::holds(archive->read(archive->entries()[0]), std::string("alpha")));
    EXPECT_TRUE(rung_test::holds(archive->read(*archive->find("dir/b.txt")), std::string()));
    EXPECT_TRUE(rung_test::holds(archive->read(*archive->find("../c")), std::string("gamma")));
    EXPECT_EQ(archive->find("A.txt"), nullptr);
}

// Deflate, RFC 1951: one block with fixed codes that holds "aaaaaaaaaa".
const std::string ten_a("\x4B\x84\x03\x00", 4);

TEST(zip, inflates) {
    const auto bytes = zip_of({{"a", ten_a, 8, 10, rung_test::crc32_of("aaaaaaaaaa")}});
    const auto archive = zip_archive::open(bytes);
    ASSERT_TRUE(is_ok(archive));
    EXPECT_TRUE(rung_test::holds(archive->read(archive->entries()[0]), std::string("aaaaaaaaaa")));
}

TEST(zip, archive_without_entries_is_refused) { EXPECT_TRUE(fails_with(zip_archive::open(zip_of({})), errc::bad_zip, "")); }

struct damaged_row {
    const char*         name;
    rung_test::zip_file file;
};

const damaged_row damaged_rows[] = {
    {"wrong_sum", {"a", "alpha", 0, -1, 0x12345678}},
    {"encrypted", {"a", "alpha", 0, -1, 0, 1}},
    {"unknown_method", {"a", "alpha", 14, 5, 1}},
    {"unpacks_to_more_than_it_says", {"a", ten_a, 8, 4, rung_test::crc32_of("aaaaaaaaaa")}},
    {"unpacks_to_less_than_it_says", {"a", ten_a, 8, 40, rung_test::crc32_of("aaaaaaaaaa")}},
    {"no_deflate", {"a", "\xFF\xFF\xFF\xFF", 8, 40, 1}},
};

RUNG_ROWS(damaged_entry, damaged_row, damaged_rows);

TEST_P(damaged_entry, is_refused) {
    const auto bytes   = zip_of({{"good", "x"}, GetParam().file});
    const auto archive = zip_archive::open(bytes);
    ASSERT_TRUE(is_ok(archive));
    EXPECT_TRUE(fails_with(archive->read(archive->entries()[1]), errc::bad_zip, "entry 1"));
    EXPECT_TRUE(is_ok(archive->read(archive->entries()[0])));
}

TEST(zip, what_is_no_archive_is_refused) {
    EXPECT_TRUE(fails_with(zip_archive::open(""), errc::bad_zip, ""));
    EXPECT_TRUE(fails_with(zip_archive::open("PK"), errc::bad_zip, ""));
    EXPECT_TRUE(fails_with(zip_archive::open("A driver wanted."), errc::bad_zip, ""));
}

TEST(zip, any_cut_is_refused_or_read) {
    const auto whole = zip_of({{"a.txt", "alpha"}, {"b.txt", "beta"}});
    for (std::size_t n = 0; n < whole.size(); ++n) {
        const auto cut     = whole.substr(0, n);
        const auto archive = zip_archive::open(cut);
        if (!archive) { continue; }
        for (const auto& entry : archive->entries()) { (void)archive->read(entry); }
    }
}

/// All that a stream gives, `step` bytes at a time.
rung::result<std::string> streamed(const zip_archive& archive, const rung::format::zip_entry& entry, std::size_t step) {
    auto stream = archive.stream(entry);
    if (!stream) { return stream.error(); }
    std::string out;
    for (std::string piece(step, '\0');;) {
        const auto got = stream->read(piece.data(), step);
        if (!got) {
            EXPECT_TRUE(fails_with(stream->read(piece.data(), step), got.error().code, got.error().where));
            return got.error();
        }
        if (*got == 0) { return out; }
        out.append(piece, 0, *got);
    }
}

TEST(zip, streams_what_it_reads) {
    const auto bytes   = zip_of({{"a", "alpha"}, {"b", ten_a, 8, 10, rung_test::crc32_of("aaaaaaaaaa")}, {"c", ""}});
    const auto archive = zip_archive::open(bytes);
    ASSERT_TRUE(is_ok(archive));
    for (const std::size_t step : {1U, 3U, 100U}) {
        EXPECT_TRUE(rung_test::holds(streamed(*archive, archive->entries()[0], step), std::string("alpha")));
        EXPECT_TRUE(rung_test::holds(streamed(*archive, archive->entries()[1], step), std::string("aaaaaaaaaa")));
        EXPECT_TRUE(rung_test::holds(streamed(*archive, archive->entries()[2], step), std::string()));
    }
}

TEST_P(damaged_entry, is_refused_as_a_stream) {
    const auto bytes   = zip_of({{"good", "x"}, GetParam().file});
    const auto archive = zip_archive::open(bytes);
    ASSERT_TRUE(is_ok(archive));
    EXPECT_TRUE(fails_with(streamed(*archive, archive->entries()[1], 3), errc::bad_zip, "entry 1"));
}

struct bomb_row {
    const char*   name;
    std::int64_t  claimed;
    rung::limits  bounds;
    const char*   where;
};

const bomb_row bomb_rows[] = {
    {"more_than_the_limit", 65 << 20, {}, "limits.decoded_bytes"},
    {"more_than_four_times_is_much_here", 8 << 20, {.archive_ratio = 4}, "limits.archive_ratio"},
    {"ratio_of_the_default", 60 << 20, {}, "limits.archive_ratio"},
    {"no_ratio_at_all", 2 << 20, {.archive_ratio = 0}, "limits.archive_ratio"},
};

RUNG_ROWS(zip_bomb, bomb_row, bomb_rows);

TEST_P(zip_bomb, is_refused_before_it_is_unpacked) {
    const auto bytes = zip_of({{"bomb", ten_a, 8, GetParam().claimed, 1}});
    EXPECT_TRUE(fails_with(zip_archive::open(bytes, GetParam().bounds), errc::zip_bomb, GetParam().where));
}

TEST(zip, bomb_of_many_entries_is_refused) {
    std::vector<rung_test::zip_file> files;
    for (int i = 0; i < 70; ++i) { files.push_back({"x", ten_a, 8, 1 << 20, 1}); }
    EXPECT_TRUE(fails_with(zip_archive::open(zip_of(files)), errc::zip_bomb, "limits.decoded_bytes"));
    EXPECT_TRUE(fails_with(zip_archive::open(zip_of(files), {.decoded_bytes = 1U << 30U}), errc::zip_bomb, "limits.archive_ratio"));
}

TEST(zip, too_many_entries_are_refused) {
    const auto bytes = zip_of({{"a", "1"}, {"b", "2"}, {"c", "3"}});
    EXPECT_TRUE(fails_with(zip_archive::open(bytes, {.archive_entries = 2}), errc::zip_bomb, "limits.archive_entries"));
    EXPECT_TRUE(is_ok(zip_archive::open(bytes, {.archive_entries = 3})));
}

} // namespace
