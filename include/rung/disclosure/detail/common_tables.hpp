// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/figure.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
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
        member one;
        for (const auto& d : dimensions) {
            one.columns.insert(d.column);
            one.has_totals = one.has_totals && !d.total.empty();
            one.own.push_back({.column = d.column, .declared = d.declared});
            categories_[d.column].insert(d.declared.begin(), d.declared.end());
        }
        members_.push_back(std::move(one));
    }

    /// @param most cells altogether, totals included; for each table without totals as many, or eight times its own
    [[nodiscard]] common_tables common(const nesting& columns, std::size_t most) const {
        common_tables out;
        if (members_.size() < 2) { return out; } // one table has all its combinations
        const auto              coarser = coarser_of(columns);
        std::vector<column_set> closed;
        for (const auto& m : members_) {
            auto by = m.columns;
            for (const auto& c : m.columns) {
                if (const auto at = coarser.find(c); at != coarser.end()) { by.insert(at->second.begin(), at->second.end()); }
            }
            closed.push_back(std::move(by));
            if (m.has_totals) { continue; }
            std::size_t own = 8;
            for (const auto& d : m.own) {
                if (__builtin_mul_overflow(own, std::max<std::size_t>(d.declared.size(), 1), &own)) { own = most; }
            }
            auto room = std::max(most, own);
            out.all   = offer(m.own, room, out) && out.all;
        }
        // What two tables share is told by figures of both, unless it is a coarser form of what they have.
        for (std::size_t i = 0; i < closed.size(); ++i) {
            for (std::size_t k = i + 1; k < closed.size(); ++k) {
                column_set both;
                std::set_intersection(closed[i].begin(), closed[i].end(), closed[k].begin(), closed[k].end(), std::inserter(both, both.end()));
                both = finest(both, coarser);
                if (std::any_of(members_.begin(), members_.end(), [&](const member& m) { return includes(m.columns, both); })) { continue; }
                out.all = offer(table_by(both), most, out) && out.all;
            }
        }
        for (const auto& knot : apart(knot_of(closed))) {
            if (offer(table_by(finest(all_of(knot), coarser)), most, out)) { continue; }
            out.all = false;
            offer_threes(knot, coarser, most, out); // parts of it tell less, but more than nothing
        }
        return out;
    }

private:
    using coarser_columns = std::map<std::string, column_set>;

    struct member {
        column_set             columns;
        std::vector<dimension> own; ///< Without groups, with totals.
        bool                   has_totals = true;
    };

    [[nodiscard]] static bool includes(const column_set& all, const column_set& some) { return std::includes(all.begin(), all.end(), some.begin(), some.end()); }

    [[nodiscard]] static column_set all_of(const std::vector<column_set>& sets) {
        column_set out;
        for (const auto& s : sets) { out.insert(s.begin(), s.end()); }
        return out;
    }

    /// Columns of these tables with the coarser forms of them.
    [[nodiscard]] coarser_columns coarser_of(const nesting& columns) const {
        coarser_columns out;
        for (const auto& form : columns.forms()) {
            if (categories_.count(form.coarse) != 0 && categories_.count(form.fine) != 0) { out[form.fine].insert(form.coarse); }
        }
        return out;
    }

    /// Leaves out what finer columns say as well.
    [[nodiscard]] static column_set finest(column_set by, const coarser_columns& coarser) {
        for (const auto& [fine, all] : coarser) {
            if (by.count(fine) == 0) { continue; }
            for (const auto& c : all) { by.erase(c); }
        }
        return by;
    }

    /// Puts sets that hang together, directly or through others, into one knot each.
    [[nodiscard]] static std::vector<std::vector<column_set>> apart(const std::vector<column_set>& sets) {
        std::vector<std::vector<column_set>> out;
        for (const auto& s : sets) {
            std::vector<column_set> joined = {s};
            std::erase_if(out, [&](const std::vector<column_set>& knot) {
                const auto all     = all_of(knot);
                const bool touches = std::any_of(s.begin(), s.end(), [&](const auto& c) { return all.count(c) != 0; });
                if (touches) { joined.insert(joined.end(), knot.begin(), knot.end()); }
                return touches;
            });
            out.push_back(std::move(joined));
        }
        return out;
    }

    void offer_threes(const std::vector<column_set>& knot, const coarser_columns& coarser, std::size_t& most, common_tables& out) const {
        for (std::size_t i = 0; i < knot.size(); ++i) {
            for (std::size_t k = i + 1; k < knot.size(); ++k) {
                for (std::size_t m = k + 1; m < knot.size() && most >= 27; ++m) {
                    const auto three = all_of(knot_of({knot[i], knot[k], knot[m]}));
                    if (!three.empty()) { (void)offer(table_by(finest(three, coarser)), most, out); }
                }
            }
        }
    }

    [[nodiscard]] std::vector<dimension> table_by(const column_set& columns) const {
        std::vector<dimension> out;
        for (const auto& c : columns) {
            const auto& all = categories_.at(c);
            out.push_back({.column = c, .declared = {all.begin(), all.end()}});
        }
        return out;
    }

    /// Adds a table. @return false where there is no room for it
    [[nodiscard]] static bool offer(std::vector<dimension> table, std::size_t& most, common_tables& out) {
        std::size_t cells = 1;
        for (auto& d : table) {
            while (std::find(d.declared.begin(), d.declared.end(), d.total) != d.declared.end()) { d.total += '*'; }
            if (__builtin_mul_overflow(cells, d.declared.size() + 1, &cells) || cells > most) { return false; }
        }
        if (std::find(out.tables.begin(), out.tables.end(), table) != out.tables.end()) { return true; }
        most -= cells;
        out.tables.push_back(std::move(table));
        return true;
    }

    std::vector<member>                          members_;
    std::map<std::string, std::set<std::string>> categories_;
};

} // namespace disclosure::detail
RUNG_END
