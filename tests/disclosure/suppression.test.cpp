// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/suppression.hpp>

#include <rung/disclosure/audit.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "places.hpp"
#include "small_tables.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

using numbers = std::vector<std::uint32_t>;

std::vector<cell_table> linked() {
    std::ifstream in(RUNG_SOURCE_DIR "/tests/data/disclosure/linked.txt", std::ios::binary);
    return read_cells(std::string(std::istreambuf_iterator<char>(in), {})).value();
}

std::vector<bool> hidden_by(const cell_table& table, const pattern& found) {
    std::vector<bool> out(table.cells.size());
    for (const auto i : found.suppressed) { out[i] = true; }
    return out;
}

/// A table of `rows` by `columns` with its cells below `threshold` primary.
cell_table random_table(std::uint32_t rows, std::uint32_t columns, std::int64_t most, std::int64_t threshold, std::uint32_t seed) {
    rung_test::table_maker    random(seed);
    std::vector<std::int64_t> inner(rows * columns);
    for (auto& v : inner) { v = random.upto(static_cast<std::uint32_t>(most)) * random.upto(3) / 3; }
    auto out = rung_test::with_totals({rows, columns}, inner);
    for (auto& c : out.cells) {
        c.primary = c.value > 0 && c.value < threshold;
        c.weight  = 1 + c.value;
    }
    return out;
}

struct shape_row {
    const char*   name;
    std::uint32_t shape;
    std::int64_t  need, own;
};

const shape_row shapes[] = {
    {"two_axes", 0, 1, 0},           {"three_axes", 1, 1, 0},       {"linked", 2, 1, 0},       {"subtotals", 3, 1, 0},
    {"two_axes_wider", 0, 3, 0},     {"three_axes_wider", 1, 2, 0}, {"linked_wider", 2, 3, 0}, {"subtotals_wider", 3, 2, 0},
    {"two_axes_insiders", 0, 1, 2},  {"three_axes_insiders", 1, 2, 2}, {"linked_insiders", 2, 2, 2}, {"subtotals_insiders", 3, 1, 1},
};

RUNG_ROWS(least_weight, shape_row, shapes);

// Every set of cells is tried, and every whole table behind it: 204 tables in all.
TEST_P(least_weight, is_that_of_trying_every_set) {
    const auto& row = GetParam();
    std::size_t some = 0, none = 0;
    const std::uint32_t seeds = row.shape == 1 ? 8 : 20; // three axes are slow to try
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const auto table  = rung_test::table_maker(1000 * row.shape + seed).make(row.shape);
        const auto wanted = rung_test::least_by_trying(table, row.need, row.own, 3 * row.need + 3);
        const auto found  = suppress(table, {.need = row.need, .own_contribution = row.own});
        if (!wanted) {
            EXPECT_TRUE(fails_with(found, errc::not_protectable, "*")) << seed;
            ++none;
            continue;
        }
        ASSERT_TRUE(is_ok(found)) << seed;
        EXPECT_TRUE(found->optimal) << seed;
        EXPECT_EQ(found->secondary_weight, *wanted) << seed;
        EXPECT_TRUE(rung_test::safe_by_trying(table, hidden_by(table, *found), row.need, row.own, 3 * row.need + 3)) << seed;
        EXPECT_TRUE(is_ok(verify(table, *found, {.need = row.need, .own_contribution = row.own}))) << seed;
        some += *wanted > 0 ? 1 : 0;
    }
    EXPECT_GT(some, seeds / 8);
    EXPECT_LT(none, seeds - seeds / 8);
}

TEST(suppression, heuristic_is_safe_and_never_lighter) {
    int unproven = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const auto table  = rung_test::table_maker(seed).make(seed % 4);
        const auto best   = suppress(table, {.need = 2});
        const auto quick  = suppress(table, {.need = 2, .exact_cells = 0});
        ASSERT_EQ(best.has_value(), quick.has_value()) << seed;
        if (!best) { continue; }
        EXPECT_TRUE(rung_test::safe_by_trying(table, hidden_by(table, *quick), 2, 2, 9)) << seed;
        EXPECT_GE(quick->secondary_weight, best->secondary_weight) << seed;
        if (quick->optimal) { EXPECT_EQ(quick->secondary_weight, best->secondary_weight) << seed; }
        unproven += quick->optimal ? 0 : 1;
    }
    EXPECT_GT(unproven, 0); // else the heuristic didn't run
}

