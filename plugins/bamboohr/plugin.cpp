// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>

namespace {

namespace plugin = rung::plugin;
using words      = std::string_view;

constexpr words json_records[] = {"employees"};
constexpr words json_seen[]    = {"/fields/id|/fields/name", "/employees"};
constexpr plugin::json_layout directory_json{.records = json_records};

constexpr words data_records[] = {"data"};
constexpr words data_seen[]    = {"/data", "/aggregations|/pagination"};
constexpr plugin::json_layout dataset{.records = data_records};

constexpr words table_records[] = {""};
constexpr words table_seen[]    = {"employeeId", "jobTitle|compensation|rate|paidPer|employmentStatus|reportsTo"};
constexpr plugin::json_layout history_table{.records = table_records};

constexpr words xml_records[]  = {"employees/employee"};
constexpr words xml_envelope[] = {"employees"};
constexpr words xml_seen[]     = {"employees/employee/field"};
constexpr plugin::xml_layout directory_xml{.records = xml_records, .envelope = xml_envelope, .keyed_element = "field", .keyed_attribute = "id"};

constexpr words rows_records[]  = {"/table/row"};
constexpr words rows_envelope[] = {"/table"};
constexpr words rows_seen[]     = {"/table/row/field"};
constexpr plugin::xml_layout table_xml{.records = rows_records, .envelope = rows_envelope, .keyed_element = "field", .keyed_attribute = "id"};

// Field ids are the same in every form; in XML they are the values of an attribute.
constexpr plugin::role roles[] = {
    {"id", "worker.id"},           {"@id", "worker.id"},          {"employeeNumber", "worker.other_id"},
    {"displayName", "personal"},   {"firstName", "personal"},     {"lastName", "personal"},        {"preferredName", "personal"}, {"workEmail", "personal"},
    {"workPhone", "personal"},     {"mobilePhone", "personal"},   {"photoUrl", "personal"},        {"supervisor", "personal"},   {"supervisorEId", "job.manager_id"},
    {"jobTitle", "job.title"},     {"department", "job.organisation.department"}, {"division", "job.organisation.division"}, {"location", "job.location"},
    {"hireDate", "employment.hire"}, {"terminationDate", "employment.end"}, {"employmentHistoryStatus", "employment.status"},
};

// In a table "id" is the row's own; whose row it is says "employeeId".
constexpr plugin::role table_roles[] = {
    {"employeeId", "worker.id"},   {"@employeeId", "worker.id"},   {"date", "job.start"},           {"jobTitle", "job.title"},    {"department", "job.organisation.department"},
    {"division", "job.organisation.division"}, {"location", "job.location"}, {"reportsTo", "personal"}, {"startDate", "pay.effective"}, {"rate/value", "pay.amount"},
    {"rate/currency", "pay.currency"}, {"rate", "pay.amount"}, {"paidPer", "pay.period"}, {"reason", "pay.reason"},
};

// A dataset holds the columns that were asked for; the number is the only id that people can ask for by name.
constexpr plugin::role dataset_roles[] = {
    {"employeeId", "worker.id"},   {"employeeNumber", "worker.id"}, {"firstName", "personal"},      {"lastName", "personal"},     {"jobTitle", "job.title"},
    {"department", "job.organisation.department"}, {"division", "job.organisation.division"}, {"location", "job.location"}, {"hireDate", "employment.hire"},
    {"terminationDate", "employment.end"},
};

constexpr plugin::format_entry formats[] = {
    {.about = {"bamboohr-json", "BambooHR directory or report, JSON", RUNG_FORMAT_UNVERIFIED, 0}, .roles = roles, .seen = json_seen, .json = &directory_json},
    {.about = {"bamboohr-dataset", "BambooHR dataset, JSON", RUNG_FORMAT_UNVERIFIED, 0}, .roles = dataset_roles, .seen = data_seen, .confidence = 70, .json = &dataset},
    {.about = {"bamboohr-table", "BambooHR history table, JSON", RUNG_FORMAT_UNVERIFIED, 0}, .roles = table_roles, .seen = table_seen, .confidence = 75, .json = &history_table},
    {.about = {"bamboohr-xml", "BambooHR directory or report, XML", RUNG_FORMAT_UNVERIFIED, 0}, .roles = roles, .seen = xml_seen, .xml = &directory_xml},
    {.about = {"bamboohr-table-xml", "BambooHR history table, XML", RUNG_FORMAT_UNVERIFIED, 0}, .roles = table_roles, .seen = rows_seen, .xml = &table_xml},
};

} // namespace

RUNG_PLUGIN(bamboohr, "1.0.0", formats)
