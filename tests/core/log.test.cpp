// SPDX-License-Identifier: Apache-2.0
#include <rung/core/log.hpp>

#include <gtest/gtest.h>

#include <string>

TEST(log_sink, default_one_is_silent) { rung::log_sink{}(rung::log_level::error, "nobody hears this"); }

TEST(log_sink, hands_level_and_line_to_the_host) {
    std::string          heard;
    const rung::log_sink sink{[](void* host, rung::log_level level, std::string_view line) {
                                  *static_cast<std::string*>(host) += std::to_string(static_cast<int>(level)) + ':' + std::string(line);
                              },
                              &heard};
    sink(rung::log_level::warning, "row 7 left out");
    EXPECT_EQ(heard, "2:row 7 left out");
}
