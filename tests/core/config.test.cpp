// SPDX-License-Identifier: Apache-2.0
#include <rung/core/config.hpp>
#include <rung/core/errc.hpp>
#include <rung/version.hpp>

#include <gtest/gtest.h>

#include <string>
#include <typeinfo>

TEST(config, mode_is_part_of_every_name) {
    const std::string mangled = typeid(rung::errc).name();
#if defined(RUNG_COMPILED)
    EXPECT_NE(mangled.find("2v04errc"), std::string::npos) << mangled;
#else
    EXPECT_NE(mangled.find("9v0_inline4errc"), std::string::npos) << mangled;
#endif
}

TEST(config, version_is_said_once) {
    const auto number = std::to_string(RUNG_VERSION_MAJOR) + '.' + std::to_string(RUNG_VERSION_MINOR) + '.' + std::to_string(RUNG_VERSION_PATCH);
    EXPECT_EQ(number, RUNG_VERSION);
}
