// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/primary.hpp>

#include <gtest/gtest.h>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

/// Groups x classes with totals on both axes; the classes are what people would learn of each other.
table_cells groups_by_class(const std::vector<std::vector<std::int64_t>>& counts, bool with_working = false) {
    counted_table table{"t", {{.column = "group"}, {.column = "class", .attribute = true}}, {{}, {}}, false, {}};
    for (std::size_t g = 0; g < counts.size(); ++g) { table.categories[0].push_back("g" + std::to_string(g)); }
    for (std::size_t c = 0; c < counts[0].size(); ++c) { table.categories[1].push_back("c" + std::to_string(c)); }
    if (with_working) { table.dimensions[1].groups = {{"working", {"c1", "c2"}}}; }
    for (std::size_t g = 0; g < counts.size(); ++g) {
        for (std::size_t c = 0; c < counts[g].size(); ++c) {
            if (counts[g][c] > 0) { table.cells.push_back({g * counts[g].size() + c, counts[g][c]}); }
        }
    }
    return to_cells(table).value();
}

std::vector<std::pair<std::uint32_t, primary_rule>> rules_met(table_cells& cells, const primary_rules& rules) {
    std::vector<std::pair<std::uint32_t, primary_rule>> out;
    const auto marks = mark_primary(cells, rules);
    for (const auto& m : *marks) { out.emplace_back(m.cell, m.rule); }
    return out;
}

using met = std::vector<std::pair<std::uint32_t, primary_rule>>;

TEST(primary, small_counts_meet_the_threshold) {
    auto cells = groups_by_class({{9, 10, 0}, {30, 40, 50}});
    EXPECT_EQ(rules_met(cells, {.group_attribute = false}), (met{{0, primary_rule::threshold}}));
    EXPECT_TRUE(cells.table.cells[0].primary);
    EXPECT_FALSE(cells.table.cells[1].primary);
    cells = groups_by_class({{9, 10, 0}, {30, 40, 50}});
    EXPECT_EQ(rules_met(cells, {.threshold = 5}), met{});
    EXPECT_EQ(rules_met(cells, {.threshold = 1, .hide_zeros = true}), (met{{2, primary_rule::zero}}));
}

TEST(primary, a_group_of_one_class_is_known_by_it_however_large) {
    auto cells = groups_by_class({{0, 500, 0}, {30, 40, 50}});
    EXPECT_EQ(rules_met(cells, {}), (met{{0, primary_rule::group_attribute}, {1, primary_rule::group_attribute}})); // were c0 and c2 both shown empty, it would be told
    cells = groups_by_class({{0, 500, 300}, {30, 40, 50}}, true);
    EXPECT_EQ(rules_met(cells, {}), (met{{0, primary_rule::group_attribute}, {3, primary_rule::group_attribute}})); // all 800 are in c1 or c2
    cells = groups_by_class({{0, 500, 0}, {30, 40, 50}});
    EXPECT_EQ(rules_met(cells, {.group_attribute = false}), met{});
}

TEST(primary, one_apart_from_the_others_knows_them_all) {
    auto cells = groups_by_class({{1, 500, 0}, {30, 40, 50}});
    EXPECT_EQ(rules_met(cells, {.threshold = 1}), (met{{0, primary_rule::within_group}, {1, primary_rule::within_group}, {2, primary_rule::within_group}}));
    cells = groups_by_class({{1, 500, 0}, {30, 40, 50}});
    EXPECT_EQ(rules_met(cells, {}), (met{{0, primary_rule::threshold}, {1, primary_rule::within_group}, {2, primary_rule::within_group}}));
    cells = groups_by_class({{2, 500, 0}, {30, 40, 50}});
    EXPECT_EQ(rules_met(cells, {.threshold = 1}), met{});
}

TEST(primary, whole_tables_are_groups_too) {
    auto cells = groups_by_class({{0, 500, 0}, {0, 40, 0}});
    EXPECT_EQ(rules_met(cells, {}), (met{{0, primary_rule::group_attribute}, {1, primary_rule::group_attribute}, {4, primary_rule::group_attribute}, {5, primary_rule::group_attribute}, {8, primary_rule::group_attribute}, {9, primary_rule::group_attribute}}));
}

TEST(primary, a_single_category_has_nothing_to_hide_among) {
    auto cells = groups_by_class({{500}, {40}});
    EXPECT_EQ(rules_met(cells, {}), met{});
}

