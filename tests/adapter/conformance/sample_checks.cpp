// SPDX-License-Identifier: Apache-2.0
#include "sample_checks.hpp"

#include <algorithm>

namespace rung::conformance {
namespace {

constexpr std::int32_t too_large = -2, too_deep = -3, cancelled = -4, unreadable = -6;

std::string at(std::size_t point) { return "at byte " + std::to_string(point) + ": "; }

bool same(const outcome& a, const outcome& b) { return a.code == b.code && a.rows == b.rows && a.columns == b.columns && a.told.size() == b.told.size(); }

std::string rows(const subject& on, std::string& seen) {
    const auto read = read_all(on.plugin, on.what, on.format);
    seen            = on.format + ", " + std::to_string(read.records) + " records, " + std::to_string(read.rows.size()) + " rows, " + std::to_string(read.columns.size()) + " columns";
    if (!read.broken.empty()) { return read.broken; }
    if (on.what.broken) { return read.code < 0 ? std::string() : "a broken sample is read without an error"; }
    if (read.code < 0) { return "ends with error " + std::to_string(read.code) + " (" + read.where + ")"; }
    return read.rows.empty() ? "no rows: an input that the plugin was made for should have some" : std::string();
}

std::string probe_head(const subject& on, std::string& seen) {
    for (std::uint32_t format = 0; format < on.plugin->format_count; ++format) {
        for (const auto cut : cuts(std::min<std::size_t>(on.what.text.size(), 65'536), 512, 200)) {
            std::string broken;
            (void)probe(on.plugin, format, std::string_view(on.what.text).substr(0, cut), 0, broken);
            if (!broken.empty()) { return std::string(on.plugin->formats[format].id) + " " + at(cut) + broken; }
        }
    }
    seen = "every format, cut heads";
    return {};
}

std::string small_reads(const subject& on, std::string& seen) {
    const auto at_once = read_all(on.plugin, on.what, on.format);
    for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{4'096}}) {
        const auto cut = read_all(on.plugin, on.what, on.format, {.step = step});
        if (!cut.broken.empty()) { return std::to_string(step) + "-byte reads: " + cut.broken; }
        if (!same(at_once, cut)) {
            const auto differs = std::mismatch(at_once.rows.begin(), at_once.rows.end(), cut.rows.begin(), cut.rows.end()).first - at_once.rows.begin();
            return std::to_string(step) + "-byte reads give other rows, columns or reports, from row " + std::to_string(differs);
        }
    }
    seen = std::to_string(at_once.rows.size()) + " rows alike";
    return {};
}

/// A text that stands in `where` or in a reported path and is a value of the sample, and not the name of a column as well.
std::string leaked(const outcome& cut, const std::set<std::string>& values) {
    for (const auto& value : values) {
        if (cut.where.find(value) != cut.where.npos) { return "`where` holds a value of the input"; }
        for (const auto& one : cut.told) {
            if (one.path.find(value) != one.path.npos) { return "the path of diagnostic " + one.code + " holds a value of the input"; }
        }
    }
    return {};
}

std::set<std::string> secret_values(const subject& on) {
    auto read = read_all(on.plugin, on.what, on.format, {.values = true});
    const auto empty = read_all(on.plugin, on.what, on.format, {.size = 0}); // what it says of nothing are words of its own
    std::erase_if(read.values, [&](const auto& value) {
        return empty.where.find(value) != empty.where.npos || std::any_of(read.columns.begin(), read.columns.end(), [&](const auto& path) { return path.find(value) != path.npos; });
    });
    return read.values;
}

/// How to read the same sample thousands of times: a bound on records that its text cannot meet, and not a hundred times that. Readers make
/// their windows for the records that may come, which is most of the cost of a small file. A workbook's records are larger than its bytes.
manner many_times(const subject& on) {
    manner how;
    for (std::uint32_t i = 0; i < on.plugin->format_count; ++i) {
        const bool bytes = (on.plugin->formats[i].flags & RUNG_FORMAT_BYTES) != 0;
        if (on.format == on.plugin->formats[i].id && !bytes) { how.bounds.record_bytes = std::min<std::uint64_t>(how.bounds.record_bytes, on.what.text.size() + 4'096); }
    }
    return how;
}

std::string truncation(const subject& on, std::string& seen) {
    const auto values = secret_values(on);
    const auto points = cuts(on.what.text.size());
    std::size_t failed = 0;
    auto        how    = many_times(on);
    for (const auto point : points) {
        how.size       = point;
        const auto cut = read_all(on.plugin, on.what, on.format, how);
        if (!cut.broken.empty()) { return at(point) + cut.broken; }
        if (auto leak = leaked(cut, values); !leak.empty()) { return at(point) + leak; }
        failed += static_cast<std::size_t>(cut.code < 0);
    }
    seen = std::to_string(points.size()) + " points, " + std::to_string(failed) + " ended with an error, " + std::to_string(values.size()) + " values looked for";
    return {};
}

std::string broken_input(const subject& on, std::string& seen) {
    const auto read   = read_all(on.plugin, on.what, on.format);
    const auto points = cuts(on.what.text.size(), 300, 100);
    auto       how    = many_times(on);
    how.then          = unreadable;
    for (const auto point : points) {
        how.size       = point;
        const auto cut = read_all(on.plugin, on.what, on.format, how);
        if (!cut.broken.empty()) { return at(point) + cut.broken; }
        const bool complete = cut.code == 0 && cut.rows == read.rows;
        if (cut.code != unreadable && !complete) { return at(point) + "the input's failure (-6) comes out as " + std::to_string(cut.code); }
    }
    seen = std::to_string(points.size()) + " points";
    return {};
}

std::string cancelling(const subject& on, std::string& seen) {
    const manner how{.step = 1'000};
    const auto   calls = read_all(on.plugin, on.what, on.format, how).calls;
    for (std::uint64_t call = 0; call < std::min<std::uint64_t>(calls, 64); ++call) {
        auto stop      = how;
        stop.cancel_at = call;
        const auto cut = read_all(on.plugin, on.what, on.format, stop);
        if (!cut.broken.empty()) { return "call " + std::to_string(call) + " of next: " + cut.broken; }
        if (cut.code != cancelled || cut.calls != call + 1) { return "call " + std::to_string(call) + " of next does not give -cancelled, but " + std::to_string(cut.code); }
    }
    seen = std::to_string(calls) + " calls of next";
    return {};
}

std::string hosts(const subject& on, std::string& seen) {
    const auto first = read_all(on.plugin, on.what, on.format, {.larger = 0});
    for (const auto& how : {manner{.larger = 0, .bare = true}, manner{.larger = 8}, manner{.larger = 64}}) {
        const auto other = read_all(on.plugin, on.what, on.format, how);
        if (!other.broken.empty()) { return "structs " + std::to_string(how.larger) + " bytes larger: " + other.broken; }
        if (!same(first, other) && !(how.bare && other.rows == first.rows)) { return "structs " + std::to_string(how.larger) + " bytes larger: other rows"; }
    }
    seen = "structs as in 1.0 and larger, callbacks left out";
    return {};
}

std::string bounded(const subject& on, const outcome& read, std::string_view name, const manner& how) {
    const auto cut = read_all(on.plugin, on.what, on.format, how);
    if (!cut.broken.empty()) { return std::string(name) + ": " + cut.broken; }
    const bool told = cut.told.size() > read.told.size(); // records that were left out are told one by one; what is left may then be no document
    if (cut.code < 0 && cut.code != too_large && cut.code != too_deep && cut.code != read.code && !told) { return std::string(name) + ": ends with " + std::to_string(cut.code) + ", not with too_large or too_deep"; }
    if (cut.code < 0 && cut.where.empty()) { return std::string(name) + ": an error that names no bound"; }
    if (cut.code == 0 && cut.rows != read.rows && !told) { return std::string(name) + ": rows are left out and nothing is said"; }
    return {};
}

std::string limits(const subject& on, std::string& seen) {
    const auto  read = read_all(on.plugin, on.what, on.format);
    const auto  with = [&](auto&& set) { manner how; set(how.bounds); return how; };
    std::string wrong;
    const auto  first = [&](std::string said) { if (wrong.empty()) { wrong = std::move(said); } };
    for (const std::uint64_t n : {0U, 1U, 16U, 100U}) { first(bounded(on, read, "record_bytes " + std::to_string(n), with([&](auto& b) { b.record_bytes = n; }))); }
    for (const std::uint64_t n : {0U, 1U, 4U, 12U}) { first(bounded(on, read, "value_bytes " + std::to_string(n), with([&](auto& b) { b.value_bytes = n; }))); }
    for (const std::uint32_t n : {1U, 2U, 3U, 8U}) {
        first(bounded(on, read, "fields " + std::to_string(n), with([&](auto& b) { b.fields = n; })));
        first(bounded(on, read, "columns " + std::to_string(n), with([&](auto& b) { b.columns = n; })));
        first(bounded(on, read, "depth " + std::to_string(n), with([&](auto& b) { b.depth = n; })));
    }
    const auto half = read_all(on.plugin, on.what, on.format, with([&](auto& b) { b.input_bytes = on.what.text.size() / 2; }));
    if (on.what.text.size() > 1 && half.code != too_large && (read.code >= 0 || half.code != read.code)) { first("input_bytes: half of the input is the bound, and no too_large"); }
    const auto just = read_all(on.plugin, on.what, on.format, with([&](auto& b) { b.input_bytes = on.what.text.size(); }));
    if (!same(just, read)) { first("input_bytes: the bound is the input's size, and it is read differently"); }
    seen = "record_bytes, value_bytes, fields, columns, depth, input_bytes";
    return wrong;
}

std::string taking_turns(const subject& on, std::string& seen) {
    const auto  alone = read_all(on.plugin, on.what, on.format);
    reading_run one(on.plugin, on.what, on.format, {.step = 64});
    reading_run two(on.plugin, on.what, on.format, {.step = 129});
    for (bool more = true; more;) {
        const bool first = one.step();
        more             = two.step() || first;
    }
    seen = "two readers, call by call";
    for (const auto* run : {&one, &two}) {
        if (!run->result().broken.empty()) { return run->result().broken; }
        if (!same(run->result(), alone)) { return "two readers that take turns give other rows than one alone"; }
    }
    return {};
}

/// Wrong bytes inside what is otherwise the plugin's own format.
std::string damaged(const subject& on, std::string& seen) {
    const auto values = secret_values(on);
    const auto points = cuts(on.what.text.size(), 256, 256);
    const auto how    = many_times(on);
    sample     bad    = on.what;
    for (const auto point : points) {
        for (const char byte : {'\0', '\xFF', '"', '<', '{', '|', '\n'}) {
            bad.text[point] = byte;
            const auto cut  = read_all(on.plugin, bad, on.format, how);
            bad.text[point] = on.what.text[point];
            if (!cut.broken.empty()) { return at(point) + cut.broken; }
            if (auto leak = leaked(cut, values); !leak.empty()) { return at(point) + leak; }
        }
    }
    seen = std::to_string(points.size() * 7) + " inputs with one wrong byte";
    return {};
}

constexpr sample_check all_checks[] = {
    {"rows", rows},           {"cut heads", probe_head},     {"small reads", small_reads}, {"truncation", truncation}, {"damage", damaged},
    {"input fails", broken_input}, {"cancelling", cancelling}, {"struct sizes", hosts},      {"limits", limits},         {"two readers", taking_turns},
};

} // namespace

std::span<const sample_check> sample_checks() { return all_checks; }

std::string format_of(const rung_plugin* plugin, const sample& one, std::string& wrong) {
    if (!one.format.empty()) { return one.format; }
    std::string best;
    int         most = 0;
    for (std::uint32_t format = 0; format < plugin->format_count; ++format) {
        std::string broken;
        const auto  sure = probe(plugin, format, std::string_view(one.text).substr(0, 65'536), 0, broken);
        if (sure <= most) { continue; }
        most = sure;
        best = plugin->formats[format].id;
    }
    if (best.empty()) { wrong = "no format of the plugin recognises it"; }
    return best;
}

} // namespace rung::conformance
