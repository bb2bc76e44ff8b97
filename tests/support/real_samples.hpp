// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "places.hpp"
#include "support/plugin_reads.hpp"

/// Real exports among the shared samples, which are not ours to copy: what was read by eye in the file is what its plugin must give.
namespace rung_test {

/// A value as it stands in the file; `number` counts the values of its column, from 0.
struct seen_value {
    const char* path;
    const char* value;
    std::size_t number = 0;
};

struct real_sample {
    const char*             file;   ///< Below the folder of the kind: "workday/raas_fragment.xml".
    const char*             format;
    std::size_t             records;
    std::vector<seen_value> values; ///< Ten, or all that a smaller file has.
};

/// The names of the columns that nothing is made of, one a line in tests/data/unmapped/<file with '_' for '/'>.txt.
[[nodiscard]] inline std::vector<std::string> listed_unmapped(std::string file) {
    for (auto& c : file) { c = c == '/' ? '_' : c; }
    std::ifstream            in(RUNG_SOURCE_DIR "/tests/data/unmapped/" + file + ".txt");
    std::vector<std::string> names;
    for (std::string line; std::getline(in, line);) { names.push_back(line); }
    return names;
}

/// Reads the samples of one kind, "hris" or "feeds", and compares. Of people a column is unmapped that the proposed map does not read; of
/// adverts one that has no role.
inline void expect_as_seen(const std::string& kind, const std::vector<real_sample>& samples) {
    const char* folder = std::getenv("RUNG_SHARED");
    if (folder == nullptr) { GTEST_SKIP() << "RUNG_SHARED names no folder of samples"; }
    for (const auto& one : samples) {
        SCOPED_TRACE(one.file);
        const auto path = std::string(folder) + "/data/" + kind + "/" + one.file;
        const auto read = read_with_plugin(path);
        EXPECT_EQ(read.format, one.format);
        EXPECT_EQ(read.error, "");
        EXPECT_EQ(read.records, one.records);
        for (const auto& value : one.values) { EXPECT_EQ(read.value(value.path, value.number), value.value) << value.path; }
        EXPECT_EQ(kind == "hris" ? import_as_proposed(path).unmapped : read.without_role(), listed_unmapped(one.file));
    }
}

} // namespace rung_test
