// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/workforce/worker.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace workforce {

// A history is the job rows, or the pay rows, of one employment, in any order. Its rows hold from their start up to but not including the
// day after their end: exports write the last day. An end that is a sentinel, null, empty or absent is open; one that could not be read
// is not, and its row is current on no day.

/// Returns the places of the rows by start, then sequence, then as they stand; rows without a start come last.
[[nodiscard]] RUNG_DECL std::vector<std::size_t> in_order(std::span<const job> history);
/// Returns the places of the rows by effective day, then as they stand; rows without one come last.
[[nodiscard]] RUNG_DECL std::vector<std::size_t> in_order(std::span<const pay> history);

/// Returns the row that holds on the day `d`: of those that have begun by then and not ended the one that began last, and of one
/// day the one that the source marks as its latest, else the last in order. Null where none holds. Rows that begin after `d` are never it.
/// @pre is_valid(d): what day it is only the caller knows
[[nodiscard]] RUNG_DECL const job* current_as_of(std::span<const job> history, civil_date d) noexcept;

/// Returns the pay row that holds on the day `d`, of that component only where one is given: a bonus does not end a salary.
/// @pre is_valid(d)
[[nodiscard]] RUNG_DECL const pay* current_as_of(std::span<const pay> history, civil_date d, std::optional<std::string_view> component = {}) noexcept;

/// Contradictions of a history, counted: each is a place where somebody should look, and none is mended.
struct history_trouble {
    std::uint64_t overlaps          = 0; ///< Rows that begin before an earlier day's row has ended.
    std::uint64_t gaps              = 0; ///< Stretches between rows that no row covers.
    std::uint64_t ends_before_start = 0;
    std::uint64_t two_latest        = 0; ///< Days on which nothing tells which of several rows counts: two marked as latest, or the same highest sequence.
    std::uint64_t missing_start     = 0; ///< Rows without a start that can be read.
    std::uint64_t unread_end        = 0; ///< Rows whose end could not be read.

    [[nodiscard]] constexpr std::uint64_t total() const noexcept {
        return overlaps + gaps + ends_before_start + two_latest + missing_start + unread_end;
    }
};

/// Counts the contradictions. Of several rows that start on one day only the one that counts is held against other days. Where no row
/// states an end, each row lasts until the next one begins: sources without ends have neither overlaps nor gaps. A null or a sentinel
/// states that a row is open; an empty or absent end states nothing.
[[nodiscard]] RUNG_DECL history_trouble trouble(std::span<const job> history);
/// Counts the contradictions of pay, each component by itself; rows that name none are one component.
[[nodiscard]] RUNG_DECL history_trouble trouble(std::span<const pay> history);

/// Which evidence makes a promotion.
enum class promotion_evidence : std::uint8_t {
    event,  ///< The event or reason alone.
    grade,  ///< The grade alone.
    either, ///< One of them is enough.
    both,   ///< Only what both say.
};

/// What makes a job row a promotion. Codes and grades are compared as they are written.
struct promotion_rules {
    std::vector<std::string> events{};  ///< Values of `job::event` that mean promotion.
    std::vector<std::string> reasons{}; ///< Values of `job::reason` that do.
    std::vector<std::string> grades{};  ///< From low to high; a grade that is not listed ranks neither above nor below any other.
    promotion_evidence       evidence = promotion_evidence::either;
};

/// A promotion that was derived, and by which rule: `event_code`, `grade_rank` or `both`, as far as `promotion_rules::evidence` asks for them.
struct derived_promotion {
    std::size_t    row = 0; ///< Its place in the history.
    promotion_rule rule = promotion_rule::none;
};

/// Returns the rows that are promotions, in order of the history. A grade is compared with that of the row just before it in order, so
/// the first row is none by grade, nor is a row beside one without a start or without a listed grade. With `as_of` rows that begin
/// later, or nobody knows when, are left out.
[[nodiscard]] RUNG_DECL std::vector<derived_promotion> promotions(std::span<const job> history, const promotion_rules& rules, civil_date as_of = {});

/// Writes into each row the rule that makes it a promotion, `none` into all others.
RUNG_DECL void mark_promotions(std::span<job> history, const promotion_rules& rules);

} // namespace workforce
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/workforce/impl/history.ipp>
#endif
