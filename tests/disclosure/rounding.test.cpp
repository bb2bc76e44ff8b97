// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/rounding.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <optional>

#include "small_tables.hpp"
#include "support/result_matchers.hpp"

using rung::errc;
using namespace rung::disclosure;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

/// Figures by filling totals from what is no total, by the table's own sums.
class filler {
public:
    explicit filler(const cell_table& table) : table_(table), total_(table.cells.size(), false) {
        for (const auto& s : table.sums) { total_[s.total] = true; }
        for (std::uint32_t i = 0; i < total_.size(); ++i) {
            if (!total_[i]) { inner.push_back(i); }
        }
    }

    /// Fills the totals. @return whether every sum holds
    bool fill(std::vector<std::int64_t>& v) const {
        for (const auto& s : table_.sums) { v[s.total] = added(v, s); } // a total stands behind its parts
        return std::all_of(table_.sums.begin(), table_.sums.end(), [&](const auto& s) { return v[s.total] == added(v, s); });
    }

    /// Calls `see` with every table whose inner cells lie in these ranges by steps of `by`, and whose totals do, too.
    template <class See>
    void every(const std::vector<prior>& in, std::int64_t by, const See& see) const {
        std::vector<std::int64_t> v(total_.size(), 0);
        for (const auto i : inner) { v[i] = in[i].low; }
        for (;;) {
            bool good = fill(v);
            for (std::uint32_t i = 0; i < v.size() && good; ++i) { good = v[i] >= in[i].low && v[i] <= in[i].high; }
            if (good) { see(v); }
            std::size_t k = 0;
            for (; k < inner.size(); ++k) {
                if ((v[inner[k]] += by) <= in[inner[k]].high) { break; }
                v[inner[k]] = in[inner[k]].low;
            }
            if (k == inner.size()) { return; }
        }
    }

    std::vector<std::uint32_t> inner;

private:
    static std::int64_t added(const std::vector<std::int64_t>& v, const sum& s) {
        std::int64_t out = 0;
        for (const auto p : s.parts) { out += v[p]; }
        return out;
    }
    const cell_table& table_;
    std::vector<bool> total_;
};

/// The multiples that a figure may go to.
prior neighbours(std::int64_t value, std::int64_t base, std::int64_t steps) {
    const auto low = value / base * base;
    return {std::max<std::int64_t>(low - steps * base, 0), low + (value % base == 0 ? 0 : base) + steps * base};
}

std::optional<std::int64_t> least_distance(const cell_table& table, std::int64_t base, std::int64_t steps) {
    std::vector<prior> in;
    for (const auto& c : table.cells) { in.push_back(neighbours(c.value, base, steps)); }
    std::optional<std::int64_t> out;
    filler(table).every(in, base, [&](const auto& v) {
        std::int64_t far = 0;
        for (std::size_t i = 0; i < v.size(); ++i) { far += std::abs(v[i] - table.cells[i].value); }
        out = std::min(out.value_or(far), far);
    });
    return out;
}

TEST(rounding, hesa_by_its_rules) {
    const cell_table table{"h", {{.value = 0}, {.value = 1}, {.value = 2}, {.value = 3}, {.value = 5}, {.value = 7}, {.value = 8}, {.value = 1002}, {.value = 1003}}, {}};
    const auto       got = round_table(table, {.method = rounding_method::hesa});
    ASSERT_TRUE(is_ok(got));
    EXPECT_EQ(got->values, (std::vector<std::int64_t>{0, 0, 0, 5, 5, 5, 10, 1000, 1005}));
    EXPECT_FALSE(hesa_shows_percentage(22));
    EXPECT_TRUE(hesa_shows_percentage(23));
    EXPECT_FALSE(hesa_shows_average(7));
    EXPECT_TRUE(hesa_shows_average(8));
    EXPECT_TRUE(fails_with(round_table(table, {.method = rounding_method::hesa, .base = 10}), errc::precondition, "rounding_options.base"));
}

