// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/inflect.hpp>

#include <algorithm>
#include <array>

RUNG_BEGIN
namespace text {
namespace detail {

enum class inflection : std::uint8_t { base, third, continuous, past, participle };

struct irregular_verb {
    std::string_view base, past, participle;
};

inline constexpr irregular_verb irregular_verbs[] = {
    {"be", "was", "been"}, {"bear", "bore", "borne"}, {"become", "became", "become"}, {"begin", "began", "begun"}, {"bid", "bid", "bid"},
    {"break", "broke", "broken"}, {"bring", "brought", "brought"}, {"build", "built", "built"}, {"burn", "burned", "burnt"},
    {"buy", "bought", "bought"}, {"catch", "caught", "caught"}, {"choose", "chose", "chosen"}, {"come", "came", "come"},
    {"cost", "cost", "cost"}, {"cut", "cut", "cut"}, {"deal", "dealt", "dealt"}, {"do", "did", "done"}, {"draw", "drew", "drawn"},
    {"drink", "drank", "drunk"}, {"drive", "drove", "driven"}, {"eat", "ate", "eaten"}, {"fall", "fell", "fallen"}, {"feed", "fed", "fed"},
    {"feel", "felt", "felt"}, {"fight", "fought", "fought"}, {"find", "found", "found"}, {"fit", "fitted", "fitted"}, {"fly", "flew", "flown"},
    {"foresee", "foresaw", "foreseen"}, {"forget", "forgot", "forgotten"}, {"get", "got", "got"}, {"give", "gave", "given"},
    {"go", "went", "gone"}, {"grow", "grew", "grown"}, {"have", "had", "had"}, {"hear", "heard", "heard"}, {"hit", "hit", "hit"},
    {"hold", "held", "held"}, {"keep", "kept", "kept"}, {"know", "knew", "known"}, {"lay", "laid", "laid"}, {"lead", "led", "led"},
    {"learn", "learned", "learnt"}, {"leave", "left", "left"}, {"lend", "lent", "lent"}, {"let", "let", "let"}, {"lose", "lost", "lost"},
    {"make", "made", "made"}, {"mean", "meant", "meant"}, {"meet", "met", "met"}, {"oversee", "oversaw", "overseen"},
    {"overtake", "overtook", "overtaken"}, {"partake", "partook", "partaken"}, {"pay", "paid", "paid"}, {"put", "put", "put"},
    {"read", "read", "read"}, {"repay", "repaid", "repaid"}, {"rethink", "rethought", "rethought"}, {"ride", "rode", "ridden"},
    {"rise", "rose", "risen"}, {"run", "ran", "run"}, {"say", "said", "said"}, {"see", "saw", "seen"}, {"seek", "sought", "sought"},
    {"sell", "sold", "sold"}, {"send", "sent", "sent"}, {"set", "set", "set"}, {"shake", "shook", "shaken"}, {"show", "showed", "shown"},
    {"shut", "shut", "shut"}, {"sit", "sat", "sat"}, {"sleep", "slept", "slept"}, {"speak", "spoke", "spoken"}, {"spend", "spent", "spent"},
    {"split", "split", "split"}, {"spread", "spread", "spread"}, {"stand", "stood", "stood"}, {"steal", "stole", "stolen"},
    {"stick", "stuck", "stuck"}, {"sweep", "swept", "swept"}, {"take", "took", "taken"}, {"teach", "taught", "taught"},
    {"tell", "told", "told"}, {"think", "thought", "thought"}, {"throw", "threw", "thrown"}, {"undergo", "underwent", "undergone"},
    {"understand", "understood", "understood"}, {"undertake", "undertook", "undertaken"}, {"uphold", "upheld", "upheld"},
    {"wear", "wore", "worn"}, {"win", "won", "won"}, {"withdraw", "withdrew", "withdrawn"}, {"write", "wrote", "written"},
};

/// Verbs of more than one syllable that double their last letter (British spelling).
inline constexpr std::string_view doubling_verbs[] = {
    "admit", "allot", "begin", "cancel", "channel", "commit", "compel", "concur", "control", "counsel", "deter", "enrol", "equip", "excel",
    "expel", "forget", "format", "fuel", "fulfil", "incur", "instil", "label", "level", "marshal", "model", "occur", "omit", "outwit", "permit",
    "prefer", "program", "propel", "rebut", "recur", "refer", "refuel", "regret", "remit", "signal", "submit", "total", "transfer", "transmit",
    "travel", "tunnel", "unravel",
};

struct irregular_noun {
    std::string_view one, many;
};

inline constexpr irregular_noun irregular_nouns[] = {
    {"analysis", "analyses"}, {"basis", "bases"}, {"child", "children"}, {"crisis", "crises"}, {"criterion", "criteria"},
    {"curriculum", "curricula"}, {"diagnosis", "diagnoses"}, {"foot", "feet"}, {"half", "halves"}, {"knife", "knives"}, {"leaf", "leaves"},
    {"life", "lives"}, {"loaf", "loaves"}, {"man", "men"}, {"medium", "media"}, {"person", "people"}, {"phenomenon", "phenomena"},
    {"prognosis", "prognoses"}, {"self", "selves"}, {"shelf", "shelves"}, {"thesis", "theses"}, {"tooth", "teeth"}, {"wife", "wives"},
    {"woman", "women"},
};

[[nodiscard]] inline bool is_vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// "stop" → "stopp": one syllable ending consonant, vowel, consonant other than w, x, y; or listed.
[[nodiscard]] inline bool doubles(std::string_view verb) noexcept {
    if (std::find(std::begin(doubling_verbs), std::end(doubling_verbs), verb) != std::end(doubling_verbs)) { return true; }
    if (verb.size() < 3) { return false; }
    const char last = verb.back();
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y' || !is_vowel(verb[verb.size() - 2])) { return false; }
    return std::count_if(verb.begin(), verb.end(), [](char c) { return is_vowel(c) || c == 'y'; }) == 1;
}

[[nodiscard]] inline bool ends_in_sibilant(std::string_view word) noexcept {
    return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") || word.ends_with("sh");
}

[[nodiscard]] inline bool ends_in_consonant_y(std::string_view word) noexcept {
    return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

[[nodiscard]] inline std::string with_s(std::string_view word) {
    std::string out(word);
    if (ends_in_consonant_y(word)) {
        out.back() = 'i';
        return out + "es";
    }
    if (ends_in_sibilant(word) || word == "go" || word == "do" || word == "undergo") { return out + "es"; }
    return out + "s";
}

[[nodiscard]] inline std::string with_ed(std::string_view verb) {
    std::string out(verb);
    if (verb.ends_with("e")) { return out + "d"; }
    if (ends_in_consonant_y(verb)) {
        out.back() = 'i';
        return out + "ed";
    }
    if (doubles(verb)) { out += verb.back(); }
    return out + "ed";
}

[[nodiscard]] inline std::string with_ing(std::string_view verb) {
    std::string out(verb);
    if (verb.ends_with("ie")) { return out.substr(0, out.size() - 2) + "ying"; }
    if (verb.ends_with("e") && !verb.ends_with("ee") && !verb.ends_with("oe") && !verb.ends_with("ye") && verb.size() > 2) { out.pop_back(); }
    if (doubles(verb)) { out += verb.back(); }
    return out + "ing";
}

[[nodiscard]] inline std::string verb_form(std::string_view verb, inflection which) {
    if (which == inflection::base) { return std::string(verb); }
    if (which == inflection::third) { return verb == "have" ? "has" : verb == "be" ? "is" : with_s(verb); }
    if (which == inflection::continuous) { return with_ing(verb); }
    for (const auto& row : irregular_verbs) {
        if (row.base == verb) { return std::string(which == inflection::past ? row.past : row.participle); }
    }
    return with_ed(verb);
}

[[nodiscard]] inline std::string plural(std::string_view noun) {
    for (const auto& row : irregular_nouns) {
        if (noun == row.one) { return std::string(row.many); }
        // "chairman" and the like end in an irregular noun.
        if ((row.one == "man" || row.one == "wife") && noun.size() > row.one.size() && noun.ends_with(row.one) && noun != "human" && noun != "german") {
            return std::string(noun.substr(0, noun.size() - row.one.size())) + std::string(row.many);
        }
    }
    return with_s(noun);
}

/// Applies `change` to the first or the last word of `phrase`.
template <class Change>
[[nodiscard]] std::string change_word(std::string_view phrase, bool first, Change change) {
    const auto cut = first ? phrase.find(' ') : phrase.rfind(' ');
    if (cut == std::string_view::npos) { return change(phrase); }
    if (first) { return change(phrase.substr(0, cut)) + std::string(phrase.substr(cut)); }
    return std::string(phrase.substr(0, cut + 1)) + change(phrase.substr(cut + 1));
}

/// Applies `change` to each alternative of "a / b / c".
template <class Change>
[[nodiscard]] std::string change_each(std::string_view list, bool first, Change change) {
    std::string out;
    while (!list.empty()) {
        const auto cut = list.find(" / ");
        const auto one = list.substr(0, cut);
        if (!out.empty()) { out += " / "; }
        out += change_word(one, first, change);
        list = cut == std::string_view::npos ? std::string_view{} : list.substr(cut + 3);
    }
    return out;
}

inline void add_inflected(std::vector<inflected>& out, std::string form, std::string plain) {
    const auto same = [&](const inflected& have) { return have.form == form; };
    if (std::none_of(out.begin(), out.end(), same)) { out.push_back({std::move(form), std::move(plain)}); }
}

/// "utilise…" → "utilize…" in the first word, or empty where the word has no such twin.
[[nodiscard]] inline std::string with_z(std::string_view phrase) {
    const auto word = phrase.substr(0, phrase.find(' '));
    for (const std::string_view tail : {"ise", "ises", "ised", "ising"}) {
        if (word.size() > tail.size() + 3 && word.ends_with(tail)) {
            std::string out(phrase);
            out[word.size() - tail.size() + 1] = 'z';
            return out;
        }
    }
    return {};
}

} // namespace detail

RUNG_DECL std::vector<inflected> inflections(std::string_view phrase, word_class head, std::string_view plain) {
    using detail::inflection;
    std::vector<inflected> out;
    out.push_back({std::string(phrase), std::string(plain)});
    if (head == word_class::noun) {
        const auto many = [](std::string_view w) { return detail::plural(w); };
        detail::add_inflected(out, detail::change_word(phrase, false, many), detail::change_each(plain, false, many));
    }
    if (head == word_class::verb) {
        for (const auto which : {inflection::third, inflection::continuous, inflection::past, inflection::participle}) {
            const auto change = [which](std::string_view w) { return detail::verb_form(w, which); };
            detail::add_inflected(out, detail::change_word(phrase, true, change), detail::change_each(plain, true, change));
        }
        for (std::size_t i = 0, n = out.size(); i < n; ++i) {
            if (auto z = detail::with_z(out[i].form); !z.empty()) {
                auto replacement = out[i].plain;
                detail::add_inflected(out, std::move(z), std::move(replacement));
            }
        }
    }
    return out;
}

} // namespace text
RUNG_END
