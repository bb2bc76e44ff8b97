// SPDX-License-Identifier: Apache-2.0
// Byte 0 chooses how much a read gives, byte 1 the shape, byte 2 the bounds; the rest is the text. Besides its own laws the reader is
// held to what a plain reader of one byte after the other makes of the same text.
#include <rung/format/delimited.hpp>

#include <cstdlib>
#include <map>

#include "support/record_rows.hpp"

namespace {

using namespace rung::format;

void require(bool holds) {
    if (!holds) { std::abort(); }
}

/// Rows by the byte at which they begin, cells as they should be given.
struct plain_rows {
    std::map<std::size_t, std::vector<std::string>> rows;
    std::map<std::size_t, bool>                     blank;
    bool                                            open = false;
};

/// The value of a cell: what Excel writes as ="…" is what it quotes.
std::string value_of(std::string cell, const dialect& as) {
    const bool excel = as.quote != 0 && cell.size() >= 3 && cell.starts_with("=\"") && cell.find('"', 2) == cell.size() - 1;
    return excel ? cell.substr(2, cell.size() - 3) : cell;
}

plain_rows plainly(std::string_view text, const dialect& as) {
    plain_rows  out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (as.line_end == '\r' && text[at] == '\n') {
            ++at;
            continue;
        }
        const auto               begin  = at;
        bool                     quoted = false;
        std::vector<std::string> cells;
        for (bool row = true; row;) {
            std::string cell;
            std::size_t from = 0; // of `cell`, from where a carriage return at its end is one of a line end
            bool        in   = false;
            if (at < text.size() && as.quote != 0 && text[at] == as.quote) {
                quoted = in = true;
                ++at;
                while (in && at < text.size()) {
                    if (as.escape != 0 && text[at] == as.escape && at + 1 < text.size()) {
                        cell += text[at + 1];
                        at += 2;
                    } else if (text[at] == as.quote && at + 1 < text.size() && text[at + 1] == as.quote) {
                        cell += as.quote;
                        at += 2;
                    } else if (text[at] == as.quote) {
                        in = false;
                        ++at;
                    } else {
                        cell += text[at++];
                    }
                }
                if (in) {
                    out.open = true;
                    return out;
                }
                from = cell.size();
            }
            bool escaped_end = false;
            while (at < text.size() && text[at] != as.delimiter && text[at] != as.line_end) {
                escaped_end = false;
                if (as.escape != 0 && text[at] == as.escape && at + 1 < text.size()) {
                    ++at;
                    escaped_end = true;
                }
                cell += text[at++];
            }
            row = at < text.size() && text[at] == as.delimiter;
            // An escaped carriage return before a line feed still is one of the line end, and leaves its escape behind.
            if (!row && as.line_end == '\n' && cell.size() > from && cell.back() == '\r') {
                if (escaped_end) { cell.back() = as.escape; }
                if (!escaped_end) { cell.pop_back(); }
            }
            ++at;
            quoted = quoted || !cell.empty(); // ="" is written, and is no blank line
            cells.push_back(value_of(std::move(cell), as));
        }
        out.blank[begin] = cells.size() == 1 && cells[0].empty() && !quoted;
        out.rows[begin]  = std::move(cells);
    }
    return out;
}

struct outcome {
    std::vector<std::string>   rows;
    std::vector<std::string>   diagnostics;
    std::map<std::string, int> counts;
    dialect                    as;
    std::size_t                records = 0;
    std::string                error;
};

