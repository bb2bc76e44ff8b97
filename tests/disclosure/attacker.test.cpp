// SPDX-License-Identifier: Apache-2.0
// A thousand random tables and more against an attacker who shares nothing with the library: with every defence he wins nothing, without any one
// of them he wins. The counts are in docs/disclosure/attack.md.
#include <gtest/gtest.h>

#include "attacker/spoils.hpp"
#include "support/row.hpp"

namespace {

using namespace attack;
using rule = defences::secondary_rule;

struct kind {
    const char* name;
    shape       like;
    rule        secondary;
    int         tables;
};

const kind kinds[] = {
    {"two_axes_dense", {.sizes = {4, 3}}, rule::optimal, 150},
    {"two_axes_dense_three_wide", {.sizes = {4, 4}, .width = 3}, rule::optimal, 150},
    {"two_axes_sparse", {.sizes = {4, 4}, .sparse = true}, rule::optimal, 150},
    {"two_axes_sparse_three_wide", {.sizes = {5, 4}, .sparse = true, .threshold = 5, .width = 3}, rule::optimal, 100},
    {"two_axes_groups", {.sizes = {4, 3}, .attribute = true}, rule::optimal, 150},
    {"two_axes_sparse_groups", {.sizes = {4, 3}, .sparse = true, .attribute = true}, rule::optimal, 100},
    {"two_axes_heuristic", {.sizes = {6, 5}, .sparse = true}, rule::heuristic, 40},
    {"three_axes_dense", {.sizes = {2, 2, 2}}, rule::optimal, 40},
    {"three_axes_heuristic", {.sizes = {2, 2, 3}}, rule::heuristic, 60},
    {"three_axes_sparse_heuristic", {.sizes = {2, 3, 3}, .sparse = true}, rule::heuristic, 40},
    {"three_axes_groups_heuristic", {.sizes = {2, 2, 3}, .attribute = true}, rule::heuristic, 40},
};

RUNG_ROWS(attacker, kind, kinds);

TEST_P(attacker, wins_nothing_with_every_defence) {
    const auto& row = GetParam();
    const auto  won = attack_tables(row.like, {.secondary = row.secondary}, some_of(row.tables));
    tell(row.name, won);
    EXPECT_EQ(won.told, 0);
    EXPECT_EQ(won.insiders_told, 0);
    EXPECT_EQ(won.groups_told, 0);
    EXPECT_EQ(won.unsure, 0);
    EXPECT_EQ(won.refused, 0);
    EXPECT_EQ(won.tables, some_of(row.tables));
    EXPECT_GT(won.cells, attack::attacks_all ? row.tables : 0); // there is something to win
    EXPECT_EQ(row.like.attribute, won.groups > 0);
}

struct linked_kind {
    const char*                             name;
    shape                                   like;
    std::vector<std::vector<std::uint32_t>> by;
    int                                     tables;
};

const linked_kind linked_kinds[] = {
    {"row_totals_shared_dense", {.sizes = {3, 3, 2}, .threshold = 5}, {{0, 1}, {0, 2}}, 100},
    {"row_totals_shared_sparse", {.sizes = {3, 3, 3}, .sparse = true, .threshold = 5}, {{0, 1}, {0, 2}}, 100},
    {"three_tables_of_two_columns", {.sizes = {2, 3, 2}, .sparse = true, .threshold = 5}, {{0, 1}, {0, 2}, {1, 2}}, 100},
};

RUNG_ROWS(attacker_linked, linked_kind, linked_kinds);

TEST_P(attacker_linked, wins_nothing_where_tables_are_protected_together) {
    const auto& row = GetParam();
    const auto  won = attack_linked(row.like, row.by, true, some_of(row.tables));
    tell(row.name, won);
    EXPECT_EQ(won.told, 0);
    EXPECT_EQ(won.unsure, 0);
    EXPECT_EQ(won.tables, some_of(row.tables));
    EXPECT_GT(won.cells, attack::attacks_all ? row.tables / 2 : 0);
}

// The positive controls. Every cell told rests on the attacker's own reasoning, and what he tells is true.

TEST(attacker, wins_without_secondary_suppression) {
    const auto won = attack_tables({.sizes = {4, 3}}, {.secondary = rule::none}, 60);
    tell("no_secondary_suppression", won);
    EXPECT_GT(won.tables_told, 50);
    EXPECT_EQ(won.wrong, 0);
}

TEST(attacker, wins_against_topping_up_rows_and_columns) {
    const auto wide   = attack_tables({.sizes = {4, 4}, .width = 3}, {.secondary = rule::top_up}, 100, false);
    const auto sparse = attack_tables({.sizes = {5, 4}, .sparse = true}, {.secondary = rule::top_up}, 100, false);
    const auto cube   = attack_tables({.sizes = {2, 3, 3}, .sparse = true}, {.secondary = rule::top_up}, 100, false);
    tell("top_up_three_wide", wide);
    tell("top_up_sparse", sparse);
    tell("top_up_three_axes", cube);
    EXPECT_GT(wide.tables_told, 10);
    EXPECT_GT(sparse.tables_told, 10);
    EXPECT_GT(cube.tables_told, 10);
    EXPECT_EQ(wide.wrong + sparse.wrong + cube.wrong, 0);
}

TEST(attacker, wins_from_inside_without_own_contribution) {
    const auto won = attack_tables({.sizes = {4, 3}}, {.own = 0}, 60);
    tell("own_contribution_off", won);
    EXPECT_EQ(won.told, 0); // outsiders are another matter
    EXPECT_GT(won.insiders_told, 60);
    EXPECT_EQ(won.wrong, 0);
}

TEST(attacker, wins_over_groups_without_group_rules) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    const auto won = attack_tables({.sizes = {4, 3}, .attribute = true}, {.groups = false}, 60);
    tell("group_rules_off", won);
    EXPECT_EQ(won.told, 0);
    EXPECT_GT(won.groups_told, 20);
}

TEST(attacker, wins_over_linked_tables_that_are_protected_one_by_one) {
    for (const auto& row : {linked_kinds[1], linked_kinds[2]}) {
        const auto won = attack_linked(row.like, row.by, false, some_of(row.tables));
        tell(std::string(row.name) + "_one_by_one", won);
        EXPECT_GT(won.tables_told, some_of(10));
        EXPECT_EQ(won.wrong, 0);
    }
}

} // namespace
