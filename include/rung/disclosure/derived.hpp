// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/cells.hpp>
#include <rung/disclosure/suppression.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// A ratio of two cells as it is shown: `per` * part / whole, rounded to `decimals`, halves upward.
struct shown_ratio {
    std::string   name;
    std::uint32_t part     = 0;
    std::uint32_t whole    = 0;
    std::int64_t  shown    = 0; ///< In units of 10^-decimals: 125 for 12.5 with one decimal.
    std::uint32_t decimals = 0; ///< At most 9.
    std::int64_t  per      = 1; ///< 100 for percentages, 1,000 for rates in a thousand, 1 for means and ratios.
};

/// Rounds `per` * part / whole to `decimals`, halves upward, as `shown_ratio` and its facts take it to be: exactly, in whole numbers.
/// @return in units of 10^-decimals; `errc::precondition` for a whole of 0 or less, a part below 0, numbers out of range
[[nodiscard]] RUNG_DECL result<std::int64_t> show_ratio(std::int64_t part, std::int64_t whole, std::uint32_t decimals, std::int64_t per = 1);

/// What a ratio tells of its two cells, exactly: for `audit_options::facts` and `derived_search::facts`.
///
/// With N as shown and S = per * 10^decimals these are (2N - 1) whole <= 2 S part, 2 S part < (2N + 1) whole, and whole >= 1 because it is shown
/// at all. Somebody who rounds halves otherwise (to even, or binary floating point just below a half) shows something else: use `show_ratio`.
/// @return `errc::precondition` with the field where a number is out of range or part and whole are one cell
[[nodiscard]] RUNG_DECL result<std::vector<linear_fact>> ratio_facts(const shown_ratio& ratio);

/// What a percentage tells, such as a response rate: `shown` in units of 10^-decimals per cent. See `ratio_facts`.
[[nodiscard]] RUNG_DECL result<std::vector<linear_fact>> percentage_facts(std::string name, std::uint32_t part, std::uint32_t whole, std::int64_t shown,
                                                                          std::uint32_t decimals = 0);

/// What a mean tells of the cell of a sum and the cell of a count: with one of them shown, the other is as good as shown. See `ratio_facts`.
[[nodiscard]] RUNG_DECL result<std::vector<linear_fact>> mean_facts(std::string name, std::uint32_t sum_cell, std::uint32_t count_cell,
                                                                    std::int64_t shown, std::uint32_t decimals = 0);

/// Returns exactly the text that would be published, from the figures of all cells of a table.
///
/// It must depend on nothing else: not on records behind the cells, nor on a clock. It is called with tables that are not the true one, where a
/// median, a test or a limit may be undefined: return a text that says so, as the published one would. What it throws makes
/// its table useless, as a different text does; `std::bad_alloc` passes through.
using derived_text = std::function<std::string(std::span<const std::int64_t> cells)>;

/// Whatever is computed from a table and shown beside it: a median, a p-value, a limit of an interval, a step of a survival curve.
struct derived_figure {
    std::string  name; ///< For errors. Tell nothing in it.
    derived_text text;
};

/// How far `check_derived` looks.
struct derived_search {
    std::span<const linear_fact> facts{};            ///< Shown besides: they hold in every table that counts.
    std::uint64_t                tables = 20'000;    ///< How many tables to try, the true one among them.
    std::uint64_t                moves  = 200'000;   ///< How many steps to spend on finding the moves that lead from table to table.
    std::stop_token              stop{};
};

/// Checks that derived figures leave every primary cell as uncertain as `options` asks, whatever the functions are.
///
/// A cell is safe where two whole-number tables were found that agree with all that is published, give **the same text as the true table for every
/// figure**, and lie far enough apart in that cell; for insiders as in `suppress`. To somebody outside, these tables and the true one look
/// alike, even if he knows the functions, so that it is sound for any function. It is sufficient and not necessary: tables are looked for around the
/// true one, a counted number of them, and what is not found within that number counts as not there. So a refusal may be one too many, an
/// acceptance is never one too few. Coarse texts, such as `band` makes, pass much more often than decimals.
///
/// The figures count together. What was published before and is no cell, sum, fact or figure given here is not looked at; who publishes figures one
/// after another must hand in all of them each time.
/// @return the witnesses, which `verify` accepts in place of those of `found`; they are for checking and never for publishing.
///     `errc::would_disclose` with the first figure, by its name, that is one too many after those before it, and the cell by its number, or
///     with "facts"; `errc::precondition` for a figure without a function or one that throws on the true table, and for facts that do not hold there;
///     `errc::cancelled` and the errors of `verify`
/// @cost at most `search.tables` calls of every figure, and two for each witness
/// @threads safe where the functions are
[[nodiscard]] RUNG_DECL result<std::vector<witness>> check_derived(const cell_table& table, const pattern& found, const suppression_options& options,
                                                                   std::span<const derived_figure> figures, const derived_search& search = {});

/// The bands in which p-values are shown.
inline constexpr double p_value_limits[] = {0.001, 0.01, 0.05};

/// Names the band of a number: "under 0.01" with the least limit that it is under, else "0.05 or more" with the largest limit.
/// "not defined" for what is no number, "not shown" where there are no limits.
[[nodiscard]] RUNG_DECL std::string band(double value, std::span<const double> limits = p_value_limits);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/derived.ipp>
#endif
