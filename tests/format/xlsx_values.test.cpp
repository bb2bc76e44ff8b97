// SPDX-License-Identifier: Apache-2.0
#include <rung/format/xlsx.hpp>

#include <gtest/gtest.h>

#include "support/read_workbook.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/small_workbook.hpp"

using rung_test::is_ok;
using rung_test::read_workbook;
using rung_test::small_workbook;
using rung_test::text_row;
using rung_test::value_cell;
using rung_test::workbook_of;

namespace {

using lines = std::vector<std::string>;

const std::string shared_items =
    "<si><t>plain</t></si>"
    "<si><r><t>rich </t></r><r><rPr><b/><sz val=\"11\"/></rPr><t xml:space=\"preserve\">text</t></r></si>"
    "<si><t>spoken</t><rPh sb=\"0\" eb=\"1\"><t>not this</t></rPh><phoneticPr fontId=\"1\"/></si>"
    "<si><t>R&amp;D &lt;1&gt; &#163;&#x20AC;</t></si>"
    "<si><t>one_x000D_\ntwo_x005F_x000D_ _x_</t></si>"
    "<si><t></t></si>"
    "<si/>"
    "<si><t>00123</t></si>"
    "<si><t>Zo\xC3\xAB</t></si>"
    "<si><t><![CDATA[a<b & c]]></t></si>";

/// Formats 1 to 16 of the cells, in this order; 0 is General.
const std::string formats = "<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"[$-809]d\\ mmmm\\ yyyy\"/>"
                            "<numFmt numFmtId=\"166\" formatCode=\"0&quot; days&quot;\"/><numFmt numFmtId=\"167\" formatCode=\"[Red]#,##0.00\\ \\d\"/>"
                            "<numFmt numFmtId=\"168\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"169\" formatCode=\"h:mm\\ AM/PM\"/>"
                            "<numFmt numFmtId=\"170\" formatCode=\"000000\"/><numFmt numFmtId=\"171\" formatCode=\"mmm\"/>"
                            "<numFmt numFmtId=\"172\" formatCode=\"yyyy-mm-dd hh:mm\"/><numFmt numFmtId=\"173\" formatCode=\"_-[$&#163;-809]* #,##0.00_-\"/>"
                            "<numFmt numFmtId=\"174\" formatCode=\"mm:ss.0\"/>";
const std::string cell_formats = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"21\"/><xf numFmtId=\"46\"/><xf numFmtId=\"164\"/>"
                                 "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"169\"/>"
                                 "<xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"173\"/><xf numFmtId=\"174\"/><xf numFmtId=\"9\"/>";

struct cell_row {
    const char* name;
    std::string cell; ///< The one in column B.
    std::string value;
    const char* diagnostic = nullptr;
    const char* properties = "";
    int         kind       = -1;
};

std::string shared(int i) { return value_cell("B2", std::to_string(i), "s"); }
std::string number(const char* text, int style = -1) { return value_cell("B2", text, "", style); }

const char* const in_1904 = "<workbookPr date1904=\"1\"/>";

const cell_row cell_rows[] = {
    {"shared", shared(0), "plain", nullptr, "", RUNG_KIND_TEXT},
    {"shared_rich", shared(1), "rich text"},
    {"shared_with_phonetic_hint", shared(2), "spoken"},
    {"shared_entities", shared(3), "R&D <1> \xC2\xA3\xE2\x82\xAC"},
    {"shared_escapes", shared(4), "one\r\ntwo_x000D_ _x_"},
    {"shared_empty", shared(5), "<empty>"},
    {"shared_empty_item", shared(6), "<empty>"},
    {"shared_leading_zeros", shared(7), "00123", nullptr, "", RUNG_KIND_TEXT},
    {"shared_beyond_ascii", shared(8), "Zo\xC3\xAB"},
    {"shared_cdata", shared(9), "a<b & c"},
    {"shared_out_of_range", shared(10), "<null>", "bad-cell@0:2 Value"},
    {"shared_no_number", value_cell("B2", "x", "s"), "<null>", "bad-cell@0:2 Value"},
    {"inline", "<c r=\"B2\" t=\"inlineStr\"><is><t>in</t></is></c>", "in"},
    {"inline_rich", "<c r=\"B2\" t=\"inlineStr\"><is><r><t>a&amp;</t></r><r><rPr/><t>b</t></r><rPh sb=\"0\" eb=\"1\"><t>c</t></rPh></is></c>", "a&b"},
    {"inline_empty", "<c r=\"B2\" t=\"inlineStr\"><is><t/></is></c>", "<empty>"},
    {"formula_text", "<c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f><v>a&amp;b_x0009_c</v></c>", "a&b\tc", nullptr, "", RUNG_KIND_TEXT},
    {"formula_number", "<c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>12</v></c>", "12"},
    {"formula_not_worked_out", "<c r=\"B2\"><f>SUM(A1)</f></c>", "<null>", "formula-without-value@0:2 Value"},
    {"yes", value_cell("B2", "1", "b"), "true", nullptr, "", RUNG_KIND_BOOLEAN},
    {"no", value_cell("B2", "0", "b"), "false", nullptr, "", RUNG_KIND_BOOLEAN},
    {"not_available", value_cell("B2", "#N/A", "e"), "<null>", "cell-error@0:2 Value"},
    {"integer", number("31250"), "31250", nullptr, "", RUNG_KIND_NUMBER},
    {"type_said", value_cell("B2", "5", "n"), "5"},
    {"decimal", number("0.6"), "0.6"},
    {"negative", number("-12.5"), "-12.5"},
    {"exponent", number("1E5"), "100000"},
    {"exponent_below_one", number("1.2E-3"), "0.0012"},
    {"seventeen_digits", number("31250.549999999999"), "31250.55"},
    {"sum_of_tenths", number("0.30000000000000004"), "0.30000000000000004"},
    {"noughts_behind_the_point", number("1001.0"), "1001"},
    {"nought_below_nought", number("-0"), "0"},
    {"fifteen_digits", number("300000047674147"), "300000047674147"},
    {"twenty_digits", number("12345678901234567890"), "12345678901234567890"},
    {"beyond_exact_integers", number("3.0000004767414714E+17"), "3.0000004767414714e+17"},
    {"blanks_around", number(" 5 "), "5"},
    {"no_number", number("12a"), "12a", "bad-number@0:2 Value", "", RUNG_KIND_TEXT},
    {"infinite", number("inf"), "inf", "bad-number@0:2 Value"},
    {"too_large_a_number", number("1E999"), "1E999", "bad-number@0:2 Value"},
    {"day", number("45000", 1), "2023-03-15", nullptr, "", RUNG_KIND_DATE},
    {"first_day", number("1", 1), "1900-01-01"},
    {"day_before_the_false_one", number("59", 1), "1900-02-28"},
    {"false_leap_day", number("60", 1), "60", "bad-date@0:2 Value", "", RUNG_KIND_NUMBER},
    {"day_after_the_false_one", number("61", 1), "1900-03-01"},
    {"day_zero", number("0", 1), "0", "bad-date@0:2 Value"},
    {"leap_day", number("36585", 1), "2000-02-29"},
    {"last_day", number("2958465", 1), "9999-12-31"},
    {"after_the_last_day", number("2958466", 1), "2958466", "bad-date@0:2 Value"},
    {"negative_day", number("-1", 1), "-1", "bad-date@0:2 Value"},
    {"day_with_time", number("45000.5", 1), "2023-03-15T12:00:00", nullptr, "", RUNG_KIND_DATE},
    {"day_with_a_trace_of_time", number("45000.000000001", 1), "2023-03-15"},
    {"day_a_trace_before_midnight", number("44999.9999999", 1), "2023-03-15"},
    {"date_and_time", number("45000.75", 2), "2023-03-15T18:00:00"},
    {"time", number("0.395833333333333", 3), "09:30:00", nullptr, "", RUNG_KIND_TEXT},
    {"hours_that_pass_a_day", number("1.5625", 4), "37:30:00", nullptr, "", RUNG_KIND_TEXT},
    {"day_in_1904", number("0", 1), "1904-01-01", nullptr, in_1904},
    {"later_day_in_1904", number("43538", 1), "2023-03-15", nullptr, in_1904},
    {"last_day_in_1904", number("2957003", 1), "9999-12-31", nullptr, in_1904},
    {"after_the_last_day_in_1904", number("2957004", 1), "2957004", "bad-date@0:2 Value", in_1904},
    {"custom_day", number("45000", 5), "2023-03-15"},
    {"custom_day_of_a_language", number("45000", 6), "2023-03-15"},
    {"letters_in_quotes", number("45000", 7), "45000", nullptr, "", RUNG_KIND_NUMBER},
    {"letters_escaped", number("45000", 8), "45000"},
    {"custom_hours", number("1.5625", 9), "37:30:00"},
    {"custom_time", number("0.75", 10), "18:00:00"},
    {"padded", number("123", 11), "000123", nullptr, "", RUNG_KIND_NUMBER},
    {"padded_but_no_integer", number("12.5", 11), "12.5"},
    {"month", number("45000", 12), "2023-03-15"},
    {"custom_date_and_time", number("45000.25", 13), "2023-03-15T06:00:00"},
    {"money", number("31250", 14), "31250"},
    {"minutes", number("0.5", 15), "12:00:00"},
    {"share", number("0.6", 16), "0.6"},
    {"format_out_of_range", number("45000", 99), "45000"},
    {"iso_day", value_cell("B2", "2023-03-15T00:00:00", "d"), "2023-03-15", nullptr, "", RUNG_KIND_DATE},
    {"iso_day_alone", value_cell("B2", "2023-03-15", "d"), "2023-03-15"},
    {"iso_time", value_cell("B2", "2023-03-15T12:30:00Z", "d"), "2023-03-15T12:30:00Z"},
};

RUNG_ROWS(xlsx_cell, cell_row, cell_rows);

TEST_P(xlsx_cell, gives_its_value) {
    const auto& c    = GetParam();
    const auto  file = workbook_of({.sheets       = {{.data = text_row(1, {"ID", "Value"}) + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>7</v></c>" + c.cell + "</row>"}},
                                    .strings      = shared_items,
                                    .formats      = formats,
                                    .cell_formats = cell_formats,
                                    .properties   = c.properties});
    const auto  got  = read_workbook(file);
    ASSERT_TRUE(is_ok(got.opened));
    EXPECT_EQ(got.rows, lines{"#0: ID=7|Value=" + c.value});
    EXPECT_EQ(got.diagnostics, c.diagnostic == nullptr ? lines{} : lines{c.diagnostic});
    if (c.kind >= 0) {
        rung_test::memory_input input(file);
        const auto              reader = rung::format::read_xlsx({.input = input.input()});
        ASSERT_TRUE(is_ok(reader));
        EXPECT_EQ((*reader)->next()->rows[0].fields[1].kind, c.kind);
    }
}

struct place_row {
    const char* name;
    std::string row; ///< Below a header of four columns in row 1.
    lines       rows;
    lines       diagnostics = {};
};

std::string text_at(const std::string& ref, const char* text) { return "<c" + (ref.empty() ? "" : " r=\"" + ref + "\"") + " t=\"str\"><v>" + text + "</v></c>"; }

const place_row place_rows[] = {
    {"out_of_order", "<row r=\"2\">" + text_at("C2", "c") + text_at("A2", "a") + "</row>", {"#0: C=c|A=a"}},
    {"without_references", "<row>" + text_at("", "a") + "<c s=\"1\"/>" + text_at("", "c") + "</row>", {"#0: A=a|C=c"}},
    {"some_references", "<row>" + text_at("B2", "b") + text_at("", "c") + "</row>", {"#0: B=b|C=c"}},
    {"columns_only", "<row>" + text_at("D", "d") + "</row>", {"#0: D=d"}},
    {"column_beyond_the_header", "<row>" + text_at("AB2", "x") + "</row>", {"#0: column 28=x"}},
    {"last_column", "<row>" + text_at("XFD2", "x") + "</row>", {"#0: column 16384=x"}},
    {"no_such_column", "<row>" + text_at("XFE2", "x") + text_at("A2", "a") + "</row>", {"#0: A=a"}, {"bad-cell@0:2"}},
    {"no_reference_at_all", "<row>" + text_at("2", "x") + text_at("A2", "a") + "</row>", {"#0: A=a"}, {"bad-cell@0:2"}},
    {"twice", "<row>" + text_at("A2", "a") + text_at("A2", "b") + "</row>", {"#0: A=a|A=b"}},
    {"blank_rows", "<row/><row r=\"5\"></row><row>" + text_at("A", "") + "</row><row>" + text_at("A", "a") + "</row>", {"#0: A=a"}},
    {"only_formats", "<row><c r=\"A2\" s=\"1\"/><c r=\"B2\" s=\"1\"></c></row>", {}},
    {"prefixed", "<x:row r=\"2\"><x:c r=\"A2\"><x:v>5</x:v></x:c></x:row>", {"#0: A=5"}},
    {"what_is_not_known", "<row r=\"2\"><!-- no --><c r=\"A2\"><extLst><ext><v>1</v></ext></extLst><v>5</v></c><extLst/></row>", {"#0: A=5"}},
};

RUNG_ROWS(xlsx_place, place_row, place_rows);

TEST_P(xlsx_place, is_found) {
    const auto got = read_workbook(workbook_of(text_row(1, {"A", "B", "C", "D"}) + GetParam().row));
    ASSERT_TRUE(is_ok(got.opened));
    EXPECT_EQ(got.rows, GetParam().rows);
    EXPECT_EQ(got.diagnostics, GetParam().diagnostics);
}

TEST(xlsx, rows_without_numbers_are_counted) {
    const auto got = read_workbook(workbook_of("<row><c t=\"str\"><v>A</v></c></row><row r=\"7\" hidden=\"1\"><c><v>1</v></c></row><row hidden=\"true\"><c><v>2</v></c></row>"));
    EXPECT_EQ(got.diagnostics, (lines{"hidden-row@0:7", "hidden-row@1:8"}));
}

} // namespace
