// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/characters.hpp>
#include <rung/format/detail/utf8.hpp>
#include <rung/format/detail/xlsx_xml.hpp>

#include <algorithm>
#include <memory>
#include <string>

RUNG_BEGIN
namespace format::detail::xlsx {

/// Memory for the texts of one batch: given out piece by piece, taken back all at once.
class text_arena {
public:
    char* take(std::size_t size) {
        if (size > room_) {
            const auto chunk = std::max(size, chunk_bytes);
            while (next_ < chunks_.size() && chunks_[next_].size < size) { ++next_; }
            if (next_ == chunks_.size()) { chunks_.push_back({std::make_unique_for_overwrite<char[]>(chunk), chunk}); }
            at_   = chunks_[next_].bytes.get();
            room_ = chunks_[next_].size;
            ++next_;
        }
        char* given = at_;
        at_ += size;
        room_ -= size;
        return given;
    }

    [[nodiscard]] std::string_view keep(std::string_view text) {
        if (text.empty()) { return {"", 0}; }
        char* to = take(text.size());
        std::memcpy(to, text.data(), text.size());
        return {to, text.size()};
    }

    /// Takes all back; what was needed for texts of unusual length is let go.
    void clear() {
        std::erase_if(chunks_, [](const chunk& c) { return c.size > chunk_bytes; });
        if (chunks_.size() > kept) { chunks_.resize(kept); }
        next_ = 0;
        room_ = 0;
    }

private:
    static constexpr std::size_t chunk_bytes = std::size_t{64} << 10U;
    static constexpr std::size_t kept        = 8;
    struct chunk {
        std::unique_ptr<char[]> bytes;
        std::size_t             size = 0;
    };
    std::vector<chunk> chunks_;
    std::size_t        next_ = 0;
    char*              at_   = nullptr;
    std::size_t        room_ = 0;
};

/// What a text holds that needs a second look: bits, "or" over its bytes.
namespace text_trait {
inline constexpr std::uint8_t entity = 1;  ///< &
inline constexpr std::uint8_t escape = 2;  ///< _, which may begin _x000D_
inline constexpr std::uint8_t cr     = 4;  ///< A carriage return: XML says it is a line feed.
inline constexpr std::uint8_t nul    = 8;  ///< NUL, which XML does not allow.
inline constexpr std::uint8_t high   = 16; ///< Bytes beyond ASCII.
} // namespace text_trait

inline constexpr auto text_traits = [] {
    std::array<std::uint8_t, 256> t{};
    t['&']  = text_trait::entity;
    t['_']  = text_trait::escape;
    t['\r'] = text_trait::cr;
    t[0]    = text_trait::nul;
    for (std::size_t c = 0x80; c < 256; ++c) { t[c] = text_trait::high; }
    return t;
}();

[[nodiscard]] constexpr std::uint8_t traits_of(std::string_view text) noexcept {
    std::uint8_t all = 0;
    for (const char c : text) { all |= text_traits[static_cast<unsigned char>(c)]; }
    return all;
}

[[nodiscard]] constexpr bool is_utf8(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = read_utf8(text, i);
        if (!c.valid) { return false; }
        i += c.length;
    }
    return true;
}

[[nodiscard]] constexpr int hex_digit(char c) noexcept {
    if (c >= '0' && c <= '9') { return c - '0'; }
    const char l = static_cast<char>(c | 0x20);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/// Reads the entity at the front of `raw`, which begins with "&", and takes it off.
/// @return its character; 0 where it is none of the five of XML and no reference to a character that XML allows
[[nodiscard]] constexpr std::uint32_t take_entity(std::string_view& raw) noexcept {
    const auto end = raw.substr(0, 12).find(';');
    if (end == std::string_view::npos) { return 0; }
    const auto name = raw.substr(1, end - 1);
    raw.remove_prefix(end + 1);
    if (name == "amp") { return '&'; }
    if (name == "lt") { return '<'; }
    if (name == "gt") { return '>'; }
    if (name == "quot") { return '"'; }
    if (name == "apos") { return '\''; }
    if (name.size() < 2 || name[0] != '#') { return 0; }
    const bool    hex  = name[1] == 'x';
    std::uint32_t code = 0;
    for (const char c : name.substr(hex ? 2 : 1)) {
        const int digit = hex_digit(c);
        if (digit < 0 || (!hex && digit > 9) || code > 0x10FFFF) { return 0; }
        code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
    }
    const bool allowed = code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800) || (code > 0xDFFF && code <= 0x10FFFF);
    return allowed ? code : 0;
}

