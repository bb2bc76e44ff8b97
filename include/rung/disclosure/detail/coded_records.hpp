// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/hierarchy.hpp>
#include <rung/disclosure/records.hpp>

#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// A quasi-identifier as small numbers: only values that occur, their groups at each level, and what these weigh.
struct coded_column {
    std::vector<std::uint32_t>              codes;  // of each row, at level 0
    std::vector<std::vector<std::uint32_t>> at;     // [level][code]: the group
    std::vector<std::vector<std::uint32_t>> labels; // [level][group]: the hierarchy's number of it
    std::vector<std::vector<std::uint32_t>> leaves; // [level][group]: leaves under it in the whole hierarchy
    std::vector<std::vector<std::uint64_t>> rows;   // [level][group]: rows of the input
    std::uint64_t                           domain = 0;

    [[nodiscard]] std::size_t levels() const noexcept { return at.size(); }
};

/// What the search works on. Rows of a population follow the input's own rows.
struct coded_records {
    std::vector<coded_column>  quasi;
    std::vector<std::uint32_t> sensitive;            // of each of the input's rows; empty without
    std::uint32_t              sensitive_values = 1;
    std::size_t                rows             = 0; // of the input
    std::size_t                population       = 0;
};

[[nodiscard]] inline std::string at_row(std::string_view column, std::size_t row) {
    return "column " + std::string(column) + ", row " + std::to_string(row + 1);
}

[[nodiscard]] inline std::string at_value(const record_column& column, std::size_t value) {
    std::size_t row = 0;
    while (row < column.codes.size() && column.codes[row] != value) { ++row; }
    return at_row(column.name, row) + ": a value that the hierarchy lacks";
}

/// Gives the leaves that occur numbers from 0, in the order of the hierarchy.
class column_coder {
public:
    explicit column_coder(const hierarchy& steps) : steps_(steps), number_(steps.leaves(), unused) {}

    /// Takes note of the values that rows have; a value without a row may be missing.
    [[nodiscard]] result<void> note(const record_column& column) {
        std::vector<bool> occurs(column.values.size(), false);
        for (const auto code : column.codes) { occurs[code] = true; }
        auto& leaf_of = leaves_.emplace_back(column.values.size(), 0U);
        for (std::size_t i = 0; i < column.values.size(); ++i) {
            if (!occurs[i]) { continue; }
            const auto leaf = steps_.leaf(column.values[i]);
            if (!leaf) { return failure{errc::bad_hierarchy, at_value(column, i), {}}; }
            leaf_of[i]     = *leaf;
            number_[*leaf] = 0;
        }
        columns_.push_back(&column);
        return {};
    }

    [[nodiscard]] coded_column finish() {
        coded_column               out;
        std::vector<std::uint32_t> present;
        for (std::uint32_t leaf = 0; leaf < number_.size(); ++leaf) {
            if (number_[leaf] == unused) { continue; }
            number_[leaf] = static_cast<std::uint32_t>(present.size());
            present.push_back(leaf);
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            for (const auto code : columns_[i]->codes) { out.codes.push_back(number_[leaves_[i][code]]); }
        }
        out.domain = steps_.leaves();
        std::vector<std::uint64_t> rows(present.size(), 0);
        for (std::size_t row = 0; row < columns_[0]->codes.size(); ++row) { ++rows[out.codes[row]]; }
        for (std::size_t level = 0; level < steps_.levels(); ++level) { add_level(out, level, present, rows); }
        return out;
    }

private:
    static constexpr std::uint32_t unused = std::numeric_limits<std::uint32_t>::max();

    void add_level(coded_column& out, std::size_t level, const std::vector<std::uint32_t>& present, const std::vector<std::uint64_t>& rows) const {
        std::vector<std::uint32_t> numbers(steps_.values(level), unused);
        auto&                      at     = out.at.emplace_back(present.size());
        auto&                      labels = out.labels.emplace_back();
        auto&                      leaves = out.leaves.emplace_back();
        auto&                      weight = out.rows.emplace_back();
        for (std::size_t code = 0; code < present.size(); ++code) {
            const auto group = steps_.group(present[code], level);
            if (numbers[group] == unused) {
                numbers[group] = static_cast<std::uint32_t>(labels.size());
                labels.push_back(group);
                leaves.push_back(steps_.leaves_under(level, group));
                weight.push_back(0);
            }
            at[code] = numbers[group];
            weight[at[code]] += rows[code];
        }
    }

    const hierarchy&                        steps_;
    std::vector<std::uint32_t>              number_; // of each leaf
    std::vector<const record_column*>       columns_;
    std::vector<std::vector<std::uint32_t>> leaves_;
};

} // namespace disclosure::detail
RUNG_END
