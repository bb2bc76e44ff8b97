// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/submit.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

#include <rung/disclosure/document.hpp>
#include <rung/disclosure/publish.hpp>

#include "support/people.hpp"
#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"
#include "support/small_json.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;

static_assert(!std::is_default_constructible_v<submission> && !std::is_constructible_v<submission, counted_table>);
static_assert(!std::is_convertible_v<submission, published_table> && !std::is_constructible_v<published_table, submission>);

const rung_test::people staff = {{"site"}, {{{"s1"}, 3}, {{"s2"}, 12}, {{"s3"}, 40}}};

struct desk {
    rung_test::scratch_folder folder;
    release_ledger            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();
    rung::crypto::opening_key key    = rung::crypto::opening_key::make().value();

    submission_request request() {
        submission_request out;
        out.collection    = "survey";
        out.table         = rung_test::table_by("return", {"site"});
        out.recipient_pem = key.recipient()->to_pem().value();
        out.basis         = "Equality Act 2010, \"s. 78\"";
        out.sign_off      = "A. Officer";
        out.date          = {2026, 4, 4};
        return out;
    }
    rung::result<submission> put(const submission_request& what) { return submit(rung_test::records_of(staff), what, ledger); }
};

TEST(submit, gives_exact_figures_to_its_recipient_alone) {
    desk       d;
    const auto made = d.put(d.request());
    ASSERT_TRUE(is_ok(made));
    EXPECT_TRUE(rung_test::holds(check_document(made->to_json(), rung_test::sample_key()), vouched_document{document_kind::submission, 1}));
    const auto clear = rung_test::read_small_json(made->to_json());
    EXPECT_EQ(clear["schema"].text, "rung-submission/1");
    EXPECT_EQ(clear["basis"].text, "Equality Act 2010, \"s. 78\"");
    EXPECT_EQ(clear["sign_off"].text, "A. Officer");
    EXPECT_EQ(clear["recipient"].text, d.key.recipient()->fingerprint().value());
    EXPECT_EQ(made->recipient(), clear["recipient"].text);

    const auto opened = open_submission(made->to_json(), d.key);
    ASSERT_TRUE(is_ok(opened));
    const auto figures = rung_test::read_small_json(*opened);
    EXPECT_EQ(figures["schema"].text, "rung-figures/1");
    std::string cells;
    for (const auto& c : figures["cells"].list) { cells += c.text + " "; }
    EXPECT_EQ(cells, "3 12 40 55 ");
    ASSERT_EQ(figures["small"].list.size(), 1U);
    EXPECT_EQ(figures["small"].list[0].text, "0");
    EXPECT_TRUE(fails_with(open_submission(made->to_json(), rung::crypto::opening_key::make().value()), errc::not_authentic, "seal"));
}

TEST(submit, is_in_the_ledger_without_its_figures) {
    desk       d;
    const auto made = d.put(d.request());
    ASSERT_TRUE(is_ok(made));
    ASSERT_EQ(d.ledger.entries().size(), 1U);
    const auto& entry = d.ledger.entries()[0];
    EXPECT_EQ(entry.kind, entry_kind::submission);
    EXPECT_EQ(entry.recipient, made->recipient());
    EXPECT_EQ(entry.basis, "Equality Act 2010, \"s. 78\"");
    EXPECT_EQ(entry.number, made->entry());
    const auto opened = open_submission(made->to_json(), d.key).value();
    EXPECT_EQ(entry.figures, d.ledger.authenticate(ledger_purpose::figures, opened).value());
    // Not even what categories there are.
    EXPECT_EQ(rung_test::bytes_of(d.folder / "ledger").find("s1"), std::string::npos);
    // Nor an unkeyed digest of it, which could be guessed.
    EXPECT_EQ(rung_test::bytes_of(d.folder / "ledger").find(rung::crypto::to_hex(rung::crypto::sha256(opened).value())), std::string::npos);

    // A submission doesn't hinder a publication.
    release_request table;
    table.collection = "survey";
    table.table      = rung_test::table_by("table", {"site"});
    EXPECT_TRUE(is_ok(publish(rung_test::records_of(staff), table, d.ledger)));
}

TEST(submit, each_time_is_another_disclosure_of_the_same_figures) {
    desk       d;
    const auto one = d.put(d.request());
    const auto two = d.put(d.request());
    ASSERT_TRUE(is_ok(one));
    ASSERT_TRUE(is_ok(two));
    EXPECT_NE(one->to_json(), two->to_json());
    EXPECT_EQ(d.ledger.entries().size(), 2U);
    EXPECT_EQ(d.ledger.entries()[0].figures, d.ledger.entries()[1].figures);
}

TEST(submit, notices_every_change) {
    desk       d;
    const auto sound = d.put(d.request())->to_json();
    const auto key   = rung_test::sample_key();
    for (std::size_t at = 0; at < sound.size(); ++at) {
        auto other = sound;
        other[at]  = static_cast<char>(other[at] ^ 1);
        ASSERT_TRUE(fails_with(check_document(other, key), errc::not_authentic, "document")) << at;
        // The recipient, without the ledger's key, still sees what was changed about recipient, basis and figures.
        if (at < sound.find(",\"authenticator\"")) { ASSERT_FALSE(open_submission(other, d.key).has_value()) << at; }
    }
    EXPECT_TRUE(fails_with(check_document(sound, rung_test::key_of_all('x')), errc::not_authentic, "document"));
}

TEST(submit, says_what_is_missing_and_enters_nothing) {
    desk d;
    auto without  = d.request();
    without.basis = "";
    EXPECT_TRUE(fails_with(d.put(without), errc::precondition, "basis"));
    without                     = d.request();
    without.table.counting.name = "";
    EXPECT_TRUE(fails_with(d.put(without), errc::precondition, "table"));
    without               = d.request();
    without.recipient_pem = "no key";
    EXPECT_TRUE(fails_with(d.put(without), errc::bad_key, "recipient"));
    without       = d.request();
    without.table = rung_test::table_by("t", {"grade"});
    EXPECT_TRUE(fails_with(d.put(without), errc::not_found, "column grade"));
    EXPECT_TRUE(d.ledger.entries().empty());
}

TEST(submit, of_another_form_is_not_opened) {
    desk d;
    auto sound = d.put(d.request())->to_json();
    EXPECT_TRUE(fails_with(open_submission("{}", d.key), errc::bad_table, "document"));
    EXPECT_TRUE(fails_with(open_submission(sound.substr(0, 100), d.key), errc::bad_table, "document"));
    sound.replace(sound.find("submission/1"), 12, "submission/2");
    EXPECT_TRUE(fails_with(open_submission(sound, d.key), errc::bad_table, "schema"));
}

} // namespace
