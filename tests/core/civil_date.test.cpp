// SPDX-License-Identifier: Apache-2.0
#include <rung/core/civil_date.hpp>

#include <gtest/gtest.h>

using rung::civil_date;

static_assert(!civil_date{}.known());
static_assert(civil_date{2026, 4, 1}.known());
static_assert(civil_date{2026, 4, 1} == civil_date{2026, 4, 1});
static_assert(sizeof(civil_date) == 4, "dates stand in rows by the million");

TEST(civil_date, orders_by_year_then_month_then_day) {
    constexpr civil_date in_order[] = {{}, {2024, 12, 31}, {2025, 1, 1}, {2025, 1, 2}, {2025, 2, 1}, {2026, 1, 1}};
    for (std::size_t i = 1; i < std::size(in_order); ++i) { EXPECT_LT(in_order[i - 1], in_order[i]) << i; }
}