TEST(suppression, linked_tables_are_protected_together) {
    const auto tables = linked();
    const auto first  = suppress(tables[0], {.own_contribution = 0});
    ASSERT_TRUE(is_ok(first));
    EXPECT_EQ(first->suppressed, (numbers{0, 1, 4, 5, 6, 7}));
    EXPECT_EQ(first->secondary_weight, 1);
    EXPECT_TRUE(first->optimal);
    EXPECT_EQ(audit(apply(tables[0], *first))->broken, 0U);
    // Two people in cell 0 can subtract themselves and then know cell 1.
    const auto insiders = suppress(tables[0]);
    ASSERT_TRUE(is_ok(insiders));
    EXPECT_EQ(insiders->secondary_weight, 2);
    const auto second = suppress(tables[1]);
    ASSERT_TRUE(is_ok(second));
    EXPECT_EQ(second->suppressed, (numbers{0, 1}));
    EXPECT_EQ(audit(apply(tables[1], *second))->broken, 0U);
}

TEST(suppression, an_earlier_release_is_known) {
    // Released before: 12 + 3 = 15 with both parts hidden. Now 15 + 40 = 55 comes out beside it.
    auto earlier                = rung_test::with_totals({2}, {12, 3});
    earlier.cells[1].primary    = true;
    earlier.cells[0].suppressed = true;
    auto later                  = rung_test::with_totals({2}, {15, 40});
    const cell_table both[]     = {as_released(earlier), later};
    const cell_link  link[]     = {{0, 2, 1, 0}};
    const auto       whole      = join(both, link);
    ASSERT_TRUE(is_ok(whole));
    const auto found = suppress(whole->whole);
    ASSERT_TRUE(is_ok(found));
    EXPECT_EQ(found->suppressed, (numbers{0, 1}));
    auto shown                = earlier;
    shown.cells[0].forced     = true;
    shown.cells[0].suppressed = false;
    shown.cells[2].forced     = true;
    EXPECT_TRUE(fails_with(suppress(shown), errc::not_protectable, "cell 1"));
}

TEST(suppression, forced_cells_stay_and_what_cannot_be_protected_is_an_error) {
    auto table             = rung_test::with_totals({2, 2}, {3, 20, 30, 40});
    table.cells[0].primary = true;
    for (const auto i : {2U, 5U, 6U, 7U, 8U}) { table.cells[i].forced = true; }
    EXPECT_EQ(suppress(table)->suppressed, (numbers{0, 1, 3, 4}));
    table.cells[4].forced = true;
    EXPECT_TRUE(fails_with(suppress(table), errc::not_protectable, "cell 0"));
    table.cells[4].forced = false;
    table.cells[0].forced = true;
    EXPECT_TRUE(fails_with(suppress(table), errc::not_protectable, "cell 0: forced"));
    table.cells[0].forced = false;
    EXPECT_EQ(suppress(table, {.need = 23})->suppressed, (numbers{0, 1, 3, 4})); // 0 to 23
    EXPECT_TRUE(fails_with(suppress(table, {.need = 24}), errc::not_protectable, "cell 0"));
}

TEST(suppression, room_above_and_below_is_kept) {
    auto table             = rung_test::with_totals({2, 3}, {10, 4, 30, 20, 50, 60});
    table.cells[0].primary = true;
    for (const auto i : {3U, 7U, 8U, 9U, 10U, 11U}) { table.cells[i].forced = true; }
    for (auto& c : table.cells) { c.weight = 1 + c.value; }
    const cell_need above[] = {{0, {.width = 1, .above = 5}}};
    const cell_need below[] = {{0, {.width = 1, .below = 10}}};
    EXPECT_EQ(suppress(table)->suppressed, (numbers{0, 1, 4, 5}));
    EXPECT_EQ(suppress(table, {.needs = above})->suppressed, (numbers{0, 2, 4, 6})); // cell 1 has but 4 to give
    const auto down = suppress(table, {.needs = below});
    ASSERT_TRUE(is_ok(down));
    EXPECT_EQ(audit(apply(table, *down))->cells[0].low, 0);
}

