// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/parse.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace wf = rung::workforce;

namespace {

void require(bool holds) {
    if (!holds) { std::abort(); }
}

std::string shown(std::int64_t number, std::int64_t unit) {
    const auto positive = number < 0 ? -number : number;
    std::string text    = (number < 0 ? "-" : "") + std::to_string(positive / unit);
    if (unit > 1) { text += "." + std::to_string(unit + positive % unit).substr(1); }
    return text;
}

void dates(std::string_view text) {
    for (int form = 0; form < 7; ++form) {
        const auto got = wf::parse_date(text, static_cast<wf::date_form>(form));
        if (!got) { continue; }
        require(rung::is_valid(*got));
        char iso[16];
        std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", got->year, got->month, got->day);
        require(wf::parse_date(iso, wf::date_form::iso) == got);
        require(wf::parse_date(std::to_string(std::int64_t{86'400'000} * rung::days_since_epoch(*got)), wf::date_form::epoch_ms) == got);
    }
}

void numbers(std::string_view text, std::string_view currency) {
    if (const auto got = wf::parse_decimal(text)) { require(wf::parse_decimal(shown(*got, 1'000'000)) == got); }
    if (const auto got = wf::parse_count(text)) { require(*got >= 0 && wf::parse_count(std::to_string(*got)) == got); }
    if (const auto got = wf::parse_yes_no(text); got && *got) { require(wf::parse_count(text).value_or(1) == 1); }
    if (const auto got = wf::parse_money(text, currency)) {
        const auto code = got->currency.empty() ? currency : got->currency;
        const auto unit = wf::parse_money("1", code); // tells the minor units
        require(unit && unit->minor >= 1);
        const auto again = wf::parse_money(std::string(got->currency) + " " + shown(got->minor, unit->minor), currency);
        require(again && again->minor == got->minor && again->currency == got->currency);
    }
}

void words(std::string_view text) {
    std::string upper(text);
    for (auto& c : upper) { c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
    require(wf::means_declined(upper) == wf::means_declined(text));
    if (wf::means_declined(text) && text.size() < 200) { require(wf::means_declined("- " + std::string(text) + "!")); }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto             cut  = bytes.find('\n');
    const auto             text = bytes.substr(0, cut);
    dates(text);
    numbers(text, cut == bytes.npos ? std::string_view() : bytes.substr(cut + 1)); // a second line is the currency
    words(text);
    return 0;
}
