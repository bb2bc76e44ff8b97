// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

TEST(adp_plugin, workers_and_their_assignments) {
    const auto read = read_with_plugin(fixture("adp/workers.json"));
    EXPECT_EQ(read.format, "adp-workers");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.role("workerID/idValue"), "worker.id");
    EXPECT_EQ(read.role("workAssignments/jobTitle"), "job.title");
    EXPECT_EQ(read.role("person/legalName/givenName"), "personal");
    EXPECT_EQ(read.value("workAssignments/jobTitle", 2), "Hausmeister/Gärtner");
    EXPECT_EQ(read.value("customFieldGroup/codeFields/codeValue"), "PROF");
    EXPECT_EQ(read.value("person/birthDate", 1), "<null>");
    const auto rows = import_as_proposed(fixture("adp/workers.json"));
    EXPECT_EQ(rows.error, "");
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 3}, {"pay", 1}}));
}

} // namespace
