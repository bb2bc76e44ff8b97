// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/impl/list_rules.ipp>

RUNG_BEGIN
namespace advert::detail {

/// "4+ years in product", "10 years on site minimum", "5yrs+": a number of years among the requirements, in words that no list foresees.
class years_rule {
public:
    explicit years_rule(reading& r) : r_(r), p_(r.body) {}

    void run() {
        const auto known = r_.out.size();
        for (std::uint32_t t = 0; t < p_.tokens.size(); ++t) {
            const auto last = years_at(t);
            if (last == 0) { continue; }
            if (is_demand(t, last) && !reported(known, t, last)) { report(t, last); }
            t = last - 1;
        }
    }

private:
    [[nodiscard]] bool is_year(std::uint32_t t) const noexcept {
        if (t >= p_.tokens.size() || p_.tokens[t].kind != text::token_kind::word) { return false; }
        const auto w = p_.word(t);
        for (const std::string_view unit : {"years", "year", "yrs", "yr", "Years", "YEARS", "years'", "months", "months'"}) {
            if (w == unit) { return true; }
        }
        return w.starts_with("year's") || w.starts_with("years\xE2\x80\x99") || w.starts_with("year\xE2\x80\x99s");
    }

    /// One past "3 - 5 + years", "two to three years", "5yrs" that begins at `t`; 0 where none does.
    [[nodiscard]] std::uint32_t years_at(std::uint32_t t) const noexcept {
        const auto& first = p_.tokens[t];
        const auto  w     = p_.word(t);
        if (first.is(text::has_digit) && (w.ends_with("yrs") || w.ends_with("years") || w.ends_with("yr"))) { return t + 1; }
        const auto number = [&](std::uint32_t i) { return i < p_.tokens.size() && (p_.tokens[i].kind == text::token_kind::number || text::lexicon::is_number_word(p_.tokens[i])); };
        if (!number(t)) { return 0; }
        auto i = t + 1;
        for (unsigned steps = 0; steps < 4 && i < p_.tokens.size() && !is_year(i); ++steps) {
            const char mark = p_.mark_at(i);
            const bool goes_on = number(i) || mark == '+' || mark == '-' || mark == '\xE2' || p_.word(i) == "to" || p_.word(i) == "or" || p_.word(i) == "more" || p_.word(i) == "full";
            if (!goes_on) { return 0; }
            ++i;
        }
        return is_year(i) ? i + 1 : 0;
    }

    [[nodiscard]] std::string_view word_at(std::uint32_t t) const noexcept { return t < p_.tokens.size() ? p_.word(t) : std::string_view{}; }

    /// "10 years of Kubernetes" in a list of demands, not "3 years of age" or "of funding".
    [[nodiscard]] static bool counts_experience(bool demanded, std::string_view of) noexcept {
        if (of == "experience") { return true; }
        for (const std::string_view other : {"age", "funding", "growth", "life", "pay", "service", "support", "study", "our", "the", "history", "trading", "training"}) {
            if (of == other) { return false; }
        }
        return demanded;
    }

    [[nodiscard]] bool is_demand(std::uint32_t first, std::uint32_t last) const noexcept {
        const auto* b = p_.block_of(first);
        if (b == nullptr || b->in == section::about || b->in == section::benefits || b->in == section::apply || b->kind == block_kind::heading) { return false; }
        const auto sentence = p_.sentence_of(first);
        if (said_of_employer(p_, first) || employer_follows(p_, last) || p_.sentence_has(sentence, signal::company_years) || p_.sentence_has(sentence, signal::not_needed)) { return false; }
        for (const std::string_view other : {"old", "of", "ago", "contract", "fixed", "plan", "course", "programme", "apprenticeship", "lease", "from", "maternity", "placement", "time", "and", "post", "period", "funding", "work", "prison", "history", "warranty", "pay", "later", "running"}) {
            if (word_at(last) == other && !(other == "of" && counts_experience(b->kind == block_kind::list_item || p_.sentence_has(sentence, signal::required), word_at(last + 1)))) { return false; }
        }
        for (auto t = first > 3 ? first - 3 : 0; t < first; ++t) {
            for (const std::string_view before : {"within", "next", "last", "past", "over", "for", "every", "after", "up", "least", "minimum", "aged", "under"}) {
                if (word_at(t) == before) { return before == "least" || before == "minimum"; }
            }
        }
        const auto next    = word_at(last);
        const bool reader = p_.sentence_has(sentence, signal::required) || p_.sentence_has(sentence, signal::must) || p_.sentence_has(sentence, signal::address_reader) || label_before(first);
        const bool leads   = next == "in" || next == "as" || next == "on" || next == "at" || next == "with" || next == "minimum" || next == "working" || next == "within" || p_.mark_at(last) == '+';
        const bool section = b->in == section::essential || b->in == section::desirable || b->in == section::person;
        if (b->kind == block_kind::list_item && b->in != section::duties && first < b->first + 2) { return true; } // the point begins with it
        if (leads && (section || b->kind == block_kind::list_item || reader)) { return true; }
        if (label_before(first)) { return true; }
        return section && p_.sentence_has(sentence, signal::experience);
    }

    /// "Experience: 5 yrs".
    [[nodiscard]] bool label_before(std::uint32_t first) const noexcept {
        return first > 1 && p_.mark_at(first - 1) == ':' && (p_.word(first - 2) == "Experience" || p_.word(first - 2) == "EXPERIENCE" || p_.word(first - 2) == "experience");
    }

    [[nodiscard]] bool reported(std::size_t count, std::uint32_t first, std::uint32_t last) const noexcept {
        const auto at = p_.bytes(first, last);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& f = r_.out[i];
            if (f.rule->about == family::years && f.located && f.where == part::text && f.at.meets(at)) { return true; }
        }
        return false;
    }

    void report(std::uint32_t first, std::uint32_t last) {
        const auto what = r_.entry_level ? rule_index::experience_for_entry_level : rule_index::years_of_experience;
        auto*      f    = r_.report(what, p_, first, last);
        if (f != nullptr && what == rule_index::years_of_experience && !r_.style.of(what).level_set && number_in(p_, first, last) >= 5) { f->level = severity::barrier; }
    }

    reading&       r_;
    const passage& p_;
};

} // namespace advert::detail
RUNG_END
