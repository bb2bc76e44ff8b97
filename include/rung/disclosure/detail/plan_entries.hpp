// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/release_facts.hpp>
#include <rung/disclosure/plan.hpp>

#include <set>
#include <span>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace disclosure::detail {

[[nodiscard]] inline const ledger_entry* last_plan(std::span<const ledger_entry> entries, std::string_view collection) {
    for (auto i = entries.rbegin(); i != entries.rend(); ++i) {
        if (i->kind == entry_kind::plan && i->collection == collection) { return &*i; }
    }
    return nullptr;
}

[[nodiscard]] inline failure bad_payload(const ledger_entry& entry) {
    return {errc::bad_ledger, "entry " + std::to_string(entry.number) + " payload", {}};
}

/// The plan, in a turn that is somebody's already.
[[nodiscard]] inline result<ledger_entry> reserve_in(ledger_turn& turn, const release_plan& plan, civil_date date) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < plan.tables.size(); ++i) {
        const auto& counting = plan.tables[i].counting;
        if (counting.name.empty() || counting.dimensions.empty() || !names.insert(counting.name).second || plan.tables[i].how.index() != 0) {
            return failure{errc::precondition, "table " + std::to_string(i), {}};
        }
    }
    const auto        payload = write_plan(plan.tables);
    const auto* const last    = last_plan(turn.entries(), plan.collection);
    if (last != nullptr && last->payload == payload) { return *last; }
    return turn.append({entry_kind::plan, plan.collection, date, payload, {}, {}, {}});
}

} // namespace disclosure::detail
RUNG_END
