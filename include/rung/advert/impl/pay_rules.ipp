// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/pay.hpp>
#include <rung/advert/impl/list_rules.ipp>

RUNG_BEGIN
namespace advert::detail {

/// Whether people can tell what they would earn.
class pay_rules {
public:
    explicit pay_rules(reading& r) : r_(r) {}

    /// Finds the figures; the list rules need to know whether there are any.
    void look() {
        pay_finder(r_.title).find(figures_);
        pay_finder(r_.body).find(figures_);
        r_.pay_stated = !figures_.empty() || r_.doc.pay.state == field_state::present;
    }

    void run() {
        grade_code();
        no_pay();
        commission();
        ranges_and_rates();
        pro_rata();
    }

private:
    /// "Band 6" tells an insider what it pays, nobody else.
    void grade_code() {
        if (r_.pay_stated) { return; }
        for (const passage* p : {&r_.title, &r_.body}) {
            bool first = true;
            for (const auto& hit : p->signals) {
                if (hit.what != signal::pay_band || p->sentence_has(hit.sentence, signal::gcse) || p->sentence_has(hit.sentence, signal::school_grades)) { continue; }
                if (auto* f = r_.report(rule_index::grade_code_without_pay, *p, hit.first, hit.last)) { f->first = first; }
                first  = false;
                coded_ = true;
            }
        }
    }

    void no_pay() {
        if (r_.pay_stated || r_.doc.partial || r_.doc.kind != document_kind::advert || coded_) { return; }
        for (const passage* p : {&r_.title, &r_.body}) {
            for (const auto& hit : p->terms) {
                if (static_cast<rule_index>(hit.term.bound.index) == rule_index::vague_pay) { return; } // the phrase itself is reported
            }
        }
        if (r_.title.has(signal::own_account)) { return; } // a volunteer's or franchise role: there is no pay to state
        if (empty_promise()) { return; }
        r_.report_whole(rule_index::no_pay_stated);
    }

    /// "Salary: on application", "Rates: NMW rising", "£competitive": the place where pay would stand, and no figure in it.
    [[nodiscard]] bool empty_promise() {
        const auto& p = r_.body;
        for (const auto& b : p.blocks) {
            if (b.last - b.first < 2 || b.words > 16) { continue; }
            for (auto t = b.first; t + 1 < b.last; ++t) {
                if (p.mark_at(t) == '$' || (p.mark_at(t) == '\xC2' && p.word(t) == "\xC2\xA3")) {
                    return r_.report(rule_index::vague_pay, p, t, std::min(t + 4, b.last)) != nullptr;
                }
            }
            const auto label = p.word(b.first);
            const bool pay   = label == "Salary" || label == "SALARY" || label == "Pay" || label == "PAY" || label == "Rate" || label == "Rates" || label == "Package" || label == "Remuneration" || label == "Wage" || label == "Wages";
            const bool named = pay && (p.mark_at(b.first + 1) == ':' || p.mark_at(b.first + 1) == '-');
            if (named && b.last > b.first + 2) { return r_.report(rule_index::vague_pay, p, b.first + 2, b.last) != nullptr; }
        }
        return false;
    }

    void commission() {
        const auto* hit = r_.body.find(signal::commission);
        if (hit == nullptr || r_.doc.pay.state == field_state::present) { return; }
        for (const auto& f : figures_) {
            if (!f.earned_extra) { return; }
        }
        r_.report(rule_index::commission_without_base, r_.body, hit->first, hit->last);
    }

    void ranges_and_rates() {
        const double least = living_wage_on(r_.style.as_of());
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            const auto& f = figures_[i];
            if (least > 0 && f.per == pay_period::hour && f.amount > 0 && f.amount + 0.004 < least && !r_.apprenticeship && !f.earned_extra) {
                too_little(f, least);
            }
            if (least > 0 && f.per == pay_period::year && f.amount > 0 && !r_.apprenticeship && !f.earned_extra) { yearly(f, least); }
            if (i + 1 < figures_.size()) { wide(f, figures_[i + 1]); }
        }
    }

    void too_little(const pay_figure& f, double least) {
        if (auto* report = r_.report(rule_index::below_minimum_wage, *f.in, f.token, f.token + 1)) {
            char limit[16];
            std::snprintf(limit, sizeof limit, "\xC2\xA3%.2f", least);
            report->message = filled(report->rule->message, {report->quote, {}, {}, {}, {}, {}, limit});
        }
    }

    /// "£14,000 a year for 40 hours a week": only where the hours stand in the same sentence and nothing is pro rata.
    void yearly(const pay_figure& f, double least) {
        const auto& p        = *f.in;
        const auto  sentence = p.sentence_of(f.token);
        if (sentence >= p.sentences.size() || p.sentence_has(sentence, signal::pro_rata)) { return; }
        for (auto t = p.sentences[sentence].first; t + 1 < p.sentences[sentence].last; ++t) {
            if (p.tokens[t].kind != text::token_kind::number || (p.word(t + 1) != "hours" && p.word(t + 1) != "hour")) { continue; }
            const double hours = amount_of(p.word(t));
            if (hours >= 10 && hours <= 60 && f.amount / (52.0 * hours) + 0.004 < least) { too_little(f, least); }
            return;
        }
    }

    void wide(const pay_figure& low, const pay_figure& high) {
        if (low.in != high.in || high.token > low.token + 3 || low.amount <= 0 || high.earned_extra) { return; }
        if (low.in->sentence_has(low.in->sentence_of(low.token), signal::explains)) { return; }
        if (low.per != high.per && low.per != pay_period::unknown) { return; }
        if (high.amount > low.amount * (1 + r_.style.limit(rule_index::wide_pay_range, 50) / 100) && high.amount < low.amount * 6) {
            r_.report(rule_index::wide_pay_range, *low.in, low.token, high.token + 1);
        }
    }

    /// One full-time figure "pro rata" leaves the sum to the reader.
    void pro_rata() {
        const auto* hit = r_.body.find(signal::pro_rata);
        const auto* p   = &r_.body;
        if (hit == nullptr) {
            hit = r_.title.find(signal::pro_rata);
            p   = &r_.title;
        }
        if (hit == nullptr || r_.has(signal::explains)) { return; }
        unsigned yearly = 0;
        for (const auto& f : figures_) {
            if (f.per == pay_period::hour) { return; }
            yearly += f.per == pay_period::year && f.amount > 0 ? 1U : 0U;
        }
        if (yearly == 1 || yearly == 2) { r_.report(rule_index::pro_rata_only, *p, hit->first, hit->last); }
    }

    reading&                r_;
    std::vector<pay_figure> figures_;
    bool                    coded_ = false;
};

} // namespace advert::detail
RUNG_END
