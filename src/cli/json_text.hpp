// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace rung::cli::json {

/// Whether none of eight bytes has to be escaped: each is at least 0x20 and no quotation mark or backslash.
[[nodiscard]] inline bool plain_eight(const char* at) noexcept {
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, sizeof eight);
    constexpr std::uint64_t ones  = 0x0101010101010101ULL;
    constexpr std::uint64_t highs = 0x8080808080808080ULL;
    const auto              zero  = [](std::uint64_t v) { return (v - ones) & ~v & highs; }; // marks zero bytes
    const std::uint64_t     low   = (eight - ones * 0x20) & ~eight & highs;                  // marks bytes below 0x20
    return (low | zero(eight ^ (ones * '"')) | zero(eight ^ (ones * '\\'))) == 0;
}

/// Appends `text`, which must be UTF-8, as a JSON string.
inline void string(std::string& out, std::string_view text) {
    constexpr char hex[] = "0123456789abcdef";
    out += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (i + 8 <= text.size() && plain_eight(text.data() + i)) { i += 8; }
        if (i == text.size()) { break; }
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') { continue; }
        out.append(text, from, i - from);
        from = i + 1;
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            out += "\\u00";
            out += hex[c >> 4U];
            out += hex[c & 15U];
        }
    }
    out.append(text, from);
    out += '"';
}

/// Appends a whole number.
inline void number(std::string& out, std::integral auto value) {
    char       digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

/// Appends a number with one place after the point: 14.2, 0.0.
inline void tenths(std::string& out, double value) {
    char       digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 1).ptr;
    out.append(digits, end);
}

/// Appends `"name":` behind a comma, which `first` leaves out.
inline void key(std::string& out, std::string_view name, bool first = false) {
    if (!first) { out += ','; }
    string(out, name);
    out += ':';
}

/// Appends `"name":"value"` behind a comma, which `first` leaves out.
inline void member(std::string& out, std::string_view name, std::string_view value, bool first = false) {
    key(out, name, first);
    string(out, value);
}

} // namespace rung::cli::json
