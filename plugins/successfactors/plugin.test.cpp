// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

TEST(successfactors_plugin, odata) {
    const auto read = read_with_plugin(fixture("successfactors/per_person.json"));
    EXPECT_EQ(read.format, "successfactors-odata");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.role("employmentNav/jobInfoNav/jobTitle"), "job.title");
    EXPECT_EQ(read.role("personalInfoNav/customString7"), "");
    EXPECT_EQ(read.value("employmentNav/jobInfoNav/jobTitle", 1), "Analyst \"Insight\"");
    EXPECT_EQ(read.value("personalInfoNav/customString7", 1), "<null>");
    EXPECT_EQ(read.role("personalInfoNav/localNavGBR/__deferred/uri"), "no such column");
    const auto rows = import_as_proposed(fixture("successfactors/per_person.json"));
    EXPECT_EQ(rows.error, "");
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"employment", 3}, {"job", 4}})) << "a global assignment is an employment of its own";
    EXPECT_EQ(rows.rows[4].substr(0, 55), "job 40117: start=2016-09-05 end=2019-03-31 sequence=1 r");
}

TEST(successfactors_plugin, compound_employee) {
    const auto read = read_with_plugin(fixture("successfactors/compound_employee.xml"));
    EXPECT_EQ(read.format, "successfactors-compound-employee");
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.value("employment_information/job_information/event_reason", 0), "PROGRADE");
    EXPECT_EQ(read.value("employment_information/job_information/event_reason/previous", 0), "HIRNEW");
    EXPECT_EQ(read.value("personal_information/custom_string7", 1), "<null>");
    const auto rows = import_as_proposed(fixture("successfactors/compound_employee.xml"));
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 3}}));
    EXPECT_NE(rows.rows.back().find("title=Hausmeister/Gärtner code=FM-1 grade=!empty"), std::string::npos);
}

TEST(successfactors_plugin, two_header_rows) {
    const auto read = read_with_plugin(fixture("successfactors/user_directory.csv"));
    EXPECT_EQ(read.format, "successfactors-csv");
    EXPECT_EQ(read.records, 3U) << "the labels are no record";
    EXPECT_EQ(read.value("USERID"), "0040117");
    EXPECT_EQ(read.role("EMAIL"), "personal");
    const auto rows = import_as_proposed(fixture("successfactors/user_directory.csv"));
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 3}, {"employment", 3}, {"job", 3}}));
}

TEST(successfactors_plugin, real_samples) {
    if (shared_sample("").empty()) { GTEST_SKIP() << "RUNG_SHARED is not set"; }
    const auto odata = read_with_plugin(shared_sample("successfactors/odata_perperson_one.json"));
    EXPECT_EQ(odata.format, "successfactors-odata");
    EXPECT_EQ(odata.error, "");
    EXPECT_EQ(odata.records, 1U);
    EXPECT_EQ(odata.value("personIdExternal"), "108733");
    EXPECT_EQ(odata.values.at("employmentNav/employmentId"), (std::vector<std::string>{"5917", "672", "1161"}));
    EXPECT_EQ(odata.values.at("employmentNav/assignmentClass"), (std::vector<std::string>{"GA", "ST", "GA"}));
    EXPECT_EQ(odata.value("employmentNav/startDate", 1), "/Date(1388534400000)/");
    EXPECT_EQ(odata.value("employmentNav/endDate", 1), "<null>");
    const auto people = import_as_proposed(shared_sample("successfactors/odata_perperson_one.json"));
    EXPECT_EQ(people.count.at("employment"), 3);
    EXPECT_EQ(people.count.at("job"), 3);
    EXPECT_EQ(people.ties.at("job.start"), "employmentNav/compInfoNav/employmentNav/jobInfoNav/startDate");

    const auto compound = read_with_plugin(shared_sample("successfactors/compound_employee_query_response.xml"));
    const std::string job = "employment_information/job_information/";
    EXPECT_EQ(compound.format, "successfactors-compound-employee");
    EXPECT_EQ(compound.records, 1U);
    EXPECT_EQ(compound.value("person_id_external"), "307");
    EXPECT_EQ(compound.value(job + "job_code"), "ASB_11_466");
    EXPECT_EQ(compound.value(job + "pay_grade"), "LEV4_11");
    EXPECT_EQ(compound.value(job + "position"), "Position300");
    EXPECT_EQ(compound.value(job + "start_date"), "2019-08-13");
    EXPECT_EQ(compound.value(job + "end_date"), "9999-12-31");
    EXPECT_EQ(compound.value(job + "event_reason"), "TRANICOT");
    EXPECT_EQ(compound.value(job + "seq_number"), "2");
    EXPECT_EQ(compound.value(job + "standard_hours"), "40.0");
    EXPECT_EQ(compound.value("employment_information/job_event_information/event_reason"), "HIRNEW");
    EXPECT_EQ(compound.value("employment_information/job_event_information/event_reason/previous"), "DATACHG");
}

} // namespace
