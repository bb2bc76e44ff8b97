// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/record_reader.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

RUNG_BEGIN
namespace format {

/// Which rows of a workbook to read, and how much memory and patience it gets. Whatever is not said is found out.
struct xlsx_shape {
    std::string   sheet;            ///< Name on the tab; without regard to the case of A to Z where none has just that. "" for the number.
    std::uint32_t sheet_number = 0; ///< From 1 in the order of the tabs, hidden ones counted. 0: the first that is not hidden and holds rows.
    std::uint32_t header_row   = 0; ///< Number of the (first) header row in the sheet, from 1. 0: found among the first 10 that hold values.
    std::uint32_t header_rows  = 0; ///< 1, or 2: names and labels, or names of groups and names. 0: 2 where merged cells stand over names.

    std::uint64_t shared_bytes = std::uint64_t{256} << 20; ///< Texts that the sheets share: they are held in memory.
    std::uint64_t sheet_bytes  = std::uint64_t{4} << 30;   ///< The sheet, unpacked: it is never held as a whole.
    std::uint32_t window_bytes = std::uint32_t{256} << 10; ///< How much of the sheet is unpacked at a time.
};

/// A tab of a workbook.
struct xlsx_sheet {
    std::string   name;
    std::uint32_t number = 0;     ///< From 1 in the order of the tabs.
    bool          hidden = false;
    bool          chart  = false; ///< Holds no rows: a chart, a dialogue or macros.
};

/// What was found out about a workbook.
struct xlsx_found {
    std::vector<xlsx_sheet> sheets;           ///< All tabs, in their order.
    std::uint32_t           sheet_number = 0; ///< The one that is read.
    std::uint32_t           header_row   = 0; ///< Number of the (first) header row in the sheet.
    std::uint32_t           header_rows  = 0; ///< 1 or 2.
    std::string             evidence;         ///< Why this sheet and these rows, in words; never a value from the sheet.
};

/// Reads the rows below the header of one sheet of an Excel workbook (ECMA-376, transitional and strict), as Excel, LibreOffice, Google
/// Sheets and reporting programs write it. One table; a column for each header cell, and for each other that holds a value.
///
/// The packed file is held in memory, its shared texts too; the sheet is unpacked as it is read. A column's path is its header text on
/// one line; "Grade#2" where it repeats, "column 7" where there is none, "Pay/Basic" where the header has groups. With two header rows
/// without groups the second gives the labels. A row's `line` is its number in the sheet, its `byte` a place in the unpacked sheet.
///
/// Values are texts as the sheet holds them, not as it shows them, but for these: days are yyyy-mm-dd, with Thh:mm:ss where the time is
/// not midnight; times are hh:mm:ss, times that pass 24 hours h:mm:ss; a format of nothing but zeros fills up with zeros; numbers have
/// the fewest digits that give them back, and no exponent below 2^53. Cells without a value give no field, error values null.
///
/// Diagnostics: `title-row` (above the header, not read), `hidden-row`, `hidden-column` (read all the same), `total-row` and `note-row`
/// (sums behind the last record and remarks below them, not read), `subtotal-row` (looks like sums, has records behind it: read),
/// `cell-error`, `bad-cell`, `bad-number`, `bad-date` (text left as it stands), `formula-without-value` (null), `bad-utf8`, `too-large`
/// and `too-deep` (record over a limit, not read).
/// @param found  what to tell about the workbook; may be null
/// @return the reader; `errc::bad_xlsx` where it is no workbook, is protected by a password, or is .xls, .xlsb or .ods; `bad_zip`,
///     `zip_bomb`, `bad_xml` with the part and byte, a DTD included; `bad_encoding`; `not_found` where there is no such sheet;
///     `unknown_envelope` where no sheet holds rows or no row holds texts; `too_large` over `input_bytes`, 64 MiB where that is 0;
///     `precondition`
/// @cost the first rows are read; all of the sheet is unpacked once more where a header cell is empty, to see what is merged
[[nodiscard]] RUNG_DECL result<std::unique_ptr<record_reader>> read_xlsx(const reading& from, const xlsx_shape& shape = {}, xlsx_found* found = nullptr);

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/xlsx.ipp>
#endif
