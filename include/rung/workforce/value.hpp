// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

RUNG_BEGIN
namespace workforce {

/// What became of one value on the way from a file: kept apart so that nothing is invented where nothing was said.
enum class value_state : std::uint8_t {
    ok,       ///< A value.
    absent,   ///< The source has no such field in this record.
    null,     ///< The source says null.
    empty,    ///< The field is there and holds no text.
    declined, ///< The person preferred not to say.
    unparsed, ///< There is text, and it is not what the field holds: counted, never guessed.
};

[[nodiscard]] constexpr std::string_view name(value_state s) noexcept {
    constexpr std::string_view names[] = {"ok", "absent", "null", "empty", "declined", "unparsed"};
    return names[static_cast<std::size_t>(s)];
}

/// Where a value stands in its source. The path of the column is `columns()[column].path` of the reader.
struct source_position {
    std::uint64_t byte   = 0; ///< In the source as UTF-8.
    std::uint64_t record = 0; ///< From 0.
    std::uint32_t column = 0;

    friend constexpr bool operator==(const source_position&, const source_position&) = default;
};

/// A value of the model with its state and where it came from. `it` means something only where `state` is ok.
template <class T>
struct value {
    T               it{};
    value_state     state = value_state::absent;
    source_position at{};

    [[nodiscard]] constexpr bool ok() const noexcept { return state == value_state::ok; }
    /// Returns the value, or `otherwise` where there is none.
    [[nodiscard]] constexpr const T& or_else(const T& otherwise) const noexcept { return ok() ? it : otherwise; }
};

} // namespace workforce
RUNG_END
