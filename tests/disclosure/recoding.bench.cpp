// SPDX-License-Identifier: Apache-2.0
// How long the exact search takes: UCI Adult from the folder that RUNG_SHARED names, and the same resampled to a million rows with noise.
#include <rung/disclosure/recoding.hpp>

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

namespace {

using namespace rung::disclosure;
using benchmark::State;

constexpr const char* columns[] = {"sex", "age", "race", "marital-status", "education", "native-country", "workclass", "occupation", "salary-class"};

std::string text_of(const std::string& name) {
    const char* const shared = std::getenv("RUNG_SHARED");
    std::ifstream     in(std::string(shared == nullptr ? "." : shared) + "/data/adult/" + name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

const records& adult() {
    static const records all = records::parse(text_of("adult.csv")).value();
    return all;
}

/// Rows drawn at random; one value in fifty is drawn anew for itself.
const records& million() {
    static const records all = [] {
        std::mt19937               random(7);
        std::vector<record_column> out(adult().columns().begin(), adult().columns().end());
        for (auto& each : out) { each.codes.clear(); }
        for (int i = 0; i < 1'000'000; ++i) {
            const auto row = random() % adult().rows();
            for (std::size_t c = 0; c < out.size(); ++c) {
                out[c].codes.push_back(adult().columns()[c].codes[random() % 50 == 0 ? random() % adult().rows() : row]);
            }
        }
        return records::from_columns(std::move(out)).value();
    }();
    return all;
}

void recode_adult(State& state, const records& (*rows)(), std::size_t count, const char* sensitive, const privacy_model& model, information_loss metric) {
    if (text_of("adult.csv").empty()) {
        state.SkipWithError("RUNG_SHARED names no folder with data/adult/adult.csv");
        return;
    }
    recoding_options how{.sensitive = sensitive, .model = model, .suppression = static_cast<double>(state.range(0)) / 100, .metric = metric};
    for (const std::string column : columns) {
        auto steps = hierarchy::parse(text_of("adult_hierarchy_" + column + ".csv")).value();
        if (column == sensitive) {
            how.sensitive_steps = std::move(steps);
        } else if (how.quasi.size() < count) {
            how.quasi.push_back({column, std::move(steps)});
        }
    }
    (void)rows();
    recoding last;
    for (auto _ : state) { last = recode(rows(), how).value(); }
    state.counters["nodes"]      = static_cast<double>(last.nodes);
    state.counters["lattice"]    = static_cast<double>(last.lattice);
    state.counters["score"]      = last.score;
    state.counters["suppressed"] = static_cast<double>(last.suppressed.size());
    std::ifstream load("/proc/loadavg");
    std::string   minute;
    if (load >> minute) { state.SetLabel("load " + minute); }
}

const privacy_model close_equal{.close = closeness{0.2, value_distance::equal}};
const privacy_model close_tree{.close = closeness{0.2, value_distance::hierarchical}};
const privacy_model diverse{.distinct = distinct_diversity{3}};

void percentages(benchmark::internal::Benchmark* b) { b->Arg(0)->Arg(2)->Arg(5)->Arg(100)->Unit(benchmark::kMillisecond); }

BENCHMARK_CAPTURE(recode_adult, loss, adult, 9, "", privacy_model{}, information_loss::loss)->Apply(percentages);
BENCHMARK_CAPTURE(recode_adult, entropy, adult, 9, "", privacy_model{}, information_loss::entropy)->Apply(percentages);
BENCHMARK_CAPTURE(recode_adult, discernibility, adult, 9, "", privacy_model{}, information_loss::discernibility)->Apply(percentages);
BENCHMARK_CAPTURE(recode_adult, class_size, adult, 9, "", privacy_model{}, information_loss::class_size)->Apply(percentages);
BENCHMARK_CAPTURE(recode_adult, distinct_3, adult, 9, "occupation", diverse, information_loss::loss)->Apply(percentages);
BENCHMARK_CAPTURE(recode_adult, close_equal, adult, 9, "occupation", close_equal, information_loss::loss)->Apply(percentages);
BENCHMARK_CAPTURE(recode_adult, close_hierarchical, adult, 9, "occupation", close_tree, information_loss::loss)->Apply(percentages);
BENCHMARK_CAPTURE(recode_adult, million_rows_6_columns, million, 6, "", privacy_model{}, information_loss::loss)->Apply(percentages);

} // namespace

BENCHMARK_MAIN();
