// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>
#include <rung/format/delimited.hpp>

#include <algorithm>

namespace {

namespace plugin = rung::plugin;
namespace format = rung::format;
using words      = std::string_view;

// OData v2: to-many navigation is {"results":[…]}, to-one a bare object, what was not expanded {"__deferred":…}.
constexpr words odata_records[]     = {"d/results", "d"};
constexpr words odata_empty[]       = {"d/results"};
constexpr words odata_transparent[] = {"results"};
constexpr words odata_skip[]        = {"__metadata", "__deferred", "__next"};
constexpr words odata_seen[]        = {"/d|/d/results", "__metadata|__deferred"};
constexpr plugin::json_layout odata{.records = odata_records, .empty_ok = odata_empty, .transparent = odata_transparent, .skip = odata_skip};
constexpr plugin::role odata_roles[] = {
    {"personIdExternal", "worker.id"},
    {"dateOfBirth", "personal"},
    {"personalInfoNav/firstName", "personal"},
    {"personalInfoNav/middleName", "personal"},
    {"personalInfoNav/maritalStatus", "personal"},
    {"personalInfoNav/preferredName", "personal"},
    {"personalInfoNav/lastName", "personal"},
    {"personalInfoNav/startDate", "personal"}, // of the name, not of the job
    {"personalInfoNav/endDate", "personal"},
    {"emailNav/", "personal"}, // with the status of a picklist's option, which is nobody's
    {"phoneNav/", "personal"},
    {"employmentNav/jobInfoNav/managerEmploymentNav/", "personal"}, // another person
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/managerEmploymentNav/", "personal"},
    {"employmentNav/employmentId", "employment.id"},
    {"employmentNav/startDate", "employment.hire"},
    {"employmentNav/originalStartDate", "employment.original_hire"},
    {"employmentNav/serviceDate", "employment.continuous_service"},
    {"employmentNav/endDate", "employment.end"},
    {"employmentNav/assignmentClass", "employment.assignment_class"},
    {"employmentNav/jobInfoNav/emplStatus", "employment.status"},
    {"employmentNav/jobInfoNav/startDate", "job.start"},
    {"employmentNav/jobInfoNav/endDate", "job.end"},
    {"employmentNav/jobInfoNav/seqNumber", "job.sequence"},
    {"employmentNav/jobInfoNav/event", "job.event"},
    {"employmentNav/jobInfoNav/eventReason", "job.reason"},
    {"employmentNav/jobInfoNav/jobTitle", "job.title"},
    {"employmentNav/jobInfoNav/jobCode", "job.code"},
    {"employmentNav/jobInfoNav/payGrade", "job.grade"},
    {"employmentNav/jobInfoNav/department", "job.organisation.department"},
    {"employmentNav/jobInfoNav/division", "job.organisation.division"},
    {"employmentNav/jobInfoNav/company", "job.organisation.company"},
    {"employmentNav/jobInfoNav/location", "job.location"},
    {"employmentNav/jobInfoNav/managerId", "job.manager_id"},
    {"employmentNav/jobInfoNav/fte", "job.fte"},
    {"employmentNav/jobInfoNav/standardHours", "job.hours"},
    {"employmentNav/jobInfoNav/position", "job.position_id"},
    // The same, as whoever asks by way of the pay gets it.
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/emplStatus", "employment.status"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/startDate", "job.start"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/endDate", "job.end"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/seqNumber", "job.sequence"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/event", "job.event"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/eventReason", "job.reason"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/jobTitle", "job.title"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/jobCode", "job.code"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/payGrade", "job.grade"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/department", "job.organisation.department"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/division", "job.organisation.division"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/company", "job.organisation.company"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/location", "job.location"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/managerId", "job.manager_id"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/fte", "job.fte"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/standardHours", "job.hours"},
    {"employmentNav/compInfoNav/employmentNav/jobInfoNav/position", "job.position_id"},
    {"employmentNav/compInfoNav/startDate", "pay.effective"},
    {"employmentNav/compInfoNav/eventReason", "pay.reason"},
};

constexpr words compound_records[]  = {"CompoundEmployee/person", "sfobject/person", "queryCompoundEmployeeResponse/CompoundEmployee"};
constexpr words compound_envelope[] = {"queryResponse", "queryCompoundEmployeeResponse", "queryMoreResponse"};
constexpr words compound_rows[]     = {"employment_information", "job_information",    "compensation_information", "paycompensation_recurring", "paycompensation_non_recurring",
                                       "personal_information",   "job_event_information", "email_information",        "phone_information",         "address_information"};