TEST(rounding, totals_are_rounded_after_they_are_added) {
    const auto got = round_table(rung_test::with_totals({3}, {2, 2, 2}), {.method = rounding_method::hesa});
    ASSERT_TRUE(is_ok(got));
    EXPECT_EQ(got->values, (std::vector<std::int64_t>{0, 0, 0, 5}));
    EXPECT_FALSE(got->additive);
    EXPECT_EQ(got->distance, 7);
}

TEST(rounding, priors_are_what_rounds_to_the_figure) {
    for (const std::int64_t base : {2, 3, 5, 10}) {
        for (std::int64_t r = 0; r <= 4 * base; r += base) {
            std::vector<std::int64_t> alone, near, further;
            for (std::int64_t v = 0; v < 9 * base; ++v) {
                if (round_conventional(v, base) == r) { alone.push_back(v); }
                const auto in = [&](std::int64_t steps) { return r >= neighbours(v, base, steps).low && r <= neighbours(v, base, steps).high; };
                if (in(0)) { near.push_back(v); }
                if (in(1)) { further.push_back(v); }
            }
            const auto told = [&](rounding_method method, std::uint32_t steps) { return priors_of({{r}, base, method, false, steps}).value()[0]; };
            EXPECT_EQ(told(rounding_method::conventional, 0), (prior{alone.front(), alone.back()})) << base << ' ' << r;
            EXPECT_EQ(told(rounding_method::controlled, 0), (prior{near.front(), near.back()})) << base << ' ' << r;
            EXPECT_EQ(told(rounding_method::controlled, 1), (prior{further.front(), further.back()})) << base << ' ' << r;
        }
    }
}

// What docs/disclosure/rounding.md says of conventional rounding: the leak is there, and is found to the last cell.
TEST(rounding, conventional_rounding_leaks_and_the_audit_says_where) {
    for (const std::int64_t base : {3, 5}) {
        std::mt19937 next(7);
        std::size_t  small = 0, told_exactly = 0, compared = 0;
        for (int n = 0; n < 240; ++n) {
            std::vector<std::int64_t> inner(6);
            for (auto& v : inner) { v = static_cast<std::int64_t>(next() % 9); }
            const auto table   = rung_test::with_totals({3, 2}, inner);
            const auto rounded = round_table(table, {.method = rounding_method::conventional, .base = base});
            ASSERT_TRUE(is_ok(rounded));
            const auto told = audit_rounded(table, *rounded, base);
            ASSERT_TRUE(is_ok(told));
            std::vector<prior> seen(table.cells.size(), prior{unbounded, 0});
            filler             all(table);
            all.every(priors_of(*rounded).value(), 1, [&](const auto& v) {
                for (std::size_t i = 0; i < v.size(); ++i) { seen[i] = {std::min(seen[i].low, v[i]), std::max(seen[i].high, v[i])}; }
            });
            ASSERT_EQ(told->cells.size(), table.cells.size());
            for (const auto& b : told->cells) {
                EXPECT_EQ((prior{b.low, b.high}), seen[b.cell]) << "table " << n << " cell " << b.cell;
                const auto value = table.cells[b.cell].value;
                EXPECT_EQ(b.broken, value > 0 && value < base && b.low == b.high);
                ++compared;
            }
            for (const auto i : all.inner) {
                if (table.cells[i].value < 1 || table.cells[i].value >= base) { continue; }
                ++small;
                told_exactly += seen[i].low == seen[i].high ? 1U : 0U;
            }
        }
        EXPECT_EQ(compared, 240U * 12U);
        EXPECT_GT(told_exactly, base == 3 ? small / 10 : small / 200) << "of " << small << " small cells with base " << base;
    }
}

