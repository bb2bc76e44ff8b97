// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace format::detail::decoding {

/// Bytes of `text` before the first beyond ASCII.
[[nodiscard]] inline std::size_t ascii_length(const char* text, std::size_t size) noexcept {
    constexpr std::uint64_t high = 0x8080808080808080U;
    std::size_t             i    = 0;
    for (; i + 64 <= size; i += 64) {
        std::uint64_t w[8];
        std::memcpy(w, text + i, sizeof w);
        if (((w[0] | w[1] | w[2] | w[3] | w[4] | w[5] | w[6] | w[7]) & high) != 0) { break; }
    }
    while (i < size && static_cast<unsigned char>(text[i]) < 0x80) { ++i; }
    return i;
}

/// True for the beginning of a character of UTF-8 whose end is missing.
[[nodiscard]] inline bool is_cut(std::string_view bytes) noexcept {
    const auto c = read_utf8(bytes, 0);
    return !c.valid && c.length == bytes.size() && bytes.size() < 4 && static_cast<unsigned char>(bytes[0]) >= 0xC2 &&
           static_cast<unsigned char>(bytes[0]) <= 0xF4;
}

/// The name that an XML declaration at the beginning of `head` gives for the encoding, "" where it gives none.
[[nodiscard]] inline std::string_view declared_encoding(std::string_view head) noexcept {
    constexpr std::string_view blank = " \t\r\n";
    if (!head.starts_with("<?xml") || head.size() < 6 || blank.find(head[5]) == std::string_view::npos) { return {}; }
    const auto text = head.substr(0, head.find("?>"));
    auto       at   = text.find("encoding");
    if (at == std::string_view::npos || blank.find(text[at - 1]) == std::string_view::npos) { return {}; }
    at = text.find_first_not_of(blank, at + 8);
    if (at == std::string_view::npos || text[at] != '=') { return {}; }
    at = text.find_first_not_of(blank, at + 1);
    if (at == std::string_view::npos || (text[at] != '"' && text[at] != '\'')) { return {}; }
    const auto end = text.find(text[at], at + 1);
    return end == std::string_view::npos ? std::string_view() : text.substr(at + 1, end - at - 1);
}

/// Lower case, without what names of encodings differ in: "ISO_8859-1" is "iso88591".
[[nodiscard]] inline std::string folded_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c + ('a' - 'A'));
        } else if (c != '-' && c != '_' && c != ' ') {
            out += c;
        }
    }
    return out;
}

/// What a step of decoding used, and what it made.
struct progress {
    std::size_t   used = 0;
    std::size_t   made = 0;
    std::uint64_t lost = 0; ///< Characters that became U+FFFD.
};

/// A character needs at most this many bytes.
inline constexpr std::size_t most = 4;

inline void put(char* into, progress& p, std::uint32_t code, std::size_t used, bool lost = false) noexcept {
    const auto bytes = to_utf8(code);
    std::memcpy(into + p.made, bytes.at, most);
    p.made += bytes.length;
    p.used += used;
    p.lost += lost ? 1U : 0U;
}

/// Decodes Windows-1252 until less than 8 bytes are free or all is used.
[[nodiscard]] inline progress windows_1252(std::string_view from, char* into, std::size_t room) noexcept {
    progress p;
    while (p.used < from.size() && room - p.made >= 8) {
        std::uint64_t w = 0x80;
        if (p.used + 8 <= from.size()) { std::memcpy(&w, from.data() + p.used, 8); }
        if ((w & 0x8080808080808080U) == 0) {
            std::memcpy(into + p.made, &w, 8);
            p.used += 8;
            p.made += 8;
            continue;
        }
        const auto c = static_cast<unsigned char>(from[p.used]);
        const auto code = c < 0x80 || c >= 0xA0 ? std::uint32_t{c} : windows_1252_high[c - 0x80U];
        put(into, p, code, 1, code == replacement);
    }
    return p;
}

/// The same for UTF-16; a unit, or half a pair, at the end of `from` waits for the rest unless `last`.
[[nodiscard]] inline progress utf16(std::string_view from, bool big, bool last, char* into, std::size_t room) noexcept {
    progress       p;
    const unsigned low  = big ? 1 : 0; // the place of a unit's low byte
    const auto     unit = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(from[i + 1 - low]) << 8U) | static_cast<unsigned char>(from[i + low]);
    };
    unsigned char  others[8];
    for (unsigned i = 0; i < 8; ++i) { others[i] = i % 2 == low ? 0x80 : 0xFF; }
    std::uint64_t beyond = 0; // the bits that no four ASCII units have, in the machine's order
    std::memcpy(&beyond, others, 8);
    while (p.used < from.size() && room - p.made >= 8) {
        const auto left = from.size() - p.used;
        if (left >= 8) {
            std::uint64_t w = 0;
            std::memcpy(&w, from.data() + p.used, 8);
            if ((w & beyond) == 0) {
                for (std::size_t i = 0; i < 4; ++i) { into[p.made + i] = from[p.used + 2 * i + low]; }
                p.used += 8;
                p.made += 4;
                continue;
            }
        }
        if (left < 2) {
            if (!last) { break; }
            put(into, p, replacement, 1, true);
            continue;
        }
        const auto a = unit(p.used);
        if (a < 0xD800 || a > 0xDFFF) {
            put(into, p, a, 2);
        } else if (a < 0xDC00 && left < 4 && !last) {
            break;
        } else if (a < 0xDC00 && left >= 4 && (unit(p.used + 2) & 0xFC00U) == 0xDC00U) {
            put(into, p, 0x10000 + ((a & 0x3FFU) << 10U) + (unit(p.used + 2) & 0x3FFU), 4);
        } else {
            put(into, p, replacement, 2, true);
        }
    }
    return p;
}

} // namespace format::detail::decoding
RUNG_END
