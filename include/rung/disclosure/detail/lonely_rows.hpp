// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/class_table.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// A few rows that were found in too small classes, to rule further nodes out where no row may be suppressed: one row that is still in too
/// small a class is enough, and to count its class is far cheaper than to count all.
template <std::size_t Words>
class lonely_rows {
public:
    lonely_rows(const coded_records& data, const key_layout& layout, const class_table<Words>& bottom, std::uint64_t k)
        : data_(data), layout_(layout), bottom_(bottom), k_(k), words_((bottom.size() + 63) / 64) {
        for (const auto& column : data.quasi) {
            auto& levels = alike_.emplace_back();
            for (const auto& labels : column.labels) { levels.emplace_back(labels.size()); }
        }
    }

    /// Takes in an entry of the bottom table.
    void add(std::size_t entry) {
        constexpr std::size_t most = 32;
        if (rows_.size() == most) { rows_.pop_back(); }
        std::vector<std::uint32_t> fresh;
        for (std::size_t c = 0; c < data_.quasi.size(); ++c) { fresh.push_back(field_of<Words>(bottom_.keys[entry], layout_.fields[c])); }
        rows_.insert(rows_.begin(), std::move(fresh));
    }

    /// Whether one of the rows is in a class of fewer than k at these levels.
    [[nodiscard]] bool too_few(const std::vector<std::size_t>& levels) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (!alone(rows_[i], levels)) { continue; }
            std::rotate(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(i), rows_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            return true;
        }
        return false;
    }

private:
    using bits = std::vector<std::uint64_t>;

    [[nodiscard]] bool alone(const std::vector<std::uint32_t>& row, const std::vector<std::size_t>& levels) {
        sets_.clear();
        for (std::size_t c = 0; c < levels.size(); ++c) {
            if (data_.quasi[c].labels[levels[c]].size() > 1) { sets_.push_back(alike(c, levels[c], data_.quasi[c].at[levels[c]][row[c]]).data()); }
        }
        std::uint64_t count = 0;
        for (std::size_t w = 0; w < words_; ++w) {
            std::uint64_t both = all_of(w);
            for (const auto* set : sets_) { both &= set[w]; }
            for (; both != 0; both &= both - 1) {
                count += bottom_.rows[w * 64 + static_cast<std::size_t>(std::countr_zero(both))];
                if (count >= k_) { return false; }
            }
        }
        return true;
    }

    [[nodiscard]] std::uint64_t all_of(std::size_t word) const noexcept {
        const std::size_t left = bottom_.size() - word * 64;
        return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    }

    /// Which entries of the bottom table lie in a group.
    [[nodiscard]] const bits& alike(std::size_t column, std::size_t level, std::uint32_t group) {
        auto& out = alike_[column][level][group];
        if (!out.empty()) { return out; }
        out.assign(words_, 0);
        const auto& at    = data_.quasi[column].at[level];
        const auto& field = layout_.fields[column];
        for (std::size_t w = 0; w < words_; ++w) {
            const std::size_t end  = std::min<std::size_t>(bottom_.size() - w * 64, 64);
            std::uint64_t     word = 0;
            for (std::size_t i = 0; i < end; ++i) {
                word |= std::uint64_t{at[field_of<Words>(bottom_.keys[w * 64 + i], field)] == group ? 1U : 0U} << i;
            }
            out[w] = word;
        }
        return out;
    }

    const coded_records&                        data_;
    const key_layout&                           layout_;
    const class_table<Words>&                   bottom_;
    std::uint64_t                               k_;
    std::size_t                                 words_;
    std::vector<std::vector<std::uint32_t>>     rows_;  // codes at level 0
    std::vector<std::vector<std::vector<bits>>> alike_; // [column][level][group]; empty until needed
    std::vector<const std::uint64_t*>           sets_;
};

} // namespace disclosure::detail
RUNG_END
