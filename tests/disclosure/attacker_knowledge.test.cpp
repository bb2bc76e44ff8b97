// SPDX-License-Identifier: Apache-2.0
// The attacker himself, and what he wins who knows more than suppression reckons with. Those counts are limits, and stand as such in
// docs/disclosure/attack.md; where one of them falls to 0, that page is out of date.
#include <gtest/gtest.h>

#include "attacker/spoils.hpp"

namespace {

using namespace attack;

TEST(attacker_mind, tells_what_trying_everything_tells) {
    int narrow = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        dice                   random(seed);
        constexpr whole        most = 4;
        const auto             n    = 3 + random.upto(2);
        mind                   thinks;
        std::vector<whole>     truth;
        for (std::uint32_t u = 0; u < n; ++u) {
            (void)thinks.unknown(0, most);
            truth.push_back(random.upto(most));
        }
        const auto any_sum = [&] {
            terms out;
            for (std::uint32_t u = 0; u < n; ++u) {
                constexpr whole times[] = {-2, -1, 1, 1, 1, 2};
                if (random.upto(1) == 1) { out.push_back({u, times[random.upto(5)]}); }
            }
            return out;
        };
        const auto value_of = [](const terms& sum, const std::vector<whole>& at) {
            whole out = 0;
            for (const auto& t : sum) { out += t.times * at[t.unknown]; }
            return out;
        };
        struct known {
            terms sum;
            whole low, high;
        };
        std::vector<known> facts;
        for (std::uint32_t f = 0; f < 1 + random.upto(2); ++f) {
            const auto sum = any_sum();
            const auto v   = value_of(sum, truth);
            facts.push_back({sum, v - whole{random.upto(1)}, v + whole{random.upto(1)}});
            if (random.upto(1) == 1) { facts.back().low = facts.back().high = v; }
            thinks.learn(sum, facts.back().low, facts.back().high);
        }
        const auto asked = any_sum();
        range      wanted{endless, -endless, true};
        std::vector<whole> at(n, 0);
        std::size_t        possible = 0;
        for (bool more = true; more;) {
            if (std::all_of(facts.begin(), facts.end(), [&](const known& k) { return value_of(k.sum, at) >= k.low && value_of(k.sum, at) <= k.high; })) {
                ++possible;
                wanted.low  = std::min(wanted.low, value_of(asked, at));
                wanted.high = std::max(wanted.high, value_of(asked, at));
            }
            more = false;
            for (auto& v : at) {
                if (++v <= most) {
                    more = true;
                    break;
                }
                v = 0;
            }
        }
        const auto told = thinks.ask(asked);
        ASSERT_TRUE(told.sure) << seed;
        EXPECT_EQ(told.low, wanted.low) << seed;
        EXPECT_EQ(told.high, wanted.high) << seed;
        narrow += wanted.low == wanted.high && !asked.empty() ? 1 : 0;
        std::size_t seen = 0;
        EXPECT_TRUE(thinks.each(10'000, [&](std::span<const whole>) { return ++seen > 0; }));
        EXPECT_EQ(seen, possible) << seed;
    }
    EXPECT_GT(narrow, 20);
}

TEST(attacker_mind, knows_no_bound_where_there_is_none) {
    mind       thinks;
    const auto x = thinks.unknown(), y = thinks.unknown();
    thinks.learn({{x, 1}, {y, -1}}, 7);
    EXPECT_EQ(thinks.ask({{x, 1}}).low, 7);
    EXPECT_EQ(thinks.ask({{x, 1}}).high, endless);
    EXPECT_EQ(thinks.ask({{x, 1}, {y, -1}}).width(), 0);
    thinks.learn({{x, 1}}, 3);
    EXPECT_TRUE(thinks.confused());
}

/// Rounds every figure by itself, as is usual, and counts the small cells inside that are told all the same.
spoils attack_rounded(const std::vector<std::uint32_t>& sizes, whole base, int tables) {
    const shape like{.sizes = sizes};
    spoils      out;
    for (int n = 0; n < tables; ++n) {
        dice       random(static_cast<std::uint64_t>(n) + 1);
        const auto cells = random_cells(like, random);
        auto       table = seen(cells, std::vector<bool>(cells.table.cells.size(), false));
        for (auto& f : table.figures) { f = (*f + base / 2) / base * base; }
        attacker reader(world_of(column_names(), sizes));
        reader.see(table, {0}, {base / 2, base / 2});
        ++out.tables;
        const int before = out.told;
        for (std::uint32_t i = 0; i < cells.table.cells.size(); ++i) {
            const auto nodes  = cells.nodes_of(i);
            const auto truth  = cells.table.cells[i].value;
            const bool inside = nodes[0] < sizes[0] && nodes[1] < sizes[1];
            if (!inside || truth < 1 || truth > 4) { continue; }
            ++out.cells;
            count_cell(out, reader.figure(table, i, 1), truth, 1, out.told);
        }
        out.tables_told += out.told > before ? 1 : 0;
    }
    return out;
}

TEST(attacker_knowledge, rounding_each_figure_by_itself_is_no_defence) {
    const auto three = attack_rounded({3, 2}, 3, 200);
    const auto five  = attack_rounded({3, 2}, 5, 200);
    tell("rounded_to_3_3x2", three);
    tell("rounded_to_5_3x2", five);
    tell("rounded_to_3_4x3", attack_rounded({4, 3}, 3, 200));
    EXPECT_GT(three.told, 50);
    EXPECT_GT(three.told, five.told);
    EXPECT_EQ(three.wrong + five.wrong + three.unsure + five.unsure, 0);
}

// `suppress` protects what tables tell by the figures that they share. That three tables by two columns each must come of one table by three columns
// tells more.
TEST(attacker_knowledge, three_tables_of_two_columns_tell_more_than_they_share) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    const shape like{.sizes = {3, 3, 3}, .sparse = true, .threshold = 5};
    spoils      everything;
    const auto  shared = attack_linked(like, {{0, 1}, {0, 2}, {1, 2}}, true, 30, &everything);
    tell("three_tables_by_what_they_share", shared);
    tell("three_tables_by_everything", everything);
    EXPECT_EQ(shared.told, 0);
    EXPECT_GT(everything.told, 0);
    EXPECT_EQ(everything.wrong, 0);
}

// Whoever knows the rules, thresholds and costs can run them over everything that is possible and leave out what they would have hidden otherwise.
TEST(attacker_knowledge, whoever_replays_the_rules_tells_some_cells) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    const shape like{.sizes = {3, 3}};
    spoils      out;
    int         skipped = 0;
    for (int n = 0; n < 50; ++n) {
        dice       random(static_cast<std::uint64_t>(n) * 31 + 7);
        const auto v = protect(random_cells(like, random), like);
        ASSERT_FALSE(v.hidden.empty());
        const auto table = seen(v.cells, v.hidden);
        attacker   reader(world_of(column_names(), like.sizes));
        reader.see(table);
        std::vector<std::uint32_t> asked;
        for (const auto& m : v.marks) { asked.push_back(m.cell); }
        const auto told = reader.replay(table, asked, 60, [&](const std::vector<whole>& counts) {
            return protect(rd::to_cells(counted(column_names(), like.sizes, counts, false)).value(), like).hidden == v.hidden;
        });
        if (!told) {
            ++skipped;
            continue;
        }
        ++out.tables;
        const int before = out.told;
        for (std::size_t k = 0; k < asked.size(); ++k) {
            ++out.cells;
            const auto truth = v.cells.table.cells[asked[k]].value;
            EXPECT_TRUE((*told)[k].low <= truth && truth <= (*told)[k].high) << n;
            count_cell(out, (*told)[k], truth, 1, out.told);
        }
        out.tables_told += out.told > before ? 1 : 0;
    }
    tell("rules_replayed", out);
    std::cout << "too much to go through: " << skipped << '\n';
    EXPECT_GT(out.told, 0);
    EXPECT_LT(out.tables_told, out.tables / 2);
}

