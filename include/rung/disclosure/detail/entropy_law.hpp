// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

RUNG_BEGIN
/// Laws of maximum entropy over a few whole numbers, in fixed-point arithmetic: no digit depends on the machine.
namespace disclosure::detail {

using wide_unsigned = unsigned __int128;
using wide_signed   = __int128;

/// The largest whole number whose square is at most n.
[[nodiscard]] constexpr std::uint64_t root_of(wide_unsigned n) noexcept {
    std::uint64_t out = 0;
    for (unsigned bit = 64; bit-- != 0;) {
        const auto more = out | std::uint64_t{1} << bit;
        if (wide_unsigned{more} * more <= n) { out = more; }
    }
    return out;
}

inline constexpr unsigned exponent_bits = 20; ///< Exponents are in units of 2^-20,
inline constexpr unsigned power_bits    = 60; ///< powers in units of 2^-60.

/// 2 to the power of -`exponent`.
[[nodiscard]] inline std::uint64_t half_power(std::uint64_t exponent) noexcept {
    static constexpr auto roots = [] { // 2^-(1/2), 2^-(1/4), …
        std::array<std::uint64_t, exponent_bits> out{};
        std::uint64_t                            last = std::uint64_t{1} << (power_bits - 1);
        for (auto& r : out) { r = last = root_of(wide_unsigned{last} << power_bits); }
        return out;
    }();
    const auto whole = exponent >> exponent_bits;
    if (whole >= power_bits) { return 0; }
    std::uint64_t out = std::uint64_t{1} << power_bits;
    for (unsigned i = 0; i < exponent_bits; ++i) {
        if ((exponent >> (exponent_bits - 1 - i) & 1U) != 0) { out = static_cast<std::uint64_t>(wide_unsigned{out} * roots[i] >> power_bits); }
    }
    return out >> whole;
}

/// n times the binary logarithm of n, for n from 0 to 256, in units of 2^-40.
[[nodiscard]] inline std::int64_t times_logarithm(std::uint64_t n) noexcept {
    if (n < 2) { return 0; }
    std::int64_t  out = 0;
    std::uint64_t x   = n << 32U; // from 1 to 2 in units of 2^-32 once halved
    for (; x >= std::uint64_t{2} << 32U; x >>= 1U) { out += 1; }
    for (int bit = 0; bit < 40; ++bit) {
        const auto square = wide_unsigned{x} * x >> 32U;
        const bool over   = square >= wide_unsigned{2} << 32U;
        out               = out * 2 + (over ? 1 : 0);
        x                 = static_cast<std::uint64_t>(over ? square >> 1U : square);
    }
    return out * static_cast<std::int64_t>(n);
}

/// The weights 2^(a v - b v²) of the numbers `v`, the largest being 1.
[[nodiscard]] inline std::vector<std::uint64_t> weights_of(const std::vector<std::int64_t>& v, std::int64_t a, std::int64_t b) {
    std::vector<std::int64_t> exponents;
    for (const auto x : v) { exponents.push_back(a * x - b * x * x); }
    const auto                 most = *std::max_element(exponents.begin(), exponents.end());
    std::vector<std::uint64_t> out;
    for (const auto e : exponents) { out.push_back(half_power(static_cast<std::uint64_t>(most - e))); }
    return out;
}

/// How many of 256 keys each number of `v` gets under the law of most entropy that has mean 0 and the variance `squares`/256, rounded down.
/// Where there is none of that variance, under one that comes near it.
/// @pre `v` holds numbers below and above 0, all within 8 of 0
[[nodiscard]] inline std::vector<std::int64_t> keys_of_law(const std::vector<std::int64_t>& v, std::int64_t squares) {
    const auto total = [&](const std::vector<std::uint64_t>& w, auto&& of) {
        wide_signed out = 0;
        for (std::size_t i = 0; i < v.size(); ++i) { out += wide_signed{of(v[i])} * w[i]; }
        return out;
    };
    const auto one    = [](std::int64_t) { return std::int64_t{1}; };
    const auto same   = [](std::int64_t x) { return x; };
    const auto square = [](std::int64_t x) { return x * x; };
    // The mean rises with a; under mean 0 the variance falls with b.
    const auto balanced = [&](std::int64_t b) {
        std::int64_t low = -(std::int64_t{1} << 30U), high = std::int64_t{1} << 30U;
        while (high - low > 1) {
            const auto a = low + (high - low) / 2;
            (total(weights_of(v, a, b), same) < 0 ? low : high) = a;
        }
        return weights_of(v, high, b);
    };
    std::int64_t low = -(std::int64_t{16} << exponent_bits), high = std::int64_t{40} << exponent_bits;
    while (high - low > 1) {
        const auto b = low + (high - low) / 2;
        const auto w = balanced(b);
        (total(w, square) * 256 > squares * total(w, one) ? low : high) = b;
    }
    const auto                w = balanced(high);
    std::vector<std::int64_t> out;
    for (const auto x : w) { out.push_back(static_cast<std::int64_t>(wide_signed{x} * 256 / total(w, one))); }
    return out;
}

} // namespace disclosure::detail
RUNG_END
