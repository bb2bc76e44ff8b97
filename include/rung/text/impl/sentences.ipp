// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/characters.hpp>
#include <rung/text/sentences.hpp>

#include <algorithm>

RUNG_BEGIN
namespace text {
namespace detail {

/// Short forms that take a full stop and usually go on.
inline constexpr std::string_view stop_abbreviations[] = {
    "approx", "ave", "dept", "dr", "eg", "est", "etc", "ext", "fig", "hr", "hrs", "ie", "inc", "incl", "ltd", "max", "min", "mr", "mrs", "ms",
    "no", "nos", "per", "prof", "ref", "rev", "sr", "st", "tel", "vs",
};

[[nodiscard]] inline bool is_stop_abbreviation(std::string_view word) noexcept {
    if (word.size() > 6) { return false; }
    char folded[8] = {};
    for (std::size_t i = 0; i < word.size(); ++i) { folded[i] = static_cast<char>(fold(static_cast<unsigned char>(word[i]))); }
    return std::binary_search(std::begin(stop_abbreviations), std::end(stop_abbreviations), std::string_view(folded, word.size()));
}

[[nodiscard]] inline bool starts_sentence(const token& t) noexcept {
    return t.is(upper_first) || t.is(has_digit) || t.kind == token_kind::number || t.kind == token_kind::money || t.kind == token_kind::link || t.is(non_ascii);
}

/// True where the mark at `i` ends a sentence.
[[nodiscard]] inline bool ends_sentence(std::string_view text, std::span<const token> tokens, std::size_t i) noexcept {
    const auto& mark = tokens[i];
    const auto  c    = static_cast<unsigned char>(text[mark.at.begin]);
    if (c == 0xE2 || c == 0xC2) { return mark.at.size() > 1 && slice(text, mark.at) != "\xE2\x80\x93" && slice(text, mark.at) != "\xE2\x80\x94"; }
    if (c != '.' && c != '!' && c != '?') { return false; }
    if (i + 1 >= tokens.size()) { return true; }
    const auto& next = tokens[i + 1];
    if (c != '.') { return starts_sentence(next) || next.kind == token_kind::mark; }
    if (next.kind == token_kind::mark) { return text[next.at.begin] == '(' || text[next.at.begin] == '-'; }
    if (!starts_sentence(next)) { return false; }
    if (i == 0) { return true; }
    const auto& before = tokens[i - 1];
    const auto  word   = slice(text, before.at);
    if (before.kind == token_kind::word && word.size() == 1 && before.is(upper_first) && before.at.end == mark.at.begin) { return false; }
    if (next.at.begin == mark.at.end) { return next.is(upper_first) && !before.is(upper_all) && before.kind == token_kind::word; }
    return !is_stop_abbreviation(word) || word == "etc" || word == "Ltd" || word == "hrs";
}

[[nodiscard]] inline bool line_between(std::string_view text, const token& before, const token& after) noexcept {
    for (auto i = before.at.end; i < after.at.begin; ++i) { // a byte or two: less than a search costs
        if (text[i] == '\n') { return true; }
    }
    return false;
}

[[nodiscard]] inline bool counts_as_word(std::string_view text, std::span<const token> tokens, std::size_t i) noexcept {
    const auto& t = tokens[i];
    if (t.kind == token_kind::mark || t.is(glued)) { return false; }
    // "and/or" is one word to a reader's eye.
    return i == 0 || tokens[i - 1].kind != token_kind::mark || text[tokens[i - 1].at.begin] != '/' || tokens[i - 1].at.end != t.at.begin;
}

} // namespace detail

RUNG_DECL void split_sentences(std::string_view text, std::span<const token> tokens, std::uint32_t offset, std::vector<sentence>& out) {
    sentence   now{offset, offset, 0};
    const auto close = [&](std::size_t last) {
        now.last = static_cast<std::uint32_t>(last) + offset;
        if (now.words > 0) { out.push_back(now); }
        now = {now.last, now.last, 0};
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& t = tokens[i];
        if (i > 0 && t.is(upper_first) && now.words > 0 && detail::line_between(text, tokens[i - 1], t)) { close(i); }
        if (t.kind == token_kind::mark) {
            if (detail::ends_sentence(text, tokens, i)) { close(i + 1); }
        } else if (detail::counts_as_word(text, tokens, i)) {
            ++now.words;
        }
    }
    close(tokens.size());
}

} // namespace text
RUNG_END
