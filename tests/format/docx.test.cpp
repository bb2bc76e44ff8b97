// SPDX-License-Identifier: Apache-2.0
#include <rung/format/docx.hpp>

#include <gtest/gtest.h>

#include "support/marked_text.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/stored_zip.hpp"

using rung::errc;
using rung::format::read_docx;
using rung_test::blocks_of;
using rung_test::zip_of;

namespace {

const std::string xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";

std::string document(std::string_view body) {
    return xml_head + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + std::string(body) +
           "<w:sectPr/></w:body></w:document>";
}

const std::string styles = xml_head +
                           "<w:styles>"
                           "<w:style w:type=\"paragraph\" w:styleId=\"Kop2\"><w:name w:val=\"heading 2\"/></w:style>"
                           "<w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"My heading\"/><w:basedOn w:val=\"Kop2\"/></w:style>"
                           "<w:style w:type=\"paragraph\" w:styleId=\"Deep\"><w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr></w:style>"
                           "<w:style w:type=\"paragraph\" w:styleId=\"Bullets\"><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>"
                           "<w:style w:type=\"paragraph\" w:styleId=\"Circle\"><w:basedOn w:val=\"Circle\"/></w:style>"
                           "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/></w:rPr></w:style>"
                           "<w:style w:type=\"character\" w:styleId=\"Ghost\"><w:rPr><w:vanish/></w:rPr></w:style>"
                           "</w:styles>";

std::string docx(std::string_view body) { return zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/styles.xml", styles}, {"word/document.xml", document(body)}}); }

/// A paragraph with properties and one run.
#define P(properties, text) "<w:p><w:pPr>" properties "</w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

struct docx_row {
    const char*      name;
    std::string_view body, blocks;
};

const docx_row docx_rows[] = {
    {"nothing", "", ""},
    {"paragraphs", P("", "One") P("", " Two ") "<w:p/>" P("", "Three"), "p One\np Two\np Three\n"},
    {"runs_join", "<w:p><w:r><w:t>Dri</w:t></w:r><w:r><w:t>ve</w:t></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r><w:r><w:t>on</w:t></w:r></w:p>", "p Drive on\n"},
    {"heading_by_name", P("<w:pStyle w:val=\"Kop2\"/>", "You"), "h2 You\n"},
    {"heading_by_base", P("<w:pStyle w:val=\"Mine\"/>", "You"), "h2 You\n"},
    {"heading_by_outline", P("<w:pStyle w:val=\"Deep\"/>", "You") P("<w:outlineLvl w:val=\"0\"/>", "We") P("<w:outlineLvl w:val=\"9\"/>", "x"), "h4 You\nh1 We\np x\n"},
    {"heading_without_a_style_sheet", P("<w:pStyle w:val=\"Heading3\"/>", "You") P("<w:pStyle w:val=\"Title\"/>", "Driver"), "h3 You\nh1 Driver\n"},
    {"style_in_a_circle", P("<w:pStyle w:val=\"Circle\"/>", "x"), "p x\n"},
    {"list", P("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "Drive") P("<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>", "often"), "li1 Drive\nli2 often\n"},
    {"list_by_style", P("<w:pStyle w:val=\"Bullets\"/>", "Drive"), "li1 Drive\n"},
    {"numbering_taken_away", P("<w:pStyle w:val=\"Bullets\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "Drive"), "p Drive\n"},
    {"table", "<w:tbl><w:tr><w:tc>" P("", "Band") "</w:tc><w:tc>" P("", "5") P("", "6") "</w:tc></w:tr></w:tbl>" P("", "x"), "td Band\ntd 5\ntd 6\np x\n"},
    {"breaks_and_tabs", "<w:p><w:r><w:t>Pay</w:t><w:tab/><w:t>9</w:t><w:br/><w:t>weekly</w:t></w:r></w:p>", "p Pay 9/weekly\n"},
    {"bullet_in_the_text", P("", "\xE2\x80\xA2 drive"), "li1 drive\n"},
    {"bullet_symbol", "<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:tab/><w:t>drive</w:t></w:r></w:p>", "li1 drive\n"},
    {"hyphens", "<w:p><w:r><w:t>part</w:t><w:noBreakHyphen/><w:t>ti</w:t><w:softHyphen/><w:t>me</w:t></w:r></w:p>", "p part-time\n"},
    {"bold_line_is_a_heading", "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Essential</w:t></w:r></w:p>" P("", "x"), "h3 Essential\np x\n"},
    {"bold_by_character_style", "<w:p><w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>Essential</w:t></w:r></w:p>", "h3 Essential\n"},
    {"bold_switched_off", "<w:p><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>Essential</w:t></w:r></w:p>", "p Essential\n"},
    {"deleted", "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:ins><w:r><w:t>c</w:t></w:r></w:ins></w:p>", "p ac\n"},
    {"moved_away", "<w:moveFrom>" P("", "a") "</w:moveFrom>" P("", "b"), "p b\n"},
    {"hidden", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Ghost\"/></w:rPr><w:t>b</w:t></w:r><w:r><w:t>c</w:t></w:r></w:p>", "p c\n"},
    {"field", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t>our page</w:t></w:r></w:p>", "p our page\n"},
    {"hyperlink_and_control", "<w:p><w:hyperlink><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p><w:sdt><w:sdtPr/><w:sdtContent>" P("", "x") "</w:sdtContent></w:sdt>", "p here\np x\n"},
    {"placeholder", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P("", "Click here") "</w:sdtContent></w:sdt>" P("", "x"), "p x\n"},
    {"text_box", "<w:p><w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>" P("", "b") "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback>"
                 P("", "b") "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>c</w:t></w:r></w:p>", "p a\np b\np c\n"},
    {"other_vocabularies", "<w:p><a:t>no</a:t><m:r><m:t>x</m:t></m:r><w:r><w:t>yes</w:t></w:r></w:p>", "p yes\n"},
    {"entities", P("", "R&amp;D &lt;5 &#8217; &#x2019;"), "p R&D <5 \xE2\x80\x99 \xE2\x80\x99\n"},
    {"cdata", P("", "<![CDATA[R&amp;D <b>]]>"), "p R&amp;D <b>\n"},
    {"comment_in_text", P("", "a<!-- x -->b"), "p ab\n"},
};

RUNG_ROWS(docx_body, docx_row, docx_rows);

TEST_P(docx_body, is_read_as_word_shows_it) {
    const auto got = read_docx(docx(GetParam().body));
    EXPECT_EQ(blocks_of(got), GetParam().blocks);
    ASSERT_TRUE(rung_test::is_ok(got));
    EXPECT_EQ(rung_test::broken_promise(*got, document(GetParam().body)), "");
}

struct docx_map_row {
    const char*      name;
    std::string_view body, part, source;
};

const docx_map_row docx_map_rows[] = {
    {"text", P("", "Drive a van"), "van", "van"},
    {"entity", P("", "an R&amp;D post"), "R&D", "R&amp;D"},
    {"after_an_entity", P("", "an R&amp;D post"), "post", "post"},
    {"leading_blanks", P("", "   Drive"), "Drive", "Drive"},
    {"across_runs", "<w:p><w:r><w:t>Dri</w:t></w:r><w:r><w:t>ve</w:t></w:r></w:p>", "rive", "ri</w:t></w:r><w:r><w:t>ve"},
    {"break", "<w:p><w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r></w:p>", "\n", "<w:br w:type=\"page\"/>"},
    {"cdata", P("", "<![CDATA[a & b]]>"), "& b", "& b"},
};

RUNG_ROWS(docx_map, docx_map_row, docx_map_rows);

TEST_P(docx_map, leads_back_to_the_xml) {
    EXPECT_EQ(rung_test::source_of(read_docx(docx(GetParam().body)), document(GetParam().body), GetParam().part), GetParam().source);
}

TEST(docx, byte_order_mark_is_counted) {
    const auto xml = "\xEF\xBB\xBF" + document(P("", "Drive &amp; wash"));
    EXPECT_EQ(rung_test::source_of(read_docx(zip_of({{"word/document.xml", xml}})), xml, "& wash"), "&amp; wash");
}

TEST(docx, main_part_may_have_another_name) {
    const std::string rels = "<Relationships><Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                             "Target=\"/word/document2.xml\"/></Relationships>";
    EXPECT_EQ(blocks_of(read_docx(zip_of({{"_rels/.rels", rels}, {"word/document2.xml", document(P("", "x"))}}))), "p x\n");
}

TEST(docx, another_prefix_is_fine) {
    EXPECT_EQ(blocks_of(read_docx(zip_of({{"word/document.xml", "<x:document><x:body><x:p><x:r><x:t>a</x:t></x:r></x:p></x:body></x:document>"}}))), "p a\n");
}

struct refused_row {
    const char*      name;
    std::string_view xml;
    errc             code;
};

const refused_row refused_rows[] = {
    {"cut_short", "<w:document><w:body><w:p>", errc::bad_xml},
    {"empty", "", errc::bad_xml},
    {"doctype", "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document>&x;</w:document>", errc::bad_xml},
    {"utf16", std::string_view("\xFF\xFE<\0w\0", 6), errc::bad_encoding},
    {"spreadsheet", "<workbook/>", errc::bad_docx},
};

RUNG_ROWS(docx_refused, refused_row, refused_rows);

TEST_P(docx_refused, for_its_main_part) { EXPECT_TRUE(rung_test::fails_with(read_docx(zip_of({{"word/document.xml", std::string(GetParam().xml)}})), GetParam().code, "*")); }

TEST(docx, other_archives_and_files_are_refused) {
    EXPECT_TRUE(rung_test::fails_with(read_docx(zip_of({{"xl/workbook.xml", "<workbook/>"}})), errc::bad_docx, "word/document.xml"));
    EXPECT_TRUE(rung_test::fails_with(read_docx("{\\rtf1 Driver}"), errc::bad_zip, ""));
}

TEST(docx, deep_nesting_is_refused_before_it_is_walked) {
    std::string body;
    for (int i = 0; i < 200'000; ++i) { body += "<w:tbl>"; }
    for (int i = 0; i < 200'000; ++i) { body += "</w:tbl>"; }
    EXPECT_TRUE(rung_test::fails_with(read_docx(docx(body)), errc::too_deep, "limits.depth"));
    EXPECT_TRUE(rung_test::fails_with(read_docx(docx(P("", "x")), {.depth = 4}), errc::too_deep, "limits.depth"));
    EXPECT_TRUE(rung_test::is_ok(read_docx(docx(P("", "x")), {.depth = 6})));
}

TEST(docx, keeps_to_its_limits) {
    EXPECT_TRUE(rung_test::fails_with(read_docx(docx(P("", "x")), {.input_bytes = 100}), errc::too_large, "limits.input_bytes"));
    EXPECT_TRUE(rung_test::fails_with(read_docx(docx(P("", "x")), {.decoded_bytes = 100}), errc::zip_bomb, "limits.decoded_bytes"));
    EXPECT_TRUE(rung_test::fails_with(read_docx(docx(P("", "x")), {.blocks = 0}), errc::too_large, "limits.blocks"));
}

} // namespace
