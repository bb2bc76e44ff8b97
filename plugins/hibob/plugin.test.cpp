// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

TEST(hibob_plugin, both_shapes_of_a_search_have_the_same_columns) {
    const auto nested = read_with_plugin(fixture("hibob/people.json"));
    EXPECT_EQ(nested.format, "hibob-people");
    EXPECT_EQ(nested.records, 2U);
    EXPECT_EQ(nested.value("work/title"), "Senior Analyst \"Insight\"");
    EXPECT_EQ(nested.value("internal/terminationDate"), "<null>");
    EXPECT_EQ(nested.value("work/department", 1), "<empty>");
    const auto flat = read_with_plugin(fixture("hibob/people_appended.json"));
    EXPECT_EQ(flat.format, "hibob-people");
    EXPECT_EQ(flat.value("work/title"), "248312") << "lists hold the ids of their items";
    for (const auto* path : {"work/title", "work/startDate", "work/department", "work/employeeIdInCompany", "internal/status"}) {
        EXPECT_EQ(nested.role(path), flat.role(path)) << path;
        EXPECT_NE(flat.role(path), "") << path;
    }
    EXPECT_EQ(import_as_proposed(fixture("hibob/people.json")).count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 2}}));
    EXPECT_EQ(import_as_proposed(fixture("hibob/people_appended.json")).count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 2}}));
}

TEST(hibob_plugin, a_history_does_not_say_whose_it_is) {
    const auto read = read_with_plugin(fixture("hibob/work_history.json"));
    EXPECT_EQ(read.format, "hibob-history");
    EXPECT_EQ(read.records, 3U);
    EXPECT_EQ(read.role("effectiveDate"), "job.start");
    EXPECT_EQ(read.role("id"), "") << "of the entry";
    EXPECT_EQ(read.value("title", 1), "Senior Analyst – \"Insight\"");
    const auto rows = import_as_proposed(fixture("hibob/work_history.json"));
    EXPECT_FALSE(rows.ties.contains("worker.id"));
    EXPECT_EQ(rows.error, "bad_map /fields");
}

} // namespace
