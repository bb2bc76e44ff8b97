// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/publish.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include <rung/disclosure/document.hpp>

#include "support/people.hpp"
#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"
#include "support/small_json.hpp"
#include "support/table_attacker.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::people;
using rung_test::records_of;
using rung_test::table_by;

static_assert(!std::is_default_constructible_v<published_table> && !std::is_constructible_v<published_table, counted_table>);
static_assert(!std::is_constructible_v<published_table, table_cells> && !std::is_aggregate_v<published_table>);

/// Sites in two regions; three people at the first one.
const people sites = {{"region", "site", "sex"},
                      {{{"north", "s1", "F"}, 3},
                       {{"north", "s3", "F"}, 20},
                       {{"north", "s3", "M"}, 20},
                       {{"south", "s2", "F"}, 0},
                       {{"south", "s2", "M"}, 12}}};

release_request request_for(table_spec table, std::string collection = "survey") {
    release_request out;
    out.collection = std::move(collection);
    out.table      = std::move(table);
    out.date       = {2026, 3, 1};
    return out;
}

struct desk {
    rung_test::scratch_folder folder;
    release_ledger            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();
    release_effort            effort{};

    rung::result<published_table> put(const people& who, table_spec table, const std::string& collection = "survey") {
        return publish(records_of(who), request_for(std::move(table), collection), ledger, effort);
    }
};

std::string cell(const published_table& table, const std::vector<std::string>& labels) {
    std::size_t at = 0;
    for (std::size_t a = 0; a < labels.size(); ++a) {
        const auto& nodes = table.axes()[a].nodes;
        const auto  found = std::find_if(nodes.begin(), nodes.end(), [&](const auto& n) { return n.label == labels[a]; });
        if (found == nodes.end()) { return "no such label"; }
        at = at * nodes.size() + static_cast<std::size_t>(found - nodes.begin());
    }
    return table.cells()[at] ? std::to_string(*table.cells()[at]) : "*";
}

TEST(publish, hides_small_figures_and_what_gives_them_away) {
    desk       d;
    const auto table = d.put(sites, table_by("by site", {"site"}));
    ASSERT_TRUE(is_ok(table));
    EXPECT_EQ(cell(*table, {"s1"}), "*");
    const int hidden = static_cast<int>(std::count(table->cells().begin(), table->cells().end(), std::nullopt));
    EXPECT_EQ(hidden, 2);
    EXPECT_EQ(table->to_csv().substr(0, 18), "site,people\ns1,*\ns");

    const auto json = rung_test::read_small_json(table->to_json());
    EXPECT_EQ(json["schema"].text, "rung-table/1");
    EXPECT_EQ(json["collection"].text, "survey");
    EXPECT_EQ(json["table"].text, "by site");
    EXPECT_EQ(json["date"].text, "2026-03-01");
    EXPECT_EQ(json["entry"].text, "1");
    EXPECT_EQ(json["threshold"].text, "10");
    EXPECT_EQ(json["dimensions"].list.at(0)["labels"].list.size(), 4U);
    EXPECT_EQ(json["cells"].list.at(0).text, "*");
    EXPECT_TRUE(rung_test::holds(check_document(table->to_json(), rung_test::sample_key()), vouched_document{document_kind::table, 1}));

    ASSERT_EQ(d.ledger.entries().size(), 1U);
    EXPECT_EQ(d.ledger.entries()[0].kind, entry_kind::published);
    EXPECT_EQ(d.ledger.entries()[0].collection, "survey");
}

TEST(publish, shows_everything_where_nothing_is_small) {
    desk       d;
    const auto table = d.put({{"sex"}, {{{"F"}, 30}, {{"M"}, 25}}}, table_by("t", {"sex"}));
    ASSERT_TRUE(is_ok(table));
    EXPECT_EQ(table->to_csv(), "sex,people\nF,30\nM,25\nTotal,55\n");
}

TEST(publish, gives_the_same_bytes_whatever_the_order_of_the_rows) {
    desk first, second;
    auto turned = sites;
    std::reverse(turned.kinds.begin(), turned.kinds.end());
    for (const auto& columns : std::vector<std::vector<std::string>>{{"site"}, {"site", "sex"}, {"region"}}) {
        const auto a = first.put(sites, table_by(columns.back(), columns));
        const auto b = second.put(turned, table_by(columns.back(), columns));
        ASSERT_TRUE(is_ok(a));
        ASSERT_TRUE(is_ok(b));
        EXPECT_EQ(a->to_json(), b->to_json());
    }
    EXPECT_EQ(rung_test::bytes_of(first.folder / "ledger"), rung_test::bytes_of(second.folder / "ledger"));
}

