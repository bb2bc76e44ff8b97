// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/privacy_budget.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::sample_key;

class privacy_budget : public testing::Test {
protected:
    [[nodiscard]] release_ledger open() const { return release_ledger::open(folder_ / "ledger", sample_key()).value(); }

    /// One release of `text`.
    [[nodiscard]] static budget_request paying(const release_ledger& in, ratio cost, const std::string& text,
                                               const std::string& collection = "survey", ratio total = {1, 1}) {
        return {collection, cost, total, in.authenticate(ledger_purpose::figures, text).value(), {2026, 5, 1}};
    }

    [[nodiscard]] static budget_state state(const release_ledger& of, const std::string& collection = "survey") {
        return budget_of(of.entries(), collection).value().value();
    }

    rung_test::scratch_folder folder_;
};

TEST_F(privacy_budget, ten_tenths_are_one_and_nothing_more) {
    auto ledger = open();
    EXPECT_FALSE(budget_of(ledger.entries(), "survey").value().has_value());
    for (int i = 0; i < 10; ++i) {
        ASSERT_TRUE(is_ok(spend(paying(ledger, {1, 10}, "release " + std::to_string(i)), ledger))) << i;
        EXPECT_EQ(state(ledger).spent, lowest({i + 1, 10}).value());
    }
    EXPECT_EQ(state(ledger), (budget_state{{1, 1}, {1, 1}, {0, 1}}));
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    EXPECT_TRUE(fails_with(spend(paying(ledger, {1, most}, "one more"), ledger), errc::over_budget, "budget"));
    EXPECT_EQ(ledger.entries().size(), 10U);
}

