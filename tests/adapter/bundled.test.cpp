// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/bundled.hpp>

#include <gtest/gtest.h>

#include <rung/adapter/plugins.hpp>

#include <set>
#include <string>

namespace {

TEST(bundled, every_plugin_works_with_this_host_and_every_format_has_a_name_of_its_own) {
    const auto                      entries = rung_bundled_plugins();
    const rung::adapter::plugin_set all(entries);
    EXPECT_GE(entries.size(), 10U);
    ASSERT_EQ(all.all().size(), entries.size()) << "a format was claimed twice, or a plugin refused";
    std::set<std::string> ids;
    for (const auto* plugin : all.all()) {
        EXPECT_GT(plugin->format_count, 0U);
        for (std::uint32_t i = 0; i < plugin->format_count; ++i) {
            EXPECT_TRUE(ids.insert(plugin->formats[i].id).second);
            EXPECT_GT(std::string(plugin->formats[i].title).size(), 5U);
        }
    }
    EXPECT_EQ(entries.front()(RUNG_ABI_MAJOR + 1, 0), nullptr) << "another major version";
}

} // namespace
