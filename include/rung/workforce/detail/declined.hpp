// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/detail/source_text.hpp>

#include <array>
#include <cstddef>
#include <string_view>

RUNG_BEGIN
namespace workforce::detail {

/// The words of an answer in lower case, one blank between and one before the first: punctuation is gone, apostrophes leave no gap.
/// A text that is longer than any such answer gives none.
class plain_words {
public:
    constexpr explicit plain_words(std::string_view text) noexcept {
        bool gap = true;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (is_letter(c) || is_digit(c)) {
                if (size_ + 2 > held_.size()) {
                    size_ = 0;
                    return;
                }
                if (gap) { held_[size_++] = ' '; }
                held_[size_++] = lower(c);
                gap            = false;
            } else if (text.substr(i).starts_with("\xE2\x80\x99")) { // right single quotation mark, as in "don’t"
                i += 2;
            } else if (c != '\'') {
                gap = true;
            }
        }
    }

    [[nodiscard]] constexpr std::string_view words() const noexcept { return {held_.data(), size_}; }

private:
    std::array<char, 128> held_{};
    std::size_t           size_ = 0;
};

/// Takes the first of `phrases` that begins `words` at whole words off the front.
template <std::size_t N>
[[nodiscard]] constexpr bool take_one_of(std::string_view& words, const std::string_view (&phrases)[N]) noexcept {
    for (const auto one : phrases) {
        if (words.starts_with(one) && (words.size() == one.size() || words[one.size()] == ' ')) {
            words.remove_prefix(one.size());
            return true;
        }
    }
    return false;
}

/// Takes the number or letter of an option off: "9. Prefer not to say", "(h) …". "i" is a word.
constexpr void take_option_mark(std::string_view& words) noexcept {
    std::size_t end = 1;
    while (end < words.size() && is_digit(words[end])) { ++end; }
    if (end == 1 && words.size() > 1 && words[1] != 'i') { ++end; }
    if (end > 1 && end < words.size() && words[end] == ' ') { words.remove_prefix(end); }
}

inline constexpr std::string_view declined_whole[] = {
    " pnts",
    " information refused",                                               // HESA Staff record
    " not stated person asked but declined to provide a response",       // NHS Electronic Staff Record
};
inline constexpr std::string_view declined_by[]   = {" i would", " i have", " id", " i", " they", " employee", " respondent", " person"};
inline constexpr std::string_view declined_how[]  = {
    " prefer not to",  " prefers not to", " preferred not to", " prefer to not",    " rather not",      " do not wish to", " does not wish to",
    " did not wish to", " dont wish to",   " doesnt wish to",   " didnt wish to",    " do not want to",  " dont want to",   " does not want to",
    " choose not to",  " chooses not to", " chose not to",     " chosen not to",    " decline to",      " declines to",    " declined to",
};
inline constexpr std::string_view declined_what[] = {
    " say",     " answer",  " disclose", " state",   " declare", " specify", " share",
    " respond", " reply",   " provide",  " tell",    " give",    " self identify",
};
inline constexpr std::string_view declined_rest[] = {" my", " this", " that", " it", " the", " any", " an", " a", " at", " to", " pnts"};

} // namespace workforce::detail
RUNG_END
