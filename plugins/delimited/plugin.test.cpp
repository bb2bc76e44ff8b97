// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>

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

/// How reading a text fails where somebody says that it is delimited.
std::string read_as_delimited(const char* text, const rung_test::plugin_options& options = {}) {
    const auto path = testing::TempDir() + "delimited_plugin.csv";
    std::ofstream(path) << text;
    const auto read = read_with_plugin(path, "delimited", options);
    EXPECT_TRUE(read.error.empty() || (read.columns.empty() && read.records == 0)) << text;
    return read.error;
}

struct cut_row {
    const char* text;
    int         line;
};

TEST(delimited_plugin, json_and_xml_without_their_beginning_are_none) {
    const cut_row cuts[] = {
        {"\"employeeId\": \"E1\", \"name\": \"A\"},\n{\"employeeId\": \"E2\", \"name\": \"B\"}]\n", 1},
        {"\"id\":1\n\"id\":2\n", 1},
        {"yeeId\":\"E1\",\"name\":\"A\"},{\"employeeId\":\"E2\"}\n", 1},
        {"yeeId\" : \"E1\",\n\"name\" : \"A\"\n", 1},
        {"},\n{\"id\": \"E1\", \"name\": \"A Smith\", \"grade\": \"G\"},\n{\"id\": \"E2\", \"name\": \"B\", \"grade\": \"G\"}]\n", 1},
        {"1, 2\n{\"id\": \"E1\", \"name\": \"A\", \"grade\": \"G\"},\n{\"id\": \"E2\", \"name\": \"B\", \"grade\": \"G\"}]\n", 2},
        {"A Smith\", \"grade\": \"G\", \"dept\", \"x\"},\n{\"id\": \"E1\"}\n", 1},
        {"A Smith\",\n\"grade\": \"G\",\n\"pay\": 5\n},\n{\n\"name\": \"B\",\n", 2},
        {"A Smith\"\n},\n{\n\"name\": \"B\"\n}\n", 2},
        {"E1\", \"A\", \"G\"],\n[\"E2\", \"B\", \"G\"],\n[\"E3\", \"C\", \"G\"]]\n", 2},
        {"th>\n<employee><employeeId>E1</employeeId>,<hireDate>2019-01-02</hireDate></employee>\n<employee><employeeId>E2</employeeId>,<hireDate>2019-01-02</hireDate></employee>\n", 2},
        {" Smith</name>\n<grade>G</grade>\n", 1},
        {"A Smith\n</name>\n<grade>G</grade>\n", 2},
        {"Descriptor=\"A Smith\">\n<Worker Descriptor=\"B\"/>\n", 1},
    };
    for (const auto& cut : cuts) {
        EXPECT_TRUE(rung::adapter::detect(rung_test::bundled(), cut.text, "").empty()) << cut.text;
        EXPECT_EQ(read_as_delimited(cut.text), "bad_delimited line " + std::to_string(cut.line) + ": JSON or XML without its beginning") << cut.text;
    }
    const auto* titled = "Staff\n2026\n{\"id\": \"E1\", \"name\": \"A\"}\n{\"id\": \"E2\", \"name\": \"B\"}\n";
    EXPECT_EQ(read_as_delimited(titled, {{"title_lines", "2"}}), "bad_delimited line 3: JSON or XML without its beginning");
}

TEST(delimited_plugin, a_heading_may_hold_what_json_and_xml_are_made_of) {
    for (const auto* text : {
             "id,\"Time: in\",\":x\"\n1,2,3\n",
             "[ID],Pay [GBP],Age (<25),{x}\n1,2,3,4\n",
             "id;Pay [GBP]\n{3F25-11};[5]\n",
             "id,\"Say \"\"yes\"\": 1 or 2\",b\n1,2,3\n",
             "id,Say \"yes\": 1 or 2,b\n1,2,3\n",
             "id,<b>Which</b> school?,<Name>,5 > 3\n1,2,3,4\n",
             "id,\"<span style=\"\"color:red\"\">Which</span> school?\"\n1,2\n",
             "id,=\"0012\",a=\"b\"\n1,2,3\n",
             "id,form,text\n1,\"{\"\"ImportId\"\": \"\"Q1\"\"}\",<div>a</div></td>\n",
             "id\tform\n1\t{\"a\": \"b\"}\n",
             "id,when\n]1,\"10\":00\n",
             "\"id\":\"grade\":\"x\"\n1:2:3\n4:5:6\n",
         }) {
        const bool colons = std::string_view(text).starts_with("\"id\":");
        EXPECT_EQ(read_as_delimited(text, colons ? rung_test::plugin_options{{"delimiter", ":"}} : rung_test::plugin_options{}), "") << text;
        if (colons) { continue; }
        const auto found = rung::adapter::detect(rung_test::bundled(), text, "");
        EXPECT_TRUE(text[0] == '[' || (found.size() == 1 && found[0].format == "delimited")) << text;
    }
}

TEST(delimited_plugin, a_long_text_is_read_whole_behind_the_look_at_its_beginning) {
    std::string text = "id,name\n";
    for (int i = 0; i < 30'000; ++i) { text += std::to_string(i) + ",A\n"; }
    const auto path = testing::TempDir() + "delimited_plugin.csv";
    std::ofstream(path) << text;
    const auto read = read_with_plugin(path);
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 30'000U);
    EXPECT_EQ(read.value("id", 29'999), "29999");
}

TEST(delimited_plugin, options_are_checked) {
    EXPECT_EQ(read_with_plugin(fixture("delimited/answers.csv"), "delimited", {{"delimiter", ";;"}}).error, "bad_field option delimiter");
    EXPECT_EQ(read_with_plugin(fixture("delimited/answers.csv"), "delimited", {{"header_rows", "two"}}).error, "bad_field option header_rows");
    EXPECT_EQ(read_with_plugin(fixture("delimited/answers.csv"), "delimited", {{"delimiter", "tab"}, {"title_lines", "0"}}).columns.size(), 1U);
}

} // namespace
