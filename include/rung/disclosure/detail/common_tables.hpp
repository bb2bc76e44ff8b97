// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/figure.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// What a table is counted by.
using column_set = std::set<std::string>;

/// Takes away what can be laid together one after the other along shared columns (Graham's reduction): a column that one set alone has, and a set
/// that lies in another. Tables by sets that go away like that come of a common table whenever they agree in what they share, and nothing else
/// can be told of them together (Beeri, Fagin, Maier and Yannakakis, Journal of the ACM 30(3), 1983, 479-513, for relations; Atserias and Kolaitis,
/// PODS 2021, for counts). Of those left over more can be told.
/// @return what is left of the sets; nothing where all go away
[[nodiscard]] inline std::vector<column_set> knot_of(std::vector<column_set> sets) {
    for (bool again = true; again;) {
        again = false;
        std::map<std::string, std::size_t> times;
        for (const auto& s : sets) {
            for (const auto& c : s) { ++times[c]; }
        }
        for (auto& s : sets) { again = std::erase_if(s, [&](const auto& c) { return times[c] == 1; }) != 0 || again; }
        for (auto at = sets.begin(); at != sets.end();) {
            const bool lies = std::any_of(sets.begin(), sets.end(), [&](const auto& other) {
                return &other != &*at && std::includes(other.begin(), other.end(), at->begin(), at->end());
            });
            again           = again || lies;
            at              = lies ? sets.erase(at) : at + 1;
        }
    }
    return sets.size() < 2 ? std::vector<column_set>() : sets;
}

/// Tables that nobody publishes, but of which tables that somebody does are the margins: counted and kept hidden beside those they say what those
/// tell together.
struct common_tables {
    std::vector<std::vector<dimension>> tables;
    bool                                all = true; ///< Whether they are all there: too large ones are left out.
};

/// The tables of a collection, by their columns.
class table_family {
public:
    /// @param dimensions with all categories declared
    void add(const std::vector<dimension>& dimensions) {
        column_set by;
        bool       whole = true;
        for (const auto& d : dimensions) {
            by.insert(d.column);
            whole     = whole && !d.total.empty();
            auto& all = categories_[d.column];
            for (const auto& c : d.declared) {
                if (std::find(all.begin(), all.end(), c) == all.end()) { all.push_back(c); }
            }
        }
        if (!whole) { without_totals_.push_back(by); }
        sets_.push_back(std::move(by));
    }

    /// @param most cells altogether, totals included, but for those of tables that are published without totals
    [[nodiscard]] common_tables common(const nesting& columns, std::size_t most) const {
        common_tables out;
        if (sets_.size() < 2) { return out; }
        auto no_limit = std::numeric_limits<std::size_t>::max(); // hardly larger than the table itself
        for (const auto& s : without_totals_) { out.all = offer(s, columns, no_limit, out) && out.all; }
        auto sets = sets_;
        for (auto& [fine, coarser] : columns.coarser()) {
            auto together = coarser;
            together.insert(fine);
            std::erase_if(together, [&](const auto& c) { return categories_.count(c) == 0; });
            sets.push_back(std::move(together));
        }
        const auto knot = knot_of(std::move(sets));
        column_set whole;
        for (const auto& s : knot) { whole.insert(s.begin(), s.end()); }
        if (knot.empty() || offer(whole, columns, most, out)) { return out; }
        // Parts of it tell less, but more than nothing.
        out.all = false;
        for (std::size_t i = 0; i < knot.size(); ++i) {
            for (std::size_t k = i + 1; k < knot.size(); ++k) {
                for (std::size_t m = k + 1; m < knot.size(); ++m) {
                    column_set three;
                    for (const auto& s : knot_of({knot[i], knot[k], knot[m]})) { three.insert(s.begin(), s.end()); }
                    if (!three.empty()) { (void)offer(three, columns, most, out); }
                }
            }
        }
        return out;
    }

private:
    /// Adds the table by these columns, the coarser of two forms of one left out. @return false where there is no room for it
    [[nodiscard]] bool offer(column_set by, const nesting& columns, std::size_t& most, common_tables& out) const {
        for (const auto& [fine, coarser] : columns.coarser()) {
            if (by.count(fine) != 0) {
                for (const auto& c : coarser) { by.erase(c); }
            }
        }
        std::size_t            cells = 1;
        std::vector<dimension> table;
        for (const auto& c : by) {
            table.push_back({.column = c, .declared = categories_.at(c)});
            if (__builtin_mul_overflow(cells, table.back().declared.size() + 1, &cells) || cells > most) { return false; }
        }
        if (std::find(out.tables.begin(), out.tables.end(), table) != out.tables.end()) { return true; }
        most -= cells;
        out.tables.push_back(std::move(table));
        return true;
    }

    std::vector<column_set>                         sets_, without_totals_;
    std::map<std::string, std::vector<std::string>> categories_;
};

} // namespace disclosure::detail
RUNG_END
