// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_cells.hpp>

#include <map>
#include <string>

RUNG_BEGIN
namespace format::detail::xlsx {

/// A cell of the first rows of a sheet.
struct head_cell {
    std::uint32_t column  = 0;
    std::uint32_t order   = 0; ///< In the source.
    std::string   text;
    bool          is_text = false;
};

/// One of the first rows that hold a value.
struct head_row {
    std::vector<head_cell> cells;      ///< Those that are not empty, from left to right.
    std::uint64_t          byte   = 0;
    std::uint32_t          number = 0;

    [[nodiscard]] std::size_t texts() const noexcept {
        return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const head_cell& c) { return c.is_text; }));
    }
    [[nodiscard]] const head_cell* at(std::uint32_t column) const noexcept {
        const auto found = std::lower_bound(cells.begin(), cells.end(), column, [](const head_cell& c, std::uint32_t n) { return c.column < n; });
        return found == cells.end() || found->column != column ? nullptr : &*found;
    }
    [[nodiscard]] std::uint32_t width() const noexcept {
        std::uint32_t w = 0;
        for (const auto& c : cells) { w = std::max(w, c.column + 1); }
        return w;
    }
    /// Whether a column before the last of this row or of the table has nothing in it.
    [[nodiscard]] bool has_gap(std::uint32_t table_width) const { return cells.size() < std::max(width(), table_width); }
};

/// A block of cells made one, which its first cell fills.
struct merged_cells {
    std::uint32_t top    = 0; ///< Rows from 1, as the sheet numbers them.
    std::uint32_t bottom = 0;
    std::uint32_t left   = 0; ///< Columns from 0.
    std::uint32_t right  = 0;

    [[nodiscard]] bool across() const noexcept { return right > left; }
    [[nodiscard]] bool covers(std::uint32_t row, std::uint32_t column) const noexcept {
        return row >= top && row <= bottom && column >= left && column <= right;
    }
};

/// Which rows are the header.
struct head_choice {
    std::size_t   first = 0;    ///< Among the rows looked at.
    std::uint32_t rows  = 1;
    bool          grouped = false; ///< The first row names groups of columns, the second the columns.
    std::string   evidence;
};

inline constexpr std::size_t head_rows = 10; ///< Rows among which a header is looked for.

/// Says whether `row` is of another kind than the rows below it: it has a text where most of them have a number, a day or the like.
[[nodiscard]] inline bool differs_below(const std::vector<head_row>& rows, std::size_t row) {
    return std::any_of(rows[row].cells.begin(), rows[row].cells.end(), [&](const head_cell& c) {
        std::size_t filled = 0;
        std::size_t others = 0;
        for (std::size_t i = row + 1; i < rows.size(); ++i) {
            const auto* below = rows[i].at(c.column);
            filled += below != nullptr ? 1 : 0;
            others += below != nullptr && !below->is_text ? 1 : 0;
        }
        return c.is_text && others * 2 > filled;
    });
}

/// Finds the row that names the columns: the first with the most texts. Where the rows below are all texts too, a little less than the
/// most will do, because of columns without a name.
/// @return its place; `rows.size()` where no row holds a text
[[nodiscard]] inline std::size_t find_header(const std::vector<head_row>& rows) {
    const auto  looked = std::min(rows.size(), head_rows);
    std::size_t best   = 0;
    for (std::size_t i = 1; i < looked; ++i) {
        if (rows[i].texts() > rows[best].texts()) { best = i; }
    }
    if (looked == 0 || rows[best].texts() == 0) { return rows.size(); }
    if (differs_below(rows, best)) { return best; }
    for (std::size_t i = 0; i < best; ++i) {
        if (rows[i].texts() * 4 >= rows[best].texts() * 3) { return i; }
    }
    return best;
}

/// Says whether `upper` names groups of the columns that `lower`, the next row, names: merged cells stand over names, and no one of
/// them over all, as a title would.
/// @param strict  names stand under merged cells only: a row of data would stand under single ones too
[[nodiscard]] inline bool is_group_row(const head_row& upper, const head_row& lower, const std::vector<merged_cells>& merged, bool strict) {
    if (lower.number != upper.number + 1 || upper.texts() < 2 || lower.texts() != lower.cells.size()) { return false; }
    bool over = false;
    for (const auto& m : merged) {
        if (!m.across() || m.top != upper.number || m.bottom != upper.number || upper.at(m.left) == nullptr) { continue; }
        over = over || std::any_of(lower.cells.begin(), lower.cells.end(), [&](const head_cell& c) { return c.column >= m.left && c.column <= m.right; });
    }
    if (!over || !strict) { return over; }
    return std::all_of(lower.cells.begin(), lower.cells.end(), [&](const head_cell& c) {
        const auto* above = upper.at(c.column);
        return above == nullptr || std::any_of(merged.begin(), merged.end(), [&](const merged_cells& m) { return m.across() && m.covers(upper.number, c.column); });
    });
}

/// Text as a column's name: without blanks around it, on one line.
[[nodiscard]] inline std::string as_name(std::string_view text) {
    constexpr std::string_view hard_blank = "\xC2\xA0";
    std::string                out;
    bool                       gap = false;
    for (std::size_t i = 0; i < text.size();) {
        const bool hard = text.substr(i, 2) == hard_blank;
        if (hard || is_xml_blank(text[i])) {
            gap = true;
            i += hard ? 2 : 1;
            continue;
        }
        if (gap && !out.empty()) { out += ' '; }
        gap = false;
        out += text[i++];
    }
    return out;
}

/// The name that `row` gives a column, by its own cell or by one that is merged with it.
[[nodiscard]] inline std::string name_in(const head_row& row, std::uint32_t column, const std::vector<merged_cells>& merged) {
    if (const auto* own = row.at(column); own != nullptr) { return as_name(own->text); }
    for (const auto& m : merged) {
        if (!m.covers(row.number, column) || m.top != row.number) { continue; }
        if (const auto* first = row.at(m.left); first != nullptr) { return as_name(first->text); }
    }
    return {};
}

/// Gives paths that do not repeat: "Grade", "Grade#2"; "column 7" for what has no name.
class path_namer {
public:
    [[nodiscard]] std::string name(std::string wanted, std::uint32_t column) {
        if (wanted.empty()) { wanted = "column " + std::to_string(column + 1); }
        auto path = wanted;
        while (!given_.emplace(path, 1).second) { path = wanted + "#" + std::to_string(++given_[wanted]); }
        return path;
    }

private:
    std::map<std::string, std::uint32_t> given_; ///< And how often each was wanted.
};

} // namespace format::detail::xlsx
RUNG_END
