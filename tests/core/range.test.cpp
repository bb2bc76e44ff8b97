// SPDX-License-Identifier: Apache-2.0
#include <rung/core/range.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

using rung::range;

static_assert(range{2, 5}.size() == 3 && !range{2, 5}.empty() && range{3, 3}.empty());
static_assert(range{2, 9}.holds({2, 9}) && range{2, 9}.holds({4, 4}) && !range{2, 9}.holds({1, 4}) && !range{2, 9}.holds({4, 10}));

namespace {

struct slice_row {
    const char*      name;
    range            at;
    std::string_view wanted;
};

constexpr slice_row slices[] = {
    {"inside", {1, 3}, "bc"},
    {"whole", {0, 4}, "abcd"},
    {"reaches_past_the_end", {2, 99}, "cd"},
    {"begins_at_the_end", {4, 5}, ""},
    {"begins_past_the_end", {7, 9}, ""},
    {"empty", {2, 2}, ""},
    {"turned_round", {3, 1}, ""},
};

RUNG_ROWS(slice, slice_row, slices);

TEST_P(slice, gives_what_is_there) { EXPECT_EQ(rung::slice("abcd", GetParam().at), GetParam().wanted); }

struct meet_row {
    const char* name;
    range       a, b;
    bool        meet;
};

constexpr meet_row meets[] = {
    {"overlap", {0, 3}, {2, 5}, true},
    {"one_inside_the_other", {0, 9}, {3, 4}, true},
    {"touching_is_not_meeting", {0, 3}, {3, 5}, false},
    {"apart", {0, 3}, {6, 9}, false},
};

RUNG_ROWS(meet, meet_row, meets);

TEST_P(meet, is_symmetric) {
    EXPECT_EQ(GetParam().a.meets(GetParam().b), GetParam().meet);
    EXPECT_EQ(GetParam().b.meets(GetParam().a), GetParam().meet);
}

} // namespace
