// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/isolated.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "support/plugin_folder.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"
#include "support/small_plugins.hpp"

namespace {

using rung::adapter::isolated_request;
using rung::adapter::isolated_source;

std::string write_file(const std::string& name, const std::string& bytes) {
    auto path = testing::TempDir() + "rung_isolated_" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

TEST(isolated, rows_are_the_same_as_in_this_process) {
    std::string text = "id,title\n";
    for (int i = 0; i < 5000; ++i) { text += std::to_string(i) + ",\"Caf\xC3\xA9, \"\"Lead\"\"\"\n"; }
    text += "short\n";
    rung::adapter::plugin_set plugins;
    ASSERT_TRUE(rung_test::is_ok(plugins.add(&rung_test::small_plugin::table)));
    const auto path   = write_file("rows", text);
    auto       source = isolated_source::open({.path = path, .plugins = &plugins});
    ASSERT_TRUE(rung_test::is_ok(source));
    EXPECT_EQ((*source)->format(), "small-csv");
    rung_test::small_source here(text, "small-csv");
    std::uint64_t           rows = 0;
    for (;;) {
        auto theirs = (*source)->reader().next();
        auto ours   = here.reader().next();
        ASSERT_TRUE(rung_test::is_ok(theirs));
        ASSERT_TRUE(rung_test::is_ok(ours));
        ASSERT_EQ(theirs->row_count, ours->row_count);
        if (ours->row_count == 0) { break; }
        for (std::uint32_t i = 0; i < ours->row_count; ++i) {
            const auto &a = theirs->rows[i], &b = ours->rows[i];
            ASSERT_EQ(a.field_count, b.field_count);
            ASSERT_EQ(a.byte, b.byte);
            for (std::uint32_t f = 0; f < b.field_count; ++f) {
                ASSERT_EQ(std::string(a.fields[f].data, a.fields[f].size), std::string(b.fields[f].data, b.fields[f].size));
                ASSERT_EQ(a.fields[f].offset, b.fields[f].offset);
            }
        }
        rows += ours->row_count;
    }
    EXPECT_EQ(rows, 5001U);
    ASSERT_EQ((*source)->told().diagnostics.size(), 1U);
    EXPECT_EQ((*source)->told().diagnostics[0].code, "short-row");
    std::remove(path.c_str());
}

TEST(isolated, a_failure_in_the_child_comes_through) {
    rung::adapter::plugin_set plugins;
    ASSERT_TRUE(rung_test::is_ok(plugins.add(&rung_test::small_plugin::table)));
    EXPECT_TRUE(rung_test::fails_with(isolated_source::open({.path = "/nowhere/at/all", .plugins = &plugins}), rung::errc::not_found, "*"));
    const auto path = write_file("empty", "");
    EXPECT_TRUE(rung_test::fails_with(isolated_source::open({.path = path, .plugins = &plugins}), rung::errc::unknown_plugin, "*"));
    std::remove(path.c_str());
}

struct harm_row {
    const char* name;
    const char* object;
    const char* where; ///< "*" where the system decides what kills it.
};

constexpr harm_row harms[] = {
    {"a_crash", RUNG_HOSTILE_1, "plugin: crashed, signal 11"},
    {"a_loop", RUNG_HOSTILE_2, "*"},
    {"memory", RUNG_HOSTILE_3, "*"},
    {"the_network", RUNG_HOSTILE_4, "plugin: asked for a forbidden system call"},
    {"rows_that_point_nowhere", RUNG_HOSTILE_5, "*"},
};

RUNG_ROWS(hostile_plugin, harm_row, harms);

TEST_P(hostile_plugin, costs_one_clear_error) {
#if defined(__SANITIZE_ADDRESS__)
    if (std::string(GetParam().name) == "memory") { GTEST_SKIP() << "AddressSanitizer reserves more address space than any bound allows"; }
#endif
    rung_test::plugin_folder folder;
    folder.add(GetParam().object, "hostile");
    const auto       path = write_file(GetParam().name, "x");
    isolated_request request{.path = path, .load = {.folder = folder.path()}, .format = "hostile"};
    request.cpu_seconds  = 2;
    request.idle_seconds = 20;
    request.memory_bytes = std::uint64_t{256} << 20U;
    auto source          = isolated_source::open(request);
    ASSERT_TRUE(rung_test::is_ok(source));
    const auto rows = (*source)->reader().next();
    EXPECT_TRUE(rung_test::fails_with(rows, rung::errc::plugin_failed, "*"));
    if (!rows && std::string(GetParam().where) != "*") {
#if !defined(__SANITIZE_ADDRESS__)
        EXPECT_EQ(rows.error().where, GetParam().where);
#endif
    }
    std::remove(path.c_str());
}

} // namespace
