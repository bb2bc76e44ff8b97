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

/// One column that is a coarser form of another, as regions are of sites.
struct coarser_form {
    std::string                                     coarse, fine;
    std::map<std::string, std::string>              above; ///< Category of the finer column to the one that all of it are in;
    std::map<std::string, std::vector<std::string>> below; ///< and the other way round. Categories that nobody is in are in neither.
};

/// Columns of which one is a coarser form of the other: whoever knows the world knows which site is in which region. It is
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
                coarser_form to{coarse, fine, {}, {}};
                for (std::size_t row = 0; row < data.rows(); ++row) { to.above[std::string(data.value(row, *x))] = data.value(row, *y); }
                for (const auto& [category, above] : to.above) { to.below[above].push_back(category); }
                forms_.push_back(std::move(to));
            }
        }
    }

    [[nodiscard]] const std::vector<coarser_form>& forms() const noexcept { return forms_; }

    /// Gives the same people one name: a column goes where a finer one of the figure says more, and where all of its category are in one of
    /// a finer column's, as in a region of one site. @return false where nobody can be meant, as of a site in another region
    [[nodiscard]] bool refine(figure& f) const {
        for (bool again = true; again;) {
            again = false;
            for (const auto& form : forms_) {
                const auto coarse = f.find(form.coarse);
                if (coarse == f.end()) { continue; }
                std::map<std::string, std::size_t> narrowed;
                if (const auto fine = f.find(form.fine); fine != f.end()) {
                    for (const auto& [category, times] : fine->second) {
                        const auto above = form.above.find(category);
                        const auto own   = above == form.above.end() ? coarse->second.end() : coarse->second.find(above->second);
                        if (own != coarse->second.end()) { narrowed[category] = times * own->second; }
                    }
                } else {
                    const auto below = form.below.find(coarse->second.begin()->first);
                    if (coarse->second.size() != 1 || coarse->second.begin()->second != 1) { continue; }
                    if (below != form.below.end() && below->second.size() > 1) { continue; }
                    if (below != form.below.end()) { narrowed[below->second.front()] = 1; }
                }
                if (narrowed.empty()) { return false; }
                f.erase(coarse);
                f[form.fine] = std::move(narrowed);
                again        = true;
                break;
            }
        }
        return true;
    }

    /// A refined figure, and the other names by coarser columns that `refine` makes it of.
    [[nodiscard]] std::vector<figure> names_of(const figure& f) const {
        std::vector<figure> out = {f};
        for (std::size_t k = 0; k < out.size(); ++k) {
            for (const auto& form : forms_) {
                const auto fine = out[k].find(form.fine);
                if (fine == out[k].end() || fine->second.size() != 1 || fine->second.begin()->second != 1) { continue; }
                const auto above = form.above.find(fine->second.begin()->first);
                if (above == form.above.end()) { continue; }
                auto other         = out[k];
                other[form.coarse] = {{above->second, 1}};
                for (const bool alone : {false, true}) { // a site in its region, and the region where it is the only site there
                    if (alone && form.below.at(above->second).size() != 1) { continue; }
                    if (alone) { other.erase(form.fine); }
                    if (std::find(out.begin(), out.end(), other) == out.end()) { out.push_back(other); }
                }
            }
        }
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

    std::vector<coarser_form> forms_;
};

} // namespace disclosure::detail
RUNG_END