TEST(suppression, hidden_cells_stay_hidden_and_count) {
    auto table                = rung_test::with_totals({2, 2}, {3, 20, 30, 40});
    table.cells[0].primary    = true;
    table.cells[3].suppressed = true;
    table.cells[3].weight     = 100;
    table.cells[2].forced = table.cells[5].forced = true;
    const auto found = suppress(table);
    ASSERT_TRUE(is_ok(found));
    EXPECT_EQ(found->suppressed, (numbers{0, 1, 3, 4}));
    EXPECT_EQ(found->secondary_weight, 102);
}

TEST(suppression, cells_of_no_weight_are_not_hidden_in_vain) {
    auto table             = rung_test::with_totals({3, 3}, {3, 20, 30, 40, 50, 60, 70, 80, 90});
    table.cells[0].primary = true;
    for (auto& c : table.cells) { c.weight = 0; }
    const auto found = suppress(table);
    ASSERT_TRUE(is_ok(found));
    EXPECT_EQ(found->secondary_weight, 0);
    for (const auto i : found->suppressed) {
        auto other = hidden_by(table, *found);
        other[i]   = false;
        EXPECT_FALSE(rung_test::safe_by_trying(table, other, 1, 2, 6)) << i;
    }
}

TEST(suppression, nothing_to_protect_is_protected_by_nothing) {
    EXPECT_TRUE(suppress(cell_table{})->suppressed.empty());
    const auto found = suppress(rung_test::with_totals({2, 2}, {1, 2, 3, 4}));
    ASSERT_TRUE(is_ok(found));
    EXPECT_TRUE(found->suppressed.empty() && found->optimal);
    EXPECT_EQ(suppress({"a", {{.value = 3, .primary = true}}, {}})->suppressed, numbers{0});
}

TEST(suppression, same_input_same_answer_and_other_orders_weigh_the_same) {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        const auto table = random_table(8, 5, 25, 6, seed);
        const auto first = suppress(table), again = suppress(table);
        ASSERT_TRUE(is_ok(first));
        EXPECT_EQ(first->suppressed, again->suppressed);
        EXPECT_EQ(first->witnesses, again->witnesses);
        EXPECT_EQ(first->nodes, again->nodes);
        // The same table with its cells and sums in another order.
        cell_table turned{table.name, {}, {}};
        turned.cells.assign(table.cells.rbegin(), table.cells.rend());
        const auto last = static_cast<std::uint32_t>(table.cells.size() - 1);
        for (auto s : table.sums) {
            s.total = last - s.total;
            for (auto& p : s.parts) { p = last - p; }
            turned.sums.insert(turned.sums.begin(), s);
        }
        const auto other = suppress(turned);
        ASSERT_TRUE(is_ok(other));
        EXPECT_TRUE(first->optimal && other->optimal);
        EXPECT_EQ(first->secondary_weight, other->secondary_weight);
    }
}

TEST(suppression, larger_tables_stand_up_to_the_audit) {
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
        const auto table = random_table(20, 8, 40, 10, seed);
        for (const std::size_t exact : {std::size_t{0}, std::size_t{400}}) {
            const auto found = suppress(table, {.need = 3, .exact_cells = exact});
            ASSERT_TRUE(is_ok(found));
            EXPECT_EQ(audit(apply(table, *found), {.need = 3})->broken, 0U);
        }
    }
}

