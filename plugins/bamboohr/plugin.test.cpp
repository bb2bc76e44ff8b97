// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

TEST(bamboohr_plugin, directory_in_json_and_xml) {
    const auto json = read_with_plugin(fixture("bamboohr/directory.json"));
    EXPECT_EQ(json.format, "bamboohr-json");
    EXPECT_EQ(json.records, 3U);
    EXPECT_EQ(json.role("id"), "worker.id");
    EXPECT_EQ(json.value("jobTitle"), "Senior Analyst \"Insight\"");
    EXPECT_EQ(json.value("customSocialMobilityQ1", 1), "<null>");
    EXPECT_EQ(json.value("workEmail", 1), "<empty>");
    EXPECT_EQ(import_as_proposed(fixture("bamboohr/directory.json")).count, (std::map<std::string, int>{{"worker", 3}, {"employment", 3}, {"job", 3}, {"answer", 3}}));

    const auto xml = read_with_plugin(fixture("bamboohr/directory.xml"));
    EXPECT_EQ(xml.format, "bamboohr-xml");
    EXPECT_EQ(xml.records, 2U);
    EXPECT_EQ(xml.role("@id"), "worker.id");
    EXPECT_EQ(xml.value("jobTitle"), "Analyst & Editor");
    EXPECT_EQ(import_as_proposed(fixture("bamboohr/directory.xml")).count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 2}, {"answer", 1}}));
}

TEST(bamboohr_plugin, in_a_table_the_id_is_the_rows_own) {
    const auto read = read_with_plugin(fixture("bamboohr/job_info.json"));
    EXPECT_EQ(read.format, "bamboohr-table");
    EXPECT_EQ(read.role("id"), "");
    EXPECT_EQ(read.role("employeeId"), "worker.id");
    const auto rows = import_as_proposed(fixture("bamboohr/job_info.json"));
    EXPECT_EQ(rows.ties.at("worker.id"), "employeeId");
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"job", 3}})) << "two rows are one person's";

    const auto pay = read_with_plugin(fixture("bamboohr/compensation.xml"));
    EXPECT_EQ(pay.format, "bamboohr-table-xml");
    EXPECT_EQ(pay.value("rate", 1), "31250.50");
    const auto paid = import_as_proposed(fixture("bamboohr/compensation.xml"));
    EXPECT_EQ(paid.count, (std::map<std::string, int>{{"worker", 2}, {"pay", 3}}));
}

TEST(bamboohr_plugin, dataset) {
    const auto read = read_with_plugin(fixture("bamboohr/dataset.json"));
    EXPECT_EQ(read.format, "bamboohr-dataset");
    EXPECT_EQ(read.role("employeeNumber"), "worker.id");
    EXPECT_EQ(read.value("4512.0", 0), "Professional");
    EXPECT_EQ(import_as_proposed(fixture("bamboohr/dataset.json")).count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 2}}));
}

} // namespace
