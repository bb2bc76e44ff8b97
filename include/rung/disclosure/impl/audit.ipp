// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/audit.hpp>
#include <rung/disclosure/detail/linear_facts.hpp>
#include <rung/disclosure/detail/relations.hpp>
#include <rung/disclosure/impl/attack_ilp.ipp>
#include <rung/disclosure/impl/attack_lp.ipp>

#include <algorithm>

#include <coin/CoinError.hpp>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// One attack on one table: a base table that fits, and for each open cell the lowest and highest value seen in a checked whole table.
class auditor {
public:
    auditor(const cell_table& table, const audit_options& options)
        : table_(table), options_(options), rows_(table, options.facts), base_(rows_.cells(), 0), low_(base_.size()), high_(base_.size()), scratch_(rows_.rows(), 0) {
        std::vector<bool> known(base_.size(), false);
        for (const auto i : options.known) { known[i] = true; }
        for (std::uint32_t i = 0; i < table.cells.size(); ++i) {
            base_[i] = table.cells[i].value;
            if (table.cells[i].suppressed && !known[i]) { open_.push_back(i); }
        }
        cells_ = open_.size();
        for (auto i = static_cast<std::uint32_t>(table.cells.size()); i < base_.size(); ++i) { open_.push_back(i); }
    }

    result<audit_report> run() {
        if (auto start = find_base(); !start) { return start.error(); }
        for (std::uint32_t i = 0; i < base_.size(); ++i) { low_[i] = high_[i] = base_[i]; }
        attack_lp lp(rows_, open_);
        for (std::uint32_t k = 0; k < open_.size(); ++k) { lp.limit(k, room_of(open_[k])); }
        std::vector<bool> exact(base_.size(), true);
        for (std::uint32_t k = 0; k < cells_; ++k) {
            if (table_.cells[open_[k]].unpublished) { continue; }
            for (const int way : {-1, 1}) {
                if (options_.stop.stop_requested()) { return failure{errc::cancelled, {}, {}}; }
                if (!push(lp, k, way)) { exact[open_[k]] = false; }
            }
        }
        return report(exact);
    }

private:
    /// Of what a fact's cells come to, too.
    [[nodiscard]] prior prior_of(std::uint32_t cell) const {
        if (cell >= table_.cells.size()) { return {options_.facts[cell - table_.cells.size()].low, options_.facts[cell - table_.cells.size()].high}; }
        return options_.priors.empty() ? prior{} : options_.priors[cell];
    }

    [[nodiscard]] room room_of(std::uint32_t cell) const {
        const auto p = prior_of(cell);
        return {p.low == -unbounded ? unbounded : base_[cell] - p.low, p.high == unbounded ? unbounded : p.high - base_[cell]};
    }

    /// Says what the facts' cells come to after changes to the others, exactly; a solver's word for it is dropped.
    [[nodiscard]] bool follow_facts(std::vector<change>& changes, std::span<const std::int64_t> owed = {}) const {
        std::erase_if(changes, [&](const change& c) { return c.cell >= table_.cells.size(); });
        for (auto i = table_.cells.size(); i < base_.size(); ++i) {
            __int128 by = owed.empty() ? 0 : owed[i - table_.cells.size() + table_.sums.size()];
            for (const auto& t : options_.facts[i - table_.cells.size()].terms) {
                for (const auto& c : changes) { by += c.cell == t.cell ? __int128{t.coefficient} * c.by : 0; }
            }
            if (by > most_of_fact || by < -most_of_fact) { return false; }
            if (by != 0) { changes.push_back({static_cast<std::uint32_t>(i), static_cast<std::int64_t>(by)}); }
        }
        return true;
    }

    /// Checks changes to the base table in whole numbers.
    [[nodiscard]] bool fits(std::vector<change>& changes) {
        if (!follow_facts(changes)) { return false; }
        for (const auto& c : changes) {
            const auto r = room_of(c.cell);
            if (c.by < -r.below || c.by > r.above) { return false; }
        }
        return keeps_sums(rows_, changes, scratch_);
    }

