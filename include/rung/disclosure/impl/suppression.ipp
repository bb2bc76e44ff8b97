// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/suppression.hpp>

#include <rung/disclosure/impl/detours.ipp>
#include <rung/disclosure/impl/optimum.ipp>
#include <rung/disclosure/impl/safety.ipp>
#include <rung/disclosure/impl/verify.ipp>

#include <algorithm>

#include <coin/CoinError.hpp>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// The whole search for one table.
class protector {
public:
    protector(const cell_table& table, const suppression_options& options)
        : table_(table), options_(options), safe_(table, options), heuristic_(safe_, options) {}

    result<pattern> run() {
        best_ = safe_.pattern_of(false);
        if (auto stuck = heuristic_.grow(best_)) {
            return failure{safe_.gave_up() ? errc::solver_limit : errc::not_protectable,
                           cell_name(stuck->primary) + (stuck->insider == none ? "" : ", known " + cell_name(stuck->insider)), {}};
        }
        heuristic_.shrink(best_);
        bool proven = free_weight(safe_, best_) == 0;
        if (!proven && !exact()) { heuristic_.polish_hard(best_); }
        if (!proven && exact()) {
            optimum search(safe_, heuristic_, options_);
            proven = search.improve(best_);
            nodes_ = search.nodes();
        }
        if (options_.stop.stop_requested()) { return failure{errc::cancelled, {}, {}}; }
        return certified(proven);
    }

private:
    /// Whether the table is small enough for an optimum, and its weights small enough for one to be proved in floating point.
    [[nodiscard]] bool exact() const {
        std::size_t  free   = 0;
        std::int64_t weight = 0;
        for (std::uint32_t i = 0; i < table_.cells.size(); ++i) {
            if (safe_.stands(i) != standing::free) { continue; }
            ++free;
            weight += table_.cells[i].weight;
            if (weight > std::int64_t{1} << 32U) { return false; }
        }
        std::vector<char> sums(table_.cells.size(), 0);
        bool              plain = true; // rows, columns and their totals: a network, which is much easier
        for (const auto& s : table_.sums) {
            plain = plain && ++sums[s.total] <= 2;
            for (const auto p : s.parts) { plain = plain && ++sums[p] <= 2; }
        }
        return free <= options_.exact_cells || (plain && free / 5 < options_.exact_cells);
    }

    /// Drops what is hidden for nothing, and gathers the witnesses.
    result<pattern> certified(bool proven) {
        if (proven) { heuristic_.shrink(best_); } // cells of no weight
        pattern out;
        out.optimal          = proven;
        out.nodes            = nodes_ + safe_.nodes();
        for (std::uint32_t i = 0; i < best_.size(); ++i) {
            if (best_[i] == 0) { continue; }
            out.suppressed.push_back(i);
            out.secondary_weight += table_.cells[i].primary ? 0 : table_.cells[i].weight;
        }
        for (const auto p : safe_.primaries()) {
            std::vector<std::pair<std::size_t, std::size_t>> given;
            const auto                                       ask = [&](std::uint32_t insider) {
                proof by;
                if (!safe_.safe({p, insider}, best_, by)) { return false; }
                if (std::find(given.begin(), given.end(), std::pair(by.up, by.down)) != given.end()) { return true; }
                given.emplace_back(by.up, by.down);
                const auto changes = [&](std::size_t n) { return n == none ? std::vector<change>{} : safe_.changes(n); };
                out.witnesses.push_back({p, changes(by.down), changes(by.up)});
                return true;
            };
            bool good = ask(none);
            for (const auto c : safe_.insiders()) { good = good && (c == p || best_[c] == 0 || ask(c)); }
            if (!good) { return failure{errc::internal, cell_name(p), {}}; }
        }
        if (auto good = verify(table_, out, options_); !good) { return failure{errc::internal, good.error().where, {}}; }
        return out;
    }

    const cell_table&          table_;
    const suppression_options& options_;
    safety                     safe_;
    detours                    heuristic_;
    hidden_set                 best_;
    std::uint64_t              nodes_ = 0;
};

[[nodiscard]] inline result<void> sound(const cell_table& table, const suppression_options& options) {
    if (auto good = check(table); !good) { return good; }
    const auto fair = [](const protection& n) {
        const auto in = [](std::int64_t v, std::int64_t least) { return v >= least && v <= largest_value; };
        return in(n.width, 1) && in(n.above, 0) && in(n.below, 0);
    };
    if (!fair({options.need, 0, 0})) { return failure{errc::precondition, "suppression_options.need", {}}; }
    for (const auto& n : options.needs) {
        if (n.cell >= table.cells.size() || !fair(n.need)) { return failure{errc::precondition, "suppression_options.needs", {}}; }
    }
    return {};
}

} // namespace detail

RUNG_DECL result<pattern> suppress(const cell_table& table, const suppression_options& options) {
    if (auto good = detail::sound(table, options); !good) { return good.error(); }
    for (std::uint32_t i = 0; i < table.cells.size(); ++i) {
        if (table.cells[i].primary && table.cells[i].forced) { return failure{errc::not_protectable, detail::cell_name(i) + ": forced", {}}; }
    }
    try {
        return detail::protector(table, options).run();
    } catch (CoinError& unexpected) { return failure{errc::internal, "suppress", unexpected.message()}; }
}

RUNG_DECL cell_table apply(cell_table table, const pattern& found) {
    for (auto& c : table.cells) { c.suppressed = false; }
    for (const auto i : found.suppressed) {
        if (i < table.cells.size()) { table.cells[i].suppressed = true; }
    }
    return table;
}

} // namespace disclosure
RUNG_END