TEST_F(privacy_budget, the_last_share_must_fit_to_the_last_digit) {
    auto ledger = open();
    ASSERT_TRUE(is_ok(spend(paying(ledger, {999'999'999, 1'000'000'000}, "a"), ledger)));
    EXPECT_TRUE(fails_with(spend(paying(ledger, {1, 999'999'999}, "b"), ledger), errc::over_budget, "budget"));
    EXPECT_TRUE(is_ok(spend(paying(ledger, {1, 1'000'000'000}, "b"), ledger)));
}

TEST_F(privacy_budget, the_same_release_is_paid_for_once) {
    auto       ledger = open();
    const auto first  = spend(paying(ledger, {1, 1}, "release"), ledger);
    ASSERT_TRUE(is_ok(first));
    const auto again = spend(paying(ledger, {1, 1}, "release"), ledger);
    ASSERT_TRUE(is_ok(again)); // though the budget is gone
    EXPECT_EQ(*again, *first);
    EXPECT_EQ(ledger.entries().size(), 1U);
    EXPECT_TRUE(fails_with(spend(paying(ledger, {1, 1}, "Release"), ledger), errc::over_budget, "budget"));
    EXPECT_TRUE(is_ok(spend(paying(ledger, {1, 1}, "release", "another"), ledger))); // in another collection it isn't paid for
    EXPECT_EQ(ledger.entries().size(), 2U);
}

TEST_F(privacy_budget, is_kept_through_reopening_and_by_others) {
    auto mine   = open();
    auto others = open();
    ASSERT_TRUE(is_ok(spend(paying(mine, {2, 5}, "a"), mine)));
    ASSERT_TRUE(is_ok(spend(paying(others, {2, 5}, "b"), others))); // sees what was spent meanwhile
    EXPECT_TRUE(fails_with(spend(paying(mine, {2, 5}, "c"), mine), errc::over_budget, "budget"));
    EXPECT_EQ(state(open()), (budget_state{{1, 1}, {4, 5}, {1, 5}}));
    auto later = open();
    EXPECT_TRUE(fails_with(spend(paying(later, {2, 5}, "c"), later), errc::over_budget, "budget"));
    EXPECT_TRUE(is_ok(spend(paying(later, {1, 5}, "c"), later)));
}

/// Whatever happens after the entry, the share is gone, and the same release may still be made.
TEST_F(privacy_budget, a_crash_before_the_release_costs_the_share) {
    {
        auto ledger = open();
        auto turn   = ledger.turn().value();
        ASSERT_TRUE(is_ok(spend(paying(ledger, {3, 4}, "never came out"), turn)));
    }
    auto ledger = open();
    EXPECT_EQ(state(ledger).spent, (ratio{3, 4}));
    EXPECT_TRUE(fails_with(spend(paying(ledger, {3, 4}, "another"), ledger), errc::over_budget, "budget"));
    EXPECT_TRUE(is_ok(spend(paying(ledger, {3, 4}, "never came out"), ledger)));
    EXPECT_EQ(ledger.entries().size(), 1U);
}

TEST_F(privacy_budget, collections_are_apart) {
    auto ledger = open();
    ASSERT_TRUE(is_ok(spend(paying(ledger, {1, 1}, "a", "spring"), ledger)));
    ASSERT_TRUE(is_ok(spend(paying(ledger, {1, 3}, "a", "autumn", {2, 3}), ledger)));
    EXPECT_EQ(state(ledger, "spring"), (budget_state{{1, 1}, {1, 1}, {0, 1}}));
    EXPECT_EQ(state(ledger, "autumn"), (budget_state{{2, 3}, {1, 3}, {1, 3}}));
    EXPECT_FALSE(budget_of(ledger.entries(), "spr").value().has_value());
}

TEST_F(privacy_budget, the_first_total_stays) {
    auto ledger = open();
    ASSERT_TRUE(is_ok(spend(paying(ledger, {1, 2}, "a"), ledger)));
    EXPECT_TRUE(fails_with(spend(paying(ledger, {1, 4}, "b", "survey", {3, 2}), ledger), errc::over_budget, "total"));
    EXPECT_TRUE(fails_with(spend(paying(ledger, {1, 4}, "a", "survey", {3, 2}), ledger), errc::over_budget, "total"));
    EXPECT_TRUE(fails_with(spend(paying(ledger, {1, 4}, "b", "survey", {3, 4}), ledger), errc::precondition, "total"));
    EXPECT_TRUE(is_ok(spend(paying(ledger, {1, 4}, "b", "survey", {7, 7}), ledger)));
    EXPECT_TRUE(fails_with(spend(paying(ledger, {3, 2}, "a", "new"), ledger), errc::over_budget, "budget"));
}

TEST_F(privacy_budget, costs_and_totals_must_be_fractions_above_nothing) {
    auto ledger = open();
    for (const auto bad : {ratio{0, 1}, ratio{-1, 2}, ratio{1, 0}, ratio{1, -1}}) {
        EXPECT_TRUE(fails_with(spend(paying(ledger, bad, "a"), ledger), errc::precondition, "cost"));
        EXPECT_TRUE(fails_with(spend(paying(ledger, {1, 2}, "a", "survey", bad), ledger), errc::precondition, "total"));
    }
    EXPECT_TRUE(ledger.entries().empty());
}

TEST_F(privacy_budget, a_sum_that_cannot_be_said_is_refused) {
    auto           ledger = open();
    constexpr auto most   = std::numeric_limits<std::int64_t>::max();
    ASSERT_TRUE(is_ok(spend(paying(ledger, {1, most}, "a"), ledger)));
    EXPECT_TRUE(fails_with(spend(paying(ledger, {1, most - 1}, "b"), ledger), errc::too_large, "cost"));
    EXPECT_TRUE(is_ok(spend(paying(ledger, {2, most}, "b"), ledger)));
    EXPECT_EQ(state(open()).spent, lowest({3, most}).value());
}

TEST_F(privacy_budget, the_payload_has_a_form_and_other_forms_are_refused) {
    auto       ledger = open();
    const auto entry  = spend(paying(ledger, {2, 20}, "a"), ledger);
    ASSERT_TRUE(is_ok(entry));
    const auto digest = rung::crypto::to_hex(ledger.authenticate(ledger_purpose::figures, "a").value());
    const auto good   = "budget/1\ncost 1/10\ntotal 1/1\nrelease " + digest + "\n";
    EXPECT_EQ(entry->payload, good);
    EXPECT_EQ(entry->kind, entry_kind::budget);
    const auto with = [&](std::string from, const std::string& to) {
        auto other = good;
        return other.replace(other.find(from), from.size(), to);
    };
    const std::string others[] = {"", "budget/1", good + "\n", with("1/10", "2/20"), with("1/10", "0.1"), with("1/10", "-1/10"), with("1/10", "0/1"),
                                  with("1/10", "11/10"), with("cost", "Cost"), with("release ", "release z"), with("total 1/1\n", ""),
                                  good.substr(0, good.size() - 1)};
    for (const auto& payload : others) {
        std::vector<ledger_entry> entries(1, *entry);
        entries[0].payload = payload;
        EXPECT_TRUE(fails_with(budget_of(entries, "survey"), errc::bad_ledger, "entry 1 payload")) << payload;
    }
    std::vector<ledger_entry> two(2, *entry);
    two[1].number  = 2;
    two[1].payload = with("total 1/1", "total 2/1");
    EXPECT_TRUE(fails_with(budget_of(two, "survey"), errc::bad_ledger, "entry 2 payload"));
    two[1].payload = with("budget/1", "budget/2");
    EXPECT_TRUE(fails_with(budget_of(two, "survey"), errc::bad_ledger, "entry 2 payload version"));
    EXPECT_FALSE(budget_of(two, "another").value().has_value());

    ASSERT_TRUE(is_ok(ledger.append({.kind = entry_kind::budget, .collection = "survey", .payload = two[1].payload})));
    EXPECT_TRUE(fails_with(spend(paying(ledger, {1, 10}, "b"), ledger), errc::bad_ledger, "entry 2 payload version"));
}

} // namespace