    /// Takes note of a whole table that fits. @return whether it does
    bool note(std::vector<change> changes) {
        if (!fits(changes)) { return false; }
        for (const auto& c : changes) {
            low_[c.cell]  = std::min(low_[c.cell], base_[c.cell] + c.by);
            high_[c.cell] = std::max(high_[c.cell], base_[c.cell] + c.by);
        }
        return true;
    }

    /// Moves one end of a cell's interval to where it belongs. @return false where that could not be shown
    bool push(attack_lp& lp, std::uint32_t k, int way) {
        const auto cell  = open_[k];
        const auto limit = room_of(cell);
        const auto most  = way < 0 ? limit.below : limit.above;
        const auto seen  = [&] { return way < 0 ? base_[cell] - low_[cell] : high_[cell] - base_[cell]; };
        if (seen() == most) { return true; }
        const auto got = lp.push(k, way);
        if (got.end == lp_end::unbounded && way > 0) { // a table that fits and a rational ray: whole tables without end
            high_[cell] = unbounded;
            return true;
        }
        if (got.end == lp_end::optimal) {
            note(got.whole);
            if (seen() >= static_cast<std::int64_t>(std::floor(got.reach + 1e-6))) { return true; }
        }
        std::vector<room> rooms;
        for (const auto i : open_) { rooms.push_back(room_of(i)); }
        const auto cap   = most == unbounded ? largest_value * 2 : most;
        const auto whole = push_whole(rows_, open_, rooms, {}, k, way, cap, options_.node_limit);
        return whole.found && note(whole.whole) && whole.proven;
    }

    /// Makes `base_` a whole table that agrees with everything known.
    result<void> find_base() {
        bool good = options_.values_known;
        for (const auto i : std::span(open_).first(cells_)) {
            const auto p = prior_of(i);
            good         = good && base_[i] >= p.low && base_[i] <= p.high;
        }
        for (std::uint32_t i = 0; i < table_.cells.size() && !good; ++i) {
            if (std::binary_search(open_.begin(), open_.end(), i)) { base_[i] = prior_of(i).low; }
        }
        if (auto small = find_facts(); !small) { return small; }
        std::vector<std::int64_t> owed(rows_.rows(), 0);
        for (std::uint32_t i = 0; i < base_.size(); ++i) {
            for (const auto& t : rows_.of(i)) {
                if (!add_product(owed[t.row], t.sign, base_[i])) { return failure{errc::too_large, row_name(t.row), {}}; }
            }
        }
        const auto lacks = std::find_if(owed.begin(), owed.end(), [](std::int64_t v) { return v != 0; });
        if (lacks == owed.end()) { return {}; }
        const auto row = static_cast<std::size_t>(lacks - owed.begin());
        if (options_.values_known) { return failure{errc::bad_table, row < table_.sums.size() ? "does not add up" : row_name(row), {}}; }
        return solve_base(owed);
    }

    [[nodiscard]] std::string row_name(std::size_t row) const {
        return row < table_.sums.size() ? "sum " + std::to_string(row) : "fact " + std::to_string(row - table_.sums.size());
    }

    [[nodiscard]] static bool add_product(std::int64_t& to, std::int64_t a, std::int64_t b) {
        std::int64_t by = 0;
        return !__builtin_mul_overflow(a, b, &by) && !__builtin_add_overflow(to, by, &to);
    }

    /// What each fact's cells come to in the base table, as near to it as the fact allows.
    result<void> find_facts() {
        for (auto i = table_.cells.size(); i < base_.size(); ++i) {
            const auto& fact = options_.facts[i - table_.cells.size()];
            const auto  sum  = comes_to(fact, base_);
            if (sum > most_of_fact || sum < -most_of_fact) { return failure{errc::too_large, row_name(i - table_.cells.size() + table_.sums.size()), {}}; }
            base_[i] = std::clamp(static_cast<std::int64_t>(sum), fact.low, fact.high);
        }
        return {};
    }

