// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/ruleset.hpp>

#include <rung/advert/check.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

using namespace rung;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

advert::report check_with(const advert::house_style& style, std::string_view text, std::string_view title = {}) {
    auto made = advert::make_ruleset(style);
    EXPECT_TRUE(is_ok(made));
    auto doc = advert::from_text(std::string(title), std::string(text));
    return advert::check(doc, made ? *made : advert::ruleset{});
}

std::vector<const advert::finding*> of_rule(const advert::report& report, std::string_view rule) {
    std::vector<const advert::finding*> out;
    for (const auto& f : report.findings) {
        if (f.rule->id == rule) { out.push_back(&f); }
    }
    return out;
}

advert::house_style with_rule(advert::rule_setting setting) {
    advert::house_style out;
    out.rules.push_back(std::move(setting));
    return out;
}

constexpr std::string_view acronym_text = "You will run the QZXV team.";

} // namespace

TEST(ruleset, of_no_settings_finds_what_ships_finds) {
    const auto shipped = advert::check(advert::from_text("", std::string(acronym_text)));
    const auto styled  = check_with({}, acronym_text);
    ASSERT_EQ(shipped.findings.size(), styled.findings.size());
    for (std::size_t i = 0; i < shipped.findings.size(); ++i) {
        EXPECT_EQ(shipped.findings[i].rule, styled.findings[i].rule);
    }
}

TEST(ruleset, rule_can_be_turned_off) {
    EXPECT_EQ(of_rule(check_with({}, acronym_text), "undefined-acronym").size(), 1U);
    EXPECT_EQ(of_rule(check_with(with_rule({"undefined-acronym", false, {}, {}}), acronym_text), "undefined-acronym").size(), 0U);
}

TEST(ruleset, rule_that_is_off_can_be_turned_on) {
    constexpr std::string_view text = "We want a dominant, aggressive, fearless leader who is ambitious and competitive.";
    EXPECT_EQ(of_rule(check_with({}, text), "gender-coded-balance").size(), 0U);
    EXPECT_EQ(of_rule(check_with(with_rule({"gender-coded-balance", true, {}, {}}), text), "gender-coded-balance").size(), 1U);
}

TEST(ruleset, severity_of_a_rule_can_be_set) {
    for (const auto level : {severity::hint, severity::warning, severity::barrier}) {
        const auto report = check_with(with_rule({"undefined-acronym", {}, level, {}}), acronym_text);
        const auto found  = of_rule(report, "undefined-acronym");
        ASSERT_EQ(found.size(), 1U);
        EXPECT_EQ(found[0]->level, level);
    }
}

TEST(ruleset, set_severity_overrides_that_of_a_term) {
    const auto report = check_with(with_rule({"years-of-experience", {}, severity::hint, {}}), "You have at least ten years of experience in sales.");
    for (const auto* f : of_rule(report, "years-of-experience")) {
        EXPECT_EQ(f->level, severity::hint) << f->quote;
    }
}

TEST(ruleset, credits_stay_credits) {
    const auto report = check_with(with_rule({"positive-pay", {}, severity::barrier, {}}), "We pay \xC2\xA3"
                                                                                           "24,000 a year.");
    const auto found  = of_rule(report, "positive-pay");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0]->level, severity::credit);
}

namespace {

struct limit_row {
    const char*      name;
    std::string_view rule;
    double           limit;
    std::string_view text;
    bool             fires;
};

constexpr std::string_view twelve_words   = "You will serve the people who come in to buy their bread.";
constexpr std::string_view two_to_thirty  = "We pay \xC2\xA3"
                                            "20,000 to \xC2\xA3"
                                            "25,000 a year.";
constexpr std::string_view three_acronyms = "You will run QZXV, XQZV and ZQXV.";

constexpr limit_row limit_rows[] = {
    {"shorter_sentences", "long-sentence", 10, twelve_words, true},
    {"limit_itself_is_allowed", "long-sentence", 12, twelve_words, false},
    {"wide_enough_for_the_range", "wide-pay-range", 30, two_to_thirty, false},
    {"narrower_than_the_range", "wide-pay-range", 20, two_to_thirty, true},
    {"as_many_acronyms_as_the_limit", "many-acronyms", 3, three_acronyms, true},
    {"fewer_acronyms_than_the_limit", "many-acronyms", 4, three_acronyms, false},
};

RUNG_ROWS(rule_limits, limit_row, limit_rows);

TEST_P(rule_limits, can_be_set) {
    const auto& row    = GetParam();
    const auto  report = check_with(with_rule({std::string(row.rule), {}, {}, row.limit}), row.text);
    EXPECT_EQ(!of_rule(report, row.rule).empty(), row.fires);
}

struct answer_row {
    const char*      name;
    std::string_view answer, rule, text;
};

constexpr answer_row answer_rows[] = {
    {"driving", "driving-is-part-of-the-job", "driving-licence", "You must have a full driving licence."},
    {"vehicle", "own-vehicle-is-paid-for", "own-car", "You must have your own car."},
    {"degree", "degree-is-required-by-law", "degree-required", "You must be educated to degree level."},
    {"checks", "we-pay-for-checks", "check-fee-unclear", "You will need an enhanced DBS check."},
    {"interview", "we-pay-travel-to-interview", "travel-costs", "Interviews will be held in Derby on 3 May."},
    {"lawful_ground", "lawful-ground-is-documented", "sex-stated", "Female applicants only."},
};
static_assert(std::size(answer_rows) == std::size(advert::answer_names));

RUNG_ROWS(answers, answer_row, answer_rows);

TEST_P(answers, given_once_are_not_asked_again) {
    const auto& row = GetParam();
    EXPECT_FALSE(of_rule(check_with({}, row.text), row.rule).empty());
    advert::house_style style;
    style.answers.emplace_back(row.answer);
    EXPECT_TRUE(of_rule(check_with(style, row.text), row.rule).empty());
}

} // namespace

