// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>
#include <rung/format/hdl.hpp>

#include <string>
#include <vector>

namespace {

namespace plugin = rung::plugin;
namespace format = rung::format;
using words      = std::string_view;
using opened     = rung::result<std::unique_ptr<format::record_reader>>;

plugin::guess probe_hdl(std::string_view head) {
    const auto at = head.find("METADATA|");
    return at == 0 || (at != head.npos && head[at - 1] == '\n') ? plugin::guess{99, "line METADATA"} : plugin::guess{};
}
opened open_hdl(const plugin::opening& what) { return format::read_hdl(what.reading); }

constexpr plugin::role hdl_roles[] = {
    {"Worker/PersonNumber", "worker.id"},
    {"WorkTerms/PersonNumber", "worker.id"},
    {"Assignment/PersonNumber", "worker.id"},
    {"PersonEthnicity/PersonNumber", "worker.id"},
    {"PersonLegislativeData/PersonNumber", "worker.id"},
    {"PersonExtraInfo/PersonNumber", "worker.id"},
    {"PersonEthnicity/PrimaryFlag", "personal"}, // of the ethnicity, not of the employment
    {"PersonName/", "personal"},
    {"PersonAddress/", "personal"},
    {"PersonEmail/", "personal"},
    {"PersonPhone/", "personal"},
    {"Worker/DateOfBirth", "personal"},
    {"Assignment/AssignmentStatusTypeCode", "employment.status"},
    {"Assignment/AssignmentNumber", "job.employment_id"},
    {"Assignment/EffectiveStartDate", "job.start"},
    {"Assignment/EffectiveEndDate", "job.end"},
    {"Assignment/EffectiveSequence", "job.sequence"},
    {"Assignment/EffectiveLatestChange", "job.latest_change"},
    {"Assignment/ActionCode", "job.event"},
    {"Assignment/ReasonCode", "job.reason"},
    {"Assignment/JobCode", "job.code"},
    {"Assignment/GradeCode", "job.grade"},
    {"Assignment/LocationCode", "job.location"},
    {"Assignment/DepartmentName", "job.organisation.department"},
    {"Assignment/PositionCode", "job.position_id"},
};

// Names of groups and records in an extract are the customer's own: the map says where the records are.
opened open_extract(const plugin::opening& what) {
    const auto split = [](words text) {
        std::vector<std::string> parts;
        while (!text.empty()) {
            const auto end = text.find(',');
            parts.emplace_back(text.substr(0, end));
            text = end == text.npos ? words() : text.substr(end + 1);
        }
        return parts;
    };
    format::xml_shape shape;
    shape.records = split(what.option("records"));
    shape.rows    = split(what.option("rows"));
    if (shape.records.empty()) { return rung::failure{rung::errc::bad_field, "option records: the path of the element that is a worker", {}}; }
    return format::read_xml_records(what.reading, shape);
}
plugin::guess probe_extract(std::string_view head) {
    const auto seen = format::outline_of(head);
    return seen.is == format::outline_kind::xml && seen.has("DATA_DS") ? plugin::guess{70, "root element DATA_DS"} : plugin::guess{};
}

constexpr words rest_records[]     = {"items", "response/items"};
constexpr words rest_transparent[] = {"items"};
constexpr words rest_skip[]        = {"links"};
constexpr words rest_empty[]       = {"hasMore", "count"};
constexpr words rest_seen[]        = {"items/PersonNumber|items/PersonId"};
constexpr plugin::json_layout rest{.records = rest_records, .empty_ok = rest_empty, .transparent = rest_transparent, .skip = rest_skip};
constexpr plugin::role rest_roles[] = {
    {"PersonNumber", "worker.id"},
    {"PersonId", "worker.other_id"},
    {"DateOfBirth", "personal"},
    {"names/", "personal"}, // with dates and flags, which are theirs and no job's
    {"emails/", "personal"},
    {"phones/", "personal"},
    {"addresses/", "personal"},
    {"workRelationships/PeriodOfServiceId", "employment.id"},
    {"workRelationships/StartDate", "employment.hire"},
    {"workRelationships/TerminationDate", "employment.end"},
    {"workRelationships/PrimaryFlag", "employment.primary"},
    {"workRelationships/assignments/AssignmentNumber", "job.employment_id"},
    {"workRelationships/assignments/EffectiveStartDate", "job.start"},
    {"workRelationships/assignments/EffectiveEndDate", "job.end"},
    {"workRelationships/assignments/EffectiveSequence", "job.sequence"},
    {"workRelationships/assignments/ActionCode", "job.event"},
    {"workRelationships/assignments/ReasonCode", "job.reason"},
    {"workRelationships/assignments/AssignmentName", "job.title"},
    {"workRelationships/assignments/JobCode", "job.code"},
    {"workRelationships/assignments/GradeCode", "job.grade"},
    {"workRelationships/assignments/DepartmentName", "job.organisation.department"},
    {"workRelationships/assignments/LocationCode", "job.location"},
    {"workRelationships/assignments/NormalHours", "job.hours"},
};

constexpr words                extract_options[] = {"records", "rows"};
constexpr plugin::format_entry formats[]         = {
    {.about = {"oracle-hdl", "Oracle HCM Data Loader file (.dat)", 0, 0}, .probe = probe_hdl, .open = open_hdl, .roles = hdl_roles},
    {.about = {"oracle-hcm-extract", "Oracle HCM Extract, XML (the map gives the record path)", RUNG_FORMAT_UNVERIFIED, 0}, .probe = probe_extract, .open = open_extract,
     .options = extract_options},
    {.about = {"oracle-hcm-workers", "Oracle HCM REST workers, JSON", 0, 0}, .roles = rest_roles, .seen = rest_seen, .json = &rest},
};

} // namespace

RUNG_PLUGIN(oracle_hcm, "1.0.0", formats)
