// SPDX-License-Identifier: Apache-2.0
#include <rung/text/sentences.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

using namespace rung::text;

namespace {

/// The sentences of `text`, with " | " between.
std::string split(std::string_view text) {
    std::vector<token> tokens;
    tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::vector<sentence> sentences;
    split_sentences(text, tokens, 0, sentences);
    std::string out;
    for (const auto& s : sentences) {
        if (!out.empty()) { out += " | "; }
        out += rung::slice(text, {tokens[s.first].at.begin, tokens[s.last - 1].at.end});
    }
    return out;
}

struct split_row {
    const char*      name;
    std::string_view text, wanted;
};

constexpr split_row rows[] = {
    {"nothing", "", ""},
    {"one_without_a_full_stop", "Drive a van", "Drive a van"},
    {"two", "We care. You drive.", "We care. | You drive."},
    {"question", "Can you drive? Apply today!", "Can you drive? | Apply today!"},
    {"title", "Ask for Dr. Khan at the desk. She will help.", "Ask for Dr. Khan at the desk. | She will help."},
    {"for_example", "You will use tools, e.g. Excel. We train you.", "You will use tools, e.g. Excel. | We train you."},
    {"initial", "Write to J. Smith. Thank you.", "Write to J. Smith. | Thank you."},
    {"decimal", "You work 37.5 hours. Pay is weekly.", "You work 37.5 hours. | Pay is weekly."},
    {"money_begins_a_sentence", "It is a good job. \xC2\xA3" "12 an hour.", "It is a good job. | \xC2\xA3" "12 an hour."},
    {"small_letter_goes_on", "We pay approx. ten pounds. Fine.", "We pay approx. ten pounds. | Fine."},
    {"etc_at_the_end", "Sweep, wash, etc. You get a break.", "Sweep, wash, etc. | You get a break."},
    {"no_blank_after_the_full_stop", "You join the team.You will learn.", "You join the team. | You will learn."},
    {"address_is_not_the_end", "See www.example.org for more. Apply.", "See www.example.org for more. | Apply."},
    {"ellipsis", "And there is more\xE2\x80\xA6 We pay well.", "And there is more\xE2\x80\xA6 | We pay well."},
    {"line_break_before_a_capital", "Drive a van\nWash the van", "Drive a van | Wash the van"},
    {"line_break_before_a_small_letter", "Drive a van\nand wash it.", "Drive a van\nand wash it."},
    {"bullet_inside", "Duties: \xE2\x80\xA2 drive \xE2\x80\xA2 wash", "Duties: \xE2\x80\xA2 | drive \xE2\x80\xA2 | wash"},
    {"dash_is_not_the_end", "Pay \xE2\x80\x93 weekly.", "Pay \xE2\x80\x93 weekly."},
};

RUNG_ROWS(sentences, split_row, rows);

TEST_P(sentences, end_where_a_reader_stops) { EXPECT_EQ(split(GetParam().text), GetParam().wanted); }

struct count_row {
    const char*      name;
    std::string_view text;
    std::uint32_t    words;
};

constexpr count_row counts[] = {
    {"plain", "You will drive a van.", 5},
    {"hyphenated_is_one", "A fast-paced well-known firm", 4},
    {"and_or_is_one", "vans and/or lorries", 3},
    {"marks_are_none", "vans, lorries & cars", 3},
    {"numbers_and_money_count", "37.5 hours at \xC2\xA3" "12", 4},
    {"address_is_one", "see www.example.org", 2},
};

RUNG_ROWS(word_count, count_row, counts);

TEST_P(word_count, is_that_of_a_reader) {
    std::vector<token> tokens;
    tokenise(GetParam().text, {0, static_cast<std::uint32_t>(GetParam().text.size())}, tokens);
    std::vector<sentence> out;
    split_sentences(GetParam().text, tokens, 0, out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].words, GetParam().words);
}

TEST(sentences, cover_every_token_in_order_with_the_offset_added) {
    const std::string_view text = "One. Two three. Four?";
    std::vector<token>     tokens;
    tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::vector<sentence> out;
    split_sentences(text, tokens, 100, out);
    ASSERT_EQ(out.size(), 3U);
    EXPECT_EQ(out.front().first, 100U);
    for (std::size_t i = 1; i < out.size(); ++i) { EXPECT_EQ(out[i].first, out[i - 1].last); }
    EXPECT_EQ(out.back().last, 100U + tokens.size());
}

} // namespace
