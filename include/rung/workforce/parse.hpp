// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/config.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

RUNG_BEGIN
namespace workforce {

/// How dates are written in a source. No time zone is ever applied: what stands on the paper is the day.
enum class date_form : std::uint8_t {
    iso,          ///< yyyy-mm-dd; whatever follows (time, zone) is left off. The default: anything else must be declared.
    day_first,    ///< dd/mm/yyyy, with `/`, `-` or `.` between.
    month_first,  ///< mm/dd/yyyy.
    year_slashes, ///< yyyy/mm/dd (Oracle).
    epoch_ms,     ///< Milliseconds since 1970-01-01 in UTC midnights, bare or as /Date(…)/ or /Date(…+0000)/ (SuccessFactors OData).
    serial_1900,  ///< A spreadsheet's day number, with its false 29 February 1900.
    day_name_month, ///< 5 Jan 2024, 05-JAN-2024: English names of months, three letters or more.
};

/// Returns the form of that name: "iso" or "yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy", "yyyy/mm/dd", "epoch-ms", "excel", "dd mon yyyy".
[[nodiscard]] RUNG_DECL std::optional<date_form> find_date_form(std::string_view name) noexcept;

/// Name by which a map calls it.
[[nodiscard]] RUNG_DECL std::string_view name(date_form form) noexcept;

/// Reads a date; nothing where the text is none of that form or no day of the calendar in the years 1 to 9999: "0000-00-00" is none.
/// White space around it is ignored, and so is a time or zone after it. A year has four digits: a shorter one would be a guess.
/// Milliseconds within a day belong to that day in UTC, negative ones to the days before 1970.
[[nodiscard]] RUNG_DECL std::optional<civil_date> parse_date(std::string_view text, date_form form) noexcept;

/// Whether the date is one of the sentinels that mean "open" in an end date: 9999-12-31 and 4712-12-31 (also as 253402214400000 ms).
[[nodiscard]] constexpr bool means_open(civil_date d) noexcept {
    return d.month == 12 && d.day == 31 && (d.year == 9999 || d.year == 4712);
}

/// Reads a number in millionths: "0.6", "37.5", "60%" (0.6), "1,234.5", "(3)" as minus 3. The point is the decimal sign and commas
/// stand between groups of three. Nothing where it is no number, has more than six decimals that matter, or is beyond 9 million millions.
[[nodiscard]] RUNG_DECL std::optional<std::int64_t> parse_decimal(std::string_view text) noexcept;

/// Reads a whole number from 0; "12.0" is one, since spreadsheets write it so.
[[nodiscard]] RUNG_DECL std::optional<std::int64_t> parse_count(std::string_view text) noexcept;

/// Reads yes and no: Y N, Yes No, true false, 1 0, in any case.
[[nodiscard]] RUNG_DECL std::optional<bool> parse_yes_no(std::string_view text) noexcept;

/// An amount with the currency that its text names.
struct money {
    std::int64_t     minor = 0; ///< In minor units by ISO 4217: pence, cents; whole units of JPY, KRW, ISK and the like; thousandths of KWD.
    std::string_view currency;  ///< ISO 4217 code, valid for ever; "" where the text names none.
};

/// Reads an amount: "31250", "£31,250.00", "GBP 31250.5", "50000.00 GBP", "(1,200.00)", "78173.52". `currency` is what other fields
/// say, as a code or as £ or €, "" for unknown: it decides the number of minor units, and what $ and ¥ stand for, which nothing else
/// does. Where nobody names a currency, hundredths are read. Nothing where it is no amount, has a part smaller than the minor unit
/// that is not zero, its text names another currency than `currency`, or `currency` is none of ISO 4217.
[[nodiscard]] RUNG_DECL std::optional<money> parse_money(std::string_view text, std::string_view currency = {}) noexcept;

/// Whether the text says that the person would rather not say, in the words that questionnaires use: "I prefer not to say",
/// "(h) Prefer not to answer this question", "I don't wish to disclose my religion", "PNTS". Case and punctuation do not matter.
/// What may mean something else is not taken for it: "declined" (an offer), "withheld", "not stated", "prefer not to say or don't know".
[[nodiscard]] RUNG_DECL bool means_declined(std::string_view text) noexcept;

} // namespace workforce
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/workforce/impl/parse.ipp>
#endif