constexpr words compound_seen[]     = {"person/person_id_external|CompoundEmployee/id|queryCompoundEmployeeResponse"};
constexpr plugin::xml_layout compound{.records = compound_records, .envelope = compound_envelope, .rows = compound_rows};
constexpr plugin::role compound_roles[] = {
    {"person_id_external", "worker.id"},
    {"logon_user_name", "personal"},
    {"birth_name", "personal"},
    {"date_of_birth", "personal"},
    {"place_of_birth", "personal"},
    {"personal_information/first_name", "personal"},
    {"personal_information/last_name", "personal"},
    {"personal_information/middle_name", "personal"},
    {"personal_information/marital_status", "personal"},
    {"personal_information/formal_name", "personal"},
    {"email_information/", "personal"},
    {"phone_information/", "personal"},
    {"address_information/", "personal"},
    {"personal_information/start_date", "personal"}, // of the name, not of the job
    {"personal_information/end_date", "personal"},
    {"employment_information/user_id", "employment.id"},
    {"employment_information/start_date", "employment.hire"},
    {"employment_information/originalStartDate", "employment.original_hire"},
    {"employment_information/serviceDate", "employment.continuous_service"},
    {"employment_information/end_date", "employment.end"},
    {"employment_information/assignment_class", "employment.assignment_class"},
    {"employment_information/job_information/emplStatus", "employment.status"},
    {"employment_information/job_information/start_date", "job.start"},
    {"employment_information/job_information/end_date", "job.end"},
    {"employment_information/job_information/seq_number", "job.sequence"},
    {"employment_information/job_information/event", "job.event"},
    {"employment_information/job_information/event_reason", "job.reason"},
    {"employment_information/job_information/job_title", "job.title"},
    {"employment_information/job_information/job_code", "job.code"},
    {"employment_information/job_information/pay_grade", "job.grade"},
    {"employment_information/job_information/department", "job.organisation.department"},
    {"employment_information/job_information/division", "job.organisation.division"},
    {"employment_information/job_information/company", "job.organisation.company"},
    {"employment_information/job_information/location", "job.location"},
    {"employment_information/job_information/manager_id", "job.manager_id"},
    {"employment_information/job_information/fte", "job.fte"},
    {"employment_information/job_information/standard_hours", "job.hours"},
    {"employment_information/job_information/position", "job.position_id"},
    {"employment_information/compensation_information/start_date", "pay.effective"},
};

// The flat file: system keys in the first row, labels that customers rename in the second.
plugin::guess probe_flat(std::string_view head) {
    const auto line = head.substr(0, head.find('\n'));
    const auto has  = [&](words key) { return line.find(key) != line.npos; };
    if (has("STATUS") && has("USERID") && (has("MANAGER") || has("HIREDATE") || has("USERNAME"))) { return {92, "header STATUS; header USERID"}; }
    if (has("user-id") && has("start-date") && has("seq-number")) { return {92, "header user-id; header seq-number"}; }
    return {};
}

rung::result<std::unique_ptr<format::record_reader>> open_flat(const plugin::opening& what) {
    return format::read_delimited(what.reading, {.title_lines = 0, .header_rows = 2});
}

constexpr plugin::role flat_roles[] = {
    {"USERID", "worker.id"},     {"user-id", "worker.id"},        {"USERNAME", "personal"},         {"FIRSTNAME", "personal"}, {"LASTNAME", "personal"},
    {"MI", "personal"},          {"EMAIL", "personal"},           {"STATUS", "worker.status"},      {"MANAGER", "job.manager_id"}, {"HIREDATE", "employment.hire"},
    {"EXITDATE", "employment.end"}, {"TITLE", "job.title"},       {"JOBCODE", "job.code"},          {"DEPARTMENT", "job.organisation.department"},
    {"DIVISION", "job.organisation.division"}, {"LOCATION", "job.location"}, {"start-date", "job.start"}, {"seq-number", "job.sequence"},
    {"event", "job.event"},      {"event-reason", "job.reason"},  {"job-code", "job.code"},         {"pay-grade", "job.grade"},
};

constexpr plugin::format_entry formats[] = {
    {.about = {"successfactors-odata", "SAP SuccessFactors OData v2, JSON", 0, 0}, .roles = odata_roles, .seen = odata_seen, .json = &odata},
    {.about = {"successfactors-compound-employee", "SAP SuccessFactors CompoundEmployee, XML", 0, 0}, .roles = compound_roles, .seen = compound_seen, .xml = &compound},
    {.about = {"successfactors-csv", "SAP SuccessFactors flat file with two header rows", RUNG_FORMAT_UNVERIFIED, 0}, .probe = probe_flat, .open = open_flat, .roles = flat_roles},
};

} // namespace

RUNG_PLUGIN(successfactors, "1.0.0", formats)
