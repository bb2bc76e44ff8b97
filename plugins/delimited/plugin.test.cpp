// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

TEST(delimited_plugin, a_staff_list_with_quotes_line_ends_and_pounds) {
    const auto read = read_with_plugin(fixture("delimited/staff_in_post.csv"));
    EXPECT_EQ(read.format, "delimited");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 5U);
    EXPECT_EQ(read.columns.size(), 9U);
    EXPECT_EQ(read.value("Job Title", 0), "Analyst, Insight");
    EXPECT_EQ(read.value("Job Title", 1), "Lead \"Insight\" Analyst");
    EXPECT_EQ(read.value("Job Title", 3), "Nurse\r\nWard 7");
    EXPECT_EQ(read.value("Surname", 4), "Zółć");
    EXPECT_EQ(read.value("Department", 4), "<empty>");

    const auto rows = import_as_proposed(fixture("delimited/staff_in_post.csv"));
    EXPECT_EQ(rows.error, "");
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 4}, {"job", 5}, {"pay", 5}, {"answer", 4}}));
    EXPECT_EQ(rows.rows[1], "job 000234: title=Analyst, Insight grade=B2 organisation.department=Research start=2018-09-03 fte=1000000");
    EXPECT_EQ(rows.ties.at("answer.occupation"), "Main household earner's job at 14");
    EXPECT_EQ(rows.unmapped, std::vector<std::string>{"Surname"});
}

TEST(delimited_plugin, answers_in_a_file_of_their_own) {
    const auto read = read_with_plugin(fixture("delimited/answers.csv"));
    EXPECT_EQ(read.format, "delimited");
    EXPECT_EQ(read.records, 3U);
    const auto rows = import_as_proposed(fixture("delimited/answers.csv"));
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 3}, {"answer", 6}}));
}

TEST(delimited_plugin, json_without_its_beginning_is_none) {
    for (const auto* cut : {"\"employeeId\": \"E1\", \"name\": \"A\"},\n{\"employeeId\": \"E2\", \"name\": \"B\"}]\n", "\"id\":1\n\"id\":2\n",
                            "yeeId\":\"E1\",\"name\":\"A\"},{\"employeeId\":\"E2\"}\n"}) {
        EXPECT_TRUE(rung::adapter::detect(rung_test::bundled(), cut, "").empty()) << cut;
    }
    const auto text = rung::adapter::detect(rung_test::bundled(), "id,\"Time: in\",\":x\"\n1,2,3\n", "");
    ASSERT_EQ(text.size(), 1U);
    EXPECT_EQ(text[0].format, "delimited");
}

TEST(delimited_plugin, options_are_checked) {
    EXPECT_EQ(read_with_plugin(fixture("delimited/answers.csv"), "delimited", {{"delimiter", ";;"}}).error, "bad_field option delimiter");
    EXPECT_EQ(read_with_plugin(fixture("delimited/answers.csv"), "delimited", {{"header_rows", "two"}}).error, "bad_field option header_rows");
    EXPECT_EQ(read_with_plugin(fixture("delimited/answers.csv"), "delimited", {{"delimiter", "tab"}, {"title_lines", "0"}}).columns.size(), 1U);
}

} // namespace
