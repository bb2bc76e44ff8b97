// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/bind.hpp>
#include <rung/advert/detail/block_memory.hpp>
#include <rung/advert/detail/lexicon_data.ipp>
#include <rung/advert/detail/reading.hpp>
#include <rung/text/syllables.hpp>

#include <algorithm>

RUNG_BEGIN
namespace advert::detail {

[[nodiscard]] inline text::lexicon shipped_lexicon() noexcept { return text::lexicon::borrowed({lexicon_table, sizeof lexicon_table - 1}); }

/// Announcements of a section count in headings and short lines only.
[[nodiscard]] inline bool is_section(const text::binding& b) noexcept {
    return b.what == text::binding::kind::signal && b.index >= static_cast<std::uint16_t>(signal::section_essential) && b.index < static_cast<std::uint16_t>(signal::count_);
}

/// Wording families, where a longer term makes a shorter one inside it superfluous.
[[nodiscard]] inline bool is_wording(std::uint16_t rule) noexcept {
    const auto f = rules_data[rule].about;
    return f == family::jargon || f == family::buzzword || f == family::wordy || f == family::acronym;
}

/// Cuts a passage into tokens, sentences and blocks, and lets the lexicons look at it.
class passage_reader {
public:
    passage_reader(passage& into, const settings& style, const text::lexicon& shipped, block_memory* memory = nullptr)
        : p_(into), style_(style), shipped_(shipped), memory_(memory) {}

    void read(part where, std::string_view text, std::span<const block> blocks) {
        p_.where = where;
        p_.text  = text;
        p_.tokens.reserve(text.size() / 5 + 16);
        p_.blocks.reserve(blocks.size());
        hits_.reserve(text.size() / 16 + 16);
        for (const block& b : blocks) {
            if (memory_ == nullptr) {
                read_one(b);
            } else if (const auto* known = memory_->find(slice(text, b.at), b.kind)) {
                remember(b, *known);
            } else {
                const auto from = hits_.size();
                read_one(b);
                memory_->keep(slice(text, b.at), b.kind, b.at.begin, p_, p_.blocks.back(), std::span(hits_).subspan(from));
            }
        }
        if (style_.extra != nullptr) {
            // The employer's lexicon numbers words its own way, so it reads a copy of the tokens.
            auto copy = p_.tokens;
            style_.extra->look_up(copy);
            std::swap(copy, p_.tokens);
            for (const auto& b : p_.blocks) { collect(*style_.extra, 0x80000000U, b); }
            std::swap(copy, p_.tokens);
        }
        settle();
    }

private:
    /// Puts what is known of an unchanged block where the block stands now.
    void remember(const block& b, const known_block& known) {
        const auto token    = static_cast<std::uint32_t>(p_.tokens.size());
        const auto sentence = static_cast<std::uint32_t>(p_.sentences.size());
        for (auto t : known.tokens) {
            t.at = {t.at.begin + b.at.begin, t.at.end + b.at.begin};
            p_.tokens.push_back(t);
            list(static_cast<std::uint32_t>(p_.tokens.size() - 1));
        }
        for (const auto s : known.sentences) { p_.sentences.push_back({s.first + token, s.last + token, s.words}); }
        for (auto h : known.hits) {
            h.first += token;
            h.last += token;
            hits_.push_back(h);
        }
        auto r           = known.about;
        r.first_sentence = sentence;
        r.last_sentence  = static_cast<std::uint32_t>(p_.sentences.size());
        r.last           = token + (r.last - r.first);
        r.first          = token;
        p_.blocks.push_back(r);
    }

    /// Enters a token into the lists of those that a rule goes through.
    void list(std::uint32_t t) {
        const auto& token = p_.tokens[t];
        if (token.kind == text::token_kind::number || token.kind == text::token_kind::money) { p_.figures.push_back(t); }
        if (token.is(text::upper_all)) { p_.loud.push_back(t); }
    }

    void read_one(const block& b) {
        read_block r;
        r.kind  = b.kind;
        r.first = static_cast<std::uint32_t>(p_.tokens.size());
        if (b.kind != block_kind::code) { text::tokenise(p_.text, b.at, p_.tokens); }
        r.last           = static_cast<std::uint32_t>(p_.tokens.size());
        r.first_sentence = static_cast<std::uint32_t>(p_.sentences.size());
        text::split_sentences(p_.text, std::span(p_.tokens).subspan(r.first, r.last - r.first), r.first, p_.sentences);
        r.last_sentence = static_cast<std::uint32_t>(p_.sentences.size());
        for (auto s = r.first_sentence; s < r.last_sentence; ++s) { r.words += p_.sentences[s].words; }
        unsigned upper = 0;
        unsigned all   = 0;
        for (auto t = r.first; t < r.last; ++t) {
            const auto& token = p_.tokens[t];
            const bool  word  = token.kind == text::token_kind::word && token.at.size() >= 2;
            all += word ? 1U : 0U;
            upper += word && token.is(text::upper_all) ? 1U : 0U;
            list(t);
        }
        const auto lower = all - upper;
        r.capitals = upper;
        r.shouted = upper >= 3 && lower * 4 <= upper;
        if (r.kind == block_kind::heading && upper >= 1 && lower == 0) { r.shouted = true; }
        p_.blocks.push_back(r);
        shipped_.look_up(std::span(p_.tokens).subspan(r.first, r.last - r.first));
        collect(shipped_, 0, r);
    }

