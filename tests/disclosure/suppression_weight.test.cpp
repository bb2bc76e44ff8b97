// SPDX-License-Identifier: Apache-2.0
// Safety costs figures: how many more the heuristic hides than the optimum, and what must not change what either hides.
#include <rung/disclosure/suppression.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <numeric>

#include "attacker/victims.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

namespace {

using namespace attack;
using rung_test::is_ok;

struct kind {
    const char*  name;
    shape        like;
    std::int64_t own;
    rd::cell_cost cost;
};

const kind kinds[] = {
    {"plain", {.sizes = {6, 5}}, 2, rd::cell_cost::digits},
    {"outsiders_alone", {.sizes = {6, 5}}, 0, rd::cell_cost::digits},
    {"three_wide", {.sizes = {6, 5}, .width = 3}, 0, rd::cell_cost::digits},
    {"sparse", {.sizes = {8, 6}, .sparse = true}, 2, rd::cell_cost::digits},
    {"sparse_outsiders_alone", {.sizes = {8, 6}, .sparse = true}, 0, rd::cell_cost::digits},
    {"people", {.sizes = {8, 6}}, 2, rd::cell_cost::people},
    {"one_each", {.sizes = {8, 6}}, 2, rd::cell_cost::each},
    {"groups", {.sizes = {6, 4}, .attribute = true}, 2, rd::cell_cost::digits},
    {"three_axes", {.sizes = {2, 2, 3}}, 0, rd::cell_cost::digits},
    {"three_axes_sparse", {.sizes = {2, 3, 3}, .sparse = true}, 0, rd::cell_cost::digits},
};

struct problem {
    rd::cell_table             table;
    std::vector<rd::cell_need> needs;
};

problem random_problem(const kind& row, std::uint64_t seed) {
    dice       random(seed);
    const auto counts = random_counts(row.like, random);
    auto       cells  = rd::to_cells(counted(column_names(), row.like.sizes, counts, row.like.attribute), rd::measure::count, row.cost).value();
    const auto marks  = rd::mark_primary(cells, rules_for(row.like, {})).value();
    return {std::move(cells.table), rd::needs_of(marks)};
}

RUNG_ROWS(suppression_weight, kind, kinds);

// 210 tables whose optimum is proved.
TEST_P(suppression_weight, of_the_heuristic_is_a_quarter_above_the_optimum_at_most) {
    const auto&  row = GetParam();
    std::int64_t best_sum = 0, quick_sum = 0;
    int          equal = 0, some = 0;
    double       worst = 1;
    for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(some_of(21)); ++seed) {
        const auto p     = random_problem(row, seed * 31 + 7);
        const auto best  = rd::suppress(p.table, {.needs = p.needs, .own_contribution = row.own});
        const auto quick = rd::suppress(p.table, {.needs = p.needs, .own_contribution = row.own, .exact_cells = 0});
        ASSERT_TRUE(is_ok(best)) << seed;
        ASSERT_TRUE(is_ok(quick)) << seed;
        ASSERT_TRUE(best->optimal) << seed;
        EXPECT_GE(quick->secondary_weight, best->secondary_weight) << seed;
        EXPECT_LE(4 * quick->secondary_weight, 5 * best->secondary_weight) << seed;
        best_sum += best->secondary_weight;
        quick_sum += quick->secondary_weight;
        equal += quick->secondary_weight == best->secondary_weight ? 1 : 0;
        some += best->secondary_weight > 0 ? 1 : 0;
        if (best->secondary_weight > 0) { worst = std::max(worst, static_cast<double>(quick->secondary_weight) / static_cast<double>(best->secondary_weight)); }
    }
    EXPECT_GT(some, some_of(10));
    std::cout << row.name << ": " << some_of(21) << " tables, " << equal << " as light as the optimum, all together " << quick_sum << " to " << best_sum << ", worst " << worst << '\n';
}

/// The same cells in another order, and the same sums.
rd::cell_table turned(const rd::cell_table& table, const std::vector<std::uint32_t>& place) {
    auto out = table;
    for (std::uint32_t i = 0; i < place.size(); ++i) { out.cells[place[i]] = table.cells[i]; }
    for (auto& s : out.sums) {
        s.total = place[s.total];
        for (auto& p : s.parts) { p = place[p]; }
    }
    return out;
}

