// SPDX-License-Identifier: Apache-2.0
#include "publish_data.hpp"

#include "commands.hpp"
#include "release_spec.hpp"

#include "../cli/display.hpp"
#include "../cli/files_posix.hpp"
#include "../cli/output.hpp"

#include <rung/disclosure/publish.hpp>

#include <utility>

namespace rung::cli {

result<disclosure::records> read_people(const std::string& path) {
    limits bounds;
    bounds.input_bytes = std::size_t{1} << 30U;
    const auto text    = read_file(path, bounds.input_bytes);
    if (!text) { return text.error(); }
    return disclosure::records::parse(*text, bounds);
}

namespace {

/// What was done to the table, for whoever answers for the data.
std::string account_text(const disclosure::table_spec& table, const disclosure::release_account& account) {
    const auto people = std::to_string(table.rules.threshold - 1);
    const std::string_view why[] = {"to protect the others", "", "of nobody", "where few hold most of the sum", "where one could tell another's share", "where a whole group is in one category",
                                    "where all of a group but one are in one category"};
    std::string out = printable(table.counting.name) + ": " + std::to_string(account.figures) + " figures, ";
    if (table.how.index() != 0) { out += "each of them changed as the treatment says"; }
    else {
        out += std::to_string(account.hidden) + " hidden";
        const char* cut = ": ";
        for (std::size_t rule = 1; rule <= disclosure::primary_rule_count; ++rule) { // those that protect others come last
            const auto r = rule % disclosure::primary_rule_count;
            if (account.by_rule[r] == 0) { continue; }
            out += std::exchange(cut, ", ") + std::to_string(account.by_rule[r]) + ' ' +
                   (r == static_cast<std::size_t>(disclosure::primary_rule::threshold) ? "of 1 to " + people + " people" : std::string(why[r]));
        }
        if (account.decoys > 0) { out += ", " + std::to_string(account.decoys) + " of these so that the choice itself tells nothing"; }
        if (account.hidden > 0) { out += account.optimal ? "; no safe choice hides less" : "; a safe choice, perhaps not the least"; }
    }
    if (account.narrowest != disclosure::unbounded) {
        out += ".\nWhoever has all that was released so far can tell no protected figure more closely than as one of " + std::to_string(account.narrowest + 1) + " numbers";
    }
    if (!account.all_common) { out += ".\nThe tables of this collection together tell more than was looked at: the common table behind them is too large"; }
    return out + ".\n";
}

} // namespace

int publish_data(const data_words& asked) {
    const auto date = read_date(asked.date);
    if (!date) { return refuse("--date", date.error()); }
    if (auto apart = keep_apart({asked.out, asked.csv}, {asked.data, asked.spec, asked.ledger, asked.ledger + ".key"}); !apart) { return refuse("publish", apart.error()); }
    const auto text = read_file(asked.spec, limits{}.input_bytes);
    if (!text) { return refuse(asked.spec, text.error()); }
    auto spec = read_release_spec(*text);
    if (!spec) { return refuse(asked.spec, spec.error()); }
    const auto data = read_people(asked.data);
    if (!data) { return refuse(asked.data, data.error()); }
    auto ledger = disclosure::release_ledger::open(asked.ledger);
    if (!ledger) { return refuse(asked.ledger, ledger.error()); }

    disclosure::release_request request;
    request.collection = std::move(spec->collection);
    request.table      = std::move(spec->table);
    request.plan       = std::move(spec->plan);
    request.date       = *date;
    disclosure::release_account account;
    const auto                  table = disclosure::publish(*data, request, *ledger, {}, &account);
    if (!table) { return refuse(request.table.counting.name, table.error()); }
    // Should writing fail, the same command gives the same table again.
    if (auto done = replace_file(asked.out, table->to_json()); !done) { return refuse(asked.out, done.error()); }
    output people(standard_error);
    people.write(account_text(request.table, account));
    (void)people.flush();
    if (asked.csv.empty()) { return 0; }
    if (auto done = replace_file(asked.csv, table->to_csv()); !done) { return refuse(asked.csv, done.error()); }
    return 0;
}

} // namespace rung::cli
