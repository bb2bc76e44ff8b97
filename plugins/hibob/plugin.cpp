// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>

namespace {

namespace plugin = rung::plugin;
using words      = std::string_view;

// Both shapes of a people search give the same paths: nested objects, and flat keys that are JSON pointers with wrapped values.
constexpr words people_records[]     = {"employees"};
constexpr words people_transparent[] = {"value"};
constexpr words people_skip[]        = {"humanReadable"};
constexpr words people_seen[]        = {"/employees", "employees/work|employees/internal|employees//internal/status"};
constexpr plugin::json_layout people{.records = people_records, .transparent = people_transparent, .skip = people_skip, .pointer_keys = true};
constexpr plugin::role people_roles[] = {
    {"id", "worker.id"},
    {"root/id", "worker.id"},
    {"firstName", "personal"},
    {"surname", "personal"},
    {"email", "personal"},
    {"displayName", "personal"},
    {"fullName", "personal"},
    {"root/firstName", "personal"},
    {"root/surname", "personal"},
    {"root/email", "personal"},
    {"root/displayName", "personal"},
    {"work/employeeIdInCompany", "worker.other_id"},
    {"work/startDate", "employment.hire"},
    {"work/originalStartDate", "employment.original_hire"},
    {"work/title", "job.title"},
    {"work/department", "job.organisation.department"},
    {"work/site", "job.location"},
    {"work/reportsTo/id", "job.manager_id"},
    {"work/reportsTo/firstName", "personal"},
    {"work/reportsTo/surname", "personal"},
    {"work/reportsTo/email", "personal"},
    {"internal/terminationDate", "employment.end"},
    {"internal/status", "worker.status"},
};

// History of one person, /people/{id}/work and the like: entries with an effective date. The worker's id is not in them.
constexpr words table_records[] = {"values"};
constexpr words table_seen[]    = {"/values/effectiveDate"};
constexpr plugin::json_layout history{.records = table_records};
constexpr plugin::role history_roles[] = {
    {"employeeId", "worker.id"},   {"title", "job.title"},        {"department", "job.organisation.department"}, {"site", "job.location"}, {"reportsTo/id", "job.manager_id"},
    {"base/value", "pay.amount"}, {"base/currency", "pay.currency"}, {"payPeriod", "pay.period"}, {"effectiveDate", "job.start"}, {"reason", "job.reason"},
};

constexpr plugin::format_entry formats[] = {
    {.about = {"hibob-people", "HiBob people search, JSON (nested or appended fields)", RUNG_FORMAT_UNVERIFIED, 0}, .roles = people_roles, .seen = people_seen, .confidence = 85,
     .json = &people},
    {.about = {"hibob-history", "HiBob history of one person, JSON", RUNG_FORMAT_UNVERIFIED, 0}, .roles = history_roles, .seen = table_seen, .confidence = 85, .json = &history},
};

} // namespace

RUNG_PLUGIN(hibob, "1.0.0", formats)
