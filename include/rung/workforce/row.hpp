// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/workforce/fields.hpp>
#include <rung/workforce/value.hpp>

#include <cstdint>
#include <span>
#include <string_view>

RUNG_BEGIN
namespace workforce {

/// One value of a row on its way through: source text and what it was parsed to. Borrowed.
struct field_value {
    std::uint16_t    field = 0; ///< Place in `fields()`.
    value_state      state = value_state::absent;
    source_position  at{};
    std::string_view text;      ///< As in the source; for an answer's code the code that the value map gives.
    std::string_view kind;      ///< Kind of organisation unit ("department"), else "".
    std::int64_t     number = 0; ///< Count, decimal in millionths, money in minor units, yes_no as 1 and 0.
    civil_date       date{};
};

/// Which rule said that a job row is a promotion.
enum class promotion_rule : std::uint8_t {
    none,       ///< It is not, or nothing says so.
    event_code, ///< Its event or reason is one that the map lists as a promotion.
    grade_rank, ///< Its grade ranks above the grade of the row before it.
    both,
};

[[nodiscard]] constexpr std::string_view name(promotion_rule r) noexcept {
    constexpr std::string_view names[] = {"", "event_code", "grade_rank", "both"};
    return names[static_cast<std::size_t>(r)];
}

/// One row of the model as it streams by: valid until the next one.
struct row {
    row_type                     type = row_type::worker;
    std::string_view             key; ///< Worker id as normalised; of an application its own id.
    std::span<const field_value> values;
    promotion_rule               rule = promotion_rule::none; ///< On job rows only.
    std::uint64_t                record = 0;

    /// Returns the value of that field, or null where the map does not read it.
    [[nodiscard]] const field_value* find(std::uint16_t field) const noexcept {
        for (const auto& one : values) {
            if (one.field == field) { return &one; }
        }
        return nullptr;
    }
};

} // namespace workforce
RUNG_END
