// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/cell_key.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include <rung/crypto/digest.hpp>

#include "support/result_matchers.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;

using keys_by_change = std::map<int, int>;

keys_by_change keys_of(const ptable& table, std::size_t row) {
    keys_by_change out;
    for (const auto v : table.rows[row]) { ++out[v]; }
    return out;
}

double disorder(const keys_by_change& keys) {
    double out = 0;
    for (const auto& [change, n] : keys) { out += n > 0 ? n * std::log2(n) : 0; }
    return out;
}

/// Written down once: every machine must make the same.
TEST(ptable, is_pinned) {
    const auto table = make_ptable().value();
    ASSERT_EQ(table.rows.size(), 6U);
    EXPECT_EQ(keys_of(table, 0), (keys_by_change{{0, 256}}));
    EXPECT_EQ(keys_of(table, 1), (keys_by_change{{-1, 134}, {0, 58}, {1, 28}, {2, 16}, {3, 10}, {4, 6}, {5, 4}}));
    EXPECT_EQ(keys_of(table, 2), (keys_by_change{{-2, 40}, {-1, 61}, {0, 68}, {1, 49}, {2, 26}, {3, 9}, {4, 2}, {5, 1}}));
    EXPECT_EQ(keys_of(table, 3), (keys_by_change{{-3, 9}, {-2, 28}, {-1, 56}, {0, 72}, {1, 55}, {2, 26}, {3, 8}, {4, 2}}));
    EXPECT_EQ(keys_of(table, 4), (keys_by_change{{-4, 1}, {-3, 8}, {-2, 28}, {-1, 56}, {0, 70}, {1, 56}, {2, 28}, {3, 8}, {4, 1}}));
    EXPECT_EQ(keys_of(table, 5), (keys_by_change{{-4, 2}, {-3, 7}, {-2, 26}, {-1, 57}, {0, 72}, {1, 57}, {2, 26}, {3, 7}, {4, 2}}));

    const auto digest_of = [](const ptable& of) {
        std::string bytes;
        for (const auto& row : of.rows) { bytes.append(row.begin(), row.end()); }
        return rung::crypto::to_hex(rung::crypto::sha256(bytes).value());
    };
    EXPECT_EQ(digest_of(table), "e150fb7246b17e46ea6107477465658c57be6652bebbf3a4a0e701898632247b");
    const auto wide = make_ptable({.largest = 8, .variance = 1024, .smallest = 4}).value();
    EXPECT_EQ(digest_of(wide), "c25e4d82e61047a870e08b2f123316294da0919c48deaf3e5c3c41099b237811");
}

TEST(ptable, rows_have_the_stated_moments_exactly) {
    for (const auto& shape : {ptable_shape{}, ptable_shape{1, 128, 1}, ptable_shape{2, 256, 1}, ptable_shape{3, 768, 1}, ptable_shape{4, 384, 1},
                              ptable_shape{6, 1000, 1}, ptable_shape{8, 1536, 1}}) {
        const auto table = make_ptable(shape);
        ASSERT_TRUE(is_ok(table));
        EXPECT_EQ(table->rows.size(), static_cast<std::size_t>(shape.largest + 1));
        EXPECT_EQ(moments_of(*table, 0), ptable_moments{});
        for (std::size_t row = 1; row < table->rows.size(); ++row) { EXPECT_EQ(moments_of(*table, row), (ptable_moments{0, shape.variance})) << row; }
    }
}

/// Near zero some variances can't be had: a count of 1 that may become 0, 3 or more has a variance of 2 at least.
TEST(ptable, shows_no_small_count_where_asked) {
    const auto table = make_ptable({.largest = 5, .variance = 512, .smallest = 3}).value();
    ASSERT_EQ(table.rows.size(), 9U);
    EXPECT_TRUE(is_ok(check(table, {.largest = 5, .smallest = 3})));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        EXPECT_EQ(moments_of(table, row).sum, 0);
        for (unsigned k = 0; k < 256; ++k) {
            const auto shown = table.shown(static_cast<std::int64_t>(row), static_cast<std::uint8_t>(k));
            EXPECT_TRUE(shown == 0 || shown >= 3) << row << ' ' << k;
        }
        if (row >= 3) { EXPECT_EQ(moments_of(table, row).squares, 512) << row; }
    }
    // Of 256 keys not all can share 2 and -1 two to one; the next best is one key for 3.
    EXPECT_EQ(keys_of(table, 1), (keys_by_change{{-1, 171}, {2, 84}, {3, 1}}));
    for (const auto count : {std::int64_t{8}, std::int64_t{9}, std::int64_t{1000}, largest_value}) {
        EXPECT_EQ(table.shown(count, 77) - count, table.rows.back()[77]);
    }
}

