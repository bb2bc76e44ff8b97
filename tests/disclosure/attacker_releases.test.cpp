// SPDX-License-Identifier: Apache-2.0
// The attacker over what is released of one collection, table after table and year after year: through one ledger he wins nothing, where each
// release stands alone he wins.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "attacker/releases.hpp"
#include "attacker/spoils.hpp"
#include "support/row.hpp"

namespace {

using namespace attack;

constexpr std::int64_t threshold = 4;

/// Four sites a, two classes b; g and h put the sites together in two ways that cross, r and then k in two steps. No category is empty and none goes with another by chance,
/// which would make it the same people under two names.
collection random_collection(std::uint64_t seed) {
    dice       random(seed);
    collection out{{4, 2},
                   {},
                   {{"g", {{"a0", "g0"}, {"a1", "g0"}, {"a2", "g1"}, {"a3", "g1"}}},
                    {"h", {{"a0", "h0"}, {"a1", "h1"}, {"a2", "h1"}, {"a3", "h0"}}},
                    {"r", {{"a0", "r0"}, {"a1", "r0"}, {"a2", "r1"}, {"a3", "r2"}}},
                    {"k", {{"a0", "k0"}, {"a1", "k0"}, {"a2", "k0"}, {"a3", "k1"}}}}};
    for (;;) {
        out.counts.clear();
        for (int i = 0; i < 8; ++i) { out.counts.push_back(random.upto(2) == 0 ? random.upto(12) : random.upto(4)); }
        const auto& c = out.counts;
        int         mixed = 0;
        bool        empty = false;
        for (std::size_t a = 0; a < 4; ++a) {
            empty = empty || c[2 * a] + c[2 * a + 1] == 0;
            mixed += c[2 * a] > 0 && c[2 * a + 1] > 0 ? 1 : 0;
        }
        if (!empty && mixed > 0 && c[0] + c[2] + c[4] + c[6] > 0 && c[1] + c[3] + c[5] + c[7] > 0) { return out; }
    }
}

/// Three columns of three categories, sparse; as above none is empty and none goes with another by chance.
collection random_cube(std::uint64_t seed) {
    dice        random(seed);
    const shape like{.sizes = {3, 3, 3}, .sparse = true};
    for (;;) {
        collection                                                     out{like.sizes, random_counts(like, random), {}};
        std::map<std::pair<std::string, std::size_t>, std::set<std::string>> with; // category and another column: its categories there
        for (std::size_t i = 0; i < out.counts.size(); ++i) {
            const auto kind = out.kind(i);
            for (std::size_t x = 0; x < 3 && out.counts[i] > 0; ++x) {
                for (std::size_t y = 0; y < 3; ++y) { with[{kind[x], y}].insert(kind[y]); }
            }
        }
        const auto mixed = [&](const std::string& column, std::size_t y) {
            return std::any_of(with.begin(), with.end(), [&](const auto& w) { return w.first.first.starts_with(column) && w.first.second == y && w.second.size() > 1; });
        };
        bool good = with.size() == 27; // nine categories and three columns
        for (std::size_t x = 0; x < 3; ++x) {
            for (std::size_t y = 0; y < 3; ++y) { good = good && (x == y || mixed(column_names()[x], y)); }
        }
        if (good) { return out; }
    }
}

struct sequence {
    const char*                           name;
    std::vector<std::vector<std::string>> tables;
    bool                                  again; ///< All of them a second time under other names.
    int                                   collections = some_of(30);
    collection (*people)(std::uint64_t seed)          = random_collection;
};

const sequence sequences[] = {
    {"margins_then_all", {{"a"}, {"b"}, {"a", "b"}}, true},
    {"groups_then_sites", {{"g", "b"}, {"a"}, {"a", "b"}}, false},
    {"crossing_groups_then_sites", {{"g"}, {"h"}, {"a"}, {"g", "b"}, {"h", "b"}}, false},
    {"crossing_groups", {{"g", "b"}, {"h", "b"}}, true},
    {"all_then_groups", {{"a", "b"}, {"g", "b"}, {"h", "b"}}, false},
    {"groups_of_groups", {{"k", "b"}, {"a"}, {"r", "b"}}, false},
    {"sides_of_a_cube", {{"a", "b"}, {"b", "c"}, {"a", "c"}}, false, some_of(30), random_cube},
};

/// How an office goes about it.
struct practice {
    bool        one_ledger   = true;
    std::size_t common_cells = rd::release_effort().common_cells;
};

/// Releases the tables of many collections and attacks each collection's together.
spoils attack_sequence(const sequence& row, const practice& by) {
    spoils out;
    for (int n = 0; n < row.collections; ++n) {
        const auto              people = row.people(static_cast<std::uint64_t>(n) * 131 + 5);
        office                  first(by.common_cells);
        attacker                outsider(people.columns());
        std::vector<seen_table> all;
        for (int round = 0; round < (row.again ? 2 : 1); ++round) {
            for (const auto& columns : row.tables) {
                office     other(by.common_cells);
                const auto name  = std::accumulate(columns.begin(), columns.end(), std::to_string(round));
                const auto table = (by.one_ledger ? first : other).put(people, name, columns, threshold);
                if (!table) {
                    EXPECT_TRUE(table.error().code == rung::errc::not_protectable || table.error().code == rung::errc::would_disclose) << table.error().where;
                    ++out.refused;
                    continue;
                }
                ++out.tables;
                all.push_back(people.read(*table));
                outsider.see(all.back());
            }
        }
        const int before = out.told;
        const auto small = [&](const seen_table& t, std::size_t i, std::int64_t below) {
            const auto truth = people.truth(t, i);
            EXPECT_TRUE(!t.figures[i] || (*t.figures[i] == truth && (truth == 0 || truth >= threshold)));
            return !t.figures[i] && truth >= 1 && truth < below;
        };
        for (const auto& t : all) {
            for (std::size_t i = 0; i < t.figures.size(); ++i) {
                if (!small(t, i, threshold)) { continue; }
                ++out.cells;
                count_cell(out, outsider.figure(t, i, 1), people.truth(t, i), 1, out.told);
            }
        }
        out.tables_told += out.told > before ? 1 : 0;
        const auto behind = people.behind_all();
        for (std::size_t i = 0; i < people.counts.size(); ++i) {
            if (!small(behind, i, threshold)) { continue; }
            ++out.combinations;
            count_cell(out, outsider.figure(behind, i, 1), people.counts[i], 1, out.combinations_told);
        }
        if (n % 4 != 0) { continue; } // insiders are many
        for (const auto& t : all) {
            for (std::size_t i = 0; i < t.figures.size(); ++i) {
                if (!small(t, i, 3)) { continue; }
                auto insider = outsider;
                insider.know(t, i, people.truth(t, i));
                for (const auto& u : all) {
                    for (std::size_t j = 0; j < u.figures.size(); ++j) {
                        if (!small(u, j, threshold) || outsider.same_people(t, i, u, j)) { continue; }
                        ++out.insiders;
                        count_cell(out, insider.figure(u, j, 1), people.truth(u, j), 1, out.insiders_told);
                    }
                }
            }
        }
    }
    return out;
}

RUNG_ROWS(attacker_releases, sequence, sequences);

TEST_P(attacker_releases, wins_nothing_through_one_ledger) {
    const auto& row = GetParam();
    const auto  won = attack_sequence(row, {});
    tell(row.name, won);
    EXPECT_EQ(won.told, 0);
    EXPECT_EQ(won.insiders_told, 0);
    EXPECT_EQ(won.combinations_told, 0); // not promised where no table has them
    EXPECT_EQ(won.unsure, 0);
    EXPECT_GT(won.tables, 3 * won.refused / 2);
    if (attack::attacks_all) { EXPECT_GT(won.cells, 15); }
}

TEST(attacker_releases, wins_where_each_release_stands_alone) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    int told = 0;
    for (const auto& row : sequences) {
        const auto won = attack_sequence(row, {.one_ledger = false});
        tell(std::string(row.name) + "_alone", won);
        EXPECT_EQ(won.wrong, 0);
        told += won.tables_told;
    }
    EXPECT_GT(told, 20);
}

