// SPDX-License-Identifier: Apache-2.0
#include <rung/format/markdown.hpp>

#include <gtest/gtest.h>

#include "support/marked_text.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::format::read_markdown;
using rung_test::blocks_of;

namespace {

struct markdown_row {
    const char*      name;
    std::string_view markdown, blocks;
};

const markdown_row markdown_rows[] = {
    {"nothing", "", ""},
    {"headings", "# Driver\n\nYou\n---\n### Pay ###", "h1 Driver\nh2 You\nh3 Pay\n"},
    {"paragraphs", "One\ntwo\n\nThree", "p One two\np Three\n"},
    {"hard_break", "Pay  \nweekly\\\nfairly", "p Pay/weekly/fairly\n"},
    {"tight_list", "- Drive\n- Wash\n  - often\n", "li1 Drive\nli1 Wash\nli2 often\n"},
    {"loose_list", "1. Drive\n\n2. Wash\n\n   Well.\n", "li1 Drive\nli1 Wash\nli1 Well.\n"},
    {"heading_in_an_item", "- # You\n  drive", "h1 You\nli1 drive\n"},
    {"quote", "> Great *place*.\n> Really.\n\nx", "quote Great place. Really.\np x\n"},
    {"list_in_a_quote", "> - a", "li1 a\n"},
    {"table", "| Band | Pay |\n|------|-----|\n| 5 | weekly |\n\nx", "td Band\ntd Pay\ntd 5\ntd weekly\np x\n"},
    {"fenced_code", "```c\nint a;\n\n  b\n```\nx", "code int a;//b\np x\n"},
    {"indented_text_is_prose", "x\n\n    We drive vans.", "p x\np We drive vans.\n"},
    {"code_span", "Use `git  push`", "p Use git push\n"},
    {"code_span_of_two_lines", "Use `git\npush` now", "p Use git push now\n"},
    {"code_in_a_quote", "> ```\n> a\n>\n> b\n> ```\n> x", "code a//b\nquote x\n"},
    {"emphasis", "Be *very* **good** ~~bad~~", "p Be very good bad\n"},
    {"bold_line_is_a_heading", "**Essential**\n\nx", "h3 Essential\np x\n"},
    {"link_words_only", "See [our page](https://example.org/a_b 'T') now", "p See our page now\n"},
    {"image_gives_none", "a ![logo](x.png) b", "p a b\n"},
    {"reference", "See [it][1].\n\n[1]: https://example.org", "p See it.\n"},
    {"task_list", "- [x] Drive\n- [ ] Wash", "li1 Drive\nli1 Wash\n"},
    {"entities", "R&amp;D &pound;9 A&E; &copy; &nope;", "p R&D \xC2\xA3" "9 A&E; \xC2\xA9 &nope;\n"},
    {"escapes", "\\*not\\* 1\\. \\&amp;", "p *not* 1. &amp;\n"},
    {"html_break", "Pay<br>weekly", "p Pay/weekly\n"},
    {"html_bold_and_comment", "<b>Pay</b> <!-- no --> x", "p Pay x\n"},
    {"html_block", "<div><ul><li>Drive\n<li>Wash</ul></div>\n\nx", "li1 Drive\nli1 Wash\np x\n"},
    {"html_tag_of_two_lines", "a <span\ntitle='x'>b</span>", "p a b\n"},
    {"bullet_characters", "You:\n\xE2\x80\xA2 drive\n\xE2\x80\xA2 wash", "p You:\nli1 drive\nli1 wash\n"},
    {"front_matter", "---\ntitle: Driver\nlevels: 3\n---\n# You\n", "h1 You\n"},
    {"front_matter_with_crlf", "---\r\ntitle: Driver\r\n---\r\nYou\r\n", "p You\n"},
    {"front_matter_never_closed", "---\ntitle: Driver\n", "p title: Driver\n"},
    {"rules_are_no_front_matter", "---\nWe drive.\n\n---\nYou wash.\n", "p We drive.\np You wash.\n"},
    {"nul_and_malformed", std::string_view("a\0b\xFF", 4), "p ab\xEF\xBF\xBD\n"},
    {"ends_inside_a_link", "[l](u)![i](j", "p l![i](j\n"},
    {"ends_inside_an_html_block", "<pre>x\n<", "p x/<\n"},
    {"crlf", "One\r\ntwo\r\n\r\n- x\r\n", "p One two\nli1 x\n"},
};

RUNG_ROWS(markdown_blocks, markdown_row, markdown_rows);

TEST_P(markdown_blocks, is_read_as_it_is_shown) {
    const auto got = read_markdown(GetParam().markdown);
    EXPECT_EQ(blocks_of(got), GetParam().blocks);
    ASSERT_TRUE(rung_test::is_ok(got));
    EXPECT_EQ(rung_test::broken_promise(*got, GetParam().markdown), "");
}

struct markdown_map_row {
    const char*      name;
    std::string_view markdown, part, source;
};

const markdown_map_row markdown_map_rows[] = {
    {"after_front_matter", "---\na: b\n---\nDrive", "Drive", "Drive"},
    {"in_emphasis", "Be **very** good", "very good", "very** good"},
    {"link", "See [our page](x) now", "page now", "page](x) now"},
    {"soft_break", "One\ntwo", "One two", "One\ntwo"},
    {"hard_break", "One  \ntwo", "e\nt", "e  \nt"},
    {"entity", "R&amp;D", "&", "&amp;"},
    {"quote_marks_between_lines", "> One\n> two", "One two", "One\n> two"},
    {"html", "a <b>c</b> d", "c d", "c</b> d"},
    {"cell", "|a|b|\n|---|---|\n|c|d|", "d", "d"},
};

RUNG_ROWS(markdown_map, markdown_map_row, markdown_map_rows);

TEST_P(markdown_map, leads_back_to_the_source) {
    EXPECT_EQ(rung_test::source_of(read_markdown(GetParam().markdown), GetParam().markdown, GetParam().part), GetParam().source);
}

TEST(markdown, table_with_more_cells_than_bytes_is_refused) {
    std::string wide = "|";
    std::string rule = "|";
    for (int i = 0; i < 2'000; ++i) {
        wide += "a|";
        rule += "---|";
    }
    std::string source = wide + "\n" + rule + "\n";
    for (int i = 0; i < 5'000; ++i) { source += "|b|\n"; }
    EXPECT_TRUE(rung_test::fails_with(read_markdown(source), rung::errc::too_large, "limits.blocks"));
}

TEST(markdown, keeps_to_its_limits) {
    EXPECT_TRUE(rung_test::fails_with(read_markdown("abcdef", {.input_bytes = 4}), rung::errc::too_large, "limits.input_bytes"));
    EXPECT_TRUE(rung_test::fails_with(read_markdown("abcdef", {.decoded_bytes = 4}), rung::errc::too_large, "limits.decoded_bytes"));
    EXPECT_TRUE(rung_test::fails_with(read_markdown("- a\n- b\n- c", {.blocks = 2}), rung::errc::too_large, "limits.blocks"));
}

} // namespace
