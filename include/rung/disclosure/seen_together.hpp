// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/table_csv.hpp>

#include <cstdint>
#include <span>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// Published tables of the same people as one, for `audit`: whoever attacks them has all of them before him.
struct seen_together {
    cell_table                              whole;
    std::vector<prior>                      priors;
    std::vector<std::vector<std::uint32_t>> places; ///< `places[t][i]`: where cell i of table t stands in `whole`.
};

/// Joins tables by the figures that they share. Axes are the same where their names are, or, where one has none, where they have the same labels;
/// a figure is the same where it speaks of the same labels of the same axes, whatever it is called: a group is what it adds up, and the sum of all
/// labels of an axis narrows nothing down. A figure that one table shows and another hides is known.
/// @pre the tables are of the same people and count the same: nothing here can tell
/// @return `errc::bad_table` with "table N cell M" where two tables show different figures for the same people
[[nodiscard]] RUNG_DECL result<seen_together> see_together(std::span<const published_csv> tables);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/seen_together.ipp>
#endif
