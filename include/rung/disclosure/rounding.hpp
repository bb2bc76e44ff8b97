// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/audit.hpp>
#include <rung/disclosure/cells.hpp>

#include <cstdint>
#include <stop_token>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// How figures are rounded.
///
/// `conventional` rounds each figure by itself, halves upward: totals need not be the sums of what they are shown to be made of, and the gaps tell.
/// With margins shown, 107 of 484 cells of 1 to 4 of random 3x2 tables could be told exactly with base 3 and 22 with base 5
/// (docs/disclosure/rounding.md); the Handbook on Statistical Disclosure Control (chapter on frequency tables) does not recommend it for tables of
/// counts. Never without `audit_rounded`.
///
/// `hesa` is the HESA Services Standard Rounding Methodology for counts, which is `conventional` with base 5: 0, 1 and 2 become 0, all others the
/// nearest multiple of 5, totals after they were added up. See also `hesa_shows_percentage`. Sums of money it leaves as they are.
/// Source: HESA, Rounding and suppression to anonymise statistics (hesa.ac.uk/about/regulation/data-protection).
///
/// `controlled` rounds all figures together so that every sum still holds exactly.
/// Source: Cox and Ernst, Controlled rounding, INFOR 20(4), 1982, 423-432.
enum class rounding_method : unsigned char { conventional, hesa, controlled };

/// How to round a table.
struct rounding_options {
    rounding_method method     = rounding_method::controlled;
    std::int64_t    base       = 5;      ///< From 2 to 1,000,000; `hesa` knows 5 alone.
    std::uint64_t   node_limit = 20'000; ///< Branch-and-bound nodes of each of the two programs of `controlled`.
    std::stop_token stop{};
};

/// The figures to show in place of a table's own, all of them multiples of the base.
struct rounded_table {
    std::vector<std::int64_t> values; ///< One for each cell.
    std::int64_t              base     = 5;
    rounding_method           method   = rounding_method::conventional;
    bool                      additive = false; ///< Every sum holds among the rounded figures.
    /// How many multiples beyond its two neighbours a figure may have gone to: 0, or 1 where `controlled` found nothing nearer. It is not secret, and
    /// must be told to whoever reads the table.
    std::uint32_t             steps    = 0;
    std::int64_t              distance = 0;    ///< The differences to the true figures, added up. Internal: it tells something of them.
    bool                      optimal  = true; ///< `controlled`: no admissible rounding is nearer. False where `node_limit` was met.

    friend bool operator==(const rounded_table&, const rounded_table&) = default;
};

/// Rounds one figure to the nearest multiple of `base`, halves upward. @pre 0 <= value <= `largest_value`, 2 <= base <= 1,000,000
[[nodiscard]] RUNG_DECL std::int64_t round_conventional(std::int64_t value, std::int64_t base) noexcept;

/// Says whether HESA's rules let a percentage of this many people be shown: fewer than 22.5 and it is not. People are counted before rounding.
[[nodiscard]] RUNG_DECL bool hesa_shows_percentage(std::int64_t people) noexcept;

/// Says whether HESA's rules let an average over this many people be shown: of 7 or fewer it is not. People are counted before rounding.
[[nodiscard]] RUNG_DECL bool hesa_shows_average(std::int64_t people) noexcept;

/// Rounds all figures of a table; marks of the cells count for nothing, figures of 0 and other multiples of the base stay themselves.
///
/// `controlled` takes for each figure one of its two neighbouring multiples so that all sums hold, and of all such roundings one with the least
/// distance, all figures added up alike. With two axes there always is one. With three and with linked tables there may be none: then every
/// figure, multiples too, may go one multiple further, never below 0, and `steps` says so. What comes out is checked in whole numbers.
///
/// Whoever knows that the rounding is the nearest one can sometimes rule out more than the neighbours of each figure tell him, by rounding every
/// table that could be the true one; `audit_rounded` does not see this, see docs/disclosure/rounding.md for how much was found that way.
/// Same input, same answer.
/// @return `errc::bad_table`; `errc::precondition` with the option; `errc::not_protectable` where sums cannot be kept even so;
///     `errc::solver_limit`, `errc::cancelled`
/// @threads safe
[[nodiscard]] RUNG_DECL result<rounded_table> round_table(const cell_table& table, const rounding_options& options = {});

/// What the rounded figures alone tell somebody who knows base, method and steps of each true one, before any sum is looked at: for `audit`.
///
/// Halves going upward, a figure r rounded by itself was from r - base/2 to r + (base - 1)/2 (whole divisions); one of a controlled rounding lies
/// less than (1 + steps) * base from r. Never below 0.
/// @return one for each figure; `errc::precondition` for a base out of range, `errc::bad_table` for a figure that is no multiple of it or out
///     of range
[[nodiscard]] RUNG_DECL result<std::vector<prior>> priors_of(const rounded_table& rounded);

/// Works out what somebody can tell of each true figure who has all rounded ones, knows how they were rounded, and that all sums hold among the true
/// ones. Figures that are `forced` he has as they are.
///
/// Broken are cells of 1 to `threshold - 1` and those marked as primary whose interval is narrower than `options.need`; a `forced` cell
/// has no width. `options.priors`, where given, is what he knows besides. Facts that are shown beside the table belong in `options.facts`:
/// a percentage of unrounded counts may well give them away.
/// What `audit` says of errors and of intervals that are too narrow rather than too wide holds here.
/// @return `errc::bad_table` where `rounded` is not a rounding of this table; `errc::precondition`, also where `options.values_known` is false;
///     the errors of `audit`
/// @threads safe
[[nodiscard]] RUNG_DECL result<audit_report> audit_rounded(const cell_table& table, const rounded_table& rounded, std::int64_t threshold,
                                                           const audit_options& options = {});

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/rounding.ipp>
#endif
