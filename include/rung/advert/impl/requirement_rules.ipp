// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/impl/list_rules.ipp>

RUNG_BEGIN
namespace advert::detail {

/// Degrees, school grades and memberships: what is asked is read from the words and from the section they stand in.
class requirement_rules {
public:
    explicit requirement_rules(reading& r) : r_(r), p_(r.body) {}

    void run() {
        title_degree();
        for (const auto& hit : p_.signals) {
            switch (hit.what) {
            case signal::degree:
            case signal::degree_level:
            case signal::subject_degree:
            case signal::postgraduate: degree(hit); break;
            case signal::gcse: gcse(hit); break;
            case signal::membership: membership(hit); break;
            default: break;
            }
        }
    }

private:
    enum class strength { none, mentioned, desirable, required };

    /// A route for people without the paper, in the same sentence or in one that begins with "or" right after.
    [[nodiscard]] bool with(std::uint32_t sentence, signal s) const noexcept {
        if (p_.sentence_has(sentence, s)) { return true; }
        return s == signal::equivalent && sentence + 1 < p_.sentences.size() && p_.sentence_has(sentence + 1, s) && same_block(sentence, sentence + 1);
    }
    [[nodiscard]] bool same_block(std::uint32_t a, std::uint32_t b) const noexcept {
        return p_.block_of(p_.sentences[a].first) == p_.block_of(p_.sentences[b].first);
    }

    /// "… or have picked up the same skills at work": whatever the words, "or" and then work, skills or experience before the sentence ends.
    [[nodiscard]] bool or_learned(const signal_hit& hit) const noexcept {
        if (hit.sentence >= p_.sentences.size()) { return false; }
        const auto last = p_.sentences[hit.sentence].last;
        for (auto t = hit.last; t < last; ++t) {
            if (p_.word(t) != "or" && p_.word(t) != "Or") { continue; }
            for (auto u = t + 1; u < last && u < t + 11; ++u) {
                const auto w = p_.word(u);
                if (w == "degree" || w == "masters" || w == "PhD" || w == "MSc" || w == "graduate" || w == "HND" || w == "HNC") { break; }
                for (const std::string_view learned : {"work", "works", "worked", "job", "jobs", "skills", "skill", "experience", "trained", "knowledge", "learned", "learnt", "apprenticeship", "vocational", "training", "like"}) {
                    if (w == learned) { return true; }
                }
            }
        }
        return false;
    }

    [[nodiscard]] strength asked(const signal_hit& hit) const noexcept {
        const auto* b = p_.block_of(hit.first);
        if (b == nullptr) { return strength::none; }
        if (p_.sentence_has(hit.sentence, signal::desirable) || b->in == section::desirable) { return strength::desirable; }
        if (p_.sentence_has(hit.sentence, signal::required) || p_.sentence_has(hit.sentence, signal::must) || b->in == section::essential || hit.what == signal::degree_level) { return strength::required; }
        if (b->in == section::person || b->kind == block_kind::list_item || held_by_reader(hit)) { return strength::mentioned; }
        return strength::none;
    }

    /// "you have a degree", "with a degree in", "a degree in": asked of the reader, if not in so many words.
    [[nodiscard]] bool held_by_reader(const signal_hit& hit) const noexcept {
        const auto& s = p_.sentences[std::min<std::size_t>(hit.sentence, p_.sentences.size() - 1)];
        for (auto t = hit.first > s.first + 6 ? hit.first - 6 : s.first; t < hit.first; ++t) {
            const auto w = p_.word(t);
            if (w == "have" || w == "hold" || w == "holding" || w == "with" || w == "possess" || w == "having" || w == "seeking" || w == "educated" || w == "hold a") { return true; }
        }
        return hit.first < s.first + 3;
    }

