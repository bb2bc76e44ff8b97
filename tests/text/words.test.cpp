// SPDX-License-Identifier: Apache-2.0
#include <rung/text/words.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

using namespace rung::text;

namespace {

std::vector<token> tokens_of(std::string_view text) {
    std::vector<token> out;
    tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, out);
    return out;
}

/// Writes tokens as "w:text": w word, n number, m money, l link, . mark; then the bits that matter, in small letters.
std::string written(std::string_view text) {
    std::string out;
    for (const auto& t : tokens_of(text)) {
        if (!out.empty()) { out += ' '; }
        out += std::string_view("wnml.")[static_cast<std::size_t>(t.kind)];
        out += ':';
        out += slice(text, t.at);
        if (t.is(glued)) { out += "|glued"; }
        if (t.is(upper_all)) { out += "|caps"; }
        if (t.is(plural_s)) { out += "|plural"; }
        if (t.is(dotted)) { out += "|dotted"; }
        if (t.is(masked)) { out += "|masked"; }
    }
    return out;
}

struct token_row {
    const char*      name;
    std::string_view text, wanted;
};

constexpr token_row rows[] = {
    {"nothing", "", ""},
    {"blanks", " \t\r\n ", ""},
    {"words_and_a_mark", "We care, daily.", "w:We w:care .:, w:daily .:."},
    {"apostrophe_inside", "don't they'll", "w:don't w:they'll"},
    {"typographic_apostrophe", "don\xE2\x80\x99t", "w:don\xE2\x80\x99t"},
    {"quotation_marks_are_no_tokens", "'Work' \"hard\"", "w:Work w:hard"},
    {"typographic_quotation_marks", "\xE2\x80\x9Cplay\xE2\x80\x9D", "w:play"},
    {"possessive_belongs_to_its_word", "the firm's staff", "w:the w:firm's w:staff"},
    {"plural_possessive", "drivers' hours", "w:drivers w:hours"},
    {"ampersand_between_capitals", "R&D A&E", "w:R&D|caps w:A&E|caps"},
    {"ampersand_between_words", "Health & Safety", "w:Health .:& w:Safety"},
    {"hyphen_glues", "fast-paced", "w:fast w:paced|glued"},
    {"hyphen_with_blanks_is_a_mark", "fast - paced", "w:fast .:- w:paced"},
    {"non_breaking_hyphen_glues", "fast\xE2\x80\x91paced", "w:fast w:paced|glued"},
    {"dash_is_a_mark", "pay \xE2\x80\x93 weekly", "w:pay .:\xE2\x80\x93 w:weekly"},
    {"capitals", "NHS", "w:NHS|caps"},
    {"capitals_with_plural_s", "KPIs", "w:KPIs|caps|plural"},
    {"one_capital_is_no_acronym", "A job", "w:A w:job"},
    {"mixed_case", "PhD", "w:PhD"},
    {"letters_and_digits", "B2B NVQ3", "w:B2B|caps w:NVQ3|caps"},
    {"digits_that_run_into_letters", "9am 1st 24x7", "w:9am w:1st w:24x7"},
    {"abbreviation_is_one_token", "e.g. this", "w:e.g.|dotted w:this"},
    {"dotted_capitals", "the N.H.S. pays", "w:the w:N.H.S.|caps|dotted w:pays"},
    {"initial_is_not_dotted", "J. Smith", "w:J .:. w:Smith"},
    {"numbers", "37.5 24,000 16", "n:37.5 n:24,000 n:16"},
    {"full_stop_behind_a_number", "by 2026.", "w:by n:2026 .:."},
    {"pounds", "\xC2\xA3" "12.50", "m:\xC2\xA3" "12.50"},
    {"thousands", "\xC2\xA3" "24k", "m:\xC2\xA3" "24k"},
    {"range_of_pay", "\xC2\xA3" "24,000-\xC2\xA3" "28,000", "m:\xC2\xA3" "24,000 .:- m:\xC2\xA3" "28,000"},
    {"euro", "\xE2\x82\xAC" "30", "m:\xE2\x82\xAC" "30"},
    {"masked_pay", "\xC2\xA3****", "m:\xC2\xA3****|masked"},
    {"masked_number", "**** per hour", "n:****|masked w:per w:hour"},
    {"markdown_stars_are_no_tokens", "**bold**", "w:bold"},
    {"web_address", "see https://jobs.example/a?b=c, now", "w:see l:https://jobs.example/a?b=c .:, w:now"},
    {"www", "www.example.org.", "l:www.example.org .:."},
    {"bare_address", "go to example.co.uk today", "w:go w:to l:example.co.uk w:today"},
    {"mail_address", "write to jo.bloggs@example.com.", "w:write w:to l:jo.bloggs@example.com .:."},
    {"missing_blank_after_a_full_stop", "the team.You will", "w:the w:team .:. w:You w:will"},
    {"accents", "caf\xC3\xA9 r\xC3\xA9sum\xC3\xA9", "w:caf\xC3\xA9 w:r\xC3\xA9sum\xC3\xA9"},
    {"emoji_is_no_token", "join \xF0\x9F\x9A\x80 us", "w:join w:us"},
    {"slash", "and/or", "w:and .:/ w:or"},
    {"broken_utf8_is_passed_over", "a\xFF\xC3 b", "w:a w:b"},
};