    void collect(const text::lexicon& lexicon, std::uint32_t own, const read_block& b) {
        matches_.clear();
        lexicon.find(p_.text, std::span<const text::token>(p_.tokens).subspan(b.first, b.last - b.first), b.first, matches_);
        const bool announces = b.kind == block_kind::heading || b.words <= 6;
        for (const auto& m : matches_) {
            raw_hit hit{lexicon.facts(m.form), m.form, m.first, m.last, own != 0};
            if (!announces && is_section(hit.term.bound)) { continue; }
            hit.term.id |= own; // the two lexicons number their terms apart
            hits_.push_back(hit);
        }
    }

    /// Sorts hits into terms and signals, and drops what a silence or a longer term covers.
    void settle() {
        if (style_.extra != nullptr) { // one lexicon's hits come in order by themselves
            std::stable_sort(hits_.begin(), hits_.end(), [](const raw_hit& a, const raw_hit& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
        }
        p_.told.resize(p_.sentences.size() + 1);
        p_.signals.reserve(hits_.size());
        p_.terms.reserve(hits_.size() / 3 + 4);
        std::uint32_t sentence = 0;
        std::uint32_t quiet    = 0; // one past the last token that a silence for everything covers, of those that begin here or before
        std::size_t   silences = 0; // hits whose silence is in `quiet`
        for (std::size_t i = 0; i < hits_.size(); ++i) {
            const auto& h = hits_[i];
            for (; silences < hits_.size() && hits_[silences].first <= h.first; ++silences) {
                if (hits_[silences].term.bound.what == text::binding::kind::silence_all) { quiet = std::max(quiet, hits_[silences].last); }
            }
            while (sentence < p_.sentences.size() && p_.sentences[sentence].last <= h.first) { ++sentence; }
            if (h.term.bound.what == text::binding::kind::signal) {
                if (quiet >= h.last) { continue; } // "a high degree of" is no degree
                if (h.term.bound.index >= sector_signals) {
                    ++p_.sectors[h.term.bound.index - sector_signals];
                } else if (h.term.bound.index >= qualification_signals) {
                    p_.qualifications |= 1U << (h.term.bound.index - qualification_signals);
                } else if (h.term.bound.index >= profession_signals) {
                    p_.professions |= 1U << (h.term.bound.index - profession_signals);
                } else {
                    ++p_.count[h.term.bound.index];
                    p_.signals.push_back({static_cast<signal>(h.term.bound.index), h.first, h.last, sentence});
                    p_.told[sentence].set(h.term.bound.index);
                }
            } else if (h.term.bound.what != text::binding::kind::rule) {
                const bool short_forms = h.term.bound.what == text::binding::kind::silence_all || h.term.bound.index == static_cast<std::uint16_t>(rule_index::undefined_acronym);
                if (short_forms) { p_.allowed.push_back({h.first, h.last}); }
            } else if (!covered(i)) {
                p_.terms.push_back({(h.own ? *style_.extra : shipped_).form(h.form), h.first, h.last});
                p_.terms.back().term.id = h.term.id;
            }
        }
    }

    /// True where another hit makes this one superfluous. Hits are in order, so only near neighbours can.
    [[nodiscard]] bool covered(std::size_t i) const noexcept {
        const auto& h         = hits_[i];
        const auto  covers    = [&](const raw_hit& other) { return other.first <= h.first && other.last >= h.last; };
        const auto  makes_so  = [&](const raw_hit& other) {
            if (!covers(other)) { return false; }
            switch (other.term.bound.what) {
            case text::binding::kind::silence_all: return true;
            case text::binding::kind::silence: return other.term.bound.index == h.term.bound.index;
            case text::binding::kind::signal: return false;
            case text::binding::kind::rule: break;
            }
            const bool longer = other.last - other.first > h.last - h.first;
            if (!longer) { return false; }
            const auto mine   = rules_data[h.term.bound.index].about;
            const auto theirs = rules_data[other.term.bound.index].about;
            // An acronym is explained by itself, whatever phrase it stands in.
            if ((h.term.bits & text::term_acronym) != 0 && (other.term.bits & text::term_acronym) == 0) { return false; }
            return mine == theirs || (is_wording(h.term.bound.index) && is_wording(other.term.bound.index));
        };
        // A phrase has at most a dozen words: whatever covers this hit begins no farther back.
        for (std::size_t j = i; j-- > 0 && hits_[j].first + 12 >= h.first;) {
            if (makes_so(hits_[j])) { return true; }
        }
        for (std::size_t j = i + 1; j < hits_.size() && hits_[j].first == h.first; ++j) {
            if (hits_[j].last == h.last && makes_so(hits_[j])) { return true; }
        }
        return false;
    }

    passage&                  p_;
    const settings&           style_;
    const text::lexicon&      shipped_;
    block_memory*             memory_;
    std::vector<text::match>  matches_;
    std::vector<raw_hit>      hits_;
};

/// Tells each block the section that the last heading announced.
inline void tell_sections(passage& p) {
    constexpr struct { signal what; section is; } announcements[] = {
        {signal::section_essential, section::essential}, {signal::section_desirable, section::desirable}, {signal::section_about, section::about},
        {signal::section_benefits, section::benefits}, {signal::section_apply, section::apply}, {signal::section_duties, section::duties},
        {signal::section_equality, section::equality}, {signal::section_person, section::person},
    };
    section     now = section::none;
    std::size_t hit = 0;
    for (auto& b : p.blocks) {
        const bool announces = b.kind == block_kind::heading || (b.words <= 6 && p.mark_at(b.last - 1) == ':');
        if (announces && b.last > b.first) {
            section told = section::none;
            while (hit < p.signals.size() && p.signals[hit].first < b.first) { ++hit; }
            for (auto h = hit; h < p.signals.size() && p.signals[h].first < b.last && told == section::none; ++h) {
                for (const auto& row : announcements) {
                    if (row.what == p.signals[h].what) { told = row.is; }
                }
            }
            now = told;
        }
        b.in = now;
    }
}

/// Counts what the readability formulas need: prose and list items of four words or more; headings and code are no sentences.
inline text::text_counts count_text(const passage& p) {
    text::text_counts out;
    for (const auto& b : p.blocks) {
        if (b.kind == block_kind::heading || b.kind == block_kind::code || b.shouted) { continue; }
        for (auto s = b.first_sentence; s < b.last_sentence; ++s) {
            if (p.sentences[s].words < 4) { continue; }
            ++out.sentences;
            for (auto t = p.sentences[s].first; t < p.sentences[s].last; ++t) {
                const auto& token = p.tokens[t];
                if (token.kind != text::token_kind::word) { continue; }
                const auto known     = text::lexicon::syllables(token);
                const auto syllables = known != 0 ? known : token.is(text::upper_all) ? token.at.size() : text::count_syllables(p.word(t));
                ++out.words;
                out.letters += token.at.size();
                out.syllables += static_cast<std::uint32_t>(syllables);
                out.polysyllables += syllables >= 3 ? 1U : 0U;
            }
        }
    }
    return out;
}

/// English prose is full of the commonest words; text in another language hardly meets them. Short texts are given the benefit of the doubt.
[[nodiscard]] inline bool looks_english(const passage& p) {
    std::uint32_t words = 0;
    std::uint32_t known = 0;
    for (const auto& t : p.tokens) {
        if (t.kind != text::token_kind::word || t.is(text::upper_all)) { continue; }
        ++words;
        const auto grade = text::lexicon::size_grade(t);
        known += grade >= 1 && grade <= 3 ? 1U : 0U;
    }
    return words < 20 || known * 100 >= words * 42;
}

inline void read_all(reading& r, block_memory* memory = nullptr) {
    const auto shipped = shipped_lexicon();
    const block whole_title{block_kind::heading, 1, {0, static_cast<std::uint32_t>(r.doc.title.size())}};
    passage_reader(r.title, r.style, shipped).read(part::title, r.doc.title, {&whole_title, 1});
    passage_reader(r.body, r.style, shipped, memory).read(part::text, r.doc.body.text, r.doc.body.blocks);
    tell_sections(r.body);
    r.english     = looks_english(r.body);
    r.counts      = count_text(r.body);
    r.measured    = text::measure(r.counts);
    r.sector      = main_sector(r.title, r.body);
    r.professions = r.title.professions | r.title.qualifications | r.body.qualifications;
    // An untitled text tells whom it is for in its first heading or sentence, if anywhere.
    if (r.doc.title.empty() && !r.body.blocks.empty()) { r.professions = r.body.professions; }
    r.licensed       = ((r.doc.title.empty() ? r.professions : r.title.professions | r.title.qualifications) & licensed_professions) != 0;
    r.apprenticeship = r.has(signal::apprenticeship);
    r.entry_level    = r.title.has(signal::entry_level) || r.title.has(signal::apprenticeship) || r.body.count[static_cast<std::size_t>(signal::learner)] > 0;
    // A trainee solicitor doesn't know yet what a solicitor knows.
    if (r.title.has(signal::apprenticeship) || r.title.has(signal::trainee)) { r.professions = 0; }
}

} // namespace advert::detail
RUNG_END
