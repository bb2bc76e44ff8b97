// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>

namespace {

namespace plugin = rung::plugin;
using words      = std::string_view;

// {"label":"Hire date","value":…}: the label names the column, which matters for custom fields, dynamic_1146702.
constexpr words employee_records[]     = {"data"};
constexpr words employee_transparent[] = {"value", "attributes"};
constexpr words employee_seen[]        = {"/data/attributes", "attributes/id/label|attributes/id/value|attributes/first_name|attributes/hire_date"};
constexpr plugin::json_layout employees{.records = employee_records, .transparent = employee_transparent, .label = "label", .single = true};
constexpr plugin::role employee_roles[] = {
    {"id", "worker.id"},
    {"first_name", "personal"},
    {"last_name", "personal"},
    {"preferred_name", "personal"},
    {"email", "personal"},
    {"status", "worker.status"},
    {"position", "job.title"},
    {"weekly_working_hours", "job.hours"},
    {"hire_date", "employment.hire"},
    {"termination_date", "employment.end"},
    {"termination_reason", "employment.leaving_reason"},
    {"employment_type", "employment.type"},
    {"department/name", "job.organisation.department"},
    {"office/name", "job.location"},
    {"supervisor/id", "job.manager_id"},
    {"supervisor/first_name", "personal"},
    {"supervisor/last_name", "personal"},
    {"supervisor/email", "personal"},
    {"fix_salary", "pay.amount"},
    {"fix_salary_interval", "pay.period"},
};

constexpr words position_records[]  = {"workzag-jobs/position"};
constexpr words position_envelope[] = {"/workzag-jobs"};
constexpr words position_rows[]     = {"jobDescription", "additionalOffices"};
constexpr plugin::xml_layout positions{.records = position_records, .envelope = position_envelope, .rows = position_rows};
constexpr plugin::role position_roles[] = {
    {"id", "advert.id"},
    {"name", "advert.title"},
    {"jobDescriptions/jobDescription/name", "advert.heading"},
    {"jobDescriptions/jobDescription/value", "advert.html"},
    {"office", "advert.location"},
    {"additionalOffices/office", "advert.location"},
    {"schedule", "advert.hours"},
    {"employmentType", "advert.contract"},
    {"subcompany", "advert.organisation"},
};

constexpr plugin::format_entry formats[] = {
    {.about = {"personio-employees", "Personio employees (API v1), JSON", 0, 0}, .roles = employee_roles, .seen = employee_seen, .json = &employees},
    {.about = {"personio-positions", "Personio job feed, XML", RUNG_FORMAT_ADVERTS, 0}, .roles = position_roles, .seen = position_envelope, .confidence = 98, .xml = &positions},
};

} // namespace

RUNG_PLUGIN(personio, "1.0.0", formats)
