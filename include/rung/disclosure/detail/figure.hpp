// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/count.hpp>
#include <rung/disclosure/records.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// What a cell speaks of, in whatever table: for each column that it narrows down, how often each category is in it (once, but for odd groups).
using figure = std::map<std::string, std::map<std::string, std::size_t>>;

/// The categories behind each node of an axis.
[[nodiscard]] inline std::vector<std::map<std::string, std::size_t>> node_leaves(const axis& along) {
    std::vector<std::map<std::string, std::size_t>> leaves(along.nodes.size());
    std::vector<bool>                               done(along.nodes.size());
    // A group may stand before those that it contains.
    for (std::size_t round = 0; round < along.nodes.size(); ++round) {
        for (std::size_t n = 0; n < along.nodes.size(); ++n) {
            const auto& node = along.nodes[n];
            if (done[n] || !std::all_of(node.parts.begin(), node.parts.end(), [&](auto p) { return done[p]; })) { continue; }
            if (node.parts.empty()) { leaves[n][node.label] = 1; }
            for (const auto p : node.parts) {
                for (const auto& [leaf, times] : leaves[p]) { leaves[n][leaf] += times; }
            }
            done[n] = true;
        }
    }
    return leaves;
}

/// Names each cell of a table. The total of a column doesn't narrow it down.
[[nodiscard]] inline std::vector<figure> figures_of(const table_cells& cells, const std::vector<dimension>& dimensions) {
    std::vector<std::vector<std::map<std::string, std::size_t>>> leaves;
    for (const auto& a : cells.axes) { leaves.push_back(node_leaves(a)); }
    std::vector<figure> out;
    for (std::uint32_t i = 0; i < cells.table.cells.size(); ++i) {
        const auto nodes = cells.nodes_of(i);
        out.emplace_back();
        for (std::size_t a = 0; a < nodes.size(); ++a) {
            const bool total = !dimensions[a].total.empty() && nodes[a] + 1 == leaves[a].size();
            if (!total) { out.back()[cells.axes[a].name] = leaves[a][nodes[a]]; }
        }
    }
    return out;
}

/// Columns of which one is a coarser form of the other, as regions are of sites: whoever knows the world knows which site is where. It is
/// found in the data: each category of the finer column goes with one of the coarser. What people are (an attribute) and where they stand are
/// never groups of each other: that each site happens to be of one class is no knowledge of the world, it is what must not be told.
class nesting {
public:
    nesting() = default;
    /// @param columns each with whether it is an attribute
    nesting(const records& data, const std::map<std::string, bool>& columns) {
        for (const auto& [fine, fine_is_attribute] : columns) {
            for (const auto& [coarse, coarse_is_attribute] : columns) {
                const auto x = data.find(fine);
                const auto y = data.find(coarse);
                if (fine == coarse || fine_is_attribute != coarse_is_attribute || !x || !y || !determines(data.columns()[*x], data.columns()[*y])) { continue; }
                // Two names for one thing: the first by bytes counts as the finer.
                if (fine > coarse && determines(data.columns()[*y], data.columns()[*x])) { continue; }
                auto& to = parent_[{coarse, fine}];
                for (std::size_t row = 0; row < data.rows(); ++row) { to[data.value(row, *x)] = data.value(row, *y); }
            }
        }
    }

    /// Says the same in the finest columns. @return false where nobody can be meant, as of a site in another region
    [[nodiscard]] bool refine(figure& f) const {
        for (bool again = true; again;) {
            again = false;
            for (const auto& [pair, parent] : parent_) {
                const auto coarse = f.find(pair.first);
                if (coarse == f.end()) { continue; }
                std::map<std::string, std::size_t> narrowed;
                const auto                         fine = f.find(pair.second);
                for (const auto& [category, above] : parent) {
                    const auto times = coarse->second.find(above);
                    const auto own   = fine == f.end() ? 1 : fine->second.count(category) != 0 ? fine->second.at(category) : 0;
                    if (times != coarse->second.end() && own != 0) { narrowed[category] = times->second * own; }
                }
                f.erase(coarse);
                f[pair.second] = std::move(narrowed);
                if (f[pair.second].empty()) { return false; }
                again = true;
                break;
            }
        }
        return true;
    }

    /// Each column with those that are coarser forms of it.
    [[nodiscard]] std::map<std::string, std::set<std::string>> coarser() const {
        std::map<std::string, std::set<std::string>> out;
        for (const auto& [pair, parent] : parent_) { out[pair.second].insert(pair.first); }
        return out;
    }

private:
    [[nodiscard]] static bool determines(const record_column& fine, const record_column& coarse) {
        constexpr auto             none = static_cast<std::uint32_t>(-1);
        std::vector<std::uint32_t> above(fine.values.size(), none);
        for (std::size_t row = 0; row < fine.codes.size(); ++row) {
            auto& a = above[fine.codes[row]];
            if (a != none && a != coarse.codes[row]) { return false; }
            a = coarse.codes[row];
        }
        return true;
    }

    std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> parent_; ///< (coarse, fine): fine category to coarse.
};

} // namespace disclosure::detail
RUNG_END
