// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/utf8.hpp>

#include <array>

RUNG_BEGIN
namespace format::detail {

/// What a byte of running text is to the block writer.
enum class letter_class : std::uint8_t { plain, blank, high };

inline constexpr auto letter_classes = [] {
    std::array<letter_class, 256> t{};
    for (std::size_t c = 0; c < 256; ++c) {
        t[c] = c >= 0x80 ? letter_class::high : (c <= ' ' || c == 0x7F) ? letter_class::blank : letter_class::plain;
    }
    return t;
}();

[[nodiscard]] constexpr letter_class class_of(char c) noexcept { return letter_classes[static_cast<unsigned char>(c)]; }

[[nodiscard]] constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// A letter, a digit, or a byte beyond ASCII.
[[nodiscard]] constexpr bool is_wordlike(char c) noexcept {
    const auto u = static_cast<unsigned char>(c);
    return (u >= '0' && u <= '9') || ((u | 0x20U) >= 'a' && (u | 0x20U) <= 'z') || u >= 0x80;
}

/// Bytes from `i` that go into the text as they are: plain characters, and single blanks between them.
/// @pre class_of(run[i]) == letter_class::plain
[[nodiscard]] inline std::size_t prose(std::string_view run, std::size_t i) noexcept {
    std::size_t k = i + 1;
    for (; k < run.size(); ++k) {
        if (class_of(run[k]) == letter_class::plain) { continue; }
        if (run[k] != ' ' || k + 1 == run.size() || class_of(run[k + 1]) != letter_class::plain) { break; }
    }
    return k - i;
}

/// What a character does to the text.
enum class effect : std::uint8_t {
    none,
    blank,
    drop,   ///< Has no width: a soft hyphen, a joiner, a variation selector.
    line,   ///< Ends a line.
    bullet, ///< Makes a list item at the start of a line.
    dash,   ///< Does so where a blank follows.
};

[[nodiscard]] constexpr effect effect_of(std::uint32_t code) noexcept {
    if (code <= 0x20 || code == 0x7F || code == 0x85 || code == 0xA0) { return effect::blank; }
    if (code == '-' || code == '*') { return effect::dash; }
    if (code == 0xAD) { return effect::drop; }
    if (code == 0xB7) { return effect::bullet; }
    if (code < 0x1680) { return effect::none; }
    if (code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000) { return effect::blank; }
    if ((code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F)) { return effect::drop; }
    if ((code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF) { return effect::drop; }
    if (code == 0x2028 || code == 0x2029) { return effect::line; }
    if (code == 0x2013) { return effect::dash; }
    switch (code) {
    case 0x2022:  // bullet
    case 0x2023:  // triangular bullet
    case 0x2043:  // hyphen bullet
    case 0x2219:  // bullet operator
    case 0x25A0:  // black square
    case 0x25AA:  // black small square
    case 0x25B8:  // black right-pointing small triangle
    case 0x25BA:  // black right-pointing pointer
    case 0x25CB:  // white circle
    case 0x25CF:  // black circle
    case 0x25E6:  // white bullet
    case 0x2713:  // check mark
    case 0x2714:  // heavy check mark
    case 0x2705:  // white heavy check mark
    case 0x27A2:  // three-d arrowhead, as Word writes it
    case 0x27A4:  // black right arrowhead
    case 0xF0A7:  // the square of the Wingdings font
    case 0xF0B7:  // the bullet of the Symbol font
    case 0xF0D8:  // the arrowhead of the Wingdings font
    case 0x1F538: // small orange diamond
    case 0x1F539: // small blue diamond
        return effect::bullet;
    default: return effect::none;
    }
}

} // namespace format::detail
RUNG_END
