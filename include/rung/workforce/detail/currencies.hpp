// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/detail/source_text.hpp>

#include <string_view>

RUNG_BEGIN
namespace workforce::detail {

/// A currency of ISO 4217 with the number of decimal places of its minor unit.
struct currency {
    std::string_view code;
    int              places = 2;

    [[nodiscard]] constexpr bool known() const noexcept { return !code.empty(); }
};

struct currencies_of_places {
    int              places;
    std::string_view codes; ///< Three letters and a blank each.
};

/// ISO 4217 as of 1 January 2026, tables A.1 and A.2, without metals, units of account and test codes; and of A.3 what pay of the last
/// ten years may still be in. The commonest stand first.
inline constexpr currencies_of_places currency_list[] = {
    {2, "GBP EUR USD AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU "
        "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT "
        "LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR "
        "RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USN UYU UZS VED VES "
        "WST XCD XCG YER ZAR ZMW ZWG "
        "ANG BGN BYR CUC HRK MRO SLL STD VEF ZMK ZWL "},
    {0, "JPY KRW BIF CLP DJF GNF ISK KMF PYG RWF UGX UYI VND VUV XAF XOF XPF "},
    {3, "KWD BHD IQD JOD LYD OMR TND "},
    {4, "CLF UYW "},
};

/// What a sign may stand for. `alone` is what it means where nothing else is said; "" where that would be a guess.
struct currency_sign {
    std::string_view sign;
    std::string_view alone;
    std::string_view may_be;
};

inline constexpr currency_sign currency_signs[] = {
    {"\xC2\xA3", "GBP", "GBP FKP GIP SHP EGP LBP SDG SSP SYP "},
    {"\xE2\x82\xAC", "EUR", "EUR "},
    {"\xC2\xA5", "", "JPY CNY "},
    {"$", "", "USD AUD CAD NZD SGD HKD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD ZWL ARS CLP COP CUP DOP MXN UYU "},
};

[[nodiscard]] constexpr std::size_t find_code(std::string_view codes, const char (&code)[3]) noexcept {
    for (std::size_t i = 0; i + 4 <= codes.size(); i += 4) {
        if (codes[i] == code[0] && codes[i + 1] == code[1] && codes[i + 2] == code[2]) { return i; }
    }
    return codes.npos;
}

/// Finds the currency of a three-letter code in any case, or of a sign that has one meaning.
[[nodiscard]] constexpr currency find_currency(std::string_view text) noexcept {
    for (const auto& one : currency_signs) {
        if (text == one.sign) {
            if (one.alone.empty()) { return {}; }
            text = one.alone;
        }
    }
    if (text.size() != 3) { return {}; }
    char code[3];
    for (std::size_t i = 0; i < 3; ++i) {
        if (!is_letter(text[i])) { return {}; }
        code[i] = static_cast<char>(lower(text[i]) - ('a' - 'A'));
    }
    for (const auto& one : currency_list) {
        if (const auto at = find_code(one.codes, code); at != one.codes.npos) { return {one.codes.substr(at, 3), one.places}; }
    }
    return {};
}

/// The currencies that a text names, as it is read from both ends.
class currency_reader {
public:
    /// `given` is what other fields say.
    constexpr explicit currency_reader(currency given) noexcept : found_(given) {}

    [[nodiscard]] constexpr currency found() const noexcept { return found_; }
    [[nodiscard]] constexpr bool     named() const noexcept { return named_; }

    /// Takes a code or sign off the front or the back of `s`; false where it is a currency and cannot be this one.
    [[nodiscard]] constexpr bool take(std::string_view& s, bool front) noexcept {
        for (const auto& one : currency_signs) {
            if (front ? !s.starts_with(one.sign) : !s.ends_with(one.sign)) { continue; }
            cut(s, one.sign.size(), front);
            named_ = true;
            if (!found_.known()) { found_ = find_currency(one.alone); }
            return found_.known() && one.may_be.find(found_.code) != one.may_be.npos;
        }
        if (s.size() < 3 || !is_letter(front ? s.front() : s.back())) { return true; }
        const auto code = find_currency(front ? s.substr(0, 3) : s.substr(s.size() - 3));
        if (!code.known() || (found_.known() && found_.code != code.code)) { return false; }
        cut(s, 3, front);
        named_ = true;
        found_ = code;
        return true;
    }

private:
    static constexpr void cut(std::string_view& s, std::size_t n, bool front) noexcept {
        s = trimmed(front ? s.substr(n) : s.substr(0, s.size() - n));
    }

    currency found_;
    bool     named_ = false;
};

} // namespace workforce::detail
RUNG_END
