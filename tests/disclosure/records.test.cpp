// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/records.hpp>

#include <gtest/gtest.h>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using rung::disclosure::records;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

TEST(records, reads_columns) {
    const auto r = records::parse("site,grade\nLeeds,G1\n\"York, old\",G2\nLeeds,\n");
    ASSERT_TRUE(is_ok(r));
    EXPECT_EQ(r->delimiter(), ',');
    EXPECT_EQ(r->rows(), 3U);
    EXPECT_EQ(r->columns()[0].values, (std::vector<std::string>{"Leeds", "York, old"}));
    EXPECT_EQ(r->columns()[0].codes, (std::vector<std::uint32_t>{0, 1, 0}));
    EXPECT_EQ(r->value(2, 1), "");
    EXPECT_EQ(r->find("grade"), 1U);
    EXPECT_EQ(r->find("Grade"), std::nullopt);
}

struct form_row {
    const char* name;
    const char* text;
    const char* written; ///< With semicolons.
};

const form_row form_rows[] = {
    {"semicolons", "a;b\n1,5;2\n", "a;b\n1,5;2\n"},
    {"first_line_decides", "a,b\n1;2,3\n", "a;b\n\"1;2\";3\n"},
    {"semicolon_in_quotes_does_not", "\"a;z\",b\n1,2\n", "\"a;z\";b\n1;2\n"},
    {"carriage_returns_and_mark", "\xEF\xBB\xBF" "a;b\r\n1;2\r\n3;\"4\"\r\n", "a;b\n1;2\n3;4\n"},
    {"line_end_in_quotes", "a;b\n\"1\n2\";\"x\"\"y\"\n", "a;b\n\"1\n2\";\"x\"\"y\"\n"},
    {"no_line_end", "a;b\n1;", "a;b\n1;\n"},
    {"one_column_with_an_empty_field", "a\n\nx\n", "a\n\"\"\nx\n"},
    {"semicolon_in_the_only_name", "\"a;b\"\nx\n", "\"a;b\"\nx\n"},
    {"comma_in_the_only_name", "\"a,b\"\nx\n", "\"a,b\"\nx\n"},
    {"header_alone", "a;b", "a;b\n"},
    {"bytes_as_they_are", "a;b\n\xE9;\x01\n", "a;b\n\xE9;\x01\n"},
};

RUNG_ROWS(records_form, form_row, form_rows);

TEST_P(records_form, is_read_and_written) {
    const auto r = records::parse(GetParam().text);
    ASSERT_TRUE(is_ok(r));
    EXPECT_EQ(r->to_text(), GetParam().written);
    const auto again = records::parse(r->to_text());
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->to_text(), r->to_text());
    for (std::size_t i = 0; i < r->columns().size(); ++i) { EXPECT_EQ(again->columns()[i], r->columns()[i]); }
}

struct bad_row {
    const char* name;
    std::string text;
    const char* where;
};

const bad_row bad_rows[] = {
    {"empty_file", "", "line 1: no header"},
    {"blank_lines_alone", "\n\r\n", "line 1: no header"},
    {"ragged", "a;b\n1;2\n3\n", "line 3: 1 fields, the header has 2"},
    {"too_long", "a;b\n1;2;3\n", "line 2: 3 fields, the header has 2"},
    {"name_twice", "a;b;a\n1;2;3\n", "line 1, field 3: a column of that name came before"},
    {"no_name", "a;;c\n1;2;3\n", "line 1, field 2: a column without a name"},
    {"open_quote", "a;b\n1;\"2\n3;4\n", "line 2, field 1: a quotation mark out of place"},
    {"line_after_quoted_line_ends", "a;b\n\"1\n\n\";2\n3\n", "line 5: 1 fields, the header has 2"},
    {"a_mebibyte_of_fields", std::string(1U << 20U, ';'), "line 1, field 4096: more than 4096 fields"},
};

RUNG_ROWS(bad_records, bad_row, bad_rows);

TEST_P(bad_records, are_refused_without_telling_a_value) { EXPECT_TRUE(fails_with(records::parse(GetParam().text), errc::bad_delimited, GetParam().where)); }

TEST(records, too_large_is_refused) { EXPECT_TRUE(fails_with(records::parse("a\n1\n", {.input_bytes = 3}), errc::too_large, "limits.input_bytes")); }

TEST(records, columns_are_checked) {
    EXPECT_TRUE(is_ok(records::from_columns({{"a", {"x"}, {0, 0}}, {"b", {"y", "z"}, {0, 1}}})));
    EXPECT_TRUE(fails_with(records::from_columns({{"a", {"x"}, {0}}, {"a", {"x"}, {0}}}), errc::precondition, "column 2"));
    EXPECT_TRUE(fails_with(records::from_columns({{"a", {"x"}, {0}}, {"b", {"x"}, {0, 0}}}), errc::precondition, "column 2"));
    EXPECT_TRUE(fails_with(records::from_columns({{"a", {"x"}, {1}}}), errc::precondition, "column 1"));
    EXPECT_TRUE(fails_with(records::from_columns({{"a", {"x", "x"}, {1}}}), errc::precondition, "column 1"));
    EXPECT_TRUE(fails_with(records::from_columns({{"", {"x"}, {0}}}), errc::precondition, "column 1"));
}

TEST(records, rows_are_checked) {
    EXPECT_TRUE(fails_with(records::from_rows({"a", "b"}, {{"1", "2"}, {"3"}}), errc::bad_delimited, "line 2: 1 fields, the header has 2"));
    EXPECT_TRUE(fails_with(records::from_rows({}, {}), errc::bad_delimited, "*"));
}

} // namespace
