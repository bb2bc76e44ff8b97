// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/rule.hpp>
#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/text/packs.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

RUNG_BEGIN
namespace advert {

/// What an employer decides about one rule. What is not set stays as shipped.
struct rule_setting {
    std::string             rule;
    std::optional<bool>     on;
    std::optional<severity> level;
    std::optional<double>   limit; ///< The rule's threshold, such as words in a sentence; `docs/rules` says which rules have one.
};

/// A term of the employer's own, with the words they would rather see.
struct own_term {
    std::string term;
    std::string plain;
    std::string note;
};

/// One employer's way of using the rules: what `rung.toml` holds.
struct house_style {
    std::vector<std::string>       sectors;    ///< Sector packs in use; empty: all.
    std::vector<text::pack_source> packs;      ///< Further packs, beside those that ship.
    std::vector<rule_setting>      rules;
    std::vector<own_term>          terms;
    std::vector<std::string>       allowed;    ///< Words and phrases that no list rule reports.
    std::vector<std::string>       answers;    ///< Questions answered once for all, see `answer_names`.
    double                         reading_age_target = 14;
    civil_date                     as_of;      ///< The day on which pay is compared with the minimum wage; unknown: it is not compared.
};

/// Answers that an employer can give once, so that the question is not asked of every advert.
inline constexpr std::string_view answer_names[] = {
    "driving-is-part-of-the-job", "own-vehicle-is-paid-for", "degree-is-required-by-law", "we-pay-for-checks", "we-pay-travel-to-interview", "lawful-ground-is-documented",
};

/// Rules, lexicon and one employer's settings, ready to use. A default one is what Rung ships. Copies are cheap.
/// @threads safe to share: immutable
class ruleset {
public:
    ruleset() = default;

    /// Returns version and digest: the same for the same rules, lexicon and settings, on every machine.
    [[nodiscard]] RUNG_DECL std::string name() const;

    struct state;
    [[nodiscard]] const state* settings() const noexcept { return state_.get(); } ///< Null for what ships.

private:
    friend result<ruleset>       make_ruleset(const house_style& style);
    std::shared_ptr<const state> state_;
};

/// Returns the rules as `style` wants them.
/// @return the rules; `errc::unknown_rule` or `errc::unknown_key` with the nearest name that exists; `errc::bad_lexicon`
/// @threads safe
[[nodiscard]] RUNG_DECL result<ruleset> make_ruleset(const house_style& style);

} // namespace advert
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/advert/impl/ruleset.ipp>
#endif
