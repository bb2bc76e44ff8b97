// SPDX-License-Identifier: Apache-2.0
#include "pick.hpp"

#include "names.hpp"

#include <algorithm>
#include <array>

namespace rung::cli {
namespace {

using advert::family;

/// Families from what excludes most to what is a matter of style.
constexpr std::array order = {family::degree, family::years, family::cost, family::network, family::class_coded, family::age_coded, family::gender_coded, family::pay,
                              family::flexibility, family::equality, family::acronym, family::jargon, family::missing, family::readability, family::long_sentence, family::buzzword,
                              family::wordy, family::other, family::positive};

std::size_t place(family about) noexcept { return static_cast<std::size_t>(std::ranges::find(order, about) - order.begin()); }

} // namespace

picked pick(const advert::report& report, std::size_t most, const std::vector<bool>& except) {
    picked      out;
    const auto& all = report.findings;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].level == severity::credit) {
            const bool again = std::ranges::any_of(out.credits, [&](std::size_t c) { return all[c].rule == all[i].rule; });
            if (!again) { out.credits.push_back(i); }
        } else if (!except[i]) {
            out.shown.push_back(i);
        }
    }
    if (most == 0) { return out; }
    auto rest  = std::move(out.shown);
    out.shown = {};
    std::ranges::stable_sort(rest, [&](std::size_t a, std::size_t b) {
        if (all[a].level != all[b].level) { return all[a].level > all[b].level; }
        if (all[a].first != all[b].first) { return all[a].first; }
        return place(all[a].rule->about) < place(all[b].rule->about);
    });
    std::vector<std::string> terms;
    std::vector<bool>        taken(all.size(), false);
    const auto               same_rule = [&](std::size_t i) { return std::ranges::count_if(out.shown, [&](std::size_t s) { return all[s].rule == all[i].rule; }); };
    // What an advert leaves out is a long list for most: one of them at a time.
    const auto lacks = [&](std::size_t i) { return !all[i].located && all[i].level == severity::hint; };
    for (const bool second_round : {false, true}) {
        for (const auto i : rest) {
            if (out.shown.size() >= most || taken[i]) { continue; }
            if (!second_round && (same_rule(i) >= 2 || (lacks(i) && std::ranges::any_of(out.shown, lacks)))) { continue; }
            auto term = all[i].located ? lower_ascii(all[i].quote) : std::string(all[i].rule->id);
            if (std::ranges::find(terms, term) != terms.end()) { continue; }
            terms.push_back(std::move(term));
            taken[i] = true;
            out.shown.push_back(i);
        }
    }
    std::ranges::stable_sort(out.shown, [&](std::size_t a, std::size_t b) { return std::ranges::find(rest, a) < std::ranges::find(rest, b); });
    for (const auto i : rest) {
        auto term = all[i].located ? lower_ascii(all[i].quote) : std::string(all[i].rule->id);
        if (taken[i] || !all[i].first || std::ranges::find(terms, term) != terms.end()) { continue; }
        terms.push_back(std::move(term));
        ++(all[i].level == severity::barrier ? out.folded.barriers : all[i].level == severity::warning ? out.folded.warnings : out.folded.hints);
    }
    return out;
}

} // namespace rung::cli
