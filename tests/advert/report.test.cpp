// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/report.hpp>

#include <rung/advert/check.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "support/row.hpp"

using namespace rung;

namespace {

const advert::finding* first_of(const advert::report& report, std::string_view rule, std::size_t* index = nullptr) {
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        if (report.findings[i].rule->id != rule) { continue; }
        if (index != nullptr) { *index = i; }
        return &report.findings[i];
    }
    return nullptr;
}

struct unit_row {
    const char*      name;
    std::string_view before;
    std::uint32_t    bytes, chars, utf16;
};

// What stands before the acronym, and how long it is in the three units.
constexpr unit_row unit_rows[] = {
    {"ascii", "Ask the ", 8, 8, 8},
    {"pound_sign",
     "Earn \xC2\xA3"
     "9 in ",
     12, 11, 11},
    {"emoji_is_two_in_utf16", "\xF0\x9F\x9A\x80 with ", 10, 7, 8},
    {"family_emoji_is_five_code_points", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7\xE2\x80\x8D\xF0\x9F\x91\xA6 with ", 24, 11, 14},
    {"combining_mark_is_one_of_its_own", "Cafe\xCC\x81 with ", 12, 11, 11},
    {"composed_letter_is_one", "Caf\xC3\xA9 with ", 11, 10, 10},
    {"cjk", "\xE6\x9D\xB1\xE4\xBA\xAC with ", 12, 8, 8},
};

RUNG_ROWS(positions, unit_row, unit_rows);

TEST_P(positions, are_given_in_three_units) {
    const auto  text   = std::string(GetParam().before) + "QZXV team about the job.";
    const auto  doc    = advert::from_text("", text);
    const auto  report = advert::check(doc);
    std::size_t at     = 0;
    const auto* found  = first_of(report, "undefined-acronym", &at);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->quote, "QZXV");
    const auto where = advert::locate(report, doc, doc.title, doc.body.text);
    ASSERT_EQ(where.size(), report.findings.size());
    EXPECT_EQ(where[at].bytes, (range{GetParam().bytes, GetParam().bytes + 4}));
    EXPECT_EQ(where[at].chars, (range{GetParam().chars, GetParam().chars + 4}));
    EXPECT_EQ(where[at].utf16, (range{GetParam().utf16, GetParam().utf16 + 4}));
}

TEST(locate, counts_titles_apart_from_text) {
    const auto  doc    = advert::from_text("\xC3\x89lite QZXV lead", "You will lead the QZXV team.");
    const auto  report = advert::check(doc);
    const auto  where  = advert::locate(report, doc, doc.title, doc.body.text);
    std::size_t titles = 0;
    std::size_t texts  = 0;
    for (std::size_t i = 0; i < where.size(); ++i) {
        if (report.findings[i].rule->id != "undefined-acronym") { continue; }
        const bool title = report.findings[i].where == advert::part::title;
        ++(title ? titles : texts);
        EXPECT_EQ(where[i].bytes, title ? (range{7, 11}) : (range{18, 22}));
        EXPECT_EQ(where[i].chars, title ? (range{6, 10}) : (range{18, 22}));
    }
    EXPECT_EQ(titles, 1U);
    EXPECT_EQ(texts, 1U);
}

TEST(locate, leads_back_to_the_source_of_decoded_text) {
    // As a reader of HTML would make it: "Pay &amp; QZXV help", decoded "Pay & QZXV help".
    constexpr std::string_view source = "<p>Pay &amp; QZXV help</p>";
    advert::document           doc;
    doc.body.text = "Pay & QZXV help";
    doc.body.blocks.push_back({block_kind::paragraph, 0, {0, 15}});
    doc.body.map.add({0, 4, 3, 4});
    doc.body.map.add({4, 1, 7, 5});
    doc.body.map.add({5, 10, 12, 10});
    const auto  report = advert::check(doc);
    std::size_t at     = 0;
    const auto* found  = first_of(report, "undefined-acronym", &at);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->at, (range{6, 10}));
    const auto where = advert::locate(report, doc, {}, source);
    EXPECT_EQ(slice(source, where[at].bytes), "QZXV");
    EXPECT_EQ(where[at].chars, where[at].bytes);
}

