// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/marked_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

RUNG_BEGIN
namespace format::detail {

/// An open element that decides what text inside it is.
enum class html_part : std::uint8_t { list, item, quote, pre, table, cell };

/// The open lists, items, quotes and tables. Every question has an answer in constant time, so that no nesting costs more than its bytes.
class html_frames {
public:
    html_frames(block_kind kind, std::uint32_t level) noexcept : base_{kind, level} {}

    struct meaning {
        block_kind    kind  = block_kind::paragraph;
        std::uint32_t level = 0;
    };

    [[nodiscard]] meaning now() const noexcept { return frames_.empty() ? base_ : frames_.back().is; }

    /// True where an element of this part is open and no list or table stands in between that keeps an end tag from reaching it.
    [[nodiscard]] bool has(html_part part) const noexcept { return nearest(part) != 0; }

    void open(html_part part) {
        if (frames_.size() == deepest) {
            ++beyond_;
            return;
        }
        frame f = frames_.empty() ? frame{base_, 0, {}} : frames_.back();
        if (part == html_part::list) { f.nearest[at(html_part::item)] = 0; }
        if (part == html_part::cell || part == html_part::table) {
            const auto table = f.nearest[at(html_part::table)];
            f.nearest        = {};
            if (part == html_part::cell) { f.nearest[at(html_part::table)] = table; }
        }
        f.nearest[at(part)] = static_cast<std::uint16_t>(frames_.size() + 1);
        switch (part) {
        case html_part::list:
            ++f.lists;
            if (f.is.kind == block_kind::list_item) { f.is.level = f.lists; }
            break;
        case html_part::item: f.is = {block_kind::list_item, std::max<std::uint32_t>(f.lists, 1)}; break;
        case html_part::quote: f.is = {block_kind::quote, 0}; break;
        case html_part::pre: break;
        case html_part::table: f.is = {block_kind::paragraph, 0}; break;
        case html_part::cell: f.is = {block_kind::table_cell, 0}; break;
        }
        frames_.push_back(f);
    }

    /// Closes the nearest open element of this part and all in it; does nothing where there is none.
    void close(html_part part) {
        if (!has(part)) { return; }
        if (beyond_ > 0) {
            --beyond_;
            return;
        }
        frames_.resize(static_cast<std::size_t>(nearest(part) - 1));
    }

private:
    /// Browsers stop nesting here too.
    static constexpr std::size_t deepest = 512;

    struct frame {
        meaning                      is;
        std::uint32_t                lists = 0;
        std::array<std::uint16_t, 6> nearest{}; ///< Place from 1 of the nearest open one in reach, for each part.
    };

    [[nodiscard]] static constexpr std::size_t at(html_part part) noexcept { return static_cast<std::size_t>(part); }
    [[nodiscard]] std::uint16_t                nearest(html_part part) const noexcept {
        return frames_.empty() ? std::uint16_t{0} : frames_.back().nearest[at(part)];
    }

    meaning            base_;
    std::vector<frame> frames_;
    std::size_t        beyond_ = 0; ///< Open elements past the deepest that is kept.
};

} // namespace format::detail
RUNG_END