TEST(publish, once_more_gives_the_same_table_and_no_new_entry) {
    desk       d;
    const auto first = d.put(sites, table_by("by site", {"site", "sex"}));
    const auto other = d.put(sites, table_by("by region", {"region"}));
    const auto again = d.put(sites, table_by("by site", {"site", "sex"}));
    ASSERT_TRUE(is_ok(first));
    ASSERT_TRUE(is_ok(other));
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->to_json(), first->to_json());
    EXPECT_EQ(d.ledger.entries().size(), 2U);
}

rung_test::table_attacker attacker_of_sites() {
    return rung_test::table_attacker({{{"region", "north"}, {"site", "s1"}},
                                      {{"region", "south"}, {"site", "s2"}},
                                      {{"region", "north"}, {"site", "s3"}}});
}

TEST(publish, protects_a_table_together_with_those_before) {
    // The positive control: each table by itself is safe, both together are not.
    desk one, other;
    auto apart = attacker_of_sites();
    apart.learn(one.put(sites, table_by("by site", {"site"})).value());
    EXPECT_LT(apart.bounds(0).first, apart.bounds(0).second);
    apart.learn(other.put(sites, table_by("by region", {"region"})).value());
    EXPECT_EQ(apart.bounds(0), std::pair(std::int64_t{3}, std::int64_t{3}));

    desk       d;
    auto       together = attacker_of_sites();
    const auto first    = d.put(sites, table_by("by site", {"site"}));
    const auto second   = d.put(sites, table_by("by region", {"region"}));
    ASSERT_TRUE(is_ok(first));
    ASSERT_TRUE(is_ok(second));
    together.learn(*first);
    together.learn(*second);
    EXPECT_LT(together.bounds(0).first, together.bounds(0).second);
    EXPECT_EQ(cell(*second, {"south"}), "*"); // it is the hidden site s2
    EXPECT_EQ(cell(*second, {"Total"}), "55");

    // Another collection is other people.
    EXPECT_EQ(cell(d.put(sites, table_by("by region", {"region"}), "another survey").value(), {"south"}), "12");
}

TEST(publish, keeps_hidden_what_was_hidden_though_a_later_rule_is_laxer) {
    desk d;
    ASSERT_TRUE(is_ok(d.put(sites, table_by("by site", {"site"}))));
    const auto lax = d.put(sites, table_by("by site again", {"site"}, 2));
    ASSERT_TRUE(is_ok(lax));
    EXPECT_EQ(cell(*lax, {"s1"}), "*");
}

TEST(publish, refuses_what_an_earlier_release_shows_already) {
    desk d;
    ASSERT_TRUE(is_ok(d.put(sites, table_by("lax", {"site"}, 2))));
    EXPECT_TRUE(fails_with(d.put(sites, table_by("strict", {"site"})), errc::would_disclose, "table strict cell 0"));
    EXPECT_EQ(d.ledger.entries().size(), 1U);
}

TEST(publish, never_lets_a_random_table_be_told) {
    // Small random collections, three tables each, and the patient outsider. Seeded: the same each time.
    std::uint32_t seed = 20260301;
    const auto    next = [&](std::uint32_t below) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 8U) % below;
    };
    int told_apart = 0;
    int hidden     = 0;
    for (int round = 0; round < 30; ++round) {
        people                                          who{{"a", "b"}, {}};
        std::vector<std::map<std::string, std::string>> kinds;
        std::vector<int>                                counts;
        for (const char* const a : {"x", "y"}) {
            for (const char* const b : {"1", "2", "3"}) {
                counts.push_back(static_cast<int>(next(6)));
                kinds.push_back({{"a", a}, {"b", b}});
                who.kinds.push_back({{a, b}, counts.back()});
            }
        }
        desk together, apart[3];
        // Whether the choice tells something is looked at in attacker_replay, and takes long under a sanitizer.
        for (auto& one : apart) { one.effort.possible_tables = 0; }
        if (round >= 3) { together.effort.possible_tables = 0; }
        auto knows = rung_test::table_attacker(kinds);
        auto knows_apart = rung_test::table_attacker(kinds);
        const std::vector<std::vector<std::string>> tables = {{"a"}, {"b"}, {"a", "b"}};
        for (std::size_t t = 0; t < tables.size(); ++t) {
            const auto columns = tables[(t + next(3)) % 3];
            const auto name    = columns.size() == 2 ? "ab" : columns[0];
            const auto table   = together.put(who, table_by(name, columns, 3));
            if (table) {
                knows.learn(*table);
            } else {
                EXPECT_EQ(table.error().code, errc::not_protectable) << table.error().where;
            }
            if (const auto alone = apart[t].put(who, table_by(name, columns, 3))) { knows_apart.learn(*alone); }
        }
        for (std::size_t k = 0; k < counts.size(); ++k) {
            if (counts[k] == 0 || counts[k] > 2) { continue; }
            ++hidden;
            const auto [low, high] = knows.bounds(k);
            EXPECT_LT(low, high) << "round " << round << " kind " << k;
            const auto [low_apart, high_apart] = knows_apart.bounds(k);
            told_apart += low_apart == high_apart ? 1 : 0;
        }
    }
    EXPECT_GT(hidden, 12);
    EXPECT_GT(told_apart, 0); // the positive control: each table in a ledger of its own
}

