// SPDX-License-Identifier: Apache-2.0
#include <rung/format/hdl.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/record_rows.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using rung::format::hdl_shape;
using rung::format::read_hdl;
using rung::format::reading;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

using lines = std::vector<std::string>;

lines read_all(std::string_view text, std::size_t step = 65'536, const rung_read_limits& bounds = reading{}.bounds) {
    rung_test::memory_input     input(text, step);
    rung_test::told_diagnostics told;
    auto                        reader = read_hdl({.input = input.input(), .diagnose = told.diagnose(), .bounds = bounds});
    if (!reader) { return {"refused: " + reader.error().where}; }
    auto out = rung_test::all_rows(**reader);
    out.insert(out.end(), told.all.begin(), told.all.end());
    return out;
}

struct text_row {
    const char* name;
    std::string text;
    lines       gives;
};

const text_row text_rows[] = {
    {"two_components",
     "METADATA|Worker|PersonNumber|StartDate\nMETADATA|Assignment|PersonNumber|JobCode\nMERGE|Worker|1|2016/08/15\nDELETE|Assignment|1|HR\n",
     {"#0: instruction=MERGE", "Worker#0: Worker/PersonNumber=1|Worker/StartDate=2016/08/15", "#1: instruction=DELETE",
      "Assignment#1: Assignment/PersonNumber=1|Assignment/JobCode=HR"}},
    {"other_columns_later", "METADATA|A|x|y\nMERGE|A|1|2\nMETADATA|A|z|x\r\nMERGE|A|3|4\r\n",
     {"#0: instruction=MERGE", "A#0: A/x=1|A/y=2", "#1: instruction=MERGE", "A#1: A/z=3|A/x=4"}},
    {"empty_is_absent_and_null_is_null", "METADATA|A|x|y|z\nMERGE|A||#NULL|\\#NULL\n",
     {"#0: instruction=MERGE", "A#0: A/y=<null>|A/z=#NULL"}},
    {"escapes", "METADATA|A|x\nMERGE|A|The Stables\\|Main\\nAllan\\\\\n", {"#0: instruction=MERGE", "A#0: A/x=The Stables|Main\nAllan\\"}},
    {"no_line_goes_on_behind_its_end", "METADATA|A|x\nMERGE|A|1\\\nMERGE|A|2\\\r\nMERGE|A|3\\",
     {"#0: instruction=MERGE", "A#0: A/x=1\\", "#1: instruction=MERGE", "A#1: A/x=2\\", "#2: instruction=MERGE", "A#2: A/x=3\\"}},
    {"quotes_are_text", "METADATA|A|x|y\nMERGE|A|\"a|=\"b\"\n", {"#0: instruction=MERGE", "A#0: A/x=\"a|A/y==\"b\""}},
    {"set_lines",
     "COMMENT from payroll \\\nSET PURGE_FUTURE_CHANGES N\n\nSET FILE_DELIMITER ,\nSET FILE_ESCAPE \\\nSET FILE_NEW_LINE ~\n"
     "METADATA,A,x,y\nCOMMENT, x\nMERGE,A,a|b\\,c,d\\~n\n",
     {"#0: instruction=MERGE", "A#0: A/x=a|b,c|A/y=d\nn"}},
    {"set_that_cannot_be", "COMMENT\nSET FILE_DELIMITER ||\nMETADATA|A|x\n", {"error: bad_delimited line 2: SET"}},
    {"what_is_wrong", "METADATA|A|x|y|x\nMERGE|B|1\nMERGE\nmerge|A|1\nMERGE|A|1\nMERGE|A|1|2|3|4\nMERGE|A|1|2|3|\nMERGE|A|\xFF|2|3\n",
     {"#2: instruction=MERGE", "A#2: A/x=1", "#3: instruction=MERGE", "A#3: A/x=1|A/y=2|A/x#2=3", "#4: instruction=MERGE",
      "A#4: A/x=1|A/y=2|A/x#2=3", "#5: instruction=MERGE", "A#5: A/x=\xFF|A/y=2|A/x#2=3", "duplicate-header@-:1 A/x#2", "no-metadata@0:2",
      "no-metadata@1:3", "unknown-line@-:4", "short-row@2:5 A", "long-row@3:6 A", "bad-utf8@5:8"}},
    {"nothing", "", {}},
    {"only_metadata", "METADATA|A|x\n", {}},
};

