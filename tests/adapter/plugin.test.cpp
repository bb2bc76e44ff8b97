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

constexpr std::string_view     people[]      = {"people"};
constexpr plugin::json_layout  layout{.records = people};
constexpr plugin::role         roles[]       = {{"boss/", "personal"}, {"boss/id", "job.manager_id"}, {"boss/seat/", "personal"}, {"id", "worker.id"}};
constexpr plugin::format_entry with_roles[]  = {{.about = {"roles", "", 0, 0}, .roles = roles, .json = &layout}};
constexpr auto                 table_of_roles = plugin::table_of<with_roles>("roles", "0.1.0");

TEST(plugin, a_role_of_what_is_below_a_path_gives_way_to_one_of_the_path_itself) {
    rung_test::memory_input input(R"({"people":[{"id":1,"boss":{"name":"x","id":2,"seat":{"row":3}},"bossy":4}]})");
    const auto              in = input.input();
    const rung_opening      what{.struct_size = sizeof(rung_opening), .option_count = 0, .format = "roles", .options = nullptr, .input = &in, .diagnose = nullptr, .limits = nullptr, .host = nullptr};
    rung_reader*            reader = nullptr;
    ASSERT_EQ(table_of_roles.open(&what, &reader), 0);
    rung_batch batch{.struct_size = sizeof(rung_batch), .row_count = 0, .rows = nullptr};
    ASSERT_EQ(table_of_roles.next(reader, &batch), 0);
    std::string told;
    for (std::uint32_t i = 0; i < table_of_roles.column_count(reader); ++i) {
        rung_column column{};
        column.struct_size = sizeof column;
        ASSERT_EQ(table_of_roles.column(reader, i, &column), 0);
        told += std::string(column.path, column.path_size) + '=' + column.role + ' ';
    }
    EXPECT_EQ(told, "id=worker.id boss/name=personal boss/id=job.manager_id boss/seat/row=personal bossy= ");
    table_of_roles.close(reader);
}

} // namespace
