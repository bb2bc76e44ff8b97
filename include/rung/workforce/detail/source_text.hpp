// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

RUNG_BEGIN
namespace workforce::detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }
[[nodiscard]] constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// Leaves off white space at both ends; the no-break space counts, since spreadsheets and web pages bring it along.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view s) noexcept {
    constexpr std::string_view no_break = "\xC2\xA0";
    for (;;) {
        if (!s.empty() && is_space(s.front())) {
            s.remove_prefix(1);
        } else if (s.starts_with(no_break)) {
            s.remove_prefix(2);
        } else {
            break;
        }
    }
    for (;;) {
        if (!s.empty() && is_space(s.back())) {
            s.remove_suffix(1);
        } else if (s.ends_with(no_break)) {
            s.remove_suffix(2);
        } else {
            return s;
        }
    }
}

/// Whether they are the same but for the case of ASCII letters; `wanted` is in lower case.
[[nodiscard]] constexpr bool is_word(std::string_view s, std::string_view wanted) noexcept {
    if (s.size() != wanted.size()) { return false; }
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (lower(s[i]) != wanted[i]) { return false; }
    }
    return true;
}

/// Reads up to `most` digits off the front; nothing where there are fewer than `least`.
/// @pre most <= 9
[[nodiscard]] constexpr std::optional<std::int32_t> take_digits(std::string_view& s, std::size_t least, std::size_t most) noexcept {
    std::int32_t number = 0;
    std::size_t  n      = 0;
    for (; n < s.size() && n < most && is_digit(s[n]); ++n) { number = number * 10 + (s[n] - '0'); }
    if (n < least) { return std::nullopt; }
    s.remove_prefix(n);
    return number;
}

/// Takes a sign, or brackets that stand for minus, off; whether the number is negative. Nothing where it has two of them.
struct signed_text {
    std::string_view digits;
    bool             negative  = false;
    bool             has_mark  = false; ///< A sign or brackets, of either kind.

    constexpr void take_mark() noexcept {
        if (has_mark) { return; }
        if (digits.size() > 2 && digits.front() == '(' && digits.back() == ')') {
            digits   = trimmed(digits.substr(1, digits.size() - 2));
            negative = has_mark = true;
        } else if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) {
            negative = digits.front() == '-';
            has_mark = true;
            digits   = trimmed(digits.substr(1));
        }
    }
};

/// Reads "1,234.50" times ten to the power of `places`. Commas stand between groups of three or nowhere. Nothing where it is no
/// number, has a place beyond `places` that is not 0, or is above 9 million million millions.
[[nodiscard]] constexpr std::optional<std::int64_t> scaled(std::string_view s, int places) noexcept {
    constexpr std::uint64_t largest = 9'000'000'000'000'000'000U;
    std::uint64_t           number  = 0;
    const auto              append  = [&number](char c) {
        const auto digit = static_cast<std::uint64_t>(c - '0');
        if (number > (largest - digit) / 10) { return false; }
        number = number * 10 + digit;
        return true;
    };
    std::size_t at = 0, whole = 0, group = 0;
    bool        grouped = false;
    for (; at < s.size() && s[at] != '.'; ++at) {
        if (s[at] == ',') {
            if (group == 0 || group > 3 || (grouped && group != 3)) { return std::nullopt; }
            grouped = true;
            group   = 0;
        } else if (!is_digit(s[at]) || !append(s[at])) {
            return std::nullopt;
        } else {
            ++whole;
            ++group;
        }
    }
    if (grouped && group != 3) { return std::nullopt; }
    std::size_t part = 0;
    if (at < s.size()) {
        for (++at; at < s.size(); ++at, ++part) {
            if (!is_digit(s[at])) { return std::nullopt; }
            if (part >= static_cast<std::size_t>(places)) {
                if (s[at] != '0') { return std::nullopt; }
            } else if (!append(s[at])) {
                return std::nullopt;
            }
        }
    }
    if (whole + part == 0) { return std::nullopt; }
    for (; part < static_cast<std::size_t>(places); ++part) {
        if (!append('0')) { return std::nullopt; }
    }
    return static_cast<std::int64_t>(number);
}

} // namespace workforce::detail
RUNG_END
