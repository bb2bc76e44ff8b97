// SPDX-License-Identifier: Apache-2.0
// The attack on the choice itself: somebody who has `publish` and everything but the data runs it over every table that agrees with what was
// published, and leaves out those of which something else would have come.
#include <rung/disclosure/publish.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "attacker/releases.hpp"
#include "attacker/spoils.hpp"

namespace {

using namespace attack;

struct released {
    std::vector<bool>   hidden; ///< Empty where it was refused.
    std::string         json;
    rd::release_account account;
};

/// Publishes a table as the first of its collection.
released publish_first(const shape& like, const std::vector<whole>& counts, std::size_t possible_tables) {
    rung_test::scratch_folder folder;
    auto                      ledger = rd::release_ledger::open(folder / "ledger", rung_test::sample_key()).value();
    rd::release_request       request;
    request.collection = "survey";
    request.table      = rung_test::table_by("t", {"a", "b"}, like.threshold);
    request.table.rules.group_attribute = request.table.rules.within_group = true;
    for (std::size_t d = 0; d < 2; ++d) {
        for (std::uint32_t k = 0; k < like.sizes[d]; ++k) { request.table.counting.dimensions[d].declared.push_back(column_names()[d] + std::to_string(k)); }
    }
    released   out;
    const auto table = rd::publish(rung_test::records_of(collection{like.sizes, counts, {}}.people()), request, ledger,
                                   {.possible_tables = possible_tables}, &out.account);
    if (!table) {
        EXPECT_EQ(table.error().code, rung::errc::not_protectable);
        EXPECT_TRUE(table.error().where == "table t replayed" || table.error().where == "table t") << table.error().where;
        return out;
    }
    out.json = table->to_json();
    for (const auto& f : table->cells()) { out.hidden.push_back(!f); }
    return out;
}

/// What he wins of one table.
void attack_choice(const shape& like, const std::vector<whole>& counts, std::size_t possible_tables, spoils& s, int& decoys) {
    const auto out = publish_first(like, counts, possible_tables);
    if (out.hidden.empty()) {
        ++s.refused;
        return;
    }
    decoys += static_cast<int>(out.account.decoys);
    const auto cells_of = [&](const std::vector<whole>& of) { return rd::to_cells(counted(column_names(), like.sizes, of, false)).value(); };
    auto       cells    = cells_of(counts);
    const auto marks    = rd::mark_primary(cells, rules_for(like, {})).value();
    const auto table    = seen(cells, out.hidden);
    attacker   reader(world_of(column_names(), like.sizes));
    reader.see(table);
    std::vector<std::uint32_t> asked;
    for (const auto& m : marks) { asked.push_back(m.cell); }
    // He needs go no further once nothing is told: more tables tell less.
    std::vector<std::set<whole>> met(asked.size());
    const auto                   open = [&] { return std::all_of(met.begin(), met.end(), [](const auto& m) { return m.size() > 1; }); };
    const auto                   told = reader.replay(table, asked, 500, [&](const std::vector<whole>& possible) {
        if (open()) { return true; }
        // Of those of which this comes by decoys alone he leaves out more than he may.
        if (publish_first(like, possible, 0).hidden != out.hidden || publish_first(like, possible, possible_tables).hidden != out.hidden) { return false; }
        const auto now = cells_of(possible);
        for (std::size_t k = 0; k < asked.size(); ++k) { met[k].insert(now.table.cells[asked[k]].value); }
        return true;
    });
    if (!told) { return; } // too much to go through
    ++s.tables;
    const int before = s.told;
    for (std::size_t k = 0; k < asked.size(); ++k) {
        ++s.cells;
        count_cell(s, (*told)[k], cells.table.cells[asked[k]].value, 1, s.told);
    }
    s.tables_told += s.told > before ? 1 : 0;
}

struct kind_of_table {
    const char* name;
    shape       like;
};
const kind_of_table kinds[] = {{"3x3_dense", {.sizes = {3, 3}}}, {"3x3_sparse", {.sizes = {3, 3}, .sparse = true}}, {"4x3_sparse", {.sizes = {4, 3}, .sparse = true}}};

struct replayed {
    spoils with, without;
    int    decoys = 0, none = 0;
};
replayed replay_all(const kind_of_table& kind, const std::vector<int>& numbers) {
    replayed out;
    for (const int n : numbers) {
        dice       random(static_cast<std::uint64_t>(n) * 31 + 7);
        const auto counts = random_counts(kind.like, random);
        attack_choice(kind.like, counts, 200, out.with, out.decoys);
        attack_choice(kind.like, counts, 0, out.without, out.none);
    }
    tell(std::string("choice_of_publish_replayed_") + kind.name, out.with);
    tell(std::string("choice_of_publish_replayed_undefended_") + kind.name, out.without);
    return out;
}

TEST(attacker_replay, tells_nothing_of_what_publish_gave) {
    if (!attack::attacks_all) { GTEST_SKIP() << "counted where rooms are compiled without a sanitizer"; }
    const auto got = replay_all(kinds[0], {0, 1, 2, 3, 8, 24}); // the last two are told where the choice isn't looked at
    EXPECT_EQ(got.with.told, 0);
    EXPECT_EQ(got.with.wrong + got.with.unsure, 0);
    EXPECT_GE(got.decoys, 2);
    EXPECT_GT(got.without.told, 0);
    EXPECT_EQ(got.none, 0);
}

// Minutes: RUNG_REPLAYED_TABLES says how many of each kind.
TEST(attacker_replay, tells_nothing_of_as_many_as_asked_for) {
    const char* const asked = std::getenv("RUNG_REPLAYED_TABLES");
    if (asked == nullptr) { GTEST_SKIP() << "RUNG_REPLAYED_TABLES says how many tables of each kind"; }
    std::vector<int> numbers(static_cast<std::size_t>(std::atoi(asked)));
    std::iota(numbers.begin(), numbers.end(), 0);
    for (const auto& kind : kinds) {
        const auto got = replay_all(kind, numbers);
        std::cout << kind.name << ": decoys " << got.decoys << '\n';
        EXPECT_EQ(got.with.told, 0);
    }
}

TEST(attacker_replay, a_decoy_costs_weight_and_is_the_same_each_time) {
    if (!attack::attacks_all) { GTEST_SKIP() << "seconds under a sanitizer"; }
    const shape like{.sizes = {3, 3}};
    dice        random(8 * 31 + 7);
    const auto  counts  = random_counts(like, random);
    const auto  once    = publish_first(like, counts, 200);
    const auto  without = publish_first(like, counts, 0);
    EXPECT_EQ(once.json, publish_first(like, counts, 200).json);
    EXPECT_EQ(once.account.decoys, 1U);
    EXPECT_EQ(once.account.replayed, rd::replay_end::nothing_told);
    EXPECT_FALSE(once.account.optimal);
    EXPECT_GT(once.account.hidden, without.account.hidden);
    EXPECT_EQ(without.account.decoys, 0U);
    EXPECT_EQ(without.account.replayed, rd::replay_end::not_tried);
    EXPECT_TRUE(without.account.optimal);
    EXPECT_EQ(once.json.find("decoy"), std::string::npos);
}

} // namespace
