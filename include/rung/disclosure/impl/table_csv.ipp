// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/table_csv.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

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

/// The character that parts the fields of the first row: a tab where it has one outside quotes, else a semicolon, else a comma.
[[nodiscard]] inline char parting(std::string_view text) {
    bool quoted = false, semicolon = false;
    for (const char c : text) {
        if (c == '"') { quoted = !quoted; }
        if (quoted) { continue; }
        if (c == '\n') { break; }
        if (c == '\t') { return '\t'; }
        semicolon = semicolon || c == ';';
    }
    return semicolon ? ';' : ',';
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

/// Takes the last label that says so as the sum of all others.
inline void find_total(seen_axis& axis) {
    std::size_t total = axis.labels.size();
    for (std::size_t k = 0; k < axis.labels.size(); ++k) { total = is_total(axis.labels[k]) ? k : total; }
    if (total == axis.labels.size() || axis.labels.size() < 2) { return; }
    auto& all = axis.sums.emplace_back(seen_axis::seen_sum{total, {}});
    for (std::size_t k = 0; k < axis.labels.size(); ++k) {
        if (k != total) { all.parts.push_back(k); }
    }
}

/// Whether a field is a figure or a mark, and which.
struct seen_field {
    std::optional<std::int64_t> value;
    std::optional<prior>        mark;

    explicit seen_field(const std::string& field) : value(read_figure(field)), mark(value ? std::nullopt : hidden_mark(field)) {}
    [[nodiscard]] bool fits() const noexcept { return value || mark; }
};

inline void put_cell(published_csv& out, std::size_t at, const seen_field& field) {
    out.table.cells[at] = {.value = field.value.value_or(0), .suppressed = !field.value};
    out.priors[at]      = field.mark.value_or(prior{});
}

/// Whether each row holds one figure behind labels: then the second column is no column of figures, or the first one repeats its labels.
[[nodiscard]] inline bool is_row_a_figure(const csv_rows& rows) {
    if (rows.front().size() < 3) { return false; }
    std::set<std::string> first;
    bool                  labels = false, repeats = false;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const auto& row = rows[r];
        if (row.size() != rows.front().size() || !seen_field(row.back()).fits()) { return false; }
        repeats = !first.insert(row.front()).second || repeats;
        labels  = !seen_field(row[1]).fits() || labels;
    }
    return labels || repeats;
}

[[nodiscard]] inline result<published_csv> read_row_a_figure(const csv_rows& rows, published_csv out, std::size_t most) {
    const auto                              sides = rows.front().size() - 1;
    std::vector<std::map<std::string, std::size_t>> numbers(sides);
    std::size_t                             cells = 1;
    out.axes.resize(sides);
    for (std::size_t a = 0; a < sides; ++a) {
        out.axes[a].name = rows.front()[a];
        for (std::size_t r = 1; r < rows.size(); ++r) {
            if (numbers[a].try_emplace(rows[r][a], numbers[a].size()).second) { out.axes[a].labels.push_back(rows[r][a]); }
        }
        if (out.axes[a].labels.size() > most / cells) { return failure{errc::too_large, "table_limits.cells", {}}; }
        cells *= out.axes[a].labels.size();
        find_total(out.axes[a]);
    }
    if (cells != rows.size() - 1) { return bad_field(rows.size() - 1, 0, "not a row for each combination of labels"); }
    out.table.cells.resize(cells);
    out.priors.resize(cells);
    std::vector<bool> filled(cells);
    for (std::size_t r = 1; r < rows.size(); ++r) {
        std::size_t at = 0;
        for (std::size_t a = 0; a < sides; ++a) { at = at * out.axes[a].labels.size() + numbers[a][rows[r][a]]; }
        if (filled[at]) { return bad_field(r, 0, "the same labels again"); }
        filled[at] = true;
        put_cell(out, at, seen_field(rows[r].back()));
    }
    return out;
}

[[nodiscard]] inline result<published_csv> read_two_way(const csv_rows& rows, published_csv out, std::size_t most) {
    auto header = rows.front();
    while (header.size() > 2 && header.back().empty()) { header.pop_back(); }
    const auto wide = header.size() - 1;
    if (wide > most / (rows.size() - 1)) { return failure{errc::too_large, "table_limits.cells", {}}; }
    out.axes.resize(2);
    out.axes[0].name = header.front();
    out.axes[1].labels.assign(header.begin() + 1, header.end());
    out.table.cells.resize((rows.size() - 1) * wide);
    out.priors.resize(out.table.cells.size());
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const auto& row = rows[r];
        for (std::size_t c = wide + 1; c < row.size(); ++c) {
            if (!row[c].empty()) { return bad_field(r, c, "a figure without a header"); }
        }
        out.axes[0].labels.push_back(row[0]);
        for (std::size_t c = 1; c <= wide; ++c) {
            const seen_field field(c < row.size() ? row[c] : std::string());
            if (!field.fits()) { return bad_field(r, c, "neither a count nor a mark of suppression"); }
            put_cell(out, (r - 1) * wide + c - 1, field);
        }
    }
    for (auto& axis : out.axes) { find_total(axis); }
    return out;
}

} // namespace detail

RUNG_DECL std::vector<std::string> published_csv::labels(std::uint32_t cell) const {
    std::vector<std::string> out(axes.size());
    std::size_t              at = cell;
    for (auto a = axes.size(); a-- > 0; at /= axes[a].labels.size()) { out[a] = axes[a].labels[at % axes[a].labels.size()]; }
    return out;
}

RUNG_DECL std::string published_csv::label(std::uint32_t cell) const {
    std::string out;
    const char* cut = "";
    for (const auto& one : labels(cell)) { out += std::exchange(cut, " / ") + one; }
    return out;
}

RUNG_DECL void add_axis_sums(published_csv& seen) {
    std::size_t step = seen.table.cells.size(), over = 1;
    for (const auto& axis : seen.axes) {
        step /= axis.labels.size();
        for (const auto& one : axis.sums) {
            for (std::size_t other = 0; other < over * step; ++other) {
                const auto at = [&](std::size_t label) { return static_cast<std::uint32_t>((other / step * axis.labels.size() + label) * step + other % step); };
                sum        s{at(one.label), {}};
                for (const auto p : one.parts) { s.parts.push_back(at(p)); }
                seen.table.sums.push_back(std::move(s));
            }
        }
        over *= axis.labels.size();
    }
}

RUNG_DECL result<published_csv> read_published_csv(std::string_view text, std::string_view name, const table_limits& bounds) {
    if (text.size() > bounds.bytes) { return failure{errc::too_large, "table_limits.bytes", {}}; }
    const auto rows = detail::cut_csv(text, bounds.cells);
    if (!rows) { return rows.error(); }
    if (rows->size() < 2 || rows->front().size() < 2) { return detail::bad_field(0, 0, "no table of labels and figures"); }
    published_csv out;
    out.table.name = name;
    auto seen      = detail::is_row_a_figure(*rows) ? detail::read_row_a_figure(*rows, std::move(out), bounds.cells) : detail::read_two_way(*rows, std::move(out), bounds.cells);
    if (seen) { add_axis_sums(*seen); }
    return seen;
}

} // namespace disclosure
RUNG_END
