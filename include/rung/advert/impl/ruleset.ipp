// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/bind.hpp>
#include <rung/advert/detail/nearest.hpp>
#include <rung/advert/detail/ruleset_state.hpp>
#include <rung/advert/detail/settings.hpp>
#include <rung/advert/ruleset.hpp>
#include <rung/version.hpp>

RUNG_BEGIN
namespace advert {

namespace detail {

inline void digest_in(std::uint64_t& digest, std::string_view bytes) noexcept {
    for (const char c : bytes) { digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; }
    digest = (digest ^ 0x1FU) * 0x100000001B3ULL;
}

/// Own terms and allowed words, as a pack like any other.
[[nodiscard]] inline result<std::string> house_pack(const house_style& style) {
    std::string out = "term\tform\trule\tplain\tnote\tflags\n";
    const auto  bad = [](std::string_view s) { return s.empty() || s.find_first_of("\t\n\r") != std::string_view::npos; };
    for (const auto& t : style.terms) {
        if (bad(t.term) || t.plain.find_first_of("\t\n\r") != std::string::npos || t.note.find_first_of("\t\n\r") != std::string::npos) {
            return failure{errc::bad_lexicon, "terms: " + t.term, {}};
        }
        out += t.term + "\t-\thouse-word\t" + t.plain + "\t" + t.note + "\t\n";
    }
    for (const auto& word : style.allowed) {
        if (bad(word)) { return failure{errc::bad_lexicon, "allowed: " + word, {}}; }
        out += word + "\t-\t!*\t\t\t\n";
    }
    return out;
}

[[nodiscard]] inline result<void> apply(const rule_setting& set, rule_states& states) {
    const rule* known = find_rule(set.rule);
    if (known == nullptr) {
        const auto near = nearest(set.rule, rules(), [](const rule& r) { return r.id; });
        return failure{errc::unknown_rule, "rules." + set.rule + (near.empty() ? "" : " (did you mean " + std::string(near) + "?)"), {}};
    }
    auto& state = states[static_cast<std::size_t>(known - rules().data())];
    if (set.on) { state.on = *set.on; }
    if (set.level && known->level != severity::credit) {
        state.level     = *set.level;
        state.level_set = true;
    }
    if (set.limit) {
        if (!(*set.limit >= 0)) { return failure{errc::precondition, "rules." + set.rule + ".limit", {}}; }
        state.limit = *set.limit;
    }
    return {};
}

template <class Names>
[[nodiscard]] result<void> known_name(std::string_view given, const Names& names, std::string_view key) {
    for (const std::string_view name : names) {
        if (name == given) { return {}; }
    }
    const auto near = nearest(given, names, [](std::string_view n) { return n; });
    return failure{errc::unknown_key, std::string(key) + ": " + std::string(given) + (near.empty() ? "" : " (did you mean " + std::string(near) + "?)"), {}};
}

} // namespace detail

RUNG_DECL result<ruleset> make_ruleset(const house_style& style) {
    auto state   = std::make_shared<ruleset::state>();
    state->style = style;
    for (const auto& set : style.rules) {
        if (auto ok = detail::apply(set, state->rules); !ok) { return ok.error(); }
        detail::digest_in(state->digest, set.rule + (set.on ? (*set.on ? "+" : "-") : "") + (set.level ? std::string(rung::name(*set.level)) : "") + (set.limit ? std::to_string(*set.limit) : ""));
    }
    for (const auto& name : style.sectors) {
        if (auto ok = detail::known_name(name, detail::sector_names, "sectors"); !ok) { return ok.error(); }
        detail::digest_in(state->digest, name);
    }
    for (const auto& name : style.answers) {
        if (auto ok = detail::known_name(name, answer_names, "answers"); !ok) { return ok.error(); }
        detail::digest_in(state->digest, name);
    }
    if (!(style.reading_age_target >= 5 && style.reading_age_target <= 25)) { return failure{errc::precondition, "reading_age_target", {}}; }
    auto house = detail::house_pack(style);
    if (!house) { return house.error(); }
    auto packs = style.packs;
    packs.push_back({"house", *house});
    for (const auto& pack : packs) { detail::digest_in(state->digest, pack.tsv); }
    detail::digest_in(state->digest, std::to_string(style.reading_age_target) + std::to_string(style.as_of.year * 10000 + style.as_of.month * 100 + style.as_of.day));
    const auto index_of = [](std::string_view id) -> std::optional<std::uint16_t> {
        const rule* r = find_rule(id);
        if (r == nullptr) { return std::nullopt; }
        return static_cast<std::uint16_t>(r - rules().data());
    };
    auto table = text::compile_packs(packs, detail::make_binder(index_of));
    if (!table) { return table.error(); }
    state->extra = text::lexicon::owned(*std::move(table));
    for (auto& pack : state->style.packs) { pack.tsv = {}; } // the caller's text need not outlive this call
    ruleset out;
    out.state_ = std::move(state);
    return out;
}

RUNG_DECL std::string ruleset::name() const {
    constexpr std::string_view digits = "0123456789abcdef";
    auto                       digest = state_ ? state_->digest : detail::shipped_digest;
    std::string                hex(16, '0');
    for (auto at = hex.rbegin(); at != hex.rend(); ++at, digest >>= 4U) { *at = digits[digest & 15U]; }
    return RUNG_VERSION "+" + hex;
}

} // namespace advert
RUNG_END
