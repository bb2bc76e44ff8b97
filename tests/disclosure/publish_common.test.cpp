// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/publish.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/people.hpp"
#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

/// Tables that tell more together than by the figures that they share: they come of a common table that nobody publishes.
namespace {

using namespace rung::disclosure;
using rung_test::is_ok;
using rung_test::people;

/// People by three columns of two categories each.
people cube(const std::vector<int>& counts) {
    people out{{"site", "grade", "class"}, {}};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        out.kinds.push_back({{"s" + std::to_string(i / 4), "g" + std::to_string(i / 2 % 2), "c" + std::to_string(i % 2)}, counts[i]});
    }
    return out;
}

struct desk {
    rung_test::scratch_folder folder;
    release_ledger            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();
    release_effort            effort{};
    release_account           account{};

    rung::result<published_table> put(const people& who, const std::vector<std::string>& columns, const std::string& total = "Total") {
        release_request request;
        request.collection = "survey";
        request.table      = rung_test::table_by(columns.front() + " and " + std::to_string(ledger.entries().size()), columns, 4);
        for (auto& d : request.table.counting.dimensions) { d.total = total; }
        return publish(rung_test::records_of(who), request, ledger, effort, &account);
    }
};

std::string figures(const rung::result<published_table>& table) {
    if (!table) { return "error " + std::string(rung::name(table.error().code)) + " " + table.error().where; }
    std::string out;
    for (const auto& c : table->cells()) { out += (out.empty() ? "" : " ") + (c ? std::to_string(*c) : "*"); }
    return out;
}

// Three are in s0 and g0. The margins tell how many are in each grade, the table without totals all other figures: 23 - 20 is 3.
const people few = {{"site", "grade"}, {{{"s0", "g0"}, 3}, {{"s0", "g1"}, 30}, {{"s1", "g0"}, 20}, {{"s1", "g1"}, 40}}};

TEST(publish_common, a_table_without_totals_has_margins_all_the_same) {
    desk d;
    EXPECT_EQ(figures(d.put(few, {"site", "grade"}, "")), "* 30 20 40");
    const auto margins = d.put(few, {"grade"});
    ASSERT_TRUE(is_ok(margins));
    EXPECT_EQ(margins->cells()[0], std::nullopt) << figures(margins);
    EXPECT_EQ(margins->cells()[1] && margins->cells()[2], false) << figures(margins); // 23 would be the difference
}

TEST(publish_common, and_after_margins_it_hides_more) {
    desk d;
    EXPECT_EQ(figures(d.put(few, {"grade"})), "23 70 93");
    EXPECT_EQ(figures(d.put(few, {"site"})), "33 60 93");
    const auto table = d.put(few, {"site", "grade"}, "");
    ASSERT_TRUE(is_ok(table));
    EXPECT_EQ(std::count(table->cells().begin(), table->cells().end(), std::nullopt), 4) << figures(table);
}

// 23 people of s0 and s1 are in g0, 20 of them in s1: shown both, they tell the 3 in s0.
TEST(publish_common, a_region_is_its_sites_whatever_else_is_in_it) {
    const people who = {{"office", "site", "region", "grade"},
                        {{{"o0", "s0", "r0", "g0"}, 3}, {{"o1", "s0", "r0", "g1"}, 20}, {{"o1", "s1", "r0", "g0"}, 20}, {{"o0", "s1", "r0", "g1"}, 30},
                         {{"o2", "s2", "r1", "g0"}, 9}, {{"o3", "s2", "r1", "g1"}, 12}, {{"o3", "s3", "r1", "g0"}, 25}, {{"o2", "s3", "r1", "g1"}, 40}}};
    for (const bool offices : {false, true}) { // by bytes the first of two finer columns
        desk d;
        if (offices) { ASSERT_TRUE(is_ok(d.put(who, {"office"}))); }
        ASSERT_EQ(figures(d.put(who, {"site", "grade"})).substr(0, 12), "* * 23 20 30");
        const auto regions = d.put(who, {"region", "grade"});
        ASSERT_TRUE(is_ok(regions));
        EXPECT_EQ(regions->cells()[0], std::nullopt) << figures(regions);
    }
}

