// SPDX-License-Identifier: Apache-2.0
// How fast an advert is checked: over a corpus (RUNG_CORPUS), by size, by what a stranger may send, and by thread.
#include <rung/advert.hpp>
#include <rung/format.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>

#include "../bench/corpus.hpp"
#include "../bench/hostile.hpp"

namespace {

using benchmark::Counter;
using benchmark::State;
using clock_type = std::chrono::steady_clock;

std::size_t check_one(const rung_bench::advert& a) { return rung::advert::check(rung::advert::from_text(a.title, a.text)).findings.size(); }

void tell(State& state, std::size_t adverts, std::size_t bytes) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
    state.counters["adverts"] = Counter(static_cast<double>(state.iterations() * adverts), Counter::kIsRate);
    std::ifstream load("/proc/loadavg");
    std::string   minute;
    if (load >> minute) { state.SetLabel("load " + minute); }
}

/// Text in, report out: what a host pays for one advert after the other.
void corpus(State& state) {
    const auto& all      = rung_bench::corpus();
    std::size_t findings = 0;
    for (auto _ : state) {
        findings = 0;
        for (const auto& a : all) { findings += check_one(a); }
    }
    tell(state, all.size(), rung_bench::bytes_of(all));
    state.counters["findings"] = static_cast<double>(findings);
    state.counters["bytes"]    = static_cast<double>(rung_bench::bytes_of(all));
}
BENCHMARK(corpus)->Unit(benchmark::kMillisecond)->MinTime(3);

/// The check alone: the document was read before.
void corpus_documents(State& state) {
    const auto&                           all = rung_bench::corpus();
    std::vector<rung::advert::document> read;
    for (const auto& a : all) { read.push_back(rung::advert::from_text(a.title, a.text)); }
    for (auto _ : state) {
        for (const auto& d : read) { benchmark::DoNotOptimize(rung::advert::check(d).findings.size()); }
    }
    tell(state, all.size(), rung_bench::bytes_of(all));
}
BENCHMARK(corpus_documents)->Unit(benchmark::kMillisecond)->MinTime(2);

/// Each advert of about 4 KB by itself; the whole set counts as one iteration.
void advert_of_4_KB(State& state) {
    std::vector<const rung_bench::advert*> chosen;
    for (const auto& a : rung_bench::corpus()) {
        if (a.size() >= 3500 && a.size() <= 4500) { chosen.push_back(&a); }
    }
    std::vector<double> micros;
    for (auto _ : state) {
        for (const auto* a : chosen) {
            const auto begin = clock_type::now();
            benchmark::DoNotOptimize(check_one(*a));
            micros.push_back(std::chrono::duration<double, std::micro>(clock_type::now() - begin).count());
        }
    }
    if (micros.empty()) { return state.SkipWithError("no advert of 3.5 to 4.5 KB"); }
    std::sort(micros.begin(), micros.end());
    state.counters["n"]      = static_cast<double>(chosen.size());
    state.counters["p50_us"] = micros[micros.size() / 2];
    state.counters["p95_us"] = micros[micros.size() * 95 / 100];
}
BENCHMARK(advert_of_4_KB)->Unit(benchmark::kMillisecond)->MinTime(2);

/// Ordinary text of exactly `size` bytes: our own adverts one after the other, cut at a blank.
rung_bench::advert ordinary(std::size_t size) {
    static const auto  ours = rung_bench::our_own();
    rung_bench::advert out{"Ward Clerk", {}};
    for (std::size_t i = 0; out.text.size() < size; ++i) { out.text += ours[i % ours.size()].text + "\n\n"; }
    out.text.resize(out.text.rfind(' ', size));
    return out;
}

void growth(State& state) {
    const auto one = ordinary(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) { benchmark::DoNotOptimize(check_one(one)); }
    tell(state, 1, one.size());
}
BENCHMARK(growth)->RangeMultiplier(4)->Range(1 << 10, 16 << 20)->Unit(benchmark::kMicrosecond)->MinTime(0.3);

