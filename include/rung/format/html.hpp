// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/marked_text.hpp>
#include <rung/core/result.hpp>

#include <string_view>

RUNG_BEGIN
namespace format {

/// Reads HTML, a whole page or a fragment, into blocks of decoded text with a map back to `html`.
///
/// Headings, paragraphs, list items (nested ones each by itself, `<li>` without a list too), table cells, quotes; `<br><br>` and bullet
/// characters at the start of a line part blocks as well. Scripts, styles, comments, hidden elements and form controls give no text.
/// A short bold line that stands alone becomes a heading of level 3; `<pre>` is prose with line ends unless it holds `<code>`.
/// White space collapses to one blank, characters without width drop out, a malformed byte becomes U+FFFD. Entities are decoded once, never
/// again. Any input gives a result: tag soup is read as browsers would, in one pass.
/// @return the text; `errc::too_large` over the limits
/// @cost linear in the length of `html`, whatever its nesting
/// @threads safe
[[nodiscard]] RUNG_DECL result<marked_text> read_html(std::string_view html, const limits& bounds = {});

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/html.ipp>
#endif
