// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/primary.hpp>

#include <algorithm>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// Applies rules to one table.
class primary_marker {
public:
    primary_marker(const table_cells& cells, const primary_rules& rules) : cells_(cells), rules_(rules), marks_(cells.table.cells.size()) {}

    std::vector<primary_mark> run() {
        for (std::uint32_t i = 0; i < marks_.size(); ++i) {
            const auto& b = cells_.behind[i];
            if (b.count >= 1 && b.count < rules_.threshold) { meet(i, primary_rule::threshold); }
            if (b.count == 0 && rules_.hide_zeros) { meet(i, primary_rule::zero); }
            if (cells_.what == measure::sum && b.count > 0) { look_at_sum(i); }
        }
        std::uint32_t inner = static_cast<std::uint32_t>(marks_.size());
        for (const auto& a : cells_.axes) {
            inner /= static_cast<std::uint32_t>(a.nodes.size());
            if (a.attribute) { look_at_groups(a, inner); }
        }
        std::vector<primary_mark> out;
        for (const auto& m : marks_) {
            if (m.rule != primary_rule::none) { out.push_back(m); }
        }
        return out;
    }

private:
    void meet(std::uint32_t i, primary_rule rule, std::int64_t above = 0) {
        auto& m = marks_[i];
        m.cell  = i;
        if (m.rule == primary_rule::none || rule < m.rule) { m.rule = rule; }
        m.need.above = std::max(m.need.above, above);
        m.need.width = std::max({m.need.width, rules_.width, above});
    }

    /// A hundredth part, rounded up: room is never a little too small.
    [[nodiscard]] static std::int64_t share(std::int64_t percent, std::int64_t of) { return (percent * of + 99) / 100; }

    void look_at_sum(std::uint32_t i) {
        const auto& b     = cells_.behind[i];
        const auto  total = cells_.table.cells[i].value;
        if (rules_.dominance_n > 0) {
            const auto top     = b.largest + (rules_.dominance_n == 2 ? b.second : 0);
            const auto percent = std::int64_t{rules_.dominance_percent};
            if (top * 100 > percent * total) { meet(i, primary_rule::dominance, (top * 100 + percent - 1) / percent - total); }
        }
        if (rules_.p_percent > 0) {
            const auto rest = total - b.largest - b.second;
            const auto room = share(rules_.p_percent, b.largest);
            if (rest < room) { meet(i, primary_rule::p_percent, room - rest); }
        }
    }

    void look_at_groups(const axis& a, std::uint32_t inner) {
        std::uint32_t categories = 0;
        for (const auto& n : a.nodes) { categories += n.parts.empty() && n.categories.size() == 1 ? 1 : 0; }
        if (categories < 2) { return; }
        const auto nodes = static_cast<std::uint32_t>(a.nodes.size());
        for (std::uint32_t first = 0; first < marks_.size(); ++first) {
            if (first / inner % nodes != 0) { continue; }
            const auto   at    = [&](std::uint32_t node) { return first + node * inner; };
            std::int64_t group = 0;
            for (std::uint32_t k = 0; k < categories; ++k) { group += cells_.behind[at(k)].count; }
            if (group == 0) { continue; }
            for (std::uint32_t k = 0; k < nodes; ++k) {
                const auto count = cells_.behind[at(k)].count;
                if (a.nodes[k].categories.size() == categories) { continue; }
                if (rules_.group_attribute && count == group) {
                    meet(at(k), primary_rule::group_attribute);
                    empty_beside(at, a, k, primary_rule::group_attribute);
                }
                if (rules_.within_group && group > 1 && count == group - 1) { apart(at, a, k); }
            }
        }
    }

    /// Marks the first category beside node `k` that nobody is in. Were each of them shown as nobody, it would be certain that everybody is in `k`,
    /// however uncertain it is how many.
    template <class At>
    void empty_beside(const At& at, const axis& a, std::uint32_t k, primary_rule rule) {
        for (std::uint32_t other = 0; other < a.nodes.size(); ++other) {
            const auto& n = a.nodes[other];
            if (!n.parts.empty() || std::binary_search(a.nodes[k].categories.begin(), a.nodes[k].categories.end(), n.categories.front())) { continue; }
            if (cells_.behind[at(other)].count == 0) { return meet(at(other), rule); }
        }
    }

    /// All but one are in node `k`: marks it, and where the one is.
    template <class At>
    void apart(const At& at, const axis& a, std::uint32_t k) {
        meet(at(k), primary_rule::within_group);
        empty_beside(at, a, k, primary_rule::within_group);
        for (std::uint32_t other = 0; other < a.nodes.size(); ++other) {
            const auto& there = a.nodes[other].categories;
            const bool  apart = std::none_of(there.begin(), there.end(), [&](auto c) { return std::binary_search(a.nodes[k].categories.begin(), a.nodes[k].categories.end(), c); });
            if (apart && cells_.behind[at(other)].count == 1) { meet(at(other), primary_rule::within_group); }
        }
    }

    const table_cells&        cells_;
    const primary_rules&      rules_;
    std::vector<primary_mark> marks_;
};

} // namespace detail

RUNG_DECL result<std::vector<primary_mark>> mark_primary(table_cells& cells, const primary_rules& rules) {
    const auto fair = [](const char* field) { return failure{errc::precondition, std::string("primary_rules.") + field, {}}; };
    if (rules.threshold < 1) { return fair("threshold"); }
    if (rules.dominance_n > 2) { return fair("dominance_n"); }
    if (rules.dominance_n > 0 && (rules.dominance_percent < 1 || rules.dominance_percent > 100)) { return fair("dominance_percent"); }
    if (rules.p_percent > 1000) { return fair("p_percent"); }
    if (rules.width < 1 || rules.width > largest_value) { return fair("width"); }
    std::uint64_t all = 1;
    for (const auto& a : cells.axes) { all *= a.nodes.size(); }
    if (all != cells.table.cells.size() || cells.behind.size() != all) { return failure{errc::bad_table, "cells and axes", {}}; }
    auto out = detail::primary_marker(cells, rules).run();
    for (const auto& m : out) { cells.table.cells[m.cell].primary = true; }
    return out;
}

RUNG_DECL std::vector<cell_need> needs_of(const std::vector<primary_mark>& marks) {
    std::vector<cell_need> out;
    for (const auto& m : marks) { out.push_back({m.cell, m.need}); }
    return out;
}

} // namespace disclosure
RUNG_END
