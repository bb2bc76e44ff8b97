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

RUNG_END
