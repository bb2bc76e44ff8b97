// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace format::detail {

inline constexpr std::uint32_t replacement = 0xFFFD;

/// One character of a UTF-8 text, or one malformed stretch of it.
struct utf8_character {
    std::uint32_t code   = replacement;
    std::uint32_t length = 1;     ///< Bytes; of a malformed stretch, the maximal subpart (Unicode 15, section 3.9, table 3-8).
    bool          valid  = false;
};

/// Reads the character at byte `i`. Overlong forms, surrogates and what lies above U+10FFFF are malformed.
/// @pre i < text.size()
[[nodiscard]] constexpr utf8_character read_utf8(std::string_view text, std::size_t i) noexcept {
    const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
    const auto lead = byte(i);
    if (lead < 0x80) { return {lead, 1, true}; }
    std::uint32_t wanted = 0;
    std::uint32_t low    = 0x80;
    std::uint32_t high   = 0xBF;
    std::uint32_t code   = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        wanted = 1;
        code   = lead & 0x1FU;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        wanted = 2;
        code   = lead & 0x0FU;
        low    = lead == 0xE0 ? 0xA0 : 0x80;
        high   = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        wanted = 3;
        code   = lead & 0x07U;
        low    = lead == 0xF0 ? 0x90 : 0x80;
        high   = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return {};
    }
    for (std::uint32_t k = 1; k <= wanted; ++k) {
        const auto next = byte(i + k);
        if (next < low || next > high) { return {replacement, k, false}; }
        code = (code << 6U) | (next & 0x3FU);
        low  = 0x80;
        high = 0xBF;
    }
    return {code, wanted + 1, true};
}

/// A character's bytes, without the heap.
struct utf8_bytes {
    char          at[4]  = {};
    std::uint32_t length = 0;

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {at, length}; }
};

[[nodiscard]] constexpr utf8_bytes to_utf8(std::uint32_t code) noexcept {
    const auto low = [&](unsigned shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) { return {{static_cast<char>(code)}, 1}; }
    if (code < 0x800) { return {{static_cast<char>(0xC0U | (code >> 6U)), low(0)}, 2}; }
    if (code < 0x10000) { return {{static_cast<char>(0xE0U | (code >> 12U)), low(6), low(0)}, 3}; }
    return {{static_cast<char>(0xF0U | (code >> 18U)), low(12), low(6), low(0)}, 4};
}

/// What the bytes 0x80 to 0x9F mean in Windows-1252 (Unicode's CP1252.TXT); U+FFFD for the five that mean nothing.
inline constexpr std::uint16_t windows_1252_high[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

} // namespace format::detail
RUNG_END
