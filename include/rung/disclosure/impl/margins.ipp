// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/count.hpp>

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <optional>
#include <set>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// Says whether dimensions can be counted: no name twice among categories, groups and the total, nor a column among the dimensions.
[[nodiscard]] inline result<void> check_dimensions(const std::vector<dimension>& dimensions) {
    std::set<std::string_view> columns;
    for (const auto& d : dimensions) {
        const failure twice{errc::bad_table, d.column + ": a name twice", {}};
        if (!columns.insert(d.column).second) { return twice; }
        std::set<std::string_view> names(d.declared.begin(), d.declared.end());
        if (names.size() != d.declared.size()) { return twice; }
        for (const auto& g : d.groups) {
            if (!names.insert(g.name).second) { return twice; }
        }
        if (!d.total.empty() && !names.insert(d.total).second) { return twice; }
    }
    return {};
}

/// Lays out the nodes of one axis, and for each the categories that it adds up.
class axis_layout {
public:
    axis_layout(const dimension& d, const std::vector<std::string>& categories) : dimension_(d) {
        out.name      = d.column;
        out.attribute = d.attribute;
        for (const auto& c : categories) { add(c); }
        for (const auto& g : d.groups) { add(g.name); }
    }

    /// @return `errc::bad_table` where a group contains itself, or a category twice
    result<void> run() {
        const auto leaves = out.nodes.size() - dimension_.groups.size();
        if (number_.size() != out.nodes.size()) { return bad("a name twice"); }
        for (std::size_t g = 0; g < dimension_.groups.size(); ++g) {
            for (const auto& p : dimension_.groups[g].parts) {
                const auto found = number_.find(p);
                if (found != number_.end()) { out.nodes[leaves + g].parts.push_back(found->second); }
                else if (!dimension_.declared.empty()) { return bad("a group of what is not declared"); }
            }
        }
        if (!dimension_.total.empty()) {
            if (number_.contains(dimension_.total)) { return bad("a name twice"); }
            add(dimension_.total);
            for (std::uint32_t k = 0; k < leaves; ++k) { out.nodes.back().parts.push_back(k); }
        }
        adds.resize(out.nodes.size());
        state_.assign(out.nodes.size(), 0);
        for (std::uint32_t k = 0; k < leaves; ++k) {
            adds[k]   = {k};
            state_[k] = 2;
        }
        for (std::uint32_t k = 0; k < out.nodes.size(); ++k) {
            if (!expand(k)) { return bad("a group that contains itself or a category twice"); }
            out.nodes[k].categories = adds[k];
        }
        return {};
    }

    axis                                    out;
    std::vector<std::vector<std::uint32_t>> adds; ///< Categories of each node, ascending.

private:
    void add(const std::string& name) {
        number_.emplace(name, static_cast<std::uint32_t>(out.nodes.size()));
        out.nodes.push_back({name, {}, {}});
    }
    [[nodiscard]] failure bad(const char* what) const { return {errc::bad_table, dimension_.column + ": " + what, {}}; }

    /// Recursion is as deep as groups nest; a chain of them is bounded by their number.
    bool expand(std::uint32_t k, std::size_t depth = 0) {
        if (state_[k] != 0) { return state_[k] == 2; }
        if (depth > 1000) { return false; }
        state_[k] = 1;
        for (const auto p : out.nodes[k].parts) {
            if (!expand(p, depth + 1)) { return false; }
            adds[k].insert(adds[k].end(), adds[p].begin(), adds[p].end());
        }
        std::sort(adds[k].begin(), adds[k].end());
        state_[k] = 2;
        return std::adjacent_find(adds[k].begin(), adds[k].end()) == adds[k].end();
    }

    const dimension&                     dimension_;
    std::map<std::string, std::uint32_t> number_;
    std::vector<char>                    state_; ///< 1: being expanded, 2: done.
};

struct figures {
    contributions behind;
    std::int64_t  sum = 0;
};

[[nodiscard]] inline bool add_figures(figures& to, const figures& from) {
    auto&       a = to.behind;
    const auto& b = from.behind;
    if (a.count > largest_value - b.count || to.sum > largest_value - from.sum) { return false; }
    a.count += b.count;
    to.sum += from.sum;
    a.second  = std::max(std::min(a.largest, b.largest), std::max(a.second, b.second));
    a.largest = std::max(a.largest, b.largest);
    return true;
}

/// Widens one axis from its categories to all of its nodes. `inner` is how many cells lie under one step of the axis.
[[nodiscard]] inline bool widen(std::vector<figures>& all, std::size_t leaves, std::size_t inner, const std::vector<std::vector<std::uint32_t>>& adds) {
    const auto           outer = leaves * inner == 0 ? 0 : all.size() / (leaves * inner);
    std::vector<figures> out(outer * adds.size() * inner);
    for (std::size_t o = 0; o < outer; ++o) {
        for (std::size_t k = 0; k < adds.size(); ++k) {
            for (const auto leaf : adds[k]) {
                for (std::size_t i = 0; i < inner; ++i) {
                    if (!add_figures(out[(o * adds.size() + k) * inner + i], all[(o * leaves + leaf) * inner + i])) { return false; }
                }
            }
        }
    }
    all = std::move(out);
    return true;
}

