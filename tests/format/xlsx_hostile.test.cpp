// SPDX-License-Identifier: Apache-2.0
#include <rung/format/xlsx.hpp>

#include <gtest/gtest.h>

#include "support/read_workbook.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/small_workbook.hpp"

using rung::errc;
using rung::format::reading;
using rung::format::xlsx_shape;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::read_workbook;
using rung_test::small_workbook;
using rung_test::text_row;
using rung_test::value_cell;
using rung_test::workbook_of;
using rung_test::zip_of;

namespace {

using lines = std::vector<std::string>;

const std::string head = text_row(1, {"ID", "Name"});

/// A workbook with one part instead of its own.
std::string with_part(const std::string& name, const std::string& data) {
    auto files = rung_test::parts_of({.sheets = {{.data = head + text_row(2, {"7", "Ann"})}}, .strings = "<si/>", .cell_formats = "<xf/>"});
    for (auto& f : files) {
        if (f.name == name) { f.data = data; }
    }
    return zip_of(files);
}

struct refused_row {
    const char* name;
    std::string file;
    errc        code;
    const char* where;
};

const char* const sheet_part = "xl/worksheets/sheet1.xml";
const char* const dtd        = "<!DOCTYPE a [<!ENTITY b \"c\">]>";

const refused_row refused_rows[] = {
    {"empty", "", errc::bad_zip, ""},
    {"text", "ID,Name\n7,Ann\n", errc::bad_zip, ""},
    {"password_or_xls", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(600, '\0'), errc::bad_xlsx, "protected by a password, or .xls"},
    {"another_archive", zip_of({{"word/document.xml", "<w:document/>"}}), errc::bad_xlsx, "xl/workbook.xml"},
    {"open_document", zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"META-INF/manifest.xml", "<m/>"}}), errc::bad_xlsx, ".ods"},
    {"binary", zip_of({{"_rels/.rels", "<R><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></R>"}, {"xl/workbook.bin", "\x83"}}),
     errc::bad_xlsx, ".xlsb"},
    {"no_sheets", with_part("xl/workbook.xml", "<workbook><sheets/></workbook>"), errc::bad_xlsx, "no sheets"},
    {"no_sheet_part", with_part("xl/_rels/workbook.xml.rels", "<Relationships/>"), errc::bad_xlsx, "sheet 1"},
    {"other_root", with_part(sheet_part, "<chart/>"), errc::bad_xlsx, "sheet 1"},
    {"no_sheet_data", with_part(sheet_part, "<worksheet></worksheet>"), errc::bad_xlsx, "sheet 1"},
    {"empty_part", with_part(sheet_part, ""), errc::bad_xml, "sheet 1, byte 0"},
    {"dtd_in_the_sheet", with_part(sheet_part, std::string(dtd) + "<worksheet/>"), errc::bad_xml, "sheet 1, byte 0"},
    {"dtd_in_the_workbook", with_part("xl/workbook.xml", std::string(dtd) + "<workbook/>"), errc::bad_xml, "workbook, byte 0"},
    {"dtd_in_the_strings", with_part("xl/sharedStrings.xml", std::string(dtd) + "<sst/>"), errc::bad_xml, "shared strings, byte 0"},
    {"dtd_in_the_styles", with_part("xl/styles.xml", std::string(dtd) + "<styleSheet/>"), errc::bad_xml, "styles, byte 0"},
    {"dtd_in_the_relationships", with_part("_rels/.rels", std::string(dtd) + "<R/>"), errc::bad_xml, "_rels/.rels, byte 0"},
    {"utf16", with_part(sheet_part, std::string("\xFF\xFE<\0?\0", 6)), errc::bad_encoding, "*"},
    {"utf16_said", with_part(sheet_part, "<?xml version=\"1.0\" encoding='UTF-16'?><worksheet/>"), errc::bad_encoding, "*"},
    {"latin1_strings", with_part("xl/sharedStrings.xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><sst/>"), errc::bad_encoding, "*"},
    {"strings_cut_short", with_part("xl/sharedStrings.xml", "<sst><si><t>a</t></si>"), errc::bad_xml, "shared strings, byte 22"},
    {"strings_with_an_entity", with_part("xl/sharedStrings.xml", "<sst><si><t>&b;</t></si></sst>"), errc::bad_xml, "*"},
    {"workbook_crossed", with_part("xl/workbook.xml", "<workbook><sheets></workbook></sheets>"), errc::bad_xml, "workbook, byte 18"},
};

RUNG_ROWS(xlsx_refused, refused_row, refused_rows);

TEST_P(xlsx_refused, with_a_reason) { EXPECT_TRUE(fails_with(read_workbook(GetParam().file).opened, GetParam().code, GetParam().where)); }

struct broken_row {
    const char* name;
    std::string data; ///< Behind a header and a record.
    const char* last; ///< The last line of what is read.
};

