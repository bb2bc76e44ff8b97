// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/marked_text.hpp>
#include <rung/core/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace format {

/// How the bytes of a text are to be read.
enum class encoding : std::uint8_t { utf8, utf16_le, utf16_be, windows_1252 };

/// What the bytes of a file look like.
struct sniffed_encoding {
    encoding      is      = encoding::utf8;
    std::uint32_t bom     = 0;     ///< Bytes of the byte-order mark, 0 where there is none.
    bool          is_text = true;  ///< False for binary content: NUL bytes outside UTF-16, or mostly control characters.
};

/// Tells the encoding from a byte-order mark, else from the pattern of NUL bytes (UTF-16), else UTF-8 where all bytes
/// beyond ASCII are valid or most of them are, else Windows-1252. UTF-32 counts as binary.
/// @threads safe
[[nodiscard]] RUNG_DECL sniffed_encoding sniff_encoding(std::string_view bytes) noexcept;

/// Text as UTF-8 with the way back to the bytes it came from.
struct decoded_text {
    std::string text;
    span_map    map; ///< Identity where nothing differs from the bytes: valid UTF-8 without a byte-order mark or carriage returns.
    encoding    from = encoding::utf8;
};

/// Decodes a file's bytes to UTF-8; line ends become LF. A malformed sequence becomes U+FFFD, as do the five bytes that
/// mean nothing in Windows-1252.
/// @return the text, `errc::not_text` for binary content, `errc::too_large` over `limits::input_bytes` or `limits::decoded_bytes`
/// @threads safe
[[nodiscard]] RUNG_DECL result<decoded_text> decode(std::string_view bytes, const limits& bounds = {});

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/encoding.ipp>
#endif
