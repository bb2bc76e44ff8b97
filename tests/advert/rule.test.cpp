// SPDX-License-Identifier: Apache-2.0
#include <rung/advert/rule.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

using namespace rung;

namespace {

bool is_kebab_case(std::string_view id) {
    const auto part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (id.empty() || !part(id.front()) || !part(id.back()) || id.find("--") != std::string_view::npos) { return false; }
    return std::all_of(id.begin(), id.end(), [&](char c) { return part(c) || c == '-'; });
}

unsigned sentences_in(std::string_view text) {
    unsigned out = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool ends = text[i] == '.' || text[i] == '?' || text[i] == '!';
        out += ends && (i + 1 == text.size() || (i + 2 < text.size() && text[i + 1] == ' ' && text[i + 2] >= 'A' && text[i + 2] <= 'Z')) ? 1U : 0U;
    }
    return out;
}

} // namespace

TEST(rules, stand_in_order_so_that_each_id_is_there_once) {
    const auto all = advert::rules();
    ASSERT_FALSE(all.empty());
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_LT(all[i - 1].id, all[i].id);
    }
}

TEST(rules, are_found_by_their_id) {
    for (const auto& rule : advert::rules()) {
        EXPECT_EQ(advert::find_rule(rule.id), &rule) << rule.id;
    }
    for (const std::string_view none : {"", "a", "long-sentenc", "long-sentence-", "LONG-SENTENCE", "zzz"}) {
        EXPECT_EQ(advert::find_rule(none), nullptr) << none;
    }
}

TEST(rules, have_ids_that_may_stand_in_addresses_and_files) {
    for (const auto& rule : advert::rules()) {
        EXPECT_TRUE(is_kebab_case(rule.id)) << rule.id;
    }
}

TEST(rules, cover_at_least_ninety_ideas) {
    std::set<std::string_view> ideas;
    for (const auto& rule : advert::rules()) {
        if (rule.idea.empty()) { continue; }
        EXPECT_EQ(rule.idea.size(), 3U) << rule.id;
        EXPECT_TRUE(rule.idea[0] >= 'A' && rule.idea[0] <= 'Z') << rule.id;
        ideas.insert(rule.idea);
    }
    EXPECT_GE(ideas.size(), 90U);
}

TEST(rules, say_all_that_a_page_needs) {
    for (const auto& rule : advert::rules()) {
        EXPECT_FALSE(rule.title.empty()) << rule.id;
        EXPECT_FALSE(rule.sources.empty()) << rule.id;
        EXPECT_TRUE(rule.message.ends_with('.') || rule.message.ends_with('?')) << rule.id << ": " << rule.message;
        EXPECT_EQ(sentences_in(rule.why), 2U) << rule.id << ": " << rule.why;
    }
}

TEST(rules, use_placeholders_that_are_filled) {
    const std::set<std::string_view> known = {"{term}", "{plain}", "{expansion}", "{note}", "{sector}", "{count}", "{limit}"};
    for (const auto& rule : advert::rules()) {
        for (auto at = rule.message.find('{'); at != std::string_view::npos; at = rule.message.find('{', at + 1)) {
            const auto end = rule.message.find('}', at);
            ASSERT_NE(end, std::string_view::npos) << rule.id;
            EXPECT_TRUE(known.contains(rule.message.substr(at, end + 1 - at))) << rule.id << ": " << rule.message;
        }
    }
}

TEST(rules, credit_in_the_positive_family_and_nowhere_else) {
    for (const auto& rule : advert::rules()) {
        EXPECT_EQ(rule.about == advert::family::positive, rule.level == severity::credit) << rule.id;
    }
}

TEST(rules, about_counting_coded_words_are_contested_and_off) {
    const auto* balance = advert::find_rule("gender-coded-balance");
    ASSERT_NE(balance, nullptr);
    EXPECT_TRUE(balance->contested);
    EXPECT_FALSE(balance->on);
}

TEST(family, names_are_the_output_form) {
    // Pinned: scripts read them. The order is that of the enumeration.
    constexpr std::string_view pinned[] = {"acronym", "jargon",      "buzzword",     "wordy",     "long_sentence", "readability", "degree",
                                           "years",   "class_coded", "gender_coded", "age_coded", "cost",          "pay",         "flexibility",
                                           "network", "equality",    "missing",      "positive",  "other"};
    ASSERT_EQ(std::size(pinned), std::size(advert::family_names));
    for (std::size_t i = 0; i < std::size(pinned); ++i) {
        EXPECT_EQ(advert::name(static_cast<advert::family>(i)), pinned[i]);
    }
}
