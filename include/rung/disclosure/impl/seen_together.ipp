// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/seen_together.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// The labels of an axis that add nothing up.
[[nodiscard]] inline std::set<std::string> plain_labels(const seen_axis& axis) {
    std::set<std::string> out(axis.labels.begin(), axis.labels.end());
    for (const auto& s : axis.sums) { out.erase(axis.labels[s.label]); }
    return out;
}

/// The labels that each label of an axis adds up, itself where it is no sum; nothing for the sum of all.
[[nodiscard]] inline std::vector<std::set<std::string>> labels_behind(const seen_axis& axis) {
    const auto                         all = plain_labels(axis);
    std::vector<std::set<std::string>> out(axis.labels.size());
    for (std::size_t k = 0; k < axis.labels.size(); ++k) {
        if (all.count(axis.labels[k]) != 0) { out[k].insert(axis.labels[k]); }
    }
    for (std::size_t round = 0; round < axis.sums.size(); ++round) { // a group may be made of groups
        for (const auto& s : axis.sums) {
            for (const auto p : s.parts) { out[s.label].insert(out[p].begin(), out[p].end()); }
        }
    }
    for (const auto& s : axis.sums) {
        if (out[s.label] == all) { out[s.label].clear(); }
    }
    return out;
}

/// The name of an axis; one without is named as one with the same labels is, else for its labels.
[[nodiscard]] inline std::string axis_name(const seen_axis& axis, std::span<const published_csv> tables) {
    if (!axis.name.empty()) { return axis.name; }
    const auto mine = plain_labels(axis);
    for (const auto& t : tables) {
        for (const auto& other : t.axes) {
            if (!other.name.empty() && mine == plain_labels(other)) { return other.name; }
        }
    }
    std::string name;
    for (const auto& label : mine) { name += '\n' + label; } // no name of a column has a line of its own
    return name;
}

using seen_figure = std::map<std::string, std::set<std::string>>;

} // namespace detail

RUNG_DECL result<seen_together> see_together(std::span<const published_csv> tables) {
    seen_together                                        out;
    std::map<detail::seen_figure, std::uint32_t>         index;
    std::set<std::pair<std::uint32_t, std::vector<std::uint32_t>>> sums;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const auto&                                     table = tables[t];
        std::vector<std::vector<std::set<std::string>>> behind;
        std::vector<std::string>                        names;
        for (const auto& axis : table.axes) {
            behind.push_back(detail::labels_behind(axis));
            names.push_back(detail::axis_name(axis, tables));
        }
        auto& places = out.places.emplace_back();
        for (std::uint32_t i = 0; i < table.table.cells.size(); ++i) {
            detail::seen_figure figure;
            std::size_t         left = i;
            for (auto a = table.axes.size(); a-- > 0; left /= behind[a].size()) {
                const auto& labels = behind[a][left % behind[a].size()];
                if (!labels.empty()) { figure[names[a]] = labels; }
            }
            const auto [at, fresh] = index.try_emplace(std::move(figure), static_cast<std::uint32_t>(out.whole.cells.size()));
            const auto& mine       = table.table.cells[i];
            places.push_back(at->second);
            if (fresh) {
                out.whole.cells.push_back(mine);
                out.priors.push_back(table.priors[i]);
                continue;
            }
            auto& known = out.whole.cells[at->second];
            auto& told  = out.priors[at->second];
            if (!mine.suppressed && !known.suppressed && mine.value != known.value) {
                return failure{errc::bad_table, "table " + std::to_string(t + 1) + " cell " + std::to_string(i), {}};
            }
            if (known.suppressed && !mine.suppressed) { known = mine; }
            told = {std::max(told.low, table.priors[i].low), std::min(told.high, table.priors[i].high)};
        }
        for (const auto& s : table.table.sums) {
            std::vector<std::uint32_t> parts;
            for (const auto p : s.parts) { parts.push_back(places[p]); }
            std::sort(parts.begin(), parts.end());
            const bool itself = std::binary_search(parts.begin(), parts.end(), places[s.total]); // the only one of its kind is its own total
            if (!itself && sums.emplace(places[s.total], parts).second) { out.whole.sums.push_back({places[s.total], std::move(parts)}); }
        }
    }
    return out;
}

} // namespace disclosure
RUNG_END
