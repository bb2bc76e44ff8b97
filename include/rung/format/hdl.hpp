// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/record_reader.hpp>

#include <memory>

RUNG_BEGIN
namespace format {

/// How an HDL file is written where its SET lines say nothing else.
struct hdl_shape {
    char delimiter = '|';
    char escape    = '\\'; ///< The byte behind it stands for itself, and `n` for a line feed.
};

/// Reads a data file of Oracle's HCM Data Loader (Worker.dat and the like): METADATA lines name the columns of a component, MERGE and
/// DELETE lines hold values. (Oracle, "HCM Data Loader", File Line Instructions and File Discriminators; How You Manage Reserved Characters.)
///
/// Each MERGE or DELETE line is a record of two rows: one of table 0, whose one column `instruction` holds "MERGE" or "DELETE", and
/// one of the component's table inside it. The table's path is the component ("Assignment"), a column's the component and the
/// attribute ("Assignment/JobCode"). A later METADATA line for the same component replaces the order of its columns, and may add some.
/// An empty value has no field, since HDL has it mean "no value"; #NULL is `RUNG_FIELD_NULL`.
///
/// SET FILE_DELIMITER, FILE_ESCAPE and FILE_NEW_LINE count in front of the first METADATA line, within the first 64 KiB; other SET
/// lines and COMMENT lines are passed over.
///
/// Reported: `unknown-line` (neither of these; no record), `no-metadata` (a record of a component that no line before it describes:
/// counted, and left out), `short-row`, `long-row`, `duplicate-header`, `bad-utf8`, `nul-byte`, and what goes beyond a bound as
/// `read_delimited` has it.
/// @return the reader, which reads nothing before its first `next()`; `errc::precondition` for a delimiter or escape that cannot be
///     one. Its own errors: `errc::bad_delimited` for a SET line that names a delimiter or escape of more than one byte, with its
///     line; `errc::too_large` with the bound; whatever the input fails with
/// @threads one thread at a time for one reader
[[nodiscard]] RUNG_DECL result<std::unique_ptr<record_reader>> read_hdl(const reading& from, const hdl_shape& known = {});

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/hdl.ipp>
#endif
