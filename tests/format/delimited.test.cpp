// SPDX-License-Identifier: Apache-2.0
#include <rung/format/delimited.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/delimited_scans.hpp"
#include "support/record_rows.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using rung::format::delimited_shape;
using rung::format::read_delimited;
using rung::format::reading;
using rung::format::sniff_dialect;
using rung_test::fails_with;
using rung_test::is_ok;

namespace {

using lines = std::vector<std::string>;

/// Rows, then diagnostics, each on a line of its own.
lines read_all(std::string_view text, const delimited_shape& known = {}, std::size_t step = 65'536, const rung_read_limits* bounds = nullptr) {
    rung_test::memory_input     input(text, step);
    rung_test::told_diagnostics told;
    reading                     from{.input = input.input(), .diagnose = told.diagnose()};
    if (bounds != nullptr) { from.bounds = *bounds; }
    auto reader = read_delimited(from, known);
    if (!reader) { return {"refused: " + reader.error().where}; }
    auto out = rung_test::all_rows(**reader);
    out.insert(out.end(), told.all.begin(), told.all.end());
    return out;
}

struct text_row {
    const char*     name;
    std::string     text;
    lines           gives;
    delimited_shape known = {};
};

using namespace std::string_literals;

const text_row text_rows[] = {
    {"plain", "id,name\n1,Ada\n2,Bo\n", {"#0: id=1|name=Ada", "#1: id=2|name=Bo"}},
    {"no_line_end_at_the_end", "id,name\n1,Ada", {"#0: id=1|name=Ada"}},
    {"crlf", "id,name\r\n1,Ada\r\n2,\"Bo\"\r\n", {"#0: id=1|name=Ada", "#1: id=2|name=Bo"}},
    {"cr_alone", "id,name\r1,\"A\nda\"\r2,Bo\r", {"#0: id=1|name=A\nda", "#1: id=2|name=Bo"}},
    {"cr_then_crlf", "id,name\r1,Ada\r2,Bo\r\n3,Cy", {"#0: id=1|name=Ada", "#1: id=2|name=Bo", "#2: id=3|name=Cy"}, {.line_end = '\r'}},
    {"lone_cr_is_data_where_lf_ends", "id,name\n1,A\rda\n", {"#0: id=1|name=A\rda"}},
    {"semicolon", "id;pay\n1;1,5\n2;2,5\n", {"#0: id=1|pay=1,5", "#1: id=2|pay=2,5"}},
    {"tab", "id\tname\n1\tAda, B.\n", {"#0: id=1|name=Ada, B."}},
    {"pipe", "id|name\n1|Ada\n", {"#0: id=1|name=Ada"}},
    {"one_column", "id\n1\n\n2\n", {"#0: id=1", "#1: id=2"}},
    {"sep_line", "sep=;\nid;a,b\n1;x,y\n", {"#0: id=1|a,b=x,y"}},
    {"sep_line_quoted", "\"sep=|\"\r\nid|n\r\n1|x\r\n", {"#0: id=1|n=x"}},
    {"quotes", "id,note\n1,\"a, \"\"b\"\"\nc\"\n2,\"\"\n", {"#0: id=1|note=a, \"b\"\nc", "#1: id=2|note=<empty>"}},
    {"quote_inside_is_text", "id,note\n1,5\" pipe\n2,x\n", {"#0: id=1|note=5\" pipe", "#1: id=2|note=x"}},
    {"stray_quote", "id,note\n1,\"Say \"hello\" now\",\n2,x\n",
     {"#0: id=1|note=Say hello\" now\"", "#1: id=2|note=x", "stray-quote@0:2"}},
    {"no_quote", "id,note\n1,\"a\n2,b\n", {"#0: id=1|note=\"a", "#1: id=2|note=b"}, {.quote = '\0'}},
    {"other_quote", "id,note\n1,'a,''b'\n", {"#0: id=1|note=a,'b"}, {.quote = '\''}},
    {"backslash", "id,note\n1,\"a\\\"b,c\"\n2,\"x\"\n", {"#0: id=1|note=a\"b,c", "#1: id=2|note=x"}},
    {"backslash_outside_quotes", "id,note\n1,a\\,b\\\nc\n2,x\\", {"#0: id=1|note=a,b\nc", "#1: id=2|note=x\\"}, {.escape = '\\'}},
    {"backslash_is_text", "id,path\n1,\"C:\\\"\n2,\"D:\\\"\n", {"#0: id=1|path=C:\\", "#1: id=2|path=D:\\"}},
    {"titles", "Staff in post,,\nRun on 01/02/2024,,\n\nid,name,grade\n1,Ada,7\n", {"#0: id=1|name=Ada|grade=7"}},
    {"title_with_few_commas", "Report\nid;name;grade\n1;Ada;7\n", {"#0: id=1|name=Ada|grade=7"}},
    {"two_headers", "user-id,start-date,first-name\nUser ID,Start Date,Given name\nu1,2024-01-02,Ada\n",
     {"#0: user-id=u1|start-date=2024-01-02|first-name=Ada"}},
    {"no_header", "1,Ada,2020-01-01\n2,Bo,2021-01-01\n",
     {"#0: column 1=1|column 2=Ada|column 3=2020-01-01", "#1: column 1=2|column 2=Bo|column 3=2021-01-01"}},
    {"no_header_with_a_gap", "1,Ada,2020-01-01,\n2,Bo,2021-01-01,5\n",
     {"#0: column 1=1|column 2=Ada|column 3=2020-01-01|column 4=<empty>", "#1: column 1=2|column 2=Bo|column 3=2021-01-01|column 4=5"}},
    {"header_with_a_gap", ",n,m\n1,5,Ada\n", {"#0: column 1=1|n=5|m=Ada"}},
    {"header_quote_unclosed", "id,\"a,b\n1,x,y\n2,\"z\",w\n3,u,v\n",
     {"#0: id=3|column 2=u|column 3=v", "stray-quote@-:1", "no-name@-:1 column 2", "no-name@-:1 column 3"}},
    {"header_too_long", "id," + std::string(1'025, 'n') + "\n1,x\n", {"#0: id=1|column 2=x", "no-name@-:1 column 2"}},
    {"no_header_told", "a,b\nc,d\n", {"#0: column 1=a|column 2=b", "#1: column 1=c|column 2=d"}, {.header_rows = 0}},
    {"years_are_headings", "id,2022,2023\n1,5,6\n2,7,8\n", {"#0: id=1|2022=5|2023=6", "#1: id=2|2022=7|2023=8"}},
    {"total_rows", "name,n,pay\nAda,1,5\n Total ,1,\"\xC2\xA3" "5.00\"\nGrand Total:,,5\nTotal plc,1,2\nTotal,Ada,1\n",
     {"#0: name=Ada|n=1|pay=5", "#1: name=Total plc|n=1|pay=2", "#2: name=Total|n=Ada|pay=1", "total-row@-:3", "total-row@-:4"}},
    {"total_rows_kept", "name,n\nAda,1\nTotal,1\n", {"#0: name=Ada|n=1", "#1: name=Total|n=1"}, {.total_rows = false}},
    {"ragged", "id,a,b\n1\n2,x,y,z\n3,x,y,\n,,\n",
     {"#0: id=1", "#1: id=2|a=x|b=y", "#2: id=3|a=x|b=y", "short-row@0:2", "long-row@1:3", "empty-row@-:5"}},
    {"header_cells", "id, full  name ,,id,id#2,\n1,2,3,4,5\n",
     {"#0: id=1|full name=2|column 3=3|id#2=4|id#2#2=5", "duplicate-header@-:1 id#2", "duplicate-header@-:1 id#2#2"}},
    {"excel_text", "id,n\n=\"000123\",x\n\"=\"\"007\"\"\",\"=1+1\"\n=\"\",y\n=\"a\"b\",z\n",
     {"#0: id=000123|n=x", "#1: id=007|n==1+1", "#2: id=<empty>|n=y", "#3: id==\"a\"b\"|n=z"}},
    {"bad_bytes", "id,n\n1,\xC3\n2,\0x\n3,\xC3\xA9\n"s,
     {"#0: id=1|n=\xC3", "#1: id=2|n=\0x"s, "#2: id=3|n=\xC3\xA9", "bad-utf8@0:2", "nul-byte@1:3"}},
    {"unclosed", "id,n\n1,a\n2,\"b\n3,c\n", {"#0: id=1|n=a", "error: bad_delimited line 3: quote that does not close"}},
    {"unclosed_behind_lines", "id,n\n\"1\n\",\"b\n3,c", {"error: bad_delimited line 3: quote that does not close"}},
    {"nothing", "", {}},
    {"only_blank_lines", "\n\n", {}},
    {"header_only", "id,name\n", {}},
    {"cut_before_the_header", "title\n", {"error: bad_delimited line 1: the input ends before its header does"}, {.title_lines = 2}},
    {"cut_before_the_labels", "a,b\n", {"error: bad_delimited line 1: the input ends before its header does"}, {.header_rows = 2}},
};

RUNG_ROWS(delimited_text, text_row, text_rows);

TEST_P(delimited_text, is_read) { EXPECT_EQ(read_all(GetParam().text, GetParam().known), GetParam().gives); }

TEST_P(delimited_text, is_the_same_in_single_bytes) { EXPECT_EQ(read_all(GetParam().text, GetParam().known, 1), GetParam().gives); }

TEST_P(delimited_text, may_end_anywhere) {
    const auto& row = GetParam();
    for (std::size_t n = 0; n < row.text.size(); ++n) {
        const auto whole = read_all(row.text.substr(0, n), row.known);
        EXPECT_EQ(whole, read_all(row.text.substr(0, n), row.known, 3)) << n;
    }
}

TEST(delimited, says_where_rows_and_values_stand) {
    const std::string       text = "t\nid,n\n1,\"a\nb\"\n22,=\"x\"\n";
    rung_test::memory_input input(text);
    auto                    reader = read_delimited({.input = input.input()}, {.title_lines = 1});
    ASSERT_TRUE(is_ok(reader));
    EXPECT_EQ(rung::format::dialect_of(**reader), nullptr);
    const auto batch = (*reader)->next();
    ASSERT_TRUE(is_ok(batch));
    ASSERT_EQ(batch->row_count, 2U);
    EXPECT_EQ(batch->rows[0].byte, 7U);
    EXPECT_EQ(batch->rows[0].line, 3U);
    EXPECT_EQ(batch->rows[1].line, 5U);
    EXPECT_EQ(batch->rows[1].parent, 1U);
    for (std::uint32_t i = 0; i < batch->row_count; ++i) {
        const auto& row = batch->rows[i];
        for (std::uint32_t f = 0; f < row.field_count; ++f) {
            EXPECT_EQ(text.substr(row.byte + row.fields[f].offset, row.fields[f].size), std::string(row.fields[f].data, row.fields[f].size));
        }
    }
    ASSERT_NE(rung::format::dialect_of(**reader), nullptr);
    EXPECT_EQ(rung::format::dialect_of(**reader)->title_lines, 1U);
}

TEST(delimited, labels_come_from_the_second_header_row) {
    rung_test::memory_input input("STATUS,USERID,FIRSTNAME\nStatus,User ID,First Name\nactive,1,Ada\n");
    auto                    reader = read_delimited({.input = input.input()});
    ASSERT_TRUE(is_ok(reader));
    EXPECT_EQ(rung_test::all_rows(**reader), (lines{"#0: STATUS=active|USERID=1|FIRSTNAME=Ada"}));
    EXPECT_EQ((*reader)->columns()[2].label, "First Name");
}

TEST(delimited, says_what_speaks_for_a_dialect) {
    const auto as = sniff_dialect("Report\r\nid;name;pay\r\n1;Ada;2\r\n");
    EXPECT_EQ(as.delimiter, ';');
    EXPECT_EQ(as.title_lines, 1U);
    EXPECT_EQ(as.header_rows, 1U);
    EXPECT_EQ(as.evidence, (lines{"delimiter ; gives 3 columns in 2 of 3 rows", "header is row 2, the first with half its cells filled"}));
    EXPECT_EQ(sniff_dialect("").delimiter, ',');
    EXPECT_EQ(sniff_dialect("a;b\n", {.delimiter = '|'}).delimiter, '|');
}

struct shape_row {
    const char*     name;
    delimited_shape known;
    const char*     where;
};

const shape_row shape_rows[] = {
    {"delimiter_line_feed", {.delimiter = '\n'}, "delimiter"}, {"delimiter_none", {.delimiter = '\0'}, "delimiter"},
    {"delimiter_beyond_ascii", {.delimiter = '\xA7'}, "delimiter"}, {"quote_is_delimiter", {.delimiter = ';', .quote = ';'}, "quote"},
    {"escape", {.escape = '!'}, "escape"}, {"line_end", {.line_end = 'x'}, "line_end"}, {"header_rows", {.header_rows = 3}, "header_rows"},
};

RUNG_ROWS(wrong_shape, shape_row, shape_rows);

TEST_P(wrong_shape, is_refused) {
    rung_test::memory_input input("a,b\n");
    EXPECT_TRUE(fails_with(read_delimited({.input = input.input()}, GetParam().known), errc::precondition, GetParam().where));
}

rung_read_limits bounds_with(void (*change)(rung_read_limits&)) {
    auto bounds = reading{}.bounds;
    change(bounds);
    return bounds;
}

TEST(delimited, keeps_the_bounds) {
    const auto text    = "id,n\n1," + std::string(300, 'x') + "\n2,y\n";
    const auto value   = bounds_with([](auto& b) { b.value_bytes = 299; });
    const auto record  = bounds_with([](auto& b) { b.record_bytes = 301; });
    const auto columns = bounds_with([](auto& b) { b.columns = 1; });
    const auto fields  = bounds_with([](auto& b) { b.fields = 2; });
    const auto bytes   = bounds_with([](auto& b) { b.input_bytes = 20; });
    const auto exact   = bounds_with([](auto& b) { b.input_bytes = 14; });
    for (const std::size_t step : {1U, 7U, 65'536U}) {
        EXPECT_EQ(read_all(text, {}, step, &value), (lines{"#1: id=2|n=y", "value-too-large@0:2"}));
        EXPECT_EQ(read_all(text, {}, step, &record), (lines{"#1: id=2|n=y", "record-too-large@0:2"}));
        EXPECT_EQ(read_all("id,n\n1,2,3\n4,5\n", {}, step, &fields), (lines{"#1: id=4|n=5", "too-many-fields@0:2"}));
        EXPECT_EQ(read_all(text, {}, step, &columns), (lines{"error: too_large columns"}));
        EXPECT_EQ(read_all("id,n\n1,a\n2,b\n3,cccccccccccccc", {}, step, &bytes),
                  (lines{"#0: id=1|n=a", "#1: id=2|n=b", "error: too_large input_bytes"}));
        EXPECT_EQ(read_all("id,n\n1,a\n2,bb\n", {}, step, &exact), (lines{"#0: id=1|n=a", "#1: id=2|n=bb"}));
    }
}

TEST(delimited, passes_over_a_huge_record_and_reads_on) {
    const auto  bounds = bounds_with([](auto& b) { b.record_bytes = std::uint64_t{1} << 18; });
    std::string huge   = "id,n\n0,a\n\"1\n\",\"";
    for (int i = 0; i < 100'000; ++i) { huge += "a,\"\"\n"; }
    EXPECT_EQ(read_all(huge + "\"\n2,b\n", {}, 65'536, &bounds), (lines{"#0: id=0|n=a", "#2: id=2|n=b", "record-too-large@1:3"}));
    EXPECT_EQ(read_all(huge, {}, 65'536, &bounds), (lines{"#0: id=0|n=a", "error: bad_delimited line 4: quote that does not close"}));
    const auto whole = read_all(huge + "\"\n2,b\n");
    ASSERT_EQ(whole.size(), 3U);
    EXPECT_EQ(whole[2], "#2: id=2|n=b");
}

TEST(delimited, reads_many_windows_alike) {
    std::mt19937 random(11);
    std::string  text = "id,a,b,c\n";
    lines        wanted;
    for (int i = 0; i < 20'000; ++i) {
        std::string a(random() % 40, 'a'), b;
        for (auto n = random() % 9; n > 0; --n) { b += "x,\"\n\xC3\xA9"[random() % 4]; }
        std::string quoted;
        for (const char c : b) { quoted += c == '"' ? "\"\"" : std::string(1, c); }
        text += std::to_string(i) + "," + a + ",\"" + quoted + "\",z\r\n";
        const auto number = std::to_string(i);
        wanted.push_back("#" + number + ": id=" + number + "|a=" + (a.empty() ? "<empty>" : a) + "|b=" + (b.empty() ? "<empty>" : b) + "|c=z");
    }
    const auto bare = [](lines all) {
        std::erase_if(all, [](const std::string& l) { return l.starts_with("bad-utf8"); });
        return all;
    };
    EXPECT_EQ(bare(read_all(text)), wanted);
    EXPECT_EQ(bare(read_all(text, {}, 1'009)), wanted);
}

TEST(delimited, an_error_of_the_input_comes_back_again_and_again) {
    const rung_input broken{sizeof(rung_input), 0, nullptr, [](void*, void*, std::uint64_t) { return -static_cast<std::int64_t>(errc::unreadable); }};
    auto             reader = read_delimited({.input = broken});
    ASSERT_TRUE(is_ok(reader));
    EXPECT_TRUE(fails_with((*reader)->next(), errc::unreadable, "byte 0"));
    EXPECT_TRUE(fails_with((*reader)->next(), errc::unreadable, "byte 0"));
}

TEST(delimited, both_scans_say_the_same) {
    std::mt19937 random(5);
    for (int i = 0; i < 2'000; ++i) {
        std::string text;
        for (auto n = random() % 200; n > 0; --n) { text += "ab,,\"\"\n\r\\\xC3\xA9\0x"s[random() % 13]; }
        const rung_test::byte_marks plain{};
        const rung_test::byte_marks escaped{.escape = '\\'};
        const rung_test::byte_marks bare{.quote = -1};
        for (const auto& marks : {plain, escaped, bare}) {
            ASSERT_EQ(rung_test::scanned<rung_test::word_scan>(text, marks), rung_test::scanned<rung_test::best_scan>(text, marks));
        }
    }
}

} // namespace
