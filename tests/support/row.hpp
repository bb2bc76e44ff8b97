// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <ostream>

/// Tables of named rows. A row is a struct whose first member is `const char* name`, in letters, digits and underscores; the name is
/// what ctest shows. Without `PrintTo` GoogleTest prints a row's bytes, addresses included, and names would change from run to run.
#define RUNG_ROWS(suite, row_type, rows)                                                                                       \
    inline void PrintTo(const row_type& r, std::ostream* out) { *out << r.name; }                                              \
    class suite : public testing::TestWithParam<row_type> {};                                                                  \
    INSTANTIATE_TEST_SUITE_P(row, suite, testing::ValuesIn(rows), [](const auto& row_info) { return std::string(row_info.param.name); })
