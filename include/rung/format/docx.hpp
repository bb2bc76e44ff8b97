// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/marked_text.hpp>
#include <rung/core/result.hpp>

#include <string_view>

RUNG_BEGIN
namespace format {

/// Reads a Word document (Office Open XML) into blocks; headings by style or outline level, list items by numbering, table cells.
/// Deleted revisions, hidden text, comments and field codes give no text. The map leads to bytes of the main
/// part, as a rule `word/document.xml`, which must be UTF-8 and have no DTD. Headers, footers and notes are other parts and are not read.
/// @return the text; `errc::bad_zip`, `errc::zip_bomb`, `errc::bad_docx`, `errc::bad_xml`, `errc::bad_encoding`, `errc::too_large`, `errc::too_deep`
/// @threads safe
[[nodiscard]] RUNG_DECL result<marked_text> read_docx(std::string_view bytes, const limits& bounds = {});

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/docx.ipp>
#endif