TEST(house_style, own_term_is_reported_with_the_words_wanted) {
    advert::house_style style;
    style.terms.push_back({"colleague partner", "member of staff", "Our name for staff."});
    const auto report = check_with(style, "Every Colleague Partner gets a pension.");
    const auto found  = of_rule(report, "house-word");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0]->quote, "Colleague Partner");
    ASSERT_FALSE(found[0]->replacements.empty());
    EXPECT_EQ(found[0]->replacements[0].substr(1), "ember of staff");
    EXPECT_EQ(found[0]->note, "Our name for staff.");
}

TEST(house_style, allowed_word_is_left_alone) {
    constexpr std::string_view text = "You will utilise the till.";
    EXPECT_EQ(check_with({}, text).findings.empty(), false);
    const auto count = [](const advert::report& r) {
        unsigned out = 0;
        for (const auto& f : r.findings) {
            out += f.quote == "utilise" ? 1U : 0U;
        }
        return out;
    };
    EXPECT_EQ(count(check_with({}, text)), 1U);
    advert::house_style style;
    style.allowed.emplace_back("utilise");
    EXPECT_EQ(count(check_with(style, text)), 0U);
}

TEST(house_style, allowed_acronym_is_left_alone) {
    advert::house_style style;
    style.allowed.emplace_back("qzxv");
    EXPECT_TRUE(of_rule(check_with(style, acronym_text), "undefined-acronym").empty());
}

TEST(house_style, pack_of_the_host_counts_like_one_of_ours) {
    const std::string   tsv = "term\tform\trule\tplain\tnote\tflags\nwidgetise\tv\tformal-word\tmake\t\tsafe\n";
    advert::house_style style;
    style.packs.push_back({"ours", tsv});
    const auto report = check_with(style, "You will be widgetising all day.");
    const auto found  = of_rule(report, "formal-word");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0]->quote, "widgetising");
    ASSERT_FALSE(found[0]->replacements.empty());
    EXPECT_EQ(found[0]->replacements[0], "making");
    EXPECT_TRUE(found[0]->safe);
}

TEST(house_style, text_of_a_pack_need_not_outlive_the_call) {
    advert::house_style style;
    advert::ruleset     rules;
    {
        const std::string tsv = "term\tform\trule\tplain\tnote\tflags\nwidgetise\tv\tformal-word\tmake\t\t\n";
        style.packs.push_back({"ours", tsv});
        auto made = advert::make_ruleset(style);
        ASSERT_TRUE(is_ok(made));
        rules = *std::move(made);
    }
    EXPECT_EQ(of_rule(advert::check(advert::from_text("", "You widgetise."), rules), "formal-word").size(), 1U);
}

TEST(house_style, reading_age_target_is_named_in_the_message) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
        text += "The administrative infrastructure necessitates considerable organisational coordination and documentation. ";
    }
    advert::house_style style;
    style.reading_age_target = 11;
    const auto report        = check_with(style, text);
    const auto found         = of_rule(report, "reading-age");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0]->message.find("11"), std::string::npos) << found[0]->message;
    EXPECT_FALSE(found[0]->located);
}

TEST(house_style, minimum_wage_is_that_of_the_day) {
    constexpr std::string_view text = "We pay \xC2\xA3"
                                      "11.00 an hour.";
    advert::house_style        style;
    style.as_of = {2026, 11, 21};
    EXPECT_FALSE(of_rule(check_with(style, text), "below-minimum-wage").empty());
    style.as_of = {2023, 6, 1};
    EXPECT_TRUE(of_rule(check_with(style, text), "below-minimum-wage").empty());
}

TEST(ruleset_name, tells_settings_apart) {
    const auto name_of = [](const advert::house_style& style) {
        auto made = advert::make_ruleset(style);
        EXPECT_TRUE(is_ok(made));
        return made ? made->name() : std::string{};
    };
    advert::house_style terms;
    terms.terms.push_back({"bean", "pod", ""});
    advert::house_style answers;
    answers.answers.emplace_back("we-pay-for-checks");
    advert::house_style target;
    target.reading_age_target            = 12;
    const std::vector<std::string> names = {advert::ruleset{}.name(),
                                            name_of(with_rule({"long-sentence", false, {}, {}})),
                                            name_of(with_rule({"long-sentence", true, {}, {}})),
                                            name_of(with_rule({"long-sentence", {}, severity::barrier, {}})),
                                            name_of(with_rule({"long-sentence", {}, {}, 30.0})),
                                            name_of(terms),
                                            name_of(answers),
                                            name_of(target)};
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_NE(names[i], "");
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_NE(names[i], names[j]) << i << ' ' << j;
        }
    }
    EXPECT_EQ(name_of(terms), name_of(terms));
}

TEST(ruleset, copies_share_one_state) {
    auto made = advert::make_ruleset(with_rule({"undefined-acronym", false, {}, {}}));
    ASSERT_TRUE(is_ok(made));
    const advert::ruleset copy = *made;
    EXPECT_EQ(copy.settings(), made->settings());
    EXPECT_EQ(copy.name(), made->name());
}
