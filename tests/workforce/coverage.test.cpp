// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/coverage.hpp>

#include <gtest/gtest.h>

namespace wf = rung::workforce;

namespace {

TEST(coverage, counts_diagnostics_by_code_and_keeps_the_first_place) {
    wf::coverage read;
    read.tell("not-a-date", 120, 3, "Hire_Date");
    read.tell("several-values", 130, 3, "");
    read.tell("not-a-date", 980, 7, "End_Date");
    ASSERT_EQ(read.diagnostics.size(), 2U);
    EXPECT_EQ(read.diagnostics[0].code, "not-a-date");
    EXPECT_EQ(read.diagnostics[0].count, 2U);
    EXPECT_EQ(read.diagnostics[0].byte, 120U);
    EXPECT_EQ(read.diagnostics[0].record, 3U);
    EXPECT_EQ(read.diagnostics[0].path, "Hire_Date");
    EXPECT_EQ(read.diagnostics[1].count, 1U);
    EXPECT_TRUE(read.diagnostics[1].path.empty());
}

TEST(coverage, begins_with_nothing_read) {
    const wf::coverage read;
    EXPECT_EQ(read.records_read + read.records_rejected, 0U);
    EXPECT_FALSE(read.joined);
    EXPECT_TRUE(read.fields.empty() && read.unmapped.empty() && read.diagnostics.empty());
}

} // namespace
