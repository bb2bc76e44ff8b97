// SPDX-License-Identifier: Apache-2.0
#include <rung/text/lexicon.hpp>

#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/small_pack.hpp"

using namespace rung::text;

namespace {

constexpr std::string_view pack = "fast[ ly] paced\t-\tr1\tbusy\t\t\n"
                                  "utilise\tv\tr2\tuse\t\tsafe\n"
                                  "key performance indicator\tn\tr3\ttarget\t\t\n"
                                  "performance\t-\tr4\tresults\t\t\n"
                                  "NHS\tacronym\tr5\tNational Health Service\t\thousehold\n"
                                  "IT\tacronym\tr5\tcomputing\t\t\n"
                                  "Oracle\t-\tr6\t\ta database\tcase\n"
                                  "<n> years of experience\t-\tr7\t\tmany\t\n"
                                  "up to <money>\t-\tr8\t\tvague\twarning\n"
                                  "proven <w> record\t-\tr9\t\tproof\tbarrier\n"
                                  "band (five|six)\t-\t!r5\t\ta grade\tknows:nurse+teacher,own-sector\n";

const lexicon& words() {
    static const lexicon it = lexicon::owned(*rung_test::small_table(pack, "small", "record\t1\nplan\t2\nobfuscate\t7\n"));
    return it;
}

struct text_and_tokens {
    std::string_view   text;
    std::vector<token> tokens;

    explicit text_and_tokens(std::string_view t) : text(t) {
        tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
        words().look_up(tokens);
    }
};

/// What is found in `text`, as "words=plain", in the order of finding.
std::string found(std::string_view text) {
    const text_and_tokens in(text);
    std::vector<match>    matches;
    words().find(in.text, in.tokens, 0, matches);
    std::string out;
    for (const auto& m : matches) {
        if (!out.empty()) { out += ", "; }
        out += rung::slice(text, {in.tokens[m.first].at.begin, in.tokens[m.last - 1].at.end});
        out += '=';
        out += words().form(m.form).plain;
    }
    return out;
}

struct find_row {
    const char*      name;
    std::string_view text, wanted;
};

constexpr find_row rows[] = {
    {"nothing", "", ""},
    {"no_term", "Drive a van", ""},
    {"phrase", "a fast paced team", "fast paced=busy"},
    {"hyphen_matches_blank", "a fast-paced team", "fast-paced=busy"},
    {"capitals_do_not_matter", "Fast Paced", "Fast Paced=busy"},
    {"an_option_in_brackets", "a fast ly paced team", "fast ly paced=busy"},
    {"half_a_phrase", "fast vans", ""},
    {"inflected", "utilising vans", "utilising=using"},
    {"inflected_with_z", "Utilized vans", "Utilized=used"},
    {"longest_first_then_what_is_inside", "key performance indicators", "key performance indicators=targets, performance=results"},
    {"acronym", "the NHS pays", "NHS=National Health Service"},
    {"acronym_with_plural_s", "all NHSs", "NHSs=National Health Service"},
    {"acronym_possessive", "the NHS\xE2\x80\x99s pay", "NHS\xE2\x80\x99s=National Health Service"},
    {"acronym_in_small_letters_is_another_word", "it pays", ""},
    {"acronym_in_capitals", "IT pays", "IT=computing"},
    {"name_with_its_capital", "Oracle skills", "Oracle="},
    {"name_without_its_capital", "an oracle speaks", ""},
    {"number_in_digits", "5 years of experience", "5 years of experience="},
    {"number_in_words", "five years of experience", "five years of experience="},
    {"money", "up to \xC2\xA3" "30,000", "up to \xC2\xA3" "30,000="},
    {"money_is_not_a_number", "up to 30", ""},
    {"any_word", "a proven track record", "proven track record="},
    {"any_word_is_one_word", "a proven long track record", ""},
    {"alternatives", "band six", "band six="},
};

RUNG_ROWS(lexicon_find, find_row, rows);

TEST_P(lexicon_find, finds_terms) { EXPECT_EQ(found(GetParam().text), GetParam().wanted); }

term term_of(std::string_view text) {
    const text_and_tokens in(text);
    std::vector<match>    matches;
    words().find(in.text, in.tokens, 0, matches);
    return matches.empty() ? term{} : words().form(matches.front().form);
}

TEST(lexicon, tells_what_a_term_is) {
    const auto t = term_of("band five");
    EXPECT_EQ(t.head, "band (five|six)");
    EXPECT_EQ(t.note, "a grade");
    EXPECT_EQ(t.pack, "small");
    EXPECT_EQ(t.bound, (binding{binding::kind::silence, 5}));
    EXPECT_EQ(t.bits, term_own_sector);
    EXPECT_EQ(t.knows, 3U);
    EXPECT_EQ(term_of("utilise").bits, term_safe);
    EXPECT_EQ(term_of("NHS").bits, term_acronym | term_household);
    EXPECT_EQ(term_of("Oracle").bits, term_case);
    EXPECT_EQ(term_of("up to \xC2\xA3" "9").bits, term_warning);
    EXPECT_EQ(term_of("proven long record").bits, term_barrier);
}

TEST(lexicon, forms_of_one_entry_share_its_id) {
    EXPECT_EQ(term_of("utilise").id, term_of("utilising").id);
    EXPECT_NE(term_of("utilise").id, term_of("performance").id);
}

TEST(lexicon, adds_the_offset_to_token_numbers) {
    const text_and_tokens in("a fast paced team");
    std::vector<match>    matches;
    words().find(in.text, in.tokens, 1000, matches);
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].first, 1001U);
    EXPECT_EQ(matches[0].last, 1003U);
}

TEST(lexicon, knows_common_words) {
    const text_and_tokens in("record obfuscate zyzzyva seven");
    EXPECT_EQ(lexicon::size_grade(in.tokens[0]), 1U);
    EXPECT_EQ(lexicon::syllables(in.tokens[0]), 2U);
    EXPECT_EQ(lexicon::size_grade(in.tokens[1]), 7U);
    EXPECT_EQ(lexicon::size_grade(in.tokens[2]), 0U);
    EXPECT_EQ(lexicon::syllables(in.tokens[2]), 0U);
    EXPECT_TRUE(lexicon::is_number_word(in.tokens[3]));
    EXPECT_FALSE(lexicon::is_number_word(in.tokens[0]));
}

TEST(lexicon, default_one_finds_nothing) {
    const lexicon         none;
    const text_and_tokens in("a fast paced team");
    auto                  tokens = in.tokens;
    none.look_up(tokens);
    std::vector<match> matches;
    none.find(in.text, tokens, 0, matches);
    EXPECT_TRUE(matches.empty());
    EXPECT_TRUE(none.empty());
    EXPECT_EQ(none.form_count(), 0U);
}

TEST(lexicon, copies_share_one_table) {
    std::string table = *rung_test::small_table(pack);
    const auto  size  = table.size();
    lexicon     copy;
    {
        const auto owner = lexicon::owned(std::move(table));
        copy             = owner;
    }
    EXPECT_GT(copy.form_count(), 10U);
    EXPECT_GT(size, 100U);
}

} // namespace
