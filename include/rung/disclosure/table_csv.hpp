// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/audit.hpp>
#include <rung/disclosure/cells.hpp>

#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// A table as it stands on a web page.
struct published_csv {
    cell_table               table;  ///< Values of hidden cells are 0 and mean nothing.
    std::vector<prior>       priors; ///< One for each cell.
    std::vector<std::string> rows;   ///< Labels.
    std::vector<std::string> columns;
    bool                     row_total = false, column_total = false;

    /// The cell in a row and a column is number `row * columns.size() + column`.
    [[nodiscard]] std::string label(std::uint32_t cell) const {
        return rows[cell / columns.size()] + " / " + columns[cell % columns.size()];
    }
};

/// Reads a two-way table of counts as people publish it: column headers in the first row, a label at the start of each other row, figures
/// with or without thousands separators. Comma, semicolon or tab, quotes as in RFC 4180, an optional byte-order mark.
///
/// A row or column is the total where its label is "Total", "Totals", "All", "Grand total", "Sum", "Overall", "All …" or "Total …" in any
/// case; the last one of that kind counts. Hidden are `*`, `c`, `..`, `...`, `-`, a dash, `x`, `s`, `z`, `~`, `:`, `#`, "suppressed", "n/a" and
/// an empty field, each also in square brackets or parentheses, and `<N`, which tells besides that the figure is 0 to N-1 ("under N", "below N",
/// "fewer than N", "less than N" likewise). A zero shown as `-` counts as hidden: what can be worked out is then shown all the same.
/// @return `errc::bad_table` with row and column from 1 in `where`, `errc::too_large`
[[nodiscard]] RUNG_DECL result<published_csv> read_published_csv(std::string_view text, std::string_view name = {}, const table_limits& bounds = {});

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/table_csv.ipp>
#endif
