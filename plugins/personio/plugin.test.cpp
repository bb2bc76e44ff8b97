// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

TEST(personio_plugin, employees) {
    const auto read = read_with_plugin(fixture("personio/employees.json"));
    EXPECT_EQ(read.format, "personio-employees");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.role("hire_date"), "employment.hire");
    EXPECT_EQ(read.role("supervisor/first_name"), "personal");
    EXPECT_EQ(read.value("position"), "Senior Analyst \"Insight\"");
    EXPECT_EQ(read.value("office/name"), "Łódź");
    EXPECT_EQ(read.value("termination_type"), "<empty>");
    EXPECT_EQ(read.value("dynamic_1146702", 1), "<null>");
    const auto rows = import_as_proposed(fixture("personio/employees.json"));
    EXPECT_EQ(rows.error, "");
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 2}, {"pay", 2}}));
    EXPECT_EQ(rows.rows[1], "employment 2116117: type=internal hire=2016-09-05 end=!null") << "midnight in Berlin is that day";
}

TEST(personio_plugin, positions) {
    const auto read = read_with_plugin(fixture("personio/positions.xml"));
    EXPECT_EQ(read.format, "personio-positions");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.role("additionalOffices/office"), "advert.location");
    EXPECT_EQ(read.values.at("additionalOffices/office"), (std::vector<std::string>{"Leek", "Stoke-on-Trent"}));
    EXPECT_EQ(read.value("jobDescriptions/jobDescription/name", 1), "Your profile");
    EXPECT_NE(read.value("jobDescriptions/jobDescription/value").find("f&uuml;nf kilns &amp; their log"), std::string::npos) << "markup in CDATA is decoded by who reads markup";
    EXPECT_EQ(read.value("subcompany"), "Kiln & Clay Ltd");
    EXPECT_EQ(read.without_role(), (std::vector<std::string>{"yearsOfExperience", "createdAt", "jobDescriptions"}));
}

TEST(personio_plugin, real_samples) {
    if (shared_sample("").empty()) { GTEST_SKIP() << "RUNG_SHARED is not set"; }
    const auto one = read_with_plugin(shared_sample("personio/employee_ada.json"));
    EXPECT_EQ(one.format, "personio-employees");
    EXPECT_EQ(one.records, 1U);
    EXPECT_EQ(one.value("id"), "2040614");
    EXPECT_EQ(one.value("hire_date"), "1835-02-01T00:00:00+00:53");
    EXPECT_EQ(one.value("weekly_working_hours"), "35");
    EXPECT_EQ(one.value("department/name"), "Operations");
    EXPECT_EQ(one.value("department/id"), "625448");
    const auto all = read_with_plugin(shared_sample("personio/employees.json"));
    EXPECT_EQ(all.records, 3U);
    EXPECT_EQ(all.values.at("id"), (std::vector<std::string>{"2116366", "2116365", "2040614"}));
    EXPECT_EQ(all.value("hire_date", 0), "1983-09-01T00:00:00+02:00");
    EXPECT_EQ(all.value("contract_end_date", 1), "1954-06-07T00:00:00+01:00");
    EXPECT_EQ(all.value("status", 2), "active");
    EXPECT_EQ(all.value("termination_type", 0), "<empty>");
    EXPECT_EQ(all.value("termination_date", 0), "<null>");
    const auto rows = import_as_proposed(shared_sample("personio/employees.json"));
    EXPECT_EQ(rows.count.at("worker"), 3);
    EXPECT_EQ(rows.count.at("job"), 3);
}

} // namespace
