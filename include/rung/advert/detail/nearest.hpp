// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace advert::detail {

/// Edit distance (Levenshtein) of two short names.
[[nodiscard]] inline std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) { row[j] = j; }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0]               = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto change = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal          = row[j];
            row[j]            = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row[b.size()];
}

/// Returns the name nearest to `given`, or empty where none is near enough to be what was meant.
template <class Range, class NameOf>
[[nodiscard]] std::string_view nearest(std::string_view given, const Range& range, NameOf name_of) {
    std::string_view best;
    std::size_t      least = given.size() / 3 + 2;
    if (given.size() > 64) { return best; }
    for (const auto& one : range) {
        const std::string_view name = name_of(one);
        if (const auto d = distance(given, name); d < least) {
            least = d;
            best  = name;
        }
    }
    return best;
}

} // namespace advert::detail
RUNG_END
