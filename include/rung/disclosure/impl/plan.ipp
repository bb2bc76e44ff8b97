// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/plan_entries.hpp>
#include <rung/disclosure/plan.hpp>

RUNG_BEGIN
namespace disclosure {
RUNG_DECL result<ledger_entry> reserve(const release_plan& plan, release_ledger& ledger, civil_date date) {
    auto turn = ledger.turn();
    if (!turn) { return turn.error(); }
    return detail::reserve_in(*turn, plan, date);
}

RUNG_DECL result<std::vector<table_spec>> reserved_tables(std::span<const ledger_entry> entries, std::string_view collection) {
    const auto* const last = detail::last_plan(entries, collection);
    if (last == nullptr) { return std::vector<table_spec>(); }
    auto tables = detail::read_plan(last->payload);
    if (!tables) { return detail::bad_payload(*last); }
    return *std::move(tables);
}

} // namespace disclosure
RUNG_END
