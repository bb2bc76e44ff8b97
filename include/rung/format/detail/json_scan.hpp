// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/utf8.hpp>

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

RUNG_BEGIN
/// The lexical parts of JSON (RFC 8259), over bytes that zeros follow: a zero stops every scan, so that none needs to look for the end.
/// Scans read and write up to `json_padding` bytes too many.
namespace format::detail::json {

inline constexpr std::size_t   json_padding = 16;
inline constexpr std::uint64_t byte_ones    = 0x0101010101010101U;
inline constexpr std::uint64_t byte_highs   = 0x8080808080808080U;

/// Eight bytes, the first of them lowest.
[[nodiscard]] inline std::uint64_t load_word(const char* p) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, p, sizeof word);
    if constexpr (std::endian::native == std::endian::big) {
        std::uint64_t turned = 0;
        for (int i = 0; i < 8; ++i) { turned |= ((word >> (8 * i)) & 0xFFU) << (56 - 8 * i); }
        word = turned;
    }
    return word;
}

/// Marks the bytes of `word` that end a plain run: quote, backslash and what is below a space. Only the first mark is sure.
[[nodiscard]] inline std::uint64_t stops_in(std::uint64_t word) noexcept {
    const auto quote = word ^ (byte_ones * '"');
    const auto slash = word ^ (byte_ones * '\\');
    return (((quote - byte_ones) & ~quote) | ((slash - byte_ones) & ~slash) | ((word - byte_ones * 0x20U) & ~word)) & byte_highs;
}

/// Returns the first byte from `p` that is a quote, a backslash or below a space. Collects in `bits` the bits of what it passed.
[[nodiscard]] inline const char* plain_end(const char* p, std::uint64_t& bits) noexcept {
    for (;; p += 8) {
        const auto word  = load_word(p);
        const auto stops = stops_in(word);
        if (stops != 0) {
            const auto count = static_cast<unsigned>(std::countr_zero(stops)) & ~7U;
            bits |= word & ~(~std::uint64_t{0} << count);
            return p + count / 8;
        }
        bits |= word;
    }
}

[[nodiscard]] inline bool is_utf8(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        if (text.size() - i >= 8 && (load_word(text.data() + i) & byte_highs) == 0) {
            i += 8;
            continue;
        }
        const auto c = read_utf8(text, i);
        if (!c.valid) { return false; }
        i += c.length;
    }
    return true;
}

/// The text with each malformed stretch as U+FFFD.
[[nodiscard]] inline std::string repaired_utf8(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = read_utf8(text, i);
        out += to_utf8(c.code).view();
        i += c.length;
    }
    return out;
}

/// Where a token ended; where it is not sound, the byte that cannot stand there.
struct json_token {
    const char*   end   = nullptr;
    bool          sound = false;
    bool          lone  = false; ///< A surrogate without its other half became U+FFFD.
    std::uint64_t bits  = 0;     ///< Of a string, the bits of its bytes: has bit 7 where it is not ASCII.
    std::size_t   size  = 0;     ///< Of a string, the bytes written.
};

[[nodiscard]] inline bool is_digit(char c) noexcept { return static_cast<unsigned char>(c - '0') < 10; }

/// RFC 8259, section 6.
[[nodiscard]] inline json_token read_number(const char* p) noexcept {
    const auto digits = [&] {
        const bool some = is_digit(*p);
        while (is_digit(*p)) { ++p; }
        return some;
    };
    if (*p == '-') { ++p; }
    if (*p == '0') {
        ++p;
    } else if (!digits()) {
        return {.end = p};
    }
    if (*p == '.') {
        ++p;
        if (!digits()) { return {.end = p}; }
    }
    if (*p == 'e' || *p == 'E') {
        ++p;
        if (*p == '+' || *p == '-') { ++p; }
        if (!digits()) { return {.end = p}; }
    }
    return {.end = p, .sound = true};
}

/// Reads four hexadecimal digits; `p` moves to the first that is none.
[[nodiscard]] inline bool read_hex(const char*& p, std::uint32_t& code) noexcept {
    code = 0;
    for (int i = 0; i < 4; ++i, ++p) {
        const auto c     = static_cast<unsigned char>(*p);
        const auto lower = static_cast<unsigned char>(c | 0x20U);
        if (c >= '0' && c <= '9') {
            code = code * 16 + (c - '0');
        } else if (lower >= 'a' && lower <= 'f') {
            code = code * 16 + (lower - 'a' + 10U);
        } else {
            return false;
        }
    }
    return true;
}

/// Writes what the escape at `p` stands for. Moves `p` behind it, or to the byte that cannot stand there.
[[nodiscard]] inline bool read_escape(const char*& p, char*& out, bool& lone) noexcept {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant   = "\"\\/\b\f\n\r\t";
    ++p;
    if (*p != 'u') {
        const auto which = *p == '\0' ? std::string_view::npos : letters.find(*p);
        if (which == std::string_view::npos) { return false; }
        *out++ = meant[which];
        ++p;
        return true;
    }
    ++p;
    std::uint32_t code = 0;
    if (!read_hex(p, code)) { return false; }
    if (code >= 0xD800 && code <= 0xDFFF) {
        std::uint32_t low  = 0;
        const char*   next = p + 2;
        if (code < 0xDC00 && p[0] == '\\' && p[1] == 'u' && read_hex(next, low) && low >= 0xDC00 && low <= 0xDFFF) {
            code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
            p    = next;
        } else {
            // What follows is read for itself, so that an escape after a lone half is not lost.
            code = replacement;
            lone = true;
        }
    }
    const auto bytes = to_utf8(code);
    std::memcpy(out, bytes.at, 4);
    out += bytes.length;
    return true;
}

/// Reads on at the text of a string, just behind its opening quote, into `out`, which must have room for as many bytes as it has in the source.
[[nodiscard]] inline json_token read_escaped(const char* p, char* out) noexcept {
    json_token        token;
    const char* const first = out;
    for (;;) {
        const auto word = load_word(p);
        std::memcpy(out, p, 8);
        const auto stops = stops_in(word);
        const auto count = stops == 0 ? 8U : static_cast<unsigned>(std::countr_zero(stops)) / 8U;
        token.bits |= count == 8 ? word : word & ~(~std::uint64_t{0} << (8 * count));
        p += count;
        out += count;
        if (count == 8) { continue; }
        if (*p != '\\') {
            token.end   = p;
            token.sound = *p == '"';
            token.size  = static_cast<std::size_t>(out - first);
            return token;
        }
        if (!read_escape(p, out, token.lone)) {
            token.end = p;
            return token;
        }
    }
}

} // namespace format::detail::json
RUNG_END
