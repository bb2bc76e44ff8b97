// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/count.hpp>
#include <rung/disclosure/suppression.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// Why a cell is primary. Internal: an outsider who knows the rule can narrow the figure down.
enum class primary_rule : unsigned char { none, threshold, zero, dominance, p_percent, group_attribute, within_group };

inline constexpr std::size_t primary_rule_count = 7;

/// Which cells tell too much by themselves.
struct primary_rules {
    std::int64_t threshold = 10; ///< Cells of 1 to `threshold - 1` people are primary. 10 for the world, 5 inside an employer; 1: no rule.
    bool hide_zeros        = false; ///< Cells of nobody are primary too.

    /// The `dominance_n` largest contributors hold more than `dominance_percent` of the sum. n is 1 or 2; 0: no rule.
    std::uint32_t dominance_n       = 1;
    std::uint32_t dominance_percent = 75;

    /// Whoever knows the second largest contribution can tell the largest within this share of it. 0: no rule.
    std::uint32_t p_percent = 10;

    /// All of a group are in one category of an attribute: who is in the group is known by it, however large the group.
    bool group_attribute = true;
    /// All of a group but one are in one category of an attribute: that one knows the others by it.
    bool within_group = true;

    std::int64_t width = 1; ///< How uncertain each primary cell has to stay, see `protection`.
};

/// The rule that marked a cell, and the room that it asks for.
struct primary_mark {
    std::uint32_t cell = 0;
    primary_rule  rule = primary_rule::none;
    protection    need;

    friend bool operator==(const primary_mark&, const primary_mark&) = default;
};

/// Marks cells as primary, in `cells.table`, beside those that are so already. Dominance and p % apply to sums alone.
///
/// Group rules look at each axis that is an `attribute`: for everybody who shares the nodes of the other axes, at the categories and groups
/// of this one. They mark what everybody is in, or everybody but one and that one's category, and beside it the first category that nobody is in:
/// with that one uncertain too, nobody can tell whether it holds them all. An axis with a single category has nothing to hide among and is passed over: its label tells it anyway.
/// Sources: Handbook on Statistical Disclosure Control, sections 4 and 5 (threshold, (n,k), p %, group and within-group disclosure).
/// @return one mark for each cell that a rule met, ascending, with the rule met first in the order of `primary_rule`;
///     `errc::precondition` for rules out of range, `errc::bad_table` for cells that `to_cells` did not make
[[nodiscard]] RUNG_DECL result<std::vector<primary_mark>> mark_primary(table_cells& cells, const primary_rules& rules = {});

/// The needs of marks, for `suppression_options::needs`.
[[nodiscard]] RUNG_DECL std::vector<cell_need> needs_of(const std::vector<primary_mark>& marks);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/primary.ipp>
#endif
