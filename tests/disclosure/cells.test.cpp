// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/cells.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "places.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

std::string file(const std::string& name) {
    std::ifstream in(RUNG_SOURCE_DIR "/tests/data/disclosure/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(cells, read_and_written_again_they_are_the_same) {
    const auto text   = file("linked.txt");
    const auto tables = read_cells(text);
    ASSERT_TRUE(is_ok(tables));
    ASSERT_EQ(tables->size(), 2U);
    EXPECT_EQ((*tables)[0].cells[2], (cell{.value = 8}));
    EXPECT_EQ((*tables)[0].cells[4], (cell{.value = 3, .primary = true, .suppressed = true}));
    EXPECT_EQ((*tables)[0].sums[2], (sum{10, {5, 6}}));
    EXPECT_EQ((*tables)[1].name, "two_releases_differencing");
    for (const auto& t : *tables) { EXPECT_TRUE(is_ok(check(t))); }
    EXPECT_EQ(write_cells(*tables), text);
}

TEST(cells, blanks_tabs_crlf_and_empty_lines_count_for_nothing) {
    const auto tables = read_cells("\r\ntable  a\t2 1\r\n\r\n 5 0 0 7 1 \r\n5 0 0 1 0\r\n1 1 0");
    ASSERT_TRUE(is_ok(tables));
    EXPECT_EQ((*tables)[0].cells[0], (cell{.value = 5, .forced = true, .weight = 7}));
    EXPECT_EQ((*tables)[0].sums[0], (sum{1, {0}}));
}

TEST(cells, names_become_one_word) {
    const cell_table tables[] = {{"pay by grade\n", {}, {}}, {"", {}, {}}};
    EXPECT_EQ(write_cells(tables), "table pay_by_grade_ 0 0\ntable _ 0 0\n");
}

struct bad_text_row {
    const char* name;
    const char* text;
    const char* where;
};

const bad_text_row bad_texts[] = {
    {"nothing", "", "line 0: no table"},
    {"no_table", "cells a 1 0\n", "line 1: expected: table NAME CELLS SUMS"},
    {"no_number", "table a x 0\n", "line 1: expected: table NAME CELLS SUMS"},
    {"more_on_the_line", "table a 0 0 0\n", "line 1: expected: table NAME CELLS SUMS"},
    {"fewer_cells", "table a 2 0\n1 0 0 1 0\n", "line 2: fewer cells than the table says"},
    {"short_cell", "table a 1 0\n1 0 0 1\n", "line 2: a mark is 0 or 1"},
    {"long_cell", "table a 1 0\n1 0 0 1 0 0\n", "line 2: a cell is value primary suppressed weight forced"},
    {"fraction", "table a 1 0\n1.5 0 0 1 0\n", "line 2: a cell is value primary suppressed weight forced"},
    {"mark_of_two", "table a 1 0\n1 2 0 1 0\n", "line 2: a mark is 0 or 1"},
    {"beyond_64_bits", "table a 1 0\n99999999999999999999 0 0 1 0\n", "line 2: a cell is value primary suppressed weight forced"},
    {"sum_of_what_is_not_there", "table a 1 1\n1 0 0 1 0\n0 1 1\n", "line 3: a part of a sum is the number of a cell"},
    {"total_that_is_not_there", "table a 1 1\n1 0 0 1 0\n1 1 0\n", "line 3: a sum is total k i1 … ik"},
    {"fewer_parts", "table a 2 1\n1 0 0 1 0\n1 0 0 1 0\n0 2 1\n", "line 4: a part of a sum is the number of a cell"},
    {"more_parts", "table a 2 1\n1 0 0 1 0\n1 0 0 1 0\n0 1 1 1\n", "line 4: more parts than the sum says"},
    {"fewer_sums", "table a 1 1\n1 0 0 1 0\n", "line 2: fewer sums than the table says"},
};

RUNG_ROWS(bad_text, bad_text_row, bad_texts);

TEST_P(bad_text, is_refused) { EXPECT_TRUE(fails_with(read_cells(GetParam().text), errc::bad_table, GetParam().where)); }

struct limit_row {
    const char*  name;
    table_limits bounds;
    const char*  where;
};

const limit_row limits[] = {
    {"bytes", {.bytes = 10}, "table_limits.bytes"},   {"tables", {.tables = 1}, "table_limits.tables"}, {"cells", {.cells = 12}, "table_limits.cells"},
    {"sums", {.sums = 4}, "table_limits.sums"},       {"terms", {.terms = 10}, "table_limits.terms"},
};

RUNG_ROWS(table_limit, limit_row, limits);

TEST_P(table_limit, is_kept) { EXPECT_TRUE(fails_with(read_cells(file("linked.txt"), GetParam().bounds), errc::too_large, GetParam().where)); }

TEST(cells, a_size_that_is_claimed_costs_nothing) {
    EXPECT_TRUE(fails_with(read_cells("table a 999999 999999\n"), errc::bad_table, "*"));
    EXPECT_TRUE(fails_with(read_cells("table a 1 1\n0 0 0 1 0\n0 4000000000 0\n"), errc::too_large, "table_limits.terms"));
}

struct bad_table_row {
    const char* name;
    cell_table  table;
    const char* where;
};

const bad_table_row bad_tables[] = {
    {"negative", {"", {{.value = -1}}, {}}, "cell 0: value out of range"},
    {"too_large", {"", {{.value = largest_value + 1}}, {}}, "cell 0: value out of range"},
    {"negative_weight", {"", {{.weight = -1}}, {}}, "cell 0: weight out of range"},
    {"forced_and_suppressed", {"", {{}, {.suppressed = true, .forced = true}}, {}}, "cell 1: forced and suppressed"},
    {"total_out_of_range", {"", {{}}, {{1, {0}}}}, "sum 0: total out of range"},
    {"part_out_of_range", {"", {{}}, {{0, {7}}}}, "sum 0: part out of range or there twice"},
    {"part_twice", {"", {{}, {}}, {{0, {1, 1}}}}, "sum 0: part out of range or there twice"},
    {"total_among_the_parts", {"", {{}, {}}, {{0, {1, 0}}}}, "sum 0: part out of range or there twice"},
    {"too_little", {"", {{.value = 3}, {.value = 2}}, {{0, {1}}}}, "sum 0: does not add up"},
    {"too_much", {"", {{.value = 3}, {.value = 2}, {.value = 2}}, {{0, {1, 2}}}}, "sum 0: does not add up"},
    {"sum_of_nothing", {"", {{.value = 3}}, {{0, {}}}}, "sum 0: does not add up"},
};

RUNG_ROWS(bad_table, bad_table_row, bad_tables);

TEST_P(bad_table, is_found) { EXPECT_TRUE(fails_with(check(GetParam().table), errc::bad_table, GetParam().where)); }

TEST(cells, joined_tables_share_what_is_linked) {
    const cell_table tables[] = {
        {"a", {{.value = 1, .primary = true, .weight = 3}, {.value = 2}, {.value = 3, .suppressed = true}}, {{2, {0, 1}}}},
        {"b", {{.value = 3, .forced = true, .weight = 9}, {.value = 4}, {.value = 7}}, {{2, {0, 1}}}},
        {"c", {{.value = 1}, {.value = 2}, {.value = 3}}, {{2, {0, 1}}}},
    };
    const cell_link links[] = {{0, 2, 1, 0}, {2, 0, 0, 0}, {2, 1, 0, 1}, {2, 2, 1, 0}};
    const auto      both    = join(tables, links);
    ASSERT_TRUE(is_ok(both));
    EXPECT_EQ(both->whole.name, "a+b+c");
    ASSERT_EQ(both->whole.cells.size(), 5U);
    EXPECT_EQ(both->places[1], (std::vector<std::uint32_t>{2, 3, 4}));
    EXPECT_EQ(both->places[2], both->places[0]);
    EXPECT_EQ(both->whole.cells[0], (cell{.value = 1, .primary = true, .weight = 3}));
    EXPECT_EQ(both->whole.cells[2], (cell{.value = 3, .forced = true, .weight = 9}));
    EXPECT_EQ(both->whole.sums, (std::vector<sum>{{2, {0, 1}}, {4, {2, 3}}})); // c's sum is a's
    EXPECT_TRUE(is_ok(check(both->whole)));
}

TEST(cells, what_one_table_publishes_is_published) {
    const cell_table tables[] = {
        {"behind", {{.value = 1, .suppressed = true, .weight = 0, .unpublished = true}, {.value = 2, .suppressed = true, .weight = 0, .unpublished = true}}, {}},
        {"shown", {{.value = 1}}, {}},
    };
    const cell_link links[] = {{0, 0, 1, 0}};
    const auto      both    = join(tables, links);
    ASSERT_TRUE(is_ok(both));
    EXPECT_EQ(both->whole.cells, (std::vector<cell>{{.value = 1}, {.value = 2, .suppressed = true, .weight = 0, .unpublished = true}}));
    EXPECT_TRUE(is_ok(check(both->whole)));
}

TEST(cells, what_is_unpublished_is_suppressed_and_nothing_else) {
    EXPECT_TRUE(fails_with(check({"a", {{.value = 1, .unpublished = true}}, {}}), errc::bad_table, "cell 0: unpublished and not just suppressed"));
    EXPECT_TRUE(fails_with(check({"a", {{.value = 1, .primary = true, .suppressed = true, .unpublished = true}}, {}}), errc::bad_table,
                           "cell 0: unpublished and not just suppressed"));
}

TEST(cells, bad_links_are_refused) {
    const cell_table tables[] = {{"a", {{.value = 1}}, {}}, {"b", {{.value = 2}}, {}}};
    const cell_link  unequal[] = {{0, 0, 1, 0}}, outside[] = {{0, 0, 2, 0}}, beyond[] = {{0, 0, 1, 1}};
    EXPECT_TRUE(fails_with(join(tables, unequal), errc::bad_table, "link 0: unequal figures"));
    EXPECT_TRUE(fails_with(join(tables, outside), errc::bad_table, "link 0: out of range"));
    EXPECT_TRUE(fails_with(join(tables, beyond), errc::bad_table, "link 0: out of range"));
}

TEST(cells, an_earlier_release_is_known_where_it_was_published) {
    const auto table = as_released({"a", {{.value = 1, .primary = true}, {.value = 2, .suppressed = true}, {.value = 3}}, {{2, {0, 1}}}});
    EXPECT_FALSE(table.cells[0].forced);
    EXPECT_TRUE(table.cells[0].suppressed);
    EXPECT_FALSE(table.cells[1].forced);
    EXPECT_TRUE(table.cells[2].forced);
}

} // namespace