// Region r1 is all of one site, r0 is not: 19 in their country less 17 in r0 are the 2 in r1.
TEST(publish_common, a_country_is_its_regions_where_one_is_a_single_site) {
    const people who = {{"site", "region", "country", "grade"},
                        {{{"s0", "r0", "k0", "g1"}, 8}, {{"s1", "r0", "k0", "g0"}, 4}, {{"s1", "r0", "k0", "g1"}, 9}, {{"s2", "r1", "k0", "g0"}, 4},
                         {{"s2", "r1", "k0", "g1"}, 2}, {{"s3", "r2", "k1", "g1"}, 1}, {{"s4", "r2", "k1", "g0"}, 2}, {{"s4", "r2", "k1", "g1"}, 4},
                         {{"s5", "r3", "k1", "g0"}, 3}, {{"s5", "r3", "k1", "g1"}, 9}}};
    desk d;
    const auto countries = d.put(who, {"country", "grade"}, "");
    ASSERT_TRUE(is_ok(countries));
    ASSERT_EQ(countries->cells()[1], 19);
    ASSERT_TRUE(is_ok(d.put(who, {"site"})));
    const auto regions = d.put(who, {"region", "grade"});
    EXPECT_FALSE(regions && regions->cells()[1]) << figures(regions); // refused or hidden, but not 17
}

// 13 in s0, 10 of them in g1 and nobody in the other two: the table without a total lists everybody, 3 are in g0.
TEST(publish_common, a_table_without_totals_lists_all_there_are) {
    const people who = {{"site", "grade"}, {{{"s0", "g0"}, 3}, {{"s0", "g1"}, 10}, {{"s1", "g0"}, 2}, {{"s1", "g1"}, 30}}};
    desk         d;
    d.effort.possible_tables = 0;
    release_request request;
    request.collection                           = "survey";
    request.table                                = rung_test::table_by("wide", {"site", "grade"}, 4);
    request.table.counting.dimensions[1].declared = {"g0", "g1", "g8", "g9"};
    ASSERT_EQ(figures(publish(rung_test::records_of(who), request, d.ledger, d.effort)), "* 10 0 * 13 * 30 0 * 32 * 40 0 * 45");
    EXPECT_EQ(figures(d.put(who, {"grade"}, "")).substr(0, 5), "error");
}

TEST(publish_common, a_category_may_be_called_as_totals_are) {
    people who = cube({15, 17, 16, 19, 18, 15, 17, 16});
    for (auto& [kind, times] : who.kinds) { kind[0] = kind[0] == "s0" ? "Total" : kind[0]; }
    desk d;
    EXPECT_TRUE(is_ok(d.put(who, {"site", "grade"}, "All")));
    EXPECT_TRUE(is_ok(d.put(who, {"grade", "class"}, "All")));
    EXPECT_TRUE(is_ok(d.put(who, {"site", "class"}, "All")));
}

TEST(publish_common, what_cannot_be_counted_for_its_size_is_told) {
    people who;
    for (int c = 0; c < 9; ++c) { who.columns.push_back("x" + std::to_string(c)); }
    for (int k = 0; k < 512; ++k) {
        std::vector<std::string> kind;
        for (int c = 0; c < 9; ++c) { kind.push_back(std::to_string(k >> c & 1)); }
        who.kinds.push_back({kind, 5});
    }
    desk d;
    ASSERT_TRUE(is_ok(d.put(who, who.columns, ""))); // its margins are 19,683
    ASSERT_TRUE(is_ok(d.put(who, {"x0"})));
    EXPECT_FALSE(d.account.all_common);
}

TEST(publish_common, an_account_says_where_the_common_table_is_too_large) {
    const auto who = cube({5, 7, 6, 9, 8, 5, 7, 6});
    for (const std::size_t most : {std::size_t{26}, std::size_t{27}}) { // with totals
        desk d;
        d.effort.common_cells = most;
        for (const auto& columns : {std::vector<std::string>{"site", "grade"}, {"grade", "class"}}) {
            ASSERT_TRUE(is_ok(d.put(who, columns)));
            EXPECT_TRUE(d.account.all_common);
        }
        ASSERT_TRUE(is_ok(d.put(who, {"site", "class"})));
        EXPECT_EQ(d.account.all_common, most == 27);
    }
}

TEST(publish_common, tables_that_one_column_links_have_none) {
    desk d;
    d.effort.common_cells = 0;
    const auto who = cube({5, 7, 6, 9, 8, 5, 7, 6});
    ASSERT_TRUE(is_ok(d.put(who, {"site", "grade"})));
    ASSERT_TRUE(is_ok(d.put(who, {"site", "class"})));
    ASSERT_TRUE(is_ok(d.put(who, {"site"})));
    EXPECT_TRUE(d.account.all_common);
}

} // namespace
