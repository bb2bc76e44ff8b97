// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/impl/list_rules.ipp>

RUNG_BEGIN
namespace advert::detail {

/// Words that stand in no list of common English and in no pack: an open vocabulary of jargon (after the De-Jargonizer, Rakedzon et al. 2017,
/// PLOS ONE 12(8) e0181742, which grades words by how often a large public corpus has them).
class rare_words {
public:
    explicit rare_words(reading& r) : r_(r), p_(r.body) {}

    void run() {
        const auto most = static_cast<std::size_t>(r_.style.limit(rule_index::rare_words, 5));
        for (const auto& b : p_.blocks) {
            if (b.kind == block_kind::code || b.shouted) { continue; }
            for (auto t = b.first; t < b.last; ++t) {
                if (!is_rare(t)) { continue; }
                if (seen_.size() >= most) { return; }
                const auto word = p_.word(t);
                if (std::find(seen_.begin(), seen_.end(), word) != seen_.end()) { continue; }
                seen_.push_back(word);
                r_.report(rule_index::rare_words, p_, t, t + 1);
            }
        }
    }

private:
    [[nodiscard]] bool is_rare(std::uint32_t t) const noexcept {
        const auto& token = p_.tokens[t];
        if (token.word != 0 || token.info != 0 || token.kind != text::token_kind::word) { return false; } // known to the lexicon or common
        if ((token.bits & (text::upper_first | text::upper_all | text::has_digit | text::glued | text::non_ascii | text::dotted)) != 0) { return false; }
        const auto w = p_.word(t);
        if (w.size() < 8 || w.find_first_of("'\xE2") != std::string_view::npos) { return false; }
        if (t + 1 < p_.tokens.size() && p_.tokens[t + 1].is(text::glued)) { return false; }
        return learned(w);
    }

    /// Greek and Latin word parts: what tells a term of art from a slip of the pen or a new compound.
    [[nodiscard]] static bool learned(std::string_view w) noexcept {
        for (const std::string_view tail : {"ology", "ologies", "ological", "ologic", "ologist", "ologists", "ography", "ographic", "ographies", "otomy", "ectomy", "oscopy", "oscopic", "itis", "osis", "otic",
                                            "aemia", "aemic", "pathy", "pathic", "plasty", "emetic", "genic", "lytic", "metric", "metrics", "ometer", "ometers", "ometry", "opathies", "otherapy", "othermia", "onomy", "onomic", "phoresis",
                                            "cytes", "cyte", "ations", "ational", "icity", "idities", "omics", "omic", "otypic", "oplasty", "trophic", "tropic", "philic", "zoonotic", "acterial", "ococcal"}) {
            if (w.size() > tail.size() + 2 && w.ends_with(tail)) { return true; }
        }
        return false;
    }

    reading&                      r_;
    const passage&                p_;
    std::vector<std::string_view> seen_;
};

} // namespace advert::detail
RUNG_END
