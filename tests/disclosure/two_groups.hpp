// SPDX-License-Identifier: Apache-2.0
// Tables of two groups with all inner cells hidden, two tests of them, and all tables with the same totals.
#pragma once

#include <rung/disclosure/cells.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "small_tables.hpp"

namespace rung_test {

using values = std::span<const std::int64_t>;

inline std::string fixed(double v, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, v);
    return std::isnan(v) ? "not defined" : text;
}

/// Pearson's test of a table of 2 rows and `columns`, its totals behind each row and below: the p-value for 1 and 2 degrees of freedom.
inline double chi_square(values v, std::size_t columns) {
    const auto width = columns + 1;
    double     x     = 0;
    for (std::size_t r = 0; r < 2; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            const double expected = static_cast<double>(v[r * width + columns]) * static_cast<double>(v[2 * width + c]) / static_cast<double>(v[2 * width + columns]);
            const double off      = static_cast<double>(v[r * width + c]) - expected;
            x += off * off / expected;
        }
    }
    return columns == 2 ? std::erfc(std::sqrt(x / 2)) : std::exp(-x / 2);
}

/// Fisher's exact test of a table of 2 x 2, both sides: the tables that are no likelier than this one.
inline double fisher(values v) {
    const auto a = v[0], row = v[2], column = v[6], all = v[8];
    const auto choose = [](std::int64_t n, std::int64_t k) {
        const auto g = [](std::int64_t x) { return std::lgamma(static_cast<double>(x + 1)); };
        return g(n) - g(k) - g(n - k);
    };
    const auto chance = [&](std::int64_t x) { return std::exp(choose(row, x) + choose(all - row, column - x) - choose(all, column)); };
    double     out = 0;
    for (auto x = std::max<std::int64_t>(0, row + column - all); x <= std::min(row, column); ++x) {
        if (chance(x) <= chance(a) * (1 + 1e-7)) { out += chance(x); }
    }
    return std::min(out, 1.0);
}

/// All tables of 2 rows with the same totals as this one.
template <class See>
void every_inside(const cell_table& table, std::size_t columns, const See& see) {
    const auto                width = columns + 1;
    std::vector<std::int64_t> v;
    for (const auto& c : table.cells) { v.push_back(c.value); }
    const auto row = v[columns];
    const std::function<void(std::size_t, std::int64_t)> fill = [&](std::size_t c, std::int64_t left) {
        const auto total = v[2 * width + c];
        const auto last  = c + 1 == columns;
        for (auto x = last ? left : 0; x <= std::min(left, total); ++x) {
            v[c]         = x;
            v[width + c] = total - x;
            if (last) { see(v); }
            else { fill(c + 1, left - x); }
        }
    };
    fill(0, row);
}

/// A table of two groups, the first of them small, with its totals shown and all else hidden.
inline cell_table two_groups(std::mt19937& next, std::uint32_t columns) {
    std::vector<std::int64_t> inner;
    for (std::uint32_t c = 0; c < columns; ++c) { inner.push_back(static_cast<std::int64_t>(1 + next() % 12)); }
    for (std::uint32_t c = 0; c < columns; ++c) { inner.push_back(static_cast<std::int64_t>(10 + next() % 40)); }
    auto table = with_totals({2, columns}, inner);
    for (std::uint32_t i = 0; i < table.cells.size(); ++i) {
        const bool inside     = i / (columns + 1) < 2 && i % (columns + 1) < columns;
        table.cells[i].forced = !inside;
        table.cells[i].suppressed = inside;
        table.cells[i].primary    = inside && table.cells[i].value < 10;
    }
    return table;
}

} // namespace rung_test
