// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/workforce/parse.hpp>
#include <rung/workforce/worker.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

RUNG_BEGIN
namespace workforce::detail {

inline constexpr civil_date open_end{10000, 1, 1};

/// What the verbs over histories need to know of a row.
struct dated_row {
    civil_date   start{};       ///< Unknown where there is none.
    civil_date   end{open_end}; ///< The first day after it; unknown where it could not be read.
    std::int64_t sequence    = -1;
    bool         latest      = false;
    bool         states_end  = false;
    std::size_t  place       = 0;

    [[nodiscard]] constexpr bool holds_on(civil_date d) const noexcept { return start.known() && end.known() && start <= d && d < end; }
    [[nodiscard]] constexpr bool is_reversed() const noexcept { return start.known() && end.known() && end <= start; }
};

inline void read_end(dated_row& to, const value<civil_date>& end) noexcept {
    to.states_end = end.state == value_state::ok || end.state == value_state::null;
    if (end.ok()) {
        to.end = means_open(end.it) ? open_end : next_day(end.it);
    } else if (end.state == value_state::unparsed) {
        to.end = {};
    }
}

[[nodiscard]] inline dated_row dated(const job& one, std::size_t place) noexcept {
    dated_row made;
    if (one.start.ok()) { made.start = one.start.it; }
    read_end(made, one.end);
    made.sequence = one.sequence.ok() ? one.sequence.it : -1;
    made.latest   = one.latest_change.ok() && one.latest_change.it;
    made.place    = place;
    return made;
}

[[nodiscard]] inline dated_row dated(const pay& one, std::size_t place) noexcept {
    dated_row made;
    if (one.effective.ok()) { made.start = one.effective.it; }
    read_end(made, one.end);
    made.place = place;
    return made;
}

/// Whether `a` stands before `b` in order.
[[nodiscard]] constexpr bool before(const dated_row& a, const dated_row& b) noexcept {
    if (a.start.known() != b.start.known()) { return a.start.known(); }
    if (a.start != b.start) { return a.start < b.start; }
    if (a.sequence != b.sequence) { return a.sequence < b.sequence; }
    return a.place < b.place;
}

/// Whether of two rows that both hold `b` counts rather than `a`.
[[nodiscard]] constexpr bool gives_way(const dated_row& a, const dated_row& b) noexcept {
    if (a.start != b.start) { return a.start < b.start; }
    if (a.latest != b.latest) { return b.latest; }
    return before(a, b);
}

template <class Row>
[[nodiscard]] std::vector<dated_row> ordered(std::span<const Row> history) {
    std::vector<dated_row> rows;
    rows.reserve(history.size());
    for (std::size_t i = 0; i < history.size(); ++i) { rows.push_back(dated(history[i], i)); }
    std::sort(rows.begin(), rows.end(), before);
    return rows;
}

template <class Row>
[[nodiscard]] std::vector<std::size_t> places_in_order(std::span<const Row> history) {
    std::vector<std::size_t> places;
    places.reserve(history.size());
    for (const auto& one : ordered(history)) { places.push_back(one.place); }
    return places;
}

template <class Row, class Wanted>
[[nodiscard]] const Row* holding_on(std::span<const Row> history, civil_date d, const Wanted& wanted) noexcept {
    const Row* found = nullptr;
    dated_row  best;
    for (std::size_t i = 0; i < history.size(); ++i) {
        const auto one = dated(history[i], i);
        if (!one.holds_on(d) || !wanted(history[i])) { continue; }
        if (found == nullptr || gives_way(best, one)) {
            found = &history[i];
            best  = one;
        }
    }
    return found;
}

} // namespace workforce::detail
RUNG_END
