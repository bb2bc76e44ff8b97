// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_merges.hpp>
#include <rung/format/detail/xlsx_sheet.hpp>
#include <rung/format/detail/xlsx_workbook.hpp>

RUNG_BEGIN
namespace format::detail::xlsx {

/// A column that the header names.
struct head_column {
    std::uint32_t place = 0; ///< In the sheet, from 0.
    std::string   name;
    std::string   label;
};

/// The top of a sheet.
struct sheet_head {
    std::vector<head_row>     rows;     ///< The first that hold values.
    std::vector<column_range> hidden;   ///< Columns.
    std::string               data_end;
    head_choice               choice;
    std::vector<head_column>  columns;
};

[[nodiscard]] inline std::string sheet_word(const xlsx_sheet& sheet) { return "sheet " + std::to_string(sheet.number); }

/// Reads the first rows of a sheet that hold values: ten, or as many as lead to the row asked for and the one behind it.
[[nodiscard]] inline result<sheet_head> read_head(const workbook& book, const xlsx_sheet& sheet, const reading& from, const xlsx_shape& shape) {
    auto stream = book.stream(sheet);
    if (!stream) { return stream.error(); }
    sheet_reader in(*std::move(stream), from.bounds, shape.window_bytes, sheet_word(sheet));
    if (const auto opened = in.open(); !opened) { return opened.error(); }
    sheet_head head;
    head.hidden   = in.hidden_columns();
    head.data_end = in.data_end();
    text_arena arena;
    sheet_row  row;
    while (head.rows.size() < head_rows + 1) {
        const auto step   = in.next(row, arena);
        const auto filled = step && *step == sheet_step::more ? in.fill() : result<void>();
        if (!step || !filled) {
            if (head.rows.empty()) { return step ? filled.error() : step.error(); }
            break; // whoever reads the records meets it again, behind those that stand before it
        }
        if (*step == sheet_step::more) { continue; }
        if (*step == sheet_step::end) { break; }
        if (*step != sheet_step::row) { // below the header the reader tells of it; without a header there is nothing to go on with
            if (head.rows.empty()) { return failure{*step == sheet_step::too_deep ? errc::too_deep : errc::too_large, "rung_read_limits, the first row with values", {}}; }
            break;
        }
        head_row seen;
        seen.byte   = in.byte_of(row.at);
        seen.number = row.number;
        for (const auto& cell : row.cells) {
            const auto value = book.values().read(cell, arena);
            if (value.state != RUNG_FIELD_OK || value.too_long || cell.column == no_column) { continue; }
            seen.cells.push_back({cell.column, static_cast<std::uint32_t>(seen.cells.size()), std::string(value.text), value.kind == RUNG_KIND_TEXT});
        }
        arena.clear();
        if (seen.cells.empty()) { continue; }
        std::sort(seen.cells.begin(), seen.cells.end(), [](const head_cell& a, const head_cell& b) {
            return a.column != b.column ? a.column < b.column : a.order < b.order;
        });
        const auto same = [](const head_cell& a, const head_cell& b) { return a.column == b.column; };
        seen.cells.erase(std::unique(seen.cells.begin(), seen.cells.end(), same), seen.cells.end());
        // What stands far above a header asked for is of no use.
        constexpr std::size_t near = 4;
        if (shape.header_row != 0 && seen.number < shape.header_row && head.rows.size() >= near) { head.rows.erase(head.rows.begin()); }
        head.rows.push_back(std::move(seen));
    }
    return head;
}

/// Chooses the header among the first rows.
/// @return nothing; `errc::unknown_envelope` where there is none
[[nodiscard]] inline result<void> choose_header(const workbook& book, const xlsx_sheet& sheet, const xlsx_shape& shape, sheet_head& head) {
    const auto& rows = head.rows;
    auto&       is   = head.choice;
    auto        at   = find_header(rows);
    if (shape.header_row != 0) {
        at = static_cast<std::size_t>(std::find_if(rows.begin(), rows.end(), [&](const head_row& r) { return r.number == shape.header_row; }) - rows.begin());
        if (at == rows.size()) { return failure{errc::unknown_envelope, "xlsx_shape.header_row", {}}; }
    }
    if (at == rows.size()) { return failure{errc::unknown_envelope, sheet_word(sheet) + ": no row of texts for a header", {}}; }

    std::uint32_t width = 0;
    for (std::size_t i = at; i < rows.size(); ++i) { width = std::max(width, rows[i].width()); }
    const bool above_counts = shape.header_row == 0 && shape.header_rows != 1 && at > 0 && rows[at - 1].texts() >= 2;
    std::vector<merged_cells> merged;
    if (rows[at].has_gap(width) || (above_counts && rows[at - 1].has_gap(rows[at].width()))) {
        auto stream = book.stream(sheet);
        if (!stream) { return stream.error(); }
        part_window part(*std::move(stream), shape.window_bytes);
        auto        found = read_merged(part, head.data_end, rows[std::min(at + 1, rows.size() - 1)].number);
        if (!found) { return found.error(); }
        merged = *std::move(found);
    }

    is.first = at;
    is.rows  = std::max(shape.header_rows, 1U);
    if (above_counts && is_group_row(rows[at - 1], rows[at], merged, false)) {
        is.first   = at - 1;
        is.grouped = true;
    } else if (shape.header_rows != 1 && at + 1 < rows.size()) {
        is.grouped = is_group_row(rows[at], rows[at + 1], merged, shape.header_rows == 0);
    }
    if (is.grouped) { is.rows = 2; }

    const auto& upper = rows[is.first];
    const auto* lower = is.rows == 2 && is.first + 1 < rows.size() ? &rows[is.first + 1] : nullptr;
    for (std::uint32_t c = 0; c < width; ++c) {
        head_column column{c, name_in(upper, c, merged), {}};
        auto        below = lower == nullptr ? std::string() : name_in(*lower, c, merged);
        if (column.name.empty()) {
            column.name = std::move(below);
        } else if (is.grouped && !below.empty()) {
            column.name += "/" + below;
        } else {
            column.label = std::move(below);
        }
        if (!column.name.empty()) { head.columns.push_back(std::move(column)); }
    }

    const auto count = [](std::size_t n, const char* what) { return std::to_string(n) + " " + what + (n == 1 ? "" : "s"); };
    is.evidence      = "header in row " + std::to_string(upper.number);
    if (lower != nullptr) { is.evidence += " and the next"; }
    is.evidence += shape.header_row != 0 ? ", as asked for"
                                         : ": " + count(rows[at].texts(), "text") + " in row " + std::to_string(rows[at].number) + ", of " +
                                               count(rows[at].cells.size(), "cell") + ", the most of the first " +
                                               count(std::min(rows.size(), head_rows), "row") + " with values, or nearly";
    if (is.grouped) { is.evidence += "; merged cells of row " + std::to_string(upper.number) + " stand over names"; }
    if (is.first != 0 && shape.header_row == 0) { is.evidence += "; " + count(is.first, "row") + " of titles above"; }
    return {};
}

} // namespace format::detail::xlsx
RUNG_END
