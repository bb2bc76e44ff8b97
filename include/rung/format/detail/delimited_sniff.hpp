// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/delimited.hpp>
#include <rung/format/detail/delimited_text.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace format::detail::delimited {

using sniffed_row = std::vector<std::string_view>; // cells without their quotes, trimmed

/// The first rows of a text, by the reader's own rules; a last row that may be cut is left out where there are others.
[[nodiscard]] inline std::vector<sniffed_row> sniffed_rows(std::string_view text, const dialect& as) {
    constexpr std::size_t    most = 500;
    std::vector<sniffed_row> rows;
    sniffed_row              row;
    for (std::size_t from = 0; from < text.size() && rows.size() < most;) {
        bool        in = as.quote != 0 && text[from] == as.quote;
        std::size_t at = from + (in ? 1 : 0);
        for (; at < text.size() && (in || (text[at] != as.delimiter && text[at] != as.line_end)); ++at) {
            if (as.escape != 0 && text[at] == as.escape) {
                ++at;
            } else if (in && text[at] == as.quote) {
                if (at + 1 < text.size() && text[at + 1] == as.quote) {
                    ++at;
                } else {
                    in = false;
                }
            }
        }
        auto cell = trimmed(text.substr(from, std::min(at, text.size()) - from));
        if (as.quote != 0 && cell.size() >= 2 && cell.front() == as.quote && cell.back() == as.quote) {
            cell = trimmed(cell.substr(1, cell.size() - 2));
        }
        row.push_back(cell);
        if (at >= text.size()) { break; }
        from = at + 1;
        if (text[at] == as.line_end) { rows.push_back(std::exchange(row, {})); }
    }
    if (!row.empty() && rows.size() < 3) { rows.push_back(std::move(row)); }
    return rows;
}

[[nodiscard]] inline bool is_blank(const sniffed_row& row) noexcept { return row.size() == 1 && row.front().empty(); }

/// How well a delimiter explains rows.
struct delimiter_score {
    std::size_t columns = 1;
    std::size_t agree   = 0; ///< Rows of that many columns,
    std::size_t rows    = 0; ///< of so many that are not blank.
    std::size_t first   = 0; ///< The first that agrees.

    [[nodiscard]] int level() const noexcept { return columns < 2 ? -1 : agree * 10 >= rows * 9 ? 2 : agree * 2 >= rows ? 1 : 0; }

    [[nodiscard]] bool beats(const delimiter_score& other) const noexcept {
        if (level() != other.level()) { return level() > other.level(); }
        if (first != other.first) { return first < other.first; }
        return agree * (columns - 1) > other.agree * (other.columns - 1);
    }
};

[[nodiscard]] inline delimiter_score score(const std::vector<sniffed_row>& rows) {
    delimiter_score                    out;
    std::map<std::size_t, std::size_t> by_columns;
    for (const auto& row : rows) {
        if (is_blank(row)) { continue; }
        ++out.rows;
        if (row.size() > 1) { ++by_columns[row.size()]; }
    }
    for (const auto& [columns, agree] : by_columns) {
        if (agree >= out.agree) { out = {columns, agree, out.rows, 0}; }
    }
    if (out.columns > 1) {
        const auto fits = [&](const sniffed_row& row) { return row.size() == out.columns; };
        out.first       = static_cast<std::size_t>(std::find_if(rows.begin(), rows.end(), fits) - rows.begin());
    }
    return out;
}

[[nodiscard]] inline std::string spelled(char c) { return c == '\t' ? "tab" : std::string(1, c); }

/// A carriage return alone ends lines where no line feed does outside quotes.
[[nodiscard]] inline char sniffed_line_end(std::string_view text, char quote) noexcept {
    bool in = false;
    bool cr = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quote != 0 && text[i] == quote) { in = !in; }
        if (in) { continue; }
        if (text[i] == '\n') { return '\n'; }
        cr = cr || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] != '\n');
    }
    return cr ? '\r' : '\n';
}

/// A backslash escapes where one stands before a quote that ends no field, and no quote is doubled.
[[nodiscard]] inline bool escapes_quotes(std::string_view text, const dialect& as) noexcept {
    bool found = false;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != as.quote) { continue; }
        const char before = text[i - 1];
        const char behind = text[i + 1];
        if (behind == as.quote && before != as.delimiter && before != as.line_end && before != '\\') { return false; }
        found = found || (before == '\\' && behind != as.delimiter && behind != as.line_end && behind != '\r');
    }
    return found;
}

/// The delimiter that Excel's first line names, 0 where it is no such line. `length` is the line's, its end included.
[[nodiscard]] inline char sep_line(std::string_view text, char line_end, std::size_t& length) noexcept {
    length    = std::min(text.find(line_end), text.size() - 1) + 1;
    auto line = text.substr(0, length);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) { line.remove_suffix(1); }
    if (line.size() == 7 && line.front() == '"' && line.back() == '"') { line = line.substr(1, 5); }
    const auto is   = [&](std::size_t i, char c) { return lower(line[i]) == c; };
    const bool says = line.size() == 5 && is(0, 's') && is(1, 'e') && is(2, 'p') && is(3, '=');
    if (!says || line[4] == '"' || is_digit(line[4]) || (lower(line[4]) >= 'a' && lower(line[4]) <= 'z')) { return '\0'; }
    return line[4] == '\t' || (line[4] > ' ' && line[4] < 0x7F) ? line[4] : '\0';
}

inline constexpr std::uint32_t most_titles = 3;

/// The header is the first row of which at least half the cells are filled.
[[nodiscard]] inline std::uint32_t title_lines(const std::vector<sniffed_row>& rows, std::size_t columns) noexcept {
    for (std::uint32_t i = 0; columns > 1 && i <= most_titles && i < rows.size(); ++i) {
        const auto filled = std::count_if(rows[i].begin(), rows[i].end(), [](auto cell) { return !cell.empty(); });
        if (static_cast<std::size_t>(filled) >= std::max<std::size_t>(2, (columns + 1) / 2)) { return i; }
    }
    return 0;
}

/// True where numbers or dates stand in the first row wherever they stand in the second, or nothing does: no header then.
[[nodiscard]] inline bool is_headless(const sniffed_row& first, const sniffed_row& second) {
    std::size_t data = 0;
    for (std::size_t i = 0; i < second.size(); ++i) {
        if (!is_datum(second[i])) { continue; }
        if (i < first.size() && first[i].empty()) { continue; } // a record has gaps
        if (i >= first.size() || !is_datum(first[i])) { return false; }
        ++data;
    }
    return data > 0;
}

/// How many labels say what the key above them says; 0 where the rows are no keys and labels. SAP SuccessFactors writes these.
[[nodiscard]] inline std::size_t labels_of_keys(const sniffed_row& keys, const sniffed_row& labels) {
    if (std::any_of(keys.begin(), keys.end(), [](auto k) { return k.find(' ') != std::string_view::npos; })) { return 0; }
    if (std::any_of(labels.begin(), labels.end(), is_datum)) { return 0; }
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(keys.size(), labels.size()); ++i) {
        const auto key = folded(keys[i]);
        same += !key.empty() && key == folded(labels[i]) ? 1U : 0U;
    }
    return same >= std::max<std::size_t>(2, keys.size() / 4) ? same : 0;
}

} // namespace format::detail::delimited
RUNG_END