TEST(attacker_releases, tells_more_where_the_common_table_is_not_looked_at) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    const auto& row = *std::find_if(std::begin(sequences), std::end(sequences), [](const auto& s) { return std::string_view(s.name) == "sides_of_a_cube"; });
    const auto  won = attack_sequence(row, {.common_cells = 0});
    tell(std::string(row.name) + "_without_the_cube", won);
    EXPECT_EQ(won.wrong, 0);
    EXPECT_GT(won.told, 0);
    EXPECT_GT(won.insiders_told, 0);
}

/// What two counts of the same people tell, some of whom joined in between or left.
struct difference {
    spoils changes;    ///< Changes of 1 to threshold - 1, and small figures of either time.
    spoils with_count; ///< The same for somebody who knows how many came or went altogether.
};

difference attack_difference(bool joined, bool one_ledger, int pairs) {
    difference out;
    for (int n = 0; n < pairs; ++n) {
        dice       random(static_cast<std::uint64_t>(n) * 17 + (joined ? 1 : 2));
        collection few{{3, 2}, {}, {}};
        for (int i = 0; i < 6; ++i) { few.counts.push_back(2 + random.upto(7)); }
        auto many = few;
        if (n % 3 == 0) { many.counts[random.upto(5)] += 1; } // one person and nobody else
        else {
            for (auto& c : many.counts) { c += random.upto(1) * random.upto(4); }
        }
        whole all = 0;
        for (std::size_t i = 0; i < 6; ++i) { all += many.counts[i] - few.counts[i]; }
        const auto&                    then = joined ? few : many;
        const auto&                    now  = joined ? many : few;
        const std::vector<std::string> by   = n % 2 == 0 ? std::vector<std::string>{"a"} : std::vector<std::string>{"a", "b"};
        office                         first, other;
        const auto                     before = first.put(then, "t", by, threshold);
        if (!before) {
            ADD_FAILURE() << before.error().where;
            continue;
        }
        const auto after = (one_ledger ? first : other).put(now, "t", by, threshold);
        if (!after) {
            ++out.changes.refused;
            continue;
        }
        // Crowd 0 was there both times, crowd 1 once.
        const crowds some = {0}, everybody = {0, 1};
        const auto   old = then.read(*before), fresh = now.read(*after);
        attacker     reader(few.columns(), {}, 2);
        reader.see(old, joined ? some : everybody);
        reader.see(fresh, joined ? everybody : some);
        auto counts = reader;
        counts.know_crowd(1, all, all);
        for (auto* const s : {&out.changes, &out.with_count}) {
            auto& who = s == &out.changes ? reader : counts;
            ++s->tables;
            for (std::size_t i = 0; i < fresh.figures.size(); ++i) {
                const auto change = many.truth(fresh, i) - few.truth(fresh, i);
                if (change > 0 && change < threshold) {
                    ++s->cells;
                    count_cell(*s, who.figure(fresh, i, 1, {1}), change, 1, s->told);
                }
                for (const auto* const table : {&old, &fresh}) {
                    const auto& people = table == &old ? then : now;
                    const auto  truth  = people.truth(*table, i);
                    if (truth < 1 || truth >= threshold) { continue; }
                    ++s->cells;
                    count_cell(*s, who.figure(*table, i, 1, &people == &many ? everybody : some), truth, 1, s->told);
                }
            }
        }
    }
    return out;
}

TEST(attacker_changes, joiners_and_leavers_are_not_told) {
    for (const bool joined : {true, false}) {
        const auto won = attack_difference(joined, true, 60);
        tell(joined ? "joiners" : "leavers", won.changes);
        tell(joined ? "joiners_to_who_knows_how_many" : "leavers_to_who_knows_how_many", won.with_count);
        EXPECT_EQ(won.changes.told, 0);
        EXPECT_EQ(won.changes.unsure, 0);
        EXPECT_GT(won.changes.cells, 60);
        EXPECT_GT(won.with_count.told, 0); // a limit, see docs/disclosure/attack.md
        EXPECT_EQ(won.with_count.wrong, 0);
    }
}

TEST(attacker_changes, joiners_and_leavers_are_told_without_history) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    for (const bool joined : {true, false}) {
        const auto won = attack_difference(joined, false, 60);
        tell(joined ? "joiners_without_history" : "leavers_without_history", won.changes);
        EXPECT_GT(won.changes.told, 60);
        EXPECT_EQ(won.changes.wrong, 0);
    }
}

} // namespace
