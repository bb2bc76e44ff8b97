// SPDX-License-Identifier: Apache-2.0
#include <rung/disclosure/discrete_laplace.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>
#include <map>

#include "support/result_matchers.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace rung::disclosure;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::sample_key;

/// Grades A to C (A and B together a group) by sex, with totals.
counted_table staff() {
    counted_table out{"staff",
                      {{.column = "grade", .declared = {"A", "B", "C"}, .groups = {{"AB", {"A", "B"}}}},
                       {.column = "sex", .declared = {"man", "woman"}}},
                      {{"A", "B", "C"}, {"man", "woman"}},
                      false,
                      {}};
    out.cells = {{0, 12}, {1, 20}, {2, 7}, {5, 3}};
    return out;
}

counted_table one_figure(std::int64_t people) {
    return {"t", {{.column = "x", .declared = {"yes"}, .total = ""}}, {{"yes"}}, false, {{0, people}}};
}

const laplace_request half{.collection = "survey", .spec = "all", .epsilon = {1, 2}};

TEST(laplace_table, adds_up_where_only_inner_cells_are_noised) {
    const auto cells = to_cells(staff()).value();
    for (const bool clamped : {false, true}) {
        auto request          = half;
        request.at_least_zero = clamped;
        const auto noised     = add_laplace(staff(), request, sample_key());
        ASSERT_TRUE(is_ok(noised));
        EXPECT_EQ(noised->rate, (ratio{1, 2}));
        EXPECT_EQ(noised->sensitivity, 1);
        ASSERT_EQ(noised->figures.size(), cells.table.cells.size());
        EXPECT_EQ(cells.table.sums.size(), 11U);
        for (const auto& s : cells.table.sums) {
            std::int64_t sum = 0;
            for (const auto i : s.parts) { sum += noised->figures[i]; }
            EXPECT_EQ(sum, noised->figures[s.total]);
        }
        std::vector<std::int64_t> true_figures;
        for (const auto& c : cells.table.cells) { true_figures.push_back(c.value); }
        EXPECT_NE(noised->figures, true_figures);
        for (const auto f : noised->figures) { EXPECT_TRUE(!clamped || f >= 0); }
    }
}

/// Each person is in his grade, perhaps its group, and the total; in his sex and the total.
TEST(laplace_table, noise_on_every_figure_shares_the_epsilon) {
    auto request      = half;
    request.what      = noised::each;
    const auto noised = add_laplace(staff(), request, sample_key());
    ASSERT_TRUE(is_ok(noised));
    EXPECT_EQ(noised->sensitivity, 6);
    EXPECT_EQ(noised->rate, (ratio{1, 12}));
    // So much and no less: take one person away and see by how much all figures together change.
    const auto before = to_cells(staff()).value();
    auto       fewer  = staff();
    fewer.cells[0].count -= 1;
    const auto   after  = to_cells(fewer).value();
    std::int64_t change = 0;
    for (std::size_t i = 0; i < before.table.cells.size(); ++i) { change += before.table.cells[i].value - after.table.cells[i].value; }
    EXPECT_EQ(change, noised->sensitivity);
}

/// The same bytes on every machine and in every release: whoever asks again must get the noise of old.
TEST(laplace_table, is_pinned) {
    EXPECT_EQ(add_laplace(staff(), half, sample_key())->figures, add_laplace(staff(), half, sample_key())->figures);
    EXPECT_EQ(add_laplace(staff(), half, sample_key())->figures, (std::vector<std::int64_t>{12, 21, 33, 7, 2, 9, -3, 7, 4, 19, 23, 42, 16, 30, 46}));
}

