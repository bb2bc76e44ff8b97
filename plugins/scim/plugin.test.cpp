// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/plugin_reads.hpp"

namespace {

using rung_test::fixture;
using rung_test::import_as_proposed;
using rung_test::read_with_plugin;
using rung_test::shared_sample;

TEST(scim_plugin, users_are_an_identity_join) {
    const std::string enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/";
    const auto        read       = read_with_plugin(fixture("scim/users.json"));
    EXPECT_EQ(read.format, "scim-users");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.role(enterprise + "employeeNumber"), "worker.id");
    EXPECT_EQ(read.role("emails/value"), "personal");
    EXPECT_EQ(read.value(enterprise + "employeeNumber", 1), "000233");
    EXPECT_EQ(read.value("userType", 1), "<null>");
    EXPECT_EQ(read.value("title", 1), "<empty>");
    const auto rows = import_as_proposed(fixture("scim/users.json"));
    EXPECT_EQ(rows.error, "");
    EXPECT_EQ(rows.count, (std::map<std::string, int>{{"worker", 2}, {"employment", 2}, {"job", 2}}));
}

} // namespace
