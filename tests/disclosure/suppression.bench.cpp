// SPDX-License-Identifier: Apache-2.0
// How long suppression and its audit take over random tables with totals: uneven rows and columns, or all cells alike. Processor time, each table
// by itself; and how long a release takes beside those before it.
#include <rung/disclosure/audit.hpp>
#include <rung/disclosure/suppression.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <bit>
#include <ctime>
#include <fstream>
#include <random>
#include <vector>

#include <rung/disclosure/publish.hpp>

#include "disclosure/small_tables.hpp"
#include "support/sample_ledger.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace rung::disclosure;
using benchmark::State;

struct kind {
    std::vector<std::uint32_t> sizes;
    double                     mean;
    std::int64_t               threshold;
    bool                       uneven;
    std::size_t                exact_cells;
    unsigned                   tables;
    std::int64_t               own;
};

cell_table random_table(const kind& k, unsigned seed) {
    std::mt19937                     random(1000 + seed);
    std::gamma_distribution<double>  gamma(1.0, 1.0);
    std::vector<std::vector<double>> pull;
    double                           scale = k.mean;
    std::size_t                      all   = 1;
    for (const auto n : k.sizes) {
        auto&  along = pull.emplace_back();
        double sum   = 0;
        for (std::uint32_t i = 0; i < n; ++i) { sum += along.emplace_back(k.uneven ? gamma(random) + 0.05 : 1.0); }
        scale *= n / sum;
        all *= n;
    }
    std::vector<std::int64_t> inner;
    for (std::size_t i = 0; i < all; ++i) {
        double mean = scale;
        auto   left = i;
        for (std::size_t d = k.sizes.size(); d-- > 0; left /= k.sizes[d]) { mean *= pull[d][left % k.sizes[d]]; }
        inner.push_back(std::poisson_distribution<std::int64_t>(mean)(random));
    }
    auto out = rung_test::with_totals(k.sizes, inner);
    for (auto& c : out.cells) {
        c.primary = c.value > 0 && c.value < k.threshold;
        c.weight  = std::bit_width(static_cast<std::uint64_t>(c.value) + 1);
    }
    return out;
}

