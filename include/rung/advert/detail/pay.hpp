// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/detail/reading.hpp>

#include <algorithm>
#include <cmath>

RUNG_BEGIN
namespace advert::detail {

/// Pay by the hour, by the year, or not said.
enum class pay_period : std::uint8_t { unknown, hour, day, week, month, year };

/// An amount of pay that the advert states.
struct pay_figure {
    const passage* in     = nullptr;
    std::uint32_t  token  = 0;
    double         amount = 0; ///< In pounds (or the currency written); 0 where masked.
    pay_period     per    = pay_period::unknown;
    bool           earned_extra = false; ///< On-target earnings or commission, not base pay.
};

/// National Living Wage for people of 21 and over by the day it came into force: National Minimum Wage Regulations 2015 as amended, regulation 4.
/// Rates before 1 April 2024 were for people of 23 (25 before April 2021) and over.
struct wage_rate {
    civil_date from;
    double     hourly;
};
inline constexpr wage_rate national_living_wage[] = {
    {{2020, 4, 1}, 8.72}, {{2021, 4, 1}, 8.91}, {{2022, 4, 1}, 9.50}, {{2023, 4, 1}, 10.42}, {{2024, 4, 1}, 11.44}, {{2025, 4, 1}, 12.21}, {{2026, 4, 1}, 12.71},
};

/// The hourly rate on `day`, 0 where it is not known.
[[nodiscard]] constexpr double living_wage_on(civil_date day) noexcept {
    double out = 0;
    if (!day.known()) { return out; }
    for (const auto& row : national_living_wage) {
        if (row.from <= day) { out = row.hourly; }
    }
    return out;
}

/// Reads "£24,000.50", "24k", "1.2m" (a budget): the amount, 0 for masked digits.
[[nodiscard]] inline double amount_of(std::string_view written) noexcept {
    double whole = 0;
    double unit  = 0;
    bool   any   = false;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const char c = written[i];
        if (c >= '0' && c <= '9') {
            any = true;
            if (unit > 0) {
                whole += (c - '0') * unit;
                unit /= 10;
            } else {
                whole = whole * 10 + (c - '0');
            }
        } else if (c == '.' && any) {
            unit = 0.1;
        } else if (c == '*') {
            return 0;
        } else if ((c == 'k' || c == 'K') && any) {
            return whole * 1000;
        }
    }
    return whole;
}

/// Finds the figures that are pay, and tells them from budgets, bonuses, fees and vouchers.
class pay_finder {
public:
    explicit pay_finder(const passage& p) : p_(p) {}

    void find(std::vector<pay_figure>& out) const {
        for (const auto t : p_.figures) {
            const auto& token  = p_.tokens[t];
            const bool  money  = token.kind == text::token_kind::money;
            const bool  masked = token.is(text::masked);
            // A bare number is pay only where the unit follows at once: "12.50 an hour", not "75 patients within an hour".
            const auto* unit = near(signal::pay_unit, t, 0, money || masked ? 7 : ranged_number(t) ? 4 : 1);
            const auto* word = near(signal::pay_word, t, 14, 5);
            const bool  beside = near(signal::pay_word, t, 3, 1) != nullptr;
            if (!money && unit == nullptr && !(masked && (word != nullptr || p_.where == part::title)) && !(word != nullptr && amount_of(p_.word(t)) >= 9000)) { continue; }
            if (near(signal::not_pay, t, 4, 3) != nullptr) { continue; }
            pay_figure f;
            f.in     = &p_;
            f.token  = t;
            f.amount = masked ? 0 : amount_of(p_.word(t));
            f.per    = unit != nullptr ? period(*unit) : pay_period::unknown;
            if (!plausible(f, unit != nullptr, word != nullptr, beside && money)) { continue; }
            if (f.per == pay_period::unknown && f.amount >= 8000) { f.per = pay_period::year; }
            f.earned_extra = is_extra(t);
            out.push_back(f);
        }
    }

private:
    /// A signal whose tokens begin at most `back` before or `ahead` after token `t`.
    [[nodiscard]] const signal_hit* near(signal s, std::uint32_t t, std::uint32_t back, std::uint32_t ahead) const noexcept {
        if (!p_.has(s)) { return nullptr; }
        const auto from = t < back ? 0U : t - back;
        auto       hit  = std::lower_bound(p_.signals.begin(), p_.signals.end(), from, [](const signal_hit& h, std::uint32_t token) { return h.first < token; });
        for (; hit != p_.signals.end() && hit->first <= t + ahead; ++hit) {
            if (hit->what == s) { return &*hit; }
        }
        return nullptr;
    }

