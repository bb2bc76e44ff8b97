// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/ratio.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "support/result_matchers.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::holds;

constexpr auto most = std::numeric_limits<std::int64_t>::max();

TEST(ratio, sums_are_exact) {
    ratio sum;
    for (int i = 0; i < 10; ++i) { sum = add(sum, {1, 10}).value(); }
    EXPECT_EQ(sum, (ratio{1, 1})); // ten times 0.1 in floating point is less
    EXPECT_TRUE(holds(add({1, 3}, {1, 6}), ratio{1, 2}));
    EXPECT_TRUE(holds(add({0, 7}, {0, 3}), ratio{0, 1}));
    EXPECT_TRUE(holds(add({most, 2}, {0, 1}), ratio{most, 2}));
    EXPECT_TRUE(holds(add({most - 1, most}, {1, most}), ratio{1, 1})); // the parts of the sum leave 64 bits on the way
    EXPECT_TRUE(holds(lowest({6, 4}), ratio{3, 2}));
    EXPECT_TRUE(holds(subtract({1, 2}, {1, 3}), ratio{1, 6}));
    EXPECT_TRUE(holds(subtract({2, 4}, {1, 2}), ratio{0, 1}));
}

/// A harmonic sum grows its denominator until it can't be said: then it is refused, and never rounded.
TEST(ratio, what_leaves_64_bits_is_refused) {
    EXPECT_TRUE(fails_with(add({most, 1}, {1, 1}), errc::too_large, "ratio"));
    EXPECT_TRUE(fails_with(add({1, most}, {1, most - 1}), errc::too_large, "ratio"));
    ratio sum;
    int   at = 1;
    for (; at < 100; ++at) {
        const auto next = add(sum, {1, at});
        if (!next) { break; }
        sum = *next;
    }
    EXPECT_EQ(at, 47); // H(46) is the last harmonic number whose parts fit into 63 bits
}

TEST(ratio, what_is_none_is_refused) {
    for (const auto r : {ratio{-1, 2}, ratio{1, 0}, ratio{1, -2}}) {
        EXPECT_TRUE(fails_with(lowest(r), errc::precondition, "ratio"));
        EXPECT_TRUE(fails_with(add({1, 2}, r), errc::precondition, "ratio"));
    }
    EXPECT_TRUE(fails_with(subtract({1, 3}, {1, 2}), errc::precondition, "ratio"));
}

TEST(ratio, compares_without_rounding) {
    EXPECT_EQ(compare({1, 2}, {2, 4}), std::strong_ordering::equal);
    EXPECT_EQ(compare({most - 1, most}, {most - 2, most - 1}), std::strong_ordering::greater); // they differ by 2^-126
    EXPECT_EQ(compare({0, 1}, {1, most}), std::strong_ordering::less);
}

TEST(ratio, reads_what_people_write) {
    EXPECT_TRUE(holds(read_ratio("0.1"), ratio{1, 10}));
    EXPECT_TRUE(holds(read_ratio("2.50"), ratio{5, 2}));
    EXPECT_TRUE(holds(read_ratio("3"), ratio{3, 1}));
    EXPECT_TRUE(holds(read_ratio("10/4"), ratio{5, 2}));
    EXPECT_TRUE(holds(read_ratio("9223372036854775807"), ratio{most, 1}));
    EXPECT_EQ(to_text({5, 2}), "5/2");
    for (const auto* const text : {"", ".", ".5", "5.", "1/", "/2", "1/0", "-1", "+1", "1e3", " 1", "1 ", "1/2/3", "0.1.2", "1.5/2", "1/-2", "0x10",
                                   "inf", "9223372036854775808", "0.1234567890123456789"}) {
        EXPECT_TRUE(fails_with(read_ratio(text), errc::bad_amount, "ratio")) << text;
    }
}

} // namespace
