// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/cells.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// How uncertain a primary cell has to stay for whoever sees everything that is published: with [low, high] as what he can work out,
/// `high - low >= width`, `high - value >= above` and `value - low >= below`.
struct protection {
    std::int64_t width = 1;
    std::int64_t above = 0;
    std::int64_t below = 0;

    friend bool operator==(const protection&, const protection&) = default;
};

/// Cells named in any order, for `suppression_options::needs`.
struct cell_need {
    std::uint32_t cell = 0;
    protection    need;
};

/// How to protect a table.
struct suppression_options {
    std::int64_t               need = 1; ///< The width for every primary cell that `needs` does not name; at least 1.
    std::span<const cell_need> needs{};    ///< For single cells, as the p % rule asks. The last entry for a cell counts.

    /// Protects also against people inside the table: whoever is in a cell of 1 to `own_contribution` people is taken to know that cell
    /// exactly. No primary cell can then be told exactly by somebody who knows any one other cell that is so small; the width, above and
    /// below that are asked for hold against outsiders alone. It does not protect against two who put together what they know, nor a
    /// cell against the people in it, nor against anybody who knows a larger cell. 0 turns it off. It is for counts: for sums the p % rule
    /// covers the largest contributors.
    std::int64_t own_contribution = 2;

    /// Branch-and-bound nodes and rounds of cuts, over all of the work: about 10 to 50 a second where a table is hard, which those with three
    /// axes and more are. Beyond it the best safe pattern found is the answer.
    std::uint64_t node_limit = 1'000;

    /// Tables with more cells that could be hidden than this, or than five times this where no cell is in more than two sums, as in rows,
    /// columns and totals, get the heuristic alone. 0: all of them.
    std::size_t exact_cells = 400;

    std::stop_token stop{};
};

/// Why a primary cell is safe: two whole-number tables that agree with everything published and lie far enough apart in that cell.
/// They convince an outsider, and everybody in a cell that neither table changes.
/// It tells the true values to whoever has the pattern: it is for checking, never for publishing.
struct witness {
    std::uint32_t       cell = 0;
    std::vector<change> low, high; ///< Against the true values, by cell.

    friend bool operator==(const witness&, const witness&) = default;
};

/// Which cells to hide.
struct pattern {
    std::vector<std::uint32_t> suppressed;           ///< All of them, primary too, ascending.
    std::int64_t               secondary_weight = 0; ///< Of the suppressed cells that are not primary.
    bool                       optimal = false;      ///< No safe pattern weighs less.
    std::uint64_t              nodes   = 0;
    std::vector<witness>       witnesses;            ///< At least one for every primary cell and every insider.
};

/// Finds the cells to hide beside the primary ones, of least total weight, so that each primary cell stays as uncertain as asked.
///
/// The attacker knows all cells that are not suppressed, all sums, and that figures are whole and not negative. He does not know why a cell
/// is hidden: use one symbol for all. Tables with at most `exact_cells` cells that could be hidden are solved to the optimum by branch and
/// bound with cuts from the attacker's linear programs (Fischetti and Salazar-González, Management Science 47(7), 2001, 1008-1027); larger
/// ones, and those that meet `node_limit`, by cheapest linear detours made smaller cell by cell. Either way every primary cell comes with
/// witnesses that were checked in whole numbers, and a cell without them counts as unsafe.
///
/// Same input, same answer. Other orders of the cells give the same weight where the answer is optimal, maybe other cells.
/// @return `errc::bad_table`, `errc::precondition`; `errc::not_protectable` where hiding all that may be hidden is not enough, with the
///     primary cell and the insider's in `where`; `errc::solver_limit`, `errc::cancelled`
/// @threads safe
[[nodiscard]] RUNG_DECL result<pattern> suppress(const cell_table& table, const suppression_options& options = {});

/// Checks a pattern in whole numbers, with its witnesses alone and no solver: that it hides what must be hidden and nothing forced, that
/// every witness agrees with all that is published and with all sums, and that each primary cell has the room that `options` asks for.
/// @return `errc::would_disclose` with the cell in `where`; `errc::bad_table`
[[nodiscard]] RUNG_DECL result<void> verify(const cell_table& table, const pattern& found, const suppression_options& options = {});

/// Returns the table with exactly the cells of `found` suppressed.
[[nodiscard]] RUNG_DECL cell_table apply(cell_table table, const pattern& found);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/suppression.ipp>
#endif
