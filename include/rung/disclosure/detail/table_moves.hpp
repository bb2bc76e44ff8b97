// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cells.hpp>
#include <rung/disclosure/detail/relations.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

using table_move = std::vector<change>; ///< By cell, ascending; leaves every sum as it is.

/// Finds short moves: changes of 1 to hidden cells that leave every sum as it is, each cell changed once, such as the cycles of a table of rows and
/// columns. The shortest first, as many as the steps allow.
class table_moves {
public:
    table_moves(const cell_table& table, const relations& rows, std::span<const std::uint32_t> hidden)
        : rows_(rows), by_(table.cells.size(), 0), gap_(rows.rows(), 0), in_row_(rows.rows()), hidden_(hidden) {
        for (const auto i : hidden) {
            for (const auto& t : rows.of(i)) { in_row_[t.row].push_back({i, t.sign}); }
        }
    }

    /// @param from cells that moves are wanted for
    [[nodiscard]] std::vector<table_move> find(std::span<const std::uint32_t> from, std::uint64_t steps) {
        for (std::size_t most = 1; most <= std::min<std::size_t>(hidden_.size(), longest); ++most) {
            for (const auto i : from) {
                left_ = steps / (longest * from.size() + 1);
                most_ = most;
                try_with(i, 1);
            }
        }
        return std::move(found_);
    }

private:
    struct part {
        std::uint32_t cell = 0;
        std::int64_t  sign = 1;
    };
    static constexpr std::size_t longest = 12;

    void try_with(std::uint32_t cell, std::int64_t by) {
        if (left_ == 0) { return; }
        --left_;
        set(cell, by);
        const auto open = std::find_if(gap_.begin(), gap_.end(), [](std::int64_t g) { return g != 0; });
        if (open == gap_.end()) { keep(); }
        else if (used_.size() < most_) {
            const auto gap = *open; // it comes back to this whenever the trials below have ended
            for (const auto& p : in_row_[static_cast<std::size_t>(open - gap_.begin())]) {
                if (by_[p.cell] == 0) { try_with(p.cell, gap * p.sign > 0 ? -1 : 1); }
            }
        }
        set(cell, 0);
    }

    void set(std::uint32_t cell, std::int64_t by) {
        for (const auto& t : rows_.of(cell)) { gap_[t.row] += t.sign * (by - by_[cell]); }
        by_[cell] = by;
        if (by != 0) { used_.push_back(cell); }
        else { used_.pop_back(); }
    }

    void keep() {
        auto cells = used_;
        std::sort(cells.begin(), cells.end());
        table_move out;
        for (const auto i : cells) { out.push_back({i, by_[i] * by_[cells.front()]}); }
        std::vector<std::int64_t> key;
        for (const auto& c : out) { key.insert(key.end(), {c.cell, c.by}); }
        if (known_.insert(std::move(key)).second) { found_.push_back(std::move(out)); }
    }

    const relations&                    rows_;
    std::vector<std::int64_t>           by_, gap_;
    std::vector<std::vector<part>>      in_row_;
    std::span<const std::uint32_t>      hidden_;
    std::vector<std::uint32_t>          used_;
    std::size_t                         most_ = 0;
    std::uint64_t                       left_ = 0;
    std::set<std::vector<std::int64_t>> known_;
    std::vector<table_move>             found_;
};

} // namespace disclosure::detail
RUNG_END