    /// "Head Master", "Scout Masters": the word without a degree behind it.
    [[nodiscard]] bool is_schoolmaster(const signal_hit& hit) const noexcept {
        const auto word = p_.word(hit.first);
        if (!word.starts_with("Master") && !word.starts_with("master")) { return false; }
        if (hit.last - hit.first == 1 && word.size() == 6) { return true; }
        return hit.first > 0 && p_.tokens[hit.first].is(text::upper_first) && p_.tokens[hit.first - 1].is(text::upper_first) && p_.tokens[hit.first - 1].kind == text::token_kind::word;
    }

    void degree(const signal_hit& hit) {
        const bool beyond = hit.what == signal::postgraduate; // no law asks for a further degree
        if (r_.licensed && beyond && (p_.sentence_has(hit.sentence, signal::degree_level) || p_.sentence_has(hit.sentence, signal::degree))) { return; } // "BSc or MSc"
        if ((r_.licensed && !beyond) || r_.apprenticeship || p_.sentence_has(hit.sentence, signal::not_needed) || r_.style.answered("degree-is-required-by-law")) { return; }
        if (hit.sentence == last_degree_ || (!beyond && p_.sentence_has(hit.sentence, signal::degree_class)) || is_schoolmaster(hit)) { return; }
        if (hit.what == signal::degree_level && r_.title.has(signal::degree_level) && hit.sentence < 3) { return; } // the title again
        if (const auto* b = p_.block_of(hit.first); b != nullptr && (b->in == section::benefits || b->in == section::about || b->in == section::duties)) { return; }
        if (with(hit.sentence, signal::equivalent) || or_learned(hit) || (hit.first > 0 && (p_.word(hit.first - 1) == "our" || p_.word(hit.first - 1) == "Our"))) { return; }
        const auto how = asked(hit);
        if (how == strength::none) { return; }
        last_degree_ = hit.sentence;
        if (with(hit.sentence, signal::equivalent_bare)) {
            if (auto* f = r_.report(rule_index::degree_without_alternative, p_, hit.first, hit.last); f != nullptr && !r_.style.of(rule_index::degree_without_alternative).level_set) { f->level = severity::hint; }
            return;
        }
        if (how == strength::required) {
            r_.report(r_.title.has(signal::support_role) ? rule_index::degree_for_support_role : rule_index::degree_required, p_, hit.first, hit.last);
        } else if (hit.what == signal::postgraduate) {
            r_.report(rule_index::postgraduate_desirable, p_, hit.first, hit.last);
        } else {
            r_.report(rule_index::degree_without_alternative, p_, hit.first, hit.last);
        }
    }

    /// "Graduate …" as a job title asks for a degree too.
    void title_degree() {
        for (const auto& hit : r_.title.signals) {
            if (hit.what != signal::degree_level || r_.licensed || r_.has(signal::equivalent)) { continue; }
            r_.report(rule_index::degree_without_alternative, r_.title, hit.first, hit.last);
            return;
        }
    }

    void gcse(const signal_hit& hit) {
        if (r_.apprenticeship || r_.licensed || hit.sentence == last_gcse_ || p_.sentence_has(hit.sentence, signal::not_needed)) { return; }
        if (with(hit.sentence, signal::equivalent) || with(hit.sentence, signal::equivalent_bare) || or_learned(hit)) { return; }
        if (asked(hit) == strength::none) { return; }
        last_gcse_ = hit.sentence;
        r_.report(rule_index::gcse_grades, p_, hit.first, hit.last);
    }

    void membership(const signal_hit& hit) {
        if (r_.licensed || r_.has(signal::in_post) || p_.sentence_has(hit.sentence, signal::not_needed) || p_.sentence_has(hit.sentence, signal::equivalent)) { return; }
        if (hit.sentence == last_membership_ || asked(hit) != strength::required) { return; }
        last_membership_ = hit.sentence;
        r_.report(rule_index::membership_by_letters, p_, hit.first, hit.last);
    }

    reading&       r_;
    const passage& p_;
    std::uint32_t  last_degree_ = 0xFFFFFFFFU, last_gcse_ = 0xFFFFFFFFU, last_membership_ = 0xFFFFFFFFU;
};

} // namespace advert::detail
RUNG_END
