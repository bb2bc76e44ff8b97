// SPDX-License-Identifier: Apache-2.0
// Several random tables of the same people.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "victims.hpp"

namespace attack {

/// Tables by some of the columns a, b and c of the same people.
struct linked_victims {
    std::vector<std::vector<std::uint32_t>> by;      ///< Columns of each table, by number.
    std::vector<victim>                     each;
    std::vector<seen_table>                 as_seen; ///< Empty where they can't be protected.
};

/// Counts people by a, b and c and makes a table of each set of columns.
inline linked_victims random_linked(const shape& like, const std::vector<std::vector<std::uint32_t>>& by, dice& random) {
    linked_victims out{by, {}, {}};
    const auto     counts = random_counts(like, random);
    for (const auto& columns : by) {
        std::vector<std::string>   names;
        std::vector<std::uint32_t> sizes;
        std::size_t                all = 1;
        for (const auto c : columns) {
            names.push_back(column_names()[c]);
            sizes.push_back(like.sizes[c]);
            all *= like.sizes[c];
        }
        std::vector<std::int64_t> margin(all, 0);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            std::size_t at = 0;
            for (const auto c : columns) {
                std::size_t step = 1;
                for (std::size_t d = c + 1; d < like.sizes.size(); ++d) { step *= like.sizes[d]; }
                at = at * like.sizes[c] + i / step % like.sizes[c];
            }
            margin[at] += counts[i];
        }
        out.each.push_back({rd::to_cells(counted(names, sizes, margin, false)).value(), {}, {}});
    }
    return out;
}

/// The people that a cell counts: column to category, nothing for all.
inline std::map<std::uint32_t, std::uint32_t> figure_of(const linked_victims& all, std::size_t t, std::uint32_t cell) {
    std::map<std::uint32_t, std::uint32_t> out;
    const auto                             nodes = all.each[t].cells.nodes_of(cell);
    for (std::size_t d = 0; d < nodes.size(); ++d) {
        if (nodes[d] + 1 < all.each[t].cells.axes[d].nodes.size()) { out[all.by[t][d]] = nodes[d]; }
    }
    return out;
}

/// Protects all tables together as one joined table, or each by itself.
inline void protect_linked(linked_victims& all, const shape& like, bool jointly, const defences& with = {}) {
    std::vector<rd::cell_table>                                                 tables;
    std::vector<rd::cell_link>                                                  links;
    std::map<std::map<std::uint32_t, std::uint32_t>, std::pair<std::uint32_t, std::uint32_t>> first;
    for (std::uint32_t t = 0; t < all.each.size(); ++t) {
        auto& v = all.each[t];
        v.marks = rd::mark_primary(v.cells, rules_for(like, with)).value();
        if (!jointly) { v.hidden = hide(v.cells.table, rd::needs_of(v.marks), with); }
        for (std::uint32_t i = 0; i < v.cells.table.cells.size(); ++i) {
            const auto [at, fresh] = first.try_emplace(figure_of(all, t, i), t, i);
            if (!fresh) { links.push_back({at->second.first, at->second.second, t, i}); }
        }
        tables.push_back(v.cells.table);
    }
    if (jointly) {
        const auto                 joined = rd::join(tables, links).value();
        std::vector<rd::cell_need> needs;
        for (std::size_t t = 0; t < all.each.size(); ++t) {
            for (const auto& m : all.each[t].marks) { needs.push_back({joined.places[t][m.cell], m.need}); }
        }
        const auto hidden = hide(joined.whole, needs, with);
        if (hidden.empty()) { return; }
        for (std::size_t t = 0; t < all.each.size(); ++t) {
            for (const auto place : joined.places[t]) { all.each[t].hidden.push_back(hidden[place]); }
        }
    }
    for (const auto& v : all.each) {
        if (v.hidden.empty()) { return all.as_seen.clear(); }
        all.as_seen.push_back(seen(v.cells, v.hidden));
    }
}

/// An outsider who has read them all. @param apart he counts each set of columns by itself, and knows what they share
inline attacker reader_of(const linked_victims& all, const shape& like, bool apart) {
    std::vector<std::set<std::string>> crossings;
    for (const auto& columns : all.by) {
        auto& names = crossings.emplace_back();
        for (const auto c : columns) { names.insert(column_names()[c]); }
    }
    attacker out(world_of(column_names(), like.sizes), apart ? crossings : std::vector<std::set<std::string>>{});
    for (const auto& t : all.as_seen) { out.see(t); }
    return out;
}

} // namespace attack
