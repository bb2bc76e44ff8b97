// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/adverts.hpp>

#include <rung/adapter/plugin.hpp>
#include <rung/format/json_records.hpp>

#include <gtest/gtest.h>

#include "support/feed_adverts.hpp"

namespace {

namespace plugin = rung::plugin;
using rung_test::blocks_of;
using rung_test::field_of;

rung::result<std::unique_ptr<rung::format::record_reader>> open(const plugin::opening& what) {
    return rung::format::read_json_records(what.reading, {.records = {""}, .rows = {"rows"}});
}

constexpr plugin::role roles[] = {
    {"id", "advert.id.2"},
    {"best", "advert.id"},
    {"title", "advert.title"},
    {"heading-of-all", "advert.markup-title"},
    {"html", "advert.html"},
    {"escaped", "advert.escaped-html.2"},
    {"markup", "advert.markup.3"},
    {"plain", "advert.plain.4"},
    {"markdown", "advert.markdown.5"},
    {"twin", "advert.plain-twin"},
    {"other-twin", "advert.plain-twin.9"},
    {"snippet", "advert.plain-snippet"},
    {"rows/name", "advert.heading.6"},
    {"rows/value", "advert.html.6"},
    {"pay", "advert.pay"},
    {"min", "advert.pay-min"},
    {"max", "advert.pay-max"},
    {"currency", "advert.pay-currency"},
    {"period", "advert.pay-period"},
    {"guess", "advert.pay-predicted"},
    {"place", "advert.location"},
    {"hours", "advert.hours"},
    {"partial", "advert.partial"},
    {"odd", "advert.no-such-role"},
    {"far", "advert.html.999"},
    {"worker", "worker.id"},
};
constexpr plugin::format_entry formats[] = {{.about = {"small-feed", "Small feed", RUNG_FORMAT_ADVERTS, 0}, .open = open, .roles = roles}};
constexpr rung_plugin          table     = plugin::table_of<formats>("small", "1.0.0");

rung_test::feed_result read(const std::string& json) { return rung_test::read_feed(table, json, "small-feed"); }

rung::adapter::feed_advert one(const std::string& json) {
    auto got = read(json);
    EXPECT_EQ(got.error, "");
    EXPECT_EQ(got.adverts.size(), 1U);
    return got.adverts.empty() ? rung::adapter::feed_advert{} : std::move(got.adverts.front());
}

struct text_row {
    const char* json;
    const char* blocks;
};

TEST(adverts, texts_are_read_as_what_they_are) {
    const text_row rows[] = {
        {R"({"html":"<h2>Role</h2><p>A &amp; B</p>"})", "# Role | A & B"},
        {R"({"html":"<li>One</li><li>Two</li>"})", "- One | - Two"},
        {R"({"escaped":"&lt;p&gt;A&amp;E; &amp;amp;lt; &amp;pound;9 it&#39;s&lt;/p&gt;"})", "A&E; &lt; \u00A39 it's"},
        {R"({"escaped":"&lt;b&gt;R&amp;D;&lt;/b&gt; and &bare &"})", "R&D; and &bare &"},
        {R"({"markup":"<p>Told by a tag</p>"})", "Told by a tag"},
        {R"({"markup":"&lt;p&gt;Told by what was one &amp;amp; is&lt;/p&gt;"})", "Told by what was one & is"},
        {R"({"markup":"Pay &gt; &pound;9 for 5 < 6.\n\nNext."})", "Pay > \u00A39 for 5 < 6. | Next."},
        {R"({"plain":"Keep &amp; as it is.\n\n- a\n- b"})", "Keep &amp; as it is. | - a | - b"},
        {R"({"plain":"One.\r\n\r\nTwo."})", "One. | Two."},
        {R"({"markdown":"# Role\n\n* a"})", "# Role | - a"},
        {R"({"markdown":"5","plain":"4","markup":"3","escaped":"2","html":"1"})", "1 | 2 | 3 | 4 | 5"},
        {R"({"html":"1","twin":"no","other-twin":"no"})", "1"},
        {R"({"twin":"yes","other-twin":"no"})", "yes"},
        {R"({"html":" ","other-twin":"yes"})", "yes"},
        {R"({"rows":[{"value":"<p>a</p>","name":"A &amp; B"},{"name":"Empty","value":""},{"name":"C","value":"c"}]})", "# A & B | a | # C | c"},
        {R"({"odd":"x","far":"x","worker":"x"})", ""},
        {"{\"plain\":\"caf\xE9 bar\"}", "caf\u00E9 bar"},
    };
    for (const auto& row : rows) { EXPECT_EQ(blocks_of(one(row.json).document.body), row.blocks) << row.json; }
}

struct field_row {
    const char* json;
    const char* pay;
};

TEST(adverts, pay_is_told_as_the_source_writes_it) {
    const field_row rows[] = {
        {R"({"html":"x"})", "?"},
        {R"({"pay":"Band 5, pro rata","min":1,"period":"YEAR"})", "Band 5, pro rata"},
        {R"({"pay":"9.50","currency":"GBP","period":"YEAR"})", "9.50"},
        {R"({"min":20000,"max":25000.50,"currency":"GBP"})", "20000 \u2013 25000.50 GBP"},
        {R"({"min":20000,"max":20000})", "20000"},
        {R"({"max":20000})", "20000"},
        {R"({"min":"0","max":"0.00"})", "-"},
        {R"({"pay":null})", "-"},
        {R"({"pay":""})", "-"},
        {R"({"currency":"GBP"})", "?"},
        {R"({"min":20000,"guess":"1"})", "?"},
        {R"({"min":20000,"guess":"0"})", "20000"},
        {R"({"min":20000,"guess":0})", "20000"},
    };
    for (const auto& row : rows) { EXPECT_EQ(field_of(one(row.json).document.pay), row.pay) << row.json; }
}

TEST(adverts, fields_are_joined_and_absence_is_told) {
    const auto is = one(R"({"place":["Leeds, UK"," Hull ","Leeds, UK","UK","Leeds"],"hours":"","html":"x"})").document;
    EXPECT_EQ(field_of(is.place), "Leeds, UK, Hull");
    EXPECT_EQ(field_of(is.hours), "-");
    EXPECT_EQ(field_of(is.closing), "?");
}

TEST(adverts, a_snippet_or_no_text_is_partial) {
    EXPECT_FALSE(one(R"({"html":"x"})").document.partial);
    EXPECT_TRUE(one(R"({"snippet":"x"})").document.partial);
    EXPECT_TRUE(one(R"({"title":"x"})").document.partial);
    EXPECT_TRUE(one(R"({"html":"x","partial":true})").document.partial);
    EXPECT_FALSE(one(R"({"html":"x","partial":false})").document.partial);
}

TEST(adverts, ids_and_titles) {
    const auto is = one(R"({"id":"second","best":7,"title":" Clerk \n","html":"x"})");
    EXPECT_EQ(is.id, "7");
    EXPECT_EQ(is.document.title, "Clerk");
    EXPECT_EQ(is.title.path, "title");
    EXPECT_EQ(one(R"({"heading-of-all":"R&amp;D <b>Lead</b>"})").document.title, "R&D Lead");
    EXPECT_EQ(one(R"({"title":"R&amp;D","html":"x"})").document.title, "R&amp;D");
    EXPECT_EQ(one(R"({"html":"x"})").title.path, "");
}

TEST(adverts, parts_cover_the_text_and_point_into_the_feed) {
    const std::string json = R"([{"markdown":"## Two","html":"<p>One \u00e9</p>"},
{"rows":[{"name":"N","value":"V"}]}])";
    const auto        got  = read(json);
    ASSERT_EQ(got.adverts.size(), 2U);
    const auto& first = got.adverts[0];
    ASSERT_EQ(first.parts.size(), 2U);
    EXPECT_EQ(rung::slice(first.document.body.text, first.parts[0].text), "One \u00e9");
    EXPECT_EQ(first.parts[0].path, "html");
    EXPECT_EQ(json.substr(first.parts[0].byte, 4), "<p>O");
    EXPECT_EQ(rung::slice(first.document.body.text, first.parts[1].text), "Two");
    EXPECT_EQ(json.substr(first.parts[1].byte, 3), "## ");
    EXPECT_TRUE(first.document.body.map.is_identity());
    EXPECT_EQ(got.adverts[1].record, 1U);
    EXPECT_EQ(json.substr(got.adverts[1].byte, 7), R"({"rows")");
    ASSERT_EQ(got.adverts[1].parts.size(), 2U);
    EXPECT_EQ(got.adverts[1].parts[0].path, "rows/name");
}

TEST(adverts, a_failure_of_the_source_comes_behind_what_was_read) {
    const auto got = read(R"([{"html":"x"},)");
    EXPECT_EQ(got.adverts.size(), 1U);
    EXPECT_TRUE(got.error.starts_with("bad_json")) << got.error;
    EXPECT_TRUE(read("[]").adverts.empty());
}

} // namespace
