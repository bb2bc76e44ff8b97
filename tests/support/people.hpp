// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/plan.hpp>
#include <rung/disclosure/records.hpp>

#include <string>
#include <utility>
#include <vector>

namespace rung_test {

/// So many people of each kind, a row each.
struct people {
    std::vector<std::string>                              columns;
    std::vector<std::pair<std::vector<std::string>, int>> kinds;
};

inline rung::disclosure::records records_of(const people& all) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [kind, times] : all.kinds) { rows.insert(rows.end(), static_cast<std::size_t>(times), kind); }
    return rung::disclosure::records::from_rows(all.columns, rows).value();
}

/// A table of counts by these columns, with totals, under a plain threshold.
inline rung::disclosure::table_spec table_by(std::string name, const std::vector<std::string>& columns, std::int64_t threshold = 10) {
    rung::disclosure::table_spec out;
    out.counting.name = std::move(name);
    for (const auto& c : columns) {
        out.counting.dimensions.emplace_back();
        out.counting.dimensions.back().column = c;
    }
    out.rules.threshold       = threshold;
    out.rules.group_attribute = false;
    out.rules.within_group    = false;
    return out;
}

} // namespace rung_test
