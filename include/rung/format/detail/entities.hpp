// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/entity_table.hpp>
#include <rung/format/detail/utf8.hpp>

#include <algorithm>
#include <iterator>

RUNG_BEGIN
namespace format::detail {

/// A character reference: what it stands for and how many bytes it takes; length 0 where there is none.
struct entity {
    std::uint32_t code   = 0;
    std::uint32_t length = 0;
};

[[nodiscard]] constexpr bool is_ascii_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// "&#8217;" or "&#x2019;", with or without the semicolon; 128 to 159 by the Windows-1252 rule (HTML Living Standard, section 13.2.5.80).
[[nodiscard]] constexpr entity read_numeric_entity(std::string_view text, std::size_t i) noexcept {
    std::size_t at  = i + 2;
    const bool  hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
    if (hex) { ++at; }
    const std::size_t first = at;
    std::uint32_t     code  = 0;
    for (; at < text.size(); ++at) {
        const char    c     = text[at];
        std::uint32_t digit = 0;
        if (is_ascii_digit(c)) {
            digit = static_cast<std::uint32_t>(c - '0');
        } else if (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
            digit = static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
        } else {
            break;
        }
        code = std::min<std::uint32_t>(code * (hex ? 16 : 10) + digit, 0x110000);
    }
    if (at == first) { return {}; }
    if (at < text.size() && text[at] == ';') { ++at; }
    if (code >= 0x80 && code <= 0x9F) { code = windows_1252_high[code - 0x80]; }
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) { code = replacement; }
    return {code, static_cast<std::uint32_t>(at - i)};
}

[[nodiscard]] inline const entity_row* find_entity(std::string_view name) noexcept {
    const auto* row = std::lower_bound(std::begin(entity_table), std::end(entity_table), name,
                                       [](const entity_row& r, std::string_view n) { return std::string_view(r.name) < n; });
    return row != std::end(entity_table) && name == row->name ? row : nullptr;
}

/// Reads the reference that the "&" at byte `i` begins. "A&E;", "R&D" and a bare "&" are none; the longest of the old names that browsers
/// take without a semicolon is one ("&copy 2024").
/// @cost a few look-ups, whatever follows
[[nodiscard]] inline entity read_entity(std::string_view text, std::size_t i) noexcept {
    if (i + 1 >= text.size()) { return {}; }
    if (text[i + 1] == '#') { return read_numeric_entity(text, i); }
    constexpr std::size_t longest = sizeof(entity_row::name) - 1;
    std::size_t           length  = 0;
    while (length < longest && i + 1 + length < text.size() && (is_ascii_letter(text[i + 1 + length]) || is_ascii_digit(text[i + 1 + length]))) {
        ++length;
    }
    if (length < 2) { return {}; }
    const auto name = text.substr(i + 1, length);
    if (i + 1 + length < text.size() && text[i + 1 + length] == ';') {
        if (const auto* row = find_entity(name); row != nullptr) { return {row->code, static_cast<std::uint32_t>(length + 2)}; }
    }
    constexpr std::size_t longest_bare = 6;
    for (std::size_t n = std::min(length, longest_bare); n >= 2; --n) {
        if (const auto* row = find_entity(name.substr(0, n)); row != nullptr && row->bare != 0) {
            return {row->code, static_cast<std::uint32_t>(n + 1)};
        }
    }
    return {};
}

} // namespace format::detail
RUNG_END
