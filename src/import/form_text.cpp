// SPDX-License-Identifier: Apache-2.0
#include "forms.hpp"

#include "../cli/display.hpp"

#include <algorithm>

namespace rung::cli {
namespace {

void put_right(std::string& out, std::string_view text, std::size_t width) {
    const auto taken = columns(text);
    out.append(taken < width ? width - taken : 0, ' ');
    out += text;
}

void put_left(std::string& out, std::string_view text, std::size_t width) {
    const auto taken = columns(text);
    out += text;
    out.append(taken < width ? width - taken : 0, ' ');
}

std::string shortened(std::string_view text, std::size_t width) {
    auto shown = printable(text);
    while (columns(shown) > width) { // from the left: the end of a path tells more
        auto from = std::size_t{1};
        while (from < shown.size() && (static_cast<unsigned char>(shown[from]) & 0xC0U) == 0x80U) { ++from; }
        shown.erase(0, from);
        if (columns(shown) == width - 1) { shown.insert(0, "…"); }
    }
    return shown;
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) { return "–"; }
    if (part != 0 && part * 100 < whole) { return "<1 %"; }
    return std::to_string(part * 100 / whole) + " %"; // never rounded up: 100 % means all
}

constexpr std::size_t path_width = 30;
constexpr std::size_t field_width = 26;

void put_fields(std::string& out, const workforce::coverage& read) {
    put_left(out, "column", path_width + 2);
    put_left(out, "field", field_width);
    for (const auto* head : {"filled", "absent", "null", "empty", "declined", "unread", "different"}) { put_right(out, head, 10); }
    out += '\n';
    for (const auto& one : read.fields) {
        const auto all = one.ok + one.absent + one.null + one.empty + one.declined + one.unparsed;
        put_left(out, shortened(one.from.empty() ? "(constant)" : one.from, path_width), path_width + 2);
        put_left(out, shortened(one.to, field_width - 1), field_width);
        put_right(out, percent(one.ok, all), 10);
        for (const auto number : {one.absent, one.null, one.empty, one.declined, one.unparsed, one.distinct}) {
            put_right(out, number == 0 ? "·" : std::to_string(number), 10);
        }
        out += '\n';
    }
}

} // namespace

std::string coverage_text(const workforce::coverage& read) {
    static constexpr std::string_view scopes[] = {"everybody on one day (snapshot)", "changes since the last read (delta)", "current workers only (active)"};
    std::string out = std::to_string(read.records_read) + " records read, " + std::to_string(read.records_rejected) + " of them rejected; ";
    out += scopes[static_cast<std::size_t>(read.scope)];
    out += "\n\n";
    put_fields(out, read);
    if (read.joined) {
        out += "\nSide file: " + std::to_string(read.join.matched) + " workers matched, " + std::to_string(read.join.main_only) + " without answers, " +
               std::to_string(read.join.side_only) + " answers without a worker; keys seen again: " + std::to_string(read.join.duplicate_main) + " in the main file, " +
               std::to_string(read.join.duplicate_side) + " in the side file\n";
    }
    if (!read.diagnostics.empty()) {
        out += "\nWent on after:\n";
        for (const auto& one : read.diagnostics) {
            out += "  " + one.code + " ×" + std::to_string(one.count) + ", first at byte " + std::to_string(one.byte);
            if (one.record != UINT64_MAX) { out += ", record " + std::to_string(one.record); }
            // Only what the map names: a file without a header has people's values for names.
            if (std::any_of(read.fields.begin(), read.fields.end(), [&](const auto& field) { return !one.path.empty() && field.from == one.path; })) {
                out += ", " + shortened(one.path, 60);
            }
            out += '\n';
        }
    }
    std::size_t filled = 0;
    for (const auto& one : read.unmapped) { filled += static_cast<std::size_t>(one.ok != 0); }
    if (!read.unmapped.empty()) {
        out += "\nNot mapped: " + std::to_string(read.unmapped.size()) + " columns, " + std::to_string(filled) + " of them with values (--coverage FILE names them)\n";
    }
    return out;
}

} // namespace rung::cli
