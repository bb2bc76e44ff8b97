// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rung::cli {

/// Returns `text` fit for a terminal: control characters, which could steer it, become blanks, and bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// Returns `text` with bytes that are no UTF-8 as U+FFFD; control characters stay.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// Columns that `text` takes up in a terminal: code points, combining marks apart.
[[nodiscard]] std::size_t columns(std::string_view text) noexcept;

/// Returns `text` in lines of at most `width` columns, each after `indent` blanks and ended by LF. The first line stands after `lead`.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::string_view lead = {});

/// Bytes of the code point that begins at `text[0]`; 0 where the bytes are no UTF-8.
/// @pre !text.empty()
[[nodiscard]] std::size_t utf8_length(std::string_view text) noexcept;

} // namespace rung::cli
