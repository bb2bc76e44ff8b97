// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/document.hpp>

#include <rung/advert/check.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "support/row.hpp"

using namespace rung;

namespace {

constexpr std::string_view bare_text = "We are looking for somebody to run our shop. You will serve people at the till and fill the shelves.";

bool reports(const advert::document& of, std::string_view rule) {
    const auto report = advert::check(of);
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const advert::finding& f) { return f.rule->id == rule; });
}

std::string guess_of(const advert::document& of) {
    for (const auto& f : advert::check(of).findings) {
        if (f.rule->id == "basics-missing") { return f.note; }
    }
    return {};
}

} // namespace

TEST(document, of_plain_text_knows_no_fields) {
    const auto doc = advert::from_text("Shop Manager", "Pay:\n- weekly\n");
    EXPECT_EQ(doc.title, "Shop Manager");
    EXPECT_EQ(doc.body.text, "Pay:\n- weekly\n");
    EXPECT_EQ(doc.body.blocks.size(), 2U);
    EXPECT_TRUE(doc.body.map.is_identity());
    EXPECT_EQ(doc.kind, advert::document_kind::advert);
    EXPECT_FALSE(doc.partial);
    for (const auto* field : {&doc.pay, &doc.place, &doc.hours, &doc.contract, &doc.closing, &doc.organisation}) {
        EXPECT_EQ(field->state, advert::field_state::unknown);
        EXPECT_TRUE(field->text.empty());
    }
}

TEST(document, that_is_empty_can_be_checked) {
    const auto report = advert::check({});
    for (const auto& f : report.findings) {
        EXPECT_FALSE(f.located) << f.rule->id;
    }
}

TEST(document, told_pay_is_pay) {
    auto doc = advert::from_text("Shop Manager", std::string(bare_text));
    EXPECT_TRUE(reports(doc, "no-pay-stated"));
    doc.pay = {advert::field_state::present, "\xC2\xA3"
                                             "24,000 a year"};
    EXPECT_FALSE(reports(doc, "no-pay-stated"));
    doc.pay = {advert::field_state::absent, {}};
    EXPECT_TRUE(reports(doc, "no-pay-stated"));
}

TEST(document, told_pay_silences_vague_words_about_it) {
    auto doc = advert::from_text("Shop Manager", std::string(bare_text) + " We offer a competitive salary.");
    EXPECT_TRUE(reports(doc, "vague-pay"));
    doc.pay = {advert::field_state::present, "\xC2\xA3"
                                             "24,000 a year"};
    EXPECT_FALSE(reports(doc, "vague-pay"));
}

TEST(document, told_basics_are_not_asked_for) {
    auto doc = advert::from_text("Shop Manager", std::string(bare_text));
    EXPECT_NE(guess_of(doc), "");
    const auto before = guess_of(doc);
    doc.place         = {advert::field_state::present, "Derby"};
    EXPECT_LT(guess_of(doc).size(), before.size());
    doc.contract = {advert::field_state::present, "permanent"};
    doc.closing  = {advert::field_state::present, "2026-12-01"};
    EXPECT_EQ(guess_of(doc), "");
}

TEST(document, told_hours_are_not_asked_for) {
    auto doc = advert::from_text("Shop Manager", std::string(bare_text));
    EXPECT_TRUE(reports(doc, "hours-not-stated"));
    doc.hours = {advert::field_state::present, "37.5 a week"};
    EXPECT_FALSE(reports(doc, "hours-not-stated"));
}

namespace {

struct kind_row {
    const char*           name;
    advert::document_kind kind;
    bool                  partial, whole;
};

constexpr kind_row kinds[] = {
    {"advert_is_judged_as_a_whole", advert::document_kind::advert, false, true},
    {"snippet_is_not", advert::document_kind::advert, true, false},
    {"job_description_may_leave_pay_and_dates_to_the_advert", advert::document_kind::job_description, false, false},
    {"person_specification_too", advert::document_kind::person_specification, false, false},
};

RUNG_ROWS(document_kinds, kind_row, kinds);

TEST_P(document_kinds, decide_what_may_be_missed) {
    auto doc    = advert::from_text("Shop Manager", std::string(bare_text));
    doc.kind    = GetParam().kind;
    doc.partial = GetParam().partial;
    EXPECT_EQ(reports(doc, "no-pay-stated"), GetParam().whole);
    EXPECT_EQ(reports(doc, "hours-not-stated"), GetParam().whole);
    EXPECT_EQ(reports(doc, "basics-missing"), GetParam().whole);
}

} // namespace
