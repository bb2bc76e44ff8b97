// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/marked_text.hpp>

#include <string>
#include <string_view>

RUNG_BEGIN
namespace text {

/// Tells the blocks of plain text from its lines: bullets and numbers make list items, short lines without a full stop that stand alone,
/// shout or end in a colon make headings, a blank line ends a paragraph, and a hard-wrapped paragraph stays one.
/// The map of the result is the identity.
/// @pre `plain` is UTF-8
/// @cost linear
/// @threads safe
[[nodiscard]] RUNG_DECL marked_text mark_blocks(std::string plain);

} // namespace text
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/text/impl/blocks.ipp>
#endif
