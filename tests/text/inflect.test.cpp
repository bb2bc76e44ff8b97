// SPDX-License-Identifier: Apache-2.0
#include <rung/text/inflect.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

using rung::text::inflections;
using rung::text::word_class;

namespace {

/// Returns what stands in for `form` among the inflections, or "(no such form)".
std::string plain_of(std::string_view form, std::string_view phrase, word_class head, std::string_view plain) {
    for (const auto& one : inflections(phrase, head, plain)) {
        if (one.form == form) { return one.plain; }
    }
    return "(no such form)";
}

struct inflection_row {
    const char*      name;
    word_class       head;
    std::string_view phrase, plain; ///< As a pack writes them.
    std::string_view form, wanted;  ///< A form in an advert, and what must be offered in its place.
};

constexpr auto verb = word_class::verb;
constexpr auto noun = word_class::noun;

constexpr inflection_row rows[] = {
    {"base", verb, "utilise", "use", "utilise", "use"},
    {"third_person", verb, "utilise", "use", "utilises", "uses"},
    {"continuous_drops_e_on_both_sides", verb, "utilise", "use", "utilising", "using"},
    {"past", verb, "utilise", "use", "utilised", "used"},
    {"z_spelling", verb, "utilise", "use", "utilizing", "using"},
    {"z_spelling_of_the_past", verb, "prioritise", "put first", "prioritized", "put first"},
    {"no_z_where_there_is_none", verb, "advise", "tell", "advizing", "(no such form)"},
    {"irregular_in_plain", verb, "commence", "begin", "commenced", "began"},
    {"doubling_in_plain", verb, "commence", "begin", "commencing", "beginning"},
    {"irregular_in_term", verb, "undertake", "do", "undertook", "did"},
    {"participle_in_term", verb, "undertake", "do", "undertaken", "done"},
    {"third_person_of_do", verb, "undertake", "do", "undertakes", "does"},
    {"third_person_of_have", verb, "possess", "have", "possesses", "has"},
    {"sibilant_takes_es", verb, "access", "reach", "accesses", "reaches"},
    {"consonant_y_in_third_person", verb, "rectify", "put right", "rectifies", "puts right"},
    {"consonant_y_in_past", verb, "rectify", "put right", "rectified", "put right"},
    {"vowel_y_stays", verb, "convey", "tell", "conveyed", "told"},
    {"ie_becomes_y", verb, "perish", "die", "perishing", "dying"},
    {"ee_keeps_its_e", verb, "oversee", "run", "overseeing", "running"},
    {"one_syllable_doubles", verb, "facilitate", "plan", "facilitating", "planning"},
    {"w_does_not_double", verb, "exhibit", "show", "exhibiting", "showing"},
    {"two_vowels_do_not_double", verb, "elicit", "gain", "elicited", "gained"},
    {"unstressed_end_does_not_double", verb, "benefit", "help", "benefiting", "helping"},
    {"british_l_doubles", verb, "channel", "send", "channelling", "sending"},
    {"stressed_end_doubles", verb, "submit", "send", "submitted", "sent"},
    {"first_word_of_a_phrase", verb, "drill down", "look closely", "drilling down", "looking closely"},
    {"phrase_with_irregular_plain", verb, "reach out", "get in touch", "reached out", "got in touch"},
    {"each_alternative", verb, "leverage", "use / draw on", "leveraging", "using / drawing on"},
    {"nothing_to_offer", verb, "synergise", "", "synergising", ""},
    {"plural", noun, "stakeholder", "partner", "stakeholders", "partners"},
    {"plural_of_a_phrase_is_in_its_last_word", noun, "key performance indicator", "target", "key performance indicators", "targets"},
    {"consonant_y_in_plural", noun, "remuneration policy", "pay rule", "remuneration policies", "pay rules"},
    {"irregular_plural", noun, "criterion", "test", "criteria", "tests"},
    {"irregular_plural_in_plain", noun, "individual", "person", "individuals", "people"},
    {"compound_of_man", noun, "chairman", "chair", "chairmen", "chairs"},
    {"human_is_no_man", noun, "human", "person", "humans", "people"},
    {"plural_of_each_alternative", noun, "vacancy", "job / post", "vacancies", "jobs / posts"},
    {"fixed_phrase_as_written", word_class::fixed, "in order to", "to", "in order to", "to"},
    {"fixed_phrase_has_no_other", word_class::fixed, "in order to", "to", "in orders to", "(no such form)"},
};

RUNG_ROWS(inflect, inflection_row, rows);

TEST_P(inflect, offers_the_same_inflection) {
    const auto& r = GetParam();
    EXPECT_EQ(plain_of(r.form, r.phrase, r.head, r.plain), r.wanted) << r.form;
}

TEST(inflect, the_form_as_written_comes_first) {
    for (const auto& r : rows) {
        const auto forms = inflections(r.phrase, r.head, r.plain);
        ASSERT_FALSE(forms.empty()) << r.name;
        EXPECT_EQ(forms.front().form, r.phrase) << r.name;
        EXPECT_EQ(forms.front().plain, r.plain) << r.name;
    }
}

TEST(inflect, no_form_stands_twice) {
    for (const auto& r : rows) {
        const auto forms = inflections(r.phrase, r.head, r.plain);
        for (std::size_t i = 0; i < forms.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) { EXPECT_NE(forms[i].form, forms[j].form) << r.name; }
        }
    }
}

} // namespace
