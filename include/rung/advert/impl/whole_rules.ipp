// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/impl/list_rules.ipp>

RUNG_BEGIN
namespace advert::detail {

/// What an advert leaves out, what it does well, and lists that ask too much: judged over the whole text.
class whole_rules {
public:
    explicit whole_rules(reading& r) : r_(r), p_(r.body) {}

    void credits() {
        if (r_.pay_stated) { r_.report_whole(rule_index::positive_pay); }
        constexpr struct { signal what; rule_index rule; } rows[] = {
            {signal::flexible, rule_index::positive_flexible}, {signal::job_share, rule_index::positive_job_share},
            {signal::training, rule_index::positive_training}, {signal::adjustments, rule_index::positive_adjustments}, {signal::contact, rule_index::positive_contact},
            {signal::process, rule_index::positive_process}, {signal::background, rule_index::positive_background}, {signal::travel_paid, rule_index::positive_travel_costs},
            {signal::guaranteed_interview, rule_index::positive_guaranteed_interview}, {signal::potential, rule_index::positive_potential},
            {signal::occupational_requirement, rule_index::occupational_requirement},
        };
        for (const auto& row : rows) {
            if (const auto* hit = p_.find(row.what)) { r_.report(row.rule, p_, hit->first, hit->last); }
        }
        equivalent_route();
        if (r_.explains) { r_.report_whole(rule_index::positive_explains); }
    }

    void missing() {
        if (r_.doc.partial || r_.doc.kind != document_kind::advert) { return; }
        basics();
        if (!r_.has(signal::hours) && !told(r_.doc.hours)) { r_.report_whole(rule_index::hours_not_stated); }
        if (!r_.has(signal::flexible) && !r_.has(signal::job_share)) { r_.report_whole(rule_index::no_flexibility_stated); }
        if (!r_.has(signal::process)) { r_.report_whole(rule_index::selection_steps); }
        if (!r_.has(signal::adjustments)) { r_.report_whole(rule_index::no_adjustments); }
        if (!r_.has(signal::contact)) { r_.report_whole(rule_index::no_named_contact); }
        equality();
        if (r_.has(signal::experience) && !r_.has(signal::training) && !r_.has(signal::learner)) { r_.report_whole(rule_index::no_training_offered); }
        if (r_.entry_level && !r_.has(signal::potential) && !r_.has(signal::training)) { r_.report_whole(rule_index::potential_not_experience); }
        if (r_.has(signal::check) && !r_.has(signal::check_paid) && !r_.style.answered("we-pay-for-checks")) { r_.report_whole(rule_index::check_fee_unclear); }
        if (r_.has(signal::interview) && !r_.has(signal::travel_paid) && !r_.style.answered("we-pay-travel-to-interview")) { r_.report_whole(rule_index::travel_costs); }
    }

    void essentials() {
        if (r_.doc.partial) { return; }
        std::uint32_t essential = 0;
        std::uint32_t asked     = 0;
        bool          divided   = r_.has(signal::desirable) || r_.has(signal::section_desirable);
        for (const auto& b : p_.blocks) {
            if (b.kind != block_kind::list_item && b.kind != block_kind::table_cell) { continue; }
            essential += b.in == section::essential ? 1U : 0U;
            asked += b.in == section::essential || b.in == section::person ? 1U : 0U;
        }
        if (essential > r_.style.limit(rule_index::too_many_essentials, 8)) { r_.report_whole(rule_index::too_many_essentials, std::to_string(essential)); }
        if (asked > r_.style.limit(rule_index::essentials_not_separated, 7) && !divided) { r_.report_whole(rule_index::essentials_not_separated, std::to_string(asked)); }
    }

    void balance() {
        // Counting coded words is disputed (see the rule's page), so this is off unless an employer asks for it.
        if (r_.doc.partial || !r_.style.of(rule_index::gender_coded_balance).on) { return; }
        const int agentic  = p_.count[static_cast<std::size_t>(signal::agentic)];
        const int communal = p_.count[static_cast<std::size_t>(signal::communal)];
        const int lean     = agentic > communal ? agentic - communal : communal - agentic;
        if (lean >= r_.style.limit(rule_index::gender_coded_balance, 5)) { r_.report_whole(rule_index::gender_coded_balance, std::to_string(lean)); }
    }

private:
    /// Another route counts where there is a paper to go round.
    void equivalent_route() {
        if (!p_.has(signal::equivalent)) { return; }
        for (const auto& hit : p_.signals) {
            if (hit.what != signal::equivalent) { continue; }
            for (const auto paper : {signal::degree, signal::degree_level, signal::subject_degree, signal::postgraduate, signal::gcse}) {
                if (p_.sentence_has(hit.sentence, paper)) {
                    r_.report(rule_index::positive_equivalent_route, p_, hit.first, hit.last);
                    return;
                }
            }
        }
    }

    [[nodiscard]] static bool told(const field& f) noexcept { return f.state == field_state::present; }

    /// One finding that names all of what a reader must guess.
    void basics() {
        std::string guess;
        unsigned    missing = r_.has(signal::hours) || told(r_.doc.hours) ? 0 : 1; // said by hours-not-stated
        const auto  add     = [&](bool known, std::string_view what) {
            if (known) { return; }
            guess += (guess.empty() ? "" : ", ") + std::string(what);
            ++missing;
        };
        add(r_.has(signal::place) || told(r_.doc.place), "where the work is");
        add(r_.has(signal::contract) || told(r_.doc.contract), "how long the contract lasts");
        add(r_.has(signal::closing) || told(r_.doc.closing), "by when to apply");
        if (guess.empty() || missing < 2) { return; }
        if (auto* f = r_.report_whole(rule_index::basics_missing, {}, {}, guess)) { f->note = guess; }
    }

    void equality() {
        if (!r_.has(signal::equality) && !r_.has(signal::background)) {
            r_.report_whole(rule_index::no_equality_statement);
        } else if (const auto* hit = p_.find(signal::equality); hit != nullptr && !r_.has(signal::background)) {
            r_.report(rule_index::background_left_out, p_, hit->first, hit->last);
        }
    }

    reading&       r_;
    const passage& p_;
};

} // namespace advert::detail
RUNG_END
