// SPDX-License-Identifier: Apache-2.0
#include <rung/format/encoding.hpp>

#include <gtest/gtest.h>

#include "support/marked_text.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::format::decode;
using rung::format::encoding;
using rung::format::sniff_encoding;
using namespace std::string_view_literals;

namespace {

struct decode_row {
    const char*      name;
    std::string_view bytes;
    encoding         from;
    std::string_view text;
};

const decode_row decode_rows[] = {
    {"empty", "", encoding::utf8, ""},
    {"ascii", "Pay: 24,000", encoding::utf8, "Pay: 24,000"},
    {"utf8", "\xC2\xA3" "24k \xE2\x80\x93 fair", encoding::utf8, "\xC2\xA3" "24k \xE2\x80\x93 fair"},
    {"utf8_bom", "\xEF\xBB\xBFid,title", encoding::utf8, "id,title"},
    {"utf8_crlf", "a\r\nb\rc\n\r\n", encoding::utf8, "a\nb\nc\n\n"},
    {"utf8_ends_in_cr", "a\r", encoding::utf8, "a\n"},
    {"utf8_overlong_after_bom", "\xEF\xBB\xBF\xC0\xAF", encoding::utf8, "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"utf8_surrogate_after_bom", "\xEF\xBB\xBF\xED\xA0\x80x", encoding::utf8, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx"},
    {"utf8_cut_short_is_one", "\xEF\xBB\xBF\xF0\x9F\x98", encoding::utf8, "\xEF\xBF\xBD"},
    {"utf8_with_one_bad_byte_stays_utf8", "\xC2\xA3 and \xC2\xA3 and \x92", encoding::utf8, "\xC2\xA3 and \xC2\xA3 and \xEF\xBF\xBD"},
    {"windows_1252_quotes", "\x93we\x94 don\x92t \x80" "5", encoding::windows_1252, "\xE2\x80\x9Cwe\xE2\x80\x9D don\xE2\x80\x99t \xE2\x82\xAC" "5"},
    {"windows_1252_pound_sign", "\xA3" "24k caf\xE9", encoding::windows_1252, "\xC2\xA3" "24k caf\xC3\xA9"},
    {"windows_1252_means_nothing", "ab\x81" "cd", encoding::windows_1252, "ab\xEF\xBF\xBD" "cd"},
    {"windows_1252_crlf", "\xA3\r\nx", encoding::windows_1252, "\xC2\xA3\nx"},
    {"utf16_le_bom", "\xFF\xFEH\0i\0\r\0\n\0!\0"sv, encoding::utf16_le, "Hi\n!"},
    {"utf16_be_bom", "\xFE\xFF\0H\0i\x20\x19"sv, encoding::utf16_be, "Hi\xE2\x80\x99"},
    {"utf16_le_bare", "C\0a\0r\0e\0r\0"sv, encoding::utf16_le, "Carer"},
    {"utf16_be_bare", "\0C\0a\0r\0e\0r"sv, encoding::utf16_be, "Carer"},
    {"utf16_pair", "\xFF\xFE\x3D\xD8\x00\xDE"sv, encoding::utf16_le, "\xF0\x9F\x98\x80"},
    {"utf16_lone_surrogate", "\xFF\xFE\x3D\xD8x\0"sv, encoding::utf16_le, "\xEF\xBF\xBDx"},
    {"utf16_cut_short", "\xFF\xFEH\0i"sv, encoding::utf16_le, "H\xEF\xBF\xBD"},
    {"utf16_lone_cr", "\xFF\xFE\r\0x\0"sv, encoding::utf16_le, "\nx"},
};

RUNG_ROWS(decoding, decode_row, decode_rows);

TEST_P(decoding, gives_utf8) {
    const auto got = decode(GetParam().bytes);
    ASSERT_TRUE(rung_test::is_ok(got));
    EXPECT_EQ(got->text, GetParam().text);
    EXPECT_EQ(got->from, GetParam().from);
    EXPECT_TRUE(rung_test::is_utf8(got->text));
}

struct binary_row {
    const char*      name;
    std::string_view bytes;
};

const binary_row binary_rows[] = {
    {"nul_in_ascii", "MZ\0\x90 program"sv},
    {"zip", "PK\x03\x04\x14\0\0\0\x08\0word"sv},
    {"png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv},
    {"controls", "\x01\x02\x03\x04 a few \x05\x06"sv},
    {"nul_after_bom", "\xEF\xBB\xBFx\0y"sv},
    {"utf32", "\xFF\xFE\0\0H\0\0\0"sv},
    {"numbers_in_pairs", "\x01\0\x02\0\x03\0\x04\0\x05\0\x06\0"sv},
};

RUNG_ROWS(binary, binary_row, binary_rows);

TEST_P(binary, is_refused) {
    EXPECT_FALSE(sniff_encoding(GetParam().bytes).is_text);
    EXPECT_TRUE(rung_test::fails_with(decode(GetParam().bytes), rung::errc::not_text, ""));
}

TEST(decode_whole, same_bytes_have_no_map) { EXPECT_TRUE(decode("caf\xC3\xA9\n")->map.is_identity()); }

struct map_row {
    const char*      name;
    std::string_view bytes, part, source;
};

const map_row map_rows[] = {
    {"past_a_bom", "\xEF\xBB\xBFid", "d", "d"},
    {"past_a_carriage_return", "one\r\ntwo\r\nthree", "thr", "thr"},
    {"across_a_line_end", "one\r\ntwo", "e\nt", "e\r\nt"},
    {"windows_1252", "\xA3" "24 \x96 fair", "\xE2\x80\x93", "\x96"},
    {"after_windows_1252", "\xA3" "24 \x96 fair", "fair", "fair"},
    {"malformed", "\xEF\xBB\xBF" "a\xFF" "b", "\xEF\xBF\xBD" "b", "\xFF" "b"},
    {"utf16", "\xFF\xFEH\0i\0!\0"sv, "i!", "i\0!\0"sv},
    {"utf16_be", "\0C\0a\0r\0e\0r"sv, "are", "\0a\0r\0e"sv},
};

RUNG_ROWS(decoded_map, map_row, map_rows);

TEST_P(decoded_map, leads_back_to_the_bytes) {
    const auto got = decode(GetParam().bytes);
    ASSERT_TRUE(rung_test::is_ok(got));
    const auto at = static_cast<std::uint32_t>(got->text.find(GetParam().part));
    EXPECT_EQ(slice(GetParam().bytes, got->map.to_source({at, at + static_cast<std::uint32_t>(GetParam().part.size())})), GetParam().source);
}

TEST(decode_whole, keeps_to_its_limits) {
    EXPECT_TRUE(rung_test::fails_with(decode("abcde", {.input_bytes = 4}), rung::errc::too_large, "limits.input_bytes"));
    EXPECT_TRUE(rung_test::fails_with(decode("\xA3\xA3\xA3", {.decoded_bytes = 4}), rung::errc::too_large, "limits.decoded_bytes"));
}

} // namespace
