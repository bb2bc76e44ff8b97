// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/impl/safety.ipp>

#include <array>
#include <map>
#include <optional>
#include <utility>

RUNG_BEGIN
namespace disclosure::detail {

/// The heuristic: gives each unsafe primary cell the cheapest detour, then publishes again what turns out not to be needed.
class detours {
public:
    detours(safety& what, const suppression_options& options) : safe_(what), options_(options) {
        double all = 0;
        for (const auto& c : safe_.table().cells) { all += static_cast<double>(c.weight) + 0.01; }
        scale_ = static_cast<double>(safe_.table().cells.size()) / std::max(all, 1.0);
    }

    /// Hides more until every primary cell is safe. @return the question that nothing can answer, if there is one
    std::optional<question> grow(hidden_set& hidden) {
        auto order = safe_.primaries();
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return safe_.upward({a, none}) > safe_.upward({b, none}); });
        for (const auto p : order) {
            if (auto stuck = protect({p, none}, hidden)) { return stuck; }
            // Insiders that join on the way need no asking: what was shown without their cell hidden does without it.
            for (const auto c : safe_.insiders()) {
                if (c == p || hidden[c] == 0) { continue; }
                if (auto stuck = protect({p, c}, hidden)) { return stuck; }
            }
            if (options_.stop.stop_requested()) { break; }
        }
        return {};
    }

    /// Publishes hidden cells again, the dearest first, wherever all primary cells stay safe.
    void shrink(hidden_set& hidden) {
        const auto                              order = by_choice(hidden);
        std::vector<std::vector<std::uint32_t>> uses(hidden.size());
        const auto                              rest = [&](std::uint32_t p) {
            std::vector<std::uint32_t> now;
            if (!safe_.safe_from_all(p, hidden, &now, nullptr, true)) { return false; }
            std::sort(now.begin(), now.end());
            uses[p] = std::move(now);
            return true;
        };
        for (const auto p : safe_.primaries()) {
            if (!rest(p)) { // shown by a whole-number program: leave it be
                uses[p] = order;
                std::sort(uses[p].begin(), uses[p].end());
            }
        }
        for (const auto i : order) {
            if (options_.stop.stop_requested()) { return; }
            hidden[i] = 0;
            for (const auto p : safe_.primaries()) {
                if (std::binary_search(uses[p].begin(), uses[p].end(), i) && !rest(p)) {
                    hidden[i] = 1;
                    break;
                }
            }
        }
    }

    /// Tries to do without each hidden cell in turn, the dearest first, other detours in its place. It takes a few times the work done before.
    void polish(hidden_set& hidden) { polish(hidden, 5 * safe_.lp().solved() + 1000); }

    /// The same; then again and again without several at a time and under prices that are a little off, until that brings nothing any more. It
    /// takes up to ten times the work done before, or some thousand linear programs: for answers that nothing better follows on.
    void polish_hard(hidden_set& hidden) {
        const auto enough = 10 * safe_.lp().solved() + 2000;
        polish(hidden, enough);
        const auto    least = [&] { return price(hidden); };
        std::uint32_t dice  = 1;
        const auto    upto  = [&](std::uint32_t most) { // the same each time
            dice = dice * 1664525U + 1013904223U;
            return (dice >> 8U) % (most + 1);
        };
        haste_.assign(hidden.size(), 1);
        for (int stale = 0; stale < 64 && least() > 0 && !options_.stop.stop_requested() && safe_.lp().solved() < enough; ++stale) {
            for (auto& h : haste_) { h = 0.25 + 0.15 * upto(10); }
            auto       trial = hidden;
            const auto keep  = upto(3);
            for (const auto i : by_choice(hidden)) { trial[i] = upto(3) < keep ? 1 : 0; }
            if (grow(trial)) { break; }
            shrink(trial);
            if (price(trial) <= least()) {
                const bool lighter = price(trial) < least();
                hidden             = std::move(trial);
                if (lighter) {
                    polish(hidden, enough);
                    stale = 0;
                }
            }
        }
        haste_.clear();
    }

