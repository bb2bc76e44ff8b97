// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/layout.hpp>

#include <gtest/gtest.h>

#include "support/record_rows.hpp"
#include "support/result_matchers.hpp"

namespace {

using rung::format::outline_kind;
using words = std::string_view;

std::uint32_t fit(words head, outline_kind kind, rung::plugin::names wanted, std::string& evidence) {
    return rung::plugin::fits(rung::format::outline_of(head), kind, wanted, 90, evidence);
}

TEST(layout, all_names_must_be_there_and_one_of_alternatives) {
    static constexpr words wanted[] = {"/d", "x|y"};
    std::string            evidence;
    EXPECT_EQ(fit(R"({"d":[{"y":1}]})", outline_kind::json, wanted, evidence), 90U);
    EXPECT_EQ(evidence, "key d; key y");
    EXPECT_EQ(fit(R"({"d":[{"z":1}]})", outline_kind::json, wanted, evidence), 0U);
    EXPECT_EQ(fit(R"({"e":{"d":[{"y":1}]}})", outline_kind::json, wanted, evidence), 0U) << "/d begins at the root";
    EXPECT_EQ(fit("<d><y/></d>", outline_kind::json, wanted, evidence), 0U);
    EXPECT_EQ(fit("", outline_kind::json, wanted, evidence), 0U);
}

TEST(layout, a_layout_opens_as_its_shape) {
    static constexpr words                      records[] = {"r"};
    static constexpr rung::plugin::json_layout json{.records = records};
    rung_test::memory_input                     input(R"({"r":[{"a":1}]})");
    auto                                        reader = rung::plugin::open_layout({.input = input.input()}, json);
    ASSERT_TRUE(rung_test::is_ok(reader));
    EXPECT_EQ(rung_test::all_rows(**reader), (std::vector<std::string>{"#0: a=1"}));

    static constexpr words                     people[] = {"p/e"};
    static constexpr rung::plugin::xml_layout xml{.records = people, .keyed_element = "field", .keyed_attribute = "id"};
    rung_test::memory_input                    markup("<p><e><field id='a'>1</field></e></p>");
    auto                                       elements = rung::plugin::open_layout({.input = markup.input()}, xml);
    ASSERT_TRUE(rung_test::is_ok(elements));
    EXPECT_EQ(rung_test::all_rows(**elements), (std::vector<std::string>{"#0: a=1"}));
}

} // namespace
