// SPDX-License-Identifier: Apache-2.0
#include <rung/core/delimited_field.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

namespace {

struct field_row {
    const char*      name;
    std::string_view before;
    std::string_view field;
    char             delimiter;
    bool             alone;
    std::string_view wanted;
};

constexpr field_row fields[] = {
    {"plain", "", "north", ',', false, "north"},
    {"empty", "", "", ',', false, ""},
    {"empty_alone", "", "", ',', true, "\"\""},
    {"blank_ends_stay", "", " a ", ',', false, " a "},
    {"comma", "", "a,b", ',', false, "\"a,b\""},
    {"comma_between_semicolons", "", "a,b", ';', false, "a,b"},
    {"comma_alone", "", "a,b", ';', true, "\"a,b\""},
    {"semicolon", "", "grade; level", ',', false, "\"grade; level\""},
    {"semicolon_alone", "", "grade; level", ',', true, "\"grade; level\""},
    {"tab", "", "grade\tlevel", ',', false, "\"grade\tlevel\""},
    {"quotation_mark", "", "a \"b\"", ',', false, "\"a \"\"b\"\"\""},
    {"line_feed", "", "a\nb", ',', false, "\"a\nb\""},
    {"carriage_return", "", "a\rb", ',', false, "\"a\rb\""},
    {"byte_order_mark", "", "\xEF\xBB\xBF""a", ',', false, "\"\xEF\xBB\xBF""a\""},
    {"byte_order_mark_later", "x,", "\xEF\xBB\xBF""a", ',', false, "x,\xEF\xBB\xBF""a"},
};

RUNG_ROWS(delimited_field, field_row, fields);

TEST_P(delimited_field, is_quoted_where_a_reader_would_go_wrong) {
    std::string out(GetParam().before);
    rung::append_delimited_field(out, GetParam().field, GetParam().delimiter, GetParam().alone);
    EXPECT_EQ(out, GetParam().wanted);
}

} // namespace
