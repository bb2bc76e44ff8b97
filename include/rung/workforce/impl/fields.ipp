// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/fields.hpp>

#include <rung/workforce/detail/field_list.hpp>

RUNG_BEGIN
namespace workforce {

RUNG_DECL std::span<const field_info> fields() noexcept { return detail::field_list; }

RUNG_DECL std::optional<std::uint16_t> find_field(std::string_view wanted) noexcept {
    std::uint16_t place = 0;
    for (const auto& one : detail::field_list) {
        if (one.name == wanted) { return place; }
        ++place;
    }
    if (wanted.starts_with("job.organisation.") && wanted.size() > 17) { return find_field("job.organisation"); }
    if (wanted.starts_with("answer.") && wanted.size() > 7 && wanted.find('.', 7) == wanted.npos) { return find_field("answer.raw"); }
    return std::nullopt;
}

RUNG_DECL std::string_view name(row_type type) noexcept {
    constexpr std::string_view names[row_types] = {"worker", "employment", "job", "pay", "training", "mentoring", "answer", "application"};
    return names[static_cast<std::size_t>(type)];
}

} // namespace workforce
RUNG_END
