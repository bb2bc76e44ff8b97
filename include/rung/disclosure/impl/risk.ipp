// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/row_classes.hpp>
#include <rung/disclosure/risk.hpp>

#include <algorithm>

RUNG_BEGIN
namespace disclosure {

RUNG_DECL result<risk_report> assess_risk(const records& released, std::span<const std::string> quasi, const records* population) {
    const auto columns = detail::columns_named(released, quasi);
    if (!columns) { return columns.error(); }
    const auto                 classes = detail::classes_of(released.rows(), *columns);
    std::vector<std::uint64_t> people(classes.size(), 0);
    if (population != nullptr) {
        auto found = detail::population_of(classes, *columns, *population, quasi);
        if (!found) { return found.error(); }
        people = *std::move(found);
    }
    risk_report out;
    out.rows             = released.rows();
    out.classes          = classes.size();
    out.population_known = population != nullptr;
    double matched       = 0;
    double in_population = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::uint64_t rows = classes.rows(i).size();
        const std::uint64_t all  = std::max(rows, people[i]);
        out.smallest_class       = i == 0 ? rows : std::min(out.smallest_class, rows);
        out.unique_rows += rows == 1 ? 1 : 0;
        out.prosecutor = std::max(out.prosecutor, 1.0 / static_cast<double>(rows));
        out.journalist = std::max(out.journalist, 1.0 / static_cast<double>(all));
        matched += 1;
        in_population += static_cast<double>(rows) / static_cast<double>(all);
    }
    if (out.rows > 0) {
        out.prosecutor_average = matched / static_cast<double>(out.rows);
        out.journalist_average = in_population / static_cast<double>(out.rows);
        out.marketer           = out.journalist_average;
    }
    return out;
}

} // namespace disclosure
RUNG_END
