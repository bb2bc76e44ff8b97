// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/rule_index.hpp>
#include <rung/advert/detail/settings.hpp>
#include <rung/advert/detail/signal.hpp>
#include <rung/advert/document.hpp>
#include <rung/advert/report.hpp>
#include <rung/text/lexicon.hpp>
#include <rung/text/sentences.hpp>

#include <algorithm>
#include <array>
#include <bitset>
#include <span>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace advert::detail {

/// What the heading above a block announces.
enum class section : std::uint8_t { none, essential, desirable, about, benefits, apply, duties, equality, person };

/// A block with its tokens [first, last) and sentences [first_sentence, last_sentence).
struct read_block {
    block_kind    kind = block_kind::paragraph;
    section       in   = section::none;
    bool          shouted = false; ///< Nearly all of its letters are capitals.
    std::uint32_t first = 0, last = 0;
    std::uint32_t first_sentence = 0, last_sentence = 0;
    std::uint32_t words    = 0;
    std::uint32_t capitals = 0; ///< Words in capitals only.
};

/// A term of a lexicon found in the text.
struct term_hit {
    text::term    term;
    std::uint32_t first = 0, last = 0; ///< Tokens.
};

/// A signal found in the text.
struct signal_hit {
    signal        what = signal::count_;
    std::uint32_t first = 0, last = 0;
    std::uint32_t sentence = 0;
};

/// The title or the body, cut into tokens, sentences and blocks, with what the lexicons found.
struct passage {
    part                        where = part::text;
    std::string_view            text;
    std::vector<text::token>    tokens;
    std::vector<text::sentence> sentences;
    std::vector<read_block>     blocks;
    std::vector<term_hit>       terms;    ///< Terms bound to a rule, in order; silenced ones are gone.
    std::vector<signal_hit>     signals;  ///< In order.
    std::vector<range>          allowed;  ///< Tokens that a silence for everything, or for short forms, covers.
    std::vector<std::bitset<signal_count>> told; ///< For each sentence what its signals say; one more for what stands behind the last.
    std::vector<std::uint32_t>  figures;  ///< Tokens that are numbers, amounts of money or starred out.
    std::vector<std::uint32_t>  loud;     ///< Tokens in capitals.
    std::uint32_t               professions    = 0; ///< Named.
    std::array<std::uint16_t, std::size(sector_names)> sectors{}; ///< How often each sector is named.
    std::uint32_t               qualifications = 0; ///< Whose registration or licence is named.
    std::array<std::uint16_t, signal_count> count{};

    [[nodiscard]] bool             has(signal s) const noexcept { return count[static_cast<std::size_t>(s)] != 0; }
    [[nodiscard]] std::string_view word(std::uint32_t token) const noexcept { return slice(text, tokens[token].at); }
    [[nodiscard]] range            bytes(std::uint32_t first, std::uint32_t last) const noexcept { return {tokens[first].at.begin, tokens[last - 1].at.end}; }
    [[nodiscard]] char             mark_at(std::uint32_t token) const noexcept {
        return token < tokens.size() && tokens[token].kind == text::token_kind::mark ? text[tokens[token].at.begin] : '\0';
    }
    /// Number of the sentence that holds a token.
    [[nodiscard]] inline std::uint32_t     sentence_of(std::uint32_t token) const noexcept;
    [[nodiscard]] inline const read_block* block_of(std::uint32_t token) const noexcept;
    [[nodiscard]] inline bool              sentence_has(std::uint32_t sentence, signal s) const noexcept;
    [[nodiscard]] inline const signal_hit* find(signal s) const noexcept;
};

/// Everything the rules look at, and the findings they leave.
struct reading {
    const document&  doc;
    const settings&  style;
    passage          title, body;
    std::string_view sector;             ///< Pack whose words are used most.
    std::uint32_t    professions = 0;    ///< Whom the advert is for, as far as the title says.
    bool             licensed       = false;
    bool             entry_level    = false;
    bool             apprenticeship = false;
    bool             pay_stated     = false; ///< A figure, a masked figure, or a pay field.
    bool             english        = true;
    bool             explains       = false; ///< The advert explains a term of its own.
    text::text_counts    counts;
    text::readability    measured;
    std::vector<finding> out;

    [[nodiscard]] bool has(signal s) const noexcept { return body.has(s) || title.has(s); }

    /// Adds a finding of `what` over tokens [first, last) of `in`; nothing where the rule is off. `term` fills the placeholders.
    inline finding* report(rule_index what, const passage& in, std::uint32_t first, std::uint32_t last, const text::term* term = nullptr);
    /// Adds a finding about the whole advert; `count` and `limit` fill the placeholders.
    inline finding* report_whole(rule_index what, std::string_view count = {}, std::string_view limit = {}, std::string_view note = {});
};

