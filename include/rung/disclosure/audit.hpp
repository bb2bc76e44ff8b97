// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/cells.hpp>

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// What is known of a hidden cell before any sum is looked at, such as 1 to 4 for "<5".
struct prior {
    std::int64_t low  = 0;
    std::int64_t high = unbounded;

    friend bool operator==(const prior&, const prior&) = default;
};

/// What the attacker of an audit has.
struct audit_options {
    std::int64_t                   need = 1;            ///< Cells that can be told more closely than this are broken.
    std::span<const prior>         priors{};             ///< One for each cell, or none at all.
    std::span<const std::uint32_t> known{};             ///< Hidden cells that this attacker knows, from being in them for instance.
    bool                           values_known = true; ///< False: the values of hidden cells are unknown to us too, and not looked at.
    std::uint64_t                  node_limit = 20'000; ///< Branch-and-bound nodes for one bound.
    std::stop_token                stop{};
    std::span<const linear_fact>   facts{};             ///< What is shown besides, such as percentages: see `ratio_facts`.
};

/// What an outsider can work out about one cell.
struct cell_bounds {
    std::uint32_t cell = 0;
    std::int64_t  low  = 0;
    std::int64_t  high = 0;     ///< `unbounded` where nothing bounds it.
    bool          exact  = true; ///< False where the node limit was met: the true bounds may be wider.
    bool          broken = false;

    friend bool operator==(const cell_bounds&, const cell_bounds&) = default;
};

struct audit_report {
    std::string              name;
    std::uint32_t            broken = 0;
    std::vector<cell_bounds> cells; ///< Suppressed cells that the attacker does not know, and primary ones that are published; ascending.
};

/// Works out, for each suppressed cell, the least and the greatest whole number that agree with everything published: as an outsider with
/// a solver and patience would.
///
/// Both ends of each interval belong to whole-number tables that were checked exactly; where that fails, the interval is narrower than the
/// truth and never wider, so that an audit errs on the side of calling a table broken.
/// Broken are: primary cells whose interval is narrower than `need` or that are not hidden at all; other hidden cells that can be told
/// exactly; and, where a table marks no cell as primary, every hidden cell whose interval is narrower than `need`.
/// Facts are held exactly, in whole numbers, as sums are.
/// @return `errc::bad_table` where the figures contradict each other (rounded tables do), or a fact, which is named by its number; `errc::precondition`, `errc::solver_limit` where
///     not one whole-number table was found within the node limit, `errc::cancelled`
/// @threads safe
[[nodiscard]] RUNG_DECL result<audit_report> audit(const cell_table& table, const audit_options& options = {});

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/audit.ipp>
#endif
