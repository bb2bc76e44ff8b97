// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/records.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// Rows in an order in which those that agree in some columns lie together.
struct row_classes {
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> begins; ///< Of each class in `order`, and one more for the end.

    [[nodiscard]] std::size_t                    size() const noexcept { return begins.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> rows(std::size_t i) const noexcept {
        return std::span(order).subspan(begins[i], begins[i + 1] - begins[i]);
    }
};

/// Sorts rows by the numbers that a column gives them, stably.
inline void sort_rows(std::vector<std::uint32_t>& order, std::span<const std::uint32_t> number_of_row, std::size_t numbers) {
    std::vector<std::uint32_t> begins(numbers + 1, 0);
    for (const auto row : order) { ++begins[number_of_row[row] + 1]; }
    for (std::size_t i = 1; i < begins.size(); ++i) { begins[i] += begins[i - 1]; }
    std::vector<std::uint32_t> sorted(order.size());
    for (const auto row : order) { sorted[begins[number_of_row[row]]++] = row; }
    order.swap(sorted);
}

[[nodiscard]] inline std::vector<std::uint32_t> all_rows(std::size_t rows) {
    std::vector<std::uint32_t> out(rows);
    std::iota(out.begin(), out.end(), 0U);
    return out;
}

[[nodiscard]] inline result<std::vector<const record_column*>> columns_named(const records& from, std::span<const std::string> names) {
    std::vector<const record_column*> out;
    for (const auto& name : names) {
        const auto at = from.find(name);
        if (!at) { return failure{errc::not_found, "column " + name, {}}; }
        out.push_back(&from.columns()[*at]);
    }
    return out;
}

[[nodiscard]] inline row_classes classes_of(std::size_t rows, std::span<const record_column* const> columns) {
    row_classes out;
    out.order = all_rows(rows);
    for (std::size_t i = columns.size(); i-- > 0;) { sort_rows(out.order, columns[i]->codes, columns[i]->values.size()); }
    for (std::uint32_t i = 0; i < rows; ++i) {
        bool fresh = i == 0;
        for (const auto* column : columns) { fresh = fresh || column->codes[out.order[i]] != column->codes[out.order[i - 1]]; }
        if (fresh) { out.begins.push_back(i); }
    }
    out.begins.push_back(static_cast<std::uint32_t>(rows));
    return out;
}

/// Returns how many rows of a population agree with the first row of each class in the named columns.
[[nodiscard]] inline result<std::vector<std::uint64_t>> population_of(const row_classes& classes, std::span<const record_column* const> columns,
                                                                      const records& population, std::span<const std::string> names) {
    const auto people = columns_named(population, names);
    if (!people) { return failure{people.error().code, "population: " + people.error().where, {}}; }
    // Both tables number their values for themselves; the population's are renumbered, and what the rows lack gets one more.
    std::vector<record_column> renumbered(names.size());
    const std::size_t          rows = classes.order.size();
    for (std::size_t c = 0; c < names.size(); ++c) {
        record_column& both = renumbered[c];
        both.values         = columns[c]->values;
        both.codes          = columns[c]->codes;
        std::vector<std::uint32_t> order((*people)[c]->values.size());
        std::vector<std::uint32_t> mine = all_rows(both.values.size());
        std::sort(mine.begin(), mine.end(), [&](auto a, auto b) { return both.values[a] < both.values[b]; });
        for (std::size_t v = 0; v < order.size(); ++v) {
            const auto& value = (*people)[c]->values[v];
            const auto  at = std::lower_bound(mine.begin(), mine.end(), value, [&](auto a, const std::string& b) { return both.values[a] < b; });
            order[v]       = at != mine.end() && both.values[*at] == value ? *at : static_cast<std::uint32_t>(mine.size());
        }
        both.values.emplace_back(); // a number for the lacking ones; its text is never read
        for (const auto code : (*people)[c]->codes) { both.codes.push_back(order[code]); }
    }
    std::vector<const record_column*> pointers;
    for (const auto& each : renumbered) { pointers.push_back(&each); }
    const auto                 joint = classes_of(rows + population.rows(), pointers);
    std::vector<std::uint64_t> people_of_row(rows, 0);
    for (std::size_t i = 0; i < joint.size(); ++i) {
        std::uint64_t count = 0;
        for (const auto row : joint.rows(i)) { count += row >= rows ? 1U : 0U; }
        for (const auto row : joint.rows(i)) {
            if (row < rows) { people_of_row[row] = count; }
        }
    }
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < classes.size(); ++i) { out.push_back(people_of_row[classes.rows(i).front()]); }
    return out;
}

} // namespace disclosure::detail
RUNG_END