/// All rows of whole numbers, counted out, against the one that is made.
TEST(ptable, rows_are_of_most_entropy) {
    for (const int squares : {128, 256, 300, 512, 700}) {
        const auto     table = make_ptable({.largest = 3, .variance = squares}).value();
        keys_by_change best;
        std::size_t    all = 0;
        for (int c = 0; 9 * c <= squares; ++c) {
            for (int b = 0; 9 * c + 4 * b <= squares; ++b) {
                for (int y = 0; 9 * c + 4 * (b + y) <= squares; ++y) {
                    // Changes -2 (y), -1 (x), 0, 1 (a), 2 (b) and 3 (c) of a count of 2.
                    const int ones = squares - 9 * c - 4 * (b + y), more = 2 * y - 2 * b - 3 * c; // x + a and a - x
                    if (std::abs(more) > ones || ones + b + c + y > 256) { continue; }
                    const keys_by_change now{{-2, y}, {-1, (ones - more) / 2}, {0, 256 - ones - b - c - y}, {1, (ones + more) / 2}, {2, b}, {3, c}};
                    ++all;
                    if (best.empty() || disorder(now) < disorder(best)) { best = now; }
                }
            }
        }
        std::erase_if(best, [](const auto& of) { return of.second == 0; });
        EXPECT_GT(all, 1'000U);
        EXPECT_EQ(keys_of(table, 2), best) << squares;
    }
}

/// In larger rows: no exchange among four changes that keeps all three sums gives more entropy.
TEST(ptable, no_exchange_gives_more_entropy) {
    int exchanges = 0;
    for (const auto& shape : {ptable_shape{}, ptable_shape{6, 1000, 1}, ptable_shape{5, 512, 3}}) {
        const auto table = make_ptable(shape).value();
        for (std::size_t row = 1; row < table.rows.size(); ++row) {
            std::vector<int> v;
            for (auto x = -shape.largest; x <= shape.largest; ++x) {
                const auto shown = static_cast<std::int64_t>(row) + x;
                if (shown == 0 || shown >= shape.smallest) { v.push_back(static_cast<int>(x)); }
            }
            if (v.size() == static_cast<std::size_t>(2 * shape.largest + 1)) { continue; } // held to symmetry besides
            const auto before = keys_of(table, row);
            for (unsigned chosen = 0; chosen < 1U << v.size(); ++chosen) {
                std::vector<int> four;
                for (std::size_t i = 0; i < v.size(); ++i) {
                    if ((chosen >> i & 1U) != 0) { four.push_back(v[i]); }
                }
                if (four.size() != 4) { continue; }
                std::vector<int> by(4, 1); // 1/Π (x_j - x_l), made whole
                for (std::size_t j = 0; j < 4; ++j) {
                    for (std::size_t a = 0; a < 4; ++a) {
                        for (std::size_t b = a + 1; b < 4; ++b) {
                            if (a != j && b != j) { by[j] *= four[b] - four[a]; }
                        }
                    }
                    by[j] *= j % 2 == 0 ? 1 : -1;
                }
                const int common = std::gcd(std::gcd(by[0], by[1]), std::gcd(by[2], by[3]));
                for (const int sign : {1, -1}) {
                    auto after = before;
                    bool fits  = true;
                    for (std::size_t j = 0; j < 4; ++j) { fits = (after[four[j]] += sign * by[j] / common) >= 0 && fits; }
                    if (!fits) { continue; }
                    ++exchanges;
                    EXPECT_GE(disorder(after), disorder(before) - 1e-9) << "row " << row;
                }
            }
        }
    }
    EXPECT_GT(exchanges, 500);
}

/// A person whose key is r moves every cell key by r. Were neighbouring keys alike, small r would hide nothing.
TEST(ptable, neighbouring_keys_do_not_change_alike) {
    const auto table = make_ptable().value();
    auto       plain = table;
    std::sort(plain.rows[5].begin(), plain.rows[5].end());
    const auto most_alike = [](const ptable& of) {
        int most = 0;
        for (unsigned r = 1; r < 256; ++r) {
            int alike = 0;
            for (unsigned k = 0; k < 256; ++k) { alike += of.rows[5][k] == of.rows[5][(k + r) % 256] ? 1 : 0; }
            most = std::max(most, alike);
        }
        return most;
    };
    EXPECT_LE(most_alike(table), 80);
    EXPECT_EQ(most_alike(plain), 247);
}

TEST(ptable, shapes_out_of_range_are_refused) {
    for (const auto n : {0, 9, -1}) { EXPECT_TRUE(fails_with(make_ptable({.largest = n}), errc::precondition, "largest")); }
    for (const auto n : {0, 126, 513, 1282}) { EXPECT_TRUE(fails_with(make_ptable({.variance = n}), errc::precondition, "variance")); }
    for (const auto n : {0, 6, -1}) { EXPECT_TRUE(fails_with(make_ptable({.smallest = n}), errc::precondition, "smallest")); }
}

TEST(ptable, of_others_are_checked) {
    const auto good  = make_ptable({.largest = 3, .variance = 256, .smallest = 2}).value();
    const auto bound = ptable_bounds{.largest = 3, .smallest = 2};
    ASSERT_TRUE(is_ok(check(good, bound)));
    EXPECT_TRUE(is_ok(check(good)));
    EXPECT_TRUE(fails_with(check(ptable{}), errc::bad_table, "rows"));
    EXPECT_TRUE(fails_with(check(ptable{{good.rows[0]}}), errc::bad_table, "rows"));
    EXPECT_TRUE(fails_with(check(good, {.largest = 0}), errc::precondition, "largest"));
    EXPECT_TRUE(fails_with(check(good, {.largest = 128}), errc::precondition, "largest"));
    EXPECT_TRUE(fails_with(check(good, {.smallest = -1}), errc::precondition, "smallest"));

    const auto changed = [&](std::size_t row, std::int8_t up, std::int8_t down) { // two keys that change nothing yet
        auto       out  = good;
        auto&      keys = out.rows[row];
        const auto one  = std::find(keys.begin(), keys.end(), std::int8_t{0});
        *one            = up;
        if (down != 0) { *std::find(keys.begin(), keys.end(), std::int8_t{0}) = down; }
        return out;
    };
    EXPECT_TRUE(fails_with(check(changed(0, 1, -1), bound), errc::bad_table, "row 0"));        // people out of nothing
    EXPECT_TRUE(fails_with(check(changed(4, 1, 0), bound), errc::bad_table, "row 4"));         // a bias
    EXPECT_TRUE(fails_with(check(changed(5, 4, -4), bound), errc::bad_table, "*"));            // too large, and down to 1
    EXPECT_TRUE(is_ok(check(changed(5, 3, -3), bound)));
    EXPECT_TRUE(fails_with(check(changed(3, 2, -2), bound), errc::bad_table, "*"));            // 1 shown
    EXPECT_TRUE(is_ok(check(changed(3, 2, -2), {.largest = 3, .smallest = 1})));
    EXPECT_TRUE(fails_with(check(changed(2, 3, -3), {.largest = 3}), errc::bad_table, "*"));   // below 0
    auto still = good;
    still.rows[4].fill(0);
    EXPECT_TRUE(fails_with(check(still, bound), errc::bad_table, "row 4")); // no protection at all
    auto cut = good;
    cut.rows.resize(4); // the row of 3 holds -3, which is 0 for a count of 3 and 1 for one of 4
    ASSERT_NE(std::count(cut.rows[3].begin(), cut.rows[3].end(), std::int8_t{-3}), 0);
    EXPECT_TRUE(fails_with(check(cut, bound), errc::bad_table, "*"));
    EXPECT_TRUE(is_ok(check(cut)));
}

} // namespace
