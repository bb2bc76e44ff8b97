// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/audit.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "places.hpp"
#include "small_tables.hpp"
#include "support/result_matchers.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

std::vector<cell_table> linked() {
    std::ifstream in(RUNG_SOURCE_DIR "/tests/data/disclosure/linked.txt", std::ios::binary);
    return read_cells(std::string(std::istreambuf_iterator<char>(in), {})).value();
}

/// Hides cells by their numbers.
cell_table hide(cell_table table, std::initializer_list<std::uint32_t> cells) {
    for (const auto i : cells) { table.cells[i].suppressed = true; }
    return table;
}

TEST(audit, finds_what_protecting_table_by_table_leaves_open) {
    const auto told = audit(linked()[0]);
    ASSERT_TRUE(is_ok(told));
    EXPECT_EQ(told->broken, 1U);
    ASSERT_EQ(told->cells.size(), 5U);
    EXPECT_EQ(told->cells[0], (cell_bounds{.cell = 0, .low = 0, .high = 4}));
    EXPECT_EQ(told->cells[2], (cell_bounds{.cell = 4, .low = 3, .high = 3, .broken = true}));
    EXPECT_EQ(told->cells[3], (cell_bounds{.cell = 5, .low = 0, .high = 6}));
}

TEST(audit, finds_what_two_releases_tell_together) {
    const auto told = audit(linked()[1]);
    ASSERT_TRUE(is_ok(told));
    EXPECT_EQ(told->cells, (std::vector<cell_bounds>{{.cell = 1, .low = 3, .high = 3, .broken = true}}));
}

TEST(audit, bounds_are_those_of_every_whole_table) {
    std::size_t compared = 0;
    for (std::uint32_t seed = 1; seed <= 120; ++seed) {
        rung_test::table_maker make(seed);
        auto                   table = make.make(seed % 4);
        std::vector<bool>      hidden;
        for (auto& c : table.cells) {
            c.suppressed = !c.forced && (c.primary || make.upto(2) == 0);
            hidden.push_back(c.suppressed);
        }
        const auto told = audit(table);
        ASSERT_TRUE(is_ok(told)) << seed;
        constexpr std::int64_t most = 8;
        for (const auto& b : told->cells) {
            if (!hidden[b.cell]) { continue; }
            rung_test::every_table all(table, hidden, most);
            const auto             value = table.cells[b.cell].value;
            std::int64_t           low = value, high = value;
            for (std::int64_t v = 0; v <= value + most; ++v) {
                if (!all.possible(b.cell, v)) { continue; }
                low  = std::min(low, v);
                high = std::max(high, v);
            }
            EXPECT_TRUE(b.exact);
            // Enumeration stops `most` above each value: an end beyond it must be one of a whole table with more room.
            const bool beyond = b.low < low && rung_test::every_table(table, hidden, 4 * most).possible(b.cell, b.low);
            EXPECT_TRUE(b.low == low || beyond) << "table " << seed << " cell " << b.cell << ": " << b.low << ", not " << low;
            if (high < value + most) { EXPECT_EQ(b.high, high) << "table " << seed << " cell " << b.cell; }
            else { EXPECT_GE(b.high, high) << "table " << seed << " cell " << b.cell; }
            ++compared;
        }
    }
    EXPECT_GT(compared, 500U);
}

// x + y = 2a and x - y = 2b in the form of sums: the linear bounds are fractions, the whole ones are not.
TEST(audit, whole_numbers_bound_closer_than_fractions) {
    // 0 + 1 = 3, 0 + 2 = 3, 1 + 2 = 5 - 3: cells 0, 1, 2 hidden; twice each is fixed by the three pairs.
    cell_table table{"odd", {{.value = 1}, {.value = 1}, {.value = 1}, {.value = 0}, {.value = 2}, {.value = 2}, {.value = 3}}, {}};
    table.sums = {{4, {0, 1}}, {5, {0, 2}}, {6, {1, 2, 3, 0}}};
    const auto told = audit(hide(table, {0, 1, 2, 3}));
    ASSERT_TRUE(is_ok(told));
    std::vector<bool> hidden{true, true, true, true, false, false, false};
    for (const auto& b : told->cells) {
        rung_test::every_table all(table, hidden, 10);
        for (std::int64_t v = 0; v < 8; ++v) {
            if (all.possible(b.cell, v)) { EXPECT_TRUE(b.low <= v && v <= b.high); }
        }
        EXPECT_TRUE(all.possible(b.cell, b.low) && all.possible(b.cell, b.high));
    }
}

TEST(audit, a_total_that_is_hidden_too_has_no_end) {
    const auto told = audit(hide(rung_test::with_totals({2}, {3, 4}), {0, 2}));
    ASSERT_TRUE(is_ok(told));
    EXPECT_EQ(told->cells, (std::vector<cell_bounds>{{.cell = 0, .low = 0, .high = unbounded}, {.cell = 2, .low = 4, .high = unbounded}}));
}

