// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/row_classes.hpp>
#include <rung/disclosure/information_loss.hpp>

#include <algorithm>
#include <array>
#include <cmath>

RUNG_BEGIN
namespace disclosure {
namespace detail {

constexpr std::array<std::string_view, 4> metric_names = {"loss", "entropy", "discernibility", "class-size"};

/// A column made coarser: the group of each row, and how many leaves lie under each group.
struct coarser_column {
    record_column              groups;
    std::vector<std::uint32_t> leaves;
    double                     domain = 0;
};

[[nodiscard]] inline result<coarser_column> coarser(const record_column& column, const hierarchy& steps, std::uint32_t level) {
    coarser_column out;
    out.domain = static_cast<double>(steps.leaves());
    out.groups.values.resize(steps.values(level));
    for (std::uint32_t g = 0; g < steps.values(level); ++g) { out.leaves.push_back(steps.leaves_under(level, g)); }
    std::vector<std::optional<std::uint32_t>> leaf_of;
    for (const auto& value : column.values) { leaf_of.push_back(steps.leaf(value)); }
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        const auto leaf = leaf_of[column.codes[row]];
        if (!leaf) { return failure{errc::bad_hierarchy, "column " + column.name + ", row " + std::to_string(row + 1), {}}; }
        out.groups.codes.push_back(steps.group(*leaf, level));
    }
    return out;
}

[[nodiscard]] inline double loss_of(const std::vector<coarser_column>& columns, const std::vector<bool>& gone) {
    const auto rows    = static_cast<double>(gone.size());
    double     product = 1;
    for (const auto& each : columns) {
        double leaves = 0; // shares times D, so that the sum is of whole numbers
        for (std::size_t row = 0; row < gone.size(); ++row) { leaves += gone[row] ? each.domain : static_cast<double>(each.leaves[each.groups.codes[row]]); }
        const double shares = leaves / each.domain;
        const double least  = rows / each.domain;
        product *= 1 + (each.domain > 1 ? (shares - least) / (rows - least) : 0.0);
    }
    return std::pow(product, 1.0 / static_cast<double>(columns.size())) - 1;
}

[[nodiscard]] inline double entropy_of(const std::vector<coarser_column>& columns, std::span<const record_column* const> own, const std::vector<bool>& gone) {
    double bits = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto&         groups = columns[c].groups.codes;
        std::vector<double> with_value(own[c]->values.size(), 0);
        std::vector<double> with_group(columns[c].leaves.size(), 0);
        std::vector<double> gone_with_group(columns[c].leaves.size(), 0);
        double              all_gone = 0;
        for (std::size_t row = 0; row < gone.size(); ++row) {
            ++with_value[own[c]->codes[row]];
            ++with_group[groups[row]];
            if (gone[row]) { ++gone_with_group[groups[row]], ++all_gone; }
        }
        for (std::size_t row = 0; row < gone.size(); ++row) {
            bits -= std::log2(with_value[own[c]->codes[row]] / with_group[groups[row]]);
            if (gone[row]) { bits -= std::log2(gone_with_group[groups[row]] / all_gone); }
        }
    }
    return bits;
}

[[nodiscard]] inline double by_classes(const std::vector<coarser_column>& columns, const std::vector<bool>& gone, information_loss metric) {
    std::vector<const record_column*> pointers;
    for (const auto& each : columns) { pointers.push_back(&each.groups); }
    const auto   classes     = classes_of(gone.size(), pointers);
    const auto   rows        = static_cast<double>(gone.size());
    const auto   suppressed  = static_cast<double>(std::count(gone.begin(), gone.end(), true));
    double       squares     = 0;
    double       released    = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto size = static_cast<double>(classes.rows(i).size());
        if (gone[classes.rows(i).front()]) { continue; }
        squares += size * size;
        released += 1;
    }
    if (metric == information_loss::discernibility) { return squares + suppressed * rows; }
    return rows / std::max(1.0, released + (suppressed > 0 ? 1 : 0));
}

} // namespace detail

RUNG_DECL std::string_view name(information_loss metric) noexcept { return detail::metric_names[static_cast<std::size_t>(metric)]; }

RUNG_DECL std::optional<information_loss> information_loss_named(std::string_view name) noexcept {
    const auto at = std::find(detail::metric_names.begin(), detail::metric_names.end(), name);
    if (at == detail::metric_names.end()) { return std::nullopt; }
    return static_cast<information_loss>(at - detail::metric_names.begin());
}

RUNG_DECL result<double> measure_loss(const records& input, std::span<const quasi_identifier> quasi, std::span<const std::uint32_t> levels,
                                      std::span<const std::uint32_t> suppressed, information_loss metric) {
    if (quasi.empty() || quasi.size() != levels.size()) { return failure{errc::precondition, "levels", {}}; }
    std::vector<bool> gone(input.rows(), false);
    for (const auto row : suppressed) {
        if (row >= gone.size()) { return failure{errc::precondition, "suppressed", {}}; }
        gone[row] = true;
    }
    std::vector<detail::coarser_column> columns;
    std::vector<const record_column*>   own;
    for (std::size_t i = 0; i < quasi.size(); ++i) {
        const auto at = input.find(quasi[i].column);
        if (!at) { return failure{errc::not_found, "column " + quasi[i].column, {}}; }
        if (levels[i] >= quasi[i].steps.levels()) { return failure{errc::precondition, "levels", {}}; }
        own.push_back(&input.columns()[*at]);
        auto made = detail::coarser(*own.back(), quasi[i].steps, levels[i]);
        if (!made) { return made.error(); }
        columns.push_back(*std::move(made));
    }
    switch (metric) {
    case information_loss::loss: return detail::loss_of(columns, gone);
    case information_loss::entropy: return detail::entropy_of(columns, own, gone);
    case information_loss::discernibility:
    case information_loss::class_size: break;
    }
    return detail::by_classes(columns, gone, metric);
}

} // namespace disclosure
RUNG_END
