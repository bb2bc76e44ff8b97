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

TEST(coverage, a_code_that_is_no_word_is_told_as_such) {
    wf::coverage read;
    for (const auto code : {std::string_view("two words"), std::string_view(""), std::string_view("esc\x1b[31m"), std::string_view("caf\xC3\xA9"), std::string_view("nul\0", 4)}) {
        read.tell(code, 7, 1, "");
    }
    read.tell(std::string(65, 'a'), 9, 2, "");
    ASSERT_EQ(read.diagnostics.size(), 1U);
    EXPECT_EQ(read.diagnostics[0].code, "bad-code");
    EXPECT_EQ(read.diagnostics[0].count, 6U);
    EXPECT_EQ(read.diagnostics[0].byte, 7U);
    read.tell(std::string(64, 'a'), 9, 2, "");
    read.tell("Other-9", 9, 2, "");
    ASSERT_EQ(read.diagnostics.size(), 3U);
    EXPECT_EQ(read.diagnostics[2].code, "Other-9");
}

TEST(coverage, codes_without_end_take_no_room_without_end) {
    wf::coverage read;
    for (int i = 0; i < 5'000; ++i) { read.tell("code-" + std::to_string(i), 0, 0, ""); }
    read.tell("code-3", 0, 0, "");
    ASSERT_EQ(read.diagnostics.size(), 257U);
    EXPECT_EQ(read.diagnostics[3].count, 2U);
    EXPECT_EQ(read.diagnostics[256].code, "bad-code");
    EXPECT_EQ(read.diagnostics[256].count, 4'744U);
}

TEST(coverage, begins_with_nothing_read) {
    const wf::coverage read;
    EXPECT_EQ(read.records_read + read.records_rejected, 0U);
    EXPECT_FALSE(read.joined);
    EXPECT_TRUE(read.fields.empty() && read.unmapped.empty() && read.diagnostics.empty());
}

} // namespace
