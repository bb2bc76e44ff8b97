// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/parse.hpp>

#include <rung/workforce/detail/currencies.hpp>
#include <rung/workforce/detail/declined.hpp>
#include <rung/workforce/detail/source_text.hpp>

RUNG_BEGIN
namespace workforce {
namespace detail {

struct named_form {
    std::string_view name;
    date_form        form;
};

/// The first of each form is the name that `name` gives.
inline constexpr named_form date_forms[] = {
    {"yyyy-mm-dd", date_form::iso},           {"iso", date_form::iso},
    {"dd/mm/yyyy", date_form::day_first},     {"mm/dd/yyyy", date_form::month_first},
    {"yyyy/mm/dd", date_form::year_slashes},  {"epoch-ms", date_form::epoch_ms},
    {"excel", date_form::serial_1900},        {"dd mon yyyy", date_form::day_name_month},
};

[[nodiscard]] constexpr std::optional<civil_date> real_day(std::int32_t year, std::int32_t month, std::int32_t day) noexcept {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) { return std::nullopt; }
    const civil_date d{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
    return is_valid(d) ? std::optional(d) : std::nullopt;
}

/// Whether what follows a date is nothing, a time or a zone, so that the day stands whole: "2024-01-011" does not.
[[nodiscard]] constexpr bool may_follow(std::string_view s) noexcept {
    if (s.empty() || s == "Z" || s == "z") { return true; }
    const bool marked = s.front() == 'T' || s.front() == 't' || s.front() == ' ' || s.front() == '+' || s.front() == '-';
    return marked && s.size() > 1 && is_digit(s[1]);
}

[[nodiscard]] constexpr std::optional<civil_date> iso_day(std::string_view s) noexcept {
    if (s.size() < 10 || s[4] != '-' || s[7] != '-') { return std::nullopt; }
    for (const int i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (!is_digit(s[static_cast<std::size_t>(i)])) { return std::nullopt; }
    }
    if (!may_follow(s.substr(10))) { return std::nullopt; }
    const auto digit = [s](std::size_t i) { return s[i] - '0'; };
    return real_day(digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), digit(5) * 10 + digit(6), digit(8) * 10 + digit(9));
}

/// Reads three numbers with the same mark between, one of `marks`. `year_at` is 0 or 2; years have four digits, since a shorter one
/// would have to be guessed.
[[nodiscard]] constexpr std::optional<civil_date> marked_day(std::string_view s, std::string_view marks, int year_at, bool day_first) noexcept {
    std::int32_t numbers[3] = {};
    char         mark       = 0;
    for (int i = 0; i < 3; ++i) {
        if (i > 0) {
            if (s.empty() || (i == 1 ? marks.find(s.front()) == marks.npos : s.front() != mark)) { return std::nullopt; }
            mark = s.front();
            s.remove_prefix(1);
        }
        const auto number = i == year_at ? take_digits(s, 4, 4) : take_digits(s, 1, 2);
        if (!number) { return std::nullopt; }
        numbers[i] = *number;
    }
    if (!may_follow(s)) { return std::nullopt; }
    if (year_at == 0) { return real_day(numbers[0], numbers[1], numbers[2]); }
    return day_first ? real_day(numbers[2], numbers[1], numbers[0]) : real_day(numbers[2], numbers[0], numbers[1]);
}

[[nodiscard]] constexpr std::optional<civil_date> epoch_day(std::string_view s) noexcept {
    constexpr std::string_view open = "/Date(", close = ")/";
    if (s.starts_with(open)) {
        if (!s.ends_with(close) || s.size() < open.size() + close.size()) { return std::nullopt; }
        s = s.substr(open.size(), s.size() - open.size() - close.size());
        // The offset only says where the clock stood that wrote it.
        if (const auto sign = s.find_first_of("+-", 1); sign != s.npos) {
            auto offset = s.substr(sign + 1);
            if (!take_digits(offset, 1, 4) || !offset.empty()) { return std::nullopt; }
            s = s.substr(0, sign);
        }
    }
    const bool negative = s.starts_with('-');
    if (negative) { s.remove_prefix(1); }
    if (s.empty() || s.size() > 15) { return std::nullopt; }
    std::int64_t ms = 0;
    for (const char c : s) {
        if (!is_digit(c)) { return std::nullopt; }
        ms = ms * 10 + (c - '0');
    }
    constexpr std::int64_t day_ms = 86'400'000;
    const auto             date   = date_of_days(negative ? -((ms + day_ms - 1) / day_ms) : ms / day_ms);
    return date.known() ? std::optional(date) : std::nullopt;
}

[[nodiscard]] constexpr std::optional<civil_date> serial_day(std::string_view s) noexcept {
    const auto number = take_digits(s, 1, 7);
    if (!number || *number < 1 || *number == 60) { return std::nullopt; } // 60 is the 29 February 1900 that never was
    if (!s.empty()) { // the part after the point is the time of day
        if (s.front() != '.' || s.size() == 1) { return std::nullopt; }
        for (const char c : s.substr(1)) {
            if (!is_digit(c)) { return std::nullopt; }
        }
    }
    constexpr std::int32_t before_1900 = days_since_epoch({1899, 12, 31});
    const auto             date        = date_of_days(before_1900 + *number - (*number > 60 ? 1 : 0));
    return date.known() ? std::optional(date) : std::nullopt;
}

[[nodiscard]] constexpr std::int32_t month_of(std::string_view word) noexcept {
    constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                           "july",    "august",   "september", "october", "november", "december"};
    if (word.size() < 3) { return 0; }
    std::int32_t number = 0;
    for (const auto month : months) {
        ++number;
        if (word.size() <= month.size() && is_word(word, month.substr(0, word.size()))) { return number; }
    }
    return 0;
}

