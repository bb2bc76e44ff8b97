// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <compare>
#include <cstdint>

RUNG_BEGIN

/// A day in the Gregorian calendar, as written on paper: no clock, no time zone.
struct civil_date {
    std::int16_t year  = 0;
    std::uint8_t month = 0; ///< 1 to 12; 0 where the date is not known.
    std::uint8_t day   = 0; ///< 1 to 31; 0 where the date is not known.

    [[nodiscard]] constexpr bool known() const noexcept { return month != 0; }

    friend constexpr auto operator<=>(const civil_date&, const civil_date&) = default;
};

/// Whether the year has a 29 February, by the Gregorian rule, which is also applied to years before 1582.
[[nodiscard]] constexpr bool is_leap_year(std::int32_t year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// Returns 28 to 31; 0 where there is no such month.
[[nodiscard]] constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) noexcept {
    constexpr std::int8_t days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) { return 0; }
    return days[month] + (month == 2 && is_leap_year(year) ? 1 : 0);
}

/// Whether it is a day of the calendar, in the years 1 to 9999.
[[nodiscard]] constexpr bool is_valid(civil_date d) noexcept {
    return d.year >= 1 && d.year <= 9999 && d.day >= 1 && d.day <= days_in_month(d.year, d.month);
}

/// Returns the days from 1970-01-01 to that day, negative before it.
/// @pre is_valid(d), or the day after 9999-12-31
[[nodiscard]] constexpr std::int32_t days_since_epoch(civil_date d) noexcept {
    constexpr std::int16_t before_month[] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const std::int32_t     full_years     = d.year - 1;
    const std::int32_t     leap_days      = full_years / 4 - full_years / 100 + full_years / 400 + (d.month > 2 && is_leap_year(d.year) ? 1 : 0);
    const std::int32_t     month          = d.month <= 12 ? d.month : 12;
    return 365 * full_years + leap_days + before_month[month] + d.day - 719'163; // 0001-01-01 is day 1 of that count, 1970-01-01 day 719,163
}

/// Returns the day that many days after 1970-01-01; an unknown date where it falls outside the years 1 to 9999.
[[nodiscard]] constexpr civil_date date_of_days(std::int64_t days_since_1970) noexcept {
    if (days_since_1970 < -719'162 || days_since_1970 > 2'932'896) { return {}; }
    auto days = static_cast<std::int32_t>(days_since_1970) + 719'162; // from 0001-01-01
    // Spans of 400, 100, 4 and 1 years; the last day of 400 and of 4 years belongs to a leap year, hence the bounds of 3.
    const std::int32_t of_400 = days / 146'097;
    days %= 146'097;
    const std::int32_t of_100 = days / 36'524 < 3 ? days / 36'524 : 3;
    days -= of_100 * 36'524;
    const std::int32_t of_4 = days / 1'461;
    days %= 1'461;
    const std::int32_t of_1 = days / 365 < 3 ? days / 365 : 3;
    days -= of_1 * 365;
    const std::int32_t year  = 400 * of_400 + 100 * of_100 + 4 * of_4 + of_1 + 1;
    std::int32_t       month = 1;
    while (days >= days_in_month(year, month)) { days -= days_in_month(year, month++); }
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(days + 1)};
}

/// Returns the day after; of 9999-12-31 it is 10000-01-01, which sorts after every date and is not valid.
/// @pre is_valid(d)
[[nodiscard]] constexpr civil_date next_day(civil_date d) noexcept {
    if (d.day < days_in_month(d.year, d.month)) { return {d.year, d.month, static_cast<std::uint8_t>(d.day + 1)}; }
    if (d.month < 12) { return {d.year, static_cast<std::uint8_t>(d.month + 1), 1}; }
    return {static_cast<std::int16_t>(d.year + 1), 1, 1};
}

RUNG_END
