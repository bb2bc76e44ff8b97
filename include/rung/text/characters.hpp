// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

RUNG_BEGIN
namespace text {

/// What the scanner does at a byte.
enum class cls : std::uint8_t { mark, blank, letter, digit, quote, hyphen, star, dollar, high };

inline constexpr auto class_table = [] {
    std::array<cls, 256> t{};
    for (std::size_t c = 0; c < 256; ++c) {
        if (c <= ' ' || c == 0x7F) { t[c] = cls::blank; }
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) { t[c] = cls::letter; }
        if (c >= '0' && c <= '9') { t[c] = cls::digit; }
        if (c >= 0x80) { t[c] = cls::high; }
    }
    for (const char c : {'"', '\'', '`', '_', '~', '|', '^', '\\'}) { t[static_cast<unsigned char>(c)] = cls::quote; }
    t['-'] = cls::hyphen;
    t['*'] = cls::star;
    t['$'] = cls::dollar;
    return t;
}();

[[nodiscard]] constexpr cls  class_of(unsigned char c) noexcept { return class_table[c]; }
[[nodiscard]] constexpr bool is_upper(unsigned char c) noexcept { return c >= 'A' && c <= 'Z'; }

[[nodiscard]] constexpr unsigned char fold(unsigned char c) noexcept {
    return is_upper(c) ? static_cast<unsigned char>(c | 0x20U) : c;
}

/// Bytes that end a word wherever they stand behind one: all but letters, digits, what is beyond ASCII and what may join or point on.
inline constexpr auto word_ends = [] {
    std::array<bool, 256> t{};
    for (std::size_t c = 0; c < 0x80; ++c) {
        const auto k = class_table[c];
        t[c]         = k != cls::letter && k != cls::digit && c != '&' && c != '.' && c != '\'' && c != '@' && c != ':';
    }
    return t;
}();

/// The small form of an ASCII letter, 0 for every other byte.
inline constexpr auto letter_folds = [] {
    std::array<unsigned char, 256> t{};
    for (unsigned char c = 'a'; c <= 'z'; ++c) {
        t[c]         = c;
        t[c & 0xDFU] = c;
    }
    return t;
}();

/// Bytes of the UTF-8 sequence that `lead` begins; 1 for anything malformed.
[[nodiscard]] constexpr std::uint32_t sequence_length(unsigned char lead) noexcept {
    if (lead >= 0xF0) { return 4; }
    if (lead >= 0xE0) { return 3; }
    return lead >= 0xC0 ? 2 : 1;
}

/// The code point at byte `i`, or U+FFFD.
[[nodiscard]] constexpr std::uint32_t code_point(std::string_view text, std::size_t i) noexcept {
    const auto lead   = static_cast<unsigned char>(text[i]);
    const auto length = sequence_length(lead);
    if (length == 1) { return lead < 0x80 ? lead : 0xFFFDU; }
    if (i + length > text.size()) { return 0xFFFD; }
    std::uint32_t code = lead & (0x7FU >> length);
    for (std::uint32_t k = 1; k < length; ++k) {
        const auto next = static_cast<unsigned char>(text[i + k]);
        if ((next & 0xC0U) != 0x80U) { return 0xFFFD; }
        code = (code << 6U) | (next & 0x3FU);
    }
    return code;
}

/// True where a letter begins at byte `i`: ASCII, Latin, Greek, Cyrillic and every script above, but not the marks of U+2000 to U+2BFF.
[[nodiscard]] constexpr bool is_letter(std::string_view text, std::size_t i) noexcept {
    if (i >= text.size()) { return false; }
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) { return class_of(c) == cls::letter; }
    const auto code = code_point(text, i);
    if (code == 0xFFFD || code < 0xC0 || code == 0xD7 || code == 0xF7) { return code == 0xAA || code == 0xB5 || code == 0xBA; }
    const bool space_or_mark = (code >= 0x2000 && code <= 0x2BFF) || (code >= 0x3000 && code <= 0x303F) || (code >= 0xE000 && code <= 0xFAFF) ||
                               (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0x1F000 && code <= 0x1FAFF);
    return !space_or_mark;
}

/// Length of an apostrophe at `i` (' or ’), or 0.
[[nodiscard]] constexpr std::uint32_t apostrophe_at(std::string_view text, std::size_t i) noexcept {
    if (i >= text.size()) { return 0; }
    if (text[i] == '\'') { return 1; }
    return text.substr(i).starts_with("\xE2\x80\x99") ? 3 : 0;
}

[[nodiscard]] inline bool is_www(std::string_view start) noexcept {
    return start.size() == 3 && (start[0] | 0x20) == 'w' && (start[1] | 0x20) == 'w' && (start[2] | 0x20) == 'w';
}

/// True when `rest`, up to its first blank, holds an @ or ends like a web address.
[[nodiscard]] inline bool address_ahead(std::string_view rest) noexcept {
    constexpr std::size_t most = 64;
    std::size_t           i    = 0;
    std::size_t           dots = 0;
    std::size_t           tail = 0;
    for (; i < rest.size() && i < most; ++i) {
        const auto c = static_cast<unsigned char>(rest[i]);
        if (c == '@' || c == '/') { return c == '@' || (dots > 0 && tail >= 2); }
        if (c == '.') {
            ++dots;
            tail = 0;
        } else if (class_of(c) == cls::letter || class_of(c) == cls::digit || c == '-' || c == '_') {
            ++tail;
        } else {
            break;
        }
    }
    const auto last = rest.substr(i - tail, tail);
    return dots > 0 && (last == "com" || last == "org" || last == "uk" || last == "net" || last == "io" || last == "gov");
}

} // namespace text
RUNG_END
