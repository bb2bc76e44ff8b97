// SPDX-License-Identifier: Apache-2.0
#include <rung/format/json_records.hpp>

#include <gtest/gtest.h>

#include <string>

#include "support/read_json.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using rung::format::json_shape;
using rung::format::read_json_records;
using rung::format::reading;
using rung_test::fails_with;
using rung_test::lines;

namespace {

struct document_row {
    const char* name;
    json_shape  shape;
    const char* text;
    lines       rows;
    lines       diagnostics = {};
};

const document_row document_rows[] = {
    // Where records are.
    {"top_array", {}, R"([{"a":"1"},{"a":"2"}])", {"#0: a=1", "#1: a=2"}},
    {"objects_one_after_another", {}, "{\"a\":1}\n{\"a\":2} {\"a\":3}\n\n", {"#0: a=1", "#1: a=2", "#2: a=3"}},
    {"place_of_two_steps", {.records = {"d/results"}}, R"({"d":{"x":[{"a":0}],"results":[{"a":1}],"__next":"u"}})", {"#0: a=1"}},
    {"one_of_several_places", {.records = {"Report_Entry", "Report_Data/Report_Entry"}}, R"({"Report_Data":{"Report_Entry":[{"a":1}]}})", {"#0: a=1"}},
    {"two_places_at_once", {.records = {"jobs", "offers"}}, R"({"jobs":[{"a":1}],"n":{"jobs":[{"a":9}]},"offers":[{"b":2}]})", {"#0: a=1", "#1: b=2"}},
    {"array_on_the_way", {.records = {"items/requisitionList"}}, R"({"items":[{"requisitionList":[{"a":1}]},{"requisitionList":[{"a":2}]}]})", {"#0: a=1", "#1: a=2"}},
    {"array_at_the_top_on_the_way", {.records = {"data"}}, R"([{"data":[{"a":1}]},{"data":[{"a":2}]}])", {"#0: a=1", "#1: a=2"}},
    {"key_with_a_slash_and_an_escape", {.records = {"a~1b~0"}}, R"({"\u0061/b~":[{"a":1}]})", {"#0: a=1"}},
    {"envelopes_one_after_another", {.records = {"", "data"}}, R"({"data":[{"a":1}]} {"data":[{"a":2}]})", {"#0: a=1", "#1: a=2"}},
    {"record_or_envelope_turns_out_record", {.records = {"", "data"}}, "{\"x\":{\"data\":1},\n\"a\":1}\n{\"data\":[{\"b\":2}]}", {"#0: x/data=1|a=1", "#1:", "data#1: data/b=2"}},
    {"graph_or_single", {.records = {"@graph"}, .single = true}, R"({"@context":"c","@graph":[{"a":1}]})", {"#0: a=1"}},
    {"single_at_the_top", {.records = {"@graph"}, .single = true}, R"({"@context":"c","a":1})", {"#0: @context=c|a=1"}},
    {"single_at_a_place", {.records = {"data"}, .single = true}, R"({"success":true,"data":{"a":1}})", {"#0: a=1"}},
    {"bare_object_needs_single", {.records = {"data"}}, R"({"data":{"a":1}})", {"error: unknown_envelope data"}},
    {"no_rows", {.records = {"data"}}, R"({"data":[]})", {}},
    {"nothing_is_ndjson_without_rows", {}, " \n", {}},
    {"nothing_is_no_envelope", {.records = {"data"}}, "", {"error: bad_json byte 0"}},
    {"key_may_be_missing", {.records = {"Report_Data/Report_Entry"}, .empty_ok = {"Report_Data"}}, R"({"Report_Data":{}})", {}},
    {"other_sign_of_no_rows", {.records = {"Resources"}, .empty_ok = {"totalResults"}}, R"({"schemas":["s"],"totalResults":0})", {}},
    {"no_sign", {.records = {"Report_Entry", "Report_Data/Report_Entry"}, .empty_ok = {"Report_Data"}}, R"({"error":{"message":"secret"}})",
     {"error: unknown_envelope Report_Entry, Report_Data/Report_Entry"}},
    {"scalar", {}, "42", {"error: unknown_envelope the top"}},
    {"more_behind_the_envelope", {.records = {"data"}}, R"({"data":[{"a":1}]}})", {"#0: a=1", "error: bad_json byte 18"}},
    {"elements_that_are_no_objects", {}, R"([1,{"a":1},null,[{"b":2}],{"a":2}])", {"#1: a=1", "#4: a=2"}, {"bad-record@0:1", "bad-record@2:1", "bad-record@3:1"}},
    {"doubled_place", {.records = {"data"}}, R"({"data":[{"a":1}],"data":[{"a":2}]})", {"#0: a=1", "#1: a=2"}, {"duplicate-key@-:1 data"}},
    // What becomes of a record.
    {"kinds_keep_their_text", {}, R"([{"id":300000047674147,"r":22.50000,"e":-1E+5,"t":true,"f":false,"n":null,"s":""}])",
     {"#0: id=300000047674147|r=22.50000|e=-1E+5|t=true|f=false|n=<null>|s=<empty>"}},
    {"objects_flatten", {}, R"([{"a":{"b":{"c":1},"d/e":2,"~":3},"":4,"z":{}}])", {"#0: a/b/c=1|a/d~1e=2|a/~0=3|=4"}},
    {"arrays_of_objects_are_tables", {}, R"([{"jobs":[{"t":"x","pay":[{"p":1},{"p":2}]},{"t":"y"}],"late":1}])",
     {"#0: late=1", "jobs#0: jobs/t=x", "jobs/pay#0: jobs/pay/p=1", "jobs/pay#0: jobs/pay/p=2", "jobs#0: jobs/t=y"}},
    {"arrays_of_scalars_repeat", {}, R"([{"a":["x",null,2],"b":[],"c":[["y",["z"]]]}])", {"#0: a=x|a=<null>|a=2|c=y|c=z"}},
    {"arrays_of_arrays_of_objects", {}, R"([{"a":[[{"x":1}],[{"x":2},3]]}])", {"#0: a=3", "a#0: a/x=1", "a#0: a/x=2"}},
    {"escapes", {}, R"([{"a":"q\"b\\s\/\b\f\n\r\t","b":"\u00e9\ud83d\ude00\u0000.","k\u0065y":1}])",
     {std::string("#0: a=q\"b\\s/\b\f\n\r\t|b=\u00e9\U0001F600") + '\0' + ".|key=1"}},
    {"lone_surrogates", {}, R"([{"a":"\ud83dx\ude00","b":"\ud83d\u0041\ud83d\ud83d\ude00"}])", {"#0: a=\uFFFDx\uFFFD|b=\uFFFDA\uFFFD\U0001F600"},
     {"lone-surrogate@0:1 a", "lone-surrogate@0:1 b"}},
    {"bad_utf8_stays", {}, "[{\"a\":\"\x80\",\"b\":\"\xff\"},\n{\"\xc3\":\"x\"}]", {"#0: a=\x80|b=\xff", "#1: \uFFFD=x"}, {"bad-utf8@0:1 a", "bad-utf8@1:2"}},
    {"doubled_keys_all_come", {}, R"([{"a":1,"a":2,"b":{"c":1,"c":2},"a":3},{"a":4,"b":[{"a":1},{"a":1}]}])", {"#0: a=1|a=2|b/c=1|b/c=2|a=3", "#1: a=4", "b#1: b/a=1", "b#1: b/a=1"},
     {"duplicate-key@0:1 a", "duplicate-key@0:1 b/c"}},
    {"keys_that_only_look_alike", {}, R"([{"a\"":1,"a\\n":2},{"a\n":3,"a\"":4}])", {"#0: a\"=1|a\\n=2", "#1: a\n=3|a\"=4"}},
    // Shapes of the vendors.
    {"odata_results", {.records = {"d/results"}, .transparent = {"results"}, .skip = {"__metadata", "__deferred"}},
     R"({"d":{"results":[{"__metadata":{"uri":"u"},"p":{"results":[{"__metadata":{},"n":1,"nav":{"__deferred":{"uri":"u"}}}]},"one":{"n":2}}]}})",
     {"#0: one/n=2", "p#0: p/n=1"}},
    {"nested_items", {.records = {"items"}, .transparent = {"items"}, .skip = {"links", "count"}},
     R"({"items":[{"id":1,"names":{"items":[{"n":"x","links":[{"rel":"self"}]}],"count":1}}],"count":1,"links":[{}]})", {"#0: id=1", "names#0: names/n=x"}},
    {"labels", {.records = {"data"}, .transparent = {"value", "attributes"}, .label = "label"},
     R"({"data":[{"type":"Employee","attributes":{"id":{"label":"ID","value":7},"boss":{"label":"Boss","value":{"type":"E","attributes":{"id":{"label":"ID","value":8}}}},"dep":{"id":1,"label":"Sales"}}}]})",
     {"#0: type=Employee|id=7|boss/type=E|boss/id=8|boss/label=Boss|dep/id=1|dep/label=Sales"}},
    {"transparent_at_the_top_of_a_row", {.transparent = {"value", "items"}}, R"([{"value":1,"c":{"value":{"d":2}},"l":[{"value":3,"items":[{"q":4}]}],"items":[5]}])",
     {"#0: value=1|c/d=2|items=5", "l#0: l/value=3", "l/items#0: l/items/q=4"}},
    {"pointer_keys", {.records = {"employees"}, .transparent = {"value"}, .pointer_keys = true},
     R"({"employees":[{"/job/title":{"value":"x"},"/base/id":{"value":"1"},"job":{"site":"y"}}]})", {"#0: job/title=x|base/id=1|job/site=y"}},
    {"slashes_without_pointer_keys", {}, R"([{"/job/title":1}])", {"#0: ~1job~1title=1"}},
    {"bare_object_makes_a_row_where_named", {.rows = {"job"}, .transparent = {"results"}}, R"([{"job":{"t":1},"o":{"t":0}},{"job":[{"t":2}]},{"job":{"results":[{"t":3}]}}])",
     {"#0: o/t=0", "job#0: job/t=1", "#1:", "job#1: job/t=2", "#2:", "job#2: job/t=3"}},
    {"bare_object_elsewhere_flattens", {}, R"([{"job":{"t":1}},{"job":[{"t":2}]},{"job":[{"t":3}]}])", {"#0: job/t=1", "#1:", "job#1: job/t#1=2", "#2:", "job#2: job/t#1=3"},
     {"mixed-shape@1:1 job/t"}},
    // What is broken.
    {"records_before_the_break_come", {}, R"([{"a":1},{"a":2},{"a":tru}])", {"#0: a=1", "#1: a=2", "error: bad_json byte 25"}},
    {"bad_line_is_passed_over", {}, "{\"a\":1}\n{\"a\":\n{\"a\":2}\n oops\n{\"a\" 3}\n{\"a\":4}\n", {"#0: a=1", "#2: a=2", "#5: a=4"},
     {"bad-record@1:2", "bad-record@3:4", "bad-record@4:5"}},
    {"line_cut_in_a_string", {}, "{\"a\":\"x\n{\"a\":2}\n7\n{\"a\":3}", {"#1: a=2", "#3: a=3"}, {"bad-record@0:1", "bad-record@2:3"}},
    {"inside_of_a_broken_record_is_no_record", {}, "{\n \"a\": x,\n \"b\": [\n  {\"c\":1}\n ]\n}\n{\"a\":2}", {"#1: a=2"}, {"bad-record@0:1"}},
    {"only_bad_lines", {}, "{\"a\"}\n{\"b\"}\n", {"error: bad_json byte 0"}, {"bad-record@0:1", "bad-record@1:2"}},
    {"end_in_a_line", {}, "{\"a\":1}\n{\"a\":", {"#0: a=1", "error: bad_json byte 13"}},
    {"raw_newline_in_a_string", {}, "[{\"a\":\"x\ny\"}]", {"error: bad_json byte 8"}},
    {"end_in_a_string", {}, "[{\"a\":\"x", {"error: bad_json byte 8"}},
    {"comma_too_many", {}, "[{\"a\":1,}]", {"error: bad_json byte 8"}},
    {"comma_too_many_in_array", {}, "[{\"a\":[1,]}]", {"error: bad_json byte 9"}},
    {"zero_in_front", {}, "[{\"a\":01}]", {"error: bad_json byte 7"}},
    {"bad_escape", {}, R"([{"a":"\x"}])", {"error: bad_json byte 8"}},
    {"bad_in_what_is_skipped", {.skip = {"s"}}, R"([{"s":{"a":[1,{"b":tru}]}}])", {"error: bad_json byte 22"}},
    {"zero_in_front_of_what_is_skipped", {.skip = {"s"}}, R"([{"s":01}])", {"error: bad_json byte 7"}},
    {"bad_in_the_envelope", {.records = {"data"}}, R"({"x":[1 2],"data":[{"a":1}]})", {"error: bad_json byte 8"}},
};

