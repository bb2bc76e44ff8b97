// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "cells_ledger.hpp"
#include "publish_data.hpp"

#include "../cli/files_posix.hpp"
#include "../cli/json_text.hpp"
#include "../cli/output.hpp"
#include "../cli/parse_words.hpp"

#include <rung/disclosure/audit.hpp>
#include <rung/disclosure/cells.hpp>
#include <rung/disclosure/suppression.hpp>

#include <optional>
#include <string>
#include <vector>

namespace rung::cli {
namespace {

struct publish_options {
    std::string                     cells, ledger;
    disclosure::suppression_options how{.own_contribution = 0};
};

/// Finds the pattern of one table and audits it, as whoever finds it published would.
result<disclosure::pattern> protect(const disclosure::cell_table& table, const disclosure::suppression_options& how) {
    auto found = disclosure::suppress(table, how);
    if (!found) { return found; }
    const auto audited = disclosure::audit(disclosure::apply(table, *found), {.need = how.need});
    if (!audited) { return audited.error(); }
    if (audited->broken > 0) { return failure{errc::would_disclose, table.name, {}}; }
    return found;
}

std::string as_json(const std::string& name, const disclosure::pattern& found) {
    std::string out = "{";
    json::member(out, "name", name, true);
    out += found.optimal ? ",\"optimal\":true" : ",\"optimal\":false";
    json::key(out, "suppressed");
    const char* cut = "[";
    for (const auto i : found.suppressed) {
        out += std::exchange(cut, ",");
        json::number(out, i);
    }
    out += found.suppressed.empty() ? "[]" : "]";
    json::key(out, "secondary_weight");
    json::number(out, found.secondary_weight);
    json::key(out, "nodes");
    json::number(out, found.nodes);
    return out + '}';
}

int publish_cells(const publish_options& asked) {
    const auto text = read_file(asked.cells, disclosure::table_limits{}.bytes);
    if (!text) { return refuse(asked.cells, text.error()); }
    auto tables = disclosure::read_cells(*text);
    if (!tables) { return refuse(asked.cells, tables.error()); }
    // The turn is kept until all is entered: what was looked at is what stands there then.
    std::optional<disclosure::release_ledger> ledger;
    std::optional<disclosure::ledger_turn>    turn;
    if (!asked.ledger.empty()) {
        auto opened = disclosure::release_ledger::open(asked.ledger);
        if (!opened) { return refuse(asked.ledger, opened.error()); }
        ledger.emplace(*std::move(opened));
        auto mine = ledger->turn();
        if (!mine) { return refuse(asked.ledger, mine.error()); }
        turn.emplace(*std::move(mine));
    }
    std::string              out = "{\"schema\":\"rung-disclose-publish/1\",\"tables\":[";
    std::vector<std::string> releases;
    for (auto& table : *tables) {
        if (turn && recall(table, turn->entries()) == table_history::other) {
            complain(table.name + ": a table of this name was released before with other figures; what the two tell together is not looked at");
        }
        auto found = protect(table, asked.how);
        if (!found) { return refuse(table.name, found.error()); }
        out += releases.empty() ? "\n" : ",\n";
        out += as_json(table.name, *found);
        releases.push_back(release_of(disclosure::apply(std::move(table), *found)));
    }
    // Entered before it is shown: what cannot be written down is not released.
    if (turn) {
        if (auto done = enter(*turn, releases); !done) { return refuse(asked.ledger, done.error()); }
    }
    output to(standard_output);
    to.write(out + "\n]}\n");
    return finish(to, 0);
}

} // namespace

int publish_command(int count, char** words) {
    publish_options asked;
    CLI::App        app("Chooses which cells of tables to hide.", "rung disclose publish");
    data_words      from;
    auto* const     cells = app.add_option("--cells", asked.cells, "Tables as lines \"table NAME CELLS SUMS\", \"value primary suppressed weight forced\", \"total k i1 … ik\"; - reads stdin");
    auto* const     data  = app.add_option("--data", from.data, "Delimited text, a row a person, names in the first row; - reads stdin")->excludes(cells);
    auto* const     spec  = app.add_option("--spec", from.spec, "What to count, in the form rung-disclosure/1")->needs(data);
    auto* const     out   = app.add_option("--out", from.out, "Where the table goes, in the form rung-table/1")->needs(data);
    app.add_option("--csv", from.csv, "And where it goes as CSV")->needs(data);
    app.add_option("--date", from.date, "The day to enter, YYYY-MM-DD")->needs(data);
    app.add_option("--need", asked.how.need, "How uncertain each primary cell has to stay")->check(CLI::Range(std::int64_t{1}, disclosure::largest_value));
    app.add_option("--ledger", asked.ledger, "Remembers what was released; made where there is none");
    app.add_option("--own-contribution", asked.how.own_contribution, "Protect also from people in cells of up to that many people; 0: from outsiders alone")
        ->check(CLI::Range(std::int64_t{0}, disclosure::largest_value));
    app.add_option("--exact-cells", asked.how.exact_cells, "Larger tables get the heuristic alone");
    app.add_option("--node-limit", asked.how.node_limit, "Work after which the best pattern found is the answer");
    if (const auto status = parse_words(app, count, words)) { return *status; }
    if (!from.data.empty()) {
        if (spec->count() == 0 || out->count() == 0 || asked.ledger.empty()) {
            complain("rung disclose publish: --data goes with --spec, --ledger and --out (--help lists the options)");
            return 2;
        }
        from.ledger = asked.ledger;
        return publish_data(from);
    }
    if (asked.cells.empty()) {
        complain("rung disclose publish: give it --data or --cells (--help lists the options)");
        return 2;
    }
    return publish_cells(asked);
}

} // namespace rung::cli