inline std::uint32_t passage::sentence_of(std::uint32_t token) const noexcept {
    std::uint32_t low = 0;
    std::uint32_t high = static_cast<std::uint32_t>(sentences.size());
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (sentences[middle].last <= token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

inline const read_block* passage::block_of(std::uint32_t token) const noexcept {
    std::size_t low  = 0;
    std::size_t high = blocks.size();
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (blocks[middle].last <= token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < blocks.size() && blocks[low].first <= token ? &blocks[low] : nullptr;
}

inline bool passage::sentence_has(std::uint32_t sentence, signal s) const noexcept {
    return sentence < told.size() && told[sentence][static_cast<std::size_t>(s)];
}

inline const signal_hit* passage::find(signal s) const noexcept {
    if (!has(s)) { return nullptr; }
    for (const auto& hit : signals) {
        if (hit.what == s) { return &hit; }
    }
    return nullptr;
}

/// Fills {term}, {plain}, {expansion}, {note}, {sector}, {count} and {limit} of a message. The sector is a pack's name: "health-and-care" is
/// written as a reader would say it.
struct placeholders {
    std::string_view term, plain, expansion, note, sector, count, limit;
};

[[nodiscard]] inline std::string filled(std::string_view message, const placeholders& with) {
    std::string out;
    out.reserve(message.size() + with.term.size() + with.plain.size() + 16);
    while (!message.empty()) {
        const auto open = message.find('{');
        out += message.substr(0, open);
        if (open == std::string_view::npos) { break; }
        const auto close = message.find('}', open);
        if (close == std::string_view::npos) { break; }
        const auto key = message.substr(open + 1, close - open - 1);
        if (key == "sector") {
            for (const char c : with.sector) { out += c == '-' ? ' ' : c; }
        } else {
            out += key == "term" ? with.term : key == "plain" ? with.plain : key == "expansion" ? with.expansion : key == "note" ? with.note
                   : key == "count" ? with.count : key == "limit" ? with.limit : std::string_view{};
        }
        message.remove_prefix(close + 1);
    }
    return out;
}

/// Cuts "a / b / c" into its alternatives.
inline void split_alternatives(std::string_view list, std::vector<std::string>& out) {
    while (!list.empty()) {
        const auto cut = list.find(" / ");
        out.emplace_back(list.substr(0, cut));
        list = cut == std::string_view::npos ? std::string_view{} : list.substr(cut + 3);
    }
}

/// What stood at the start of a sentence still does.
inline void keep_capital(std::string_view quote, std::vector<std::string>& replacements) {
    if (quote.empty() || quote.front() < 'A' || quote.front() > 'Z') { return; }
    for (auto& words : replacements) {
        if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') { words.front() = static_cast<char>(words.front() - 'a' + 'A'); }
    }
}

inline finding* reading::report(rule_index what, const passage& in, std::uint32_t first, std::uint32_t last, const text::term* term) {
    const auto& how = style.of(what);
    if (!how.on || first >= last) { return nullptr; }
    auto& f   = out.emplace_back();
    f.rule    = &rules()[static_cast<std::size_t>(what)];
    f.level   = how.level;
    f.where   = in.where;
    f.located = true;
    f.at      = in.bytes(first, last);
    f.quote   = slice(in.text, f.at);
    placeholders with;
    with.term = f.quote;
    if (term != nullptr) {
        if ((term->bits & text::term_acronym) == 0) {
            split_alternatives(term->plain, f.replacements);
            keep_capital(f.quote, f.replacements);
            f.safe = (term->bits & text::term_safe) != 0 && !f.replacements.empty();
        }
        if (!how.level_set && f.level != severity::credit) {
            f.level = (term->bits & text::term_barrier) != 0 ? severity::barrier : (term->bits & text::term_warning) != 0 ? severity::warning : (term->bits & text::term_hint) != 0 ? severity::hint : f.level;
        }
        f.note         = term->note;
        with.plain     = f.replacements.empty() ? std::string_view{} : std::string_view(f.replacements.front());
        with.expansion = term->plain;
        with.note      = term->note;
        with.sector    = term->pack;
    }
    f.message = filled(f.rule->message, with);
    return &f;
}

inline finding* reading::report_whole(rule_index what, std::string_view count, std::string_view limit, std::string_view note) {
    const auto& how = style.of(what);
    if (!how.on) { return nullptr; }
    auto& f   = out.emplace_back();
    f.rule    = &rules()[static_cast<std::size_t>(what)];
    f.level   = how.level;
    f.message = filled(f.rule->message, {{}, {}, {}, note, {}, count, limit});
    return &f;
}

/// The sector that a profession works in, as a place in `sector_names`.
[[nodiscard]] inline std::size_t sector_of(std::size_t profession) noexcept {
    constexpr std::size_t education = 1, engineering = 2, finance = 3, health = 4, law = 5, science = 6, retail = 8, technology = 9;
    constexpr std::size_t of[] = {health, health, health, health, health, health, health, health, science, science, law, finance, finance, education, engineering, engineering, engineering, engineering, technology, retail, retail};
    static_assert(std::size(of) == std::size(profession_names));
    return of[profession];
}

/// The sector that the advert's words come from most often: terms of its pack, words that name it, the profession in the title.
[[nodiscard]] inline std::string_view main_sector(const passage& title, const passage& body) {
    std::array<unsigned, std::size(sector_names)> votes{};
    const auto                                    vote = [&](const passage& p, unsigned weight) {
        std::string_view pack; // terms of one pack share its name's place, so that it is compared once and not for each
        std::size_t      at = votes.size();
        for (const auto& hit : p.terms) {
            if (hit.term.pack.data() != pack.data()) {
                pack = hit.term.pack;
                at   = static_cast<std::size_t>(std::find(std::begin(sector_names), std::end(sector_names), pack) - std::begin(sector_names));
            }
            if (at < votes.size()) { votes[at] += weight * ((hit.term.bits & text::term_own_sector) != 0 ? 1U : 2U); }
        }
    };
    vote(title, 3);
    vote(body, 1);
    for (std::size_t s = 0; s < votes.size(); ++s) { votes[s] += 6U * title.sectors[s] + 2U * std::min<unsigned>(body.sectors[s], 4); }
    for (std::size_t p = 0; p < std::size(profession_names); ++p) {
        if ((title.professions >> p & 1U) != 0) { votes[sector_of(p)] += 6; }
    }
    votes[0] /= 2; // corporate words are at home everywhere
    const auto best = std::max_element(votes.begin(), votes.end());
    return *best >= 4 ? sector_names[static_cast<std::size_t>(best - votes.begin())] : std::string_view{};
}

} // namespace advert::detail
RUNG_END
