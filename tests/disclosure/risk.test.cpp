// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/risk.hpp>

#include <gtest/gtest.h>

#include "support/result_matchers.hpp"

using namespace rung::disclosure;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

const std::string quasi[] = {"a", "b"};

records rows() { return *records::from_rows({"a", "b", "c"}, {{"x", "1", "p"}, {"x", "1", "q"}, {"y", "1", "r"}, {"x", "2", "s"}, {"x", "2", "t"}}); }

TEST(risk, of_rows_alone) {
    const auto r = assess_risk(rows(), quasi);
    ASSERT_TRUE(is_ok(r));
    EXPECT_EQ(r->rows, 5U);
    EXPECT_EQ(r->classes, 3U);
    EXPECT_EQ(r->smallest_class, 1U);
    EXPECT_EQ(r->unique_rows, 1U);
    EXPECT_DOUBLE_EQ(r->prosecutor, 1.0);
    EXPECT_DOUBLE_EQ(r->prosecutor_average, 0.6); // three classes of five rows
    EXPECT_DOUBLE_EQ(r->journalist, 1.0);
    EXPECT_DOUBLE_EQ(r->marketer, 0.6);
    EXPECT_FALSE(r->population_known);
}

TEST(risk, in_a_population) {
    const auto people = *records::from_rows({"b", "a"}, {{"1", "x"}, {"1", "x"}, {"1", "x"}, {"1", "x"}, {"1", "y"}, {"1", "y"}, {"9", "z"}});
    const auto r      = assess_risk(rows(), quasi, &people);
    ASSERT_TRUE(is_ok(r));
    EXPECT_TRUE(r->population_known);
    EXPECT_DOUBLE_EQ(r->prosecutor, 1.0);
    // 4 people for two rows, 2 for one, and (x, 2), which the population lacks, counts as its two rows
    EXPECT_DOUBLE_EQ(r->journalist, 0.5);
    EXPECT_DOUBLE_EQ(r->marketer, (2 / 4.0 + 1 / 2.0 + 2 / 2.0) / 5);
    EXPECT_DOUBLE_EQ(r->journalist_average, r->marketer);
}

TEST(risk, nothing_is_no_risk) {
    const auto r = assess_risk(*records::from_rows({"a", "b"}, {}), quasi);
    ASSERT_TRUE(is_ok(r));
    EXPECT_EQ(r->prosecutor, 0.0);
    EXPECT_EQ(r->marketer, 0.0);
}

TEST(risk, missing_columns) {
    EXPECT_TRUE(fails_with(assess_risk(*records::from_rows({"a"}, {}), quasi), rung::errc::not_found, "column b"));
    const auto people = *records::from_rows({"a"}, {{"x"}});
    EXPECT_TRUE(fails_with(assess_risk(rows(), quasi, &people), rung::errc::not_found, "population: column b"));
}

} // namespace