    [[nodiscard]] pay_period period(const signal_hit& unit) const noexcept {
        for (auto t = unit.first; t < unit.last; ++t) {
            const auto c = static_cast<unsigned char>(p_.word(t).front()) | 0x20U;
            const auto w = p_.word(t);
            if (w.size() < 2 || w == "an" || w == "An" || w == "per" || w == "Per" || w == "PER") { continue; }
            const auto second = static_cast<unsigned char>(w[1]) | 0x20U;
            if (c == 'h') { return pay_period::hour; }
            if (c == 'd') { return pay_period::day; }
            if (c == 'w') { return pay_period::week; }
            if (c == 'm') { return pay_period::month; }
            if (c == 'y' || (c == 'a' && second == 'n') || (c == 'p' && second == 'a')) { return pay_period::year; }
            if (c == 'p' && second == 'h') { return pay_period::hour; }
        }
        return pay_period::unknown;
    }

    [[nodiscard]] bool plausible(const pay_figure& f, bool unit, bool word, bool beside) const noexcept {
        const bool money = p_.tokens[f.token].kind == text::token_kind::money;
        if (f.amount == 0) { return unit || word || money; } // masked
        if (f.per == pay_period::hour) { return f.amount >= 3 && f.amount < 400; }
        switch (f.per) { // less than this is a saving, a fee or an allowance
        case pay_period::day: return f.amount >= 30;
        case pay_period::week: return f.amount >= 60;
        case pay_period::month: return f.amount >= 300;
        case pay_period::year: return f.amount >= 4000;
        default: break;
        }
        if (unit) { return f.amount >= 20; }
        const bool annual = f.amount >= 9000 && f.amount <= 400'000;
        if (word && (annual || (beside && f.amount >= 5 && f.amount < 100))) { return true; }
        return annual && money && (p_.where == part::title || alone(f.token) || ranged(f.token));
    }

    /// In a short line by itself, where adverts put the pay.
    [[nodiscard]] bool alone(std::uint32_t t) const noexcept {
        const auto* b = p_.block_of(t);
        return b != nullptr && b->words <= 14;
    }

    /// "OTE £55k", "£65k OTE": on-target earnings, unless "basic" stands beside the figure too.
    [[nodiscard]] bool is_extra(std::uint32_t t) const noexcept {
        for (auto i = t > 2 ? t - 2 : 0; i <= t + 1 && i < p_.tokens.size(); ++i) {
            for (const std::string_view base : {"basic", "Basic", "base", "Base", "basis"}) {
                if (p_.word(i) == base) { return false; }
            }
        }
        return near(signal::commission, t, 2, 0) != nullptr || near(signal::commission, t, 0, 1) != nullptr;
    }

    /// The lower end of "12 - 14 an hour".
    [[nodiscard]] bool ranged_number(std::uint32_t t) const noexcept {
        return t + 2 < p_.tokens.size() && p_.tokens[t + 2].kind == text::token_kind::number && (p_.mark_at(t + 1) == '-' || p_.mark_at(t + 1) == '\xE2' || p_.word(t + 1) == "to");
    }

    /// One end of "£x - £y".
    [[nodiscard]] bool ranged(std::uint32_t t) const noexcept {
        const auto money_at = [&](std::uint32_t i) { return i < p_.tokens.size() && p_.tokens[i].kind == text::token_kind::money; };
        const auto joins    = [&](std::uint32_t i) { return i < p_.tokens.size() && (p_.mark_at(i) == '-' || p_.mark_at(i) == '\xE2' || p_.word(i) == "to" || p_.word(i) == "and"); };
        return (money_at(t + 2) && joins(t + 1)) || (t >= 2 && money_at(t - 2) && joins(t - 1)) || money_at(t + 1) || (t > 0 && money_at(t - 1));
    }

    const passage& p_;
};

} // namespace advert::detail
RUNG_END
