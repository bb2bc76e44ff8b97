// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/marked_text.hpp>
#include <rung/core/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// What every reader in `format` owes, for tests and fuzz targets.
namespace rung_test {

/// The blocks, a line each: kind and level, a blank, the text with "/" for a line break.
inline std::string blocks_of(const rung::marked_text& doc) {
    constexpr const char* kinds[] = {"p", "h", "li", "td", "quote", "code"};
    std::string           out;
    for (const auto& b : doc.blocks) {
        out += kinds[static_cast<std::size_t>(b.kind)];
        if (b.level != 0) { out += std::to_string(b.level); }
        out += ' ';
        for (const char c : slice(doc.text, b.at)) { out += c == '\n' ? '/' : c; }
        out += '\n';
    }
    return out;
}

inline std::string blocks_of(const rung::result<rung::marked_text>& read) {
    return read ? blocks_of(*read) : "error " + std::string(rung::name(read.error().code)) + " " + read.error().where;
}

/// The source bytes that the first `part` in the text was read from.
inline std::string source_of(const rung::result<rung::marked_text>& read, std::string_view source, std::string_view part) {
    if (!read) { return "error"; }
    const auto at = static_cast<std::uint32_t>(read->text.find(part));
    if (at == static_cast<std::uint32_t>(std::string::npos)) { return "no such text"; }
    return std::string(slice(source, read->map.to_source({at, at + static_cast<std::uint32_t>(part.size())})));
}

/// A plain UTF-8 check, written apart from the library's own.
inline bool is_utf8(std::string_view s) {
    for (std::size_t i = 0; i < s.size();) {
        const auto    c     = static_cast<unsigned char>(s[i]);
        const int     more  = c < 0x80 ? 0 : c < 0xC0 ? -1 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : c < 0xF8 ? 3 : -1;
        std::uint32_t code  = more == 0 ? c : more == 1 ? c & 0x1FU : more == 2 ? c & 0x0FU : c & 0x07U;
        if (more < 0 || i + static_cast<std::size_t>(more) >= s.size()) { return false; }
        for (int k = 0; k < more; ++k) {
            const auto next = static_cast<unsigned char>(s[++i]);
            if ((next & 0xC0U) != 0x80U) { return false; }
            code = (code << 6U) | (next & 0x3FU);
        }
        ++i;
        constexpr std::uint32_t least[] = {0, 0x80, 0x800, 0x10000};
        if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) { return false; }
    }
    return true;
}

/// Says which promise `doc` breaks, empty where it keeps all: valid text; blocks in order, not empty, apart by one line end, all text in
/// blocks; a map in order whose pieces lie in text and source; every block with a place in the source; straight copies that are copies.
inline std::string broken_promise(const rung::marked_text& doc, std::string_view source) {
    if (!is_utf8(doc.text)) { return "text is not UTF-8"; }
    std::uint32_t end = 0;
    for (const auto& b : doc.blocks) {
        if (b.at.empty() || b.at.end > doc.text.size() || b.at.begin > b.at.end) { return "a block is empty or out of range"; }
        if (b.at.begin != (end == 0 ? 0 : end + 1)) { return "blocks do not follow each other"; }
        if (end != 0 && doc.text[end] != '\n') { return "blocks are not parted by a line end"; }
        end                = b.at.end;
        const auto at      = doc.map.to_source(b.at);
        if (at.begin > at.end || at.end > source.size() || at.empty()) { return "a block has no place in the source"; }
    }
    if (end != doc.text.size()) { return "text outside all blocks"; }
    std::uint32_t decoded = 0;
    std::uint32_t from    = 0;
    for (const auto& p : doc.map.pieces()) {
        if (p.decoded < decoded || p.source < from) { return "the map is out of order"; }
        decoded = p.decoded + p.length;
        from    = p.source + p.source_length;
        if (decoded > doc.text.size() || from > source.size()) { return "the map is out of range"; }
        if (p.length != p.source_length) { continue; }
        for (std::uint32_t i = 0; i < p.length; ++i) {
            const char t = doc.text[p.decoded + i];
            const char s = source[p.source + i];
            // A blank may stand for a tab, and U+FFFD for three malformed bytes.
            const bool stands_in = t == ' ' || t == '\n' || t == '\xEF' || t == '\xBF' || t == '\xBD';
            if (t != s && !stands_in) { return "a copy is none"; }
        }
    }
    return {};
}

} // namespace rung_test