struct pay_row {
    const char*               name;
    std::vector<std::int64_t> pay;
    primary_rules             rules;
    primary_rule              rule;
    protection                need;
};

constexpr primary_rules only_p{.threshold = 1, .dominance_n = 0};
constexpr primary_rules only_one{.threshold = 1, .p_percent = 0};
constexpr primary_rules only_two{.threshold = 1, .dominance_n = 2, .dominance_percent = 90, .p_percent = 0};

// (n,k) and p % as the SDC Handbook, section 4.2, has them.
const pay_row pays[] = {
    {"alone", {100}, only_p, primary_rule::p_percent, {10, 10, 0}},
    {"two", {100, 50}, only_p, primary_rule::p_percent, {10, 10, 0}},
    {"rest_too_small", {100, 50, 4}, only_p, primary_rule::p_percent, {6, 6, 0}},
    {"rest_just_enough", {100, 50, 10}, only_p, primary_rule::none, {}},
    {"one_dominates", {76, 14, 10}, only_one, primary_rule::dominance, {2, 2, 0}}, // 76 / 0.75 = 101.3
    {"one_just_not", {75, 15, 10}, only_one, primary_rule::none, {}},
    {"two_dominate", {51, 40, 9}, only_two, primary_rule::dominance, {2, 2, 0}}, // 91 / 0.9 = 101.1
    {"two_just_not", {50, 40, 10}, only_two, primary_rule::none, {}},
    {"both_ask", {100, 50, 4}, {.threshold = 1, .dominance_percent = 50}, primary_rule::dominance, {46, 46, 0}},
    {"few_contributors", {30, 30, 30}, {.threshold = 5, .dominance_n = 0, .p_percent = 0, .width = 7}, primary_rule::threshold, {7, 0, 0}},
};

RUNG_ROWS(pay_rule, pay_row, pays);

TEST_P(pay_rule, asks_for_the_room_that_it_needs) {
    const auto&               row = GetParam();
    const std::string_view    grades[] = {"A"};
    std::vector<std::uint32_t> codes(row.pay.size(), 0);
    const column              grade{"grade", grades, codes};
    auto cells = to_cells(count(std::span(&grade, 1), {"pay", {{.column = "grade", .total = ""}}}, row.pay).value(), measure::sum).value();
    const auto marks = mark_primary(cells, row.rules);
    ASSERT_TRUE(is_ok(marks));
    if (row.rule == primary_rule::none) {
        EXPECT_TRUE(marks->empty());
        return;
    }
    ASSERT_EQ(marks->size(), 1U);
    EXPECT_EQ((*marks)[0], (primary_mark{0, row.rule, row.need}));
    EXPECT_EQ(needs_of(*marks)[0].need, row.need);
}

TEST(primary, rules_of_sums_are_not_for_counts) {
    auto cells = groups_by_class({{100, 20, 30}, {30, 40, 50}});
    EXPECT_EQ(rules_met(cells, {}), met{});
}

TEST(primary, refuses_what_makes_no_sense) {
    auto cells = groups_by_class({{100, 20, 30}, {30, 40, 50}});
    EXPECT_TRUE(fails_with(mark_primary(cells, {.threshold = 0}), errc::precondition, "primary_rules.threshold"));
    EXPECT_TRUE(fails_with(mark_primary(cells, {.dominance_n = 3}), errc::precondition, "primary_rules.dominance_n"));
    EXPECT_TRUE(fails_with(mark_primary(cells, {.dominance_percent = 0}), errc::precondition, "primary_rules.dominance_percent"));
    EXPECT_TRUE(fails_with(mark_primary(cells, {.p_percent = 1001}), errc::precondition, "primary_rules.p_percent"));
    EXPECT_TRUE(fails_with(mark_primary(cells, {.width = 0}), errc::precondition, "primary_rules.width"));
    cells.table.cells.pop_back();
    EXPECT_TRUE(fails_with(mark_primary(cells), errc::bad_table, "cells and axes"));
}

// From records to a pattern, as publishing goes: what the rules mark, nobody can work out.
TEST(primary, what_is_marked_can_be_protected) {
    auto       cells = groups_by_class({{1, 500, 0}, {30, 40, 50}, {0, 60, 0}, {20, 3, 80}}, true);
    const auto marks = mark_primary(cells).value();
    const auto needs = needs_of(marks);
    const auto found = suppress(cells.table, {.needs = needs});
    ASSERT_TRUE(is_ok(found));
    EXPECT_TRUE(is_ok(verify(cells.table, *found, {.needs = needs})));
}

} // namespace
