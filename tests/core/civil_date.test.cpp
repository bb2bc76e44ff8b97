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

static_assert(rung::is_valid({2024, 2, 29}) && !rung::is_valid({2023, 2, 29}));
static_assert(rung::is_valid({2000, 2, 29}) && !rung::is_valid({1900, 2, 29}));
static_assert(rung::is_valid({1, 1, 1}) && rung::is_valid({9999, 12, 31}));
static_assert(!rung::is_valid({}) && !rung::is_valid({0, 1, 1}) && !rung::is_valid({-1, 1, 1}) && !rung::is_valid({10000, 1, 1}));
static_assert(!rung::is_valid({2024, 13, 1}) && !rung::is_valid({2024, 4, 31}) && !rung::is_valid({2024, 4, 0}) && !rung::is_valid({2024, 0, 4}));

static_assert(rung::days_since_epoch({1970, 1, 1}) == 0);
static_assert(rung::days_since_epoch({1969, 12, 31}) == -1);
static_assert(rung::days_since_epoch({2000, 3, 1}) == 11017);
static_assert(rung::days_since_epoch({1, 1, 1}) == -719162);
static_assert(rung::days_since_epoch({9999, 12, 31}) == 2932896);
static_assert(!rung::date_of_days(-719163).known() && !rung::date_of_days(2932897).known());
static_assert(rung::next_day({2023, 12, 31}) == civil_date{2024, 1, 1});
static_assert(rung::next_day({9999, 12, 31}) == civil_date{10000, 1, 1});

TEST(civil_date, days_and_dates_agree_on_every_day_there_is) {
    civil_date   day{1, 1, 1};
    std::int32_t days = -719162;
    for (; day.year <= 9999; day = rung::next_day(day), ++days) {
        ASSERT_TRUE(rung::is_valid(day)) << days;
        ASSERT_EQ(rung::days_since_epoch(day), days) << days;
        ASSERT_EQ(rung::date_of_days(days), day) << days;
    }
    EXPECT_EQ(days, 2932897);
}

TEST(civil_date, months_have_their_days) {
    EXPECT_EQ(rung::days_in_month(2024, 2), 29);
    EXPECT_EQ(rung::days_in_month(2100, 2), 28);
    EXPECT_EQ(rung::days_in_month(2024, 9), 30);
    EXPECT_EQ(rung::days_in_month(2024, 12), 31);
    EXPECT_EQ(rung::days_in_month(2024, 0), 0);
    EXPECT_EQ(rung::days_in_month(2024, 13), 0);
}
