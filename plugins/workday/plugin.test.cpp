// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

TEST(workday_plugin, a_report_in_xml) {
    const auto read = read_with_plugin(fixture("workday/report.xml"));
    EXPECT_EQ(read.format, "workday-raas-xml");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 3U);
    EXPECT_EQ(read.rows.size(), 7U);
    EXPECT_EQ(read.value("Legal_Name", 1), "Tom O'Hara <Jr>");
    EXPECT_EQ(read.value("Manager/ID[Employee_ID]"), "20009");
    EXPECT_EQ(read.value("Job_History_group/Job_Title", 1), "Senior Analyst – Insight");
    EXPECT_EQ(read.value("CF_Social_Mobility_Q1", 2), "<empty>");
    EXPECT_EQ(read.values.at("Job_History_group/Job_Grade").size(), 3U) << "an element that is not there is no value";

    const auto rows = import_as_proposed(fixture("workday/report.xml"));
    EXPECT_EQ(rows.error, "");
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 3}, {"employment", 3}, {"job", 4}, {"answer", 3}}));
    EXPECT_EQ(rows.rows[3], "job 20001: manager_id=20009 start=2019-04-01 title=Senior Analyst – Insight grade=G6") << "the zone of a date is not applied";
    EXPECT_EQ(rows.ties.at("answer.occupation"), "CF_Social_Mobility_Q1");
}

TEST(workday_plugin, the_same_report_in_json) {
    const auto read = read_with_plugin(fixture("workday/report.json"));
    EXPECT_EQ(read.format, "workday-raas-json");
    EXPECT_EQ(read.records, 3U);
    EXPECT_EQ(read.value("Job_History_group/Job_Title", 1), "Senior Analyst – \"Insight\"");
    EXPECT_EQ(read.value("CF_Social_Mobility_Q1", 2), "<null>");
    const auto rows = import_as_proposed(fixture("workday/report.json"));
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 3}, {"employment", 3}, {"job", 4}, {"answer", 3}}));
}

TEST(workday_plugin, get_workers) {
    const auto read = read_with_plugin(fixture("workday/get_workers.xml"));
    EXPECT_EQ(read.format, "workday-get-workers");
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.role("Worker_Data/Worker_ID"), "worker.id");
    EXPECT_EQ(read.role("Worker_Data/User_ID"), "personal");
    EXPECT_EQ(read.role("Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Business_Title"), "job.title");
    const auto rows = import_as_proposed(fixture("workday/get_workers.xml"));
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 3}}));
    EXPECT_EQ(rows.rows.back(), "job C-77: position_id=P-00611 title=Façade Cleaner start=2021-11-15 hours=!absent");
}

TEST(workday_plugin, postings_of_a_career_site) {
    const auto list = read_with_plugin(fixture("workday/postings.json"));
    EXPECT_EQ(list.format, "workday-cxs");
    EXPECT_EQ(list.error, "");
    EXPECT_EQ(list.records, 2U);
    EXPECT_EQ(list.value("title", 1), "Café Lead \"Narrowboat\"");
    EXPECT_EQ(list.value("locationsText"), "2 Locations");
    EXPECT_EQ(list.without_role(), (std::vector<std::string>{"externalPath", "postedOn", "bulletFields"}));
    const auto one = read_with_plugin(fixture("workday/posting.json"));
    EXPECT_EQ(one.format, "workday-cxs");
    EXPECT_EQ(one.records, 1U);
    EXPECT_EQ(one.role("additionalLocations"), "advert.location");
    EXPECT_EQ(one.value("additionalLocations"), "Caen Hill");
    EXPECT_EQ(one.role("jobDescription"), "advert.html");
    EXPECT_EQ(one.value("jobReqId"), "R7");
}

TEST(workday_plugin, real_samples) {
    if (shared_sample("").empty()) { GTEST_SKIP() << "RUNG_SHARED is not set"; }
    const auto report = read_with_plugin(shared_sample("workday/raas_fragment.xml"));
    EXPECT_EQ(report.format, "workday-raas-xml");
    EXPECT_EQ(report.records, 1U);
    EXPECT_EQ(report.rows.size(), 2U);
    EXPECT_EQ(report.value("Employee_ID"), "21001");
    EXPECT_EQ(report.columns.size(), 4U);
    const auto workers = read_with_plugin(shared_sample("workday/get_workers_response.xml"));
    EXPECT_EQ(workers.format, "workday-get-workers");
    EXPECT_EQ(workers.error, "");
    EXPECT_EQ(workers.records, 1U);
    EXPECT_EQ(workers.value("Worker_Data/Worker_ID"), "1");
    EXPECT_EQ(workers.value("Worker_Reference/ID[Employee_ID]"), "1");
    EXPECT_EQ(workers.value("Worker_Data/Personal_Data/Birth_Date"), "1960-01-01-07:00");
    EXPECT_EQ(workers.value("Worker_Data/Personal_Data/Marital_Status_Date"), "2000-01-01-07:00");
    EXPECT_EQ(workers.value("Worker_Data/Personal_Data/Gender_Reference/ID[Gender_Code]"), "Male");
    EXPECT_EQ(workers.value("Worker_Data/Employment_Data/Worker_Job_Data/@Primary_Job"), "1");
    const auto rows = import_as_proposed(shared_sample("workday/get_workers_response.xml"));
    EXPECT_FALSE(rows.ties.contains("worker.status")) << "marriage is no status of a worker";
    EXPECT_EQ(rows.count.at("worker"), 1);
}

} // namespace