/// Reads _x000D_ at the front of `raw`: how spreadsheets write characters that XML does not allow (ST_Xstring, ECMA-376, part 1,
/// section 22.9.2.19).
/// @return its character; 0 where there is none, or half of a pair
[[nodiscard]] constexpr std::uint32_t read_escape(std::string_view raw) noexcept {
    if (raw.size() < 7 || raw[1] != 'x' || raw[6] != '_') { return 0; }
    std::uint32_t code = 0;
    for (const char c : raw.substr(2, 4)) {
        const int digit = hex_digit(c);
        if (digit < 0) { return 0; }
        code = code * 16 + static_cast<std::uint32_t>(digit);
    }
    return code >= 0xD800 && code <= 0xDFFF ? 0 : code;
}

/// Writes character data with its entities, line ends and escapes resolved; never more bytes than `raw` has.
/// @param escapes  whether _x000D_ means something here; it does not in a CDATA section's surroundings such as attributes
/// @return the end of what was written; null where the text is not well formed
[[nodiscard]] inline char* write_text(std::string_view raw, bool escapes, char* to) noexcept {
    while (!raw.empty()) {
        const char c = raw.front();
        if (c == '&') {
            const auto code = take_entity(raw);
            if (code == 0) { return nullptr; }
            const auto bytes = to_utf8(code);
            std::memcpy(to, bytes.at, bytes.length);
            to += bytes.length;
            continue;
        }
        if (c == '\0') { return nullptr; }
        if (c == '_' && escapes) {
            if (const auto code = read_escape(raw); code != 0) {
                const auto bytes = to_utf8(code);
                std::memcpy(to, bytes.at, bytes.length);
                to += bytes.length;
                raw.remove_prefix(7);
                continue;
            }
        }
        raw.remove_prefix(1);
        if (c == '\r') {
            if (raw.starts_with('\n')) { raw.remove_prefix(1); }
            *to++ = '\n';
        } else {
            *to++ = c;
        }
    }
    return to;
}

/// Appends character data to `out`.
/// @return false where it is not well formed
[[nodiscard]] inline bool append_text(std::string_view raw, bool escapes, std::string& out) {
    constexpr std::uint8_t as_it_is = text_trait::high;
    if ((traits_of(raw) & ~as_it_is) == 0) {
        out += raw;
        return true;
    }
    const auto have = out.size();
    out.resize(have + raw.size());
    const auto* end = write_text(raw, escapes, out.data() + have);
    out.resize(end == nullptr ? have : static_cast<std::size_t>(end - out.data()));
    return end != nullptr;
}

/// Says whether what a processing instruction holds is no XML declaration of another encoding than UTF-8.
[[nodiscard]] inline bool is_utf8_declaration(std::string_view content) {
    const auto at = content.starts_with("xml ") ? content.find("encoding") : std::string_view::npos;
    if (at == std::string_view::npos) { return true; }
    const auto begin = content.find_first_of("\"'", at);
    const auto name  = begin == std::string_view::npos ? std::string_view() : content.substr(begin + 1, content.find_first_of("\"'", begin + 1) - begin - 1);
    std::string folded;
    for (const char c : name) { folded += lower(c); }
    return folded == "utf-8" || folded == "utf8" || folded == "us-ascii";
}

/// Returns the value of an attribute with its entities resolved; "" where it is not well formed.
[[nodiscard]] inline std::string attribute_text(std::string_view raw) {
    std::string out;
    return append_text(raw, false, out) ? out : std::string();
}

} // namespace format::detail::xlsx
RUNG_END
