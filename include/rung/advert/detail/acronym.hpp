// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/reading.hpp>
#include <rung/text/characters.hpp>

#include <bit>
#include <string>

RUNG_BEGIN
namespace advert::detail {

/// The acronym without plural s and possessive.
[[nodiscard]] inline std::string_view stem(std::string_view word, const text::token& t) noexcept {
    if (const auto cut = word.find_first_of("'\xE2"); cut != std::string_view::npos) { word = word.substr(0, cut); }
    if (t.is(text::plural_s) && word.ends_with('s')) { word.remove_suffix(1); }
    return word;
}

[[nodiscard]] inline bool is_roman(std::string_view w) noexcept {
    return w == "II" || w == "III" || w == "IV" || w == "VI" || w == "VII" || w == "VIII" || w == "IX" || w == "XI" || w == "XII";
}

/// "SW1A", "EC2", "NR6": the outward half of a postcode, told by the half that follows ("1AA") or by its shape with digits at the end.
[[nodiscard]] inline bool is_postcode(const passage& p, std::uint32_t t) noexcept {
    const auto w = p.word(t);
    if (w.size() < 2 || w.size() > 4 || !p.tokens[t].is(text::has_digit)) { return false; }
    const auto letter = [&](std::size_t i) { return i < w.size() && text::class_of(static_cast<unsigned char>(w[i])) == text::cls::letter; };
    const auto digit  = [&](std::size_t i) { return i < w.size() && text::class_of(static_cast<unsigned char>(w[i])) == text::cls::digit; };
    const bool inward = w.size() == 3 && digit(0) && letter(1) && letter(2);
    const auto lead   = letter(1) ? 2U : 1U;
    const bool outward = letter(0) && digit(lead) && (w.size() <= lead + 1 || digit(lead + 1) || letter(lead + 1));
    if (inward) { return true; }
    if (!outward) { return false; }
    const auto next = t + 1 < p.tokens.size() ? p.word(t + 1) : std::string_view{};
    return (next.size() == 3 && text::class_of(static_cast<unsigned char>(next[0])) == text::cls::digit) || (w.size() >= 3 && p.mark_at(t + 1) != '/');
}

/// True where the token stands among capitals that shout: an ordinary word in capitals, or one in a line of nothing else.
[[nodiscard]] inline bool shouted_word(const passage& p, std::uint32_t t, bool own_sector) noexcept {
    const auto* b     = p.block_of(t);
    const auto  grade = text::lexicon::size_grade(p.tokens[t]);
    const auto  caps  = [&](std::uint32_t i) {
        return i < p.tokens.size() && b != nullptr && i >= b->first && i < b->last && p.tokens[i].kind == text::token_kind::word && p.tokens[i].is(text::upper_all) && p.tokens[i].at.size() > 1;
    };
    const bool neighbour = caps(t + 1) || (t > 0 && caps(t - 1));
    if (grade == 0) { return false; }
    if (b != nullptr && b->shouted) { return true; }
    if (grade <= 2 && neighbour) { return true; }
    return grade <= 2 && !own_sector && p.tokens[t].at.size() >= 3;
}

/// A token in capitals that the lexicon doesn't know: is it an acronym at all? Shouting, names of qualifications' levels, postcodes, references
/// and Roman numerals are not.
[[nodiscard]] inline bool looks_like_acronym(const passage& p, std::uint32_t t) noexcept {
    const auto& token = p.tokens[t];
    if (token.kind != text::token_kind::word || !token.is(text::upper_all) || token.is(text::masked)) { return false; }
    const auto w = stem(p.word(t), token);
    if (w.size() < 2 || w.size() > 5 || is_roman(w) || w == "XYZ" || w == "ABC" || is_postcode(p, t)) { return false; }
    if (text::lexicon::size_grade(token) != 0) { return false; } // an ordinary word, shouted
    const auto* b = p.block_of(t);
    if (b == nullptr || b->shouted) { return false; }
    const auto next = t + 1 < p.tokens.size() ? &p.tokens[t + 1] : nullptr;
    const auto last = t > 0 ? &p.tokens[t - 1] : nullptr;
    // A run of capitals is shouting or a name, commas or not.
    const auto loud = [&](std::uint32_t i) { return i < p.tokens.size() && i >= b->first && i < b->last && p.tokens[i].kind == text::token_kind::word && p.tokens[i].is(text::upper_all) && p.tokens[i].at.size() > 5; };
    if (loud(t + 1) || loud(t - 1) || (w.size() > 3 && (loud(t + 2) || loud(t - 2)))) { return false; }
    // References: "REF: ABC/123", "#LI-BS1", "J12345", "ABC-1234".
    unsigned digits = 0;
    for (const char c : w) { digits += c >= '0' && c <= '9' ? 1U : 0U; }
    if (digits >= 2 || (digits > 0 && (w.size() > 4 || (w.front() >= '0' && w.front() <= '9')))) { return false; }
    if (next != nullptr && (next->kind == text::token_kind::number || p.mark_at(t + 1) == '/') && next->at.begin == token.at.end) { return p.mark_at(t + 1) == '/' && t + 2 < p.tokens.size() && p.tokens[t + 2].kind == text::token_kind::word; }
    if (next != nullptr && next->kind == text::token_kind::number && next->is(text::glued)) { return false; }
    if (token.is(text::glued) && last != nullptr && p.mark_at(t - 1) == '#') { return false; }
    if (last != nullptr && (p.mark_at(t - 1) == '#' || p.mark_at(t - 1) == '@')) { return false; }
    return true;
}

/// True where the capitals of the words before `past` spell `name`, small words skipped.
[[nodiscard]] inline bool initials_before(const passage& p, std::uint32_t past, std::string_view name) noexcept {
    std::size_t   left  = name.size();
    std::uint32_t steps = 0;
    for (auto t = past; t-- > 0 && left > 0 && steps < 14; ++steps) {
        if (p.tokens[t].kind == text::token_kind::mark) {
            if (p.mark_at(t) == '&' && name[left - 1] == '&') { --left; }
            continue;
        }
        const auto c = p.word(t).front();
        if (text::fold(static_cast<unsigned char>(c)) == text::fold(static_cast<unsigned char>(name[left - 1]))) {
            --left;
        } else if (p.word(t).size() > 4 && steps > name.size() + 3) {
            return false;
        }
    }
    return left == 0;
}

/// True where the initials of the words from `from` on spell `name`.
/// In brackets other words may stand between; without, the name must follow word by word.
[[nodiscard]] inline bool initials_after(const passage& p, std::uint32_t from, std::string_view name, bool in_brackets) noexcept {
    std::size_t   done  = 0;
    std::uint32_t steps = 0;
    const auto    most  = in_brackets ? std::size_t{12} : name.size() + 2;
    for (auto t = from; t < p.tokens.size() && done < name.size() && steps < most; ++t, ++steps) {
        if (p.tokens[t].kind == text::token_kind::mark) {
            const char m = p.mark_at(t);
            if (m == ')' || m == '.' || m == ';') { return false; }
            if (m == '&' && name[done] == '&') { ++done; }
            continue;
        }
        const auto c = p.word(t).front();
        if (text::fold(static_cast<unsigned char>(c)) == text::fold(static_cast<unsigned char>(name[done]))) { ++done; }
    }
    return done == name.size();
}

/// True where `known` (an expansion from a lexicon) is written out at token `t`, letter case ignored.
[[nodiscard]] inline bool written_out_at(const passage& p, std::uint32_t t, std::string_view known) noexcept {
    const auto at = p.tokens[t].at.begin;
    if (at + known.size() > p.text.size()) { return false; }
    for (std::size_t i = 0; i < known.size(); ++i) {
        const auto a = text::fold(static_cast<unsigned char>(p.text[at + i]));
        const auto b = text::fold(static_cast<unsigned char>(known[i]));
        if (a != b && !(a == '-' && b == ' ') && !(a == ' ' && b == '-')) { return false; }
    }
    return true;
}

/// "Operational Database (ODB)": the letters stand in order in the words before `past`, the first of them at the start of a word.
[[nodiscard]] inline bool letters_before(const passage& p, std::uint32_t past, std::string_view name) noexcept {
    for (std::uint32_t words = 1; words <= name.size() + 1 && words <= past; ++words) {
        const auto first = past - words;
        if (p.tokens[first].kind != text::token_kind::word) { return false; }
        const auto  from = p.tokens[first].at.begin;
        const auto  all  = slice(p.text, {from, p.tokens[past - 1].at.end});
        std::size_t done = 0;
        if (text::fold(static_cast<unsigned char>(all.front())) != text::fold(static_cast<unsigned char>(name.front()))) { continue; }
        for (std::size_t i = 0; i < all.size() && done < name.size(); ++i) {
            done += text::fold(static_cast<unsigned char>(all[i])) == text::fold(static_cast<unsigned char>(name[done])) ? 1U : 0U;
        }
        if (done == name.size() && all.size() >= name.size() * 3) { return true; }
    }
    return false;
}

/// Where a short form is explained: the byte, and whether the short form stands beside its full name there.
struct definition {
    static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
    std::uint32_t                  byte    = nowhere;
    bool                           beside  = false;
};

/// The tokens of a passage by their spelling, so that looking for a name goes to the places that may hold it and nowhere else.
/// Made when it is first asked: many adverts have no short form to explain.
class same_words {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    explicit same_words(const passage& p) : p_(p) {}

