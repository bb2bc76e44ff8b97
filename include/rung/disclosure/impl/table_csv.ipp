// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/table_csv.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

RUNG_BEGIN
namespace disclosure {
namespace detail {

using csv_rows = std::vector<std::vector<std::string>>;

[[nodiscard]] inline failure bad_field(std::size_t row, std::size_t column, const char* what) {
    return {errc::bad_table, "row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1) + ": " + what, {}};
}

/// Blanks at both ends, no-break space among them, and control characters at the ends are nothing.
[[nodiscard]] inline std::string trimmed(std::string_view text) {
    for (;;) {
        const auto before = text.size();
        while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) { text.remove_prefix(1); }
        while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) { text.remove_suffix(1); }
        if (text.starts_with("\xC2\xA0")) { text.remove_prefix(2); }
        if (text.ends_with("\xC2\xA0")) { text.remove_suffix(2); }
        if (text.size() == before) { return std::string(text); }
    }
}

[[nodiscard]] inline std::string lower(std::string text) {
    for (auto& c : text) { c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
    return text;
}

/// The character that parts the fields of the first row: the commonest of tab, semicolon and comma outside quotes.
[[nodiscard]] inline char parting(std::string_view text) {
    std::size_t tabs = 0, semicolons = 0, commas = 0;
    bool        quoted = false;
    for (const char c : text) {
        if (c == '"') { quoted = !quoted; }
        if (quoted) { continue; }
        if (c == '\n') { break; }
        tabs += c == '\t' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        commas += c == ',' ? 1 : 0;
    }
    return tabs > 0 ? '\t' : semicolons > 0 ? ';' : ',';
}

/// Cuts delimited text as RFC 4180 has it. @return `errc::bad_table` for an open quote, `errc::too_large` over `fields`
[[nodiscard]] inline result<csv_rows> cut_csv(std::string_view text, std::size_t fields) {
    if (text.starts_with("\xEF\xBB\xBF")) { text.remove_prefix(3); }
    const char  by = parting(text);
    csv_rows    out;
    std::string field;
    bool        quoted = false, fresh = true;
    const auto  end_field = [&] {
        if (fresh) { out.emplace_back(); }
        fresh = false;
        out.back().push_back(trimmed(field));
        field.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') { field += c; }
            else if (i + 1 < text.size() && text[i + 1] == '"') { field += text[++i]; }
            else { quoted = false; }
        } else if (c == '"' && trimmed(field).empty()) {
            quoted = true;
            field.clear();
        } else if (c == by || c == '\n') {
            if (fields-- == 0) { return failure{errc::too_large, "table_limits.cells", {}}; }
            end_field();
            fresh = c == '\n';
        } else {
            field += c;
        }
    }
    if (quoted) { return bad_field(out.size() - (fresh ? 0 : 1), 0, "a quote that does not end"); }
    if (!field.empty() || !fresh) { end_field(); }
    std::erase_if(out, [](const auto& row) { return std::all_of(row.begin(), row.end(), [](const auto& f) { return f.empty(); }); });
    return out;
}

[[nodiscard]] inline bool is_total(const std::string& label) {
    const auto text = lower(label);
    for (const auto* word : {"total", "totals", "all", "grand total", "sum", "overall"}) {
        if (text == word) { return true; }
    }
    return text.starts_with("all ") || text.starts_with("total ");
}

inline constexpr std::string_view thousands_marks[] = {",", " ", "'", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"};

/// Digits with separators of thousands: a comma, a blank, a no-break or thin space, an apostrophe, each before three digits.
[[nodiscard]] inline std::optional<std::int64_t> read_figure(std::string_view text) {
    std::string digits;
    std::size_t since = 0;
    bool        parted = false;
    while (!text.empty()) {
        if (text.front() >= '0' && text.front() <= '9') {
            digits += text.front();
            ++since;
            text.remove_prefix(1);
            continue;
        }
        const auto* const found = std::find_if(std::begin(thousands_marks), std::end(thousands_marks), [&](std::string_view m) { return text.starts_with(m); });
        if (found == std::end(thousands_marks) || since == 0 || since > 3 || (parted && since != 3)) { return {}; }
        parted = true;
        since  = 0;
        text.remove_prefix(found->size());
    }
    if (digits.empty() || (parted && since != 3)) { return {}; }
    std::int64_t value = 0;
    const auto   read  = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc() || value > largest_value) { return {}; }
    return value;
}

/// What a mark of suppression tells; nothing where the text is no mark.
[[nodiscard]] inline std::optional<prior> hidden_mark(const std::string& field) {
    auto text = lower(field);
    if (text.size() >= 2 && ((text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')'))) { text = trimmed(std::string_view(text).substr(1, text.size() - 2)); }
    for (const auto* mark : {"", "*", "**", "c", "..", "...", "\xE2\x80\xA6", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94", "x", "s", "~", ":", "z", "supp", "suppressed", "n/a", "#"}) {
        if (text == mark) { return prior{}; }
    }
    for (const std::string_view before : {"<", "under ", "fewer than ", "less than ", "below "}) {
        if (!text.starts_with(before)) { continue; }
        const auto below = read_figure(trimmed(std::string_view(text).substr(before.size())));
        if (below && *below > 0) { return prior{0, *below - 1}; }
    }
    return {};
}

/// Adds the sums along one axis: `at(k, i)` is the cell at place k of the summed axis, i of the other.
template <class At>
void add_sums(cell_table& table, std::size_t places, std::size_t total, std::size_t others, const At& at) {
    for (std::size_t i = 0; i < others; ++i) {
        sum s{at(total, i), {}};
        for (std::size_t k = 0; k < places; ++k) {
            if (k != total) { s.parts.push_back(at(k, i)); }
        }
        table.sums.push_back(std::move(s));
    }
}

} // namespace detail

RUNG_DECL result<published_csv> read_published_csv(std::string_view text, std::string_view name, const table_limits& bounds) {
    if (text.size() > bounds.bytes) { return failure{errc::too_large, "table_limits.bytes", {}}; }
    auto rows = detail::cut_csv(text, bounds.cells);
    if (!rows) { return rows.error(); }
    if (rows->size() < 2 || rows->front().size() < 2) { return detail::bad_field(0, 0, "no table of labels and figures"); }
    published_csv out;
    out.table.name = name;
    auto header    = rows->front();
    while (header.size() > 2 && header.back().empty()) { header.pop_back(); }
    out.columns.assign(header.begin() + 1, header.end());
    const auto wide = out.columns.size();
    for (std::size_t r = 1; r < rows->size(); ++r) {
        const auto& row = (*rows)[r];
        for (std::size_t c = wide + 1; c < row.size(); ++c) {
            if (!row[c].empty()) { return detail::bad_field(r, c, "a figure without a header"); }
        }
        out.rows.push_back(row[0]);
        for (std::size_t c = 1; c <= wide; ++c) {
            const auto field = c < row.size() ? row[c] : std::string();
            const auto value = detail::read_figure(field);
            const auto mark  = value ? std::nullopt : detail::hidden_mark(field);
            if (!value && !mark) { return detail::bad_field(r, c, "neither a count nor a mark of suppression"); }
            out.table.cells.push_back({.value = value.value_or(0), .suppressed = !value});
            out.priors.push_back(mark.value_or(prior{}));
        }
        if (out.table.cells.size() > bounds.cells) { return failure{errc::too_large, "table_limits.cells", {}}; }
    }
    const auto last_total = [](const std::vector<std::string>& labels) {
        std::size_t found = labels.size();
        for (std::size_t k = 0; k < labels.size(); ++k) { found = detail::is_total(labels[k]) ? k : found; }
        return found;
    };
    const auto high = out.rows.size(), total_row = last_total(out.rows), total_column = last_total(out.columns);
    const auto at   = [&](std::size_t r, std::size_t c) { return static_cast<std::uint32_t>(r * wide + c); };
    out.column_total = total_row < high && high > 1;
    out.row_total    = total_column < wide && wide > 1;
    if (out.column_total) { detail::add_sums(out.table, high, total_row, wide, at); }
    if (out.row_total) { detail::add_sums(out.table, wide, total_column, high, [&](std::size_t c, std::size_t r) { return at(r, c); }); }
    return out;
}

} // namespace disclosure
RUNG_END
