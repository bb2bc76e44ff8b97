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

/// One side of a table as it is seen: its labels, and which of them are sums of others.
struct seen_axis {
    struct seen_sum {
        std::size_t              label = 0;
        std::vector<std::size_t> parts;
    };

    std::string              name; ///< May be empty.
    std::vector<std::string> labels;
    std::vector<seen_sum>    sums;
};

/// A table as it stands on a web page.
struct published_csv {
    cell_table             table;  ///< Values of hidden cells are 0 and mean nothing. Cells are mixed radix over the labels, the last axis fastest.
    std::vector<prior>     priors; ///< One for each cell.
    std::vector<seen_axis> axes;   ///< Rows and columns; or every column of labels.

    /// The labels of a cell, one for each axis.
    [[nodiscard]] RUNG_DECL std::vector<std::string> labels(std::uint32_t cell) const;
    /// The same as one text: "Leeds / Men".
    [[nodiscard]] RUNG_DECL std::string label(std::uint32_t cell) const;
};

/// Takes the sums of each axis into the table: for each of them and all labels of the other axes, one. @pre the cells are there
RUNG_DECL void add_axis_sums(published_csv& seen);

/// Reads a table of counts as people publish it: two-way with column headers in the first row and a label at the start of each other row; or a row for
/// each figure, its labels first (which is what `published_table::to_csv` writes), where the second column holds labels, or the first
/// repeats them. Figures with or without thousands separators. Comma, semicolon or tab, quotes as in RFC 4180, an optional byte-order mark.
///
/// A label is the total where its label is "Total", "Totals", "All", "Grand total", "Sum", "Overall", "All …" or "Total …" in any
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
