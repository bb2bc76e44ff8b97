// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_sheet.hpp>
#include <rung/format/detail/xlsx_values.hpp>

#include <string>

RUNG_BEGIN
namespace format::detail::xlsx {

/// What a row looks like, without a look at the rows around it.
enum class row_look : std::uint8_t {
    blank, ///< No value, or nothing but empty ones.
    sums,  ///< Begins with "Total" or the like, and holds hardly any other text.
    note,  ///< One text and nothing else.
    data
};

/// Says whether a text is what people write before sums.
[[nodiscard]] inline bool is_sum_label(std::string_view text) {
    constexpr std::size_t longest = 60;
    text                          = trim_xml(text);
    if (text.size() > longest) { return false; }
    std::string folded;
    for (const char c : text) { folded += lower(c); }
    while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) { folded.pop_back(); }
    constexpr std::string_view whole[] = {"total", "totals", "sum", "average", "count", "overall", "mean", "median"};
    constexpr std::string_view begins[] = {"total ", "total:", "totals ", "totals:", "grand total", "grand count", "subtotal", "sub-total", "sub total"};
    return std::find(std::begin(whole), std::end(whole), folded) != std::end(whole) || folded.ends_with(" total") || folded.ends_with(" totals") ||
           std::any_of(std::begin(begins), std::end(begins), [&](std::string_view b) { return folded.starts_with(b); });
}

[[nodiscard]] inline row_look look_of(const sheet_row& row, const shared_strings& strings) {
    std::size_t filled = 0;
    std::size_t texts  = 0;
    bool        label  = false;
    for (const auto& cell : row.cells) {
        auto text  = cell.text;
        bool is    = cell.type == cell_type::text;
        bool blank = text.empty() && cell.valued;
        if (cell.type == cell_type::shared) {
            const auto number = whole_number(trim_xml(cell.text), UINT32_MAX);
            if (number < strings.size()) {
                text  = strings[number].bytes;
                blank = text.empty() && !strings[number].too_long;
            }
            is = true;
        }
        if (blank) { continue; }
        ++filled;
        texts += is ? 1 : 0;
        if (filled == 1 && is) { label = is_sum_label(text); }
        if (filled > 1 && !label) { return row_look::data; }
    }
    constexpr std::size_t few = 2;
    if (filled == 0) { return row_look::blank; }
    if (label && texts <= few) { return row_look::sums; }
    return filled == 1 && texts == 1 ? row_look::note : row_look::data;
}

} // namespace format::detail::xlsx
RUNG_END
