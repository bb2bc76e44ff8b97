// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>

namespace {

namespace plugin = rung::plugin;
using words      = std::string_view;

constexpr words records[] = {"workers"};
constexpr words seen[]    = {"/workers", "workers/associateOID|workers/workerID|workers/workAssignments"};
constexpr words skip[]    = {"links"};
constexpr plugin::json_layout workers{.records = records, .empty_ok = {}, .skip = skip};
constexpr plugin::role roles[] = {
    {"associateOID", "worker.other_id"},
    {"workerID/idValue", "worker.id"},
    {"person/legalName/givenName", "personal"},
    {"person/legalName/familyName1", "personal"},
    {"person/legalName/formattedName", "personal"},
    {"person/birthDate", "personal"},
    {"workerDates/originalHireDate", "employment.original_hire"},
    {"workerDates/rehireDate", "employment.hire"},
    {"workerDates/terminationDate", "employment.end"},
    {"workerStatus/statusCode/codeValue", "worker.status"},
    {"workAssignments/itemID", "job.employment_id"},
    {"workAssignments/jobTitle", "job.title"},
    {"workAssignments/jobCode/codeValue", "job.code"},
    {"workAssignments/positionID", "job.position_id"},
    {"workAssignments/assignmentStatus/effectiveDate", "job.start"},
    {"workAssignments/payGradeCode/codeValue", "job.grade"},
    {"workAssignments/standardHours/hoursQuantity", "job.hours"},
    {"workAssignments/fullTimeEquivalenceRatio", "job.fte"},
    {"workAssignments/baseRemuneration/effectiveDate", "pay.effective"},
    {"workAssignments/baseRemuneration/annualRateAmount/amountValue", "pay.amount"},
    {"workAssignments/baseRemuneration/annualRateAmount/currencyCode", "pay.currency"},
};

constexpr plugin::format_entry formats[] = {
    {.about = {"adp-workers", "ADP Workforce Now workers, JSON", RUNG_FORMAT_UNVERIFIED, 0}, .roles = roles, .seen = seen, .json = &workers},
};

} // namespace

RUNG_PLUGIN(adp, "1.0.0", formats)
