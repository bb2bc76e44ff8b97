// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_cells.hpp>
#include <rung/format/detail/xlsx_numbers.hpp>
#include <rung/format/rows.h>

RUNG_BEGIN
namespace format::detail::xlsx {

/// What a cell means.
struct cell_value {
    std::string_view text;
    const char*      trouble  = nullptr; ///< The word of a diagnostic, with static storage.
    std::uint8_t     state    = RUNG_FIELD_OK;
    std::uint8_t     kind     = RUNG_KIND_TEXT;
    bool             too_long = false;   ///< Over the limit of a value.
    bool             broken   = false;   ///< No UTF-8.
};

/// Turns cells into values by the workbook's strings and formats.
struct value_reader {
    shared_strings          strings;
    std::vector<cell_style> styles;
    bool                    from_1904 = false;

    /// @return the value; its text is borrowed from the cell, the strings or the arena
    [[nodiscard]] cell_value read(const sheet_cell& cell, text_arena& arena) const {
        cell_value out;
        if (!cell.valued) { // a formula that the program which wrote it has not worked out
            out.trouble = "formula-without-value";
            out.state   = RUNG_FIELD_NULL;
            return out;
        }
        switch (cell.type) {
        case cell_type::shared: read_shared(cell, out); break;
        case cell_type::text:
            out.text   = cell.text;
            out.broken = cell.broken;
            break;
        case cell_type::boolean: {
            const auto raw = trim_xml(cell.text);
            const bool yes = raw == "1" || raw == "true";
            out.kind       = RUNG_KIND_BOOLEAN;
            out.text       = yes ? "true" : "false";
            if (!yes && raw != "0" && raw != "false") {
                out.text    = raw;
                out.kind    = RUNG_KIND_TEXT;
                out.trouble = "bad-cell";
                out.broken  = !is_utf8(raw);
            }
            break;
        }
        case cell_type::error:
            out.trouble = "cell-error";
            out.state   = RUNG_FIELD_NULL;
            return out;
        case cell_type::date: read_date(cell, out); break;
        case cell_type::number: read_number_cell(cell, arena, out); break;
        }
        if (out.text.empty() && out.state == RUNG_FIELD_OK) { out.state = RUNG_FIELD_EMPTY; }
        return out;
    }

private:
    void read_shared(const sheet_cell& cell, cell_value& out) const {
        const auto number = whole_number(trim_xml(cell.text), UINT32_MAX);
        if (number >= strings.size()) {
            out.trouble = "bad-cell";
            out.state   = RUNG_FIELD_NULL;
            return;
        }
        const auto text = strings[number];
        out.text        = text.bytes;
        out.too_long    = text.too_long;
        out.broken      = !text.utf8;
    }

    /// ISO 8601 as it stands (ECMA-376, part 1, section 18.18.11), without a midnight that means nothing.
    static void read_date(const sheet_cell& cell, cell_value& out) {
        out.text   = trim_xml(cell.text);
        out.kind   = RUNG_KIND_DATE;
        out.broken = !is_utf8(out.text);
        const auto t = out.text.find('T');
        if (t == std::string_view::npos || t < 10) { return; }
        const auto clock = out.text.substr(t + 1);
        if (clock.find_first_not_of("0:.Z") == std::string_view::npos) { out.text = out.text.substr(0, t); }
    }

    void read_number_cell(const sheet_cell& cell, text_arena& arena, cell_value& out) const {
        const auto raw   = trim_xml(cell.text);
        const auto style = cell.style < styles.size() ? styles[cell.style] : cell_style{};
        out.text         = raw;
        if (raw.empty()) { return; }
        out.kind = RUNG_KIND_NUMBER;
        if (style.shape == number_shape::plain && is_plain_number(raw)) { return; }
        double value = 0;
        if (!read_number(raw, value)) {
            out.kind    = RUNG_KIND_TEXT;
            out.trouble = "bad-number";
            out.broken  = (traits_of(raw) & text_trait::high) != 0 && !is_utf8(raw);
            return;
        }
        auto text = number_text{};
        if (style.shape == number_shape::padded && value >= 0 && value < exact_integers && std::trunc(value) == value) {
            text.add(static_cast<std::uint64_t>(value), style.digits);
        } else if (style.shape == number_shape::plain || style.shape == number_shape::padded) {
            // An integer of more digits than a number keeps stays as it is written.
            if (raw.find_first_not_of("0123456789") == std::string_view::npos && raw.front() != '0') { return; }
            text = write_number(value);
        } else {
            text = write_serial(value, style.shape, from_1904);
            if (text.size == 0) {
                out.trouble = "bad-date";
                text        = write_number(value);
            } else {
                constexpr std::size_t day = 10;
                out.kind = style.shape != number_shape::elapsed && text.size >= day ? RUNG_KIND_DATE : RUNG_KIND_TEXT;
            }
        }
        out.text = arena.keep(text.view());
    }
};

} // namespace format::detail::xlsx
RUNG_END