    result<void> solve_base(const std::vector<std::int64_t>& owed) {
        const auto take = [&](std::vector<change> changes) {
            auto left = owed;
            bool fine = follow_facts(changes, owed);
            for (const auto& c : changes) {
                for (const auto& t : rows_.of(c.cell)) { fine = fine && add_product(left[t.row], t.sign, c.by); }
            }
            if (!fine) { return false; }
            if (!std::all_of(left.begin(), left.end(), [](std::int64_t v) { return v == 0; })) { return false; }
            for (const auto& c : changes) {
                if (const auto r = room_of(c.cell); c.by < -r.below || c.by > r.above) { return false; }
            }
            for (const auto& c : changes) { base_[c.cell] += c.by; }
            return true;
        };
        const failure contradicts{errc::bad_table, "no whole numbers in the hidden cells make the figures add up", {}};
        if (cells_ == 0) { return contradicts; }
        attack_lp         lp(rows_, open_, owed);
        std::vector<room> rooms;
        for (std::uint32_t k = 0; k < open_.size(); ++k) {
            rooms.push_back(room_of(open_[k]));
            lp.limit(k, rooms.back());
        }
        const auto some = lp.any();
        if (some.end == lp_end::infeasible) { return contradicts; }
        if (some.end == lp_end::optimal && take(some.whole)) { return {}; }
        const auto whole = push_whole(rows_, open_, rooms, owed, 0, 0, 0, options_.node_limit);
        if (whole.found && take(whole.whole)) { return {}; }
        if (whole.proven && !whole.found) { return contradicts; }
        return failure{errc::solver_limit, "audit_options.node_limit", {}};
    }

    [[nodiscard]] audit_report report(const std::vector<bool>& exact) const {
        audit_report out;
        out.name           = table_.name;
        const bool primary = std::any_of(table_.cells.begin(), table_.cells.end(), [](const cell& c) { return c.primary; });
        for (std::uint32_t i = 0; i < table_.cells.size(); ++i) {
            const auto& c = table_.cells[i];
            if ((!c.suppressed && !c.primary) || c.unpublished || std::find(options_.known.begin(), options_.known.end(), i) != options_.known.end()) { continue; }
            cell_bounds b{i, low_[i], high_[i], exact[i], false};
            const auto  width = b.high == unbounded ? unbounded : b.high - b.low;
            b.broken          = width < (c.primary || !primary ? options_.need : 1);
            out.broken += b.broken ? 1 : 0;
            out.cells.push_back(b);
        }
        return out;
    }

    const cell_table&          table_;
    const audit_options&       options_;
    relations                  rows_;
    std::vector<std::uint32_t> open_;      ///< Cells, and behind them what each fact's cells come to.
    std::size_t                cells_ = 0; ///< How many of them are cells.
    std::vector<std::int64_t>  base_, low_, high_, scratch_;
};

/// Refuses what is no table at all, whether or not it adds up.
[[nodiscard]] inline result<void> auditable(const cell_table& table, const audit_options& options) {
    if (options.need < 1) { return failure{errc::precondition, "audit_options.need", {}}; }
    if (!options.priors.empty() && options.priors.size() != table.cells.size()) { return failure{errc::precondition, "audit_options.priors", {}}; }
    for (const auto& p : options.priors) {
        if (p.low < 0 || p.low > p.high || p.low > largest_value) { return failure{errc::precondition, "audit_options.priors", {}}; }
    }
    for (const auto i : options.known) {
        if (i >= table.cells.size()) { return failure{errc::precondition, "audit_options.known", {}}; }
    }
    if (!sound_facts(options.facts, table.cells.size())) { return failure{errc::precondition, "audit_options.facts", {}}; }
    auto shape = table;
    for (auto& c : shape.cells) { c.value = 0; }
    if (auto good = check(shape); !good) { return good; }
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        if (table.cells[i].value < 0 || table.cells[i].value > largest_value) { return failure{errc::bad_table, cell_name(static_cast<std::uint32_t>(i)) + ": value out of range", {}}; }
    }
    return {};
}

} // namespace detail

RUNG_DECL result<audit_report> audit(const cell_table& table, const audit_options& options) {
    if (auto good = detail::auditable(table, options); !good) { return good.error(); }
    if (options.values_known) {
        if (auto good = check(table); !good) { return good.error(); }
    }
    try {
        return detail::auditor(table, options).run();
    } catch (CoinError& unexpected) { return failure{errc::internal, "audit", unexpected.message()}; }
}

} // namespace disclosure
RUNG_END
