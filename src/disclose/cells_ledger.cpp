// SPDX-License-Identifier: Apache-2.0
#include "cells_ledger.hpp"

#include <algorithm>
#include <string_view>

namespace rung::cli {
namespace {

constexpr std::string_view collection = "cells";
constexpr std::string_view form       = "rung-cells/1\n";

/// The tables that an entry shows; none where it is of another kind or form.
std::vector<disclosure::cell_table> tables_in(const disclosure::ledger_entry& entry) {
    if (entry.kind != disclosure::entry_kind::published || entry.collection != collection || !entry.payload.starts_with(form)) { return {}; }
    auto read = disclosure::read_cells(std::string_view(entry.payload).substr(form.size()));
    return read ? *std::move(read) : std::vector<disclosure::cell_table>{};
}

} // namespace

table_history recall(disclosure::cell_table& table, const std::vector<disclosure::ledger_entry>& entries) {
    auto found = table_history::none;
    for (const auto& entry : entries) {
        for (const auto& earlier : tables_in(entry)) {
            if (earlier.name != table.name || earlier.sums != table.sums || earlier.cells.size() != table.cells.size()) { continue; }
            bool same = true;
            for (std::size_t i = 0; i < table.cells.size(); ++i) {
                same = same && (earlier.cells[i].suppressed || earlier.cells[i].value == table.cells[i].value);
            }
            if (!same) {
                found = table_history::other;
                continue;
            }
            found = found == table_history::other ? found : table_history::known;
            for (std::size_t i = 0; i < table.cells.size(); ++i) {
                auto& c      = table.cells[i];
                c.forced     = c.forced || !earlier.cells[i].suppressed;
                c.suppressed = (c.suppressed || earlier.cells[i].suppressed) && !c.forced;
            }
        }
    }
    return found;
}

std::string release_of(disclosure::cell_table table) {
    for (auto& c : table.cells) {
        c.value   = c.suppressed ? 0 : c.value;
        c.primary = c.forced = false;
        c.weight             = 0;
    }
    return std::string(form) + disclosure::write_cells({&table, 1});
}

result<void> enter(disclosure::ledger_turn& turn, const std::vector<std::string>& releases) {
    for (const auto& release : releases) {
        const auto& there = turn.entries();
        if (std::any_of(there.begin(), there.end(), [&](const auto& e) { return e.collection == collection && e.payload == release; })) { continue; }
        disclosure::new_entry entry;
        entry.collection = collection;
        entry.payload    = release;
        if (auto done = turn.append(std::move(entry)); !done) { return done.error(); }
    }
    return {};
}

} // namespace rung::cli
