// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/hierarchy_builders.hpp>

#include <gtest/gtest.h>

#include <limits>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

std::string line_of(const rung::result<hierarchy>& h, std::string_view leaf) {
    if (!h || !h->leaf(leaf)) { return "none"; }
    std::string out;
    for (std::size_t level = 0; level < h->levels(); ++level) { out += (level == 0 ? "" : " | ") + h->label(level, h->group(*h->leaf(leaf), level)); }
    return out;
}

TEST(hierarchy_builders, intervals) {
    const auto ages = interval_hierarchy({.from = 16, .to = 75, .widths = {5, 10}});
    ASSERT_TRUE(is_ok(ages));
    EXPECT_EQ(ages->leaves(), 60U);
    EXPECT_EQ(line_of(ages, "16"), "16 | 16-20 | 16-25 | *");
    EXPECT_EQ(line_of(ages, "21"), "21 | 21-25 | 16-25 | *");
    EXPECT_EQ(line_of(ages, "75"), "75 | 71-75 | 66-75 | *");
    EXPECT_EQ(line_of(interval_hierarchy({.from = 0, .to = 4, .widths = {2}, .top = ""}), "4"), "4 | 4");
    EXPECT_EQ(line_of(interval_hierarchy({.from = -3, .to = 0, .widths = {2}}), "-2"), "-2 | -3 to -2 | *");
    constexpr auto last = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(line_of(interval_hierarchy({.from = last - 2, .to = last, .widths = {2}}), "9223372036854775807"), "9223372036854775807 | 9223372036854775807 | *");
    EXPECT_TRUE(fails_with(interval_hierarchy({.from = 1, .to = 0}), errc::precondition, "to"));
    EXPECT_TRUE(fails_with(interval_hierarchy({.from = 0, .to = 9, .widths = {4, 6}}), errc::precondition, "widths"));
    EXPECT_TRUE(fails_with(interval_hierarchy({.from = 0, .to = 9, .widths = {1}}), errc::precondition, "widths"));
    EXPECT_TRUE(fails_with(interval_hierarchy({.from = 0, .to = 9, .widths = {5, 5}}), errc::precondition, "widths"));
    EXPECT_TRUE(fails_with(interval_hierarchy({.from = 0, .to = 2'000'000}), errc::too_large, "to"));
    EXPECT_TRUE(fails_with(interval_hierarchy({.from = std::numeric_limits<std::int64_t>::min(), .to = last}), errc::too_large, "to"));
}

TEST(hierarchy_builders, order) {
    const auto grades = order_hierarchy({.values = {"G1", "G2", "G3", "G4", "G5"}, .sizes = {2, 4}});
    ASSERT_TRUE(is_ok(grades));
    EXPECT_EQ(line_of(grades, "G3"), "G3 | G3 to G4 | G1 to G4 | *");
    EXPECT_EQ(line_of(grades, "G5"), "G5 | G5 | G5 | *");
    EXPECT_TRUE(fails_with(order_hierarchy({}), errc::precondition, "values"));
    EXPECT_TRUE(fails_with(order_hierarchy({.values = {"a"}, .sizes = {2, 3}}), errc::precondition, "sizes"));
    EXPECT_TRUE(fails_with(order_hierarchy({.values = {"a", "a"}}), errc::bad_hierarchy, "*"));
}

TEST(hierarchy_builders, dates) {
    using enum date_step;
    const auto days = date_hierarchy({.from = {2023, 12, 30}, .to = {2024, 3, 1}, .steps = {month, quarter, year, five_years, decade}});
    ASSERT_TRUE(is_ok(days));
    EXPECT_EQ(days->leaves(), 2U + 31U + 29U + 1U); // 2024 is a leap year
    EXPECT_EQ(line_of(days, "2023-12-31"), "2023-12-31 | 2023-12 | 2023-Q4 | 2023 | 2020-2024 | 2020s | *");
    EXPECT_EQ(line_of(days, "2024-02-29"), "2024-02-29 | 2024-02 | 2024-Q1 | 2024 | 2020-2024 | 2020s | *");
    EXPECT_EQ(date_hierarchy({.from = {1900, 2, 28}, .to = {1900, 3, 1}})->leaves(), 2U); // 1900 is none
    EXPECT_TRUE(fails_with(date_hierarchy({.from = {2023, 2, 29}, .to = {2024, 1, 1}}), errc::precondition, "from"));
    EXPECT_TRUE(fails_with(date_hierarchy({.from = {2023, 2, 2}, .to = {2023, 2, 1}}), errc::precondition, "to"));
    EXPECT_TRUE(fails_with(date_hierarchy({.from = {2023, 2, 1}, .to = {2023, 2, 1}, .steps = {year, month}}), errc::precondition, "steps"));
    EXPECT_TRUE(fails_with(date_hierarchy({.from = {1, 1, 1}, .to = {9999, 12, 31}}), errc::too_large, "to"));
}

struct postcode_row {
    const char* name;
    const char* code;
    const char* line;
};

const postcode_row postcode_rows[] = {
    {"a9", "M1 1AE", "M1 1AE | M1 1 | M1 | M | *"},
    {"a99", "B33 8TH", "B33 8TH | B33 8 | B33 | B | *"},
    {"a9a", "W1A 0AX", "W1A 0AX | W1A 0 | W1A | W | *"},
    {"aa9", "CR2 6XH", "CR2 6XH | CR2 6 | CR2 | CR | *"},
    {"aa99", "DN55 1PT", "DN55 1PT | DN55 1 | DN55 | DN | *"},
    {"aa9a", "EC1A 1BB", "EC1A 1BB | EC1A 1 | EC1A | EC | *"},
    {"written_loosely", " ec1a1bb", " ec1a1bb | EC1A 1 | EC1A | EC | *"},
    {"district_alone", "EC1A", "none"},
    {"no_digit", "ABC DEF", "none"},
    {"letters_behind", "M1 11E", "none"},
    {"empty", "", "none"},
    {"too_long", "EC1AA 1BB", "none"},
    {"three_letters", "ABC1 1AA", "none"},
};

RUNG_ROWS(postcode, postcode_row, postcode_rows);

TEST_P(postcode, is_taken_apart) {
    const std::string codes[] = {"ZZ1 1ZZ", GetParam().code};
    const auto        h       = postcode_hierarchy(codes);
    EXPECT_EQ(line_of(h, GetParam().code), GetParam().line);
    if (std::string_view(GetParam().line) == "none") { EXPECT_TRUE(fails_with(h, errc::precondition, "postcode 2")); }
}

TEST(hierarchy_builders, regions) {
    const auto h = uk_region_hierarchy();
    EXPECT_EQ(h.leaves(), 12U);
    EXPECT_EQ(h.values(1), 4U);
    EXPECT_EQ(line_of(h, "London"), "London | England | United Kingdom");
    EXPECT_EQ(line_of(h, "Wales"), "Wales | Wales | United Kingdom");
    EXPECT_EQ(h.leaves_under(1, h.group(*h.leaf("London"), 1)), 9U);
}

} // namespace
