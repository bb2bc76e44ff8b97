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

/// People by two columns a and b, and other columns that group a.
struct collection {
    std::vector<std::uint32_t>      sizes;
    std::vector<std::int64_t>       counts; ///< By a and b, b fastest.
    std::map<std::string, grouping> groups; ///< Column to how it groups a.

    [[nodiscard]] rung_test::people people() const {
        rung_test::people out{{"a", "b"}, {}};
        for (const auto& [name, by] : groups) { out.columns.push_back(name); }
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const auto               a = "a" + std::to_string(i / sizes[1]);
            std::vector<std::string> kind{a, "b" + std::to_string(i % sizes[1])};
            for (const auto& [name, by] : groups) { kind.push_back(by.at(a)); }
            out.kinds.push_back({std::move(kind), static_cast<int>(counts[i])});
        }
        return out;
    }

    /// The categories of a or b that a label speaks of; of nobody who is there, none.
    [[nodiscard]] std::vector<std::string> behind(const std::string& column, const std::string& label) const {
        std::vector<std::string> out;
        if (const auto at = groups.find(column); at != groups.end()) {
            for (const auto& [category, group] : at->second) {
                if (label == "Total" || group == label) { out.push_back(category); }
            }
            return out;
        }
        for (std::uint32_t k = 0; k < sizes[column == "a" ? 0 : 1]; ++k) {
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

    /// How many there are behind a cell.
    [[nodiscard]] std::int64_t truth(const seen_table& table, std::size_t cell) const {
        std::map<std::string, std::vector<std::string>> where;
        for (auto a = table.axes.rbegin(); a != table.axes.rend(); ++a) {
            where[a->column] = a->labels[cell % a->labels.size()];
            cell /= a->labels.size();
        }
        const auto in = [&](const char* column, std::size_t k) {
            const auto at = where.find(column);
            return at == where.end() || std::find(at->second.begin(), at->second.end(), column + std::to_string(k)) != at->second.end();
        };
        std::int64_t out = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) { out += in("a", i / sizes[1]) && in("b", i % sizes[1]) ? counts[i] : 0; }
        return out;
    }

    [[nodiscard]] world columns() const { return world_of({"a", "b"}, sizes); }
};

/// Releases through one ledger, or through a new one each time.
class office {
public:
    rung::result<rd::published_table> put(const collection& of, const std::string& name, const std::vector<std::string>& columns, std::int64_t threshold) {
        rd::release_request request;
        request.collection = "survey";
        request.table      = rung_test::table_by(name, columns, threshold);
        return rd::publish(rung_test::records_of(of.people()), request, ledger_, {.node_limit = 1'000, .exact_cells = 400, .stop = {}});
    }

private:
    rung_test::scratch_folder folder_;
    rd::release_ledger        ledger_ = rd::release_ledger::open(folder_ / "ledger", rung_test::sample_key()).value();
};

} // namespace attack
