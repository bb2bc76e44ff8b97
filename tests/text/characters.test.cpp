// SPDX-License-Identifier: Apache-2.0
#include <rung/text/characters.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

namespace {

using namespace rung;

struct letter_row {
    const char*      name;
    std::string_view text;
    bool             letter;
    std::uint32_t    code;
};

constexpr letter_row letters[] = {
    {"small", "a", true, 'a'},
    {"capital", "Z", true, 'Z'},
    {"digit", "7", false, '7'},
    {"e_acute", "\xC3\xA9", true, 0xE9},
    {"times_sign", "\xC3\x97", false, 0xD7},
    {"pound", "\xC2\xA3", false, 0xA3},
    {"curly_apostrophe", "\xE2\x80\x99", false, 0x2019},
    {"cyrillic", "\xD0\x96", true, 0x416},
    {"emoji", "\xF0\x9F\x98\x80", false, 0x1F600},
    {"cut_short", "\xC3", false, 0xFFFD},
    {"no_continuation", "\xC3 b", false, 0xFFFD},
    {"stray_continuation", "\xA9", false, 0xFFFD},
};

RUNG_ROWS(characters, letter_row, letters);

TEST_P(characters, are_told_apart) {
    EXPECT_EQ(text::is_letter(GetParam().text, 0), GetParam().letter);
    EXPECT_EQ(text::code_point(GetParam().text, 0), GetParam().code);
}

static_assert(text::fold('Q') == 'q' && text::fold('q') == 'q' && text::fold('-') == '-');
static_assert(text::sequence_length(0xE2) == 3 && text::sequence_length('a') == 1);

} // namespace
