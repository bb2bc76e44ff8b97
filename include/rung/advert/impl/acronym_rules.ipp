// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/acronym.hpp>
#include <rung/advert/impl/list_rules.ipp>

#include <algorithm>
#include <unordered_map>

RUNG_BEGIN
namespace advert::detail {

/// Finds acronyms that a reader from outside can't know: not defined in the advert, not a household word, not known to the profession.
class acronym_rules {
public:
    explicit acronym_rules(reading& r) : r_(r), index_(r.body) {}

    void run() {
        gather(r_.title);
        gather(r_.body);
        std::uint32_t undefined = 0;
        for (const auto& one : found_) {
            if (one.defined_at.byte != nowhere) {
                r_.explains = r_.explains || one.defined_at.beside;
                late_definition(one);
            } else {
                ++undefined;
                report(one);
            }
        }
        const auto limit = r_.style.limit(rule_index::many_acronyms, 5);
        if (undefined >= limit && !r_.doc.partial) {
            std::string list;
            unsigned    listed = 0;
            for (const auto& one : found_) {
                if (one.defined_at.byte == nowhere && listed < 8) { list += (listed++ == 0 ? "" : ", ") + std::string(one.name); }
            }
            if (auto* f = r_.report_whole(rule_index::many_acronyms, std::to_string(undefined), {}, list)) { f->note = list; }
        }
    }

private:
    static constexpr std::uint32_t nowhere = definition::nowhere;

    struct place {
        const passage* in;
        std::uint32_t  token;
        std::uint32_t  past; ///< One past its last token.
    };
    struct short_form {
        std::string_view  name;
        std::vector<place> uses;
        const term_hit*   term       = nullptr; ///< The meaning that fits the advert's sector best.
        definition        defined_at;           ///< Where it is written out.
    };

    void gather(const passage& p) {
        std::size_t next_term = 0;
        std::size_t next_loud = 0;
        // Only tokens in capitals and those that begin a term matter: two lists in order, gone through together.
        for (std::uint32_t from = 0;;) {
            while (next_term < p.terms.size() && p.terms[next_term].first < from) { ++next_term; }
            while (next_loud < p.loud.size() && p.loud[next_loud] < from) { ++next_loud; }
            const auto t = std::min(next_term < p.terms.size() ? p.terms[next_term].first : nowhere, next_loud < p.loud.size() ? p.loud[next_loud] : nowhere);
            if (t == nowhere) { return; }
            from = t + 1;
            if (is_allowed(p, t)) { continue; }
            const term_hit* best = nullptr;
            bool            silent = false;
            std::uint32_t   past = t + 1;
            for (auto k = next_term; k < p.terms.size() && p.terms[k].first == t; ++k) {
                const auto& hit = p.terms[k];
                if ((hit.term.bits & text::term_acronym) == 0) { continue; }
                silent = silent || (hit.term.knows & r_.professions) != 0;
                if (best == nullptr || fits_better(hit, *best)) { best = &hit; }
                past = std::max(past, hit.last);
            }
            if (silent || (best != nullptr && settles(*best))) { continue; }
            if (best == nullptr && !looks_like_acronym(p, t)) { continue; }
            if (best != nullptr && past == t + 1 && shouted_word(p, t, best->term.pack == r_.sector)) { continue; }
            add({&p, t, past}, best);
        }
    }

    [[nodiscard]] static bool is_allowed(const passage& p, std::uint32_t t) noexcept {
        // Silences are in order and a dozen tokens long at most.
        auto r = std::lower_bound(p.allowed.begin(), p.allowed.end(), t < 16 ? 0U : t - 16, [](const range& at, std::uint32_t token) { return at.begin < token; });
        for (; r != p.allowed.end() && r->begin <= t; ++r) {
            if (t < r->end) { return true; }
        }
        return false;
    }

    /// Household words, and words that come with the reader's own qualification.
    [[nodiscard]] bool is_settled(const term_hit& hit) const noexcept {
        return (hit.term.bits & text::term_household) != 0 || (hit.term.knows & r_.professions) != 0;
    }
    /// A household meaning only settles the matter where the advert's own sector has no other.
    [[nodiscard]] bool settles(const term_hit& hit) const noexcept { return is_settled(hit) || !r_.style.uses_pack(hit.term.pack); }

    [[nodiscard]] bool fits_better(const term_hit& a, const term_hit& b) const noexcept {
        const auto rank = [&](const term_hit& h) {
            const bool own = (h.term.bits & text::term_own_sector) != 0;
            if (h.term.pack == r_.sector && own) { return 4; }
            if ((h.term.bits & text::term_household) != 0) { return 3; }
            if (h.term.pack == r_.sector) { return 2; }
            return own ? 0 : 1;
        };
        return rank(a) > rank(b);
    }

    void add(place where, const term_hit* term) {
        auto name = where.past == where.token + 1 ? stem(where.in->word(where.token), where.in->tokens[where.token]) : slice(where.in->text, where.in->bytes(where.token, where.past));
        const auto [known, is_new] = places_.try_emplace(name, found_.size());
        if (!is_new) {
            found_[known->second].uses.push_back(where);
            return;
        }
        short_form fresh;
        fresh.name = name;
        fresh.term = term;
        fresh.uses.push_back(where);
        fresh.defined_at = definition_of(r_.body, index_, name, term != nullptr ? term->term.plain : std::string_view{});
        found_.push_back(std::move(fresh));
    }

    /// Defined, but only after the reader has met it.
    void late_definition(const short_form& e) {
        const auto& first = e.uses.front();
        if (first.in == &r_.title || !e.defined_at.beside || first.in->tokens[first.token].at.begin + 40 >= e.defined_at.byte) { return; }
        if (auto* f = r_.report(rule_index::late_definition, *first.in, first.token, first.past)) { f->first = true; }
    }

    void report(const short_form& e) {
        const bool business = e.term != nullptr && static_cast<rule_index>(e.term->term.bound.index) == rule_index::business_acronym;
        const auto what     = business ? rule_index::business_acronym : rule_index::undefined_acronym;
        const bool foreign  = e.term != nullptr && (e.term->term.bits & text::term_own_sector) != 0 && e.term->term.pack != r_.sector;
        bool       first    = true;
        const passage* in   = nullptr;
        for (const auto& at : e.uses) {
            if (at.in != in) { first = true; } // the text explains itself, whatever its title says
            in = at.in;
            auto* f = r_.report(what, *at.in, at.token, at.past, e.term != nullptr ? &e.term->term : nullptr);
            if (f == nullptr) { return; }
            f->first = first;
            first    = false;
            if (e.term == nullptr || foreign) {
                f->note.clear();
                continue;
            }
            f->replacements.push_back(std::string(e.term->term.plain) + " (" + std::string(e.name) + ")");
            if (f->note.empty()) { f->note = e.term->term.plain; }
        }
    }

    reading&                r_;
    same_words              index_;
    std::vector<short_form> found_;
    std::unordered_map<std::string_view, std::size_t> places_; ///< Of each name in `found_`.
};

} // namespace advert::detail
RUNG_END
