// SPDX-License-Identifier: Apache-2.0
#include <rung/text/syllables.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

namespace {

struct syllable_row {
    const char* name; ///< The word itself.
    unsigned    wanted;
};

// As spoken in southern British English (Oxford dictionaries' division).
constexpr syllable_row rows[] = {
    {"job", 1},       {"team", 1},       {"work", 1},       {"make", 1},        {"whole", 1},      {"worked", 1},     {"strengths", 1},
    {"table", 2},     {"agreed", 2},     {"wanted", 2},     {"needed", 2},      {"boxes", 2},      {"prices", 2},     {"makes", 1},
    {"handle", 2},    {"being", 2},      {"people", 2},     {"careful", 2},     {"safely", 2},     {"business", 2},   {"changes", 2},
    {"create", 2},    {"manage", 2},     {"working", 2},    {"happy", 2},       {"quiet", 2},      {"science", 2},    {"movement", 2},
    {"area", 3},      {"manager", 3},    {"created", 3},    {"various", 3},     {"employer", 3},   {"period", 3},     {"studying", 3},
    {"utilise", 3},   {"graduate", 3},   {"solution", 3},   {"physician", 3},   {"customer", 3},   {"idea", 3},       {"easier", 3},
    {"experience", 4}, {"education", 4}, {"communicate", 4}, {"variety", 4},    {"criteria", 4},   {"competitive", 4}, {"reality", 4},
    {"university", 5}, {"opportunity", 5}, {"organisation", 5}, {"qualification", 5}, {"responsibility", 6},
};

RUNG_ROWS(syllables, syllable_row, rows);

TEST_P(syllables, are_counted_as_spoken) { EXPECT_EQ(rung::text::count_syllables(GetParam().name), GetParam().wanted); }

TEST(syllables, are_one_at_least) {
    for (const char* odd : {"", "x", "tsk", "123", "\xC3\xA9", "'"}) { EXPECT_GE(rung::text::count_syllables(odd), 1U) << odd; }
}

TEST(syllables, do_not_depend_on_case) {
    for (const auto& r : rows) {
        std::string upper(r.name);
        for (char& letter : upper) { letter = static_cast<char>(letter - 'a' + 'A'); }
        EXPECT_EQ(rung::text::count_syllables(upper), rung::text::count_syllables(r.name)) << upper;
    }
}

TEST(syllables, of_a_megabyte_are_counted) { EXPECT_GE(rung::text::count_syllables(std::string(1'000'000, 'a')), 1U); }

} // namespace
