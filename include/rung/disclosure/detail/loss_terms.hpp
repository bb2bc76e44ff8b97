// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/class_table.hpp>
#include <rung/disclosure/information_loss.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

[[nodiscard]] inline double n_log_n(double n) noexcept { return n > 0 ? n * std::log2(n) : 0.0; }

/// A metric as a sum of two parts: `base`, which only grows when a node is made coarser, and an extra part for suppressed rows, which only
/// grows when it is made finer. So base of something finer plus extra of something coarser bounds the score of what lies between.
///
/// loss and entropy have a term for each column, and their base needs the levels alone; the metrics that count classes have one term, and
/// their base comes from a table of finer classes.
class loss_terms {
public:
    /// @param least rows that a released class has at the least
    loss_terms(information_loss metric, const coded_records& data, const key_layout& layout, std::uint64_t least, bool suppressing)
        : metric_(metric), data_(data), layout_(layout), rows_(static_cast<double>(data.rows)), least_(std::min(static_cast<double>(least), rows_)),
          suppressing_(suppressing), per_column_(metric == information_loss::loss || metric == information_loss::entropy) {
        if (!per_column_) { return; }
        for (const auto& column : data.quasi) {
            auto& base = base_.emplace_back();
            for (std::size_t level = 0; level < column.levels(); ++level) { base.push_back(base_of(column, level)); }
        }
    }

    [[nodiscard]] bool        per_column() const noexcept { return per_column_; }
    [[nodiscard]] std::size_t size() const noexcept { return per_column_ ? data_.quasi.size() : 1; }
    [[nodiscard]] double      base(std::size_t column, std::size_t level) const noexcept { return base_[column][level]; }

    /// The score of the whole, from whole terms.
    [[nodiscard]] double score(const std::vector<double>& terms) const {
        switch (metric_) {
        case information_loss::loss: {
            double product = 1;
            for (std::size_t i = 0; i < terms.size(); ++i) {
                const auto domain = static_cast<double>(data_.quasi[i].domain);
                if (domain > 1) { product *= 1 + (terms[i] - rows_) / (rows_ * domain - rows_); }
            }
            return std::pow(product, 1.0 / static_cast<double>(terms.size())) - 1;
        }
        case information_loss::entropy: {
            double sum = 0;
            for (const double each : terms) { sum += each; }
            return sum;
        }
        case information_loss::discernibility: return terms[0];
        case information_loss::class_size: break;
        }
        return rows_ / std::max(1.0, -terms[0]);
    }

    /// The least score there can be, from bounds of the terms.
    [[nodiscard]] double least_score(std::vector<double>& terms) const {
        if (metric_ == information_loss::class_size) { terms[0] = -(std::floor(-terms[0] + 1e-6) + (suppressing_ ? 1 : 0)); }
        return score(terms);
    }

    /// The base that a table of classes gives to all coarser nodes. With a sensitive column the table's entries are parts of classes.
    template <std::size_t Words>
    [[nodiscard]] double class_base(const class_table<Words>& table) const {
        double sum = 0;
        for (const auto each : table.rows) { sum += class_base_of(each); }
        return sum;
    }

    /// Whole terms of a node, or the extra part alone: `classes` are all released ones, `chosen` the suppressed ones.
    template <std::size_t Words>
    void whole(const std::vector<std::size_t>& levels, const class_table<Words>& classes, const std::vector<std::uint32_t>& chosen,
               double released_squares, double released_classes, std::vector<double>& out) {
        if (per_column_) {
            extra(levels, classes, chosen, out);
            for (std::size_t i = 0; i < out.size(); ++i) { out[i] += base_[i][levels[i]]; }
            return;
        }
        double rows = 0;
        for (const auto i : chosen) { rows += classes.rows[i]; }
        out.assign(1, metric_ == information_loss::discernibility ? released_squares + rows_ * rows : -(released_classes + (rows > 0 ? 1 : 0)));
    }

    template <std::size_t Words>
    void extra(const std::vector<std::size_t>& levels, const class_table<Words>& classes, const std::vector<std::uint32_t>& chosen,
               std::vector<double>& out) {
        out.assign(size(), 0);
        if (!per_column_) {
            for (const auto i : chosen) { out[0] += class_extra_of(classes.rows[i]); }
            return;
        }
        if (chosen.empty()) { return; }
        for (std::size_t c = 0; c < out.size(); ++c) {
            const auto& column = data_.quasi[c];
            const auto& field  = layout_.fields[c];
            if (metric_ == information_loss::loss) {
                const auto&   leaves = column.leaves[levels[c]];
                std::uint64_t sum    = 0;
                for (const auto i : chosen) { sum += classes.rows[i] * (column.domain - leaves[field_of<Words>(classes.keys[i], field)]); }
                out[c] = static_cast<double>(sum);
                continue;
            }
            counts_.assign(column.leaves[levels[c]].size(), 0);
            double rows = 0;
            for (const auto i : chosen) {
                counts_[field_of<Words>(classes.keys[i], field)] += classes.rows[i];
                rows += classes.rows[i];
            }
            out[c] = n_log_n(rows);
            for (const double each : counts_) { out[c] -= n_log_n(each); }
        }
    }

private:
    [[nodiscard]] double base_of(const coded_column& column, std::size_t level) const {
        double sum = 0;
        if (metric_ == information_loss::loss) {
            for (std::size_t i = 0; i < column.rows[level].size(); ++i) {
                sum += static_cast<double>(column.rows[level][i]) * static_cast<double>(column.leaves[level][i]);
            }
            return sum;
        }
        for (const auto each : column.rows[level]) { sum += n_log_n(static_cast<double>(each)); }
        for (const auto each : column.rows[0]) { sum -= n_log_n(static_cast<double>(each)); }
        return sum;
    }

    // A row costs the size of its class, and no released class is smaller than `least`; as for the number of classes, that many rows of
    // small ones make at most one released class.
    [[nodiscard]] double class_base_of(double size) const noexcept {
        if (metric_ == information_loss::discernibility) { return size * std::max(least_, size); }
        return size >= least_ ? -1.0 : -size / least_;
    }
    [[nodiscard]] double class_extra_of(double size) const noexcept {
        if (metric_ == information_loss::discernibility) { return size * (rows_ - std::max(least_, size)); }
        return size >= least_ ? 0.0 : size / least_;
    }

    information_loss                 metric_;
    const coded_records&             data_;
    const key_layout&                layout_;
    double                           rows_, least_;
    bool                             suppressing_;
    bool                             per_column_;
    std::vector<std::vector<double>> base_;
    std::vector<double>              counts_;
};

} // namespace disclosure::detail
RUNG_END
