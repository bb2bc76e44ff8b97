// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/blocks.hpp>
#include <rung/text/characters.hpp>
#include <rung/text/detail/word_bytes.hpp>

#include <algorithm>

RUNG_BEGIN
namespace text {
namespace detail {

/// A heading has no more words than this.
inline constexpr std::uint32_t heading_words = 9;

/// One line of plain text, without blanks around it and without its bullet.
struct plain_line {
    range         at;
    bool          bullet = false;
    bool          empty  = true;
    std::uint32_t words  = 0; ///< This and the letters are counted as far as a heading can reach.
    std::uint32_t upper  = 0;
    std::uint32_t lower  = 0;
    unsigned char last   = 0;
    unsigned char first  = 0;
};

/// Bytes of the bullet or number that begins `line`, blanks behind it included; 0 where there is none.
[[nodiscard]] inline std::uint32_t bullet_length(std::string_view line) noexcept {
    if (line.empty() || (class_of(static_cast<unsigned char>(line[0])) == cls::letter && line[0] != 'o')) { return 0; }
    constexpr std::string_view bullets[] = {"\xE2\x80\xA2", "\xC2\xB7", "\xE2\x96\xAA", "\xE2\x97\x8F", "\xE2\x97\xA6", "\xEF\x82\xB7", "\xE2\x80\x93", "\xE2\x9C\x93", "\xE2\x9E\xA2", "*", "-", "+"};
    std::uint32_t              length    = 0;
    for (const auto bullet : bullets) {
        if (line.starts_with(bullet)) {
            length = static_cast<std::uint32_t>(bullet.size());
            // A hyphen or star must be followed by a blank; real bullets need not be.
            if (bullet.size() == 1 && (line.size() <= 1 || class_of(static_cast<unsigned char>(line[1])) != cls::blank)) { return 0; }
            break;
        }
    }
    if (length == 0) {
        std::uint32_t digits = 0;
        while (digits < line.size() && digits < 3 && class_of(static_cast<unsigned char>(line[digits])) == cls::digit) { ++digits; }
        const bool numbered = digits > 0 && digits < 3 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
        const bool o        = line.size() > 2 && line[0] == 'o' && (line[1] == ' ' || line[1] == '\t') && class_of(static_cast<unsigned char>(line[2])) == cls::letter && is_upper(static_cast<unsigned char>(line[2]));
        if (!numbered && !o) { return 0; }
        length = numbered ? digits + 1 : 1;
    }
    while (length < line.size() && class_of(static_cast<unsigned char>(line[length])) == cls::blank) { ++length; }
    return length;
}

[[nodiscard]] inline plain_line look_at(std::string_view text, range at) noexcept {
    const auto blank = [&](std::uint32_t i) { return class_of(static_cast<unsigned char>(text[i])) == cls::blank; };
    while (at.begin < at.end && blank(at.begin)) { ++at.begin; }
    while (at.end > at.begin && blank(at.end - 1)) { --at.end; }
    plain_line out;
    const auto bullet = bullet_length(slice(text, at));
    out.bullet        = bullet > 0 && at.begin + bullet < at.end;
    if (out.bullet) { at.begin += bullet; }
    out.at    = at;
    out.empty = at.empty();
    if (out.empty) { return out; }
    std::uint64_t before = 0; // whether the last byte of the eight before is part of a word
    for (std::uint32_t i = at.begin; i < at.end && out.words <= heading_words; i += 8) { // what is longer is no heading, whatever its letters
        const auto bytes   = text.size() - i >= 8 ? load_word(text.data() + i, 8) : load_word(text.data() + i, text.size() - i);
        const auto mine    = low_bytes(at.end - i);
        const auto letter  = letters_in(bytes) & mine;
        const auto capital = capitals_in(bytes, letter);
        const auto ink     = ink_in(bytes) & mine;
        out.words += count_high(ink & ~(ink << 8U | before));
        out.upper += count_high(capital);
        out.lower += count_high(letter & ~capital);
        before = ink >> 56U;
    }
    out.first = static_cast<unsigned char>(text[at.begin]);
    out.last  = static_cast<unsigned char>(text[at.end - 1]);
    return out;
}

[[nodiscard]] inline bool ends_a_sentence(unsigned char c) noexcept { return c == '.' || c == '!' || c == '?' || c == ',' || c == ';'; }

/// A heading is short, starts with a capital or digit, and shouts, ends in a colon, or stands where a heading would.
[[nodiscard]] inline bool looks_like_heading(const plain_line& line, bool after_blank, bool before_blank, bool before_bullet) noexcept {
    if (line.bullet || line.words > heading_words || ends_a_sentence(line.last) || line.upper == 0) { return false; }
    if (class_of(line.first) == cls::letter && !is_upper(line.first)) { return false; }
    if (line.last == ':' || before_bullet) { return true; }
    if (line.lower == 0 && line.upper >= 3 && line.words <= 6) { return true; }
    return after_blank && before_blank && line.words <= 6;
}

} // namespace detail

RUNG_DECL marked_text mark_blocks(std::string plain) {
    marked_text                     out;
    std::vector<detail::plain_line> lines;
    const std::string_view          text = plain;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        lines.push_back(detail::look_at(text, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)}));
        from = end + 1;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (line.empty) { continue; }
        const bool after_blank   = i == 0 || lines[i - 1].empty;
        const bool before_blank  = i + 1 >= lines.size() || lines[i + 1].empty;
        const bool before_bullet = i + 1 < lines.size() && lines[i + 1].bullet;
        if (line.bullet) {
            out.blocks.push_back({block_kind::list_item, 1, line.at});
            continue;
        }
        if (detail::looks_like_heading(line, after_blank, before_blank, before_bullet)) {
            out.blocks.push_back({block_kind::heading, 2, line.at});
            continue;
        }
        // A line that goes on in small letters after a full-width line is one paragraph, cut by hard wrapping.
        const bool goes_on = !after_blank && !out.blocks.empty() && out.blocks.back().kind != block_kind::heading && class_of(line.first) == cls::letter &&
                             !is_upper(line.first) && !detail::ends_a_sentence(lines[i - 1].last) && lines[i - 1].at.size() >= 50;
        if (goes_on) {
            out.blocks.back().at.end = line.at.end;
        } else {
            out.blocks.push_back({block_kind::paragraph, 0, line.at});
        }
    }
    out.text = std::move(plain);
    return out;
}

} // namespace text
RUNG_END