outcome read(std::string_view text, const delimited_shape& shape, const rung_read_limits& bounds, std::size_t step, bool compare) {
    outcome                     out;
    rung_test::memory_input     input(text, step);
    rung_test::told_diagnostics told;
    auto                        made = read_delimited({.input = input.input(), .diagnose = told.diagnose(), .bounds = bounds}, shape);
    require(made.has_value());
    auto&      reader = **made;
    plain_rows plain;
    for (;;) {
        const auto batch = reader.next();
        if (out.rows.empty()) {
            out.as = *dialect_of(reader);
            if (compare) { plain = plainly(text, out.as); }
        }
        if (!batch || batch->row_count == 0) {
            out.error = batch ? "" : std::string(rung::name(batch.error().code)) + " " + batch.error().where;
            break;
        }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto& row = batch->rows[i];
            require(row.table == 0 && row.parent == i && row.zero == 0 && row.byte < text.size() && row.line != 0);
            out.rows.push_back(std::to_string(row.record) + "@" + std::to_string(row.byte) + ":" + std::to_string(row.line));
            ++out.records;
            const auto same = plain.rows.find(row.byte);
            if (compare) { require(same != plain.rows.end() && row.field_count == std::min(same->second.size(), reader.columns().size())); }
            for (std::uint32_t k = 0; k < row.field_count; ++k) {
                const auto& f = row.fields[k];
                require(f.column == k && f.column < reader.columns().size() && row.byte + f.offset <= text.size());
                require(f.state == (f.size == 0 ? RUNG_FIELD_EMPTY : RUNG_FIELD_OK) && f.kind == RUNG_KIND_TEXT && f.size <= bounds.value_bytes);
                const std::string value(f.data, f.size);
                if (compare) { require(same->second[k] == value); }
                out.rows.back() += "|" + std::to_string(f.offset) + " " + value;
            }
        }
    }
    if (compare && out.error.empty() && !reader.columns().empty()) {
        // What is no blank line is a title, a header, a record, or is reported.
        std::size_t rows = 0;
        std::size_t nth  = 0;
        const auto  skip = out.as.title_lines + (out.as.sep_line ? 1U : 0U);
        for (const auto& [at, blank] : plain.blank) { rows += nth++ >= skip && !blank ? 1U : 0U; }
        const auto other = static_cast<std::size_t>(told.counts["empty-row"] + told.counts["total-row"] + told.counts["value-too-large"]);
        require(rows == out.as.header_rows + out.records + other);
    }
    if (compare) { require(plain.open == out.error.starts_with("bad_delimited line") || !out.error.empty()); }
    out.diagnostics = told.all;
    out.counts      = told.counts;
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) { return 0; }
    std::string text(reinterpret_cast<const char*>(data + 3), size - 3);
    if (data[0] >= 0xFC && text.size() > 1) {
        // The same again, where a window ends.
        const auto one = text;
        text += '\n' + std::string(131'072 - one.size() % 131'072 - one.size() / 2, 'a') + one;
    }
    delimited_shape shape;
    if ((data[1] & 1U) != 0) { shape.escape = '\\'; }
    if ((data[1] & 2U) != 0) { shape.quote = '\0'; }
    if ((data[1] & 4U) != 0) { shape.delimiter = ';'; }
    if ((data[1] & 8U) != 0) { shape.header_rows = data[1] >> 6U; }
    if ((data[1] & 16U) != 0) { shape.line_end = '\r'; }
    if ((data[1] & 32U) != 0) { shape.title_lines = data[1] >> 6U; }
    if (shape.header_rows.value_or(0) > 2) { shape.header_rows = 2; }
    rung_read_limits bounds = reading{}.bounds;
    if ((data[2] & 1U) != 0) { bounds.record_bytes = data[2]; }
    if ((data[2] & 2U) != 0) { bounds.value_bytes = data[2] / 4; }
    if ((data[2] & 4U) != 0) { bounds.input_bytes = size - size / 3; }
    if ((data[2] & 8U) != 0) { bounds.columns = 3; }
    if ((data[2] & 16U) != 0) { bounds.fields = 4; }
    // A record that is too large may be one that never ends: only whole texts are compared.
    const bool compare = (data[2] & 0x1DU) == 0;
    const auto whole   = read(text, shape, bounds, text.size() + 1, compare);
    const auto pieces  = read(text, shape, bounds, 1 + (data[0] & 0x7FU), false);
    require(whole.rows == pieces.rows && whole.diagnostics == pieces.diagnostics && whole.error == pieces.error);
    return 0;
}
