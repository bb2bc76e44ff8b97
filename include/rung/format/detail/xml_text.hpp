// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_scan.hpp>

RUNG_BEGIN
namespace format::detail::xml {

/// What has to be resolved in a piece of text.
enum class xml_fold : std::uint8_t {
    none,      ///< Nothing: it can stand as it is.
    line_ends, ///< CDATA: CR LF and CR become LF (XML 1.0, section 2.11).
    text,      ///< Line ends, entities and character references.
    attribute, ///< Likewise, and white space that stands in the source becomes spaces (section 3.3.3).
};

/// A character reference or an entity.
struct xml_reference {
    std::uint32_t code   = 0;
    std::uint32_t length = 0; ///< Bytes with '&' and ';'; 0 where it is malformed, unknown or no character of XML's.
};

/// Reads what begins with the '&' at `p`: the five entities of XML and character references, no others.
[[nodiscard]] inline xml_reference read_reference(const char* p, const char* end) noexcept {
    struct named {
        std::string_view name;
        std::uint32_t    code;
    };
    constexpr named          five[]  = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    const std::string_view   all(p, static_cast<std::size_t>(end - p));
    if (all.size() < 4 || all[1] != '#') {
        for (const auto& e : five) {
            if (all.starts_with(e.name)) { return {e.code, static_cast<std::uint32_t>(e.name.size())}; }
        }
        return {};
    }
    const bool    hexadecimal = all[2] == 'x';
    std::uint32_t code        = 0;
    std::size_t   i           = hexadecimal ? 3 : 2;
    const auto    first       = i;
    for (; i < all.size() && all[i] != ';'; ++i) {
        const auto c     = static_cast<unsigned char>(all[i]);
        const auto lower = c | 0x20U;
        const auto digit = c >= '0' && c <= '9' ? c - '0' : hexadecimal && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10U : 99U;
        if (digit == 99U) { return {}; }
        code = code * (hexadecimal ? 16 : 10) + digit;
        if (code > 0x10FFFF) { return {}; }
    }
    const bool character = code != 0 && (code < 0xD800 || code > 0xDFFF) && code != 0xFFFE && code != 0xFFFF;
    if (i == all.size() || i == first || !character) { return {}; }
    return {code, static_cast<std::uint32_t>(i + 1)};
}

/// What came of resolving: the end of what was written, or where the source is malformed.
struct xml_folded {
    char*       end     = nullptr;
    const char* bad     = nullptr;
    bool        control = false; ///< A reference gave a control character that XML does not allow.
};

/// Writes the text from `p` to `end` resolved to `out`, which needs no more room than the source takes.
[[nodiscard]] inline xml_folded fold_text(const char* p, const char* end, xml_fold how, char* out) noexcept {
    xml_folded done;
    while (p < end) {
        const auto* plain = p;
        if (how == xml_fold::attribute) {
            while (p < end && *p != '&' && (*p == ' ' || !xml_is(*p, xml_blank))) { ++p; }
        } else {
            p = how == xml_fold::text ? find_markup(p, end) : find_byte(p, end, '\r');
        }
        std::memcpy(out, plain, static_cast<std::size_t>(p - plain));
        out += p - plain;
        if (p == end) { break; }
        if (*p == '&' && how != xml_fold::line_ends) {
            const auto found = read_reference(p, end);
            if (found.length == 0) { return {nullptr, p, false}; }
            const auto utf8 = to_utf8(found.code);
            std::memcpy(out, utf8.at, utf8.length);
            out += utf8.length;
            p += found.length;
            done.control |= found.code < 0x20 && found.code != '\t' && found.code != '\n' && found.code != '\r';
        } else {
            const bool pair = *p == '\r' && end - p > 1 && p[1] == '\n';
            *out++          = how == xml_fold::attribute ? ' ' : *p == '\r' ? '\n' : *p;
            p += pair ? 2 : 1;
        }
    }
    done.end = out;
    return done;
}

} // namespace format::detail::xml
RUNG_END
