// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/rule_index.hpp>
#include <rung/advert/detail/rules_data.ipp>
#include <rung/advert/detail/signal.hpp>
#include <rung/advert/ruleset.hpp>
#include <rung/text/lexicon.hpp>

#include <array>
#include <string_view>

RUNG_BEGIN
namespace advert::detail {

[[nodiscard]] inline bool is_sector(std::string_view pack) noexcept {
    for (const auto known : sector_names) {
        if (known == pack) { return true; }
    }
    return false;
}

inline constexpr auto rule_count = static_cast<std::size_t>(rule_index::count_);

/// One rule as an employer has set it.
struct rule_state {
    bool     on        = true;
    bool     level_set = false; ///< The employer chose the severity: a term's own does not change it.
    severity level     = severity::hint;
    double   limit     = -1;    ///< Below 0: as shipped.
};

using rule_states = std::array<rule_state, rule_count>;

[[nodiscard]] constexpr rule_states shipped_states() noexcept {
    rule_states out{};
    for (std::size_t i = 0; i < rule_count; ++i) {
        out[i].on    = rules_data[i].on;
        out[i].level = rules_data[i].level;
    }
    return out;
}
inline constexpr rule_states shipped_rule_states = shipped_states();

/// What the rules read of a house style; cheap to make for what ships.
struct settings {
    const rule_states*   states = &shipped_rule_states;
    const text::lexicon* extra  = nullptr; ///< The employer's packs, terms and allowed words.
    const house_style*   style  = nullptr;

    [[nodiscard]] const rule_state& of(rule_index r) const noexcept { return (*states)[static_cast<std::size_t>(r)]; }
    [[nodiscard]] double            limit(rule_index r, double shipped) const noexcept { return of(r).limit >= 0 ? of(r).limit : shipped; }
    [[nodiscard]] double            reading_age_target() const noexcept { return style != nullptr ? style->reading_age_target : 14.0; }
    [[nodiscard]] civil_date        as_of() const noexcept { return style != nullptr ? style->as_of : civil_date{}; }
    [[nodiscard]] bool              answered(std::string_view answer) const noexcept {
        if (style == nullptr) { return false; }
        for (const auto& given : style->answers) {
            if (given == answer) { return true; }
        }
        return false;
    }
    /// Sector packs can be left out; the general ones always count.
    [[nodiscard]] bool uses_pack(std::string_view pack) const noexcept {
        if (style == nullptr || style->sectors.empty() || !is_sector(pack)) { return true; }
        for (const auto& name : style->sectors) {
            if (name == pack) { return true; }
        }
        return false;
    }
};

} // namespace advert::detail
RUNG_END
