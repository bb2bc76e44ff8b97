// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/disclosure/hierarchy.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// Whole numbers and intervals of them, aligned to `from`: 37, 35-39, 30-39, *.
///
/// It depends on the range alone and not on who is in the data, so that it tells nothing of them.
struct interval_steps {
    std::int64_t              from = 0;
    std::int64_t              to   = 0;  ///< The last number, inclusive.
    std::vector<std::int64_t> widths;    ///< Of the intervals, ascending; at least 2, each a multiple of the one before.
    std::string               top = "*"; ///< The one group of the last level; empty for none.
};

/// @return `errc::precondition` with the field in `where`; `errc::too_large` over 2,000,000 numbers
[[nodiscard]] RUNG_DECL result<hierarchy> interval_hierarchy(const interval_steps& steps);

/// Values in an order, and runs of them from the first on: G1, "G1 to G2", "G1 to G4", *.
struct order_steps {
    std::vector<std::string> values;  ///< All of the domain, in order.
    std::vector<std::size_t> sizes;   ///< Of the runs, ascending; at least 2, each a multiple of the one before.
    std::string              between = " to ";
    std::string              top     = "*"; ///< As for intervals.
};

/// @return `errc::precondition` with the field in `where`; `errc::bad_hierarchy` where a value comes twice
[[nodiscard]] RUNG_DECL result<hierarchy> order_hierarchy(const order_steps& steps);

/// How coarse a date may become: 2024-05, 2024-Q2, 2024, 2020-2024, 2020s.
enum class date_step : unsigned char { month, quarter, year, five_years, decade };

/// Days written 2024-05-17, and the months, quarters and years they lie in.
struct date_steps {
    civil_date             from, to;                                       ///< Both inclusive, of the years 1 to 9999.
    std::vector<date_step> steps = {date_step::month, date_step::year};    ///< Finest first, none twice.
    std::string            top   = "*";                                    ///< As for intervals.
};

/// @return `errc::precondition` with the field in `where`; `errc::too_large` over 2,000,000 days
[[nodiscard]] RUNG_DECL result<hierarchy> date_hierarchy(const date_steps& steps);

/// UK postcodes and their sector, district and area: "SW1A 2AA", "SW1A 2", "SW1A", "SW", *. Case and blanks do not matter; the leaves are
/// as given. A hierarchy of the postcodes that occur tells which occur: for publishing it, take all of an area.
/// @return `errc::precondition` where one is no full postcode, with its number from 1 in `where`; `errc::bad_hierarchy` where one comes twice
[[nodiscard]] RUNG_DECL result<hierarchy> postcode_hierarchy(std::span<const std::string> postcodes);

/// The nine regions of England and the three other nations, the nations, United Kingdom; names as the Office for National Statistics
/// writes its ITL 1 areas, but "East of England" and the nations without "(England)". Finer areas, local authorities say, are read from a
/// file with `hierarchy::parse`.
[[nodiscard]] RUNG_DECL hierarchy uk_region_hierarchy();

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/hierarchy_builders.ipp>
#endif
