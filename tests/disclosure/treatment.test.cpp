// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/treatment.hpp>

#include <gtest/gtest.h>

#include <rung/disclosure/privacy_budget.hpp>
#include <rung/disclosure/publish.hpp>

#include <numeric>
#include <string>
#include <vector>

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
using rung_test::records_of;

const people offices = {{"site", "grade"}, {{{"s1", "A"}, 3}, {{"s1", "B"}, 21}, {{"s2", "A"}, 14}, {{"s2", "B"}, 8}, {{"s3", "A"}, 30}, {{"s3", "B"}, 17}}};

table_spec by(std::vector<std::string> columns, treatment how, std::string name = "t") {
    table_spec out;
    out.counting.name = std::move(name);
    for (auto& c : columns) { out.counting.dimensions.push_back({.column = c, .declared = c == "site" ? std::vector<std::string>{"s1", "s2", "s3"} : std::vector<std::string>{"A", "B"}}); }
    out.how = std::move(how);
    return out;
}

struct desk {
    rung_test::scratch_folder folder;
    release_ledger            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();

    rung::result<published_table> put(const records& data, table_spec table, const std::string& collection = "survey") {
        release_request request;
        request.collection = collection;
        request.table      = std::move(table);
        return publish(data, request, ledger);
    }
    rung::result<published_table> put(const people& who, table_spec table, const std::string& collection = "survey") {
        return put(records_of(who), std::move(table), collection);
    }
};

std::vector<std::int64_t> figures(const published_table& t) {
    std::vector<std::int64_t> out;
    for (const auto& c : t.cells()) { out.push_back(c.value()); }
    return out;
}

/// The people with an id each, in a column of its own.
records with_ids(const people& who) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [values, count] : who.kinds) {
        for (std::int64_t i = 0; i < count; ++i) {
            rows.push_back(values);
            rows.back().push_back("p" + std::to_string(rows.size()));
        }
    }
    auto names = who.columns;
    names.emplace_back("id");
    return records::from_rows(names, rows).value();
}

TEST(treated, controlled_rounding_adds_up_and_stays_the_same) {
    desk       d;
    const auto table = d.put(offices, by({"site", "grade"}, by_rounding{}));
    ASSERT_TRUE(is_ok(table));
    const auto f = figures(*table);
    ASSERT_EQ(f.size(), 12U);
    for (std::size_t site = 0; site < 4; ++site) {
        EXPECT_EQ(f[site * 3] + f[site * 3 + 1], f[site * 3 + 2]);
        for (std::size_t g = 0; g < 3; ++g) { EXPECT_EQ(f[site * 3 + g] % 5, 0); }
    }
    EXPECT_NE(table->to_json().find(R"("treatment":{"kind":"rounding","method":"controlled","base":5,"steps":0})"), std::string::npos);
    const auto again = d.put(offices, by({"site", "grade"}, by_rounding{}));
    ASSERT_TRUE(is_ok(again));
    EXPECT_EQ(again->entry(), table->entry());
    EXPECT_EQ(again->to_json(), table->to_json());
}

TEST(treated, rounding_that_tells_a_small_figure_is_refused) {
    // 4 and 40 and 44. By threes: 3 is from 2 to 4, 39 from 38 to 40, 45 from 44 to 46; so that the first is at least 44 - 40 and at most 4.
    desk         d;
    const people few = {{"site", "grade"}, {{{"s1", "A"}, 4}, {{"s1", "B"}, 40}}};
    EXPECT_TRUE(fails_with(d.put(few, by({"grade"}, by_rounding{rounding_method::conventional, 3})), errc::would_disclose, "table t cell 0"));
    EXPECT_TRUE(d.ledger.entries().empty());
}

TEST(treated, rounded_tables_are_attacked_together) {
    // The same figures by fives leave 3 to 7, by fours 2 to 5, by sevens 4 to 6: all three 4 or 5, which is too narrow for a width of 2.
    desk         d;
    const people few = {{"site", "grade"}, {{{"s1", "A"}, 4}, {{"s1", "B"}, 40}}};
    const auto   to  = [](std::int64_t base) {
        auto out        = by({"grade"}, by_rounding{rounding_method::conventional, base}, "by " + std::to_string(base));
        out.rules.width = 2;
        return out;
    };
    EXPECT_TRUE(is_ok(d.put(few, to(7), "alone")));
    ASSERT_TRUE(is_ok(d.put(few, to(5))));
    ASSERT_TRUE(is_ok(d.put(few, to(4))));
    EXPECT_TRUE(fails_with(d.put(few, to(7)), errc::would_disclose, "table by 7 cell 0"));
    auto again = to(5); // the same table under another name tells nothing new
    again.counting.name = "again";
    EXPECT_TRUE(is_ok(d.put(few, again)));
}

