// SPDX-License-Identifier: Apache-2.0
// Today's host reads with a plugin that was built for form 1.0 of the plugin ABI.
#include <rung/adapter/source.hpp>

#include <gtest/gtest.h>

#include <rung/adapter/plugins.hpp>

#include <dlfcn.h>

#include "adapter/conformance/kit.hpp"
#include "support/record_rows.hpp"
#include "support/result_matchers.hpp"

namespace {

const std::string lines = "007,Clerk\nno comma\n008,Gärtnerin\n009,\n";

const rung_plugin* old_plugin() {
    static void* const library = ::dlopen(RUNG_ABI_1_0_PLUGIN, RTLD_NOW | RTLD_LOCAL);
    const auto         entry   = library == nullptr ? nullptr : reinterpret_cast<rung_plugin_entry_function>(::dlsym(library, "rung_plugin_entry"));
    return entry == nullptr ? nullptr : entry(RUNG_ABI_MAJOR, RUNG_ABI_MINOR);
}

TEST(abi_1_0, is_detected_and_read) {
    ASSERT_NE(old_plugin(), nullptr);
    rung::adapter::plugin_set plugins;
    ASSERT_TRUE(rung_test::is_ok(plugins.add(old_plugin())));
    const auto found = rung::adapter::detect(plugins, lines, lines);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].format, "id-title");

    rung_test::memory_input      input(lines, 5);
    rung_test::told_diagnostics  told;
    auto                         source = rung::adapter::source_reader::open({.plugin = old_plugin(), .format = "id-title", .options = {}, .input = input.input(), .diagnose = told.diagnose()});
    ASSERT_TRUE(rung_test::is_ok(source));
    std::string all;
    for (;;) {
        const auto batch = source->next();
        ASSERT_TRUE(rung_test::is_ok(batch));
        if (batch->row_count == 0) { break; }
        for (std::uint32_t f = 0; f < batch->rows[0].field_count; ++f) {
            const auto& field = batch->rows[0].fields[f];
            all += source->columns()[field.column].role + "=" + std::string(field.data, field.size) + ";";
        }
    }
    EXPECT_EQ(all, "worker.id=007;job.title=Clerk;worker.id=008;job.title=Gärtnerin;worker.id=009;job.title=;");
    EXPECT_EQ(told.all, std::vector<std::string>{"no-comma@1:2"});
}

TEST(abi_1_0, another_major_version_is_refused) {
    ASSERT_NE(old_plugin(), nullptr);
    auto tomorrow      = *old_plugin();
    tomorrow.abi_major = 2;
    EXPECT_TRUE(rung_test::fails_with(rung::adapter::source_reader::open({.plugin = &tomorrow, .format = "id-title"}), rung::errc::abi_mismatch, "plugin"));
}

TEST(abi_1_0, conforms) {
    ASSERT_NE(old_plugin(), nullptr);
    const rung::conformance::sample samples[] = {{"lines", lines, {}, {}}};
    for (const auto& line : rung::conformance::check_plugin(old_plugin(), samples)) { EXPECT_TRUE(line.ok) << line.what << ": " << line.detail; }
}

} // namespace
