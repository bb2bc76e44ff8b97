// SPDX-License-Identifier: Apache-2.0
#include "display.hpp"

namespace rung::cli {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string cleaned(std::string_view text, bool controls_too) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto n = utf8_length(text);
        const auto c = static_cast<unsigned char>(text[0]);
        if (n == 0) {
            out += replacement;
        } else if (controls_too && (c < 0x20 || c == 0x7F || (c == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0))) {
            out += ' ';
        } else if (controls_too && c == 0xE2 && n == 3 && (text.substr(1, 2) == "\x80\xA8" || text.substr(1, 2) == "\x80\xA9" ||
                                                          (text[1] == '\x80' && text[2] >= '\xAA' && text[2] <= '\xAE'))) {
            out += ' '; // line separators and marks that turn the writing direction
        } else {
            out += text.substr(0, n);
        }
        text.remove_prefix(n == 0 ? 1 : n);
    }
    return out;
}

} // namespace

std::size_t utf8_length(std::string_view text) noexcept {
    const auto at = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[i]); };
    const auto c  = at(0);
    if (c < 0x80) { return 1; }
    const std::size_t n = c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xC2 && c < 0xE0 ? 2 : 0;
    if (n == 0 || text.size() < n) { return 0; }
    for (std::size_t i = 1; i < n; ++i) {
        if ((at(i) & 0xC0U) != 0x80U) { return 0; }
    }
    if ((c == 0xE0 && at(1) < 0xA0) || (c == 0xED && at(1) >= 0xA0) || (c == 0xF0 && at(1) < 0x90) || (c == 0xF4 && at(1) >= 0x90)) { return 0; }
    return n;
}

std::string printable(std::string_view text) { return cleaned(text, true); }
std::string valid_utf8(std::string_view text) { return cleaned(text, false); }

std::size_t columns(std::string_view text) noexcept {
    std::size_t n = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c & 0xC0U) == 0x80U) { continue; }
        const bool combining = (c == 0xCC || c == 0xCD) && i + 1 < text.size() && (c == 0xCC || static_cast<unsigned char>(text[i + 1]) < 0xB0);
        n += combining ? 0 : 1;
    }
    return n;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::string_view lead) {
    std::string out(lead);
    std::size_t column = columns(lead);
    if (column < indent) {
        out.append(indent - column, ' ');
        column = indent;
    }
    bool fresh = true;
    for (std::size_t from = 0; from < text.size();) {
        const auto end  = std::min(text.find(' ', from), text.size());
        const auto word = text.substr(from, end - from);
        from            = end + 1;
        if (word.empty()) { continue; }
        const auto wide = columns(word);
        if (!fresh && column + 1 + wide > width) {
            out += '\n';
            out.append(indent, ' ');
            column = indent;
            fresh  = true;
        }
        if (!fresh) {
            out += ' ';
            ++column;
        }
        out += word;
        column += wide;
        fresh = false;
    }
    out += '\n';
    return out;
}

} // namespace rung::cli
