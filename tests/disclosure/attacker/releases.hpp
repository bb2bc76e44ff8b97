// SPDX-License-Identifier: Apache-2.0
// Random collections that are released table by table, through a ledger.
#pragma once

#include <rung/disclosure/publish.hpp>

#include <map>
#include <string>
#include <vector>

#include "support/people.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"
#include "victims.hpp"

namespace attack {

/// A column that puts categories of another together: category to group. A column may be a grouping of itself.
using grouping = std::map<std::string, std::string>;

/// People by columns a, b and c, as many as there are sizes, and other columns that group a.
struct collection {
    std::vector<std::uint32_t>      sizes;
    std::vector<std::int64_t>       counts; ///< By those columns, the last fastest.
    std::map<std::string, grouping> groups; ///< Column to how it groups a.

    /// The category in each column that count i is of.
    [[nodiscard]] std::vector<std::string> kind(std::size_t i) const {
        std::vector<std::string> out(sizes.size());
        for (auto c = sizes.size(); c-- > 0; i /= sizes[c]) { out[c] = column_names()[c] + std::to_string(i % sizes[c]); }
        return out;
    }

    [[nodiscard]] rung_test::people people() const {
        rung_test::people out{{column_names().begin(), column_names().begin() + static_cast<std::ptrdiff_t>(sizes.size())}, {}};
        for (const auto& [name, by] : groups) { out.columns.push_back(name); }
        for (std::size_t i = 0; i < counts.size(); ++i) {
            auto       all = kind(i);
            const auto a   = all.front();
            for (const auto& [name, by] : groups) { all.push_back(by.at(a)); }
            out.kinds.push_back({std::move(all), static_cast<int>(counts[i])});
        }
        return out;
    }

    /// The categories of a, b or c that a label speaks of; of nobody who is there, none.
    [[nodiscard]] std::vector<std::string> behind(const std::string& column, const std::string& label) const {
        std::vector<std::string> out;
        if (const auto at = groups.find(column); at != groups.end()) {
            for (const auto& [category, group] : at->second) {
                if (label == "Total" || group == label) { out.push_back(category); }
            }
            return out;
        }
        const auto c = std::find(column_names().begin(), column_names().end(), column) - column_names().begin();
        for (std::uint32_t k = 0; k < sizes[static_cast<std::size_t>(c)]; ++k) {
            const auto category = column + std::to_string(k);
            if (label == "Total" || category == label) { out.push_back(category); }
        }
        return out;
    }

    /// What somebody reads in a published table, who knows which categories lie in which group.
    [[nodiscard]] seen_table read(const rd::published_table& table) const {
        seen_table out;
        for (const auto& a : table.axes()) {
            const bool grouped = groups.count(a.name) != 0;
            auto&      axis    = out.axes.emplace_back(seen_axis{grouped ? "a" : a.name, {}});
            for (const auto& n : a.nodes) { axis.labels.push_back(behind(a.name, n.label)); }
        }
        out.figures = table.cells();
        return out;
    }

    /// A table by all of a, b and c that shows nothing.
    [[nodiscard]] seen_table behind_all() const {
        seen_table out;
        for (std::size_t c = 0; c < sizes.size(); ++c) {
            auto& axis = out.axes.emplace_back(seen_axis{column_names()[c], {}});
            for (std::uint32_t k = 0; k < sizes[c]; ++k) { axis.labels.push_back({axis.column + std::to_string(k)}); }
        }
        out.figures.resize(counts.size());
        return out;
    }

    /// How many there are behind a cell.
    [[nodiscard]] std::int64_t truth(const seen_table& table, std::size_t cell) const {
        std::map<std::string, std::vector<std::string>> where;
        for (auto a = table.axes.rbegin(); a != table.axes.rend(); ++a) {
            where[a->column] = a->labels[cell % a->labels.size()];
            cell /= a->labels.size();
        }
        std::int64_t out = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const auto all    = kind(i);
            bool       inside = true;
            for (std::size_t c = 0; c < all.size(); ++c) {
                const auto at = where.find(column_names()[c]);
                inside        = inside && (at == where.end() || std::find(at->second.begin(), at->second.end(), all[c]) != at->second.end());
            }
            out += inside ? counts[i] : 0;
        }
        return out;
    }

    [[nodiscard]] world columns() const { return world_of(column_names(), sizes); }
};

/// Releases through one ledger, or through a new one each time.
class office {
public:
    /// @param common_cells as in `release_effort`
    explicit office(std::size_t common_cells = rd::release_effort().common_cells) : effort_{.node_limit = 1'000, .exact_cells = 400, .possible_tables = attacks_all ? 200 : 20, .common_cells = common_cells, .stop = {}} {}

    rung::result<rd::published_table> put(const collection& of, const std::string& name, const std::vector<std::string>& columns, std::int64_t threshold) {
        rd::release_request request;
        request.collection = "survey";
        request.table      = rung_test::table_by(name, columns, threshold);
        return rd::publish(rung_test::records_of(of.people()), request, ledger_, effort_);
    }

private:
    rd::release_effort        effort_;
    rung_test::scratch_folder folder_;
    rd::release_ledger        ledger_ = rd::release_ledger::open(folder_ / "ledger", rung_test::sample_key()).value();
};

} // namespace attack
