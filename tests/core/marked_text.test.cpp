// SPDX-License-Identifier: Apache-2.0
#include <rung/core/marked_text.hpp>

#include <gtest/gtest.h>

static_assert(sizeof(rung::block) == 12, "a document may hold a million blocks");

TEST(marked_text, empty_one_maps_to_itself) {
    const rung::marked_text nothing;
    EXPECT_TRUE(nothing.text.empty());
    EXPECT_TRUE(nothing.blocks.empty());
    EXPECT_TRUE(nothing.map.is_identity());
}

TEST(marked_text, blocks_compare_by_all_they_hold) {
    const rung::block heading{rung::block_kind::heading, 2, {0, 4}};
    EXPECT_EQ(heading, (rung::block{rung::block_kind::heading, 2, {0, 4}}));
    EXPECT_NE(heading, (rung::block{rung::block_kind::heading, 3, {0, 4}}));
    EXPECT_NE(heading, (rung::block{rung::block_kind::paragraph, 2, {0, 4}}));
    EXPECT_NE(heading, (rung::block{rung::block_kind::heading, 2, {0, 5}}));
}