// One insider knows one cell. He who knows every small figure that he is counted in (his cell, his row's total …) knows more.
TEST(attacker_knowledge, an_insider_who_knows_all_his_figures_tells_some_cells) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    const shape like{.sizes = {4, 3}, .sparse = true};
    spoils      out;
    for (int n = 0; n < 150; ++n) {
        dice       random(static_cast<std::uint64_t>(n) * 977 + 13);
        const auto v = protect(random_cells(like, random), like);
        ASSERT_FALSE(v.hidden.empty());
        const auto  table = seen(v.cells, v.hidden);
        const auto& truth = v.cells.table.cells;
        attacker    outsider(world_of(column_names(), like.sizes));
        outsider.see(table);
        ++out.tables;
        for (std::uint32_t where = 0; where < truth.size(); ++where) {
            const auto nodes = v.cells.nodes_of(where);
            if (nodes[0] == like.sizes[0] || nodes[1] == like.sizes[1] || truth[where].value < 1 || truth[where].value > 2) { continue; }
            auto                    insider = outsider;
            std::set<std::uint32_t> his;
            for (const auto row : {nodes[0], like.sizes[0]}) {
                for (const auto column : {nodes[1], like.sizes[1]}) {
                    const std::uint32_t at[] = {row, column};
                    const auto          c    = v.cells.cell_of(at);
                    if (truth[c].value > 2 || !v.hidden[c]) { continue; }
                    his.insert(c);
                    insider.know(table, c, truth[c].value);
                }
            }
            if (his.size() < 2) { continue; }
            for (const auto& m : v.marks) {
                if (his.count(m.cell) != 0) { continue; }
                ++out.insiders;
                count_cell(out, insider.figure(table, m.cell, 1), truth[m.cell].value, 1, out.insiders_told);
            }
        }
    }
    tell("insiders_who_know_two_figures", out);
    EXPECT_GT(out.insiders, 20);
    EXPECT_EQ(out.wrong, 0);
}

} // namespace
