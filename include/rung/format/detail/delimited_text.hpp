// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/utf8.hpp>
#include <rung/format/rows.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

RUNG_BEGIN
namespace format::detail::delimited {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blank = " \t\r\n";
    const auto                 from  = text.find_first_not_of(blank);
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(blank) - from + 1);
}

/// Letters and digits only, in lower case: "FIRST_NAME" and "First name" are one.
[[nodiscard]] inline std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z')) { out += lower(c); }
    }
    return out;
}

/// True for what reads as a number, an amount, a date or an address, and so for no heading; years may be headings.
[[nodiscard]] inline bool is_datum(std::string_view cell) noexcept {
    if (cell.find('@') != std::string_view::npos) { return true; }
    if (cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20"))) { return false; }
    bool digit = false;
    for (const char c : cell) {
        digit = digit || is_digit(c);
        // The bytes beyond ASCII are those of currency signs.
        if (!is_digit(c) && std::string_view(" .,-/:+()%$\xC2\xA3\xE2\x82\xAC").find(c) == std::string_view::npos) { return false; }
    }
    return digit;
}

/// A heading as a name: white space at its ends and in runs folded, U+FFFD for bytes that are no UTF-8.
[[nodiscard]] inline std::string heading(std::string_view cell) {
    std::string out;
    bool        gap = false;
    for (std::size_t i = 0; i < cell.size();) {
        const auto c = read_utf8(cell, i);
        i += c.length;
        if (c.code <= 0x20 || c.code == 0x7F || c.code == 0xA0) {
            gap = !out.empty();
            continue;
        }
        if (gap) { out += ' '; }
        gap = false;
        out += to_utf8(c.code).view();
    }
    return out;
}

/// Whether a header cell can be a column's name. What is longer, or goes on over line ends behind a quote that doesn't close, may be rows of people.
[[nodiscard]] inline bool is_name(std::string_view cell, bool stray_quote) noexcept {
    constexpr std::size_t longest = 1024; // whole questions of a survey stay below
    return cell.size() <= longest && (!stray_quote || cell.find('\n') == std::string_view::npos);
}

/// Gives each name once: a second "Name" is "Name#2".
class unique_names {
public:
    /// @return the name to use: another than `name` where that has been given
    [[nodiscard]] std::string take(const std::string& name) {
        if (taken_.insert(name).second) { return name; }
        for (std::size_t n = 2;; ++n) {
            auto other = name + '#' + std::to_string(n);
            if (taken_.insert(other).second) { return other; }
        }
    }

private:
    std::unordered_set<std::string> taken_;
};

[[nodiscard]] inline std::string unnamed_column(std::size_t number) { return "column " + std::to_string(number + 1); }

/// True for what may stand behind "Total": nothing, or a number, an amount, a share.
[[nodiscard]] inline bool is_sum(std::string_view cell) noexcept {
    cell = trimmed(cell);
    return cell.empty() || (is_datum(cell) && cell.find_first_of("/:@") == std::string_view::npos && cell.find('-', 1) == std::string_view::npos);
}

[[nodiscard]] inline std::string_view text_of(const rung_field& field) noexcept { return {field.data, field.size}; }

/// True for a row of sums: "Total" or the like in its first cell and only numbers behind.
[[nodiscard]] inline bool is_total_row(std::span<const rung_field> row) {
    constexpr std::array<std::string_view, 6> words   = {"total", "totals", "grandtotal", "grandtotals", "subtotal", "subtotals"};
    constexpr std::size_t                     longest = 20;
    if (row.empty() || row[0].size < 5 || row[0].size > longest) { return false; }
    const char first = lower(trimmed(text_of(row[0])).substr(0, 1).empty() ? '\0' : trimmed(text_of(row[0])).front());
    if (first != 't' && first != 'g' && first != 's') { return false; }
    if (std::find(words.begin(), words.end(), folded(text_of(row[0]))) == words.end()) { return false; }
    return std::all_of(row.begin() + 1, row.end(), [](const rung_field& f) { return is_sum(text_of(f)); });
}

} // namespace format::detail::delimited
RUNG_END