TEST(locate, gives_zeros_where_the_whole_advert_is_meant) {
    const auto  doc    = advert::from_text("Shop Manager", "We are looking for somebody to run our shop.");
    const auto  report = advert::check(doc);
    std::size_t at     = 0;
    ASSERT_NE(first_of(report, "no-pay-stated", &at), nullptr);
    EXPECT_FALSE(report.findings[at].located);
    const auto where = advert::locate(report, doc, doc.title, doc.body.text);
    EXPECT_EQ(where[at].bytes, range{});
    EXPECT_EQ(where[at].chars, range{});
    EXPECT_EQ(where[at].utf16, range{});
}

TEST(verdict, counts_findings_by_severity) {
    const auto report =
        advert::check(advert::from_text("Shop Manager", "A degree is essential. You will utilise the QZXV system. We offer a competitive salary."));
    unsigned counted[4] = {};
    for (const auto& f : report.findings) {
        ++counted[static_cast<std::size_t>(f.level)];
    }
    EXPECT_EQ(report.verdict.credit, counted[0]);
    EXPECT_EQ(report.verdict.hint, counted[1]);
    EXPECT_EQ(report.verdict.warning, counted[2]);
    EXPECT_EQ(report.verdict.barrier, counted[3]);
    EXPECT_GE(report.verdict.barrier, 1U);
    EXPECT_GE(report.verdict.warning, 1U);
}

TEST(verdict, openness_falls_with_what_is_found_and_stays_in_range) {
    auto plain    = advert::from_text("", "You will serve people at the till.");
    plain.partial = true;
    EXPECT_EQ(advert::check(plain).verdict.openness, 100);
    auto hard    = advert::from_text("", "You will serve people at the till. A degree is essential.");
    hard.partial = true;
    EXPECT_LT(advert::check(hard).verdict.openness, 100);
    std::string worst;
    for (char a = 'B'; a <= 'Z'; ++a) {
        for (char b = 'B'; b <= 'Z'; ++b) {
            worst += std::string("You will run the Q") + a + 'X' + b + " team. ";
        }
    }
    const auto openness = advert::check(advert::from_text("", worst)).verdict.openness;
    EXPECT_GE(openness, 0);
    EXPECT_LT(openness, 5);
}

TEST(report, names_the_rules_it_was_made_with) {
    const advert::ruleset rules;
    EXPECT_EQ(advert::check(advert::from_text("", "You will serve people.")).ruleset, rules.name());
}

TEST(report, repeats_of_a_term_are_not_first) {
    auto doc           = advert::from_text("", "Ask the QZXV team. The QZXV team will answer. QZXV is here to help.");
    doc.partial        = true;
    const auto  report = advert::check(doc);
    std::string firsts;
    for (const auto& f : report.findings) {
        if (f.rule->id == "undefined-acronym") { firsts += f.first ? '1' : '0'; }
    }
    EXPECT_EQ(firsts, "100");
}

TEST(report, fills_the_placeholders_of_messages) {
    const auto report = advert::check(advert::from_text(
        "Shop Manager", "A degree is essential. Prior to starting you will utilise the QZXV system. We offer a competitive salary."));
    ASSERT_FALSE(report.findings.empty());
    for (const auto& f : report.findings) {
        EXPECT_FALSE(f.message.empty()) << f.rule->id;
        EXPECT_EQ(f.message.find('{'), std::string::npos) << f.rule->id << ": " << f.message;
    }
}

TEST(replacements, begin_with_a_capital_where_the_words_they_replace_begin_a_sentence) {
    auto doc           = advert::from_text("", "The successful applicant will serve people. Prior to starting, you will meet the team.");
    doc.partial        = true;
    const auto report  = advert::check(doc);
    unsigned   checked = 0;
    for (const auto& f : report.findings) {
        for (const auto& r : f.replacements) {
            ++checked;
            EXPECT_TRUE(r.empty() || f.quote[0] < 'A' || f.quote[0] > 'Z' || (r[0] >= 'A' && r[0] <= 'Z')) << f.quote << " -> " << r;
        }
    }
    EXPECT_GE(checked, 2U);
}

} // namespace
