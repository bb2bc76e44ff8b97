// SPDX-License-Identifier: Apache-2.0
// What must not matter to a recoding, or matter in a known way.
#include <rung/disclosure/recoding.hpp>

#include <gtest/gtest.h>

#include "disclosure/random_recoding.hpp"
#include "support/result_matchers.hpp"

using namespace rung::disclosure;
using rung_test::is_ok;
using rung_test::recoding_case;

namespace {

constexpr std::uint32_t seeds = 120;

rung::result<recoding> solve(const recoding_case& c) {
    auto in               = rung_test::given(c);
    in.options.population = &in.population;
    return recode(in.input, in.options);
}

TEST(recoding_changes, order_of_rows) {
    std::mt19937 random(1);
    for (std::uint32_t seed = 5'000; seed < 5'000 + seeds; ++seed) {
        auto       c      = rung_test::random_recoding(seed);
        const auto before = solve(c);
        std::shuffle(c.rows.begin(), c.rows.end(), random);
        const auto after = solve(c);
        ASSERT_EQ(before.has_value(), after.has_value()) << "seed " << seed;
        if (!before) { continue; }
        EXPECT_EQ(before->levels, after->levels) << "seed " << seed;
        EXPECT_EQ(before->released.to_text(), after->released.to_text()) << "seed " << seed;
        EXPECT_EQ(before->suppressed.size(), after->suppressed.size()) << "seed " << seed;
    }
}

TEST(recoding_changes, order_of_columns) {
    for (std::uint32_t seed = 6'000; seed < 6'000 + seeds; ++seed) {
        const auto c         = rung_test::random_recoding(seed);
        auto       in        = rung_test::given(c);
        in.options.population = &in.population;
        const auto before    = recode(in.input, in.options);
        std::reverse(in.options.quasi.begin(), in.options.quasi.end());
        const auto after = recode(in.input, in.options);
        ASSERT_EQ(before.has_value(), after.has_value()) << "seed " << seed;
        if (!before) { continue; }
        EXPECT_NEAR(before->score, after->score, 1e-9 * std::max(1.0, before->score)) << "seed " << seed;
        EXPECT_EQ(before->suppressed.size(), after->suppressed.size()) << "seed " << seed;
    }
}

TEST(recoding_changes, names_of_values) {
    for (std::uint32_t seed = 7'000; seed < 7'000 + seeds; ++seed) {
        auto       c      = rung_test::random_recoding(seed);
        const auto before = solve(c);
        const auto rename = [](std::string& text) { text = "\"" + std::string(text.rbegin(), text.rend()) + ";\n"; };
        for (auto& h : c.hierarchies) {
            for (auto& line : h) { std::for_each(line.begin(), line.end(), rename); }
        }
        for (auto& row : c.rows) { std::for_each(row.begin(), row.end() - 1, rename); }
        for (auto& row : c.population) { std::for_each(row.begin(), row.end(), rename); }
        const auto after = solve(c);
        ASSERT_EQ(before.has_value(), after.has_value()) << "seed " << seed;
        if (!before) { continue; }
        EXPECT_EQ(before->levels, after->levels) << "seed " << seed;
        EXPECT_DOUBLE_EQ(before->score, after->score) << "seed " << seed;
        EXPECT_EQ(before->suppressed, after->suppressed) << "seed " << seed;
    }
}

TEST(recoding_changes, every_row_twice_is_k_twice) {
    for (std::uint32_t seed = 8'000; seed < 8'000 + seeds; ++seed) {
        auto c                       = rung_test::random_recoding(seed);
        c.options.model.population_k = 0;
        if (c.options.suppression == 0.02 || c.options.suppression == 0.29 || c.options.suppression == 0.1) { c.options.suppression = 0.5; }
        if (c.rows.size() % 2 == 1) { c.rows.pop_back(); } // so that half of the rows is a whole number before and after
        if (c.rows.empty()) { continue; }
        const auto before = solve(c);
        auto       twice  = c;
        twice.rows.insert(twice.rows.end(), c.rows.begin(), c.rows.end());
        twice.options.model.k *= 2;
        const auto after = solve(twice);
        ASSERT_EQ(before.has_value(), after.has_value()) << "seed " << seed;
        if (!before) { continue; }
        const double times[] = {1, 2, 4, 2}; // loss is a share, entropy a sum over rows, and classes have twice the rows
        const double factor  = times[static_cast<std::size_t>(c.options.metric)];
        EXPECT_EQ(before->levels, after->levels) << "seed " << seed;
        EXPECT_NEAR(before->score * factor, after->score, 1e-9 * std::max(1.0, after->score)) << "seed " << seed;
        EXPECT_EQ(before->suppressed.size() * 2, after->suppressed.size()) << "seed " << seed;
    }
}

TEST(recoding_changes, more_suppression_never_costs) {
    for (std::uint32_t seed = 9'000; seed < 9'000 + seeds; ++seed) {
        auto   c    = rung_test::random_recoding(seed);
        double last = std::numeric_limits<double>::infinity();
        for (const double share : {0.0, 0.1, 0.3, 0.6, 1.0}) {
            c.options.suppression = share;
            const auto found      = solve(c);
            if (!found) {
                EXPECT_TRUE(std::isinf(last)) << "seed " << seed;
                continue;
            }
            EXPECT_LE(found->score, last + 1e-9 * std::max(1.0, found->score)) << "seed " << seed;
            last = found->score;
        }
    }
}

} // namespace
