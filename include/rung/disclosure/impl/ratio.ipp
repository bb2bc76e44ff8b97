// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/ratio.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// A product of two numbers of 64 bits always fits.
using wide_number = __int128;

[[nodiscard]] inline bool is_ratio(ratio r) noexcept { return r.numerator >= 0 && r.denominator > 0; }

/// a/b plus, or minus, c/d.
[[nodiscard]] inline result<ratio> combine(ratio a, ratio b, int sign) {
    if (!is_ratio(a) || !is_ratio(b)) { return failure{errc::precondition, "ratio", {}}; }
    const auto common = std::gcd(a.denominator, b.denominator);
    auto       top    = wide_number{a.numerator} * (b.denominator / common) + sign * (wide_number{b.numerator} * (a.denominator / common));
    auto       bottom = wide_number{a.denominator / common} * b.denominator;
    if (top < 0) { return failure{errc::precondition, "ratio", {}}; }
    auto x = bottom;
    for (auto y = top; y != 0;) { x = std::exchange(y, x % y); }
    top /= x;
    bottom /= x;
    constexpr auto most = wide_number{std::numeric_limits<std::int64_t>::max()};
    if (top > most || bottom > most) { return failure{errc::too_large, "ratio", {}}; }
    return ratio{static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
}

/// Digits and nothing else. @return nothing where they leave 64 bits
[[nodiscard]] inline result<std::int64_t> digits_of(std::string_view text) {
    std::int64_t out  = 0;
    const bool   only = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto   end  = text.data() + text.size();
    if (!only || std::from_chars(text.data(), end, out).ec != std::errc()) { return failure{errc::bad_amount, "ratio", {}}; }
    return out;
}

} // namespace detail

RUNG_DECL result<ratio> lowest(ratio of) { return detail::combine(of, {}, 1); }
RUNG_DECL result<ratio> add(ratio a, ratio b) { return detail::combine(a, b, 1); }
RUNG_DECL result<ratio> subtract(ratio a, ratio b) { return detail::combine(a, b, -1); }

RUNG_DECL std::strong_ordering compare(ratio a, ratio b) noexcept {
    const auto left  = detail::wide_number{a.numerator} * b.denominator;
    const auto right = detail::wide_number{b.numerator} * a.denominator;
    return left < right ? std::strong_ordering::less : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

RUNG_DECL result<ratio> read_ratio(std::string_view text) {
    const failure no{errc::bad_amount, "ratio", {}};
    const auto    point = text.find('.');
    const auto    slash = text.find('/');
    ratio         out;
    if (point != std::string_view::npos) {
        const auto places = text.size() - point - 1;
        const auto whole  = detail::digits_of(text.substr(0, point));
        const auto all    = detail::digits_of(std::string(text.substr(0, point)).append(text.substr(point + 1)));
        if (!whole || !all || places == 0 || places > 18) { return no; }
        out.numerator = *all;
        for (std::size_t i = 0; i < places; ++i) { out.denominator *= 10; }
    } else {
        const auto top    = detail::digits_of(text.substr(0, slash));
        const auto bottom = slash == std::string_view::npos ? result<std::int64_t>(1) : detail::digits_of(text.substr(slash + 1));
        if (!top || !bottom || *bottom == 0) { return no; }
        out = {*top, *bottom};
    }
    return lowest(out);
}

RUNG_DECL std::string to_text(ratio of) { return std::to_string(of.numerator) + '/' + std::to_string(of.denominator); }

} // namespace disclosure
RUNG_END
