// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/hierarchy.hpp>

#include <gtest/gtest.h>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using rung::disclosure::hierarchy;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

TEST(hierarchy, reads_leaves_and_groups) {
    const auto h = hierarchy::parse("\xEF\xBB\xBFnurse;health;*\r\nmidwife;health;*\r\nwelder;metal;*\r\n\r\n");
    ASSERT_TRUE(is_ok(h));
    EXPECT_EQ(h->levels(), 3U);
    EXPECT_EQ(h->leaves(), 3U);
    EXPECT_EQ(h->values(1), 2U);
    EXPECT_EQ(h->leaf("welder"), 2U);
    EXPECT_EQ(h->leaf("smith"), std::nullopt);
    EXPECT_EQ(h->label(1, h->group(1, 1)), "health");
    EXPECT_EQ(h->leaves_under(1, 0), 2U);
    EXPECT_EQ(h->leaves_under(2, 0), 3U);
    EXPECT_EQ(h->to_text(), "nurse;health;*\nmidwife;health;*\nwelder;metal;*\n");
}

TEST(hierarchy, quotes_and_commas) {
    const auto h = hierarchy::parse("\"Smith, Jones & Co\",\"a \"\"firm\"\"\"\nother,people\n");
    ASSERT_TRUE(is_ok(h));
    EXPECT_EQ(h->label(0, 0), "Smith, Jones & Co");
    EXPECT_EQ(h->label(1, 0), "a \"firm\"");
    const auto again = hierarchy::parse(h->to_text());
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->to_text(), h->to_text());
}

TEST(hierarchy, one_level_and_an_empty_leaf) {
    EXPECT_EQ(hierarchy::parse("a\nb\n")->levels(), 1U);
    EXPECT_EQ(hierarchy::parse(";not told;*\na;told;*\n")->leaf(""), 0U);
}

struct bad_row {
    const char* name;
    std::string text;
    const char* where;
};

const bad_row bad_rows[] = {
    {"empty_file", "", "line 1: no leaf at all"},
    {"blank_lines_alone", "\n\n\n", "line 1: no leaf at all"},
    {"ragged", "a;x;*\nb;x\n", "line 2: 2 fields, the first line has 3"},
    {"blank_line_inside", "a;x;*\n\nb;x;*\n", "line 2: 1 fields, the first line has 3"},
    {"leaf_twice", "a;x\nb;x\na;x\n", "line 3, field 1: a leaf that came before"},
    {"empty_group", "a;;*\n", "line 1, field 2: an empty group"},
    {"group_in_two_groups", "a;x;p\nb;x;q\n", "line 2, field 2: a group that lies in another coarser group further up"},
    {"open_quote", "a;\"x\nb;x\n", "line 1, field 1: a quotation mark out of place"},
    {"text_behind_quote", "a;x\n\"b\"c;x\n", "line 2, field 1: a quotation mark out of place"},
    {"too_many_levels", std::string(64, ';'), "line 1, field 64: more than 64 fields"},
    {"line_of_a_mebibyte", "a;x\n" + std::string(1U << 20U, 'z') + "\n", "line 2: 1 fields, the first line has 2"},
    {"a_mebibyte_of_fields", std::string(1U << 20U, ';'), "line 1, field 64: more than 64 fields"},
};

RUNG_ROWS(bad_hierarchy, bad_row, bad_rows);

TEST_P(bad_hierarchy, is_refused_without_telling_a_value) { EXPECT_TRUE(fails_with(hierarchy::parse(GetParam().text), errc::bad_hierarchy, GetParam().where)); }

TEST(hierarchy, too_large_is_refused) { EXPECT_TRUE(fails_with(hierarchy::parse("a;*\n", {.input_bytes = 3}), errc::too_large, "limits.input_bytes")); }

TEST(hierarchy, a_line_of_a_mebibyte_is_a_value_like_any_other) {
    const std::string longest(1U << 20U, 'z');
    const auto        h = hierarchy::parse(longest + ";*\n");
    ASSERT_TRUE(is_ok(h));
    EXPECT_EQ(h->leaf(longest), 0U);
}

TEST(hierarchy, rows_are_held_to_the_same) {
    EXPECT_TRUE(fails_with(hierarchy::from_rows({}), errc::bad_hierarchy, "line 1: no leaf at all"));
    EXPECT_TRUE(fails_with(hierarchy::from_rows({{"a", "*"}, {}}), errc::bad_hierarchy, "line 2: no field, or more than 64"));
    EXPECT_TRUE(fails_with(hierarchy::from_rows({{"a", "*"}, {"b"}}), errc::bad_hierarchy, "line 2: 1 fields, the first line has 2"));
}

} // namespace
