// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/source.hpp>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "support/result_matchers.hpp"
#include "support/small_plugins.hpp"

namespace {

using rung::adapter::source_reader;
using rung_test::small_source;

TEST(source, tells_columns_with_their_roles) {
    small_source source(R"({"people":[{"id":"1","name":"x","a":[{"b":2}]}]})", "small-json");
    ASSERT_TRUE(rung_test::is_ok(source.opened()));
    ASSERT_TRUE(rung_test::is_ok(source.reader().next()));
    const auto columns = source.reader().columns();
    ASSERT_EQ(columns.size(), 3U);
    EXPECT_EQ(columns[0].role, "worker.id");
    EXPECT_EQ(columns[1].role, "personal");
    EXPECT_EQ(columns[2].path, "a/b");
    EXPECT_EQ(source.reader().tables()[columns[2].table].path, "a");
}

TEST(source, an_option_that_the_plugin_does_not_know_is_refused) {
    small_source source("id\n1\n", "small-csv", {{"colour", "red"}});
    EXPECT_TRUE(rung_test::fails_with(source.opened(), rung::errc::bad_field, "option colour"));
}

TEST(source, an_unknown_format_is_refused) {
    small_source source("", "small-pdf");
    EXPECT_TRUE(rung_test::fails_with(source.opened(), rung::errc::unknown_plugin, "format"));
}

TEST(source, a_failure_of_the_input_comes_through) {
    rung_test::memory_input unused("");
    const rung_input        broken{.struct_size = sizeof(rung_input), .zero = 0, .host = nullptr, .read = [](void*, void*, std::uint64_t) -> std::int64_t {
                                return -static_cast<std::int64_t>(rung::errc::unreadable);
                            }};
    auto reader = source_reader::open({.plugin = &rung_test::small_plugin::table, .format = "small-csv", .input = broken});
    ASSERT_TRUE(rung_test::is_ok(reader));
    EXPECT_TRUE(rung_test::fails_with(reader->next(), rung::errc::unreadable, "*"));
    EXPECT_TRUE(rung_test::fails_with(reader->next(), rung::errc::unreadable, "*"));
}

TEST(source, cancelling_stops_at_the_next_batch) {
    const std::string       text = "id\n1\n2\n";
    rung_test::memory_input input(text);
    int                     asked = 0;
    rung::adapter::source_opening opening{.plugin = &rung_test::small_plugin::table, .format = "small-csv", .input = input.input()};
    opening.host = {.struct_size = sizeof(rung_host), .zero = 0, .host = &asked, .cancelled = [](void* host) -> std::int32_t { return ++*static_cast<int*>(host) > 0; },
                    .extension = nullptr};
    auto reader = source_reader::open(opening);
    ASSERT_TRUE(rung_test::is_ok(reader));
    EXPECT_TRUE(rung_test::fails_with(reader->next(), rung::errc::cancelled, "*"));
    EXPECT_EQ(asked, 1);
}

// A plugin that hands out what a host must not follow.
struct bad_rows {
    rung_field field{};
    rung_row   row{};
};

rung_plugin lying(std::int32_t (*next)(rung_reader*, rung_batch*)) {
    auto table         = rung_test::small_plugin::table;
    table.open         = [](const rung_opening*, rung_reader** out) -> std::int32_t {
        *out = reinterpret_cast<rung_reader*>(new bad_rows);
        return 0;
    };
    table.next         = next;
    table.table_count  = [](const rung_reader*) -> std::uint32_t { return 1; };
    table.column_count = [](const rung_reader*) -> std::uint32_t { return 0; };
    table.table        = [](const rung_reader*, std::uint32_t, rung_table* out) -> std::int32_t {
        out->path = "";
        return 0;
    };
    table.where = [](const rung_reader*) -> const char* { return ""; };
    table.close = [](rung_reader* reader) { delete reinterpret_cast<bad_rows*>(reader); };
    return table;
}

rung::result<rung_batch> first_batch(const rung_plugin& plugin) {
    rung_test::memory_input input("");
    auto                    reader = source_reader::open({.plugin = &plugin, .format = "small-csv", .input = input.input()});
    if (!reader) { return reader.error(); }
    return reader->next();
}

TEST(source, the_place_of_a_failure_is_one_line_without_control_bytes) {
    static std::string place;
    auto               table = lying([](rung_reader*, rung_batch*) -> std::int32_t { return -static_cast<std::int32_t>(rung::errc::bad_field); });
    table.where              = [](const rung_reader*) -> const char* { return place.c_str(); };
    place                    = "line 3\nrung: all is well\x1b[2J\x7f, caf\xC3\xA9";
    EXPECT_TRUE(rung_test::fails_with(first_batch(table), rung::errc::bad_field, "line 3 rung: all is well [2J , caf\xC3\xA9"));
    place = std::string(511, 'x') + "\xC3\xA9 and more";
    EXPECT_TRUE(rung_test::fails_with(first_batch(table), rung::errc::bad_field, std::string(511, 'x')));
    place = std::string(510, 'x') + "\xC3\xA9";
    EXPECT_TRUE(rung_test::fails_with(first_batch(table), rung::errc::bad_field, place));
}

TEST(source, numbers_that_point_nowhere_are_a_failure_of_the_plugin) {
    const auto column = lying([](rung_reader* reader, rung_batch* out) -> std::int32_t {
        auto& self           = *reinterpret_cast<bad_rows*>(reader);
        self.field.column    = 7;
        self.row.fields      = &self.field;
        self.row.field_count = 1;
        *out                 = {sizeof(rung_batch), 1, &self.row};
        return 0;
    });
    EXPECT_TRUE(rung_test::fails_with(first_batch(column), rung::errc::plugin_failed, "*"));
    const auto table = lying([](rung_reader* reader, rung_batch* out) -> std::int32_t {
        auto& self     = *reinterpret_cast<bad_rows*>(reader);
        self.row.table = 3;
        *out           = {sizeof(rung_batch), 1, &self.row};
        return 0;
    });
    EXPECT_TRUE(rung_test::fails_with(first_batch(table), rung::errc::plugin_failed, "*"));
    const auto parent = lying([](rung_reader* reader, rung_batch* out) -> std::int32_t {
        auto& self      = *reinterpret_cast<bad_rows*>(reader);
        self.row.parent = 1;
        *out            = {sizeof(rung_batch), 1, &self.row};
        return 0;
    });
    EXPECT_TRUE(rung_test::fails_with(first_batch(parent), rung::errc::plugin_failed, "*"));
}

/// Three rows of eight columns: where one field's number is wrong. What stands beside a number must not be taken for one.
struct wrong_field {
    std::array<std::uint32_t, 3> sizes;
    bool                         apart; ///< The rows' fields don't stand one behind the other.
    std::uint32_t                row, place, column;
};
const wrong_field* wrong = nullptr;

std::int32_t next_wrong(rung_reader*, rung_batch* out) {
    static std::vector<rung_field> fields;
    static std::vector<rung_row>   rows;
    fields.assign(64, {.data = "", .size = 0xFFFF'FFFFU, .column = 7, .offset = 0xFFFF'FFFFU, .state = 255, .kind = 255, .zero = 0});
    rows.assign(3, {});
    auto* at = fields.data();
    for (std::uint32_t r = 0; r < 3; ++r) {
        rows[r].fields      = at;
        rows[r].field_count = wrong->sizes[r];
        rows[r].parent      = r;
        rows[r].record      = r;
        if (r == wrong->row) { at[wrong->place].column = wrong->column; }
        at += wrong->sizes[r] + (wrong->apart ? 1 : 0);
    }
    *out = {sizeof(rung_batch), 3, rows.data()};
    return 0;
}

TEST(source, a_wrong_column_is_found_wherever_it_stands) {
    auto plugin         = lying(next_wrong);
    plugin.column_count = [](const rung_reader*) -> std::uint32_t { return 8; };
    plugin.column       = [](const rung_reader*, std::uint32_t, rung_column* out) -> std::int32_t {
        out->path = "";
        return 0;
    };
    for (const std::array<std::uint32_t, 3> sizes : {std::array{1U, 0U, 2U}, std::array{3U, 4U, 5U}, std::array{0U, 8U, 9U}}) {
        for (const bool apart : {false, true}) {
            for (std::uint32_t row = 0; row < 3; ++row) {
                for (std::uint32_t place = 0; place < sizes[row]; ++place) {
                    for (const std::uint32_t column : {7U, 8U, 0x8000'0000U, 0xFFFF'FFFFU}) {
                        const wrong_field one{sizes, apart, row, place, column};
                        wrong = &one;
                        const auto batch = first_batch(plugin);
                        if (column == 7) { EXPECT_TRUE(rung_test::is_ok(batch)); }
                        else { EXPECT_TRUE(rung_test::fails_with(batch, rung::errc::plugin_failed, "record " + std::to_string(row))); }
                    }
                }
            }
        }
    }
}

TEST(source, another_major_version_is_refused) {
    auto table      = rung_test::small_plugin::table;
    table.abi_major = 2;
    EXPECT_TRUE(rung_test::fails_with(first_batch(table), rung::errc::abi_mismatch, "plugin"));
    table           = rung_test::small_plugin::table;
    table.abi_minor = 1;
    EXPECT_TRUE(rung_test::fails_with(first_batch(table), rung::errc::abi_mismatch, "plugin"));
    table             = rung_test::small_plugin::table;
    table.struct_size = 16;
    EXPECT_TRUE(rung_test::fails_with(first_batch(table), rung::errc::abi_mismatch, "plugin"));
}

} // namespace
