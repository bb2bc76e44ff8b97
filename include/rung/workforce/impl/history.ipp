// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/history.hpp>

#include <rung/workforce/detail/dated.hpp>

#include <algorithm>
#include <cstddef>
#include <map>

RUNG_BEGIN
namespace workforce {
namespace detail {

/// Whether nothing tells which of the rows of one day counts. They come in order.
[[nodiscard]] inline bool two_are_latest(std::span<const dated_row> day) noexcept {
    const auto marked = std::count_if(day.begin(), day.end(), [](const dated_row& one) { return one.latest; });
    if (marked > 0) { return marked > 1; }
    return day.size() > 1 && day.back().sequence == day[day.size() - 2].sequence;
}

[[nodiscard]] inline history_trouble trouble_of(std::span<const dated_row> rows) {
    history_trouble found;
    const bool      states_ends = std::any_of(rows.begin(), rows.end(), [](const dated_row& one) { return one.states_end; });
    civil_date      covered{}; // up to but not including this day
    for (std::size_t i = 0; i < rows.size();) {
        auto end = i + 1;
        while (end < rows.size() && rows[end].start == rows[i].start) { ++end; }
        const auto day = rows.subspan(i, end - i);
        i              = end;
        for (const auto& one : day) {
            found.missing_start += one.start.known() ? 0 : 1;
            found.unread_end += one.end.known() ? 0 : 1;
            found.ends_before_start += one.is_reversed() ? 1 : 0;
        }
        if (!day.front().start.known()) { continue; }
        found.two_latest += two_are_latest(day) ? 1 : 0;
        const auto& counts = *std::max_element(day.begin(), day.end(), gives_way);
        if (!states_ends || !counts.end.known() || counts.is_reversed()) { continue; }
        if (covered.known() && counts.start != covered) { ++(counts.start < covered ? found.overlaps : found.gaps); }
        covered = std::max(covered, counts.end);
    }
    return found;
}

[[nodiscard]] inline bool is_one_of(const value<std::string>& text, const std::vector<std::string>& words) noexcept {
    return text.ok() && std::find(words.begin(), words.end(), text.it) != words.end();
}

/// Returns the rank of a grade from 0; -1 where it is not listed.
[[nodiscard]] inline std::ptrdiff_t rank_of(const value<std::string>& grade, const std::vector<std::string>& grades) noexcept {
    if (!grade.ok()) { return -1; }
    const auto found = std::find(grades.begin(), grades.end(), grade.it);
    return found == grades.end() ? -1 : found - grades.begin();
}

[[nodiscard]] constexpr promotion_rule rule_of(bool event, bool grade, promotion_evidence asked) noexcept {
    switch (asked) {
    case promotion_evidence::event: return event ? promotion_rule::event_code : promotion_rule::none;
    case promotion_evidence::grade: return grade ? promotion_rule::grade_rank : promotion_rule::none;
    case promotion_evidence::both: return event && grade ? promotion_rule::both : promotion_rule::none;
    case promotion_evidence::either: break;
    }
    if (event && grade) { return promotion_rule::both; }
    return event ? promotion_rule::event_code : grade ? promotion_rule::grade_rank : promotion_rule::none;
}

} // namespace detail

RUNG_DECL std::vector<std::size_t> in_order(std::span<const job> history) { return detail::places_in_order(history); }
RUNG_DECL std::vector<std::size_t> in_order(std::span<const pay> history) { return detail::places_in_order(history); }

RUNG_DECL const job* current_as_of(std::span<const job> history, civil_date d) noexcept {
    return detail::holding_on(history, d, [](const job&) { return true; });
}

RUNG_DECL const pay* current_as_of(std::span<const pay> history, civil_date d, std::optional<std::string_view> component) noexcept {
    return detail::holding_on(history, d, [&](const pay& one) { return !component || (one.component.ok() && one.component.it == *component); });
}

RUNG_DECL history_trouble trouble(std::span<const job> history) { return detail::trouble_of(detail::ordered(history)); }

RUNG_DECL history_trouble trouble(std::span<const pay> history) {
    std::map<std::string_view, std::vector<detail::dated_row>> of_component;
    for (const auto& one : detail::ordered(history)) {
        const auto& component = history[one.place].component;
        of_component[component.ok() ? std::string_view(component.it) : std::string_view()].push_back(one);
    }
    history_trouble all;
    for (const auto& [component, rows] : of_component) {
        const auto found = detail::trouble_of(rows);
        all.overlaps += found.overlaps;
        all.gaps += found.gaps;
        all.ends_before_start += found.ends_before_start;
        all.two_latest += found.two_latest;
        all.missing_start += found.missing_start;
        all.unread_end += found.unread_end;
    }
    return all;
}

RUNG_DECL std::vector<derived_promotion> promotions(std::span<const job> history, const promotion_rules& rules, civil_date as_of) {
    std::vector<derived_promotion> found;
    std::ptrdiff_t                 rank_before = -1;
    for (const auto& one : detail::ordered(history)) {
        const auto& here  = history[one.place];
        const auto  rank  = one.start.known() ? detail::rank_of(here.grade, rules.grades) : -1;
        const bool  event = detail::is_one_of(here.event, rules.events) || detail::is_one_of(here.reason, rules.reasons);
        const bool  grade = rank_before >= 0 && rank > rank_before;
        rank_before       = rank;
        if (as_of.known() && (!one.start.known() || one.start > as_of)) { continue; }
        const auto rule = detail::rule_of(event, grade, rules.evidence);
        if (rule != promotion_rule::none) { found.push_back({one.place, rule}); }
    }
    return found;
}

RUNG_DECL void mark_promotions(std::span<job> history, const promotion_rules& rules) {
    for (auto& one : history) { one.rule = promotion_rule::none; }
    for (const auto& one : promotions(history, rules)) { history[one.row].rule = one.rule; }
}

} // namespace workforce
RUNG_END
