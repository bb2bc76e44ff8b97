// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/record_reader.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format {

/// How a delimited text is written (CSV in the wide sense; RFC 4180 is one of its dialects).
struct dialect {
    char          delimiter   = ',';
    char          quote       = '"';   ///< 0 where quotes mean nothing. A quote counts at the beginning of a field only.
    char          escape      = 0;     ///< 0, or '\\': the byte behind it stands for itself.
    char          line_end    = '\n';  ///< '\n', with or without a carriage return before it; or '\r' alone.
    bool          sep_line    = false; ///< The first line is Excel's "sep=;" and no data.
    std::uint32_t title_lines = 0;     ///< Rows above the header, blank ones included, the sep line not.
    std::uint32_t header_rows = 1;     ///< 0; 1; or 2: system keys, and below them what people call them.

    /// What speaks for all this, in words and numbers, such as "delimiter ; gives 12 columns in 120 of 121 rows"; never a cell.
    std::vector<std::string> evidence;
};

/// What the caller knows about a delimited text; the rest is told from its first 64 KiB.
struct delimited_shape {
    std::optional<char>          delimiter;
    std::optional<char>          quote;
    std::optional<char>          escape;
    std::optional<char>          line_end;
    std::optional<bool>          sep_line;
    std::optional<std::uint32_t> title_lines;
    std::optional<std::uint32_t> header_rows;

    bool total_rows = true; ///< Rows such as "Total" and "Grand Total" are taken for sums and left out.
};

/// Tells how a text is written from its beginning, UTF-8 without a byte-order mark: one of , ; tab and | as the delimiter, the
/// quote '"', at most three title lines. What `known` fixes is taken as it is. Never fails: where nothing speaks for anything the
/// answer is a comma, a quote and one header row.
/// @cost linear in the first 64 KiB
/// @threads safe
[[nodiscard]] RUNG_DECL dialect sniff_dialect(std::string_view head, const delimited_shape& known = {});

/// Reads rows of delimited text; each is a record of one row.
///
/// Columns are known after the first `next()`. A header cell names a column, white space at its ends and in runs folded; one
/// without a name is "column 7", as is one whose cell can be no name (over 1,024 bytes, or several lines behind a quote that does not close),
/// reported as `no-name`; one whose name has been is "Name#2", reported as `duplicate-header`. Of two header rows the first
/// gives the path and the second the label. An empty cell is `RUNG_FIELD_EMPTY`; a cell that its row does not reach has no field.
/// Excel's ="000123" is 000123. Blank lines are passed over.
///
/// Reported while reading goes on: `short-row` (fewer cells than named columns), `long-row` (cells with a value beyond the columns:
/// they are left out, and others may stand under the wrong name), `empty-row` and `total-row` (no record: nothing in it; "Total" or the like in
/// its first cell and only numbers behind), `stray-quote` (text behind a closing quote; it is part of the value), `bad-utf8`,
/// `nul-byte`; and, counted as records but left out, `record-too-large`, `value-too-large`, `too-many-fields`. A bound of more than
/// 1 GiB for one record is taken as 1 GiB.
/// @return the reader, which reads nothing before its first `next()`; `errc::precondition` for a delimiter, quote, escape or line
///     end that cannot be one, naming it. Its own errors: `errc::bad_delimited` with the line where a quote opens that never closes;
///     `errc::too_large` with the bound (`columns`, `input_bytes`); whatever the input fails with
/// @threads one thread at a time for one reader
[[nodiscard]] RUNG_DECL result<std::unique_ptr<record_reader>> read_delimited(const reading& from, const delimited_shape& known = {});

/// Returns how a reader that `read_delimited` made takes its text, once its first `next()` has been; null for any other reader.
/// @threads as the reader
[[nodiscard]] RUNG_DECL const dialect* dialect_of(const record_reader& reader) noexcept;

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/delimited.ipp>
#endif
