// SPDX-License-Identifier: Apache-2.0
#include <rung/format/outline.hpp>

#include <gtest/gtest.h>

#include "support/row.hpp"

namespace {

using rung::format::outline_kind;

struct outline_row {
    const char*              name;
    const char*              text;
    outline_kind             is;
    std::vector<std::string> paths;
};

const outline_row outlines[] = {
    {"elements", "<?xml version='1.0'?><!-- <no/> --><wd:A xmlns:wd='u'><wd:B x=\"a>b\"><C/></wd:B><wd:B><D>t</D></wd:B></wd:A>", outline_kind::xml,
     {"A", "A/B", "A/B/C", "A/B/D"}},
    {"cdata_holds_no_elements", "<a><![CDATA[<b>]]><c>", outline_kind::xml, {"a", "a/c"}},
    {"cut_in_a_tag", "<a><b attr=\"x", outline_kind::xml, {"a"}},
    {"keys", R"({"d":{"results":[{"id":"a:b","x":{"y":1}},{"z":null}]},"e":[1,2]})", outline_kind::json,
     {"d", "d/results", "d/results/id", "d/results/x", "d/results/x/y", "d/results/z", "e"}},
    {"strings_are_no_keys", R"(["a","b"])", outline_kind::json, {}},
    {"cut_in_a_string", R"({"a":"b)", outline_kind::json, {"a"}},
    {"plain_text", "Name,Grade\n1,2\n", outline_kind::text, {}},
    {"nothing", "", outline_kind::text, {}},
};

RUNG_ROWS(outline_of, outline_row, outlines);

TEST_P(outline_of, tells_names_and_never_values) {
    const auto got = rung::format::outline_of(GetParam().text);
    EXPECT_EQ(got.is, GetParam().is);
    EXPECT_EQ(got.paths, GetParam().paths);
}

TEST(outline, ends_of_paths_are_whole_steps) {
    const auto got = rung::format::outline_of("<a><bc/></a>");
    EXPECT_TRUE(got.has("a/bc"));
    EXPECT_TRUE(got.has_end("bc"));
    EXPECT_FALSE(got.has_end("c"));
}

TEST(outline, stays_small_whatever_the_document) {
    std::string many = "{";
    for (int i = 0; i < 5000; ++i) { many += "\"k" + std::to_string(i) + "\":[{"; }
    EXPECT_LE(rung::format::outline_of(many).paths.size(), 400U);
}

} // namespace
