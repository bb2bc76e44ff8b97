// SPDX-License-Identifier: Apache-2.0
#include <rung/format/decoding.hpp>

#include <gtest/gtest.h>

#include <algorithm>

#include "support/record_rows.hpp"
#include "support/row.hpp"

using rung::errc;
using rung::format::decoding_input;

namespace {

using namespace std::string_literals;
using lines = std::vector<std::string>;

struct decoded {
    std::string  text;
    std::int64_t ended = 1;
    lines        evidence;
};

/// Reads `bytes`, given out `step` at a time, into pieces of `room` bytes.
decoded decode(std::string_view bytes, std::size_t step = 65'536, std::size_t room = 65'536) {
    rung_test::memory_input source(bytes, step);
    decoding_input          input(source.input());
    const auto              read = input.input();
    decoded                 out;
    std::string             piece(room, '?');
    while ((out.ended = read.read(read.host, piece.data(), room)) > 0) { out.text.append(piece, 0, static_cast<std::size_t>(out.ended)); }
    EXPECT_EQ(read.read(read.host, piece.data(), room), out.ended) << "an end is an end";
    out.evidence = input.evidence();
    return out;
}

std::string utf16(std::u16string_view text, bool big) {
    std::string out;
    for (const auto c : text) {
        const char low  = static_cast<char>(c & 0xFF);
        const char high = static_cast<char>(c >> 8);
        out += big ? std::string{high, low} : std::string{low, high};
    }
    return out;
}

const std::u16string wide_text = u"id,name\r\n1,Zo\u00EB \u20AC\U0001F600 and more of plain letters\n";
const std::string    utf8_text = "id,name\r\n1,Zo\xC3\xAB \xE2\x82\xAC\xF0\x9F\x98\x80 and more of plain letters\n";

struct bytes_row {
    const char* name;
    std::string bytes;
    std::string text;
    lines       evidence;
};

const bytes_row bytes_rows[] = {
    {"nothing", "", "", {}},
    {"ascii", "a,b\n1,2\n", "a,b\n1,2\n", {}},
    {"utf8", utf8_text, utf8_text, {"first byte beyond ASCII at 13 is UTF-8"}},
    {"utf8_marked", "\xEF\xBB\xBF" + utf8_text, utf8_text, {"byte-order mark UTF-8"}},
    {"utf8_marked_and_empty", "\xEF\xBB\xBF", "", {"byte-order mark UTF-8"}},
    {"utf8_once_decided_stays", "\xC3\xA9 \xE9 \xFF", "\xC3\xA9 \xE9 \xFF", {"first byte beyond ASCII at 0 is UTF-8"}},
    {"utf16le_marked", "\xFF\xFE" + utf16(wide_text, false), utf8_text, {"byte-order mark UTF-16LE"}},
    {"utf16be_marked", "\xFE\xFF" + utf16(wide_text, true), utf8_text, {"byte-order mark UTF-16BE"}},
    {"utf16le_bare", utf16(wide_text, false), utf8_text, {"NUL bytes as in UTF-16LE"}},
    {"utf16be_bare", utf16(wide_text, true), utf8_text, {"NUL bytes as in UTF-16BE"}},
    {"utf16_broken", "\xFF\xFE" + utf16(u"a\xD800z\xDC00y\xD83D", false) + "x", "a\xEF\xBF\xBDz\xEF\xBF\xBDy\xEF\xBF\xBD\xEF\xBF\xBD",
     {"byte-order mark UTF-16LE", "4 characters without a meaning became U+FFFD"}},
    {"windows_1252", "Zo\xEB \x80 100\x97\x9F", "Zo\xC3\xAB \xE2\x82\xAC 100\xE2\x80\x94\xC5\xB8",
     {"first byte beyond ASCII at 2 is not UTF-8: Windows-1252"}},
    {"windows_1252_without_a_meaning", "\x81 a", "\xEF\xBF\xBD a",
     {"first byte beyond ASCII at 0 is not UTF-8: Windows-1252", "1 character without a meaning became U+FFFD"}},
    {"windows_1252_once_decided_stays", "\xE9 \xC3\xA9", "\xC3\xA9 \xC3\x83\xC2\xA9", {"first byte beyond ASCII at 0 is not UTF-8: Windows-1252"}},
    {"cut_character", "caf\xC3", "caf\xC3\x83", {"first byte beyond ASCII at 3 is not UTF-8: Windows-1252"}},
    {"xml_latin1", "<?xml version='1.0' encoding = \"ISO-8859-1\"?><a>\xC3\xA9\x80</a>",
     "<?xml version='1.0' encoding = \"ISO-8859-1\"?><a>\xC3\x83\xC2\xA9\xE2\x82\xAC</a>", {"XML declaration names Windows-1252 or Latin-1: Windows-1252"}},
    {"xml_utf8", "<?xml version=\"1.0\" encoding=\"utf-8\"?><a>\xE9</a>", "<?xml version=\"1.0\" encoding=\"utf-8\"?><a>\xE9</a>",
     {"XML declaration names UTF-8"}},
    {"xml_not_utf16", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>\xC3\xA9</a>",
     "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>\xC3\xA9</a>",
     {"XML declaration names UTF-16, which the bytes are not", "first byte beyond ASCII at 42 is UTF-8"}},
    {"xml_without_encoding", "<?xml version=\"1.0\"?><a encoding=\"koi8-r\"/>", "<?xml version=\"1.0\"?><a encoding=\"koi8-r\"/>", {}},
    {"xml_mark_wins", "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"latin1\"?>\xC3\xA9", "<?xml version=\"1.0\" encoding=\"latin1\"?>\xC3\xA9",
     {"byte-order mark UTF-8"}},
    {"zip", "PK\3\4\0\0\xE9\xFF"s, "PK\3\4\0\0\xE9\xFF"s, {"zip archive"}},
    {"one_nul_is_no_utf16", "a,b\n1,\0\n2,c\n"s, "a,b\n1,\0\n2,c\n"s, {}},
};

RUNG_ROWS(decoded_bytes, bytes_row, bytes_rows);

TEST_P(decoded_bytes, gives_utf8) {
    for (const std::size_t step : {65'536U, 1U, 5U}) {
        for (const std::size_t room : {65'536U, 1U, 3U, 9U}) {
            const auto got = decode(GetParam().bytes, step, room);
            EXPECT_EQ(got.text, GetParam().text) << step << ' ' << room;
            EXPECT_EQ(got.ended, 0);
            EXPECT_EQ(got.evidence, GetParam().evidence) << step << ' ' << room;
        }
    }
}

TEST_P(decoded_bytes, is_the_same_behind_much_ascii) {
    const auto& row = GetParam();
    if (row.evidence.empty() || !row.evidence[0].starts_with("first byte")) { return; }
    const std::string before(200'000, 'a');
    EXPECT_TRUE(decode(before + row.bytes).text == before + row.text);
    EXPECT_TRUE(decode(before + row.bytes, 1'001, 777).text == before + row.text);
}

TEST(decoding_input, long_texts_come_whole) {
    std::u16string wide;
    std::string    narrow;
    std::string    text;
    for (int i = 0; i < 40'000; ++i) {
        wide += u"plain text \u00E9\U0001F600";
        narrow += "plain text \xE9\x80";
        text += "plain text \xC3\xA9\xE2\x82\xAC";
    }
    std::string wanted;
    for (int i = 0; i < 40'000; ++i) { wanted += "plain text \xC3\xA9\xF0\x9F\x98\x80"; }
    for (const std::size_t room : {65'536U, 4'099U}) {
        EXPECT_TRUE(decode("\xFF\xFE" + utf16(wide, false), 10'007, room).text == wanted);
        EXPECT_TRUE(decode("\xFE\xFF" + utf16(wide, true), 10'007, room).text == wanted);
        EXPECT_TRUE(decode(narrow, 10'007, room).text == text);
        EXPECT_TRUE(decode(text, 10'007, room).text == text);
    }
}

TEST(decoding_input, says_where_it_was_decided) {
    EXPECT_EQ(decode(std::string(10'240, 'a') + "\xE9 b").evidence, (lines{"first byte beyond ASCII at 10240 is not UTF-8: Windows-1252"}));
    EXPECT_EQ(decode(std::string(70'000, 'a') + "\xC3\xA9", 1, 4'096).evidence, (lines{"first byte beyond ASCII at 70000 is UTF-8"}));
}

TEST(decoding_input, refuses_what_it_does_not_read) {
    const auto bad = -static_cast<std::int64_t>(errc::bad_encoding);
    EXPECT_EQ(decode("<?xml version=\"1.0\" encoding=\"koi8-r\"?><a/>").ended, bad);
    EXPECT_EQ(decode("<?xml version=\"1.0\" encoding=\"koi8-r\"?><a/>").evidence, (lines{"XML declaration names an encoding that is not read"}));
    EXPECT_EQ(decode("\xFF\xFE\0\0a\0\0\0"s).ended, bad);
    EXPECT_EQ(decode("\xFF\xFE\0\0a\0\0\0"s).evidence, (lines{"byte-order mark UTF-32: not read"}));
}

TEST(decoding_input, hands_an_error_on) {
    const rung_input broken{sizeof(rung_input), 0, nullptr, [](void*, void*, std::uint64_t) { return -static_cast<std::int64_t>(errc::unreadable); }};
    decoding_input   input(broken);
    char             piece[8];
    for (int i = 0; i < 2; ++i) { EXPECT_EQ(input.input().read(&input, piece, sizeof piece), -static_cast<std::int64_t>(errc::unreadable)); }
}

} // namespace