TEST(rounding, controlled_rounding_keeps_every_sum_and_is_the_nearest) {
    std::size_t further = 0, compared = 0;
    for (std::uint32_t seed = 1; seed <= 240; ++seed) {
        rung_test::table_maker make(seed);
        auto                   table = make.make(seed % 4);
        std::int64_t           base  = seed % 3 == 0 ? 5 : 3;
        if (seed % 8 == 1) { // with three axes and few people there often is none among the neighbours
            std::vector<std::int64_t> inner(8);
            for (auto& v : inner) { v = make.upto(1); }
            table = rung_test::with_totals({2, 2, 2}, inner);
            base  = 2;
        }
        const auto             got   = round_table(table, {.base = base});
        ASSERT_TRUE(is_ok(got)) << seed;
        auto again = got->values;
        EXPECT_TRUE(filler(table).fill(again) && again == got->values) << seed;
        EXPECT_TRUE(got->additive && got->optimal);
        for (std::size_t i = 0; i < again.size(); ++i) {
            const auto in = neighbours(table.cells[i].value, base, got->steps);
            EXPECT_TRUE(again[i] % base == 0 && again[i] >= in.low && again[i] <= in.high) << seed << " cell " << i;
        }
        const auto zero = least_distance(table, base, 0);
        EXPECT_EQ(got->steps == 0, zero.has_value()) << seed;
        EXPECT_EQ(got->distance, zero ? *zero : least_distance(table, base, 1)) << seed;
        if (seed % 4 == 0) { EXPECT_EQ(got->steps, 0U) << "two axes"; }
        further += got->steps;
        EXPECT_TRUE(got->steps == 0 || base == 2) << seed;
        ++compared;
        EXPECT_EQ(round_table(table, {.base = base}).value(), *got);
    }
    EXPECT_EQ(compared, 240U);
    EXPECT_GT(further, 1U);
    std::cout << "one step further: " << further << " of 30 tables of 2x2x2 with counts of 0 and 1 and base 2, and no other\n";
}

TEST(rounding, larger_tables_stay_additive) {
    std::mt19937 next(11);
    for (const auto& sizes : std::vector<std::vector<std::uint32_t>>{{12, 8}, {4, 3, 3}, {5, 4, 3}, {20, 10}}) {
        std::size_t n = 1;
        for (const auto s : sizes) { n *= s; }
        std::vector<std::int64_t> inner(n);
        for (auto& v : inner) { v = static_cast<std::int64_t>(next() % 23); }
        const auto table = rung_test::with_totals(sizes, inner);
        const auto got   = round_table(table);
        ASSERT_TRUE(is_ok(got));
        auto again = got->values;
        EXPECT_TRUE(filler(table).fill(again) && again == got->values);
    }
}

TEST(rounding, what_the_audit_says_of_controlled_rounding_is_all_there_is) {
    std::size_t compared = 0, small = 0, told_exactly = 0;
    for (std::uint32_t seed = 1; seed <= 48; ++seed) {
        rung_test::table_maker make(seed);
        auto                   table = make.make(seed % 3 == 2 ? 3 : 0);
        for (auto& c : table.cells) { c = {.value = c.value}; }
        const auto rounded = round_table(table, {.base = 3});
        ASSERT_TRUE(is_ok(rounded));
        if (rounded->steps > 0) { continue; } // too many tables to try
        const auto told = audit_rounded(table, *rounded, 3, {.need = 2});
        ASSERT_TRUE(is_ok(told));
        std::vector<prior> seen(table.cells.size(), prior{unbounded, 0});
        filler(table).every(priors_of(*rounded).value(), 1, [&](const auto& v) {
            for (std::size_t i = 0; i < v.size(); ++i) { seen[i] = {std::min(seen[i].low, v[i]), std::max(seen[i].high, v[i])}; }
        });
        for (const auto& b : told->cells) {
            EXPECT_EQ((prior{b.low, b.high}), seen[b.cell]) << seed << " cell " << b.cell;
            if (table.cells[b.cell].value != 1 && table.cells[b.cell].value != 2) { continue; }
            ++small;
            told_exactly += b.low == b.high ? 1U : 0U;
        }
        ++compared;
    }
    EXPECT_GT(compared, 30U);
    std::cout << "controlled rounding to 3: " << told_exactly << " of " << small << " cells of 1 and 2 told exactly, in " << compared << " tables\n";
}

