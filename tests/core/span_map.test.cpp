// SPDX-License-Identifier: Apache-2.0
#include <rung/core/span_map.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

using rung::range;
using rung::span_map;

namespace rung {
inline void PrintTo(range r, std::ostream* out) { *out << '[' << r.begin << ',' << r.end << ')'; }
} // namespace rung

namespace {

/// `<p>Pay &amp; hours</p> <p>Now</p>` read as "Pay & hours" LF "Now": copies, an entity of five bytes, a line break with no source.
span_map paragraphs() {
    span_map map;
    map.add({0, 4, 3, 4});    // "Pay "
    map.add({4, 1, 7, 5});    // &amp;
    map.add({5, 6, 12, 6});   // " hours"
    map.add({12, 3, 26, 3});  // "Now"; byte 11 has no source
    return map;
}

struct to_source_row {
    const char* name;
    range       decoded, source;
};

constexpr to_source_row to_source_rows[] = {
    {"in_a_copy", {1, 3}, {4, 6}},
    {"a_whole_copy", {0, 4}, {3, 7}},
    {"an_entity_maps_as_a_whole", {4, 5}, {7, 12}},
    {"from_copy_into_entity", {2, 5}, {5, 12}},
    {"from_entity_into_copy", {4, 7}, {7, 14}},
    {"across_everything", {0, 15}, {3, 29}},
    {"across_a_gap", {9, 13}, {16, 27}},
    {"only_the_gap_is_an_empty_range_at_the_next_source", {11, 12}, {26, 26}},
    {"past_the_end_is_an_empty_range_at_the_end", {15, 16}, {29, 29}},
};

RUNG_ROWS(to_source, to_source_row, to_source_rows);

TEST_P(to_source, covers_the_sources) { EXPECT_EQ(paragraphs().to_source(GetParam().decoded), GetParam().source); }

TEST(span_map, empty_one_is_the_identity) {
    EXPECT_TRUE(span_map{}.is_identity());
    EXPECT_EQ(span_map{}.to_source({5, 9}), (range{5, 9}));
}

TEST(span_map, joins_copies_that_adjoin) {
    span_map map;
    map.add({0, 3, 10, 3});
    map.add({3, 2, 13, 2});
    EXPECT_EQ(map.pieces().size(), 1U);
    map.add({5, 1, 15, 6});
    map.add({6, 1, 21, 6});
    EXPECT_EQ(map.pieces().size(), 3U) << "two entities in a row stay two";
    map.add({7, 0, 27, 4});
    EXPECT_EQ(map.pieces().size(), 3U) << "what decodes to nothing is not kept";
}

/// HTML inside JSON: `"a&amp;\"b"` where the JSON string starts at byte 100 of the file and the quote is escaped.
TEST(span_map, composes_html_with_json) {
    span_map json;
    json.add({0, 6, 100, 6}); // a&amp;
    json.add({6, 1, 106, 2}); // \"
    json.add({7, 1, 108, 1}); // b
    span_map html;
    html.add({0, 1, 0, 1}); // a
    html.add({1, 1, 1, 5}); // &amp;
    html.add({2, 2, 6, 2}); // "b
    const span_map both = html.composed_with(json);
    EXPECT_EQ(both.to_source({0, 1}), (range{100, 101}));
    EXPECT_EQ(both.to_source({1, 2}), (range{101, 106}));
    EXPECT_EQ(both.to_source({2, 3}), (range{106, 108}));
    EXPECT_EQ(both.to_source({3, 4}), (range{108, 109})) << "a copy is cut where the outer pieces meet";
    EXPECT_EQ(both.to_source({0, 4}), (range{100, 109}));
}

TEST(span_map, composing_with_the_identity_changes_nothing) {
    EXPECT_EQ(paragraphs().composed_with({}).to_source({2, 5}), (range{5, 12}));
    EXPECT_EQ(span_map{}.composed_with(paragraphs()).to_source({2, 5}), (range{5, 12}));
}

TEST(offset_counter, counts_code_points_and_utf16_units) {
    const std::string_view text = "a\xC2\xA3" "b\xE2\x82\xAC\xF0\x9F\x98\x80z"; // a £ b € 😀 z
    rung::offset_counter   count(text);
    const auto             same = [&](std::uint32_t byte, std::uint32_t chars, std::uint32_t utf16) {
        const auto at = count.at(byte);
        EXPECT_EQ(at.chars, chars) << byte;
        EXPECT_EQ(at.utf16, utf16) << byte;
    };
    same(0, 0, 0);
    same(1, 1, 1);
    same(3, 2, 2);
    same(7, 4, 4);
    same(11, 5, 6);
    same(12, 6, 7);
    same(99, 6, 7);
    same(3, 2, 2); // going back starts over
}

} // namespace
