// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/characters.hpp>
#include <rung/text/syllables.hpp>

#include <algorithm>
#include <cstddef>

RUNG_BEGIN
namespace text {
namespace detail {

struct syllable_exception {
    std::string_view word;
    unsigned         count;
};

/// Common words of adverts that the rules get wrong; sorted.
inline constexpr syllable_exception syllable_exceptions[] = {
    {"area", 3},     {"being", 2},    {"business", 2}, {"create", 2},  {"created", 3}, {"creating", 3}, {"diet", 2},     {"employer", 3}, {"employers", 3},     {"evening", 2}, {"every", 2},
    {"giant", 2},    {"idea", 3},     {"interest", 3}, {"people", 2},  {"poem", 2},    {"quiet", 2},    {"real", 2},     {"reality", 4}, {"science", 2},
    {"something", 2}, {"sometimes", 2}, {"theatre", 3}, {"trial", 2},  {"variety", 4}, {"via", 2},      {"wednesday", 2}, {"whole", 1},
};

/// The word in lower-case ASCII, cut at 63 letters: longer ones are not words.
struct folded_word {
    char        at[64] = {};
    std::size_t size   = 0;
};

[[nodiscard]] inline folded_word fold_word(std::string_view word) noexcept {
    folded_word out;
    for (const char c : word) {
        const auto u = static_cast<unsigned char>(c);
        if (class_of(u) == cls::letter && out.size < 63) { out.at[out.size++] = static_cast<char>(fold(u)); }
    }
    return out;
}

[[nodiscard]] constexpr bool is_syllable_vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

/// Counts groups of vowels, then takes back the silent endings and adds what two vowels apart in speech hide.
[[nodiscard]] inline unsigned count_by_rule(std::string_view w) noexcept {
    int  count = 0;
    bool in    = false;
    bool pair  = false; // two vowels side by side: only then can they be spoken apart
    for (std::size_t i = 0; i < w.size(); ++i) {
        const bool vowel = is_syllable_vowel(w[i]) && !(w[i] == 'y' && i == 0) && !(w[i] == 'u' && i > 0 && w[i - 1] == 'q');
        if (vowel && !in) { ++count; }
        pair = pair || (vowel && in);
        in = vowel;
    }
    const auto ends = [&](std::string_view tail) { return w.size() > tail.size() && w.ends_with(tail); };
    const auto before = [&](std::size_t back) { return w.size() > back ? w[w.size() - 1 - back] : ' '; };
    // A final e is silent, but not in "-le" after a consonant ("table").
    if (ends("e") && !ends("ee") && !ends("ie") && !ends("oe") && !ends("ye") && !ends("ue") && !ends("ae")) {
        if (!(ends("le") && !is_syllable_vowel(before(2)))) { --count; }
    }
    // "-es" is silent but after a hissing sound or "-ies"; "-ed" but after t or d.
    if (ends("es") && !is_syllable_vowel(before(2))) {
        const char c      = before(2);
        const bool hisses = c == 's' || c == 'x' || c == 'z' || c == 'c' || c == 'g' || ends("ches") || ends("shes");
        if (!hisses && !(ends("les") && !is_syllable_vowel(before(3)))) { --count; }
    }
    if (ends("ed") && !is_syllable_vowel(before(2)) && before(2) != 't' && before(2) != 'd' && !(before(2) == 'l' && !is_syllable_vowel(before(3)))) { --count; }
    for (const std::string_view silent : {"ement", "ements", "eless", "eful", "ely"}) {
        if (ends(silent) && w.size() > silent.size() + 1 && !is_syllable_vowel(w[w.size() - silent.size() - 1])) {
            --count;
            break;
        }
    }
    // Vowels that are spoken apart.
    if (!pair) { return static_cast<unsigned>(std::max(count + (ends("ism") || ends("isms") || ends("thm") ? 1 : 0), 1)); }
    for (std::size_t at = 0; at + 1 < w.size(); ++at) {
        if ((w[at] != 'i' && w[at] != 'e' && w[at] != 'u' && w[at] != 'y') || !is_syllable_vowel(w[at + 1])) { continue; }
        const char c    = at > 0 ? w[at - 1] : ' ';
        const auto rest = w.substr(at);
        for (const std::string_view apart : {"ia", "io", "iu", "eo", "ua", "uou", "ying", "iet", "ien", "ier", "iest", "eing"}) {
            if (!rest.starts_with(apart)) { continue; }
            if ((apart == "ia" || apart == "io" || apart == "iu" || apart == "ien") && (c == 't' || c == 's' || c == 'c' || c == 'g' || c == 'x')) { continue; }
            if (apart == "eo" && (rest.starts_with("eou") || rest.starts_with("eop"))) { continue; }
            if (apart == "ua" && (c == 'q' || c == 'g')) { continue; }
            if (apart == "io" && c == 'l' && rest.starts_with("ion")) { continue; }
            if (apart == "ier" && c != 'r' && c != 'l' && c != 's' && c != 'p') { continue; }
            if (apart == "ien" && c == 'r' && rest.starts_with("iend")) { continue; }
            ++count;
        }
    }
    if (ends("ism") || ends("isms") || ends("thm")) { ++count; }
    return count < 1 ? 1U : static_cast<unsigned>(count);
}

} // namespace detail

RUNG_DECL unsigned count_syllables(std::string_view word) noexcept {
    const auto             folded = detail::fold_word(word);
    const std::string_view w{folded.at, folded.size};
    if (w.size() < 3) { return 1; }
    const auto* end = std::end(detail::syllable_exceptions);
    const auto* row = std::lower_bound(std::begin(detail::syllable_exceptions), end, w, [](const auto& r, std::string_view key) { return r.word < key; });
    if (row != end && row->word == w) { return row->count; }
    return detail::count_by_rule(w);
}

} // namespace text
RUNG_END