TEST(suppression, verify_believes_nobody) {
    auto       table = linked()[0];
    const auto good  = suppress(table).value();
    EXPECT_TRUE(is_ok(verify(table, good)));
    const auto spoilt = [&](auto change) {
        auto bad = good;
        change(bad);
        return verify(table, bad);
    };
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.secondary_weight += 1; }), errc::bad_table, "pattern.secondary_weight"));
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.suppressed.push_back(99); }), errc::bad_table, "pattern.suppressed"));
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.suppressed.push_back(p.suppressed[0]); }), errc::bad_table, "pattern.suppressed"));
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.suppressed.erase(p.suppressed.begin()); }), errc::would_disclose, "cell 0"));
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.witnesses.clear(); }), errc::would_disclose, "*"));
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.witnesses[0].cell = 99; }), errc::bad_table, "pattern.witnesses"));
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.witnesses[0].high.push_back({12, 1}); }), errc::bad_table, "pattern.witnesses"));
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.witnesses[0].high = {{0, 1}}; }), errc::bad_table, "pattern.witnesses"));
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.witnesses[0].low = {{0, -3}, {1, 3}}; }), errc::bad_table, "pattern.witnesses")); // below 0
    EXPECT_TRUE(fails_with(spoilt([](pattern& p) { p.witnesses[0].low = p.witnesses[0].high = {}; }), errc::would_disclose, "*"));
    EXPECT_TRUE(fails_with(verify(table, suppress(table, {.own_contribution = 0}).value()), errc::would_disclose, "cell 0, known cell 1"));
    EXPECT_TRUE(fails_with(verify(table, good, {.need = 1'000}), errc::would_disclose, "cell 0"));
    table.cells[good.suppressed[2]].forced = true;
    table.cells[good.suppressed[2]].primary = table.cells[good.suppressed[2]].suppressed = false;
    EXPECT_TRUE(fails_with(verify(table, good), errc::would_disclose, "*"));
}

TEST(suppression, limits_and_stops_are_kept) {
    const auto table = random_table(12, 8, 25, 5, 3);
    const auto tight = suppress(table, {.node_limit = 1});
    ASSERT_TRUE(is_ok(tight));
    EXPECT_TRUE(is_ok(verify(table, *tight)));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(fails_with(suppress(table, {.stop = stop.get_token()}), errc::cancelled, ""));
}

TEST(suppression, refuses_what_makes_no_sense) {
    auto            table     = rung_test::with_totals({2}, {1, 2});
    const cell_need outside[] = {{7, {}}}, nothing[] = {{0, {.width = 0}}}, negative[] = {{0, {.below = -1}}};
    EXPECT_TRUE(fails_with(suppress(table, {.need = 0}), errc::precondition, "suppression_options.need"));
    EXPECT_TRUE(fails_with(suppress(table, {.needs = outside}), errc::precondition, "suppression_options.needs"));
    EXPECT_TRUE(fails_with(suppress(table, {.needs = nothing}), errc::precondition, "suppression_options.needs"));
    EXPECT_TRUE(fails_with(suppress(table, {.needs = negative}), errc::precondition, "suppression_options.needs"));
    table.cells[2].value = 4;
    EXPECT_TRUE(fails_with(suppress(table), errc::bad_table, "sum 0: does not add up"));
}
TEST(suppression, sums_of_pay_are_protected_to_the_penny) {
    auto table = rung_test::with_totals({3, 2}, {812'345'678'901, 3'000'000, 777'000'000'000'007, 41'000'000, 5'000'000'000, 6'000'000'000});
    table.cells[1].primary  = true;
    const cell_need needs[] = {{1, {.width = 600'000, .above = 300'000, .below = 300'000}}};
    const auto      found   = suppress(table, {.needs = needs, .own_contribution = 0});
    ASSERT_TRUE(is_ok(found));
    EXPECT_TRUE(is_ok(verify(table, *found, {.needs = needs, .own_contribution = 0})));
    const auto told = audit(apply(table, *found));
    ASSERT_TRUE(is_ok(told));
    EXPECT_LE(told->cells[0].low, 2'700'000);
    EXPECT_GE(told->cells[0].high, 3'300'000);
}
} // namespace
