// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/characters.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

RUNG_BEGIN
namespace format::detail::xlsx {

/// What a number format makes of a number.
enum class number_shape : std::uint8_t {
    plain,
    date,    ///< A day, perhaps with its time.
    time,    ///< A time of day.
    elapsed, ///< Hours, minutes or seconds that may pass 24 or 60: [h]:mm.
    padded   ///< Zeros in front: 000000.
};

struct cell_style {
    number_shape shape  = number_shape::plain;
    std::uint8_t digits = 0; ///< Of `padded`.
};

/// Says what a built-in format is (ECMA-376, part 1, section 18.8.30); 27 to 36 and 50 to 58 are dates and times of East Asian
/// versions.
[[nodiscard]] constexpr cell_style style_of_number(std::uint32_t id) noexcept {
    if ((id >= 14 && id <= 17) || id == 22) { return {number_shape::date}; }
    if ((id >= 18 && id <= 21) || id == 45 || id == 47 || (id >= 32 && id <= 35)) { return {number_shape::time}; }
    if (id == 46) { return {number_shape::elapsed}; }
    if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) { return {number_shape::date}; }
    return {};
}

/// Says what a custom format code is: the letters of its first section count, outside quotes, brackets and escapes.
[[nodiscard]] constexpr cell_style style_of_code(std::string_view code) noexcept {
    bool day     = false; // y or d
    bool clock   = false; // h or s
    bool month   = false; // m: months or minutes
    bool elapsed = false;
    bool zeros   = true;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = lower(code[i]);
        zeros        = zeros && c == '0';
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size() - 1);
        } else if (c == '[') {
            const auto end    = std::min(code.find(']', i + 1), code.size() - 1);
            const auto inside = code.substr(i + 1, end - i - 1);
            bool       unit   = !inside.empty();
            for (const char u : inside) { unit = unit && (lower(u) == 'h' || lower(u) == 'm' || lower(u) == 's'); }
            elapsed = elapsed || unit;
            i       = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == 'a' && (code.substr(i + 1, 4) == "M/PM" || code.substr(i + 1, 4) == "m/pm")) {
            i += 4;
            clock = true;
        } else if (c == 'a' && (code.substr(i + 1, 2) == "/P" || code.substr(i + 1, 2) == "/p")) {
            i += 2;
            clock = true;
        } else {
            day   = day || c == 'y' || c == 'd';
            month = month || c == 'm';
            clock = clock || c == 'h' || c == 's';
        }
    }
    if (day || (month && !clock && !elapsed)) { return {number_shape::date}; }
    if (elapsed) { return {number_shape::elapsed}; }
    if (clock) { return {number_shape::time}; }
    zeros = zeros && code.find(';') == std::string_view::npos;
    if (zeros && code.size() >= 2 && code.size() <= 32) { return {number_shape::padded, static_cast<std::uint8_t>(code.size())}; }
    return {};
}

/// A short text of numbers, without the heap.
struct number_text {
    std::array<char, 48> at{};
    std::size_t          size = 0;

    [[nodiscard]] std::string_view view() const noexcept { return {at.data(), size}; }
    void                           add(char c) noexcept { at[size++] = c; }
    void                           add(std::uint64_t value, unsigned width) noexcept {
        unsigned digits = 1;
        for (auto rest = value; rest >= 10; rest /= 10) { ++digits; }
        for (; width > digits; --width) { add('0'); }
        size = static_cast<std::size_t>(std::to_chars(at.data() + size, at.data() + at.size(), value).ptr - at.data());
    }
};

/// Reads a number as workbooks write them: no sign but "-", no blanks.
[[nodiscard]] inline bool read_number(std::string_view raw, double& out) noexcept {
    const char first = raw.empty() ? 'x' : raw[raw.front() == '-' && raw.size() > 1 ? 1 : 0];
    if (first != '.' && (first < '0' || first > '9')) { return false; } // from_chars would read "inf"
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), out);
    return error == std::errc() && end == raw.data() + raw.size();
}