const broken_row broken_rows[] = {
    {"crossed_tags", "<row r=\"3\"><c r=\"A3\"><v>1</c></v></row>", "error: bad_xml *"},
    {"row_in_a_row", "<row r=\"3\"><c r=\"A3\"><v>1</v><row></row>", "error: bad_xml *"},
    {"stray_end", "</row>", "error: bad_xml *"},
    {"no_quote", "<row r=3/>", "error: bad_xml *"},
    {"tag_in_an_attribute", "<row r=\"3><c r=\"A3\"/></row>", "error: bad_xml *"},
    {"unknown_entity", "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>&nbsp;</v></c></row>", "error: bad_xml *"},
    {"dtd", "<!ELEMENT a>", "error: bad_xml *"},
    {"nul", std::string("<row r=\"3\"><c r=\"A3\" t=\"str\"><v>a\0b</v></c></row>", 49), "error: bad_xml *"},
};

RUNG_ROWS(xlsx_broken, broken_row, broken_rows);

TEST_P(xlsx_broken, ends_with_one_error_behind_the_good_rows) {
    const auto sound = head + text_row(2, {"7", "Ann"});
    for (const unsigned window : {1U, 50U, 1U << 18U}) {
        auto got = read_workbook(workbook_of(sound + GetParam().data), {.header_row = 1, .window_bytes = window});
        ASSERT_EQ(got.rows.size(), 2U);
        EXPECT_EQ(got.rows[0], "#0: ID=7|Name=Ann");
        EXPECT_EQ(got.rows[1].substr(0, got.rows[1].find("sheet")) + "*", GetParam().last);
    }
}

TEST(xlsx, any_cut_of_the_sheet_ends_in_an_error) {
    const std::string whole = "<worksheet><sheetData>" + head + text_row(2, {"7", "Ann"}) + text_row(3, {"8", "Bob"}) + "</sheetData><a/></worksheet>";
    for (std::size_t n = 0; n <= whole.size(); ++n) {
        const auto got  = read_workbook(with_part(sheet_part, whole.substr(0, n)), {.window_bytes = 32});
        const bool ends = got.opened && (got.rows.empty() || !got.rows.back().starts_with("error: "));
        EXPECT_EQ(ends, n == whole.size()) << n;
    }
}

TEST(xlsx, any_cut_of_the_file_is_refused) {
    const auto            whole   = workbook_of(head + text_row(2, {"7", "Ann"}));
    constexpr std::size_t harmless = 3; // the length of a comment that there is not, and a nought
    for (std::size_t n = 0; n < whole.size(); ++n) {
        const auto got = read_workbook(whole.substr(0, n));
        EXPECT_TRUE(!got.opened || (n + harmless >= whole.size() && got.rows == lines{"#0: ID=7|Name=Ann"})) << n;
    }
}