RUNG_ROWS(hdl_text, text_row, text_rows);

TEST_P(hdl_text, is_read) { EXPECT_EQ(read_all(GetParam().text), GetParam().gives); }

TEST_P(hdl_text, is_the_same_in_single_bytes) { EXPECT_EQ(read_all(GetParam().text, 1), GetParam().gives); }

TEST_P(hdl_text, may_end_anywhere) {
    for (std::size_t n = 0; n < GetParam().text.size(); ++n) {
        EXPECT_EQ(read_all(GetParam().text.substr(0, n)), read_all(GetParam().text.substr(0, n), 3)) << n;
    }
}

TEST(hdl, rows_stand_in_their_record) {
    const std::string       text = "METADATA|A|x|y\nMERGE|A|1|2\nMERGE|A||\n";
    rung_test::memory_input input(text);
    auto                    reader = read_hdl({.input = input.input()});
    ASSERT_TRUE(is_ok(reader));
    const auto batch = (*reader)->next();
    ASSERT_TRUE(is_ok(batch));
    ASSERT_EQ(batch->row_count, 4U);
    EXPECT_EQ(batch->rows[1].parent, 0U);
    EXPECT_EQ(batch->rows[3].parent, 2U);
    EXPECT_EQ(batch->rows[3].field_count, 0U);
    EXPECT_EQ(batch->rows[1].byte, 15U);
    EXPECT_EQ(text.substr(batch->rows[1].byte + batch->rows[1].fields[1].offset, 1), "2");
    EXPECT_EQ((*reader)->tables()[1].path, "A");
    EXPECT_EQ((*reader)->tables()[1].parent, 0U);
}

TEST(hdl, keeps_the_bounds) {
    auto bounds    = reading{}.bounds;
    bounds.columns = 3; // a table and two columns
    EXPECT_EQ(read_all("METADATA|A|x|y\nMETADATA|A|x|z\n", 65'536, bounds), (lines{"error: too_large columns"}));
    EXPECT_EQ(read_all("METADATA|A|x|y\nMETADATA|A|y|x\n", 65'536, bounds), (lines{}));
    EXPECT_EQ(read_all("METADATA|A\nMETADATA|B\nMETADATA|C\nMETADATA|D\n", 65'536, bounds), (lines{"error: too_large columns"}));
    bounds             = reading{}.bounds;
    bounds.value_bytes = 5;
    EXPECT_EQ(read_all("METADATA|A|x\nMERGE|A|123456\nMERGE|A|1\n", 65'536, bounds),
              (lines{"#1: instruction=MERGE", "A#1: A/x=1", "value-too-large@0:2"}));
}

TEST(hdl, refuses_marks_that_cannot_be) {
    rung_test::memory_input input("");
    EXPECT_TRUE(fails_with(read_hdl({.input = input.input()}, {.delimiter = '\n'}), errc::precondition, "delimiter"));
    EXPECT_TRUE(fails_with(read_hdl({.input = input.input()}, {.delimiter = ',', .escape = ','}), errc::precondition, "escape"));
}

TEST(hdl, reads_a_real_file) {
    const char* shared = std::getenv("RUNG_SHARED");
    if (shared == nullptr) { GTEST_SKIP() << "RUNG_SHARED names no folder of samples"; }
    std::ifstream file(std::string(shared) + "/data/hris/oracle-hcm/Worker.dat", std::ios::binary);
    if (!file) { GTEST_SKIP() << "no Worker.dat in RUNG_SHARED"; }
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto        got = read_all(text);
    EXPECT_TRUE(got.back().starts_with("Assignment#3: ")) << "four records, and nothing wrong";
    const auto holds = [&](std::string_view wanted) {
        return std::any_of(got.begin(), got.end(), [&](const std::string& l) { return l.find(wanted) != std::string::npos; });
    };
    EXPECT_TRUE(holds("Worker/PersonNumber=12304297123121|"));
    EXPECT_TRUE(holds("|Assignment/ActionCode=ASG_CHANGE|Assignment/JobCode=HR_MANAGER|"));
    EXPECT_TRUE(holds("|Assignment/ActionCode=HIRE|"));
}

} // namespace
