// SPDX-License-Identifier: Apache-2.0
// What the plugin ABI costs: the same bytes cut into the same rows by an engine of `format` itself, and by that engine behind the C table
// with the host's checks. Both read from memory, and whoever gets the rows looks at each value. Compare the medians:
// bench_boundary --benchmark_repetitions=9 --benchmark_enable_random_interleaving=true --benchmark_report_aggregates_only=true
#include <rung/adapter/plugin.hpp>
#include <rung/adapter/source.hpp>
#include <rung/format/delimited.hpp>
#include <rung/format/json_records.hpp>
#include <rung/format/xml_records.hpp>

#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "support/record_rows.hpp"

namespace {

constexpr std::size_t input_bytes = 16'000'000;

std::string repeated(std::string text, const std::string& one, const std::string& end) {
    while (text.size() < input_bytes) { text += one; }
    return text + end;
}

std::string delimited_text() {
    return repeated("id,title,grade,start,fte,salary,department,notes\n", "00012,\"Team \"\"Lead\"\"\",7,14/03/2019,0.6,\"£36,250.00\",Finance,\n", "");
}
/// Forty columns, many of them empty.
std::string wide_text() {
    std::string head = "id", one = "00012";
    for (int i = 1; i < 40; ++i) {
        head += ",Custom " + std::to_string(i);
        one += i % 4 == 0 ? "," : ",v" + std::to_string(100'000 + 7919 * i);
    }
    return repeated(head + '\n', one + '\n', "");
}
std::string xml_text() {
    std::string one = "<person><id>00012</id><title>Research &amp; Development</title><grade>7</grade><start>2019-03-14</start>";
    for (int row = 0; row < 3; ++row) { one += "<job><title>Caf\xC3\xA9 Manager</title><grade>5</grade></job>\n"; }
    return repeated("<people>", one + "</person>\n", "</people>");
}
std::string json_text() {
    std::string one = R"({"id":"00012","title":"Research & \"Development\"","grade":7,"start":"2019-03-14","jobs":[)";
    return repeated(R"({"people":[{"id":"0"})", "," + one + R"({"title":"Café","grade":5},{"title":"Porter","grade":null}]})" + "\n", "]}");
}

template <class Next>
std::uint64_t drain(const Next& next) {
    std::uint64_t bytes = 0;
    for (;;) {
        const auto batch = next();
        if (!batch) { throw std::runtime_error(std::string(rung::name(batch.error().code)) + ' ' + batch.error().where); }
        if (batch->row_count == 0) { return bytes; }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto& row = batch->rows[i];
            for (std::uint32_t f = 0; f < row.field_count; ++f) { bytes += row.fields[f].size; }
        }
    }
}

using opened = rung::result<std::unique_ptr<rung::format::record_reader>>;

template <class Open>
void engine(benchmark::State& state, const std::string& text, const Open& open) {
    for (auto _ : state) {
        rung_test::memory_input input(text);
        rung::format::reading   from;
        from.input        = input.input();
        const auto reader = open(from);
        benchmark::DoNotOptimize(drain([&] { return (*reader)->next(); }));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

/// A plugin of the three layouts.
namespace behind {
constexpr rung::plugin::guess      none{};
rung::plugin::guess                probe(std::string_view) { return none; }
opened                             open_csv(const rung::plugin::opening& what) { return rung::format::read_delimited(what.reading); }
opened                             open_xml(const rung::plugin::opening& what) { return rung::format::read_xml_records(what.reading, {.records = {"people/person"}, .rows = {"job"}}); }
opened                             open_json(const rung::plugin::opening& what) { return rung::format::read_json_records(what.reading, {.records = {"people"}}); }
constexpr rung::plugin::format_entry formats[] = {
    {.about = {"csv", "", 0, 0}, .probe = probe, .open = open_csv},
    {.about = {"xml", "", 0, 0}, .probe = probe, .open = open_xml},
    {.about = {"json", "", 0, 0}, .probe = probe, .open = open_json},
};
constexpr rung_plugin table = rung::plugin::table_of<formats>("bench", "1.0.0");
} // namespace behind

void abi(benchmark::State& state, const std::string& text, const char* format) {
    for (auto _ : state) {
        rung_test::memory_input input(text);
        auto reader = rung::adapter::source_reader::open({.plugin = &behind::table, .format = format, .input = input.input()});
        if (!reader) { throw std::runtime_error("open"); }
        benchmark::DoNotOptimize(drain([&] { return reader->next(); }));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

const std::string csv = delimited_text(), wide = wide_text(), xml = xml_text(), json = json_text();

BENCHMARK_CAPTURE(engine, delimited, csv, [](const auto& from) { return rung::format::read_delimited(from); });
BENCHMARK_CAPTURE(abi, delimited, csv, "csv");
BENCHMARK_CAPTURE(engine, wide, wide, [](const auto& from) { return rung::format::read_delimited(from); });
BENCHMARK_CAPTURE(abi, wide, wide, "csv");
BENCHMARK_CAPTURE(engine, xml, xml, [](const auto& from) { return rung::format::read_xml_records(from, {.records = {"people/person"}, .rows = {"job"}}); });
BENCHMARK_CAPTURE(abi, xml, xml, "xml");
BENCHMARK_CAPTURE(engine, json, json, [](const auto& from) { return rung::format::read_json_records(from, {.records = {"people"}}); });
BENCHMARK_CAPTURE(abi, json, json, "json");

} // namespace
