// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/privacy_budget.hpp>

#include <rung/disclosure/detail/ledger_line.hpp>

#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

struct budget_payload {
    ratio          cost, total;
    crypto::digest release = {};
};

[[nodiscard]] inline std::string write_budget(const budget_payload& of) {
    return "budget/1\ncost " + to_text(of.cost) + "\ntotal " + to_text(of.total) + "\nrelease " + crypto::to_hex(of.release) + "\n";
}

/// Reads what `write_budget` wrote, and nothing that it wouldn't write.
[[nodiscard]] inline std::optional<budget_payload> read_budget(const std::string_view whole) {
    auto       text = whole;
    const auto rest = [&](std::string_view name) {
        const auto end  = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        return line.starts_with(name) ? line.substr(name.size()) : std::string_view();
    };
    rest("budget/1");
    const auto cost    = read_ratio(rest("cost "));
    const auto total   = read_ratio(rest("total "));
    const auto release = crypto::digest_from_hex(rest("release "));
    if (!cost || !total || !release) { return std::nullopt; }
    const budget_payload out{*cost, *total, *release};
    if (cost->numerator == 0 || total->numerator == 0 || write_budget(out) != whole) { return std::nullopt; }
    return out;
}

struct budget_history {
    std::optional<budget_state> state;
    const ledger_entry*         paid = nullptr; ///< The entry of this very release.
};

[[nodiscard]] inline result<budget_history> budget_history_of(std::span<const ledger_entry> entries, std::string_view collection,
                                                              const crypto::digest* release) {
    budget_history out;
    for (const auto& e : entries) {
        if (e.kind != entry_kind::budget || e.collection != collection) { continue; }
        const auto where = "entry " + std::to_string(e.number) + " payload";
        const auto read  = read_budget(e.payload);
        if (!read) {
            const bool other = e.payload.starts_with("budget/") && e.payload.substr(0, e.payload.find('\n')) != "budget/1";
            return failure{errc::bad_ledger, other ? where + " version" : where, {}};
        }
        if (!out.state) { out.state = budget_state{read->total, {}, read->total}; }
        const auto spent = add(out.state->spent, read->cost);
        if (!spent || read->total != out.state->total) { return failure{errc::bad_ledger, where, {}}; }
        const auto left = subtract(out.state->total, *spent);
        if (!left) { return failure{errc::bad_ledger, where, {}}; } // nobody wrote this through `spend`
        out.state->spent = *spent;
        out.state->left  = *left;
        if (release != nullptr && crypto::equal(*release, read->release)) { out.paid = &e; }
    }
    return out;
}

} // namespace detail

RUNG_DECL result<ledger_entry> spend(const budget_request& request, ledger_turn& turn) {
    const auto cost  = lowest(request.cost);
    const auto total = lowest(request.total);
    if (!cost || cost->numerator == 0) { return failure{errc::precondition, "cost", {}}; }
    if (!total || total->numerator == 0) { return failure{errc::precondition, "total", {}}; }
    const auto history = detail::budget_history_of(turn.entries(), request.collection, &request.release);
    if (!history) { return history.error(); }
    const auto state = history->state.value_or(budget_state{*total, {}, *total});
    const auto order = compare(*total, state.total);
    if (order != 0) { return failure{order > 0 ? errc::over_budget : errc::precondition, "total", {}}; }
    if (history->paid != nullptr) { return *history->paid; }
    if (compare(*cost, state.left) > 0) { return failure{errc::over_budget, "budget", {}}; }
    // What can't be added up now could never be read again.
    const auto spent = add(state.spent, *cost);
    if (!spent || !subtract(*total, *spent)) { return failure{errc::too_large, "cost", {}}; }
    auto payload = detail::write_budget({*cost, *total, request.release});
    return turn.append({entry_kind::budget, request.collection, request.date, std::move(payload), {}, {}, {}});
}

RUNG_DECL result<ledger_entry> spend(const budget_request& request, release_ledger& ledger) {
    auto turn = ledger.turn();
    if (!turn) { return turn.error(); }
    return spend(request, *turn);
}

RUNG_DECL result<std::optional<budget_state>> budget_of(std::span<const ledger_entry> entries, std::string_view collection) {
    const auto history = detail::budget_history_of(entries, collection, nullptr);
    if (!history) { return history.error(); }
    return history->state;
}

} // namespace disclosure
RUNG_END
