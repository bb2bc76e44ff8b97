// SPDX-License-Identifier: Apache-2.0
#include <rung/format/xlsx.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "places.hpp"
#include "support/read_workbook.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/small_workbook.hpp"

using rung::errc;
using rung::format::xlsx_shape;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::read_workbook;
using rung_test::small_workbook;
using rung_test::text_cell;
using rung_test::text_row;
using rung_test::value_cell;
using rung_test::workbook_of;

namespace {

using lines = std::vector<std::string>;

std::string merged(const std::string& refs) {
    std::string out = "<mergeCells>";
    for (std::size_t i = 0; i < refs.size();) {
        const auto end = std::min(refs.find(' ', i), refs.size());
        out += "<mergeCell ref=\"" + refs.substr(i, end - i) + "\"/>";
        i = end + 1;
    }
    return out + "</mergeCells>";
}

TEST(xlsx, reads_records_below_the_header) {
    const auto got = read_workbook(workbook_of(text_row(1, {"ID", "Name", "Grade"}) + text_row(2, {"007", "Ann", "B"}) + text_row(4, {"8", "", "C"})));
    ASSERT_TRUE(is_ok(got.opened));
    EXPECT_EQ(got.rows, (lines{"#0: ID=007|Name=Ann|Grade=B", "#1: ID=8|Grade=C"}));
    EXPECT_EQ(got.diagnostics, lines{});
    EXPECT_EQ(got.found.header_row, 1U);
    EXPECT_EQ(got.found.header_rows, 1U);
}

TEST(xlsx, says_where_rows_and_values_stand) {
    const std::string sheet = "<worksheet><sheetData>" + text_row(3, {"ID", "Name"}) + text_row(9, {"7", "Ann"}) + "</sheetData></worksheet>";
    const auto              file = workbook_of({.sheets = {{.data = "", .whole = sheet}}});
    rung_test::memory_input input(file);
    const auto reader = rung::format::read_xlsx({.input = input.input()});
    ASSERT_TRUE(is_ok(reader));
    const auto batch = (*reader)->next();
    ASSERT_TRUE(is_ok(batch));
    ASSERT_EQ(batch->row_count, 1U);
    const auto& row = batch->rows[0];
    EXPECT_EQ(row.line, 9U);
    EXPECT_EQ(row.byte, sheet.find("<row r=\"9\""));
    ASSERT_EQ(row.field_count, 2U);
    EXPECT_EQ(row.byte + row.fields[1].offset, sheet.find("Ann"));
    EXPECT_EQ((*reader)->tables().size(), 1U);
    EXPECT_EQ((*reader)->next()->row_count, 0U);
    EXPECT_EQ((*reader)->next()->row_count, 0U);
}

TEST(xlsx, header_without_rows_gives_no_records) {
    const auto got = read_workbook(workbook_of(text_row(1, {"ID", "Name"})));
    ASSERT_TRUE(is_ok(got.opened));
    EXPECT_EQ(got.rows, lines{});
    EXPECT_EQ(got.columns, (lines{"ID", "Name"}));
}

struct header_row {
    const char* name;
    std::string data;
    std::string after;
    xlsx_shape  shape;
    lines       columns;
    unsigned    row;
    unsigned    rows;
};

const std::string two_people = text_row(8, {"7", "Ann", "B", "Ops"}) + text_row(9, {"8", "Bob", "C", "Ops"});

const header_row header_rows[] = {
    {"first_row", text_row(1, {"ID", "Name", "Grade", "Team"}) + two_people, "", {}, {"ID", "Name", "Grade", "Team"}, 1, 1},
    {"below_titles", text_row(1, {"Staff list"}) + text_row(2, {"Run on", "1 May"}) + text_row(4, {"ID", "Name", "Grade", "Team"}) + two_people, "", {},
     {"ID", "Name", "Grade", "Team"}, 4, 1},
    {"title_merged_over_all_is_no_group", text_row(1, {"Staff list"}) + text_row(2, {"ID", "Name", "Grade", "Team"}) + two_people, merged("A1:D1"), {},
     {"ID", "Name", "Grade", "Team"}, 2, 1},
    {"as_asked_for", text_row(1, {"A", "B", "C", "D"}) + text_row(2, {"ID", "Name", "Grade", "Team"}) + two_people, "", {.header_row = 2},
     {"ID", "Name", "Grade", "Team"}, 2, 1},
    {"on_one_line", text_row(1, {"  ID ", "Job\r\n title", "Grade&#10;(now)", "\xC2\xA0Team"}) + two_people, "", {}, {"ID", "Job title", "Grade (now)", "Team"}, 1, 1},
    {"repeated", text_row(1, {"ID", "Grade", "Grade", "Grade"}) + two_people, "", {}, {"ID", "Grade", "Grade#2", "Grade#3"}, 1, 1},
    {"repeated_as_another_is_called", text_row(1, {"Grade#2", "Grade", "Grade", "Team"}) + two_people, "", {}, {"Grade#2", "Grade", "Grade#3", "Team"}, 1, 1},
    {"unnamed_columns_come_when_they_hold_something", text_row(1, {"ID", "Name", "", "Team"}) + two_people, "", {}, {"ID", "Name", "Team", "column 3"}, 1, 1},
    {"one_text_less_than_the_data", text_row(1, {"ID", "Name", "Grade", ""}) + two_people, "", {}, {"ID", "Name", "Grade", "column 4"}, 1, 1},
    {"below_titles_of_many_cells", text_row(2, {"a", "note", "in cells", ""}) + text_row(4, {"ID", "Name", "Grade", "Pay"}) +
                                       "<row r=\"8\">" + value_cell("D8", "1") + "</row><row r=\"9\">" + value_cell("D9", "2") + "</row>", "", {},
     {"ID", "Name", "Grade", "Pay"}, 4, 1},
    {"merged_over_columns", text_row(1, {"ID", "Name", "", "Team"}) + two_people, merged("B1:C1"), {}, {"ID", "Name", "Name#2", "Team"}, 1, 1},
    {"groups_above", text_row(1, {"Person", "", "Job", ""}) + text_row(2, {"ID", "Name", "Grade", "Team"}) + two_people, merged("A1:B1 C1:D1"), {},
     {"Person/ID", "Person/Name", "Job/Grade", "Job/Team"}, 1, 2},
    {"groups_below_single_names", text_row(1, {"ID", "Name", "Job", ""}) + text_row(2, {"", "", "Grade", "Team"}) + two_people, merged("A1:A2 B1:B2 C1:D1"), {},
     {"ID", "Name", "Job/Grade", "Job/Team"}, 1, 2},
    {"groups_below_titles", text_row(1, {"Staff"}) + text_row(2, {"Person", "", "Job", ""}) + text_row(3, {"ID", "Name", "Grade", "Team"}) + two_people,
     merged("A1:D1 A2:B2 C2:D2"), {}, {"Person/ID", "Person/Name", "Job/Grade", "Job/Team"}, 2, 2},
    {"groups_read_as_one_row", text_row(1, {"Person", "", "Job", ""}) + text_row(2, {"ID", "Name", "Grade", "Team"}) + two_people, merged("A1:B1 C1:D1"),
     {.header_rows = 1}, {"ID", "Name", "Grade", "Team"}, 2, 1},
    {"names_and_labels", text_row(1, {"USERID", "FIRSTNAME", "CUSTOM01", "DEPARTMENT"}) + text_row(2, {"User ID", "Name", "Grade", "Team"}) + two_people, "",
     {.header_rows = 2}, {"USERID = User ID", "FIRSTNAME = Name", "CUSTOM01 = Grade", "DEPARTMENT = Team"}, 1, 2},
};

RUNG_ROWS(xlsx_header, header_row, header_rows);

TEST_P(xlsx_header, names_the_columns) {
    const auto got = read_workbook(workbook_of({.sheets = {{.data = GetParam().data, .after = GetParam().after}}}), GetParam().shape);
    ASSERT_TRUE(is_ok(got.opened));
    EXPECT_EQ(got.columns, GetParam().columns);
    EXPECT_EQ(got.found.header_row, GetParam().row);
    EXPECT_EQ(got.found.header_rows, GetParam().rows);
    EXPECT_EQ(got.rows.size(), 2U);
    EXPECT_NE(got.found.evidence.find("row " + std::to_string(GetParam().row)), std::string::npos) << got.found.evidence;
}

TEST(xlsx, titles_are_told) {
    const auto got = read_workbook(workbook_of(text_row(1, {"Staff list"}) + "<row r=\"2\"/>" + text_row(3, {"ID", "Name"}) + text_row(4, {"7", "Ann"})));
    EXPECT_EQ(got.diagnostics, lines{"title-row@-:1"});
}

TEST(xlsx, header_asked_for_must_be_there) {
    const auto file = workbook_of(text_row(1, {"ID", "Name"}) + text_row(2, {"7", "Ann"}));
    EXPECT_TRUE(fails_with(read_workbook(file, {.header_row = 3}).opened, errc::unknown_envelope, "xlsx_shape.header_row"));
    EXPECT_TRUE(fails_with(read_workbook(file, {.header_rows = 3}).opened, errc::precondition, "xlsx_shape.header_rows"));
    const auto numbers = "<row>" + value_cell("A1", "1") + value_cell("B1", "2") + "</row>";
    EXPECT_TRUE(fails_with(read_workbook(workbook_of(numbers)).opened, errc::unknown_envelope, "sheet 1: no row of texts for a header"));
}

TEST(xlsx, far_header_asked_for_is_found) {
    std::string data;
    for (int i = 1; i < 60; ++i) { data += text_row(i, {"old", "table", "of", "texts"}); }
    const auto got = read_workbook(workbook_of(data + text_row(60, {"ID", "Name"}) + text_row(61, {"7", "Ann"})), {.header_row = 60});
    EXPECT_EQ(got.rows, lines{"#0: ID=7|Name=Ann"});
    EXPECT_EQ(got.diagnostics.size(), 59U);
}

struct choice_row {
    const char* name;
    xlsx_shape  shape;
    unsigned    number; ///< 0 where it cannot be.
    errc        code;
    const char* where;
};

const choice_row choice_rows[] = {
    {"first_visible_with_rows", {}, 4, errc::ok, ""},
    {"by_name", {.sheet = "Pay &amp; grades"}, 0, errc::not_found, "xlsx_shape.sheet"},
    {"by_name_resolved", {.sheet = "Pay & grades"}, 4, errc::ok, ""},
    {"by_name_in_another_case", {.sheet = "pay & GRADES"}, 4, errc::ok, ""},
    {"hidden_one_by_name", {.sheet = "Old"}, 3, errc::ok, ""},
    {"by_number", {.sheet_number = 5}, 5, errc::ok, ""},
    {"no_such_number", {.sheet_number = 7}, 0, errc::not_found, "xlsx_shape.sheet_number"},
    {"chart", {.sheet_number = 6}, 0, errc::bad_xlsx, "sheet 6"},
    {"empty_one", {.sheet_number = 2}, 0, errc::unknown_envelope, "sheet 2: no row of texts for a header"},
};

RUNG_ROWS(xlsx_sheet_choice, choice_row, choice_rows);

TEST_P(xlsx_sheet_choice, is_as_said) {
    const auto rows = [](const char* id) { return text_row(1, {"ID", "Name"}) + text_row(2, {id, "Ann"}); };
    const auto got  = read_workbook(workbook_of({.sheets = {{.data = text_row(1, {"Read me"}), .name = "Cover"},
                                                            {.data = "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>", .name = "Empty"},
                                                            {.data = rows("3"), .name = "Old", .state = "hidden"},
                                                            {.data = rows("4"), .name = "Pay &amp; grades"},
                                                            {.data = rows("5"), .name = "More", .state = "veryHidden"},
                                                            {.data = "", .name = "Chart", .kind = "chartsheet"}}}),
                                    GetParam().shape);
    if (GetParam().number == 0) {
        EXPECT_TRUE(fails_with(got.opened, GetParam().code, GetParam().where));
    } else {
        ASSERT_TRUE(is_ok(got.opened));
        EXPECT_EQ(got.rows, lines{"#0: ID=" + std::to_string(GetParam().number) + "|Name=Ann"});
        EXPECT_EQ(got.found.sheet_number, GetParam().number);
    }
    ASSERT_EQ(got.found.sheets.size(), 6U);
    EXPECT_EQ(got.found.sheets[3].name, "Pay & grades");
    EXPECT_TRUE(got.found.sheets[2].hidden && got.found.sheets[4].hidden && !got.found.sheets[3].hidden);
    EXPECT_TRUE(got.found.sheets[5].chart && !got.found.sheets[4].chart);
}

TEST(xlsx, cover_is_read_where_there_is_nothing_else) {
    const auto got = read_workbook(workbook_of(text_row(1, {"ID"}) + text_row(2, {"7"})));
    EXPECT_EQ(got.rows, lines{"#0: ID=7"});
    const auto none = read_workbook(workbook_of(small_workbook{.sheets = {{.data = ""}, {.data = text_row(1, {"ID", "Name"}), .state = "hidden"}}}));
    EXPECT_TRUE(fails_with(none.opened, errc::unknown_envelope, "no visible sheet holds a value"));
}

struct totals_row {
    const char* name;
    std::string end;
    lines       rows;
    lines       diagnostics;
};

const std::string fte = "<c r=\"C9\"><v>1</v></c>";

const totals_row totals_rows[] = {
    {"none", "", {}, {}},
    {"one", "<row r=\"9\">" + text_cell("A9", "Total") + fte + "</row>", {}, {"total-row@-:9"}},
    {"label_in_the_second_column", "<row r=\"9\">" + text_cell("B9", "Grand total:") + fte + "</row>", {}, {"total-row@-:9"}},
    {"several_and_notes", "<row r=\"8\"/>" + text_row(9, {"Sub-total Ops"}) + text_row(10, {"Average"}) + text_row(12, {"In confidence"}), {},
     {"total-row@-:9", "total-row@-:10", "note-row@-:12"}},
    {"between_records", text_row(9, {"Ops total"}) + text_row(10, {"9", "Cy", "Ops"}), {"#1: ID=Ops total", "#2: ID=9|Name=Cy|Team=Ops"}, {"subtotal-row@1:9"}},
    {"between_records_and_last", text_row(9, {"Ops total"}) + text_row(10, {"9", "Cy", "Ops"}) + text_row(11, {"Total"}),
     {"#1: ID=Ops total", "#2: ID=9|Name=Cy|Team=Ops"}, {"subtotal-row@1:9", "total-row@-:11"}},
    {"person_who_is_called_so", text_row(9, {"9", "Total", "Ops"}), {"#1: ID=9|Name=Total|Team=Ops"}, {}},
    {"job_that_begins_so", text_row(9, {"Total Reward Lead", "Dee", "Pay"}), {"#1: ID=Total Reward Lead|Name=Dee|Team=Pay"}, {}},
    {"note_without_sums_is_a_record", text_row(9, {"In confidence"}), {"#1: ID=In confidence"}, {}},
};

RUNG_ROWS(xlsx_totals, totals_row, totals_rows);

TEST_P(xlsx_totals, are_told_from_records) {
    lines wanted{"#0: ID=7|Name=Ann|Team=Ops"};
    wanted.insert(wanted.end(), GetParam().rows.begin(), GetParam().rows.end());
    for (const unsigned window : {64U, 1U << 18U}) {
        const auto got = read_workbook(workbook_of(text_row(1, {"ID", "Name", "Team"}) + text_row(2, {"7", "Ann", "Ops"}) + GetParam().end), {.window_bytes = window});
        EXPECT_EQ(got.rows, wanted);
        EXPECT_EQ(got.diagnostics, GetParam().diagnostics);
    }
}

struct program_row {
    const char* name;
    const char* file;
};

const program_row program_rows[] = {
    {"excel", "excel.xlsx"}, {"excel_strict", "excel-strict.xlsx"}, {"libreoffice", "libreoffice.xlsx"}, {"google_sheets", "google.xlsx"}};

RUNG_ROWS(xlsx_program, program_row, program_rows);

TEST_P(xlsx_program, gives_the_same_table) {
    std::ifstream     in(std::string(RUNG_SOURCE_DIR "/tests/data/xlsx/") + GetParam().file, std::ios::binary);
    const std::string file{std::istreambuf_iterator<char>(in), {}};
    ASSERT_FALSE(file.empty());
    for (const unsigned window : {100U, 1U << 18U}) {
        const auto got = read_workbook(file, {.window_bytes = window});
        ASSERT_TRUE(is_ok(got.opened));
        EXPECT_EQ(got.rows, (lines{"#0: Employee number=000123|Name=Ann & Zo\xC3\xAB|Start=2020-02-29|FTE=0.6|Salary=31250.55|Active=true",
                                   "#1: Employee number=000124|Name=Dai|Start=2021-03-04T17:05:00|FTE=1|Salary=100000|Active=false|Notes=two\r\nlines"}));
        EXPECT_EQ(got.diagnostics, (lines{"title-row@-:1", "hidden-row@1:5", "total-row@-:6"}));
        EXPECT_EQ(got.found.header_row, 3U);
    }
}

TEST(xlsx, hidden_rows_and_columns_are_told_and_read) {
    const auto got = read_workbook(workbook_of({.sheets = {{.data   = text_row(1, {"ID", "Name", "Grade"}) + text_row(2, {"7", "Ann", "B"}, " hidden=\"1\""),
                                                            .before = "<cols><col min=\"1\" max=\"1\" width=\"9\"/><col min=\"2\" max=\"9\" hidden=\"1\"/></cols>"}}}));
    EXPECT_EQ(got.rows, lines{"#0: ID=7|Name=Ann|Grade=B"});
    EXPECT_EQ(got.diagnostics, (lines{"hidden-column@-:1 Name", "hidden-column@-:1 Grade", "hidden-row@0:2"}));
}

} // namespace
