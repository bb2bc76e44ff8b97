// SPDX-License-Identifier: Apache-2.0
#include <rung/format/json_records.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "support/read_json.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

using rung::errc;
using rung::format::json_shape;
using rung::format::read_json_records;
using rung::format::reading;
using rung_test::fails_with;
using rung_test::lines;
using rung_test::read_json;

namespace {

// The end of the window falls on every byte of a record once.
TEST(json_hostile, windows_do_not_matter) {
    const json_shape shape = {.rows = {"z"}, .transparent = {"value"}, .skip = {"s"}, .label = "l"};
    std::string      text  = "[";
    for (int i = 0; i < 40; ++i) { text += std::string(text.size() == 1 ? 0 : 1, ',') + R"({"a":"\u00e9","s":[{}],"z":{"value":{"q":-1e2}},"l":"L"})" + std::string(i % 7, ' '); }
    text += "]";
    const auto wide = read_json(text, shape);
    EXPECT_EQ(wide.rows.size(), 40U);
    EXPECT_EQ(wide.rows[39], "#39: a=\u00e9|z/q=-1e2|l=L");
    for (std::uint64_t size = 64; size < 128; ++size) {
        auto bounds         = reading{}.bounds;
        bounds.record_bytes = size;
        const auto narrow   = read_json(text, shape, 13, bounds);
        EXPECT_EQ(narrow.rows, wide.rows) << size;
        EXPECT_EQ(narrow.tables, lines{""}) << size;
    }
}

// Whatever is cut off, reading ends, gives no row that was not there, and says so unless what is left is a document.
TEST(json_hostile, end_when_cut) {
    const std::string members = R"({"a":"x\u00e9\ud83d\ude00y","n":-1.5e3,"s":{"k":[1,"\\"]},"l":"L","j":[{"v":true},{"b":null}],"a":"","z":{"l":"M","value":1}})";
    const json_shape  shape   = {.records = {"", "d/r"}, .rows = {"z"}, .transparent = {"value"}, .skip = {"s"}, .label = "l"};
    for (const std::string& text : {"[" + members + "," + members + "]", R"({"x":[1,{"y":"z"}],"d":{"r":[)" + members + "," + members + "]}}", members + "\n" + members}) {
        const auto whole = read_json(text, shape);
        ASSERT_EQ(whole.rows.size(), 8U);
        for (std::size_t size = 0; size < text.size(); ++size) {
            auto       got  = read_json(text.substr(0, size), shape);
            const bool said = !got.rows.empty() && got.rows.back() == "error: bad_json byte " + std::to_string(size);
            // A document of no record, or of the first line.
            EXPECT_EQ(!said, size == 0 || (text[0] == '{' && text[1] == '"' && text[2] == 'a' && (size == members.size() || size == members.size() + 1))) << size;
            if (said) { got.rows.pop_back(); }
            ASSERT_LE(got.rows.size(), whole.rows.size());
            EXPECT_TRUE(std::equal(got.rows.begin(), got.rows.end(), whole.rows.begin())) << size;
        }
    }
}

struct bound_row {
    const char*      name;
    rung_read_limits bounds;
    std::string      text;
    lines            rows;
    lines            diagnostics = {};
};

rung_read_limits with(auto change) {
    auto bounds = reading{}.bounds;
    change(bounds);
    return bounds;
}

const std::string deep_arrays(70'000, '[');

const bound_row bound_rows[] = {
    {"record_that_fits", with([](auto& b) { b.record_bytes = 18; }), R"([{"a":"0123456789"},{"a":1}])", {"#0: a=0123456789", "#1: a=1"}},
    {"record_too_large", with([](auto& b) { b.record_bytes = 17; }), R"([{"a":"0123456789"},{"a":1}])", {"#1: a=1"}, {"record-too-large@0:1"}},
    {"record_far_too_large", with([](auto& b) { b.record_bytes = 100; }), R"([{"a":[")" + std::string(1'000, 'x') + R"(\"",{"b":1}]},{"a":1}])", {"#1: a=1"}, {"record-too-large@0:1"}},
    {"break_in_a_record_too_large", with([](auto& b) { b.record_bytes = 100; }), R"([{"a":[")" + std::string(1'000, 'x') + R"(\"",{"b"}]},{"a":1}])",
     {"error: bad_json byte 1016"}, {"record-too-large@0:1"}},
    {"line_too_large", with([](auto& b) { b.record_bytes = 100; }), "{\"a\":\"" + std::string(1'000, 'x') + "\"}\n{\"a\":1}", {"#1: a=1"}, {"record-too-large@0:1"}},
    {"value_that_fits", with([](auto& b) { b.value_bytes = 5; }), R"([{"a":"\u0041BCDE","b":12345}])", {"#0: a=ABCDE|b=12345"}},
    {"value_too_large", with([](auto& b) { b.value_bytes = 5; }), R"([{"a":"abcdef"},{"a":123456},{"a":1}])", {"#2: a=1"}, {"value-too-large@0:1", "value-too-large@1:1"}},
    {"depth_that_fits", with([](auto& b) { b.depth = 2; }), R"([{"a":{"b":[1]},"c":[[2]],"d":[{}]}])", {"#0: a/b=1|c=2", "d#0:"}},
    {"too_deep", with([](auto& b) { b.depth = 2; }), R"([{"a":{"b":[{}]}},{"a":[[[]]]},{"a":{"s":{"x":[]}}},{"a":1}])", {"#3: a=1"}, {"too-deep@0:1", "too-deep@1:1", "too-deep@2:1"}},
    {"bomb", reading{}.bounds, R"([{"a":)" + deep_arrays, {"error: too_deep byte 65541"}, {"too-deep@0:1"}},
    {"bomb_in_the_envelope", reading{}.bounds, deep_arrays, {"error: too_deep byte 65537"}, {"bad-record@0:1"}},
    {"too_many_fields", with([](auto& b) { b.fields = 3; }), R"([{"a":[1,2],"b":{"c":3}},{"a":[1,2],"b":[{"d":1},{"d":1}]},{"a":1}])", {"#0: a=1|a=2|b/c=3", "#2: a=1"}, {"too-many-fields@1:1"}},
    {"too_many_rows", with([](auto& b) { b.fields = 3; }), R"([{"a":[{},{}]},{"a":[{},{},{}]}])", {"#0:", "a#0:", "a#0:"}, {"too-many-fields@1:1"}},
    {"too_many_columns", with([](auto& b) { b.columns = 2; }), R"([{"a":1,"b":2},{"a":1,"c":2},{"b":1}])", {"#0: a=1|b=2", "#2: b=1"}, {"too-many-columns@1:1"}},
    {"key_too_long", reading{}.bounds, "[{\"" + std::string(1'025, 'k') + "\":1},{\"a\":1}]", {"#1: a=1"}, {"key-too-long@0:1"}},
    {"input_that_fits", with([](auto& b) { b.input_bytes = 9; }), R"([{"a":1}])", {"#0: a=1"}},
    {"input_too_large", with([](auto& b) { b.input_bytes = 9; }), R"([{"a":1},{"a":1}])", {"#0: a=1", "error: too_large input_bytes"}},
};

RUNG_ROWS(json_bounds, bound_row, bound_rows);

TEST_P(json_bounds, hold) {
    const auto& row = GetParam();
    for (const std::size_t step : {65'536U, 1U}) {
        const auto got = read_json(row.text, {.skip = {"s"}}, step, row.bounds);
        EXPECT_EQ(got.rows, row.rows);
        EXPECT_EQ(got.diagnostics, row.diagnostics);
    }
}

TEST(json_hostile, a_long_value_comes_whole) {
    std::string value;
    while (value.size() < 900'000) { value += "word \xC3\xA9 "; }
    const auto got = read_json("[{\"a\":1},{\"a\":\"" + value + "\",\"b\":\"\\n" + value + "\"},{\"a\":2}]", {});
    EXPECT_EQ(got.rows, (lines{"#0: a=1", "#1: a=" + value + "|b=\n" + value, "#2: a=2"}));
    EXPECT_EQ(got.diagnostics, lines{});
}

TEST(json_hostile, nul_is_no_json) {
    using namespace std::string_view_literals;
    EXPECT_EQ(read_json("[{\"a\":\"\0\"}]"sv, {}).rows, lines{"error: bad_json byte 7"});
    EXPECT_EQ(read_json("[{\"a\":1\0}]"sv, {}).rows, lines{"error: bad_json byte 7"});
    EXPECT_EQ(read_json("[\0{\"a\":1}]"sv, {}).rows, lines{"error: bad_json byte 1"});
    EXPECT_EQ(read_json("[{\"a\":1}]\0"sv, {}).rows, (lines{"#0: a=1", "error: bad_json byte 9"}));
}

TEST(json_hostile, an_input_that_fails_ends_reading_behind_its_records) {
    struct failing {
        int calls = 0;
    } host;
    const rung_input input{.struct_size = sizeof(rung_input), .zero = 0, .host = &host, .read = [](void* self, void* into, std::uint64_t) -> std::int64_t {
                               if (static_cast<failing*>(self)->calls++ != 0) { return -static_cast<std::int64_t>(errc::bad_encoding); }
                               std::memcpy(into, "[{\"a\":1},", 9);
                               return 9;
                           }};
    const auto reader = read_json_records({.input = input});
    EXPECT_EQ(rung_test::all_rows(**reader), (lines{"#0: a=1", "error: bad_encoding byte 9"}));
    EXPECT_TRUE(fails_with((*reader)->next(), errc::bad_encoding, "byte 9"));
}

} // namespace