TEST(treated, one_collection_one_treatment) {
    desk d;
    ASSERT_TRUE(is_ok(d.put(offices, by({"site"}, by_rounding{}))));
    EXPECT_TRUE(fails_with(d.put(offices, by({"site"}, by_suppression{}, "u")), errc::would_disclose, "entry 1 treatment"));
    EXPECT_TRUE(fails_with(d.put(offices, by({"site"}, by_laplace{{1, 2}, {1, 1}}, "u")), errc::would_disclose, "entry 1 treatment"));
    EXPECT_TRUE(is_ok(d.put(offices, by({"site"}, by_suppression{}, "u"), "another")));
    EXPECT_TRUE(fails_with(d.put(offices, by({"site"}, by_rounding{}, "v"), "another"), errc::would_disclose, "entry 2 treatment"));
}

TEST(treated, what_is_planned_otherwise_stays_reserved) {
    desk d;
    ASSERT_TRUE(is_ok(reserve({"survey", {by({"site"}, by_suppression{}, "return")}}, d.ledger)));
    EXPECT_TRUE(fails_with(d.put(offices, by({"grade"}, by_rounding{})), errc::over_budget, "plan return"));
    EXPECT_TRUE(fails_with(reserve({"other", {by({"site"}, by_rounding{}, "r")}}, d.ledger), errc::precondition, "table 0"));
}

TEST(treated, rounded_and_keyed_tables_are_of_one_state_of_the_data) {
    auto later = offices;
    later.kinds[0].second += 3;
    for (const treatment& how : {treatment(by_rounding{}), treatment(by_cell_key{"id", {}})}) {
        desk d;
        ASSERT_TRUE(is_ok(d.put(with_ids(offices), by({"site", "grade"}, how))));
        EXPECT_TRUE(is_ok(d.put(with_ids(offices), by({"site"}, how, "u"))));
        const auto changed = d.put(with_ids(later), by({"grade"}, how, "v"));
        ASSERT_FALSE(changed.has_value());
        EXPECT_EQ(changed.error().code, errc::would_disclose);
        EXPECT_NE(changed.error().where.find("of other data"), std::string::npos) << changed.error().where;
        EXPECT_TRUE(is_ok(d.put(with_ids(later), by({"grade"}, how, "v"), "next round")));
    }
}

TEST(treated, keyed_figures_are_the_same_in_every_table) {
    desk       d;
    const auto data = with_ids(offices);
    const auto both = d.put(data, by({"site", "grade"}, by_cell_key{"id", {}}));
    const auto one  = d.put(data, by({"site"}, by_cell_key{"id", {}}, "u"));
    ASSERT_TRUE(is_ok(both));
    ASSERT_TRUE(is_ok(one));
    for (std::size_t site = 0; site < 4; ++site) { EXPECT_EQ(both->cells()[site * 3 + 2], one->cells()[site]); }
    const auto truth = d.put(data, by({"site", "grade"}, by_suppression{}), "exact");
    ASSERT_TRUE(is_ok(truth));
    int changed = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        if (!truth->cells()[i]) { continue; }
        const auto by_how_much = *both->cells()[i] - *truth->cells()[i];
        EXPECT_LE(std::abs(by_how_much), ptable_shape{}.largest);
        changed += by_how_much == 0 ? 0 : 1;
    }
    EXPECT_GT(changed, 0);
    EXPECT_TRUE(fails_with(d.put(offices, by({"site"}, by_cell_key{"id", {}}, "w"), "fresh"), errc::not_found, "column id"));
}

TEST(treated, noise_is_paid_for_and_the_same_noise_only_once) {
    desk       d;
    const auto how   = by_laplace{{2, 5}, {1, 1}, noised::inner, false};
    const auto first = d.put(offices, by({"site"}, how));
    ASSERT_TRUE(is_ok(first));
    const auto f = figures(*first);
    EXPECT_EQ(std::accumulate(f.begin(), f.end() - 1, std::int64_t{0}), f.back());
    EXPECT_TRUE(is_ok(d.put(offices, by({"site"}, how))));
    EXPECT_EQ(budget_of(d.ledger.entries(), "survey").value()->spent, (ratio{2, 5}));
    auto later = offices; // changed data are another release
    later.kinds[1].second += 1;
    EXPECT_TRUE(is_ok(d.put(later, by({"site"}, how))));
    EXPECT_EQ(budget_of(d.ledger.entries(), "survey").value()->spent, (ratio{4, 5}));
    EXPECT_TRUE(fails_with(d.put(offices, by({"grade"}, how, "u")), errc::over_budget, "budget"));
    EXPECT_EQ(d.ledger.entries().size(), 4U);
}

TEST(treated, noise_needs_declared_categories_and_counts) {
    desk d;
    auto open                            = by({"site"}, by_laplace{{1, 2}, {1, 1}});
    open.counting.dimensions[0].declared = {};
    EXPECT_TRUE(fails_with(d.put(offices, open), errc::precondition, "column site not declared"));
    auto pay    = by({"site"}, by_rounding{});
    pay.measure = "grade";
    EXPECT_TRUE(fails_with(d.put(offices, pay), errc::precondition, "measure"));
    EXPECT_TRUE(fails_with(d.put(offices, by({"site"}, by_rounding{rounding_method::hesa, 3})), errc::precondition, "rounding_options.base"));
    EXPECT_TRUE(d.ledger.entries().empty());
}

} // namespace