TEST(xlsx, small_reads_and_windows_give_the_same) {
    std::string data = head;
    for (int i = 2; i < 600; ++i) {
        const auto n = std::to_string(i);
        data += "<row r=\"" + n + "\">" + value_cell("A" + n, n) + rung_test::text_cell("B" + n, i % 7 == 0 ? "A &amp; B" : "Zo\xC3\xAB") + "</row>";
        if (i % 50 == 0) { data += "<!-- " + std::string(static_cast<std::size_t>(i), 'x') + " -->" + std::string(static_cast<std::size_t>(i), ' '); }
        if (i % 200 == 0) { data += text_row(i, {"Total"}); }
    }
    const auto file   = workbook_of(data + text_row(600, {"Total"}));
    const auto wanted = read_workbook(file);
    ASSERT_EQ(wanted.rows.size(), 600U);
    EXPECT_EQ(wanted.rows[597], "#597: ID=597|Name=Zo\xC3\xAB");
    for (const unsigned window : {1U, 17U, 500U, 4'096U}) {
        const auto got = read_workbook(file, {.window_bytes = window}, reading{}.bounds, 1);
        EXPECT_EQ(got.rows, wanted.rows);
        EXPECT_EQ(got.diagnostics, wanted.diagnostics);
    }
}

struct limit_row {
    const char*      name;
    std::string      data; ///< Of row 3.
    rung_read_limits bounds;
    lines            rows;
    lines            diagnostics;
};

rung_read_limits bounded(void (*change)(rung_read_limits&)) {
    auto bounds = reading{}.bounds;
    change(bounds);
    return bounds;
}

const std::string long_text = rung_test::text_cell("A3", std::string(300, 'x'));
const std::string nested    = "<c r=\"A3\"><a><b><c><d/></c></b></a><v>1</v></c>";
const lines       all_but_it{"#0: ID=7|Name=Ann", "#2: ID=9|Name=Cy"};

const limit_row limit_rows[] = {
    {"none_met", long_text, reading{}.bounds, {"#0: ID=7|Name=Ann", "#1: ID=" + std::string(300, 'x'), "#2: ID=9|Name=Cy"}, {}},
    {"value", long_text, bounded([](auto& b) { b.value_bytes = 299; }), all_but_it, {"too-large@1:3"}},
    {"shared_value", value_cell("A3", "1", "s"), bounded([](auto& b) { b.value_bytes = 299; }), all_but_it, {"too-large@1:3"}},
    {"record", long_text, bounded([](auto& b) { b.record_bytes = 340; }), all_but_it, {"too-large@1:3"}},
    {"record_of_many_pieces", value_cell("A3", "1") + std::string(400, ' '), bounded([](auto& b) { b.record_bytes = 340; }), all_but_it, {"too-large@1:3"}},
    {"fields", value_cell("A3", "1") + value_cell("B3", "1") + value_cell("C3", "1"), bounded([](auto& b) { b.fields = 2; }), all_but_it, {"too-large@1:3"}},
    {"depth", nested, bounded([](auto& b) { b.depth = 2; }), all_but_it, {"too-deep@1:3"}},
    {"columns", value_cell("Z3", "1"), bounded([](auto& b) { b.columns = 2; }), {"#0: ID=7|Name=Ann", "error: too_large rung_read_limits.columns"}, {}},
};

RUNG_ROWS(xlsx_limit, limit_row, limit_rows);

TEST_P(xlsx_limit, is_kept) {
    const auto file = workbook_of({.sheets  = {{.data = head + text_row(2, {"7", "Ann"}) + "<row r=\"3\">" + GetParam().data + "</row>" + text_row(4, {"9", "Cy"})}},
                                   .strings = "<si><t>a</t></si><si><r><t>" + std::string(150, 'x') + "</t></r><r><t>" + std::string(150, 'y') + "</t></r></si>"});
    for (const unsigned window : {1U, 64U, 1U << 18U}) {
        const auto got = read_workbook(file, {.window_bytes = window}, GetParam().bounds);
        ASSERT_TRUE(is_ok(got.opened));
        EXPECT_EQ(got.rows, GetParam().rows);
        EXPECT_EQ(got.diagnostics, GetParam().diagnostics);
    }
}

TEST(xlsx, limits_of_the_whole_are_kept) {
    const auto file = workbook_of({.sheets = {{.data = head + text_row(2, {"7", "Ann"})}}, .strings = "<si><t>" + std::string(100, 'x') + "</t></si>"});
    EXPECT_TRUE(fails_with(read_workbook(file, {}, bounded([](auto& b) { b.input_bytes = 100; })).opened, errc::too_large, "rung_read_limits.input_bytes"));
    EXPECT_TRUE(fails_with(read_workbook(file, {.shared_bytes = 50}).opened, errc::too_large, "xlsx_shape.shared_bytes"));
    EXPECT_TRUE(fails_with(read_workbook(file, {.sheet_bytes = 100}).opened, errc::zip_bomb, "*"));
    EXPECT_TRUE(fails_with(read_workbook(file, {}, bounded([](auto& b) { b.columns = 1; })).opened, errc::too_large, "rung_read_limits.columns"));
}

TEST(xlsx, bomb_is_refused_before_it_is_unpacked) {
    auto files = rung_test::parts_of({.sheets = {{.data = head}}});
    files[0]   = {sheet_part, std::string("\x4B\x84\x03\x00", 4), 8, std::int64_t{1} << 30, 1};
    EXPECT_TRUE(fails_with(read_workbook(zip_of(files)).opened, errc::zip_bomb, "limits.archive_ratio"));
}

TEST(xlsx, damaged_sheet_is_told_behind_its_rows) {
    auto files   = rung_test::parts_of({.sheets = {{.data = head + text_row(2, {"7", "Ann"})}}});
    files[0].sum = 0x12345678;
    EXPECT_EQ(read_workbook(zip_of(files)).rows, (lines{"#0: ID=7|Name=Ann", "error: bad_zip entry 0"}));
}

TEST(xlsx, text_that_is_no_utf8_is_told_once_a_record) {
    const auto bad = rung_test::text_cell("A2", "\xFF") + rung_test::text_cell("B2", "\xC3");
    const auto got = read_workbook(workbook_of({.sheets = {{.data = head + "<row r=\"2\">" + bad + "</row><row>" + value_cell("A3", "0", "s") + "</row>"}}, .strings = "<si><t>\x80</t></si>"}));
    EXPECT_EQ(got.rows, (lines{"#0: ID=\xFF|Name=\xC3", "#1: ID=\x80"}));
    EXPECT_EQ(got.diagnostics, (lines{"bad-utf8@0:2", "bad-utf8@1:3"}));
}

TEST(xlsx, failing_input_is_told) {
    rung_input input{sizeof(rung_input), 0, nullptr, [](void*, void*, std::uint64_t) { return -static_cast<std::int64_t>(errc::unreadable); }};
    EXPECT_TRUE(fails_with(rung::format::read_xlsx({.input = input}), errc::unreadable, "input"));
}

} // namespace
