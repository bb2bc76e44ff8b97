// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/publish.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "support/people.hpp"
#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"
#include "support/table_attacker.hpp"

/// The same collection, counted again after somebody joined or left.
namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::is_ok;
using rung_test::people;

people staff(int s1, int s2, int s3) { return {{"site"}, {{{"s1"}, s1}, {{"s2"}, s2}, {{"s3"}, s3}}}; }

struct desk {
    rung_test::scratch_folder folder;
    release_ledger            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();

    rung::result<published_table> put(const people& who, std::string name = "by site", std::int64_t threshold = 10) {
        release_request request;
        request.collection = "survey";
        request.table      = rung_test::table_by(std::move(name), who.columns, threshold);
        return publish(rung_test::records_of(who), request, ledger);
    }
};

std::string figures(const rung::result<published_table>& table) {
    if (!table) { return "error " + std::string(rung::name(table.error().code)) + " " + table.error().where; }
    std::string out;
    for (const auto& c : table->cells()) { out += (out.empty() ? "" : " ") + (c ? std::to_string(*c) : "*"); }
    return out;
}

TEST(publish_changes, one_who_joined_is_not_told_by_the_difference) {
    desk d;
    EXPECT_EQ(figures(d.put(staff(30, 40, 50))), "30 40 50 120");
    // One joins s1: its new figure and the new total would both tell.
    const auto again = d.put(staff(31, 40, 50));
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->cells()[0], std::nullopt);
    EXPECT_EQ(again->cells()[3], std::nullopt);
}

TEST(publish_changes, one_who_left_is_not_told_either) {
    desk d;
    EXPECT_EQ(figures(d.put(staff(30, 40, 50))), "30 40 50 120");
    const auto again = d.put(staff(30, 39, 50));
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->cells()[1], std::nullopt);
    EXPECT_EQ(again->cells()[3], std::nullopt);
}

TEST(publish_changes, many_who_joined_may_be_seen) {
    desk d;
    EXPECT_EQ(figures(d.put(staff(30, 40, 50))), "30 40 50 120");
    EXPECT_EQ(figures(d.put(staff(45, 55, 50))), "45 55 50 150");
}

TEST(publish_changes, few_among_many_are_hidden_with_company) {
    desk d;
    EXPECT_EQ(figures(d.put(staff(30, 40, 50))), "30 40 50 120");
    // Two join s1, twenty s2. Were s1 hidden alone, the total would tell.
    const auto again = d.put(staff(32, 60, 50));
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->cells()[0], std::nullopt);
    const auto hidden = std::count(again->cells().begin(), again->cells().end(), std::nullopt);
    EXPECT_GE(hidden, 2);
    // Knowing that people only joined, nobody can tell that it was two: another company would do as well.
}

TEST(publish_changes, joiner_and_leaver_of_one_site_are_no_change) {
    desk d;
    EXPECT_EQ(figures(d.put(staff(30, 40, 50))), "30 40 50 120");
    EXPECT_EQ(figures(d.put(staff(30, 40, 50))), "30 40 50 120");
    EXPECT_EQ(d.ledger.entries().size(), 1U);
}

TEST(publish_changes, figures_that_went_back_are_those_of_then) {
    desk d;
    EXPECT_EQ(figures(d.put(staff(30, 40, 50))), "30 40 50 120");
    ASSERT_TRUE(is_ok(d.put(staff(45, 55, 50))));
    EXPECT_EQ(figures(d.put(staff(30, 40, 50))), "30 40 50 120");
    EXPECT_EQ(d.ledger.entries().size(), 2U); // the first table once more
}

TEST(publish_changes, hidden_figures_of_then_stay_as_uncertain_as_they_were) {
    desk       d;
    const auto first = d.put(staff(4, 12, 50));
    ASSERT_TRUE(is_ok(first));
    EXPECT_EQ(first->cells()[0], std::nullopt);
    EXPECT_EQ(first->cells()[1], std::nullopt);
    // Twenty join s3. Showing s1 and s2 now would tell what they were then to whoever knows that; s1 is small, so both stay hidden.
    const auto again = d.put(staff(4, 12, 70));
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->cells()[0], std::nullopt);
    EXPECT_EQ(again->cells()[1], std::nullopt);
    EXPECT_EQ(again->cells()[2], std::optional<std::int64_t>(70));
}

TEST(publish_changes, figures_of_now_do_not_tell_those_hidden_then) {
    desk       d;
    const auto first = d.put(staff(9, 12, 50)); // s1 hidden, s2 with it: together 21
    ASSERT_TRUE(is_ok(first));
    // Twenty join s3, and the new rule has nothing against 9. Who takes it that nobody left bounds s1 by 9 and s2 by 12: both are told.
    const auto again = d.put(staff(9, 12, 70), "by site", 2);
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->cells()[2], std::optional<std::int64_t>(70));
    EXPECT_NE(figures(again), "9 12 70 91");

    // The positive control: without the earlier release there is nothing to hide.
    desk alone;
    EXPECT_EQ(figures(alone.put(staff(9, 12, 70), "by site", 2)), "9 12 70 91");
}