/// Says whether the text of a number may stand as it is: digits with at most one point, no more of them than any number keeps, no
/// zeros that say nothing.
[[nodiscard]] constexpr bool is_plain_number(std::string_view raw) noexcept {
    if (raw.starts_with('-')) {
        raw.remove_prefix(1);
        if (raw == "0") { return false; }
    }
    std::size_t digits = 0;
    bool        point  = false;
    for (const char c : raw) {
        if (c >= '0' && c <= '9') {
            ++digits;
        } else if (c == '.' && !point && digits > 0) {
            point = true;
        } else {
            return false;
        }
    }
    if (digits == 0 || digits > 15 || (point && (raw.back() == '.' || raw.back() == '0'))) { return false; }
    return raw.size() == 1 || raw[0] != '0' || raw[1] == '.';
}

inline constexpr double exact_integers = 9007199254740992.0; ///< 2^53

/// Writes a number in as few digits as give it back, without an exponent where people would not write one: spreadsheets write 1E5 and
/// 31250.549999999999.
[[nodiscard]] inline number_text write_number(double value) noexcept {
    number_text  out;
    auto* const  first = out.at.data();
    auto* const  last  = first + out.at.size();
    const double size  = std::fabs(value);
    auto         done  = std::to_chars_result{first, std::errc()};
    if (size < exact_integers && std::trunc(value) == value) {
        done = std::to_chars(first, last, static_cast<std::int64_t>(value));
    } else if (size >= 1e-6 && size < exact_integers) {
        done = std::to_chars(first, last, value, std::chars_format::fixed);
    } else {
        done = std::to_chars(first, last, value, std::chars_format::scientific);
    }
    out.size = static_cast<std::size_t>(done.ptr - first);
    return out;
}

/// A day as text. Days are counted from 1 January 1970 in the Gregorian calendar.
inline void write_day(std::int64_t days, number_text& out) noexcept {
    // Years that begin in March put the leap day last; 146,097 days make 400 of them.
    const auto since  = static_cast<std::uint64_t>(days + 719'468); // from 1 March of the year 0
    const auto era    = since / 146'097;
    const auto of_era = since % 146'097;
    const auto year   = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
    const auto of_year = of_era - (365 * year + year / 4 - year / 100);
    const auto march   = (5 * of_year + 2) / 153; // 0 is March
    const auto month   = march < 10 ? march + 3 : march - 9;
    out.add(era * 400 + year + (month <= 2 ? 1 : 0), 4);
    out.add('-');
    out.add(month, 2);
    out.add('-');
    out.add(of_year - (153 * march + 2) / 5 + 1, 2);
}

inline void write_clock(std::uint64_t seconds, unsigned hour_width, number_text& out) noexcept {
    out.add(seconds / 3'600, hour_width);
    out.add(':');
    out.add(seconds / 60 % 60, 2);
    out.add(':');
    out.add(seconds % 60, 2);
}

/// Writes a serial number in the shape of its format: yyyy-mm-dd, with Thh:mm:ss where it is not midnight; hh:mm:ss; h:mm:ss. Serials
/// count days from 0 January 1900, with a 29 February 1900 that never was, or from 1 January 1904 (ECMA-376, part 1, section 18.17.4).
/// @return nothing where it is no such day or time
[[nodiscard]] inline number_text write_serial(double serial, number_shape shape, bool from_1904) noexcept {
    constexpr double last = 2'958'466; // 1 January 10000
    number_text      out;
    if (!(serial >= 0) || serial >= last) { return out; }
    const auto seconds = static_cast<std::uint64_t>(std::llround(serial * 86'400));
    const auto day     = static_cast<std::int64_t>(seconds / 86'400);
    const auto clock   = seconds % 86'400;
    if (shape == number_shape::elapsed) {
        write_clock(seconds, 1, out);
        return out;
    }
    if (shape == number_shape::time && serial < 1) {
        write_clock(clock, 2, out);
        return out;
    }
    constexpr std::int64_t false_day = 60;
    if (!from_1904 && (day < 1 || day == false_day)) { return out; }
    const auto days = from_1904 ? day - 24'107 : day < false_day ? day - 25'568 : day - 25'569;
    if (days > 2'932'896) { return out; } // 31 December 9999
    write_day(days, out);
    if (clock != 0) {
        out.add('T');
        write_clock(clock, 2, out);
    }
    return out;
}

} // namespace format::detail::xlsx
RUNG_END
