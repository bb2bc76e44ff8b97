// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/information_loss.hpp>

#include <gtest/gtest.h>

#include <cmath>

#include "support/result_matchers.hpp"

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;

namespace {

/// Four rows over a column of four leaves in two pairs and one of two leaves; worked out by hand below.
records rows() { return *records::from_rows({"p", "r"}, {{"a", "1"}, {"b", "1"}, {"c", "1"}, {"c", "2"}}); }

std::vector<quasi_identifier> columns() {
    return {{"p", *hierarchy::from_rows({{"a", "ab", "*"}, {"b", "ab", "*"}, {"c", "cd", "*"}, {"d", "cd", "*"}})},
            {"r", *hierarchy::from_rows({{"1", "*"}, {"2", "*"}})}};
}

double measured(std::vector<std::uint32_t> levels, std::vector<std::uint32_t> suppressed, information_loss metric) {
    return measure_loss(rows(), columns(), levels, suppressed, metric).value();
}

TEST(information_loss, loss) {
    EXPECT_DOUBLE_EQ(measured({0, 0}, {}, information_loss::loss), 0.0);
    EXPECT_DOUBLE_EQ(measured({2, 1}, {}, information_loss::loss), 1.0);
    EXPECT_DOUBLE_EQ(measured({0, 0}, {0, 1, 2, 3}, information_loss::loss), 1.0);
    // p: four rows of 2/4, z = (2 - 1) / (4 - 1); r: row 3 gone, three of 1/2 and one of 1, z = (2.5 - 2) / (4 - 2); and row 3 in p too
    const double p = (0.5 * 3 + 1 - 1) / 3;
    const double r = (0.5 * 3 + 1 - 2) / 2;
    EXPECT_DOUBLE_EQ(measured({1, 0}, {3}, information_loss::loss), std::sqrt((1 + p) * (1 + r)) - 1);
}

TEST(information_loss, a_column_of_one_leaf_costs_nothing) {
    const std::vector<quasi_identifier> one    = {{"p", *hierarchy::from_rows({{"a", "*"}})}};
    const auto                          in     = *records::from_rows({"p"}, {{"a"}, {"a"}});
    const std::uint32_t                 top[]  = {1};
    const std::uint32_t                 gone[] = {0};
    EXPECT_DOUBLE_EQ(*measure_loss(in, one, top, gone, information_loss::loss), 0.0);
}

TEST(information_loss, entropy) {
    EXPECT_DOUBLE_EQ(measured({0, 0}, {}, information_loss::entropy), 0.0);
    // r at the top: three rows of 3/4 and one of 1/4; p in pairs: a and b lose a bit each
    EXPECT_NEAR(measured({1, 1}, {}, information_loss::entropy), 2 + 3 * std::log2(4.0 / 3) + 2, 1e-12);
    // rows 0 and 2 gone besides: in p they differ, a bit each; in r they are alike
    EXPECT_NEAR(measured({1, 0}, {0, 2}, information_loss::entropy), 2 + 2, 1e-12);
}

TEST(information_loss, classes) {
    EXPECT_DOUBLE_EQ(measured({1, 0}, {}, information_loss::discernibility), 4 + 1 + 1);
    EXPECT_DOUBLE_EQ(measured({1, 0}, {2, 3}, information_loss::discernibility), 4 + 2 * 4);
    EXPECT_DOUBLE_EQ(measured({1, 0}, {}, information_loss::class_size), 4 / 3.0);
    EXPECT_DOUBLE_EQ(measured({1, 0}, {2, 3}, information_loss::class_size), 4 / 2.0);
    EXPECT_DOUBLE_EQ(measured({1, 0}, {0, 1, 2, 3}, information_loss::class_size), 4.0);
}

TEST(information_loss, names) {
    for (const auto each : {information_loss::loss, information_loss::entropy, information_loss::discernibility, information_loss::class_size}) {
        EXPECT_EQ(information_loss_named(name(each)), each);
    }
    EXPECT_EQ(information_loss_named("Loss"), std::nullopt);
}

TEST(information_loss, refuses) {
    const std::uint32_t one[]  = {0};
    const std::uint32_t high[] = {3, 0};
    const std::uint32_t row[]  = {4};
    const std::uint32_t fine[] = {0, 0};
    EXPECT_TRUE(fails_with(measure_loss(rows(), columns(), one, {}, information_loss::loss), errc::precondition, "levels"));
    EXPECT_TRUE(fails_with(measure_loss(rows(), columns(), high, {}, information_loss::loss), errc::precondition, "levels"));
    EXPECT_TRUE(fails_with(measure_loss(rows(), columns(), fine, row, information_loss::loss), errc::precondition, "suppressed"));
    auto other       = columns();
    other[0].column  = "z";
    EXPECT_TRUE(fails_with(measure_loss(rows(), other, fine, {}, information_loss::loss), errc::not_found, "column z"));
    other            = columns();
    other[0].steps   = *hierarchy::from_rows({{"a"}, {"c"}});
    EXPECT_TRUE(fails_with(measure_loss(rows(), other, fine, {}, information_loss::loss), errc::bad_hierarchy, "column p, row 2"));
}

} // namespace
