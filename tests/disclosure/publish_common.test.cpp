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