private:
    void polish(hidden_set& hidden, std::uint64_t enough) {
        auto least = price(hidden);
        for (const auto i : by_choice(hidden)) {
            if (options_.stop.stop_requested() || safe_.lp().solved() > enough) { break; }
            if (hidden[i] == 0) { continue; }
            auto trial = hidden;
            trial[i]   = 0;
            shunned_   = i;
            if (!grow(trial)) {
                shrink(trial);
                if (const auto now = price(trial); now < least) {
                    least  = now;
                    hidden = std::move(trial);
                }
            }
        }
        shunned_ = none;
    }

    /// What the cells weigh that are hidden by choice.
    [[nodiscard]] std::int64_t price(const hidden_set& hidden) const {
        std::int64_t out = 0;
        for (std::uint32_t i = 0; i < hidden.size(); ++i) { out += hidden[i] != 0 && safe_.stands(i) == standing::free ? weight(i) : 0; }
        return out;
    }

    /// The cells hidden by choice, the dearest first.
    [[nodiscard]] std::vector<std::uint32_t> by_choice(const hidden_set& hidden) const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t i = 0; i < hidden.size(); ++i) {
            if (hidden[i] != 0 && safe_.stands(i) == standing::free) { out.push_back(i); }
        }
        std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return weight(a) > weight(b); });
        return out;
    }

    [[nodiscard]] std::int64_t weight(std::uint32_t i) const { return safe_.table().cells[i].weight; }

    std::optional<question> protect(question q, hidden_set& hidden) {
        proof by;
        if (safe_.safe(q, hidden, by, nullptr, true)) { return {}; }
        if (safe_.stands(q.primary) == standing::known) { return q; }
        if (detour(q, hidden) && safe_.safe(q, hidden, by)) { return {}; }
        // Where no detour in fractions leads to one in whole numbers: all that is left, the cheapest first.
        const auto all = safe_.pattern_of(true);
        if (!safe_.safe(q, all, by)) { return q; }
        for (const auto n : {by.up, by.down}) {
            if (n == none) { continue; }
            for (const auto& c : safe_.changes(n)) { hidden[c.cell] = 1; }
        }
        return {};
    }

    /// How far a cell could move downward and upward if all that may be hidden were.
    std::optional<std::array<std::int64_t, 2>> reach_of(question q) {
        const auto [at, fresh] = reach_.try_emplace({q.primary, q.insider});
        if (!fresh) { return at->second; }
        auto&                       lp = safe_.lp();
        std::array<std::int64_t, 2> most{};
        safe_.pose(q, safe_.pattern_of(true), 0);
        for (const int up : {0, 1}) {
            const auto got = lp.push(lp.column(q.primary), up == 1 ? 1 : -1);
            if (got.end != lp_end::optimal) { return {}; }
            most[static_cast<std::size_t>(up)] = static_cast<std::int64_t>(std::floor(got.reach + 1e-6));
        }
        return at->second = most;
    }

    /// Hides the cells of the cheaper of two detours: as much as may be upward, or as much as may be downward.
    bool detour(question q, hidden_set& hidden) {
        const auto need = safe_.need(q);
        const auto most = reach_of(q);
        if (!most) { return false; }
        std::optional<hidden_set> best;
        double                    least = 0;
        for (const int up : {1, 0}) {
            std::int64_t by[2]; // downward, upward
            by[up]     = std::max(std::min(need.width, (*most)[up]), up == 1 ? need.above : need.below);
            by[1 - up] = std::max(need.width - by[up], up == 1 ? need.below : need.above);
            if (by[0] > (*most)[0] || by[1] > (*most)[1]) { continue; }
            auto         trial = hidden;
            const double price = hide_both(q, trial, by);
            if (price >= 0 && (!best || price < least)) {
                best  = std::move(trial);
                least = price;
            }
        }
        if (best) { hidden = *std::move(best); }
        return best.has_value();
    }

    /// Hides what a move up and a move down need. @return the weight; negative where there is no way
    double hide_both(question q, hidden_set& hidden, const std::int64_t (&by)[2]) {
        auto&      lp    = safe_.lp();
        double     price = 0;
        const auto all   = safe_.pattern_of(true);
        for (const int up : {1, 0}) {
            if (by[up] == 0) { continue; }
            safe_.pose(q, all, 0);
            for (std::uint32_t j = 0; j < lp.open().size(); ++j) {
                const auto i = lp.open()[j];
                const double each = hidden[i] != 0 ? 0 : (static_cast<double>(weight(i)) + 0.01) * scale_;
                lp.cost(j, (i == shunned_ ? 100 : haste_.empty() ? 1 : haste_[i]) * each + 1e-4);
            }
            const auto got = lp.move(lp.column(q.primary), static_cast<double>(up == 1 ? by[1] : -by[0]));
            if (got.end != lp_end::optimal) { return -1; }
            for (const auto i : got.moved) {
                if (std::exchange(hidden[i], 1) == 0) { price += static_cast<double>(weight(i)); }
            }
        }
        return price;
    }

    safety&                    safe_;
    const suppression_options& options_;
    double                     scale_   = 1;
    std::uint32_t              shunned_ = none; ///< A cell that is dearer than it looks for now.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::optional<std::array<std::int64_t, 2>>> reach_; ///< By question.
    std::vector<double>        haste_;          ///< By how much each cell's price is off for now.
};

} // namespace disclosure::detail
RUNG_END
