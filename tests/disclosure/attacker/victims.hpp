// SPDX-License-Identifier: Apache-2.0
// Random tables, protected by the library or by less than it offers, and handed over as an outsider sees them.
#pragma once

#include <rung/disclosure/count.hpp>
#include <rung/disclosure/primary.hpp>
#include <rung/disclosure/suppression.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "attacker.hpp"

namespace attack {

namespace rd = rung::disclosure;

/// Whether this build attacks all tables: the compiled rooms without a sanitizer do, a tenth is enough to see that the others do the same.
#if defined(RUNG_COMPILED) && !defined(__SANITIZE_ADDRESS__)
inline constexpr bool attacks_all = true;
#else
inline constexpr bool attacks_all = false;
#endif

/// How many of so many tables to attack.
constexpr int some_of(int tables) { return attacks_all ? tables : (tables + 9) / 10; }

/// What a random table looks like.
struct shape {
    std::vector<std::uint32_t> sizes;
    bool                       sparse    = false; ///< Mostly nobody, and a few large cells.
    bool                       attribute = false; ///< The last axis is one: now and then a whole group is in one category.
    std::int64_t               threshold = 4;
    std::int64_t               width     = 1;
};

/// What protects a table; everything is on at first.
struct defences {
    enum class secondary_rule : unsigned char { optimal, heuristic, top_up, none };
    secondary_rule secondary   = secondary_rule::optimal;
    bool           groups      = true;
    std::int64_t   own         = 2;
};

inline const std::vector<std::string>& column_names() {
    static const std::vector<std::string> all = {"a", "b", "c"};
    return all;
}

class dice {
public:
    explicit dice(std::uint64_t seed) : next_(seed) {}
    std::uint32_t upto(std::uint32_t most) { return static_cast<std::uint32_t>(next_() % (most + 1)); }

private:
    std::mt19937_64 next_;
};

/// A table and what is hidden of it.
struct victim {
    rd::table_cells               cells;
    std::vector<rd::primary_mark> marks;
    std::vector<bool>             hidden;
};

inline std::vector<std::int64_t> random_counts(const shape& like, dice& random) {
    std::size_t all = 1;
    for (const auto n : like.sizes) { all *= n; }
    std::vector<std::int64_t> out(all);
    for (auto& v : out) {
        if (like.sparse) { v = random.upto(3) != 0 ? 0 : random.upto(3) == 0 ? 5 + random.upto(20) : random.upto(5); }
        else { v = random.upto(3) == 0 ? random.upto(3) : 2 + random.upto(10); }
    }
    if (like.attribute) {
        const auto width = like.sizes.back();
        for (std::size_t line = 0; line < all; line += width) {
            const auto kind = random.upto(5); // 0: all in one category; 1: all but one
            if (kind > 1) { continue; }
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(line), out.begin() + static_cast<std::ptrdiff_t>(line + width), 0);
            const auto where = random.upto(width - 1);
            out[line + where] = 3 + random.upto(12);
            if (kind == 1) { out[line + (where + 1) % width] = 1; }
        }
    }
    return out;
}

/// Columns `first` and on are the dimensions: a, b, c …, with categories a0, a1, …
inline rd::counted_table counted(const std::vector<std::string>& columns, const std::vector<std::uint32_t>& sizes, const std::vector<std::int64_t>& counts,
                                 bool attribute) {
    rd::counted_table out;
    out.name = "t";
    for (std::size_t d = 0; d < sizes.size(); ++d) {
        out.dimensions.push_back({.column = columns[d], .attribute = attribute && d + 1 == sizes.size()});
        auto& names = out.categories.emplace_back();
        for (std::uint32_t k = 0; k < sizes[d]; ++k) { names.push_back(columns[d] + std::to_string(k)); }
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] != 0) { out.cells.push_back({.place = i, .count = counts[i]}); }
    }
    return out;
}

inline rd::table_cells random_cells(const shape& like, dice& random) {
    return rd::to_cells(counted(column_names(), like.sizes, random_counts(like, random), like.attribute)).value();
}

inline rd::primary_rules rules_for(const shape& like, const defences& with) {
    return {.threshold = like.threshold, .group_attribute = with.groups, .within_group = with.groups, .width = like.width};
}

/// Hides, in each sum that has one hidden figure, the smallest other one, until no sum has just one: what offices do by hand.
inline void top_up(const rd::cell_table& table, std::vector<bool>& hidden) {
    for (bool again = true; again;) {
        again = false;
        for (const auto& s : table.sums) {
            auto members = s.parts;
            members.push_back(s.total);
            if (std::count_if(members.begin(), members.end(), [&](auto i) { return hidden[i]; }) != 1) { continue; }
            std::erase_if(members, [&](auto i) { return hidden[i]; });
            hidden[*std::min_element(members.begin(), members.end(), [&](auto a, auto b) { return table.cells[a].value < table.cells[b].value; })] = true;
            again = true;
        }
    }
}

/// Hides what is needed in a table whose primary cells are marked. @return empty where nothing protects it
inline std::vector<bool> hide(const rd::cell_table& table, const std::vector<rd::cell_need>& needs, const defences& with) {
    std::vector<bool> out(table.cells.size());
    for (std::size_t i = 0; i < out.size(); ++i) { out[i] = table.cells[i].primary; }
    using rule = defences::secondary_rule;
    if (with.secondary == rule::none) { return out; }
    if (with.secondary == rule::top_up) { return top_up(table, out), out; }
    const auto found = rd::suppress(table, {.needs = needs, .own_contribution = with.own, .exact_cells = with.secondary == rule::optimal ? 400U : 0U});
    if (!found) { return {}; }
    for (const auto i : found->suppressed) { out[i] = true; }
    return out;
}

/// Marks and hides. `hidden` is empty where the table can't be protected.
inline victim protect(rd::table_cells cells, const shape& like, const defences& with = {}) {
    victim out{std::move(cells), {}, {}};
    out.marks  = rd::mark_primary(out.cells, rules_for(like, with)).value();
    out.hidden = hide(out.cells.table, rd::needs_of(out.marks), with);
    return out;
}

/// What an outsider reads.
inline seen_table seen(const rd::table_cells& cells, const std::vector<bool>& hidden) {
    seen_table out;
    for (const auto& a : cells.axes) {
        auto& axis = out.axes.emplace_back(seen_axis{a.name, {}});
        std::vector<std::string> names;
        for (const auto& n : a.nodes) {
            if (n.parts.empty()) { names.push_back(n.label); }
        }
        for (const auto& n : a.nodes) {
            auto& behind = axis.labels.emplace_back();
            for (const auto k : n.categories) { behind.push_back(names[k]); }
        }
    }
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        out.figures.push_back(hidden[i] ? std::nullopt : std::optional<whole>(cells.table.cells[i].value));
    }
    return out;
}

inline world world_of(const std::vector<std::string>& columns, const std::vector<std::uint32_t>& sizes) {
    world out;
    for (std::size_t d = 0; d < sizes.size(); ++d) {
        for (std::uint32_t k = 0; k < sizes[d]; ++k) { out[columns[d]].push_back(columns[d] + std::to_string(k)); }
    }
    return out;
}

} // namespace attack