RUNG_ROWS(json_documents, document_row, document_rows);

TEST_P(json_documents, give) {
    const auto& row = GetParam();
    const auto  got = rung_test::read_json(row.text, row.shape);
    EXPECT_EQ(got.rows, row.rows);
    EXPECT_EQ(got.diagnostics, row.diagnostics);
}

// Small bounds make small windows, in which everything has to be read anew in the middle.
TEST_P(json_documents, give_the_same_in_small_pieces) {
    const auto& row    = GetParam();
    auto        bounds = reading{}.bounds;
    bounds.record_bytes = 200;
    for (const std::size_t step : {1U, 7U}) {
        const auto got = rung_test::read_json(row.text, row.shape, step, bounds);
        EXPECT_EQ(got.rows, row.rows) << step;
        EXPECT_EQ(got.diagnostics, row.diagnostics) << step;
    }
}

TEST(json_records, rows_say_where_they_come_from) {
    const std::string           text = "[\n {\"a\":\"x\",\"j\":[{\"n\":1}],\n\"b\":null},\n {\"b\":\"\\u0041\",\"a\":true}]";
    rung_test::memory_input     input(text);
    const auto                  reader = read_json_records({.input = input.input()});
    ASSERT_TRUE(rung_test::is_ok(reader));
    const auto batch = (*reader)->next();
    ASSERT_TRUE(rung_test::is_ok(batch));
    ASSERT_EQ(batch->row_count, 3U);
    const auto& first = batch->rows[0];
    const auto& child = batch->rows[1];
    const auto& last  = batch->rows[2];
    EXPECT_EQ(first.parent, 0U);
    EXPECT_EQ(child.parent, 0U);
    EXPECT_EQ(last.parent, 2U);
    EXPECT_EQ(child.table, 1U);
    EXPECT_EQ((*reader)->tables()[1].path, "j");
    EXPECT_EQ((*reader)->columns()[child.fields[0].column].table, 1U);
    EXPECT_EQ(first.byte, 3U);
    EXPECT_EQ(child.byte, 3U);
    EXPECT_EQ(first.line, 2U);
    EXPECT_EQ(last.line, 4U);
    EXPECT_EQ(last.record, 1U);
    ASSERT_EQ(first.field_count, 2U);
    const auto source = [&](const rung_row& row, unsigned i) { return text.substr(row.byte + row.fields[i].offset, 4); };
    EXPECT_EQ(source(first, 0), "x\",\"");
    EXPECT_EQ(source(first, 1), "null");
    EXPECT_EQ(source(child, 0), "1}],");
    EXPECT_EQ(source(last, 0), "\\u00");
    EXPECT_EQ(first.fields[0].kind, RUNG_KIND_TEXT);
    EXPECT_EQ(first.fields[1].state, RUNG_FIELD_NULL);
    EXPECT_EQ(child.fields[0].kind, RUNG_KIND_NUMBER);
    EXPECT_EQ(last.fields[1].kind, RUNG_KIND_BOOLEAN);
    EXPECT_EQ((*reader)->next()->row_count, 0U);
    EXPECT_EQ((*reader)->next()->row_count, 0U);
}

TEST(json_records, labels_name_columns) {
    rung_test::memory_input input(R"([{"x":{"label":"First \u00e9","value":[1,2]},"y":{"value":null,"label":"Second"},"x":{"label":"Other","value":3}}])");
    const auto              reader = read_json_records({.input = input.input()}, {.transparent = {"value"}, .label = "label"});
    EXPECT_EQ(rung_test::all_rows(**reader), lines{"#0: x=1|x=2|y=<null>|x=3"});
    ASSERT_EQ((*reader)->columns().size(), 2U);
    EXPECT_EQ((*reader)->columns()[0].label, "First \u00e9");
    EXPECT_EQ((*reader)->columns()[1].label, "Second");
}

TEST(json_records, shapes_have_to_be_sound) {
    rung_test::memory_input input("");
    EXPECT_TRUE(fails_with(read_json_records({}), errc::precondition, "input.read"));
    EXPECT_TRUE(fails_with(read_json_records({.input = input.input()}, {.records = {}}), errc::precondition, "records"));
    EXPECT_TRUE(fails_with(read_json_records({.input = input.input()}, {.records = lines(65, "x")}), errc::precondition, "records"));
}

} // namespace