    /// The first token that may be written as `word`, or `none`.
    [[nodiscard]] std::uint32_t first_like(std::string_view word) {
        if (next_.empty() && !p_.tokens.empty()) { chain(); }
        return next_.empty() ? none : first_[text::hash_of_folded(word) & (first_.size() - 1)];
    }
    /// The next such token, or `none`.
    [[nodiscard]] std::uint32_t behind(std::uint32_t token) const noexcept { return next_[token]; }

private:
    void chain() {
        first_.assign(std::bit_ceil(p_.tokens.size()), none);
        next_.resize(p_.tokens.size());
        for (auto t = static_cast<std::uint32_t>(p_.tokens.size()); t-- > 0;) {
            auto& first = first_[p_.tokens[t].hash & (first_.size() - 1)];
            next_[t]    = first;
            first       = t;
        }
    }

    const passage&             p_;
    std::vector<std::uint32_t> first_, next_;
};

/// True where token `t` stands beside the full name of `name`, or says what it stands for.
[[nodiscard]] inline bool is_defined_at(const passage& p, std::uint32_t t, std::string_view name) {
    const auto& token = p.tokens[t];
    if (token.kind != text::token_kind::word || !p.text.substr(token.at.begin).starts_with(name) || stem(p.word(t), token) != name) { return false; }
    if (t > 1 && p.mark_at(t - 1) == '(' && (initials_before(p, t - 1, name) || letters_before(p, t - 1, name))) { return true; }
    const char next = p.mark_at(t + 1);
    if ((next == '(' || next == '-' || next == ':' || next == '=') && initials_after(p, t + 2, name, next == '(')) { return true; }
    if (next == ',' && t + 3 < p.tokens.size() && p.word(t + 2) == "which" && (p.word(t + 3) == "is" || p.word(t + 3) == "stands" || p.word(t + 3) == "means")) { return true; }
    return t + 2 < p.tokens.size() && p.word(t + 1) == "stands" && p.word(t + 2) == "for";
}

/// Finds the place in the body where `name` is explained: "full name (NAME)", "NAME (full name)", "NAME – full name", "NAME stands for", or
/// the known expansion in words anywhere.
[[nodiscard]] inline definition definition_of(const passage& p, same_words& index, std::string_view name, std::string_view expansion) {
    for (const auto& written : {std::string(name), std::string(name) + "s"}) {
        for (auto t = index.first_like(written); t != same_words::none; t = index.behind(t)) {
            if (is_defined_at(p, t, name)) { return {p.tokens[t].at.begin, true}; }
        }
    }
    const auto known = expansion.substr(0, expansion.find(" / "));
    if (known.size() > 4) {
        for (auto t = index.first_like(known.substr(0, known.find_first_of(" -/"))); t != same_words::none; t = index.behind(t)) {
            if (written_out_at(p, t, known)) { return {p.tokens[t].at.begin, false}; }
        }
    }
    return {};
}

} // namespace advert::detail
RUNG_END
