// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/marked_text.hpp>
#include <rung/core/result.hpp>

#include <string_view>

RUNG_BEGIN
namespace format {

/// Reads Markdown (CommonMark with tables) into blocks of decoded text with a map back to `markdown`. A YAML front matter gives no text;
/// code gives code blocks; the address of a link gives no text, its words do. HTML inside is read as `read_html` does.
/// Other than in CommonMark, indented text is prose and no code: an advert pasted with an indent is still an advert.
/// @return the text; `errc::too_large` over the limits; empty table cells count as blocks
/// @cost linear
/// @threads safe
[[nodiscard]] RUNG_DECL result<marked_text> read_markdown(std::string_view markdown, const limits& bounds = {});

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/markdown.ipp>
#endif
