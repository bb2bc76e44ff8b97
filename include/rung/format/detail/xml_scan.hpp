// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/utf8.hpp>

#include <array>
#include <bit>
#include <cstring>
#include <string_view>

RUNG_BEGIN
namespace format::detail::xml {

/// Bytes behind a text that the functions here may read, though never heed.
inline constexpr std::size_t xml_padding = 16;

inline constexpr std::uint8_t xml_blank      = 1;  ///< White space: space, tab, CR, LF.
inline constexpr std::uint8_t xml_first      = 2;  ///< May begin a name. All beyond ASCII may.
inline constexpr std::uint8_t xml_name       = 4;  ///< May stand in a name.
inline constexpr std::uint8_t xml_quoted_end = 8;  ///< Ends an attribute's plain text: quotes, '<', '&', tab, CR, LF.
inline constexpr std::uint8_t xml_tag_end    = 16; ///< Ends the name of an element: white space, '/', '>'.

inline constexpr auto xml_classes = [] {
    std::array<std::uint8_t, 256> of{};
    const auto                    mark = [&](std::string_view bytes, unsigned as) {
        for (const char c : bytes) { of[static_cast<unsigned char>(c)] = static_cast<std::uint8_t>(of[static_cast<unsigned char>(c)] | as); }
    };
    mark(" \t\r\n", xml_blank | xml_tag_end);
    mark("\"'<&\t\r\n", xml_quoted_end);
    mark("/>", xml_tag_end);
    mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_:", xml_first | xml_name);
    mark("0123456789-.", xml_name);
    for (unsigned c = 0x80; c < 0x100; ++c) { of[c] = xml_first | xml_name; }
    return of;
}();

[[nodiscard]] inline bool xml_is(char c, std::uint8_t what) noexcept { return (xml_classes[static_cast<unsigned char>(c)] & what) != 0; }

[[nodiscard]] inline bool xml_all_blank(const char* p, const char* end) noexcept {
    while (p < end && xml_is(*p, xml_blank)) { ++p; }
    return p == end;
}

[[nodiscard]] inline std::uint64_t eight_bytes(const char* p) noexcept {
    std::uint64_t v = 0;
    std::memcpy(&v, p, sizeof v);
    if constexpr (std::endian::native == std::endian::big) { v = __builtin_bswap64(v); }
    return v;
}

/// A name of known length, compared without a call.
[[nodiscard]] inline bool same_bytes(const char* a, const char* b, std::size_t n) noexcept {
    if (n >= 8) {
        for (std::size_t i = 0; i + 8 < n; i += 8) {
            if (eight_bytes(a + i) != eight_bytes(b + i)) { return false; }
        }
        return eight_bytes(a + n - 8) == eight_bytes(b + n - 8);
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (a[i] != b[i]) { return false; }
    }
    return true;
}

/// The first '<', '&' or CR from `p` on; `end` where there is none.
/// @pre `xml_padding` bytes behind `end` may be read
[[nodiscard]] inline const char* find_markup(const char* p, const char* end) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x8080808080808080U;
    const auto zeros = [](std::uint64_t v) { return (v - ones) & ~v; }; // The lowest top bit set is right; those above it need not be.
    for (; p < end; p += 8) {
        const auto v   = eight_bytes(p);
        const auto hit = (zeros(v ^ (ones * '<')) | zeros(v ^ (ones * '&')) | zeros(v ^ (ones * '\r'))) & tops;
        if (hit != 0) {
            p += std::countr_zero(hit) / 8;
            return p < end ? p : end;
        }
    }
    return end;
}

/// The first `wanted` from `p` on; `end` where there is none.
[[nodiscard]] inline const char* find_byte(const char* p, const char* end, char wanted) noexcept {
    const auto* at = p < end ? std::memchr(p, wanted, static_cast<std::size_t>(end - p)) : nullptr;
    return at == nullptr ? end : static_cast<const char*>(at);
}

/// The first `wanted` from `p` on; null where there is none.
[[nodiscard]] inline const char* find_bytes(const char* p, const char* end, std::string_view wanted) noexcept {
    const auto at = std::string_view(p, static_cast<std::size_t>(end - p)).find(wanted);
    return at == std::string_view::npos ? nullptr : p + at;
}

/// What some bytes hold that a reader must know of.
struct byte_census {
    std::uint64_t lines   = 0;     ///< Line feeds.
    bool          high    = false; ///< Something beyond ASCII.
    bool          control = false; ///< A character below space that XML does not allow.
};

[[nodiscard]] inline byte_census take_census(const char* p, const char* end) noexcept {
    byte_census   all;
    std::uint8_t  high    = 0;
    std::uint8_t  control = 0;
    const auto    one     = [&](const char c) -> std::uint8_t {
        const auto b = static_cast<std::uint8_t>(c);
        high         = static_cast<std::uint8_t>(high | b);
        control      = static_cast<std::uint8_t>(control | static_cast<std::uint8_t>((b < 0x20) & (b != '\t') & (b != '\n') & (b != '\r')));
        return b == '\n';
    };
    constexpr std::ptrdiff_t block = 64; // A loop of fixed length, for compilers that vectorise no other.
    for (; end - p >= block; p += block) {
        std::uint8_t lines = 0;
        for (std::ptrdiff_t i = 0; i < block; ++i) { lines = static_cast<std::uint8_t>(lines + one(p[i])); }
        all.lines += lines;
    }
    for (; p < end; ++p) { all.lines += one(*p); }
    all.high    = high >= 0x80;
    all.control = control != 0;
    return all;
}

/// The first byte that is no part of well-formed UTF-8; null where there is none.
[[nodiscard]] inline const char* find_bad_utf8(const char* begin, const char* end) noexcept {
    const std::string_view all(begin, static_cast<std::size_t>(end - begin));
    for (std::size_t i = 0; i < all.size();) {
        if (all.size() - i >= 8) {
            const auto high = eight_bytes(begin + i) & 0x8080808080808080U;
            i += static_cast<std::size_t>(std::countr_zero(high)) / 8;
            if (high == 0) { continue; }
        }
        const auto c = read_utf8(all, i);
        if (!c.valid) { return begin + i; }
        i += c.length;
    }
    return nullptr;
}

inline constexpr std::size_t xml_longest_name = 255; ///< Longer ones are refused, as they would be remembered.

/// Whether these bytes are a name, and not too long. Beyond ASCII, all characters pass that UTF-8 knows.
[[nodiscard]] inline bool is_xml_name(std::string_view name) noexcept {
    if (name.empty() || name.size() > xml_longest_name || !xml_is(name[0], xml_first) || name.back() == ':') { return false; }
    for (const char c : name) {
        if (!xml_is(c, xml_name)) { return false; }
    }
    return find_bad_utf8(name.data(), name.data() + name.size()) == nullptr;
}

/// The name without its prefix.
[[nodiscard]] inline std::string_view local_name(std::string_view name) noexcept { return name.substr(name.rfind(':') + 1); }

} // namespace format::detail::xml
RUNG_END
