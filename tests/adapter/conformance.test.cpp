// SPDX-License-Identifier: Apache-2.0
#include "conformance/kit.hpp"

#include <gtest/gtest.h>

#include <rung/adapter/bundled.hpp>

#include <algorithm>
#include <dlfcn.h>
#include <filesystem>
#include <map>

#include "places.hpp"
#include "support/decoded_text.hpp"
#include "support/small_plugins.hpp"
#include "support/small_workbook.hpp"

namespace {

using rung::conformance::check_plugin;
using rung::conformance::report_line;
using rung::conformance::sample;

/// A plugin in one of the two ways to link it.
struct linked {
    std::string        folder; ///< Of its source.
    const char*        way;
    const rung_plugin* plugin;

    friend void PrintTo(const linked& one, std::ostream* out) { *out << one.folder << ", " << one.way; }
};

std::vector<sample> samples_of(const std::string& folder) {
    std::vector<sample> all;
    const auto          fixtures = std::filesystem::path(RUNG_SOURCE_DIR "/plugins") / folder / "fixtures";
    if (std::filesystem::is_directory(fixtures)) {
        for (const auto& file : std::filesystem::directory_iterator(fixtures)) {
            const auto name = file.path().filename().string();
            all.push_back({name, rung_test::decoded_text(rung_test::bytes_of(file.path().string())), {}, {}});
            all.back().broken = name.starts_with("cut-off");
            if (name == "extract.xml") { // whose names are its writer's own
                all.back().options = {{"records", "Staff_Extract/Person"}, {"rows", "Assignment"}};
            }
        }
    }
    if (folder == "xlsx") {
        all.push_back({"small.xlsx",
                       rung_test::workbook_of(rung_test::text_row(1, {"Staff No", "Job title", "Grade"}) + rung_test::text_row(2, {"000117", "Analyst", "G7"}) +
                                              rung_test::text_row(3, {"000233", "Hausmeister/G\u00E4rtner", ""})),
                       {},
                       {}});
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return all;
}

std::vector<linked> all_plugins() {
    std::vector<linked> all;
    for (const auto entry : rung_bundled_plugins()) {
        const auto* plugin = entry(RUNG_ABI_MAJOR, RUNG_ABI_MINOR);
        std::string folder = plugin == nullptr ? "" : plugin->id;
        std::replace(folder.begin(), folder.end(), '_', '-');
        all.push_back({folder, "static", plugin});
    }
    for (const auto& file : std::filesystem::directory_iterator(RUNG_PLUGIN_FOLDER)) {
        const auto name = file.path().stem().string();
        if (!name.starts_with("rung-plugin-") || file.path().extension() != ".so") { continue; }
        void* const library = ::dlopen(file.path().c_str(), RTLD_NOW | RTLD_LOCAL); // for good: AddressSanitizer names the functions at the end
        const auto  entry   = library == nullptr ? nullptr : reinterpret_cast<rung_plugin_entry_function>(::dlsym(library, "rung_plugin_entry"));
        all.push_back({name.substr(12), "shared", entry == nullptr ? nullptr : entry(RUNG_ABI_MAJOR, RUNG_ABI_MINOR)});
    }
    return all;
}

class conformance : public testing::TestWithParam<linked> {};

TEST_P(conformance, every_check_holds) {
    const auto& [folder, way, plugin] = GetParam();
    ASSERT_NE(plugin, nullptr);
    const auto samples = samples_of(folder);
    if (samples.empty()) { std::printf("%s has no fixtures: hostile input only\n", folder.c_str()); }
    for (const auto& line : check_plugin(plugin, samples)) { EXPECT_TRUE(line.ok) << line.what << ": " << line.detail; }
}

INSTANTIATE_TEST_SUITE_P(row, conformance, testing::ValuesIn(all_plugins()), [](const auto& one) {
    auto name = one.param.folder + "_" + one.param.way;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(conformance_lists, both_ways_hold_the_same_plugins) {
    std::map<std::string, std::string> ways;
    for (const auto& one : all_plugins()) { ways[one.folder] += one.way; }
    EXPECT_GE(ways.size(), 12U);
    for (const auto& [folder, seen] : ways) { EXPECT_EQ(seen, "staticshared") << folder; }
}

// Plugins that break a rule each: the kit that lets one through checks nothing.
const sample people{"people.json", R"({"people":[{"id":"007","name":"Archer-Jones","jobs":[{"title":"Clerk"},{"title":"Lead"}]},{"id":"008","name":"Baker-Smith"}]})", {}, {}};

rung_plugin good() { return rung_test::small_plugin::table; }

std::vector<std::string> failed(const rung_plugin& plugin) {
    std::vector<std::string> all;
    const sample             samples[] = {people};
    for (const auto& line : check_plugin(&plugin, samples)) {
        if (!line.ok) { all.push_back(line.what.substr(0, line.what.find(':'))); }
    }
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool fails(const rung_plugin& plugin, const std::string& check) {
    const auto all = failed(plugin);
    return std::find(all.begin(), all.end(), check) != all.end();
}

/// Opens with something taken out of what the host gives.
template <auto Change>
std::int32_t open_with(const rung_opening* opening, rung_reader** reader) {
    auto other = *opening;
    Change(other);
    return good().open(&other, reader);
}

TEST(conformance_kit, lets_a_good_plugin_through) { EXPECT_EQ(failed(good()), std::vector<std::string>()); }

TEST(conformance_kit, sees_a_table_that_is_not_sound) {
    auto bad = good();
    bad.id   = "Small_Plugin";
    EXPECT_EQ(failed(bad), std::vector<std::string>{"table"});
    bad       = good();
    bad.where = nullptr;
    EXPECT_EQ(failed(bad), std::vector<std::string>{"table"});
    bad             = good();
    bad.struct_size = 8;
    EXPECT_EQ(failed(bad), std::vector<std::string>{"table"});
}

TEST(conformance_kit, sees_a_probe_that_is_too_sure) {
    auto bad  = good();
    bad.probe = [](std::uint32_t format, const char* head, std::uint64_t size, rung_guess* out) {
        const auto code = good().probe(format, head, size, out);
        out->confidence = 101;
        return code;
    };
    EXPECT_TRUE(fails(bad, "probe hostile input"));
}

TEST(conformance_kit, sees_who_does_not_stop) {
    auto bad = good();
    bad.open = open_with<[](rung_opening& opening) { opening.host = nullptr; }>;
    EXPECT_EQ(failed(bad), std::vector<std::string>{"cancelling"});
}

TEST(conformance_kit, sees_who_has_no_limits) {
    auto bad = good();
    bad.open = open_with<[](rung_opening& opening) { opening.limits = nullptr; }>;
    EXPECT_TRUE(fails(bad, "limits"));
}

TEST(conformance_kit, sees_records_that_go_missing_in_silence) {
    auto bad = good();
    bad.open = open_with<[](rung_opening& opening) { opening.diagnose = nullptr; }>;
    EXPECT_TRUE(fails(bad, "limits"));
}

TEST(conformance_kit, sees_a_value_in_the_place_of_an_error) {
    auto bad  = good();
    bad.where = [](const rung_reader* reader) { return good().column_count(reader) == 0 ? good().where(reader) : "behind Archer-Jones"; };
    EXPECT_TRUE(fails(bad, "truncation"));
}

TEST(conformance_kit, sees_options_that_nobody_knows_pass) {
    auto bad = good();
    bad.open = open_with<[](rung_opening& opening) { opening.option_count = 0; }>;
    EXPECT_EQ(failed(bad), std::vector<std::string>{"open what is not there"});
}

TEST(conformance_kit, sees_rows_that_break_the_rules) {
    auto bad = good();
    bad.next = [](rung_reader* reader, rung_batch* batch) {
        const auto code = good().next(reader, batch);
        for (std::uint32_t i = 0; code == 0 && i < batch->row_count; ++i) { const_cast<rung_row*>(batch->rows)[i].record = 7; }
        return code;
    };
    EXPECT_TRUE(fails(bad, "rows"));
    bad.next = [](rung_reader* reader, rung_batch* batch) {
        const auto code = good().next(reader, batch);
        if (code == 0 && batch->row_count != 0) { const_cast<rung_row*>(batch->rows)[batch->row_count - 1].byte += 100'000; }
        return code;
    };
    EXPECT_TRUE(fails(bad, "rows"));
}

} // namespace
