// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/plan.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <rung/disclosure/publish.hpp>

#include "support/people.hpp"
#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::people;
using rung_test::table_by;

/// s1 is small. The mandatory return is by site; the dashboard, by region, would show s2 and cost the return s3.
const people sites = {{"region", "site"}, {{{"north", "s1"}, 3}, {{"south", "s2"}, 12}, {{"north", "s3"}, 40}}};

struct desk {
    rung_test::scratch_folder folder;
    release_ledger            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();

    rung::result<published_table> put(table_spec table) {
        release_request request;
        request.collection = "survey";
        request.table      = std::move(table);
        return publish(rung_test::records_of(sites), request, ledger);
    }
};

TEST(plan, goes_into_the_ledger_and_out_again) {
    desk       d;
    auto       one        = table_by("return \xC3\xA9", {"site", "region"}, 5);
    auto&      dimension_ = one.counting.dimensions[0];
    dimension_.declared   = {"s1", "s 2", "", "100%"};
    dimension_.groups     = {{"all of them", {"s1", "s 2"}}, {"none", {}}};
    dimension_.total      = "";
    dimension_.attribute  = true;
    one.measure           = "hours";
    one.rules.width       = 7;
    one.own_contribution  = 0;
    const auto entry      = reserve({"survey", {one, table_by("two", {"site"})}}, d.ledger, {2026, 1, 1});
    ASSERT_TRUE(is_ok(entry));
    EXPECT_EQ(entry->kind, entry_kind::plan);
    const auto back = reserved_tables(d.ledger.entries(), "survey");
    ASSERT_TRUE(is_ok(back));
    ASSERT_EQ(back->size(), 2U);
    EXPECT_EQ((*back)[0].counting.name, one.counting.name);
    EXPECT_EQ((*back)[0].counting.dimensions, one.counting.dimensions);
    EXPECT_EQ((*back)[0].measure, "hours");
    EXPECT_EQ((*back)[0].rules.width, 7);
    EXPECT_EQ((*back)[0].rules.threshold, 5);
    EXPECT_EQ((*back)[0].own_contribution, 0);
    EXPECT_TRUE(reserved_tables(d.ledger.entries(), "another")->empty());
}

TEST(plan, is_entered_once_and_the_last_one_counts) {
    desk d;
    ASSERT_TRUE(is_ok(reserve({"survey", {table_by("a", {"site"})}}, d.ledger)));
    ASSERT_TRUE(is_ok(reserve({"survey", {table_by("a", {"site"})}}, d.ledger, {2026, 1, 1})));
    EXPECT_EQ(d.ledger.entries().size(), 1U);
    ASSERT_TRUE(is_ok(reserve({"survey", {}}, d.ledger)));
    EXPECT_TRUE(reserved_tables(d.ledger.entries(), "survey")->empty());
    EXPECT_TRUE(fails_with(reserve({"survey", {table_by("a", {"site"}), table_by("a", {"region"})}}, d.ledger), errc::precondition, "table 1"));
    EXPECT_TRUE(fails_with(reserve({"survey", {table_by("", {"site"})}}, d.ledger), errc::precondition, "table 0"));
    EXPECT_TRUE(fails_with(reserve({"survey", {table_by("a", {})}}, d.ledger), errc::precondition, "table 0"));
}

TEST(plan, of_a_newer_form_is_refused) {
    desk d;
    ASSERT_TRUE(is_ok(d.ledger.append({.kind = entry_kind::plan, .collection = "survey", .date = {}, .payload = "rung-plan/2 0"})));
    EXPECT_TRUE(fails_with(reserved_tables(d.ledger.entries(), "survey"), errc::bad_ledger, "entry 1 payload"));
    EXPECT_TRUE(fails_with(d.put(table_by("t", {"site"})), errc::bad_ledger, "entry 1 payload"));
}

TEST(plan, keeps_for_the_return_what_a_dashboard_would_use_up) {
    // The return as it is when it comes first.
    desk       first;
    const auto ideal = first.put(table_by("return", {"site"}));
    ASSERT_TRUE(is_ok(ideal));

    // Without a plan the dashboard costs the return a figure.
    desk without;
    ASSERT_TRUE(is_ok(without.put(table_by("dashboard", {"region"}))));
    const auto poorer = without.put(table_by("return", {"site"}));
    ASSERT_TRUE(is_ok(poorer));
    EXPECT_NE(poorer->cells(), ideal->cells());

    desk with;
    ASSERT_TRUE(is_ok(reserve({"survey", {table_by("return", {"site"})}}, with.ledger)));
    ASSERT_TRUE(is_ok(with.put(table_by("dashboard", {"region"}))));
    const auto kept = with.put(table_by("return", {"site"}));
    ASSERT_TRUE(is_ok(kept));
    EXPECT_EQ(kept->cells(), ideal->cells());
}

TEST(plan, refuses_a_dashboard_that_can_not_stand_beside_it) {
    desk d;
    ASSERT_TRUE(is_ok(reserve({"survey", {table_by("return", {"site"})}}, d.ledger)));
    // It wants s3 (40) hidden, which the return shows.
    EXPECT_TRUE(fails_with(d.put(table_by("dashboard", {"site"}, 41)), errc::over_budget, "plan return"));
    EXPECT_EQ(d.ledger.entries().size(), 1U);
    ASSERT_TRUE(is_ok(reserve({"survey", {}}, d.ledger)));
    EXPECT_TRUE(is_ok(d.put(table_by("dashboard", {"site"}, 41))));
}

TEST(plan, that_can_not_be_kept_stops_releases) {
    desk d;
    ASSERT_TRUE(is_ok(d.put(table_by("dashboard", {"region"})))); // 55 people are out
    auto never        = table_by("never", {"site"});
    never.rules.width = 1000;
    ASSERT_TRUE(is_ok(reserve({"survey", {never}}, d.ledger)));
    EXPECT_TRUE(fails_with(d.put(table_by("another", {"site"})), errc::over_budget, "plan never"));
    EXPECT_EQ(d.ledger.entries().size(), 2U);
}

} // namespace