// a = b = c = t / 2 in whole multiples: with t at one multiple there is none, so t has to move.
TEST(rounding, goes_one_step_further_where_it_must_and_says_so) {
    cell_table table{"odd", {{.value = 1}, {.value = 1}, {.value = 1}, {.value = 2}}, {}};
    table.sums     = {{3, {0, 1}}, {3, {0, 2}}, {3, {1, 2}}};
    const auto got = round_table(table, {.base = 2});
    ASSERT_TRUE(is_ok(got));
    EXPECT_EQ(got->steps, 1U);
    EXPECT_EQ(got->values[0] * 2, got->values[3]);
    EXPECT_EQ(got->distance, 5); // all to 0, or all to 2 and 4
}

// a = b = … = g in each rounding and t their sum: 5 each and 35, by tens, has none even one step further.
TEST(rounding, says_where_sums_cannot_be_kept) {
    cell_table table{"equal", {}, {}};
    for (std::uint32_t i = 0; i < 7; ++i) {
        table.cells.push_back({.value = 5});
        table.sums.push_back({8, {i, 7}});
    }
    table.cells.insert(table.cells.end(), {{.value = 5}, {.value = 10}, {.value = 35}});
    table.sums.push_back({9, {0, 1, 2, 3, 4, 5, 6}});
    EXPECT_TRUE(fails_with(round_table(table, {.base = 10}), errc::not_protectable, "sums"));
}

TEST(rounding, percentages_beside_rounded_counts_are_facts) {
    const auto table   = rung_test::with_totals({2}, {3, 27});
    const auto rounded = round_table(table, {.method = rounding_method::hesa}).value();
    EXPECT_EQ(audit_rounded(table, rounded, 10, {.need = 2})->broken, 0U);
    // 10 % of all, to the whole per cent: 19 of 200 <= part of whole < 21 of 200.
    const linear_fact shown[] = {{"share", {{0, 200}, {2, -19}}, 0, unbounded}, {"share", {{0, 200}, {2, -21}}, -unbounded, -1}};
    const auto        told    = audit_rounded(table, rounded, 10, {.need = 2, .facts = shown});
    ASSERT_TRUE(is_ok(told));
    EXPECT_EQ(told->broken, 1U);
    EXPECT_EQ(told->cells[0], (cell_bounds{.cell = 0, .low = 3, .high = 3, .broken = true}));
}

TEST(rounding, refuses_what_is_no_rounding_of_the_table) {
    const auto table   = rung_test::with_totals({2}, {3, 8});
    auto       rounded = round_table(table).value();
    EXPECT_TRUE(is_ok(audit_rounded(table, rounded, 10)));
    EXPECT_TRUE(fails_with(audit_rounded(table, rounded, 10, {.values_known = false}), errc::precondition, "audit_options.values_known"));
    auto off      = rounded;
    off.values[1] = 25;
    EXPECT_TRUE(fails_with(audit_rounded(table, off, 10), errc::bad_table, "cell 1: rounded otherwise"));
    off.values[1] = 7;
    EXPECT_TRUE(fails_with(audit_rounded(table, off, 10), errc::bad_table, "cell 1"));
    off.values.pop_back();
    EXPECT_TRUE(fails_with(audit_rounded(table, off, 10), errc::bad_table, "rounded_table.values"));
    rounded.base = 1;
    EXPECT_TRUE(fails_with(audit_rounded(table, rounded, 10), errc::precondition, "rounded_table.base"));
    EXPECT_TRUE(fails_with(round_table(table, {.base = 1}), errc::precondition, "rounding_options.base"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(fails_with(round_table(table, {.stop = stop.get_token()}), errc::cancelled, ""));
}

TEST(rounding, a_figure_known_anyway_has_no_width) {
    auto table = rung_test::with_totals({2}, {3, 8});
    table.cells[0].forced = true;
    const auto told = audit_rounded(table, round_table(table).value(), 10);
    ASSERT_TRUE(is_ok(told));
    ASSERT_FALSE(told->cells.empty());
    EXPECT_EQ(told->cells[0], (cell_bounds{.cell = 0, .low = 3, .high = 3, .broken = true}));
}

} // namespace
