// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cells.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// What the cells of a linear fact may come to, either way.
inline constexpr std::int64_t most_of_fact = std::int64_t{1} << 61U;

/// What its cells come to: coefficients of 40 bits and values of 52 leave room for more terms than there are cells.
[[nodiscard]] inline __int128 comes_to(const linear_fact& fact, std::span<const std::int64_t> values) {
    __int128 out = 0;
    for (const auto& t : fact.terms) { out += __int128{t.coefficient} * values[t.cell]; }
    return out;
}

[[nodiscard]] inline bool holds(const linear_fact& fact, std::span<const std::int64_t> values) {
    const auto v = comes_to(fact, values);
    return (fact.low == -unbounded || v >= fact.low) && (fact.high == unbounded || v <= fact.high);
}

/// Refuses facts that speak of no cell or of one twice, or whose numbers are too large.
[[nodiscard]] inline bool sound_facts(std::span<const linear_fact> facts, std::size_t cells) {
    const auto in = [](std::int64_t v, std::int64_t most) { return v >= -most && v <= most; };
    for (const auto& f : facts) {
        std::vector<std::uint32_t> named;
        for (const auto& t : f.terms) {
            if (t.cell >= cells || t.coefficient == 0 || !in(t.coefficient, largest_coefficient)) { return false; }
            named.push_back(t.cell);
        }
        std::sort(named.begin(), named.end());
        const bool bounded = (f.low == -unbounded || in(f.low, most_of_fact)) && (f.high == unbounded || in(f.high, most_of_fact));
        if (std::adjacent_find(named.begin(), named.end()) != named.end() || !bounded || f.low > f.high) { return false; }
    }
    return true;
}

} // namespace disclosure::detail
RUNG_END