double seconds(auto&& work) {
    const auto begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void say_load(State& state) {
    std::ifstream load("/proc/loadavg");
    std::string   minute;
    if (load >> minute) { state.SetLabel("load " + minute); }
}

void protect(State& state, const kind& k) {
    std::vector<double> times;
    double              optimal = 0, weight = 0, broken = 0, nodes = 0;
    for (auto _ : state) {
        for (unsigned seed = 0; seed < k.tables; ++seed) {
            const auto table = random_table(k, seed);
            times.push_back(seconds([&] {
                const auto found = suppress(table, {.own_contribution = k.own, .exact_cells = k.exact_cells});
                if (!found) { return state.SkipWithError(found.error().where.c_str()); }
                const auto told = audit(apply(table, *found));
                optimal += found->optimal ? 1 : 0;
                weight += static_cast<double>(found->secondary_weight);
                nodes += static_cast<double>(found->nodes);
                broken += told ? told->broken : 1;
            }));
        }
    }
    std::sort(times.begin(), times.end());
    if (times.empty()) { return; }
    const auto all             = static_cast<double>(times.size());
    state.counters["median_s"] = times[times.size() / 2];
    state.counters["max_s"]    = times.back();
    state.counters["optimal"]  = optimal / all;
    state.counters["weight"]   = weight / all;
    state.counters["nodes"]    = nodes / all;
    state.counters["broken"]   = broken; // 0, or something is wrong
    say_load(state);
}

// rows x columns, mean of a cell, threshold, uneven, cells solved exactly, tables, own contribution
#define RUNG_KIND(name, ...) BENCHMARK_CAPTURE(protect, name, kind{__VA_ARGS__})->Unit(benchmark::kMillisecond)->Iterations(1)
RUNG_KIND(even_20x8_mean_8, {20, 8}, 8, 10, false, 400, 60, 2);
RUNG_KIND(even_20x8_mean_8_outsiders, {20, 8}, 8, 10, false, 400, 60, 0);
RUNG_KIND(even_20x8_mean_15, {20, 8}, 15, 10, false, 400, 60, 2);
RUNG_KIND(even_20x8_mean_15_outsiders, {20, 8}, 15, 10, false, 400, 60, 0);
RUNG_KIND(even_20x8_mean_8_threshold_5, {20, 8}, 8, 5, false, 400, 60, 2);
RUNG_KIND(uneven_20x8_mean_8, {20, 8}, 8, 10, true, 400, 60, 2);
RUNG_KIND(uneven_20x8_mean_8_outsiders, {20, 8}, 8, 10, true, 400, 60, 0);
RUNG_KIND(uneven_20x8_mean_20, {20, 8}, 20, 10, true, 400, 60, 2);
RUNG_KIND(uneven_20x8_mean_20_outsiders, {20, 8}, 20, 10, true, 400, 60, 0);
RUNG_KIND(uneven_10x8_mean_20, {10, 8}, 20, 10, true, 400, 30, 2);
RUNG_KIND(uneven_40x8_mean_20, {40, 8}, 20, 10, true, 400, 30, 2);
RUNG_KIND(uneven_80x16_mean_20, {80, 16}, 20, 10, true, 400, 10, 2);
RUNG_KIND(even_50x20_mean_8_threshold_5_heuristic, {50, 20}, 8, 5, false, 0, 10, 2);
RUNG_KIND(even_50x20_mean_8_threshold_5_exact, {50, 20}, 8, 5, false, 400, 10, 2);
RUNG_KIND(uneven_50x20_mean_20_heuristic, {50, 20}, 20, 10, true, 0, 10, 2);
RUNG_KIND(uneven_50x20_mean_20_exact, {50, 20}, 20, 10, true, 400, 10, 2);
RUNG_KIND(uneven_6x4x3_mean_20_threshold_5, {6, 4, 3}, 20, 5, true, 400, 20, 0);
RUNG_KIND(uneven_6x4x3_mean_20_threshold_5_heuristic, {6, 4, 3}, 20, 5, true, 0, 20, 0);

/// A collection of 4,000 people at twenty sites with many other columns, of six categories each.
const records& survey() {
    static const records all = [] {
        std::mt19937               random(3);
        std::vector<record_column> columns(52);
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const unsigned categories = c == 0 ? 20 : 6;
            columns[c].name           = "c" + std::to_string(c);
            for (unsigned k = 0; k < categories; ++k) { columns[c].values.push_back("k" + std::to_string(k)); }
            // Lower numbers are more frequent.
            for (int row = 0; row < 4'000; ++row) { columns[c].codes.push_back(std::min(random() % categories, random() % categories)); }
        }
        return records::from_columns(std::move(columns)).value();
    }();
    return all;
}

rung::result<published_table> put(release_ledger& ledger, const records& data, const std::vector<std::string>& columns) {
    release_request request;
    request.collection = "survey";
    for (const auto& column : columns) {
        request.table.counting.name += column;
        request.table.counting.dimensions.push_back({.column = column});
    }
    return publish(data, request, ledger);
}

/// Releases the sites by one more column, beside as many tables of sites by other columns as asked for: they share the sites' totals.
void beside_earlier(State& state) {
    const auto sites_by = [](release_ledger& ledger, std::int64_t n) { return put(ledger, survey(), {"c0", "c" + std::to_string(n)}); };
    for (auto _ : state) {
        const rung_test::scratch_folder folder;
        auto                            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();
        for (std::int64_t n = 1; n <= state.range(0); ++n) {
            if (const auto before = sites_by(ledger, n); !before) { return state.SkipWithError(before.error().where.c_str()); }
        }
        state.counters["seconds"] = seconds([&] {
            if (const auto last = sites_by(ledger, state.range(0) + 1); !last) { state.SkipWithError(last.error().where.c_str()); }
        });
    }
    say_load(state);
}
BENCHMARK(beside_earlier)->Arg(0)->Arg(1)->Arg(5)->Arg(10)->Arg(20)->Arg(50)->Unit(benchmark::kMillisecond)->Iterations(1);

/// Releases a table by two columns beside two others with which it comes of one by three, of so many categories each.
void third_side(State& state) {
    const auto                 categories = static_cast<unsigned>(state.range(0));
    std::mt19937               random(5);
    std::vector<record_column> columns(3);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        columns[c].name = std::string(1, static_cast<char>('a' + c));
        for (unsigned k = 0; k < categories; ++k) { columns[c].values.push_back("k" + std::to_string(k)); }
        for (unsigned row = 0; row < categories * categories * 20; ++row) { columns[c].codes.push_back(std::min(random() % categories, random() % categories)); }
    }
    const auto data = records::from_columns(std::move(columns)).value();
    for (auto _ : state) {
        const rung_test::scratch_folder folder;
        auto                            ledger = release_ledger::open(folder / "ledger", rung_test::sample_key()).value();
        if (!put(ledger, data, {"a", "b"}) || !put(ledger, data, {"b", "c"})) { return state.SkipWithError("refused"); }
        state.counters["seconds"] = seconds([&] {
            if (const auto last = put(ledger, data, {"a", "c"}); !last) { state.SkipWithError(last.error().where.c_str()); }
        });
    }
    say_load(state);
}
BENCHMARK(third_side)->Arg(4)->Arg(6)->Arg(8)->Arg(10)->Arg(11)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace

BENCHMARK_MAIN();
