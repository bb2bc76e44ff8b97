// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/row_classes.hpp>
#include <rung/disclosure/hierarchy.hpp>
#include <rung/disclosure/records.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// A column made coarser, row for row; only labels that occur.
[[nodiscard]] inline result<record_column> generalised(const record_column& column, const hierarchy& steps, std::size_t level) {
    constexpr auto             unused = std::numeric_limits<std::uint32_t>::max();
    record_column              out{column.name, {}, {}};
    std::vector<std::uint32_t> number_of_group(steps.values(level), unused);
    std::vector<std::uint32_t> number_of_code(column.values.size(), unused);
    out.codes.reserve(column.codes.size());
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        auto& number = number_of_code[column.codes[row]];
        if (number == unused) {
            const auto leaf = steps.leaf(column.values[column.codes[row]]);
            if (!leaf) {
                return failure{errc::bad_hierarchy, "column " + column.name + ", row " + std::to_string(row + 1) + ": a value that the hierarchy lacks", {}};
            }
            auto& group = number_of_group[steps.group(*leaf, level)];
            if (group == unused) {
                group = static_cast<std::uint32_t>(out.values.size());
                out.values.push_back(steps.label(level, steps.group(*leaf, level)));
            }
            number = group;
        }
        out.codes.push_back(number);
    }
    return out;
}

/// Leaves rows out, and values that nobody has any more; numbers what is left in the order of its texts.
inline void keep_rows(record_column& column, const std::vector<std::uint32_t>& rows) {
    std::vector<std::uint32_t> codes;
    codes.reserve(rows.size());
    std::vector<bool> occurs(column.values.size(), false);
    for (const auto row : rows) {
        codes.push_back(column.codes[row]);
        occurs[codes.back()] = true;
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < occurs.size(); ++i) {
        if (occurs[i]) { order.push_back(i); }
    }
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return column.values[a] < column.values[b]; });
    std::vector<std::uint32_t> number(column.values.size(), 0);
    std::vector<std::string>   values;
    for (const auto i : order) {
        number[i] = static_cast<std::uint32_t>(values.size());
        values.push_back(std::move(column.values[i]));
    }
    for (auto& code : codes) { code = number[code]; }
    column.values.swap(values);
    column.codes.swap(codes);
}

/// Puts rows in the order of their values, the first of `by` first, so that their order tells nothing of the input's.
inline void sort_by(std::vector<record_column>& columns, const std::vector<std::size_t>& by) {
    auto order = all_rows(columns.front().codes.size());
    for (std::size_t i = by.size(); i-- > 0;) { sort_rows(order, columns[by[i]].codes, columns[by[i]].values.size()); }
    std::vector<std::uint32_t> sorted(order.size());
    for (auto& each : columns) {
        for (std::size_t row = 0; row < order.size(); ++row) { sorted[row] = each.codes[order[row]]; }
        each.codes.swap(sorted);
    }
}

} // namespace disclosure::detail
RUNG_END
