// SPDX-License-Identifier: Apache-2.0
// Ten million records into a table of five dimensions, on one core.
#include <rung/disclosure/count.hpp>

#include <benchmark/benchmark.h>

#include <fstream>
#include <random>

namespace {

using namespace rung::disclosure;
using benchmark::State;

/// Dictionary-coded columns of `sizes` categories and a magnitude.
class coded_records {
public:
    coded_records(std::size_t n, const std::vector<std::uint32_t>& sizes) : codes_(sizes.size()), names_(sizes.size()), views_(sizes.size()) {
        std::mt19937 random(1);
        spec.name = "bench";
        for (std::size_t d = 0; d < sizes.size(); ++d) {
            codes_[d].resize(n);
            for (auto& c : codes_[d]) { c = static_cast<std::uint32_t>(random() % sizes[d]); }
            for (std::uint32_t k = 0; k < sizes[d]; ++k) { names_[d].push_back("category " + std::to_string(k)); }
            views_[d].assign(names_[d].begin(), names_[d].end());
            titles_.push_back(std::string(1, static_cast<char>('a' + d)));
        }
        for (std::size_t d = 0; d < sizes.size(); ++d) {
            columns.push_back({titles_[d], views_[d], codes_[d]});
            spec.dimensions.push_back({.column = titles_[d]});
        }
        for (std::size_t r = 0; r < n; ++r) { pay.push_back(2'000'000 + random() % 9'000'000); }
    }

    std::vector<column>       columns;
    count_spec                spec;
    std::vector<std::int64_t> pay;

private:
    std::vector<std::vector<std::uint32_t>>    codes_;
    std::vector<std::vector<std::string>>      names_;
    std::vector<std::vector<std::string_view>> views_;
    std::vector<std::string>                   titles_;
};

void say_load(State& state) {
    std::ifstream load("/proc/loadavg");
    std::string   minute;
    if (load >> minute) { state.SetLabel("load " + minute); }
}

void run(State& state, const std::vector<std::uint32_t>& sizes, bool with_pay) {
    const auto          n = static_cast<std::size_t>(state.range(0)) * 1'000'000;
    const coded_records of(n, sizes);
    for (auto _ : state) {
        const auto table = count(of.columns, of.spec, with_pay ? std::span<const std::int64_t>(of.pay) : std::span<const std::int64_t>());
        state.counters["cells"] = static_cast<double>(table->cells.size());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * n));
    say_load(state);
}

void millions(benchmark::internal::Benchmark* b) { b->Arg(1)->Arg(3)->Arg(10)->Unit(benchmark::kMillisecond); }

BENCHMARK_CAPTURE(run, five_dimensions, {12, 6, 2, 9, 20}, false)->Apply(millions);
BENCHMARK_CAPTURE(run, five_dimensions_and_pay, {12, 6, 2, 9, 20}, true)->Apply(millions);
BENCHMARK_CAPTURE(run, many_places, {90, 60, 40, 30, 20}, false)->Apply(millions); // 130 million: counted sparsely

void margins(State& state) {
    const coded_records of(1'000'000, {12, 6, 2, 9, 20});
    const auto          table = count(of.columns, of.spec);
    for (auto _ : state) { benchmark::DoNotOptimize(to_cells(*table)->table.sums.size()); }
    say_load(state);
}
BENCHMARK(margins)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