TEST(publish_changes, small_group_that_grew_may_be_shown) {
    desk d;
    ASSERT_TRUE(is_ok(d.put(staff(9, 12, 50))));
    // At most 20 and at most 12 then, 21 together: s1 was 9 to 20.
    EXPECT_EQ(figures(d.put(staff(20, 12, 50))), "20 12 50 82");
}

TEST(publish_changes, category_that_is_new_or_gone_is_a_change) {
    desk d;
    EXPECT_EQ(figures(d.put({{"site"}, {{{"s1"}, 30}, {{"s2"}, 40}}})), "30 40 70");
    EXPECT_EQ(figures(d.put({{"site"}, {{{"s1"}, 30}, {{"s2"}, 40}, {{"s3"}, 45}}})), "30 40 45 115");
    EXPECT_EQ(figures(d.put({{"site"}, {{{"s2"}, 40}, {{"s3"}, 45}}})), "40 45 85");
    // Three of s4 are new: hidden themselves, and the total that would tell.
    const auto four = d.put({{"site"}, {{{"s2"}, 40}, {{"s3"}, 45}, {{"s4"}, 3}}});
    ASSERT_TRUE(is_ok(four));
    EXPECT_EQ(four->cells()[2], std::nullopt);
    EXPECT_EQ(four->cells()[3], std::nullopt);
}

TEST(publish_changes, one_of_many_who_joined_gets_company_and_no_refusal) {
    people then{{"site", "grade"}, {}};
    for (int site = 0; site < 6; ++site) {
        for (int grade = 0; grade < 4; ++grade) {
            then.kinds.push_back({{"s" + std::to_string(site), "g" + std::to_string(grade)}, 11 + (site * 7 + grade * 5) % 30});
        }
    }
    then.kinds[9].second = 4;
    auto now = then;
    now.kinds[18].second += 1;  // the one
    now.kinds[19].second += 15; // the others, at the same site
    desk       d;
    const auto first  = d.put(then);
    const auto second = d.put(now);
    ASSERT_TRUE(is_ok(first));
    ASSERT_TRUE(is_ok(second));
    EXPECT_EQ(second->cells()[4 * 5 + 2], std::nullopt); // four grades and the total a site
    EXPECT_LT(std::count(second->cells().begin(), second->cells().end(), std::nullopt), 20);
}

TEST(publish_changes, joiners_of_random_tables_are_never_told) {
    // Nobody leaves and the patient outsider knows it. Seeded: the same each time.
    std::uint32_t seed = 7;
    const auto    next = [&](std::uint32_t below) {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<int>((seed >> 8U) % below);
    };
    const std::vector<std::string>                  names = {"s1", "s2", "s3"};
    std::vector<std::map<std::string, std::string>> kinds;
    for (const auto* const when : {"then", "joined"}) {
        for (const auto& site : names) { kinds.push_back({{"site", site}, {"when", when}}); }
    }
    int few = 0, told_apart = 0, refused = 0;
    for (int round = 0; round < 40; ++round) {
        desk             together, apart;
        std::vector<int> joined;
        people           then{{"site"}, {}}, now{{"site"}, {}};
        for (const auto& site : names) {
            const int before = 2 + next(7);
            joined.push_back(next(2) * next(6));
            then.kinds.push_back({{site}, before});
            now.kinds.push_back({{site}, before + joined.back()});
        }
        rung_test::table_attacker knows(kinds), knows_apart(kinds);
        const auto                first = together.put(then, "t", 4);
        ASSERT_TRUE(is_ok(first));
        knows.learn(*first, {"when", "joined"});
        knows_apart.learn(*first, {"when", "joined"});
        if (const auto second = together.put(now, "t", 4)) {
            knows.learn(*second);
        } else {
            ASSERT_EQ(second.error().code, errc::would_disclose) << second.error().where;
            ++refused;
        }
        if (const auto second = apart.put(now, "t", 4)) { knows_apart.learn(*second); }
        for (std::size_t s = 0; s < names.size(); ++s) {
            if (joined[s] == 0 || joined[s] > 3) { continue; }
            ++few;
            const auto [low, high] = knows.bounds(3 + s);
            EXPECT_LT(low, high) << "round " << round << " site " << s;
            const auto [low_apart, high_apart] = knows_apart.bounds(3 + s);
            told_apart += low_apart == high_apart ? 1 : 0;
        }
    }
    EXPECT_GT(few, 5);
    EXPECT_GT(told_apart, 2); // the positive control
    RecordProperty("refused", refused);
}

} // namespace
