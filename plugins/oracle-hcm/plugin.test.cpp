// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

const rung_test::plugin_options extract_options = {{"records", "Staff_Extract/Person"}, {"rows", "Assignment"}};

TEST(oracle_hcm_plugin, data_loader_file) {
    const auto read = read_with_plugin(fixture("oracle-hcm/worker.dat"));
    EXPECT_EQ(read.format, "oracle-hdl");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 8U);
    EXPECT_EQ(read.role("Assignment/ActionCode"), "job.event");
    EXPECT_EQ(read.role("PersonExtraInfo/PersonNumber"), "worker.id");
    EXPECT_EQ(read.value("Assignment/DepartmentName"), "Insight | Data");
    EXPECT_EQ(read.value("Assignment/GradeCode", 2), "<null>");
    const auto rows = import_as_proposed(fixture("oracle-hcm/worker.dat"));
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"job", 3}}));
    EXPECT_NE(rows.rows[3].find("start=2019-04-01 end=!null sequence=1 latest_change=1 event=PROMOTION"), std::string::npos);
}

TEST(oracle_hcm_plugin, rest_workers) {
    const auto read = read_with_plugin(fixture("oracle-hcm/workers.json"));
    EXPECT_EQ(read.format, "oracle-hcm-workers");
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.value("PersonId"), "300000047674147") << "the digits of the source, through no double";
    EXPECT_EQ(read.role("names/LastName"), "personal");
    EXPECT_EQ(read.value("PersonInformation7", 1), "<null>");
    const auto rows = import_as_proposed(fixture("oracle-hcm/workers.json"));
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 3}}));
}

TEST(oracle_hcm_plugin, extract_by_the_paths_of_the_map) {
    EXPECT_EQ(read_with_plugin(fixture("oracle-hcm/extract.xml")).error, "bad_field option records: the path of the element that is a worker");
    const auto read = read_with_plugin(fixture("oracle-hcm/extract.xml"), "oracle-hcm-extract", extract_options);
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 2U);
    const auto rows = import_as_proposed(fixture("oracle-hcm/extract.xml"), "oracle-hcm-extract", extract_options);
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 3}}));
}

TEST(oracle_hcm_plugin, real_samples) {
    if (shared_sample("").empty()) { GTEST_SKIP() << "RUNG_SHARED is not set"; }
    const auto dat = read_with_plugin(shared_sample("oracle-hcm/Worker.dat"));
    EXPECT_EQ(dat.format, "oracle-hdl");
    EXPECT_EQ(dat.records, 4U);
    EXPECT_EQ(dat.value("Worker/EffectiveStartDate"), "2016/08/15");
    EXPECT_EQ(dat.value("Worker/ActionCode"), "HIRE");
    EXPECT_EQ(dat.values.at("Assignment/ActionCode"), (std::vector<std::string>{"ASG_CHANGE", "HIRE"})) << "two METADATA lines of one component";
    EXPECT_EQ(dat.values.at("Assignment/JobCode"), (std::vector<std::string>{"HR_MANAGER", "SUB_MAT_EXP_SP"}));
    EXPECT_EQ(dat.value("Assignment/LocationCode"), "US_NY");
    EXPECT_EQ(dat.values.at("Assignment/EffectiveStartDate"), (std::vector<std::string>{"2024/05/01", "2016/07/04"}));
    EXPECT_EQ(dat.value("Assignment/WorkTermsAssignmentId(SourceSystemId)"), "50000500_EMP_TERM");
    const auto jobs = import_as_proposed(shared_sample("oracle-hcm/Worker.dat"));
    EXPECT_EQ(jobs.count.at("worker"), 2) << "the last line names nobody";
    EXPECT_EQ(jobs.count.at("job"), 1);
    EXPECT_EQ(jobs.ties.at("employment.primary"), "Assignment/PrimaryAssignmentFlag") << "and not the flag of the ethnicity";

    const auto rest = read_with_plugin(shared_sample("oracle-hcm/rest_workers_one.json"));
    EXPECT_EQ(rest.format, "oracle-hcm-workers");
    EXPECT_EQ(rest.records, 1U);
    EXPECT_EQ(rest.value("PersonId"), "300000047674147");
    EXPECT_EQ(rest.value("PersonNumber"), "31");
    EXPECT_EQ(rest.value("names/LegislationCode"), "US");
    EXPECT_EQ(rest.value("addresses/EffectiveStartDate"), "2006-06-19");
    EXPECT_EQ(rest.value("addresses/EffectiveEndDate"), "4712-12-31");
    EXPECT_EQ(rest.value("names/PersonNameId"), "300000047674148");
    EXPECT_EQ(rest.value("CorrespondenceLanguage"), "<null>");
    const auto people = import_as_proposed(shared_sample("oracle-hcm/rest_workers_one.json"));
    EXPECT_EQ(people.count, (std::map<std::string, int>{{"worker", 1}})) << "an address is no job";
}

} // namespace