TEST(publish, says_what_is_wrong_and_enters_nothing) {
    desk d;
    EXPECT_TRUE(fails_with(d.put(sites, table_by("", {"site"})), errc::precondition, "table"));
    EXPECT_TRUE(fails_with(d.put(sites, table_by("t", {})), errc::precondition, "table"));
    EXPECT_TRUE(fails_with(d.put(sites, table_by("t", {"grade"})), errc::not_found, "column grade"));
    auto pay    = table_by("pay", {"site"});
    pay.measure = "sex";
    EXPECT_TRUE(fails_with(d.put(sites, pay), errc::bad_amount, "column sex row 1"));
    pay.measure = "pay";
    EXPECT_TRUE(fails_with(d.put(sites, pay), errc::not_found, "column pay"));
    std::stop_source stop;
    stop.request_stop();
    release_effort none;
    none.stop = stop.get_token();
    EXPECT_TRUE(fails_with(publish(records_of(sites), request_for(table_by("t", {"site"})), d.ledger, none), errc::cancelled, "*"));
    EXPECT_TRUE(d.ledger.entries().empty());

    ASSERT_TRUE(is_ok(d.put(sites, table_by("t", {"site"}))));
    auto wide        = table_by("wide", {"site"});
    wide.rules.width = 1000; // with 55 people out already
    EXPECT_TRUE(fails_with(d.put(sites, wide), errc::not_protectable, "table wide"));
    EXPECT_TRUE(fails_with(d.put({{"sex"}, {{{"F"}, 40}}}, table_by("t", {"sex"})), errc::not_found, "entry 1 column site"));
}

TEST(publish, refuses_a_release_of_a_newer_form) {
    desk d;
    ASSERT_TRUE(is_ok(d.ledger.append({.kind = entry_kind::published, .collection = "survey", .date = {}, .payload = "rung-release/2 1 0"})));
    EXPECT_TRUE(fails_with(d.put(sites, table_by("t", {"site"})), errc::bad_ledger, "entry 1 payload"));
}

TEST(publish, protects_sums_by_their_own_rules) {
    people who{{"site", "hours"}, {}};
    for (int i = 0; i < 12; ++i) { who.kinds.push_back({{"s1", "10"}, 1}); }
    who.kinds.push_back({{"s2", "500"}, 1}); // one of twelve has nearly all the hours
    for (int i = 0; i < 11; ++i) { who.kinds.push_back({{"s2", "1"}, 1}); }
    for (int i = 0; i < 30; ++i) { who.kinds.push_back({{"s3", "20"}, 1}); }
    desk d;
    auto hours    = table_by("hours", {"site"});
    hours.measure = "hours";
    const auto table = d.put(who, hours);
    ASSERT_TRUE(is_ok(table));
    EXPECT_EQ(cell(*table, {"s2"}), "*");
    EXPECT_EQ(table->to_csv().substr(0, 11), "site,hours\n");
    EXPECT_TRUE(is_ok(d.put(who, table_by("people", {"site"})))); // people are protected by themselves
}

TEST(publish, that_each_site_happens_to_be_of_one_class_is_not_told) {
    // Class would be read as groups of site, and every zero be shown.
    const people chance = {{"site", "class"}, {{{"s1", "x"}, 15}, {{"s2", "y"}, 16}, {{"s3", "x"}, 17}, {{"s4", "z"}, 18}}};
    auto         table  = table_by("t", {"site", "class"});
    table.rules.group_attribute            = true;
    table.counting.dimensions[1].attribute = true;
    desk       d;
    const auto t = d.put(chance, table);
    ASSERT_TRUE(is_ok(t));
    for (const auto& [site, classes] : std::map<std::string, std::string>{{"s1", "x"}, {"s2", "y"}, {"s3", "x"}, {"s4", "z"}}) {
        EXPECT_EQ(cell(*t, {site, classes}), "*") << site;
        int open = 0;
        for (const std::string other : {"x", "y", "z"}) { open += other != classes && cell(*t, {site, other}) == "*" ? 1 : 0; }
        EXPECT_GT(open, 0) << site;
    }
}

} // namespace
