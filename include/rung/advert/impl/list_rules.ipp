// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/impl/reading.ipp>

#include <unordered_set>

RUNG_BEGIN
namespace advert::detail {

/// "We are looking for", "we need": the sentence turns from the employer to the reader.
[[nodiscard]] inline bool is_looking(const passage& p, std::uint32_t we) noexcept {
    for (auto t = we + 1; t < we + 4 && t < p.tokens.size(); ++t) {
        for (const std::string_view verb : {"looking", "need", "seek", "seeking", "want", "require", "ask", "expect", "would", "'re", "re", "recruiting", "hiring", "searching", "now"}) {
            if (p.word(t) == verb) { return true; }
        }
    }
    return false;
}

/// "Our 20 years' experience": what is said of the employer is no demand on the reader.
[[nodiscard]] inline bool said_of_employer(const passage& p, std::uint32_t first) noexcept {
    const auto& sentence = p.sentences[std::min<std::size_t>(p.sentence_of(first), p.sentences.size() - 1)];
    const auto  from     = std::max(sentence.first, first > 5 ? first - 5 : 0U);
    for (auto t = from; t < first; ++t) {
        const auto word = p.word(t);
        if (p.tokens[t].kind == text::token_kind::mark) { continue; }
        for (const std::string_view employer : {"our", "Our", "we", "We", "company", "firm", "organisation", "business", "practice", "client", "Trust", "team", "has", "us", "its", "established", "colleagues",
                                                "beside", "alongside", "learn", "serving", "supporting", "funding"}) {
            if (word == employer && !is_looking(p, t)) { return true; }
        }
    }
    return false;
}

/// "With 40 years' experience, we know …": the owner of the years comes right after them.
[[nodiscard]] inline bool employer_follows(const passage& p, std::uint32_t last) noexcept {
    if (p.mark_at(last) != ',' || last + 1 >= p.tokens.size()) { return false; }
    const auto word = p.word(last + 1);
    return word == "we" || word == "our" || word == "the";
}

[[nodiscard]] inline bool in_section(const passage& p, std::uint32_t token, section what) noexcept {
    const auto* b = p.block_of(token);
    return b != nullptr && b->in == what;
}

/// The number that a "<n> years" term holds, 0 where it is masked or in words beyond ninety.
[[nodiscard]] inline unsigned number_in(const passage& p, std::uint32_t first, std::uint32_t last) noexcept {
    for (auto t = first; t < last; ++t) {
        if (p.tokens[t].kind == text::token_kind::number) {
            unsigned n = 0;
            for (const char c : p.word(t)) {
                if (c < '0' || c > '9' || n > 1000) { break; }
                n = n * 10 + static_cast<unsigned>(c - '0');
            }
            return n;
        }
        if (text::lexicon::is_number_word(p.tokens[t])) {
            constexpr std::string_view words[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
            for (unsigned n = 0; n < 10; ++n) {
                const auto word = p.word(t);
                if (word.size() == words[n].size() && (static_cast<unsigned char>(word[0]) | 0x20U) == static_cast<unsigned char>(words[n][0]) && word.substr(1) == words[n].substr(1)) { return n + 1; }
            }
        }
    }
    return 0;
}

/// Says whether a listed term counts here: guards that need more than the phrase itself.
[[nodiscard]] inline bool counts_here(const reading& r, const passage& p, const term_hit& hit) {
    const auto what     = static_cast<rule_index>(hit.term.bound.index);
    const auto sentence = p.sentence_of(hit.first);
    switch (what) {
    case rule_index::vague_pay: return !r.pay_stated;
    case rule_index::years_of_experience:
    case rule_index::extensive_experience:
    case rule_index::track_record:
    case rule_index::seasoned:
        return !said_of_employer(p, hit.first) && !employer_follows(p, hit.last) && !in_section(p, hit.first, section::about) && !in_section(p, hit.first, section::benefits) && !p.sentence_has(sentence, signal::company_years) &&
               !p.sentence_has(sentence, signal::not_needed);
    case rule_index::degree_class: return !p.sentence_has(sentence, signal::not_needed) && !p.sentence_has(sentence, signal::equivalent);
    case rule_index::selective_university:
    case rule_index::school_grades:
    case rule_index::insider_employers:
    case rule_index::insider_experience:
    case rule_index::native_speaker:
    case rule_index::extracurricular:
    case rule_index::no_career_gaps:
    case rule_index::existing_network:
    case rule_index::relocation_or_travel:
    case rule_index::physical_verbs:
    case rule_index::immediate_start: return !p.sentence_has(sentence, signal::not_needed);
    case rule_index::own_car:
        return !p.sentence_has(sentence, signal::not_needed) && !p.sentence_has(sentence, signal::vehicle_given) && !p.sentence_has(sentence, signal::other_means) && !r.style.answered("own-vehicle-is-paid-for");
    case rule_index::driving_licence:
        return !r.title.has(signal::driving_work) && !p.sentence_has(sentence, signal::driving_work) && !p.sentence_has(sentence, signal::not_needed) && !p.sentence_has(sentence, signal::other_means) &&
               !r.style.answered("driving-is-part-of-the-job");
    case rule_index::candidate_pays: return !p.sentence_has(sentence, signal::check_paid) && !p.sentence_has(sentence, signal::not_needed);
    case rule_index::sex_stated:
        return !r.has(signal::occupational_requirement) && !p.sentence_has(sentence, signal::positive_action) && !r.style.answered("lawful-ground-is-documented");
    case rule_index::age_words: return !p.sentence_has(sentence, signal::positive_action);
    case rule_index::must_be_flexible: return !in_section(p, hit.first, section::benefits);
    case rule_index::culture_fit:
    case rule_index::prestige:
    case rule_index::elite_talk: return p.where != part::title;
    default: return true;
    }
}

/// Ordinary words from a pack that is not this advert's sector are mostly used in their ordinary sense.
[[nodiscard]] inline bool foreign_and_common(const reading& r, const passage& p, const term_hit& hit) noexcept {
    if (hit.term.pack == r.sector || !is_sector(hit.term.pack)) { return false; }
    if ((hit.term.bits & text::term_own_sector) != 0) { return true; }
    if (hit.last - hit.first > 1 || (hit.term.bits & text::term_acronym) != 0 || hit.term.pack == "corporate") { return false; }
    const auto grade = text::lexicon::size_grade(p.tokens[hit.first]);
    return grade >= 1 && grade <= 2;
}

/// "NVQ level 2": the short form is what puzzles, and it is reported by itself.
[[nodiscard]] inline bool holds_acronym(const passage& p, const term_hit& hit) noexcept {
    const auto* b = p.block_of(hit.first);
    if (hit.last - hit.first < 2 || b == nullptr || b->shouted) { return false; }
    for (auto t = hit.first; t < hit.last; ++t) {
        if (p.tokens[t].is(text::upper_all) && p.tokens[t].at.size() <= 6) { return true; }
    }
    return false;
}

/// The advert explains the term itself: "called the trial master file", "good clinical practice (GCP), the rules that …", "snagging: finding …".
[[nodiscard]] inline bool is_glossed(const passage& p, const term_hit& hit) noexcept {
    for (auto t = hit.first > 2 ? hit.first - 2 : 0; t < hit.first; ++t) {
        const auto w = p.word(t);
        if (w == "called" || w == "named" || w == "(") { return w != "(" || t + 1 == hit.first; }
    }
    if (hit.first > 2 && p.word(hit.first - 2) == "known" && p.word(hit.first - 1) == "as") { return true; }
    const auto next = hit.last;
    if (p.mark_at(next) == '(') {
        const bool short_form = next + 2 < p.tokens.size() && p.tokens[next + 1].is(text::upper_all) && p.mark_at(next + 2) == ')';
        if (!short_form) { return next + 1 < p.tokens.size() && p.tokens[next + 1].kind == text::token_kind::word; }
        return true; // "on-target earnings (OTE)": the short form in its full words, as we ask for it
    }
    if (p.mark_at(next) != ',' && p.mark_at(next) != '-' && p.mark_at(next) != '\xE2') { return false; }
    const auto after = next + 1 < p.tokens.size() ? p.word(next + 1) : std::string_view{};
    const auto then  = next + 2 < p.tokens.size() ? p.word(next + 2) : std::string_view{};
    return after == "which" || after == "meaning" || (after == "that" && then == "is") || (after == "i.e" || after == "i.e.") || (after == "or" && then != "and" && p.tokens[hit.first].kind == text::token_kind::word && then == "in");
}

/// The first short line of a text is the job's own name, given once more.
[[nodiscard]] inline bool is_first_line(const passage& p, std::uint32_t token) noexcept {
    return p.where == part::text && !p.blocks.empty() && p.blocks.front().first <= token && token < p.blocks.front().last && p.blocks.front().words <= 12 && p.mark_at(p.blocks.front().last - 1) != '.';
}

/// Rules whose terms are all one habit: the first place stands for all.
[[nodiscard]] inline bool one_an_advert(rule_index r) noexcept {
    return r == rule_index::third_person_candidate || r == rule_index::passive_instruction || r == rule_index::gendered_pronoun || r == rule_index::stakeholder;
}

/// Reports what the lexicons found, each term with its own words.
class list_rules {
public:
    explicit list_rules(reading& r) : r_(r) {}

    void run(const passage& p) {
        reported_ = {};
        seen_.clear();
        for (const auto& hit : p.terms) {
            auto what = static_cast<rule_index>(hit.term.bound.index);
            if (what == rule_index::undefined_acronym || what == rule_index::business_acronym) { continue; } // acronym_rules
            if ((hit.term.knows & r_.professions) != 0 || !r_.style.uses_pack(hit.term.pack) || foreign_and_common(r_, p, hit) || !counts_here(r_, p, hit)) { continue; }
            if (rules_data[hit.term.bound.index].about == family::jargon) {
                if (holds_acronym(p, hit)) { continue; } // acronym_rules explains that
                if (is_glossed(p, hit)) {
                    r_.explains = true;
                    continue;
                }
                if (is_first_line(p, hit.first)) { continue; }
                const auto* b = p.block_of(hit.first);
                if (what == rule_index::selection_jargon && b != nullptr && b->kind == block_kind::heading) { continue; } // "Person specification" above a list
                if (hit.last - hit.first == 1 && p.tokens[hit.first].is(text::upper_all) && b != nullptr && !b->shouted) { what = rule_index::undefined_acronym; }
            }
            if (p.where == part::title && is_wording(hit.term.bound.index) && what != rule_index::opaque_job_title && what != rule_index::sector_term) { continue; }
            if (what == rule_index::sector_term && (r_.title.has(signal::trainee) || r_.title.has(signal::apprenticeship))) { what = rule_index::entry_level_jargon; }
            if (what == rule_index::insider_experience && (r_.title.has(signal::trainee) || r_.title.has(signal::apprenticeship))) { what = rule_index::experience_for_entry_level; }
            if (what == rule_index::years_of_experience && r_.entry_level) { what = rule_index::experience_for_entry_level; }
            const auto about = rules_data[hit.term.bound.index].about;
            if (reported_.about == about && hit.first < reported_.last) { continue; } // the tail of what was just reported
            auto* f = r_.report(what, p, hit.first, hit.last, &hit.term);
            if (f == nullptr) { continue; }
            reported_ = {about, hit.last};
            f->first = is_new(is_wording(hit.term.bound.index) ? (one_an_advert(what) ? 0x40000000U + hit.term.bound.index : hit.term.id) : asked_for(p, hit));
            if (what == rule_index::years_of_experience && !r_.style.of(what).level_set && number_in(p, hit.first, hit.last) >= 5) { f->level = severity::barrier; }
            if (what == rule_index::insider_experience && in_section(p, hit.first, section::desirable)) { f->level = severity::hint; }
            if (what == rule_index::must_be_flexible || what == rule_index::years_of_experience) { f->safe = false; }
        }
    }

private:
    /// "At least 2 years" and "at least 5 years" are two demands, though one term of the lexicon finds both.
    [[nodiscard]] static std::uint32_t asked_for(const passage& p, const term_hit& hit) noexcept {
        auto key = static_cast<std::uint32_t>(hit.term.bound.index);
        for (auto t = hit.first; t < hit.last; ++t) { key = key * 0x01000193U ^ static_cast<std::uint32_t>(p.tokens[t].hash); }
        return key | 0xC0000000U;
    }

    [[nodiscard]] bool is_new(std::uint32_t term) {
        return seen_.insert(term).second;
    }

    struct last_report {
        family        about = family::other;
        std::uint32_t last  = 0;
    };

    reading&                   r_;
    std::unordered_set<std::uint32_t> seen_;
    last_report                reported_;
};

} // namespace advert::detail
RUNG_END
