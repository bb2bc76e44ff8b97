// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

RUNG_BEGIN
namespace workforce {

/// The kinds of row in the model. A worker has employments, an employment has dated rows; an application stands beside the worker.
enum class row_type : std::uint8_t { worker, employment, job, pay, training, mentoring, answer, application };

inline constexpr std::size_t row_types = 8;

/// What a field holds.
enum class value_kind : std::uint8_t {
    text,
    date,     ///< Civil date as written; a sentinel of a far year means open (`value_state::null`).
    count,    ///< Whole number from 0.
    decimal,  ///< In millionths: full-time equivalent, hours.
    money,    ///< In minor units of the row's currency.
    yes_no,
};

/// One field of the model.
struct field_info {
    std::string_view name;     ///< "job.title": row type, dot, field.
    row_type         row;
    value_kind       kind;
    bool             personal; ///< Identifies a person by name or contact: dropped at the door unless a map asks for it.
};

/// All fields, in a fixed order: a field is known by its place in this list. The list only grows at its end.
[[nodiscard]] RUNG_DECL std::span<const field_info> fields() noexcept;

/// Returns the place in `fields()` of that name. "job.organisation.department" and the like count as "job.organisation", and
/// "answer.<question>" as "answer.raw": what follows the last known dot is the kind of unit or the question.
[[nodiscard]] RUNG_DECL std::optional<std::uint16_t> find_field(std::string_view name) noexcept;

[[nodiscard]] RUNG_DECL std::string_view name(row_type type) noexcept;

} // namespace workforce
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/workforce/impl/fields.ipp>
#endif