TEST(audit, a_primary_cell_that_is_shown_is_broken) {
    cell_table table{"a", {{.value = 2, .primary = true}, {.value = 5}}, {}};
    const auto told = audit(table);
    ASSERT_TRUE(is_ok(told));
    EXPECT_EQ(told->cells, (std::vector<cell_bounds>{{.cell = 0, .low = 2, .high = 2, .broken = true}}));
}

TEST(audit, need_is_for_primary_cells_and_for_all_where_none_is_marked) {
    auto table = hide(rung_test::with_totals({2}, {1, 2}), {0, 1});
    EXPECT_EQ(audit(table, {.need = 3})->broken, 0U);
    EXPECT_EQ(audit(table, {.need = 4})->broken, 2U);
    table.cells[0].primary = true;
    EXPECT_EQ(audit(table, {.need = 4})->broken, 1U);
}

TEST(audit, an_insider_knows_more) {
    const auto table = hide(rung_test::with_totals({3}, {1, 2, 3}), {0, 1, 2});
    const std::uint32_t known[] = {0};
    const auto          told    = audit(table, {.known = known});
    ASSERT_TRUE(is_ok(told));
    EXPECT_EQ(told->cells, (std::vector<cell_bounds>{{.cell = 1, .low = 0, .high = 5}, {.cell = 2, .low = 0, .high = 5}}));
}

TEST(audit, what_a_mark_tells_counts) {
    const auto         table    = hide(rung_test::with_totals({3}, {1, 2, 3}), {0, 1, 2});
    const prior        priors[] = {{1, 4}, {0, 2}, {0, unbounded}, {}};
    const auto         told     = audit(table, {.priors = priors, .values_known = false});
    ASSERT_TRUE(is_ok(told));
    EXPECT_EQ(told->cells, (std::vector<cell_bounds>{{.cell = 0, .low = 1, .high = 4}, {.cell = 1, .low = 0, .high = 2}, {.cell = 2, .low = 0, .high = 5}}));
}

TEST(audit, values_that_nobody_knows_are_not_looked_at) {
    auto       table = hide(rung_test::with_totals({2, 2}, {3, 1, 4, 5}), {0, 1, 3, 4});
    const auto known = audit(table);
    for (const auto i : {0U, 1U, 3U, 4U}) { table.cells[i].value = 0; }
    EXPECT_TRUE(fails_with(audit(table), errc::bad_table, "*"));
    const auto unknown = audit(table, {.values_known = false});
    ASSERT_TRUE(is_ok(unknown));
    EXPECT_EQ(unknown->cells, known->cells);
}

TEST(audit, figures_that_contradict_each_other_are_refused) {
    auto table            = hide(rung_test::with_totals({2, 2}, {3, 1, 4, 5}), {0, 1, 3, 4});
    table.cells[2].value  = 50;
    EXPECT_TRUE(fails_with(audit(table, {.values_known = false}), errc::bad_table, "no whole numbers in the hidden cells make the figures add up"));
    const cell_table open = rung_test::with_totals({2}, {1, 2});
    auto             off  = open;
    off.cells[2].value    = 4;
    EXPECT_TRUE(fails_with(audit(off, {.values_known = false}), errc::bad_table, "*"));
}

TEST(audit, refuses_what_makes_no_sense) {
    const auto          table     = hide(rung_test::with_totals({2}, {1, 2}), {0, 1});
    const prior         one[]     = {{}};
    const prior         crossed[] = {{2, 1}, {}, {}};
    const std::uint32_t outside[] = {9};
    EXPECT_TRUE(fails_with(audit(table, {.need = 0}), errc::precondition, "audit_options.need"));
    EXPECT_TRUE(fails_with(audit(table, {.priors = one}), errc::precondition, "audit_options.priors"));
    EXPECT_TRUE(fails_with(audit(table, {.priors = crossed}), errc::precondition, "audit_options.priors"));
    EXPECT_TRUE(fails_with(audit(table, {.known = outside}), errc::precondition, "audit_options.known"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(fails_with(audit(table, {.stop = stop.get_token()}), errc::cancelled, ""));
}

TEST(audit, empty_and_unrelated_tables_are_tables) {
    EXPECT_EQ(audit(cell_table{})->cells.size(), 0U);
    const auto alone = audit({"a", {{.value = 5, .suppressed = true}}, {}});
    ASSERT_TRUE(is_ok(alone));
    EXPECT_EQ(alone->cells, (std::vector<cell_bounds>{{.cell = 0, .low = 0, .high = unbounded}}));
}

TEST(audit, sums_of_pay_are_exact) {
    const auto table = hide(rung_test::with_totals({2, 2}, {812'345'678'901, 3, 777'000'000'000'007, 41}), {0, 1, 3, 4});
    const auto told  = audit(table);
    ASSERT_TRUE(is_ok(told));
    EXPECT_EQ(told->cells[0], (cell_bounds{.cell = 0, .low = 812'345'678'860, .high = 812'345'678'904}));
    EXPECT_EQ(told->cells[2], (cell_bounds{.cell = 3, .low = 777'000'000'000'004, .high = 777'000'000'000'048}));
}

} // namespace