std::int64_t weight_of(const rd::cell_table& table, const std::vector<rd::cell_need>& needs, std::int64_t own) {
    const auto found = rd::suppress(table, {.needs = needs, .own_contribution = own});
    EXPECT_TRUE(is_ok(found));
    EXPECT_TRUE(found && found->optimal);
    return found ? found->secondary_weight : -1;
}

TEST(suppression_changes, orders_of_categories_and_names_change_no_weight) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        dice                      random(seed);
        const shape               like{.sizes = {5, 4}, .sparse = seed % 2 == 0};
        const auto                counts = random_counts(like, random);
        std::vector<std::uint32_t> rows(5), columns(4);
        std::iota(rows.begin(), rows.end(), 0U);
        std::iota(columns.begin(), columns.end(), 0U);
        for (auto* const order : {&rows, &columns}) {
            for (std::size_t i = order->size() - 1; i > 0; --i) { std::swap((*order)[i], (*order)[random.upto(static_cast<std::uint32_t>(i))]); }
        }
        std::vector<std::int64_t> moved(counts.size());
        for (std::size_t i = 0; i < counts.size(); ++i) { moved[rows[i / 4] * 4 + columns[i % 4]] = counts[i]; }
        const auto weight = [&](const std::vector<std::string>& names, const std::vector<std::int64_t>& of) {
            auto       cells = rd::to_cells(counted(names, like.sizes, of, false)).value();
            const auto marks = rd::mark_primary(cells, rules_for(like, {})).value();
            return weight_of(cells.table, rd::needs_of(marks), 2);
        };
        const auto as_it_was = weight({"a", "b"}, counts);
        EXPECT_EQ(weight({"a", "b"}, moved), as_it_was) << seed;
        EXPECT_EQ(weight({"zebra", "b"}, counts), as_it_was) << seed;
    }
}

TEST(suppression_changes, orders_of_cells_change_no_weight) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto                 p = random_problem(kinds[seed % 3], seed);
        dice                       random(seed);
        std::vector<std::uint32_t> place(p.table.cells.size());
        std::iota(place.begin(), place.end(), 0U);
        for (std::size_t i = place.size() - 1; i > 0; --i) { std::swap(place[i], place[random.upto(static_cast<std::uint32_t>(i))]); }
        auto needs = p.needs;
        for (auto& n : needs) { n.cell = place[n.cell]; }
        EXPECT_EQ(weight_of(turned(p.table, place), needs, 0), weight_of(p.table, p.needs, 0)) << seed;
    }
}

TEST(suppression_changes, a_table_in_two_linked_halves_is_the_same_table) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto                 p = random_problem(kinds[seed % 5], seed);
        std::vector<rd::cell_table> halves(2, p.table);
        for (auto& h : halves) { h.sums.clear(); }
        for (std::size_t s = 0; s < p.table.sums.size(); ++s) { halves[s % 2].sums.push_back(p.table.sums[s]); }
        std::vector<rd::cell_link> links;
        for (std::uint32_t i = 0; i < p.table.cells.size(); ++i) { links.push_back({0, i, 1, i}); }
        const auto whole = rd::join(halves, links);
        ASSERT_TRUE(is_ok(whole));
        auto needs = p.needs;
        for (auto& n : needs) { n.cell = whole->places[0][n.cell]; }
        EXPECT_EQ(whole->whole.cells.size(), p.table.cells.size());
        EXPECT_EQ(weight_of(whole->whole, needs, 2), weight_of(p.table, p.needs, 2)) << seed;
    }
}

// Everybody twice, and twice the room asked for: with rows, columns and totals alone half of every move is a move.
TEST(suppression_changes, everybody_twice_needs_twice_the_room) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        auto       p      = random_problem(kinds[1], seed);
        const auto before = weight_of(p.table, p.needs, 0);
        for (auto& c : p.table.cells) { c.value *= 2; }
        for (auto& n : p.needs) { n.need.width *= 2; }
        EXPECT_EQ(weight_of(p.table, p.needs, 0), before) << seed;
    }
}

TEST(suppression_changes, more_that_is_asked_for_never_weighs_less) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        auto         p    = random_problem(kinds[0], seed);
        std::int64_t last = 0;
        for (const std::int64_t width : {1, 2, 4, 8}) {
            for (auto& n : p.needs) { n.need.width = width; }
            const auto now = weight_of(p.table, p.needs, 2);
            EXPECT_GE(now, last) << seed << ' ' << width;
            last = now;
        }
    }
}

} // namespace
