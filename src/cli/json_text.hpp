// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace rung::cli::json {

/// Appends `text`, which must be UTF-8, as a JSON string.
inline void string(std::string& out, std::string_view text) {
    constexpr char hex[] = "0123456789abcdef";
    out += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
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
