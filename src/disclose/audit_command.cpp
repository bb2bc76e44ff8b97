// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "published_json.hpp"

#include "../cli/display.hpp"
#include "../cli/files_posix.hpp"
#include "../cli/json_text.hpp"
#include "../cli/output.hpp"
#include "../cli/parse_words.hpp"

#include <rung/disclosure/audit.hpp>
#include <rung/disclosure/cells.hpp>
#include <rung/disclosure/seen_together.hpp>
#include <rung/disclosure/table_csv.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rung::cli {
namespace {

struct audit_words {
    std::vector<std::string>  files;
    disclosure::audit_options how;
    std::int64_t              rounded = 0; ///< The base that figures of CSV are rounded to; 0: they are exact.
    bool                      json     = false;
    bool                      together = false; ///< The tables are of the same people.
};

/// One table and what can be told of it; `csv` where it came with labels.
struct audited {
    disclosure::audit_report                 report;
    std::optional<disclosure::published_csv> csv;
};

bool is_cells(std::string_view text) {
    const auto at = text.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && text.substr(at).starts_with("table ") && text.substr(0, text.find('\n', at)).find(',') == std::string_view::npos;
}

/// Takes figures that each were rounded by themselves as open.
void open_rounded(disclosure::published_csv& seen, std::int64_t base) {
    for (std::size_t i = 0; i < seen.table.cells.size(); ++i) {
        auto& c = seen.table.cells[i];
        if (c.suppressed) { continue; }
        seen.priors[i] = {std::max<std::int64_t>(0, c.value - base / 2), c.value + (base - 1) / 2};
        c              = {.value = 0, .suppressed = true};
    }
}

/// What an outsider can tell who has a table as it is seen.
result<disclosure::audit_report> attack(const disclosure::cell_table& table, std::span<const disclosure::prior> priors, const audit_words& asked) {
    auto with         = asked.how;
    with.priors       = priors;
    with.values_known = false;
    auto report       = disclosure::audit(table, with);
    if (!report && report.error().code == errc::bad_table && asked.rounded == 0) {
        return failure{errc::bad_table, report.error().where + "; are they rounded? Say so with --rounded BASE", {}};
    }
    return report;
}

/// Attacks tables of the same people together, and tells what that says of each.
result<void> attack_together(std::vector<audited>& all, const audit_words& asked) {
    std::vector<disclosure::published_csv> tables;
    for (const auto& one : all) { tables.push_back(*one.csv); }
    const auto seen = disclosure::see_together(tables);
    if (!seen) { return failure{errc::bad_table, seen.error().where + ": another figure than a table before it has for the same people", {}}; }
    const auto report = attack(seen->whole, seen->priors, asked);
    if (!report) { return report.error(); }
    std::map<std::uint32_t, disclosure::cell_bounds> bounds;
    for (const auto& b : report->cells) { bounds[b.cell] = b; }
    for (std::size_t t = 0; t < all.size(); ++t) {
        auto& mine  = all[t].report;
        mine.broken = 0;
        for (auto& c : mine.cells) {
            const auto place = seen->places[t][c.cell];
            const auto found = bounds.find(place);
            const auto value = seen->whole.cells[place].value;
            // What another table shows is told.
            const auto told  = found == bounds.end() ? disclosure::cell_bounds{place, value, value, true, true} : found->second;
            c                = {c.cell, told.low, told.high, told.exact, told.broken};
            mine.broken += c.broken ? 1 : 0;
        }
    }
    return {};
}

/// Audits the tables of one file. @return a failure that names the table where it has a name
result<void> audit_file(const std::string& path, const audit_words& asked, std::vector<audited>& out) {
    const auto text = read_file(path, disclosure::table_limits{}.bytes);
    if (!text) { return text.error(); }
    const auto& how = asked.how;
    if (!is_cells(*text)) {
        auto seen = is_published_table(*text) ? read_published_table(*text) : disclosure::read_published_csv(*text, path);
        if (!seen) { return seen.error(); }
        if (asked.rounded != 0) { open_rounded(*seen, asked.rounded); }
        auto report = attack(seen->table, seen->priors, asked);
        if (!report) { return report.error(); }
        out.push_back({*std::move(report), *std::move(seen)});
        return {};
    }
    const auto tables = disclosure::read_cells(*text);
    if (!tables) { return tables.error(); }
    for (const auto& table : *tables) {
        auto report = disclosure::audit(table, how);
        if (!report) { return failure{report.error().code, table.name + ": " + report.error().where, {}}; }
        out.push_back({*std::move(report), {}});
    }
    return {};
}

std::string as_json(const audited& table) {
    std::string out = "{";
    json::member(out, "name", valid_utf8(table.report.name), true);
    json::key(out, "broken");
    json::number(out, table.report.broken);
    json::key(out, "cells");
    out += '[';
    bool first = true;
    for (const auto& c : table.report.cells) {
        if (!std::exchange(first, false)) { out += ','; }
        out += '{';
        json::key(out, "i", true);
        json::number(out, c.cell);
        json::key(out, "lo");
        json::number(out, c.low);
        json::key(out, "hi");
        if (c.high == disclosure::unbounded) { out += "null"; }
        else { json::number(out, c.high); }
        if (!c.exact) { out += ",\"exact\":false"; }
        if (table.csv) {
            json::key(out, "labels");
            const char* cut = "[";
            for (const auto& label : table.csv->labels(c.cell)) { json::string(out += std::exchange(cut, ","), valid_utf8(label)); }
            out += ']';
        }
        out += '}';
    }
    return out + "]}";
}

std::string told(const disclosure::cell_bounds& c) {
    if (c.low == c.high) { return "is " + std::to_string(c.low); }
    if (c.high == disclosure::unbounded) { return "is " + std::to_string(c.low) + " or more"; }
    return "is from " + std::to_string(c.low) + " to " + std::to_string(c.high);
}

std::string as_text(const audited& table) {
    const auto  hidden = table.report.cells.size();
    const bool  rounded = table.csv && hidden > 0 && std::all_of(table.csv->table.cells.begin(), table.csv->table.cells.end(), [](const auto& c) { return c.suppressed; });
    std::string out     = printable(table.report.name) + ": " + std::to_string(hidden) + (rounded ? " rounded" : " hidden") + (hidden == 1 ? " figure, " : " figures, ") +
                      (table.report.broken == 0 ? "none" : std::to_string(table.report.broken)) + " of them too easily worked out\n";
    if (table.csv && table.csv->table.sums.empty()) { out += "  nothing is labelled as a total, so there is nothing to work with\n"; }
    std::vector<std::string> labels;
    std::size_t              wide = 0;
    for (const auto& c : table.report.cells) {
        labels.push_back(table.csv ? printable(table.csv->label(c.cell)) : "cell " + std::to_string(c.cell));
        wide = std::max(wide, columns(labels.back()));
    }
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const auto& c = table.report.cells[k];
        out += (c.broken ? "! " : "  ") + labels[k] + std::string(wide - columns(labels[k]) + 2, ' ') + told(c) + (c.exact ? "\n" : ", or wider\n");
    }
    return out;
}

} // namespace