RUNG_ROWS(tokens, token_row, rows);

TEST_P(tokens, are_as_a_reader_sees_them) { EXPECT_EQ(written(GetParam().text), GetParam().wanted); }

struct same_hash_row {
    const char*      name;
    std::string_view written, folded;
};

constexpr same_hash_row same_hashes[] = {
    {"case", "StakeHolder", "stakeholder"},
    {"apostrophe_shape", "don\xE2\x80\x99t", "don't"},
    {"possessive_is_left_out", "firm's", "firm"},
    {"typographic_possessive", "firm\xE2\x80\x99s", "firm"},
    {"dots_are_left_out", "N.H.S.", "nhs"},
    {"ampersand_stays", "A&E", "a&e"},
    {"separators_are_left_out", "24,000", "24000"},
    {"decimals_stay", "7.5", "7.5"},
};

RUNG_ROWS(folding, same_hash_row, same_hashes);

TEST_P(folding, gives_equal_hashes) {
    const auto tokens = tokens_of(GetParam().written);
    ASSERT_EQ(tokens.size(), 1U);
    EXPECT_EQ(tokens[0].hash, hash_of_folded(GetParam().folded));
}

TEST(words, reads_only_the_range_it_is_given) {
    const std::string_view text = "alpha beta gamma";
    std::vector<token>     out;
    tokenise(text, {6, 10}, out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(slice(text, out[0].at), "beta");
    tokenise(text, {6, 8}, out);
    ASSERT_EQ(out.size(), 2U) << "appends";
    EXPECT_EQ(slice(text, out[1].at), "be");
    tokenise(text, {11, 400}, out);
    ASSERT_EQ(out.size(), 3U);
    EXPECT_EQ(slice(text, out[2].at), "gamma") << "a range past the end is cut";
}

/// Every string of up to four bytes out of those that the scanner treats apart: tokens are in order, in bounds, never empty.
TEST(words, never_leaves_its_text) {
    constexpr std::string_view alphabet("aA9.,-*'&@/: $\n\xC2\xA3\xE2\x80\x99\xF0", 20);
    std::string                text;
    const auto                 n = static_cast<std::uint32_t>(alphabet.size());
    for (std::uint32_t code = 0; code < n * n * n * n; ++code) {
        text.clear();
        for (auto rest = code; text.size() < 4; rest /= n) { text += alphabet[rest % n]; }
        std::uint32_t last = 0;
        for (const auto& t : tokens_of(text)) {
            ASSERT_GE(t.at.begin, last);
            ASSERT_GT(t.at.end, t.at.begin);
            ASSERT_LE(t.at.end, text.size());
            last = t.at.end;
        }
    }
}

} // namespace