TEST(laplace_table, everything_that_differs_gives_noise_of_its_own) {
    const auto noise_of = [](const counted_table& table, const laplace_request& request, const rung::crypto::secret_bytes& key) {
        const auto                cells = to_cells(table).value();
        auto                      out   = add_laplace(table, request, key).value().figures;
        for (std::size_t i = 0; i < out.size(); ++i) { out[i] -= cells.table.cells[i].value; }
        return out;
    };
    std::vector<std::vector<std::int64_t>> all{noise_of(staff(), half, sample_key())};
    for (const auto& [change, name] : std::vector<std::pair<std::function<void(laplace_request&, counted_table&)>, const char*>>{
             {[](auto& r, auto&) { r.collection = "other"; }, "collection"},
             {[](auto& r, auto&) { r.spec = "some"; }, "spec"},
             {[](auto& r, auto&) { r.epsilon = {499, 1000}; }, "epsilon"},
             {[](auto& r, auto&) { r.what = noised::each; }, "what"},
             {[](auto&, auto& t) { t.cells[0].count += 1; }, "figures"},
             {[](auto& r, auto&) { r.collection = "surveya"; r.spec = "ll"; }, "where the texts are parted"}}) {
        auto request = half;
        auto table   = staff();
        change(request, table);
        all.push_back(noise_of(table, request, sample_key()));
        for (std::size_t i = 0; i + 1 < all.size(); ++i) { EXPECT_NE(all[i], all.back()) << name; }
    }
    all.push_back(noise_of(staff(), half, rung_test::key_of_all('x')));
    EXPECT_NE(all.front(), all.back());
    auto same    = half;
    same.epsilon = {2, 4};
    EXPECT_EQ(noise_of(staff(), same, sample_key()), all.front());
}

/// Histograms over many streams of the same figure with and without one person: the promise itself, and that a promise of half as much would be seen.
TEST(laplace_table, one_person_more_changes_no_likelihood_by_more_than_epsilon) {
    constexpr int                                n = 30'000;
    std::map<std::int64_t, std::pair<int, int>> seen;
    for (int i = 0; i < n; ++i) {
        auto request       = half;
        request.collection = std::to_string(i);
        ++seen[add_laplace(one_figure(4), request, sample_key())->figures[0]].first;
        ++seen[add_laplace(one_figure(5), request, sample_key())->figures[0]].second;
    }
    double most = 0;
    int    bins = 0, over_a_quarter = 0;
    for (const auto& [figure, times] : seen) {
        if (times.first < 300 || times.second < 300) { continue; }
        ++bins;
        const double loss  = std::abs(std::log(static_cast<double>(times.first) / times.second));
        const double slack = 4.75 * std::sqrt(1.0 / times.first + 1.0 / times.second);
        EXPECT_LE(loss, 0.5 + slack) << figure;
        over_a_quarter += loss > 0.25 + slack ? 1 : 0;
        most = std::max(most, loss);
    }
    EXPECT_GE(bins, 8);
    EXPECT_GT(over_a_quarter, 0);
    std::cout << bins << " bins, largest log ratio " << most << " for an epsilon of 0.5\n";
}

TEST(laplace_table, refuses_what_it_could_not_promise) {
    auto request = half;
    for (const auto bad : {ratio{0, 1}, ratio{-1, 2}, ratio{1, 0}, ratio{1, largest_noise_part + 1}}) {
        request.epsilon = bad;
        EXPECT_TRUE(fails_with(add_laplace(staff(), request, sample_key()), errc::precondition, "epsilon"));
    }
    request         = half;
    request.epsilon = {1, largest_noise_part};
    EXPECT_TRUE(is_ok(add_laplace(staff(), request, sample_key())));
    request.what = noised::each; // the share of each figure would be too small to say
    EXPECT_TRUE(fails_with(add_laplace(staff(), request, sample_key()), errc::precondition, "epsilon"));
    auto met                   = staff();
    met.dimensions[1].declared = {};
    EXPECT_TRUE(fails_with(add_laplace(met, half, sample_key()), errc::precondition, "column sex not declared"));
    auto other          = staff();
    other.categories[1] = {"man", "men"};
    EXPECT_TRUE(fails_with(add_laplace(other, half, sample_key()), errc::bad_table, "categories"));
    EXPECT_TRUE(fails_with(add_laplace(staff(), half, rung::crypto::secret_bytes(16)), errc::bad_key, "size"));
    EXPECT_TRUE(fails_with(add_laplace(staff(), half, sample_key(), {.cells = 14}), errc::too_large, "table_limits.cells"));
}

TEST(laplace_table, secret_is_the_ledgers_and_nothing_that_it_shows) {
    const rung_test::scratch_folder folder;
    const auto                      ledger = release_ledger::open(folder / "a", sample_key()).value();
    const auto                      same   = release_ledger::open(folder / "b", sample_key()).value();
    const auto                      other  = release_ledger::open(folder / "c", rung_test::key_of_all('x')).value();
    const auto figures = [](const release_ledger& l) { return add_laplace(staff(), half, laplace_secret(l).value())->figures; };
    EXPECT_EQ(figures(ledger), figures(same));
    EXPECT_NE(figures(ledger), figures(other));
    EXPECT_NE(figures(ledger), add_laplace(staff(), half, sample_key())->figures);
}

} // namespace
