// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>

#include <gtest/gtest.h>

#include <new>

#include "support/record_rows.hpp"

namespace {

namespace plugin = rung::plugin;
using opened     = rung::result<std::unique_ptr<rung::format::record_reader>>;

opened out_of_memory(const plugin::opening&) { throw std::bad_alloc(); }
opened throws(const plugin::opening&) { throw 7; }
opened fails(const plugin::opening&) { return rung::failure{rung::errc::bad_json, "byte 4", {}}; }

constexpr std::string_view     known[]   = {"sheet"};
constexpr plugin::format_entry formats[] = {
    {.about = {"memory", "", 0, 0}, .open = out_of_memory, .options = known},
    {.about = {"throws", "", 0, 0}, .open = throws},
    {.about = {"fails", "", 0, 0}, .open = fails},
};
constexpr auto table = plugin::table_of<formats>("hostile", "0.1.0");

std::int32_t open_as(const char* format, rung_reader** reader, std::uint32_t options = 0, const rung_option* list = nullptr) {
    static rung_test::memory_input input("");
    static const rung_input        in = input.input();
    const rung_opening             what{.struct_size = sizeof(rung_opening), .option_count = options, .format = format, .options = list, .input = &in, .diagnose = nullptr,
                                        .limits = nullptr, .host = nullptr};
    return table.open(&what, reader);
}

TEST(plugin, nothing_is_thrown_across_the_line) {
    rung_reader* reader = nullptr;
    EXPECT_EQ(open_as("memory", &reader), -static_cast<std::int32_t>(rung::errc::out_of_memory));
    EXPECT_EQ(reader, nullptr);
    EXPECT_EQ(open_as("throws", &reader), -static_cast<std::int32_t>(rung::errc::internal));
    EXPECT_EQ(reader, nullptr);
}

TEST(plugin, a_failed_opening_still_says_where) {
    rung_reader* reader = nullptr;
    EXPECT_EQ(open_as("fails", &reader), -static_cast<std::int32_t>(rung::errc::bad_json));
    ASSERT_NE(reader, nullptr);
    EXPECT_STREQ(table.where(reader), "byte 4");
    EXPECT_EQ(table.table_count(reader), 0U);
    EXPECT_EQ(table.column_count(reader), 0U);
    table.close(reader);
    table.close(nullptr);
}

TEST(plugin, options_are_known_by_name) {
    rung_reader*      reader  = nullptr;
    const rung_option other[] = {{"colour", "red"}};
    EXPECT_EQ(open_as("memory", &reader, 1, other), -static_cast<std::int32_t>(rung::errc::bad_field));
    EXPECT_STREQ(table.where(reader), "option colour");
    table.close(reader);
}

TEST(plugin, a_host_of_an_older_minor_version_with_smaller_structs_is_refused_cleanly) {
    rung_opening small{};
    small.struct_size   = 8;
    rung_reader* reader = nullptr;
    EXPECT_EQ(table.open(&small, &reader), -static_cast<std::int32_t>(rung::errc::precondition));
    rung_guess guess{};
    guess.struct_size = 4;
    EXPECT_EQ(table.probe(0, "", 0, &guess), -static_cast<std::int32_t>(rung::errc::precondition));
    EXPECT_EQ(table.probe(99, "", 0, &guess), -static_cast<std::int32_t>(rung::errc::precondition));
}

} // namespace