/// One and two threads, each over the whole corpus.
void threads(State& state) {
    const auto& all = rung_bench::corpus();
    for (auto _ : state) {
        for (const auto& a : all) { benchmark::DoNotOptimize(check_one(a)); }
    }
    tell(state, all.size(), rung_bench::bytes_of(all));
}
BENCHMARK(threads)->ThreadRange(1, 2)->UseRealTime()->Unit(benchmark::kMillisecond)->MinTime(2);

/// Nanoseconds a byte for ordinary text of 1 MB: what the hostile inputs are held against.
double ordinary_ns_a_byte() {
    static const double best = [] {
        const auto one  = ordinary(rung_bench::million);
        double     least = 1e9;
        for (int i = 0; i < 5; ++i) {
            const auto begin = clock_type::now();
            benchmark::DoNotOptimize(check_one(one));
            least = std::min(least, std::chrono::duration<double, std::nano>(clock_type::now() - begin).count() / static_cast<double>(one.size()));
        }
        return least;
    }();
    return best;
}

/// Reads and checks; returns what came of it.
std::string_view read_and_check(rung_bench::hostile_as as, const std::string& input) {
    rung::advert::document doc;
    if (as == rung_bench::hostile_as::text) {
        doc = rung::advert::from_text("Ward Clerk", input);
    } else {
        auto read = as == rung_bench::hostile_as::html ? rung::format::read_html(input) : rung::format::read_markdown(input);
        if (!read) { return rung::name(read.error().code); }
        doc.body = *std::move(read);
    }
    benchmark::DoNotOptimize(rung::advert::check(doc).findings.size());
    return "checked";
}

/// The first `share`-th part of a text, cut between characters.
std::string part_of(const std::string& all, std::size_t share) {
    auto size = all.size() / share;
    while (size > 0 && (static_cast<unsigned char>(all[size]) & 0xC0U) == 0x80) { --size; }
    return all.substr(0, size);
}

double nanoseconds(rung_bench::hostile_as as, const std::string& input, std::string_view& end) {
    const auto begin = clock_type::now();
    end              = read_and_check(as, input);
    return std::chrono::duration<double, std::nano>(clock_type::now() - begin).count();
}

/// The better of two runs, where one doesn't take long.
double quiet_nanoseconds(rung_bench::hostile_as as, const std::string& input, std::string_view& end) {
    const double once = nanoseconds(as, input, end);
    return once < 1e9 ? std::min(once, nanoseconds(as, input, end)) : once;
}

/// `growth` is the time a byte of the whole against that of its first sixteenth: about 1 where time is linear, 16 where it is quadratic.
/// Where the whole would take too long, it is reckoned from the sixteenth and the sixty-fourth.
void hostile(State& state, const rung_bench::hostile_input& what) {
    constexpr double patience = 20e9;
    const double     plain    = ordinary_ns_a_byte();
    const auto       input    = what.make();
    const auto       part     = part_of(input, 16);
    std::string_view end;
    const double     tiny   = quiet_nanoseconds(what.as, part_of(input, 64), end);
    const double     small  = quiet_nanoseconds(what.as, part, end);
    const auto       bytes  = static_cast<double>(input.size());
    const double     guess  = small * (small / tiny) * (small / tiny);
    const bool       insane = guess > patience;
    double           least  = insane ? guess : 1e18;
    for (auto _ : state) {
        if (!insane) { least = std::min(least, nanoseconds(what.as, input, end)); }
    }
    state.counters["bytes"]             = bytes;
    state.counters["ns_a_byte"]         = least / bytes;
    state.counters["times_as_ordinary"] = least / bytes / plain;
    state.counters["growth"]            = least / bytes / (small / static_cast<double>(part.size()));
    state.SetLabel(insane ? "reckoned: a sixteenth took " + std::to_string(static_cast<int>(small / 1e6)) + " ms" : std::string(end));
}

const bool registered = [] {
    for (const auto& what : rung_bench::hostile_inputs()) {
        benchmark::RegisterBenchmark(("hostile/" + std::string(what.name)).c_str(), [what](State& state) { hostile(state, what); })
            ->Unit(benchmark::kMillisecond)
            ->Iterations(1);
    }
    return true;
}();

} // namespace
