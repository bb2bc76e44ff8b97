// SPDX-License-Identifier: Apache-2.0
#include <rung/core/result.hpp>

#include <memory>

#include "support/result_matchers.hpp"

using rung::errc;
using rung::failure;
using rung::result;

namespace {

result<int> half(int n) {
    if (n % 2 != 0) { return failure{errc::bad_field, "n", {}}; }
    return n / 2;
}

TEST(result, holds_a_value) {
    EXPECT_TRUE(rung_test::holds(half(8), 4));
    EXPECT_EQ(half(8).value(), 4);
}

TEST(result, holds_the_reason_why_not) {
    EXPECT_TRUE(rung_test::fails_with(half(3), errc::bad_field, "n"));
    EXPECT_FALSE(half(3).has_value());
}

TEST(result, value_throws_the_code_for_those_who_like_exceptions) {
    try {
        (void)half(3).value();
        FAIL() << "did not throw";
    } catch (const rung::bad_result& e) {
        EXPECT_EQ(e.code(), errc::bad_field);
        EXPECT_STREQ(e.what(), rung::describe(errc::bad_field).data());
    }
}

TEST(result, hands_on_what_can_only_be_moved) {
    result<std::unique_ptr<int>> r = std::make_unique<int>(7);
    ASSERT_TRUE(rung_test::is_ok(r));
    const std::unique_ptr<int> taken = *std::move(r);
    EXPECT_EQ(*taken, 7);
}

TEST(result, reaches_members) {
    result<std::string> r = std::string("advert");
    EXPECT_EQ(r->size(), 6U);
    r->pop_back();
    EXPECT_TRUE(rung_test::holds(r, "adver"));
    EXPECT_EQ(std::as_const(r).value(), "adver");
}

TEST(result, of_nothing) {
    const result<void> fine;
    EXPECT_TRUE(fine.has_value());
    const result<void> not_so = failure{errc::unwritable, "out.json", "No space left on device"};
    EXPECT_FALSE(not_so);
    EXPECT_EQ(not_so.error(), (failure{errc::unwritable, "out.json", "No space left on device"}));
}

TEST(result, external_text_is_apart_from_where) {
    const failure f{errc::bad_xml, "byte 12", "unexpected end"};
    EXPECT_NE(f, (failure{errc::bad_xml, "byte 12", {}}));
}

} // namespace