[[nodiscard]] constexpr std::optional<civil_date> named_day(std::string_view s) noexcept {
    const auto take_marks = [&s] {
        while (!s.empty() && std::string_view(" -/.,").find(s.front()) != std::string_view::npos) { s.remove_prefix(1); }
    };
    const auto day = take_digits(s, 1, 2);
    if (!day) { return std::nullopt; }
    take_marks();
    std::size_t letters = 0;
    while (letters < s.size() && is_letter(s[letters])) { ++letters; }
    const auto month = month_of(s.substr(0, letters));
    s.remove_prefix(letters);
    take_marks();
    const auto year = take_digits(s, 4, 4);
    if (!year || !may_follow(s)) { return std::nullopt; }
    return real_day(*year, month, *day);
}

} // namespace detail

RUNG_DECL std::optional<date_form> find_date_form(std::string_view wanted) noexcept {
    for (const auto& one : detail::date_forms) {
        if (one.name == wanted) { return one.form; }
    }
    return std::nullopt;
}

RUNG_DECL std::string_view name(date_form form) noexcept {
    for (const auto& one : detail::date_forms) {
        if (one.form == form) { return one.name; }
    }
    return {};
}

RUNG_DECL std::optional<civil_date> parse_date(std::string_view text, date_form form) noexcept {
    const auto s = detail::trimmed(text);
    switch (form) {
    case date_form::iso: return detail::iso_day(s);
    case date_form::day_first: return detail::marked_day(s, "/-.", 2, true);
    case date_form::month_first: return detail::marked_day(s, "/-.", 2, false);
    case date_form::year_slashes: return detail::marked_day(s, "/", 0, false);
    case date_form::epoch_ms: return detail::epoch_day(s);
    case date_form::serial_1900: return detail::serial_day(s);
    case date_form::day_name_month: return detail::named_day(s);
    }
    return std::nullopt;
}

RUNG_DECL std::optional<std::int64_t> parse_decimal(std::string_view text) noexcept {
    detail::signed_text s{detail::trimmed(text)};
    s.take_mark();
    int places = 6;
    if (s.digits.ends_with('%')) {
        s.digits = detail::trimmed(s.digits.substr(0, s.digits.size() - 1));
        places   = 4;
    }
    const auto number = detail::scaled(s.digits, places);
    return number && s.negative ? std::optional(-*number) : number;
}

RUNG_DECL std::optional<std::int64_t> parse_count(std::string_view text) noexcept { return detail::scaled(detail::trimmed(text), 0); }

RUNG_DECL std::optional<bool> parse_yes_no(std::string_view text) noexcept {
    const auto s = detail::trimmed(text);
    for (const auto yes : {"y", "yes", "true", "1"}) {
        if (detail::is_word(s, yes)) { return true; }
    }
    for (const auto no : {"n", "no", "false", "0"}) {
        if (detail::is_word(s, no)) { return false; }
    }
    return std::nullopt;
}

RUNG_DECL std::optional<money> parse_money(std::string_view text, std::string_view currency) noexcept {
    currency           = detail::trimmed(currency);
    const auto   given = detail::find_currency(currency);
    if (!currency.empty() && !given.known()) { return std::nullopt; }
    detail::currency_reader names(given);
    detail::signed_text     s{detail::trimmed(text)};
    s.take_mark();
    for (const bool front : {true, true, false}) { // "GBP £5" names it twice
        if (!names.take(s.digits, front)) { return std::nullopt; }
    }
    s.take_mark(); // "£-5" beside "-£5"
    const auto minor = detail::scaled(s.digits, names.found().places);
    if (!minor) { return std::nullopt; }
    return money{s.negative ? -*minor : *minor, names.named() ? names.found().code : std::string_view{}};
}

RUNG_DECL bool means_declined(std::string_view text) noexcept {
    if (text.size() < 4 || text.size() > 256) { return false; }
    const detail::plain_words plain(text);
    auto                      words = plain.words();
    detail::take_option_mark(words);
    if (auto whole = words; detail::take_one_of(whole, detail::declined_whole) && whole.empty()) { return true; }
    (void)detail::take_one_of(words, detail::declined_by);
    if (!detail::take_one_of(words, detail::declined_how)) { return false; }
    // The verb matters: who prefers not to self-describe has not declined.
    if (!detail::take_one_of(words, detail::declined_what)) { return false; }
    return words.empty() || detail::take_one_of(words, detail::declined_rest);
}

} // namespace workforce
RUNG_END