[[nodiscard]] inline std::int64_t cost_of(std::int64_t people, cell_cost cost) {
    if (cost == cell_cost::each) { return 1; }
    if (cost == cell_cost::people) { return std::min(people + 1, largest_weight); }
    return std::bit_width(static_cast<std::uint64_t>(people) + 1);
}

/// Lists every sum along every axis. @return false over the limits
[[nodiscard]] inline bool list_sums(table_cells& out, const table_limits& bounds) {
    std::size_t terms = 0, inner = out.table.cells.size();
    for (std::uint32_t d = 0; d < out.axes.size(); ++d) {
        const auto& nodes = out.axes[d].nodes;
        const auto  outer = out.table.cells.size() / inner;
        inner /= nodes.size();
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            if (nodes[k].parts.empty()) { continue; }
            terms += nodes[k].parts.size() * outer * inner;
            if (terms > bounds.terms || out.table.sums.size() + outer * inner > bounds.sums) { return false; }
            for (std::size_t o = 0; o < outer; ++o) {
                for (std::size_t i = 0; i < inner; ++i) {
                    const auto at = [&](std::size_t node) { return static_cast<std::uint32_t>((o * nodes.size() + node) * inner + i); };
                    sum        s{at(k), {}};
                    for (const auto p : nodes[k].parts) { s.parts.push_back(at(p)); }
                    out.table.sums.push_back(std::move(s));
                    out.sum_axis.push_back(d);
                }
            }
        }
    }
    return true;
}

} // namespace detail

RUNG_DECL std::vector<std::uint32_t> table_cells::nodes_of(std::uint32_t cell) const {
    std::vector<std::uint32_t> out(axes.size());
    for (std::size_t d = axes.size(); d-- > 0;) {
        const auto n = static_cast<std::uint32_t>(axes[d].nodes.size());
        out[d]       = cell % n;
        cell /= n;
    }
    return out;
}

RUNG_DECL std::uint32_t table_cells::cell_of(std::span<const std::uint32_t> nodes) const {
    std::uint32_t out = 0;
    for (std::size_t d = 0; d < axes.size(); ++d) { out = out * static_cast<std::uint32_t>(axes[d].nodes.size()) + nodes[d]; }
    return out;
}

RUNG_DECL result<table_cells> to_cells(const counted_table& table, measure what, cell_cost cost, const table_limits& bounds) {
    if (what == measure::sum && !table.has_magnitude) { return failure{errc::precondition, "measure::sum without a magnitude", {}}; }
    if (table.dimensions.empty() || table.dimensions.size() != table.categories.size()) { return failure{errc::bad_table, "dimensions", {}}; }
    if (auto good = detail::check_dimensions(table.dimensions); !good) { return good.error(); }
    table_cells                      out;
    std::vector<detail::axis_layout> layouts;
    std::size_t                      cells = 1, leaves = 1;
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
        auto& layout = layouts.emplace_back(table.dimensions[d], table.categories[d]);
        if (auto good = layout.run(); !good) { return good.error(); }
        cells *= layout.out.nodes.size();
        leaves *= table.categories[d].size();
        if (cells > bounds.cells) { return failure{errc::too_large, "table_limits.cells", {}}; }
    }
    std::vector<detail::figures> all(leaves);
    for (const auto& c : table.cells) {
        if (c.place >= leaves) { return failure{errc::bad_table, "cells", {}}; }
        all[c.place] = {{c.count, c.largest, c.second}, c.sum};
    }
    std::size_t inner = 1; // the last axis first, so that what lies under an axis is wide already
    for (std::size_t d = layouts.size(); d-- > 0;) {
        if (!detail::widen(all, table.categories[d].size(), inner, layouts[d].adds)) { return failure{errc::bad_table, "a sum leaves its range", {}}; }
        inner *= layouts[d].out.nodes.size();
    }
    all.resize(cells); // where an axis has a total and no category
    out.table.name = table.name;
    out.what       = what;
    for (auto& l : layouts) { out.axes.push_back(std::move(l.out)); }
    for (const auto& f : all) {
        out.behind.push_back(f.behind);
        out.table.cells.push_back({.value = what == measure::sum ? f.sum : f.behind.count, .weight = detail::cost_of(f.behind.count, cost)});
    }
    if (!detail::list_sums(out, bounds)) { return failure{errc::too_large, "table_limits.sums", {}}; }
    return out;
}

} // namespace disclosure
RUNG_END
