// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugins.hpp>

#include <gtest/gtest.h>

#include "support/result_matchers.hpp"
#include "support/small_plugins.hpp"

namespace {

using rung::adapter::plugin_set;

const rung_plugin* small_entry(std::uint32_t major, std::uint32_t) { return major == RUNG_ABI_MAJOR ? &rung_test::small_plugin::table : nullptr; }
const rung_plugin* old_entry(std::uint32_t, std::uint32_t) { return nullptr; }

TEST(plugins, a_list_of_entries_makes_a_set) {
    const rung_plugin_entry_function entries[] = {small_entry, old_entry};
    const plugin_set                 set(entries);
    ASSERT_EQ(set.all().size(), 1U);
    EXPECT_STREQ(set.find("small-json").about().title, "Small JSON");
    EXPECT_EQ(set.find("small-yaml").plugin, nullptr);
}

TEST(plugins, a_format_has_one_plugin) {
    plugin_set set;
    ASSERT_TRUE(rung_test::is_ok(set.add(&rung_test::small_plugin::table)));
    EXPECT_TRUE(rung_test::fails_with(set.add(&rung_test::small_plugin::table), rung::errc::bad_field, "small-csv"));
    EXPECT_TRUE(rung_test::fails_with(set.add(nullptr), rung::errc::abi_mismatch, "plugin"));
}

TEST(plugins, detection_goes_by_content_and_gives_its_evidence) {
    plugin_set set;
    ASSERT_TRUE(rung_test::is_ok(set.add(&rung_test::small_plugin::table)));
    const auto json = detect(set, R"({"people":[]})", "");
    ASSERT_EQ(json.size(), 1U);
    EXPECT_EQ(json[0].format, "small-json");
    EXPECT_EQ(json[0].confidence, 90U);
    const auto text = detect(set, "a,b\n", "");
    ASSERT_EQ(text.size(), 1U);
    EXPECT_EQ(text[0].evidence, (std::vector<std::string>{"text", "commas"}));
    EXPECT_TRUE(detect(set, "", "").empty());
    EXPECT_EQ(detect(set, "<people><person/></people>", "")[0].flags, static_cast<std::uint32_t>(RUNG_FORMAT_UNVERIFIED));
}

} // namespace
