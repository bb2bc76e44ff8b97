// SPDX-License-Identifier: Apache-2.0
#include <rung/text/blocks.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

using rung::block_kind;
using rung::text::mark_blocks;

namespace {

/// The blocks of `text`, a line each: h heading, p paragraph, l list item.
std::string blocks_of(std::string_view text) {
    const auto  marked = mark_blocks(std::string(text));
    std::string out;
    for (const auto& b : marked.blocks) {
        out += b.kind == block_kind::heading ? "h " : b.kind == block_kind::list_item ? "l " : b.kind == block_kind::paragraph ? "p " : "? ";
        out += slice(marked.text, b.at);
        out += '\n';
    }
    return out;
}

struct block_row {
    const char*      name;
    std::string_view text, wanted;
};

constexpr block_row rows[] = {
    {"nothing", "", ""},
    {"blank_lines", "\n \n\t\n", ""},
    {"one_paragraph", "We are a small firm in Derby.", "p We are a small firm in Derby.\n"},
    {"blanks_around_are_left_out", "  We are small.  \n", "p We are small.\n"},
    {"blank_line_parts", "We are small.\n\nYou drive.", "p We are small.\np You drive.\n"},
    {"hard_wrapped_paragraph_is_one", "We are a small firm in the middle of Derby with vans that\ngo all over the county.",
     "p We are a small firm in the middle of Derby with vans that\ngo all over the county.\n"},
    {"line_with_a_capital_begins_anew", "We are a small firm.\nYou drive a van.", "p We are a small firm.\np You drive a van.\n"},
    {"colon_makes_a_heading", "What you will do:\nDrive a van.", "h What you will do:\np Drive a van.\n"},
    {"capitals_make_a_heading", "ABOUT US\nWe are small.", "h ABOUT US\np We are small.\n"},
    {"short_line_alone_is_a_heading", "We are small.\n\nAbout you\n\nYou drive.", "p We are small.\nh About you\np You drive.\n"},
    {"line_before_bullets_is_a_heading", "Your tasks\n- drive\n- wash", "h Your tasks\nl drive\nl wash\n"},
    {"full_stop_makes_no_heading", "We care.\n\nYou drive.\n", "p We care.\np You drive.\n"},
    {"hyphens", "- drive\n- wash", "l drive\nl wash\n"},
    {"stars", "* drive\n* wash", "l drive\nl wash\n"},
    {"bullets", "\xE2\x80\xA2 drive\n\xE2\x80\xA2wash", "l drive\nl wash\n"},
    {"word_private_use_bullet", "\xEF\x82\xB7 drive", "l drive\n"},
    {"numbers", "1. drive\n2) wash\n10. rest", "l drive\nl wash\nl rest\n"},
    {"letter_o_as_pasted_bullet", "o Drive\no Wash", "l Drive\nl Wash\n"},
    {"bold_is_no_bullet", "**Pay** is good.", "p **Pay** is good.\n"},
    {"minus_is_no_bullet", "-5 degrees in the store.", "p -5 degrees in the store.\n"},
    {"a_year_is_no_number", "2026. That is when we start.", "p 2026. That is when we start.\n"},
};

RUNG_ROWS(blocks, block_row, rows);

TEST_P(blocks, are_what_a_reader_sees) { EXPECT_EQ(blocks_of(GetParam().text), GetParam().wanted); }

TEST(blocks, keep_the_text_and_map_it_to_itself) {
    const auto marked = mark_blocks("Pay:\n- weekly\n");
    EXPECT_EQ(marked.text, "Pay:\n- weekly\n");
    EXPECT_TRUE(marked.map.is_identity());
}

TEST(blocks, are_in_order_and_apart) {
    std::string text;
    for (int i = 0; i < 400; ++i) { text += i % 7 == 0 ? "\n" : i % 3 == 0 ? "- item \n" : i % 5 == 0 ? "HEAD LINE\n" : "A line of words, and\n"; }
    const auto    marked = mark_blocks(text);
    std::uint32_t last   = 0;
    for (const auto& b : marked.blocks) {
        EXPECT_GE(b.at.begin, last);
        EXPECT_FALSE(b.at.empty());
        last = b.at.end;
    }
    EXPECT_LE(last, text.size());
}

} // namespace
