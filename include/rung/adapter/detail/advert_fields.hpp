// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/advert_roles.hpp>
#include <rung/adapter/detail/advert_text.hpp>
#include <rung/advert/document.hpp>

#include <string>
#include <string_view>

RUNG_BEGIN
namespace adapter::detail {

/// What one record says beside its text.
class advert_fields {
public:
    /// Takes note of a value; an empty one says that the feed has the field and the record does not.
    void take(advert_role role, std::string_view value) {
        value = trimmed(value);
        switch (role) {
        case advert_role::pay:
        case advert_role::pay_min:
        case advert_role::pay_max:
            pay_told_ = true;
            if (unset(value)) { return; }
            break;
        case advert_role::pay_predicted:
        case advert_role::partial:
            if (says_no(value)) { return; }
            (role == advert_role::partial ? partial_ : predicted_) = true;
            return;
        default: break;
        }
        switch (role) {
        case advert_role::pay: first(pay_, value); break;
        case advert_role::pay_min: first(min_, value); break;
        case advert_role::pay_max: first(max_, value); break;
        case advert_role::pay_currency: first(currency_, value); break;
        case advert_role::pay_period: first(period_, value); break;
        case advert_role::location: join(place_, value); break;
        case advert_role::hours: join(hours_, value); break;
        case advert_role::contract: join(contract_, value); break;
        case advert_role::closing: join(closing_, value); break;
        case advert_role::organisation: join(organisation_, value); break;
        default: break;
        }
    }

    /// Writes it down.
    void put(advert::document& out) {
        if (partial_) { out.partial = true; }
        if (!predicted_ && pay_told_) {
            out.pay.text  = pay_text();
            out.pay.state = out.pay.text.empty() ? advert::field_state::absent : advert::field_state::present;
        }
        out.place        = std::move(place_);
        out.hours        = std::move(hours_);
        out.contract     = std::move(contract_);
        out.closing      = std::move(closing_);
        out.organisation = std::move(organisation_);
    }

private:
    static bool unset(std::string_view amount) noexcept { return amount.find_first_not_of("0., ") == amount.npos; }
    static bool says_no(std::string_view value) noexcept { return value.empty() || value == "0" || value == "false" || value == "False" || value == "FALSE" || value == "no"; }

    static void first(std::string& into, std::string_view value) {
        if (into.empty()) { into = valid(value); }
    }

    static void join(advert::field& into, std::string_view value) {
        if (value.empty()) {
            if (into.state == advert::field_state::unknown) { into.state = advert::field_state::absent; }
            return;
        }
        into.state       = advert::field_state::present;
        const auto clean = valid(value);
        // Values may hold commas themselves: "Leeds, UK".
        for (auto at = into.text.find(clean); at != std::string::npos; at = into.text.find(clean, at + 1)) {
            const auto end = at + clean.size();
            if ((at == 0 || (at >= 2 && into.text.compare(at - 2, 2, ", ") == 0)) && (end == into.text.size() || into.text.compare(end, 2, ", ") == 0)) { return; }
        }
        into.text += (into.text.empty() ? "" : ", ") + clean;
    }

    [[nodiscard]] std::string pay_text() const {
        // NHS Jobs says YEAR beside "£15.66+ Per Hour" and beside every other pay: where there is a text, nothing is added to it.
        if (!pay_.empty()) { return pay_; }
        auto text = min_.empty() || min_ == max_ ? max_ : max_.empty() ? min_ : min_ + " \xE2\x80\x93 " + max_;
        if (text.empty()) { return text; }
        if (!currency_.empty()) { text += ' ' + currency_; }
        if (!period_.empty()) { text += ' ' + period_; }
        return text;
    }

    std::string   pay_, min_, max_, currency_, period_;
    advert::field place_, hours_, contract_, closing_, organisation_;
    bool          pay_told_ = false, predicted_ = false, partial_ = false;
};

} // namespace adapter::detail
RUNG_END
