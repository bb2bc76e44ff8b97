// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <string_view>

RUNG_BEGIN

/// A half-open stretch [begin, end) of a text, in the unit that the name beside it states (bytes, code points, UTF-16 units).
struct range {
    std::uint32_t begin = 0;
    std::uint32_t end   = 0;

    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
    [[nodiscard]] constexpr bool          empty() const noexcept { return begin == end; }
    [[nodiscard]] constexpr bool          holds(range inner) const noexcept { return begin <= inner.begin && inner.end <= end; }
    [[nodiscard]] constexpr bool          meets(range other) const noexcept { return begin < other.end && other.begin < end; }

    friend constexpr bool operator==(range, range) = default;
};

/// Returns the bytes of `text` that `at` covers; what reaches past the end is cut.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, range at) noexcept {
    if (at.begin >= text.size() || at.end <= at.begin) { return {}; }
    return text.substr(at.begin, at.end - at.begin);
}

RUNG_END
