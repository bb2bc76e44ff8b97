// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/impl/list_rules.ipp>

#include <cmath>

RUNG_BEGIN
namespace advert::detail {

[[nodiscard]] inline std::string whole(double number) { return std::to_string(static_cast<long>(std::lround(number))); }

/// Sentences, paragraphs, capitals, length: how hard the text is to read, whatever its words.
class reading_rules {
public:
    explicit reading_rules(reading& r) : r_(r), p_(r.body) {}

    void run() {
        sentences();
        for (const auto& b : p_.blocks) { paragraph(b); }
        if (!r_.doc.partial) {
            reading_age();
            length();
            address();
        }
    }

private:
    void sentences() {
        const auto    limit = r_.style.limit(rule_index::long_sentence, 40);
        std::uint32_t over  = 0;
        std::uint32_t all   = 0;
        for (const auto& b : p_.blocks) {
            if (b.kind == block_kind::code) { continue; }
            for (auto i = b.first_sentence; i < b.last_sentence; ++i) {
                const auto& s = p_.sentences[i];
                if (s.words >= 4) {
                    ++all;
                    over += s.words > 25 ? 1U : 0U;
                }
                if (s.words <= limit || !is_prose(s)) { continue; }
                auto* f = r_.report(rule_index::long_sentence, p_, s.first, s.last);
                if (f == nullptr) { continue; }
                f->message = filled(f->rule->message, {{}, {}, {}, {}, {}, std::to_string(s.words), {}});
                if (s.words > 60 && !r_.style.of(rule_index::long_sentence).level_set) { f->level = severity::warning; }
            }
        }
        const auto share = r_.style.limit(rule_index::sentences_over_25, 30);
        if (!r_.doc.partial && all >= 3 && over * 100.0 > share * all) { r_.report_whole(rule_index::sentences_over_25, whole(over * 100.0 / all)); }
    }

    /// A row of headings and facts whose line breaks were lost ("Job Title Lead Nurse Location Leeds …") is no sentence.
    [[nodiscard]] bool is_prose(const text::sentence& s) const noexcept {
        std::uint32_t capitals = 0;
        for (auto t = s.first; t < s.last; ++t) { capitals += p_.tokens[t].kind == text::token_kind::word && p_.tokens[t].is(text::upper_first) ? 1U : 0U; }
        return capitals * 100 < s.words * 45;
    }

    void paragraph(const read_block& b) {
        if (b.kind == block_kind::code || b.first == b.last) { return; }
        const bool breaks_lost = p_.blocks.size() <= 2 && b.words > 200; // one long block is all there is: its line breaks were lost on the way here
        if (b.words > r_.style.limit(rule_index::wall_of_text, 100) && b.kind == block_kind::paragraph && !breaks_lost) {
            if (auto* f = r_.report(rule_index::wall_of_text, p_, b.first, b.last)) { f->message = filled(f->rule->message, {{}, {}, {}, {}, {}, std::to_string(b.words), {}}); }
        }
        if (b.capitals < 5 || (b.kind == block_kind::heading && b.words <= 4)) { return; }
        std::uint32_t run = 0;
        for (auto t = b.first; t <= b.last; ++t) {
            const bool loud = t < b.last && p_.tokens[t].kind == text::token_kind::word && (p_.tokens[t].is(text::upper_all) || (run > 0 && p_.tokens[t].at.size() == 1 && p_.tokens[t].is(text::upper_first)));
            if (loud) {
                ++run;
                continue;
            }
            if (t < b.last && p_.tokens[t].kind != text::token_kind::word && run > 0 && t + 1 < b.last) { continue; }
            if (run >= 5 && ordinary(t - run, t)) {
                r_.report(rule_index::shouting, p_, t - std::min(run, t - b.first), t);
                return; // one a block is enough
            }
            run = 0;
        }
    }

    /// At least half of the words are in the dictionary: shouting, not a row of short forms.
    [[nodiscard]] bool ordinary(std::uint32_t from, std::uint32_t to) const noexcept {
        std::uint32_t known = 0;
        for (auto t = from; t < to; ++t) { known += text::lexicon::size_grade(p_.tokens[t]) != 0 ? 1U : 0U; }
        return known * 2 >= to - from;
    }

    void reading_age() {
        if (r_.counts.words < 40 || r_.counts.sentences == 0) { return; }
        const double target = r_.style.reading_age_target();
        const double age    = r_.measured.reading_age;
        if (age < target + 1) {
            credit_plain();
            return;
        }
        auto* f = r_.report_whole(rule_index::reading_age, whole(age), whole(target));
        if (f != nullptr && age >= target + 5 && !r_.style.of(rule_index::reading_age).level_set) { f->level = severity::warning; }
    }

    /// Short sentences alone are not plain words.
    void credit_plain() {
        unsigned puzzling = 0;
        for (const auto& f : r_.out) { puzzling += f.first && (f.rule->about == family::acronym || f.rule->about == family::jargon || f.rule->about == family::wordy) ? 1U : 0U; }
        if (puzzling <= 3) { r_.report_whole(rule_index::positive_plain); }
    }

    void length() {
        std::uint32_t words = 0;
        for (const auto& b : p_.blocks) { words += b.words; }
        if (words > 0 && (words < 150 || words > r_.style.limit(rule_index::advert_length, 700))) { r_.report_whole(rule_index::advert_length, std::to_string(words)); }
    }

    void address() {
        std::uint32_t words = 0;
        for (const auto& b : p_.blocks) { words += b.words; }
        if (words >= 40 && !r_.has(signal::address_reader)) { r_.report_whole(rule_index::no_you); }
        const auto musts = p_.count[static_cast<std::size_t>(signal::must)];
        if (musts >= r_.style.limit(rule_index::many_musts, 8)) { r_.report_whole(rule_index::many_musts, std::to_string(musts)); }
    }

    reading&       r_;
    const passage& p_;
};

} // namespace advert::detail
RUNG_END
