// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/row.hpp>

#include <gtest/gtest.h>

namespace wf = rung::workforce;

static_assert(name(wf::promotion_rule::none).empty());
static_assert(name(wf::promotion_rule::event_code) == "event_code" && name(wf::promotion_rule::grade_rank) == "grade_rank");
static_assert(name(wf::promotion_rule::both) == "both");

namespace {

TEST(row, finds_its_values) {
    wf::field_value values[3];
    values[0].field = 18;
    values[1].field = 26;
    values[1].kind  = "department";
    values[2].field = 26;
    wf::row one;
    one.values = values;
    EXPECT_EQ(one.find(18), &values[0]);
    ASSERT_NE(one.find(26), nullptr);
    EXPECT_EQ(one.find(26)->kind, "department"); // the first of several
    EXPECT_EQ(one.find(0), nullptr);
    EXPECT_EQ(wf::row{}.find(0), nullptr);
}

TEST(row, value_that_nobody_set_is_absent) { EXPECT_EQ(wf::field_value{}.state, wf::value_state::absent); }

} // namespace
