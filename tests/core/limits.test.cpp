// SPDX-License-Identifier: Apache-2.0
#include <rung/core/limits.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

TEST(limits, defaults_fit_the_widths_that_ranges_have) {
    constexpr rung::limits defaults;
    EXPECT_LE(defaults.decoded_bytes, std::numeric_limits<std::uint32_t>::max());
    EXPECT_LE(defaults.input_bytes, defaults.decoded_bytes);
    EXPECT_GT(defaults.depth, 0U);
}

TEST(limits, one_can_be_named) {
    constexpr rung::limits narrow{.input_bytes = 10};
    EXPECT_EQ(narrow.input_bytes, 10U);
    EXPECT_EQ(narrow.depth, rung::limits{}.depth);
}
