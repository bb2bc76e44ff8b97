// SPDX-License-Identifier: Apache-2.0
#include <rung/format/html.hpp>

#include <gtest/gtest.h>

#include "support/marked_text.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::format::read_html;
using rung_test::blocks_of;

namespace {

struct html_row {
    const char*      name;
    std::string_view html, blocks;
};

const html_row html_rows[] = {
    {"nothing", "", ""},
    {"blanks_only", " \n\t&nbsp;<p> </p><br><div></div>", ""},
    {"bare_text", "Drive a van.", "p Drive a van.\n"},
    {"headings", "<h1>Driver</h1><H4 class=x>You</H4 >x", "h1 Driver\nh4 You\np x\n"},
    {"paragraphs_without_end_tags", "<p>One<p>Two", "p One\np Two\n"},
    {"blocks_part_and_inline_does_not", "<div>a<b>b</b><i>c</i></div><section>d</section>", "p abc\np d\n"},
    {"white_space_collapses", "<p> a \r\n\t b&nbsp; &nbsp;c </p>", "p a b c\n"},
    {"blank_inside_a_tag_counts_once", "a <b> b </b> c", "p a b c\n"},
    {"no_width_drops_out", "cata&shy;logue in\xE2\x80\x8B" "side\xEF\xBB\xBF", "p catalogue inside\n"},
    {"list", "<ul><li>Drive</li><li>Wash</li></ul>", "li1 Drive\nli1 Wash\n"},
    {"list_items_without_a_list", "<li>Drive</li>\n<li>Wash</li>", "li1 Drive\nli1 Wash\n"},
    {"paragraphs_in_items", "<ul><li><p>Drive</p></li><li><p>Wash</p></li></ul><p>Pay</p>", "li1 Drive\nli1 Wash\np Pay\n"},
    {"nested_list", "<ul><li>Drive<ol><li>a van</ol>often<li>Wash</ul>Pay", "li1 Drive\nli2 a van\nli1 often\nli1 Wash\np Pay\n"},
    {"list_in_a_list_without_item", "<ul><ul><li>a</ul><li>b</ul>", "li2 a\nli1 b\n"},
    {"list_in_a_paragraph", "<p>You:<ul><li>drive</li></ul></p>Pay", "p You:\nli1 drive\np Pay\n"},
    {"stray_end_tags", "</li></ul></div>a</b></p>b", "p a\np b\n"},
    {"heading_in_an_item", "<ul><li><h3>You</h3>drive</ul>", "h3 You\nli1 drive\n"},
    {"heading_without_end_tag", "<h2>You<p>drive</p><p>wash</p>", "h2 You\np drive\np wash\n"},
    {"block_in_a_heading", "<h2><div>You</div></h2>drive", "h2 You\np drive\n"},
    {"table", "<table><caption>Pay</caption><tr><th>Band<td><p>5</p><tr><td>6</table>x", "p Pay\ntd Band\ntd 5\ntd 6\np x\n"},
    {"list_in_a_cell", "<table><td><ul><li>a</ul>b</td></table>", "li1 a\ntd b\n"},
    {"quote", "<blockquote><p>Great place.</p></blockquote>x", "quote Great place.\np x\n"},
    {"pre_is_prose_with_line_ends", "<pre>\nAbout us\nWe drive.\n\nYou wash.\n</pre>", "p About us/We drive.\np You wash.\n"},
    {"pre_code_is_code", "<pre><code>a = 1;\n\n  b;</code></pre>x", "code a = 1;//  b;\np x\n"},
    {"code_is_prose", "Use <code>git</code>", "p Use git\n"},

    {"br_breaks_the_line", "<p>Pay<br>weekly</p>", "p Pay/weekly\n"},
    {"two_br_part", "Pay<br> <br/>weekly<br><br><br>x", "p Pay\np weekly\np x\n"},
    {"bullets", "<p>You:<br>\xE2\x80\xA2 drive<br>&bull;&nbsp;wash<br>\xC2\xB7      rest<br>Call us<br>now</p>",
     "p You:\nli1 drive\nli1 wash\nli1 rest\np Call us/now\n"},
    {"bullet_without_a_blank", "<p>\xE2\x80\xA2" "drive</p>", "li1 drive\n"},
    {"bullet_with_a_variation_selector", "\xE2\x96\xAA\xEF\xB8\x8F drive", "li1 drive\n"},
    {"bullet_in_an_element_of_its_own", "<p><span>\xC2\xB7<span>&nbsp; &nbsp;</span></span>drive</p>", "li1 drive\n"},
    {"dash_with_a_blank", "<p>- drive<br>\xE2\x80\x93 wash<br>* rest</p>", "li1 drive\nli1 wash\nli1 rest\n"},
    {"dash_without_a_blank", "<p>-5 degrees</p><p>*starred</p><p>\xE2\x80\x93x</p>", "p -5 degrees\np *starred\np \xE2\x80\x93x\n"},
    {"dash_in_a_line", "<p>Monday - Friday</p>", "p Monday - Friday\n"},
    {"bullet_in_an_item", "<ul><li>\xE2\x80\xA2 drive</li></ul>", "li1 drive\n"},

    {"bold_line_is_a_heading", "<p><strong>Essential criteria</strong></p><p>x</p>", "h3 Essential criteria\np x\n"},
    {"bold_with_a_colon_outside", "<p><b>Pay</b>:</p>", "h3 Pay:\n"},
    {"bold_by_style", "<p><span style='color:red; Font-Weight : bold'>You</span></p>", "h3 You\n"},
    {"bold_line_before_text", "<p><b>Pay</b><br>weekly<br><b>Place</b><br>Derby</p>", "h3 Pay\np weekly\nh3 Place\np Derby\n"},
    {"bold_lines_together_are_none", "<p><b>We pay weekly<br>and fairly</b></p>", "p We pay weekly/and fairly\n"},
    {"bold_sentence_is_none", "<p><b>We pay weekly.</b></p>", "p We pay weekly.\n"},
    {"bold_with_a_value_is_none", "<p><b>Closing date: 12 May</b></p>", "p Closing date: 12 May\n"},
    {"bold_in_part_is_none", "<p><b>Pay</b> weekly</p>", "p Pay weekly\n"},
    {"bold_in_an_item_is_none", "<li><b>Drive</b></li>", "li1 Drive\n"},

    {"script_and_style", "a<script>if (a<b) '</p>'</script><STYLE>p{}</STYLE ><title>x</title>b", "p ab\n"},
    {"comments", "a<!-- > <p> -- -->b<!-->c<!--->d<!-- --!>e<?php x ?>f<!DOCTYPE html>g</ x>h", "p abcdefgh\n"},
    {"hidden", "a<div hidden>b<div>c</div>d</div>e<p style=\"display: none\">f<p>g", "p a\np e\np g\n"},
    {"hidden_item_without_end_tag", "<ul><li hidden>a<ul><li>b</ul><li>c</ul>", "li1 c\n"},
    {"form_controls", "a<select><option>b</select><textarea><p>c</textarea><button>d</button>e", "p ae\n"},
    {"attribute_with_a_tag_in_it", "<p title='a > b' data-x=\"<p>\">c", "p c\n"},
    {"unquoted_attribute", "<a href=http://x/y/>z</a>", "p z\n"},
    {"less_than_is_text", "5 < 6 <3 a<", "p 5 < 6 <3 a<\n"},
    {"tag_without_end", "a <b", "p a\n"},

    {"entities", "&lt;p&gt; &pound;9 &amp; &eacute; &#8217; &#x2019; &rsquo;", "p <p> \xC2\xA3" "9 & \xC3\xA9 \xE2\x80\x99 \xE2\x80\x99 \xE2\x80\x99\n"},
    {"windows_1252_numbers", "don&#146;t &#x96; &#128;", "p don\xE2\x80\x99t \xE2\x80\x93 \xE2\x82\xAC\n"},
    {"numbers_out_of_range", "&#0;&#xD800;&#1114112;&#99999999999999999999;", "p \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n"},
    {"numbers_without_digits", "&# &#; &#x; &#xg", "p &# &#; &#x; &#xg\n"},
    {"numbers_without_a_semicolon", "&#163 9 &#xA3z", "p \xC2\xA3 9 \xC2\xA3z\n"},
    {"ampersands", "A&E; R&D R&amp;D P&L; fish & chips & a&b &", "p A&E; R&D R&D P&L; fish & chips & a&b &\n"},
    {"old_names_without_a_semicolon", "&copy 2024 &poundly &rsquo", "p \xC2\xA9 2024 \xC2\xA3ly &rsquo\n"},
    {"decoded_once", "&amp;rsquo; &amp;amp; &amp;lt;b&amp;gt;", "p &rsquo; &amp; &lt;b&gt;\n"},
    {"two_names_of_html5", "&apos;&check;&wcirc;&NewLine;&frac12;", "p '\xE2\x9C\x93\xC5\xB5 \xC2\xBD\n"},
    {"malformed_utf8", "a\xFF\xE2\x80z", "p a\xEF\xBF\xBD\xEF\xBF\xBDz\n"},
};

RUNG_ROWS(html_blocks, html_row, html_rows);

TEST_P(html_blocks, is_read_as_browsers_show_it) {
    const auto got = read_html(GetParam().html);
    EXPECT_EQ(blocks_of(got), GetParam().blocks);
    ASSERT_TRUE(rung_test::is_ok(got));
    EXPECT_EQ(rung_test::broken_promise(*got, GetParam().html), "");
}

struct html_map_row {
    const char*      name;
    std::string_view html, part, source;
};

const html_map_row html_map_rows[] = {
    {"plain", "<p>Drive a <b>van</b></p>", "van", "van"},
    {"across_tags", "<p>Drive a <b>van</b></p>", "a van", "a <b>van"},
    {"entity", "<p>don&rsquo;t</p>", "\xE2\x80\x99", "&rsquo;"},
    {"after_an_entity", "<p>R&amp;D team</p>", "team", "team"},
    {"word_with_an_entity", "<p>x R&amp;D y</p>", "R&D", "R&amp;D"},
    {"ampersand_itself", "<p>A&E; x</p>", "A&E", "A&E"},
    {"collapsed_blank", "<p>a \n b</p>", "a b", "a \n b"},
    {"no_break_space", "<p>24&nbsp;000</p>", "24 000", "24&nbsp;000"},
    {"soft_hyphen", "<p>cata\xC2\xADlogue x</p>", "catalogue", "cata\xC2\xADlogue"},
    {"after_a_soft_hyphen", "<p>cata\xC2\xADlogue x</p>", "logue", "logue"},
    {"line_break", "Pay<br />weekly", "Pay\nweekly", "Pay<br />weekly"},
    {"bullet_is_left_out", "<p>\xE2\x80\xA2 drive</p>", "drive", "drive"},
    {"malformed", "<p>a\xFFz</p>", "\xEF\xBF\xBDz", "\xFFz"},
};

RUNG_ROWS(html_map, html_map_row, html_map_rows);

TEST_P(html_map, leads_back_to_the_source) { EXPECT_EQ(rung_test::source_of(read_html(GetParam().html), GetParam().html, GetParam().part), GetParam().source); }

std::string times(std::string_view what, std::size_t n) {
    std::string out;
    out.reserve(what.size() * n);
    while (n-- > 0) { out += what; }
    return out;
}

struct flood_row {
    const char*      name;
    std::string_view head, body, tail;
    std::size_t      n;
};

// Each takes well under a second where the work is linear, and hours where it is not.
const flood_row flood_rows[] = {
    {"nested_lists", "", "<ul><li>", "x", 1'000'000},
    {"long_attribute", "<p title=\"", "a", "\">x", 1'000'000},
    {"open_attribute", "<p title=\"", "a", "", 1'000'000},
    {"many_attributes", "<p", " a", ">x", 1'000'000},
    {"open_comments", "", "<!--", "", 1'000'000},
    {"dashes", "<!--", "-", "", 1'000'000},
    {"half_end_tags", "<script>", "</", "", 1'000'000},
    {"hidden_paragraphs", "", "<p hidden>", "", 500'000},
    {"quotes_in_an_item", "<li>", "<blockquote>", "", 500'000},
    {"ampersands", "", "&", "", 1'000'000},
    {"digits", "&#", "9", "", 1'000'000},
    {"less_than", "", "<", "", 1'000'000},
};

RUNG_ROWS(html_flood, flood_row, flood_rows);

TEST_P(html_flood, is_read_in_one_pass) {
    const auto& row    = GetParam();
    const auto  source = std::string(row.head) + times(row.body, row.n) + std::string(row.tail);
    const auto  got    = read_html(source);
    ASSERT_TRUE(rung_test::is_ok(got));
    EXPECT_EQ(rung_test::broken_promise(*got, source), "");
}

TEST(html, end_tags_of_many_kinds_cost_nothing) {
    const auto source = "<li>" + times("<blockquote>", 400'000) + times("</li></ul></td>", 200'000);
    EXPECT_TRUE(rung_test::is_ok(read_html(source)));
}

TEST(html, keeps_to_its_limits) {
    EXPECT_TRUE(rung_test::fails_with(read_html("<p>abc", {.input_bytes = 4}), rung::errc::too_large, "limits.input_bytes"));
    EXPECT_TRUE(rung_test::fails_with(read_html("<p>abc", {.decoded_bytes = 2}), rung::errc::too_large, "limits.decoded_bytes"));
    EXPECT_TRUE(rung_test::fails_with(read_html("<p>a<p>b<p>c", {.blocks = 2}), rung::errc::too_large, "limits.blocks"));
}

} // namespace
