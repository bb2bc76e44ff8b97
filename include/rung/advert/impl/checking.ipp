// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/ruleset_state.hpp>
#include <rung/advert/impl/acronym_rules.ipp>
#include <rung/advert/impl/list_rules.ipp>
#include <rung/advert/impl/pay_rules.ipp>
#include <rung/advert/impl/rare_words.ipp>
#include <rung/advert/impl/reading_rules.ipp>
#include <rung/advert/impl/requirement_rules.ipp>
#include <rung/advert/impl/whole_rules.ipp>
#include <rung/advert/impl/years_rule.ipp>

#include <algorithm>
#include <cmath>

RUNG_BEGIN
namespace advert {
namespace detail {

/// Findings in the order of the text: title, text, whole advert; ties by rule, so that the order never depends on how rules are run.
inline void put_in_order(std::vector<finding>& findings) {
    struct key {
        std::uint64_t place;
        std::uint32_t shorter;
        std::uint32_t index;
    };
    std::vector<key> order;
    order.reserve(findings.size());
    for (std::uint32_t i = 0; i < findings.size(); ++i) {
        const auto&         f    = findings[i];
        const std::uint64_t part = !f.located ? 2U : f.where == part::text ? 1U : 0U;
        order.push_back({part << 32U | (f.located ? f.at.begin : 0U), f.located ? ~f.at.size() : 0U, i});
    }
    std::sort(order.begin(), order.end(), [&](const key& a, const key& b) {
        if (a.place != b.place) { return a.place < b.place; }
        if (a.shorter != b.shorter) { return a.shorter < b.shorter; }
        if (findings[a.index].rule != findings[b.index].rule) { return findings[a.index].rule < findings[b.index].rule; } // rules stand sorted by id
        return a.index < b.index;
    });
    std::vector<finding> out;
    out.reserve(findings.size());
    for (const auto& k : order) {
        auto& f = findings[k.index];
        // Two packs may hold the same term: one finding of a kind for one place.
        const bool again = !out.empty() && f.located && out.back().located && out.back().where == f.where && out.back().at == f.at && out.back().rule->about == f.rule->about && f.level != severity::credit;
        if (!again) { out.push_back(std::move(f)); }
    }
    findings = std::move(out);
}

/// Weights of the openness score; what they mean stands in docs/advert.md. The score falls with every finding and with nothing else, so
/// mending one never lowers it.
[[nodiscard]] inline int openness_of(double barriers, double warnings, double hints) noexcept {
    return static_cast<int>(std::lround(100.0 * std::exp(-(10.0 * barriers + 4.0 * warnings + hints) / 80.0)));
}

/// Pay that is missing, vague or in code is one fault, however it shows: taking "competitive" out must not look worse than leaving it.
[[nodiscard]] inline bool is_unclear_pay(const finding& f) noexcept {
    const auto is = [&](rule_index r) { return f.rule == &rules()[static_cast<std::size_t>(r)]; };
    return is(rule_index::no_pay_stated) || is(rule_index::vague_pay) || is(rule_index::grade_code_without_pay);
}

[[nodiscard]] inline verdict sum_up(const reading& r) {
    verdict  out;
    unsigned barriers    = 0;
    unsigned warnings    = 0;
    unsigned hints       = 0;
    bool     unclear_pay = false;
    for (const auto& f : r.out) {
        // What an advert leaves out is listed but not weighed: it would make a shorter text look worse. Nor is what the evidence disputes.
        const bool     pay  = is_unclear_pay(f);
        const unsigned once = f.first && f.located && !pay && !f.rule->contested ? 1U : 0U;
        unclear_pay         = unclear_pay || pay;
        switch (f.level) {
        case severity::credit: ++out.credit; break;
        case severity::hint: ++out.hint; hints += once; break;
        case severity::warning: ++out.warning; warnings += once; break;
        case severity::barrier: ++out.barrier; barriers += once; break;
        }
    }
    out.reading_age = r.measured.reading_age;
    out.openness    = openness_of(barriers, warnings + (unclear_pay ? 1.0 : 0.0), hints);
    return out;
}

inline void run_rules(reading& r) {
    if (!r.english) {
        r.report_whole(rule_index::not_english);
        return;
    }
    pay_rules   pay(r);
    whole_rules whole(r);
    pay.look();
    list_rules list(r);
    list.run(r.title);
    list.run(r.body);
    acronym_rules(r).run();
    rare_words(r).run();
    requirement_rules(r).run();
    years_rule(r).run();
    pay.run();
    reading_rules(r).run();
    whole.essentials();
    whole.missing();
    whole.balance();
    whole.credits();
}

} // namespace detail

namespace detail {

[[nodiscard]] inline report check_with(const document& advert, const ruleset& rules, block_memory* memory) {
    settings style;
    if (const auto* state = rules.settings()) {
        style.states = &state->rules;
        style.extra  = &state->extra;
        style.style  = &state->style;
    }
    reading r{.doc = advert, .style = style, .title = {}, .body = {}, .sector = {}, .counts = {}, .measured = {}, .out = {}};
    r.out.reserve(48);
    read_all(r, memory);
    run_rules(r);
    put_in_order(r.out);
    report out;
    out.verdict  = sum_up(r);
    out.findings = std::move(r.out);
    out.reading  = r.measured;
    out.sector   = r.sector;
    out.ruleset  = rules.name();
    return out;
}

} // namespace detail

} // namespace advert
RUNG_END
