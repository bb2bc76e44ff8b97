// SPDX-License-Identifier: Apache-2.0
#include <rung/format/json_records.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "support/record_rows.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::format::json_shape;
using rung::format::read_json_records;

namespace {

struct sample_row {
    const char*                          name;
    const char*                          file; ///< Below the folder that RUNG_SHARED names.
    json_shape                           shape;
    std::map<std::string, std::uint32_t> rows; ///< How many rows each table has.
    const char*                          column;
    const char*                          label = "";
};

const sample_row sample_rows[] = {
    {"successfactors", "data/hris/successfactors/odata_perperson_one.json", {.records = {"d/results"}, .transparent = {"results"}, .skip = {"__metadata", "__deferred"}},
     {{"", 1}, {"emailNav", 1}, {"employmentNav", 3}, {"employmentNav/compInfoNav", 3}, {"employmentNav/compInfoNav/employmentNav/jobInfoNav", 3},
      {"employmentNav/compInfoNav/employmentNav/jobInfoNav/managerEmploymentNav/personNav/emailNav", 3},
      {"employmentNav/compInfoNav/employmentNav/jobInfoNav/managerEmploymentNav/personNav/personalInfoNav", 3},
      {"employmentNav/compInfoNav/employmentNav/jobInfoNav/managerEmploymentNav/personNav/personalInfoNav/personNav/emailNav", 3},
      {"homeAddressNavDEFLT", 2}, {"personalInfoNav", 1}, {"phoneNav", 1}},
     "employmentNav/assignmentClass"},
    {"oracle_rest", "data/hris/oracle-hcm/rest_workers_one.json",
     {.records = {"items", "response/items"}, .transparent = {"items"}, .skip = {"links", "count", "hasMore", "limit", "offset"}},
     {{"", 1}, {"addresses", 1}, {"emails", 1}, {"names", 1}, {"phones", 1}}, "names/EffectiveStartDate"},
    {"personio", "data/hris/personio/employees.json", {.records = {"data"}, .transparent = {"value", "attributes"}, .label = "label"},
     {{"", 3}, {"absence_entitlement", 3}}, "dynamic_1146702", "Country of Birth"},
    {"personio_single", "data/hris/personio/employee_ada.json", {.records = {"data"}, .single = true, .transparent = {"value", "attributes"}, .label = "label"},
     {{"", 1}, {"absence_entitlement", 1}}, "weekly_working_hours", "Weekly hours"},
    {"gusto", "data/hris/gusto/employees.json", {}, {{"", 15}, {"eligible_paid_time_off", 22}, {"jobs", 13}, {"jobs/compensations", 13}, {"terminations", 1}},
     "jobs/compensations/effective_date"},
    {"dayforce", "data/hris/dayforce/work_assignments.json", {.records = {"Data"}}, {{"", 2}}, "Position/Job/ShortName"},
    {"mhr", "data/hris/mhr-people-first/odata_people.json", {.records = {"value"}}, {{"", 2}}, "PersonalReference"},
    {"greenhouse", "data/feeds/greenhouse/greenhouse.json", {.records = {"jobs"}},
     {{"", 2}, {"data_compliance", 2}, {"departments", 2}, {"metadata", 2}, {"offices", 2}}, "location/name"},
    {"oracle_jobs", "data/feeds/oracle_orc/oracle_orc.json", {.records = {"items/requisitionList"}}, {{"", 2}, {"secondaryLocations", 4}}, "PrimaryLocation"},
    {"json_feed", "data/feeds/teamtailor/jobs_jsonfeed.json", {.records = {"items"}}, {{"", 2}, {"_jobposting/jobLocation", 3}}, "_jobposting/datePosted"},
    {"json_ld", "data/feeds/schema_org_jobposting/nhs_jobs_2020/915950701.json", {.records = {"@graph", ""}, .single = true}, {{"", 1}},
     "jobLocation/address/postalCode"},
    {"lever", "data/feeds/lever/lever.json", {}, {{"", 2}, {"lists", 5}}, "categories/allLocations"},
};

RUNG_ROWS(json_samples, sample_row, sample_rows);

TEST_P(json_samples, give_their_tables) {
    const char* const shared = std::getenv("RUNG_SHARED");
    if (shared == nullptr) { GTEST_SKIP() << "RUNG_SHARED names no folder with samples"; }
    const auto&   row = GetParam();
    std::ifstream file(std::string(shared) + "/" + row.file, std::ios::binary);
    if (!file) { GTEST_SKIP() << row.file << " is not there"; }
    const std::string            text{std::istreambuf_iterator<char>(file), {}};
    rung_test::memory_input      input(text);
    rung_test::told_diagnostics diagnostics;
    const auto                   reader = read_json_records({.input = input.input(), .diagnose = diagnostics.diagnose()}, row.shape);
    ASSERT_TRUE(rung_test::is_ok(reader));
    std::map<std::string, std::uint32_t> rows;
    for (auto batch = (*reader)->next();; batch = (*reader)->next()) {
        ASSERT_TRUE(rung_test::is_ok(batch));
        if (batch->row_count == 0) { break; }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) { ++rows[(*reader)->tables()[batch->rows[i].table].path]; }
    }
    EXPECT_EQ(rows, row.rows);
    EXPECT_EQ(diagnostics.all, std::vector<std::string>{});
    const auto columns = (*reader)->columns();
    const auto found   = std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.path == row.column; });
    ASSERT_NE(found, columns.end());
    EXPECT_EQ(found->label, row.label);
}

} // namespace
