// SPDX-License-Identifier: Apache-2.0
#include <rung/format/record_reader.hpp>

#include <gtest/gtest.h>

#include <cstddef>

namespace {

// Rows and fields cross the plugin ABI in arrays: their layout never changes within a major version.
static_assert(sizeof(void*) != 8 || sizeof(rung_field) == 24);
static_assert(sizeof(void*) != 8 || sizeof(rung_row) == 48);
static_assert(sizeof(void*) != 8 || offsetof(rung_row, record) == 24);
static_assert(offsetof(rung_batch, struct_size) == 0 && offsetof(rung_input, struct_size) == 0 && offsetof(rung_diagnostic, struct_size) == 0 &&
              offsetof(rung_read_limits, struct_size) == 0 && offsetof(rung_diagnose, struct_size) == 0);

static_assert(rung::format::is_word_of_rejection("too-many-columns") && rung::format::is_word_of_rejection("no-metadata"));
static_assert(!rung::format::is_word_of_rejection("bad-utf8") && !rung::format::is_word_of_rejection("total-row") && !rung::format::is_word_of_rejection(""));

TEST(reading, bounds_are_set_from_the_start) {
    const rung::format::reading from;
    EXPECT_EQ(from.bounds.struct_size, sizeof(rung_read_limits));
    EXPECT_GT(from.bounds.depth, 0U);
    EXPECT_GE(from.bounds.record_bytes, from.bounds.value_bytes);
    EXPECT_EQ(from.bounds.input_bytes, 0U) << "streams have no end of their own";
}

} // namespace
