// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/rounding.hpp>

#include <gtest/gtest.h>

#include <iostream>
#include <map>

#include "small_tables.hpp"
#include "support/result_matchers.hpp"

using namespace rung::disclosure;
using rung_test::is_ok;

namespace {

struct tally {
    std::size_t  tables = 0, small = 0, told_by_sums = 0, told_by_nearness = 0;
    std::int64_t by_sums = 0, by_nearness = 0; ///< Widths, added up.
};

/// Rounds every table of 2 x 2 with inner figures up to `most`, and lets somebody who can do the same look at those whose figures are all so small
/// that none of the tables that could be the true one lies beyond.
tally everybody_who_can_round(std::int64_t base, std::int64_t most) {
    std::map<std::vector<std::int64_t>, std::vector<prior>> seen;
    std::vector<std::pair<cell_table, rounded_table>>       looked_at;
    std::vector<std::int64_t>                               inner(4, 0);
    for (bool more = true; more;) {
        const auto table   = rung_test::with_totals({2, 2}, inner);
        const auto rounded = round_table(table, {.base = base}).value();
        auto&      all     = seen[rounded.values];
        all.resize(table.cells.size(), prior{unbounded, 0});
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] = {std::min(all[i].low, table.cells[i].value), std::max(all[i].high, table.cells[i].value)};
        }
        if (*std::max_element(inner.begin(), inner.end()) <= base) { looked_at.emplace_back(table, rounded); }
        more = false;
        for (auto& v : inner) {
            if ((more = ++v <= most)) { break; }
            v = 0;
        }
    }
    tally out{.tables = looked_at.size()};
    for (const auto& [table, rounded] : looked_at) {
        const auto told = audit_rounded(table, rounded, base);
        EXPECT_TRUE(is_ok(told));
        for (const auto& b : told->cells) {
            const auto& nearer = seen[rounded.values][b.cell];
            EXPECT_LE(b.low, nearer.low);
            EXPECT_GE(b.high, nearer.high);
            if (table.cells[b.cell].value < 1 || table.cells[b.cell].value >= base) { continue; }
            ++out.small;
            out.told_by_sums += b.low == b.high ? 1U : 0U;
            out.told_by_nearness += nearer.low == nearer.high ? 1U : 0U;
            out.by_sums += b.high - b.low;
            out.by_nearness += nearer.high - nearer.low;
        }
    }
    return out;
}

// What docs/disclosure/rounding.md says of somebody who knows that the rounding is the nearest one: it tells him more, and here no figure.
TEST(rounding_nearest, tells_more_than_the_audit_sees) {
    for (const std::int64_t base : {3, 5}) {
        const auto got = everybody_who_can_round(base, 2 * base - 1);
        EXPECT_GT(got.small, 800U);
        EXPECT_EQ(got.told_by_sums, 0U);
        EXPECT_EQ(got.told_by_nearness, 0U);
        EXPECT_LT(got.by_nearness, got.by_sums);
        EXPECT_GT(got.by_nearness * 2, got.by_sums);
        const auto mean = [&](std::int64_t widths) { return static_cast<double>(widths) / static_cast<double>(got.small); };
        std::cout << "base " << base << ": " << got.tables << " tables, " << got.small << " small cells, mean width " << mean(got.by_sums) << " by sums, "
                  << mean(got.by_nearness) << " by nearness\n";
    }
}

} // namespace
