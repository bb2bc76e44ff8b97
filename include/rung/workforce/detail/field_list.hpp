// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/fields.hpp>

#include <cstdint>
#include <string_view>

RUNG_BEGIN
namespace workforce::detail {

inline constexpr field_info field_list[] = {
    {"worker.id", row_type::worker, value_kind::text, false},
    {"worker.other_id", row_type::worker, value_kind::text, false},
    {"worker.status", row_type::worker, value_kind::text, false},
    {"worker.name", row_type::worker, value_kind::text, true},
    {"worker.email", row_type::worker, value_kind::text, true},
    {"worker.phone", row_type::worker, value_kind::text, true},
    {"worker.address", row_type::worker, value_kind::text, true},

    {"employment.id", row_type::employment, value_kind::text, false},
    {"employment.hire", row_type::employment, value_kind::date, false},
    {"employment.original_hire", row_type::employment, value_kind::date, false},
    {"employment.continuous_service", row_type::employment, value_kind::date, false},
    {"employment.end", row_type::employment, value_kind::date, false},
    {"employment.leaving_reason", row_type::employment, value_kind::text, false},
    {"employment.primary", row_type::employment, value_kind::yes_no, false},
    {"employment.assignment_class", row_type::employment, value_kind::text, false},
    {"employment.type", row_type::employment, value_kind::text, false},
    {"employment.status", row_type::employment, value_kind::text, false},

    {"job.employment_id", row_type::job, value_kind::text, false},
    {"job.start", row_type::job, value_kind::date, false},
    {"job.end", row_type::job, value_kind::date, false},
    {"job.sequence", row_type::job, value_kind::count, false},
    {"job.event", row_type::job, value_kind::text, false},
    {"job.reason", row_type::job, value_kind::text, false},
    {"job.title", row_type::job, value_kind::text, false},
    {"job.code", row_type::job, value_kind::text, false},
    {"job.grade", row_type::job, value_kind::text, false},
    {"job.organisation", row_type::job, value_kind::text, false},
    {"job.location", row_type::job, value_kind::text, false},
    {"job.manager_id", row_type::job, value_kind::text, false},
    {"job.fte", row_type::job, value_kind::decimal, false},
    {"job.hours", row_type::job, value_kind::decimal, false},
    {"job.position_id", row_type::job, value_kind::text, false},
    {"job.latest_change", row_type::job, value_kind::yes_no, false},

    {"pay.employment_id", row_type::pay, value_kind::text, false},
    {"pay.effective", row_type::pay, value_kind::date, false},
    {"pay.end", row_type::pay, value_kind::date, false},
    {"pay.amount", row_type::pay, value_kind::money, false},
    {"pay.currency", row_type::pay, value_kind::text, false},
    {"pay.period", row_type::pay, value_kind::text, false},
    {"pay.fte_basis", row_type::pay, value_kind::text, false},
    {"pay.component", row_type::pay, value_kind::text, false},
    {"pay.reason", row_type::pay, value_kind::text, false},

    {"training.name", row_type::training, value_kind::text, false},
    {"training.type", row_type::training, value_kind::text, false},
    {"training.start", row_type::training, value_kind::date, false},
    {"training.completed", row_type::training, value_kind::date, false},
    {"training.hours", row_type::training, value_kind::decimal, false},
    {"training.cost", row_type::training, value_kind::money, false},
    {"training.status", row_type::training, value_kind::text, false},

    {"mentoring.pair", row_type::mentoring, value_kind::text, false},
    {"mentoring.role", row_type::mentoring, value_kind::text, false},
    {"mentoring.start", row_type::mentoring, value_kind::date, false},
    {"mentoring.end", row_type::mentoring, value_kind::date, false},
    {"mentoring.sessions", row_type::mentoring, value_kind::count, false},

    {"answer.question", row_type::answer, value_kind::text, false},
    {"answer.scheme", row_type::answer, value_kind::text, false},
    {"answer.raw", row_type::answer, value_kind::text, false},
    {"answer.code", row_type::answer, value_kind::text, false},
    {"answer.as_of", row_type::answer, value_kind::date, false},

    {"application.id", row_type::application, value_kind::text, false},
    {"application.vacancy", row_type::application, value_kind::text, false},
    {"application.source", row_type::application, value_kind::text, false},
    {"application.stage", row_type::application, value_kind::text, false},
    {"application.stage_date", row_type::application, value_kind::date, false},
    {"application.outcome", row_type::application, value_kind::text, false},
    {"application.outcome_date", row_type::application, value_kind::date, false},
};

/// Returns the place in `fields()` of a name that is written in code; a name that is none does not compile.
[[nodiscard]] consteval std::uint16_t place_of(std::string_view name) {
    std::uint16_t place = 0;
    while (field_list[place].name != name) { ++place; }
    return place;
}

} // namespace workforce::detail
RUNG_END