int audit_command(int count, char** words) {
    audit_words asked;
    CLI::App    app("Works out what an outsider can tell of hidden figures.", "rung disclose audit");
    app.add_option("files", asked.files, "Tables that publish made (JSON, CSV), any CSV with totals and marks of suppression, or the form of publish --cells; - reads stdin")->required();
    app.add_option("--need", asked.how.need, "A figure that can be told more closely than this is broken")->check(CLI::Range(std::int64_t{1}, disclosure::largest_value));
    app.add_option("--rounded", asked.rounded, "The figures of CSV are each rounded to the nearest multiple of this")->check(CLI::Range(std::int64_t{2}, std::int64_t{1'000'000}));
    app.add_option("--node-limit", asked.how.node_limit, "Branch-and-bound nodes for one bound");
    app.add_flag("--together", asked.together, "The tables are of the same people: attack them as one");
    app.add_flag("--json", asked.json, "JSON, also where every file is CSV");
    if (const auto status = parse_words(app, count, words)) { return *status; }

    std::vector<audited> all;
    for (const auto& path : asked.files) {
        if (auto done = audit_file(path, asked, all); !done) { return refuse(path, done.error()); }
    }
    if (asked.together) {
        if (std::any_of(all.begin(), all.end(), [](const auto& one) { return !one.csv; })) {
            complain("rung disclose audit: --together is for tables with labels; say in cells and sums which cells are the same");
            return 2;
        }
        if (auto done = attack_together(all, asked); !done) { return refuse("--together", done.error()); }
    }
    bool        text   = !asked.json;
    std::size_t broken = 0;
    for (const auto& table : all) {
        text = text && table.csv.has_value();
        broken += table.report.broken;
    }
    std::string out = text ? "" : "{\"schema\":\"rung-disclose-audit/1\",\"tables\":[";
    for (std::size_t k = 0; k < all.size(); ++k) { out += text ? as_text(all[k]) : (k == 0 ? "\n" : ",\n") + as_json(all[k]); }
    output to(standard_output);
    to.write(out + (text ? "" : "\n]}\n"));
    return finish(to, broken > 0 ? 1 : 0);
}

} // namespace rung::cli
