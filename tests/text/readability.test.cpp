// SPDX-License-Identifier: Apache-2.0
#include <rung/text/readability.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

using rung::text::measure;
using rung::text::readability;
using rung::text::text_counts;

namespace {

struct formula_row {
    const char* name;
    text_counts counts;
    double      readability::*formula;
    double      wanted;
    const char* source; ///< The published formula, with the figures put in by hand.
};

// A: "The cat sat on the mat. It was warm." 2 sentences, 9 words, 26 letters, 9 syllables, none of three.
constexpr text_counts a{2, 9, 26, 9, 0};
// B: a page as job adverts have it: 5 sentences, 120 words, 640 letters, 210 syllables, 24 words of three or more.
constexpr text_counts b{5, 120, 640, 210, 24};
// C: McLaughlin's own size, 30 sentences, with 49 long words: sqrt(49) = 7.
constexpr text_counts c{30, 600, 2800, 900, 49};

constexpr formula_row rows[] = {
    {"flesch_ease_a", a, &readability::flesch_reading_ease, 117.6675, "Flesch 1948: 206.835 - 1.015*(9/2) - 84.6*(9/9)"},
    {"flesch_ease_b", b, &readability::flesch_reading_ease, 34.425, "Flesch 1948: 206.835 - 1.015*24 - 84.6*1.75"},
    {"kincaid_a", a, &readability::flesch_kincaid_grade, -2.035, "Kincaid et al. 1975: 0.39*4.5 + 11.8*1 - 15.59"},
    {"kincaid_b", b, &readability::flesch_kincaid_grade, 14.42, "Kincaid et al. 1975: 0.39*24 + 11.8*1.75 - 15.59"},
    {"fog_a", a, &readability::gunning_fog, 1.8, "Gunning 1952: 0.4*(4.5 + 0)"},
    {"fog_b", b, &readability::gunning_fog, 17.6, "Gunning 1952: 0.4*(24 + 100*24/120)"},
    {"smog_a", a, &readability::smog, 3.1291, "McLaughlin 1969: 3.1291 + 1.0430*sqrt(0)"},
    {"smog_b", b, &readability::smog, 15.6451, "McLaughlin 1969: 3.1291 + 1.0430*sqrt(24*30/5), sqrt(144) = 12"},
    {"smog_c", c, &readability::smog, 10.4301, "McLaughlin 1969: 3.1291 + 1.0430*sqrt(49)"},
    {"coleman_liau_a", a, &readability::coleman_liau, -5.391111, "Coleman & Liau 1975: 0.0588*288.888889 - 0.296*22.222222 - 15.8"},
    {"coleman_liau_b", b, &readability::coleman_liau, 14.326667, "Coleman & Liau 1975: 0.0588*533.333333 - 0.296*4.166667 - 15.8"},
    {"automated_a", a, &readability::automated, -5.573333, "Smith & Senter 1967: 4.71*2.888889 + 0.5*4.5 - 21.43"},
    {"automated_b", b, &readability::automated, 15.69, "Smith & Senter 1967: 4.71*5.333333 + 0.5*24 - 21.43"},
    {"reading_age_b", b, &readability::reading_age, 19.42, "Kincaid grade 14.42 + 5"},
    {"reading_age_is_five_at_least", a, &readability::reading_age, 5, "grade -2.035 + 5 is below a reader's first year"},
    {"reading_age_is_25_at_most", {1, 100, 600, 250, 60}, &readability::reading_age, 25, "Kincaid: 0.39*100 + 11.8*2.5 - 15.59 = 52.91"},
};

RUNG_ROWS(readability_formula, formula_row, rows);

TEST_P(readability_formula, agrees_with_the_hand) {
    EXPECT_NEAR(measure(GetParam().counts).*GetParam().formula, GetParam().wanted, 1e-5) << GetParam().source;
}

TEST(readability, of_no_words_is_zero) {
    for (const text_counts& nothing : {text_counts{}, text_counts{3, 0, 0, 0, 0}, text_counts{0, 5, 20, 6, 0}}) {
        const auto r = measure(nothing);
        EXPECT_EQ(r.flesch_reading_ease, 0);
        EXPECT_EQ(r.reading_age, 0);
        EXPECT_EQ(r.smog, 0);
    }
}

} // namespace
