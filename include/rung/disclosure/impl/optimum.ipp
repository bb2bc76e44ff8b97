// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/impl/cut_master.ipp>
#include <rung/disclosure/impl/cut_source.ipp>
#include <rung/disclosure/impl/detours.ipp>
#include <rung/disclosure/impl/safety.ipp>

#include <cmath>
#include <utility>

RUNG_BEGIN
namespace disclosure::detail {

/// What the cells weigh that were hidden by choice.
[[nodiscard]] inline std::int64_t free_weight(const safety& what, const hidden_set& hidden) {
    std::int64_t out = 0;
    for (std::uint32_t i = 0; i < hidden.size(); ++i) { out += hidden[i] != 0 && what.stands(i) == standing::free ? what.table().cells[i].weight : 0; }
    return out;
}

/// The search for the lightest safe pattern: a master chooses cells, attacks on its choice give it cuts.
class optimum {
public:
    optimum(safety& what, detours& heuristic, const suppression_options& options)
        : safe_(what), heuristic_(heuristic), options_(options), source_(what), master_(what) {}

    [[nodiscard]] std::uint64_t nodes() const noexcept { return nodes_; }

    /// Improves a safe pattern. @return whether it is proved to be the lightest
    bool improve(hidden_set& best) {
        while (!out_of_nodes() && !options_.stop.stop_requested()) {
            strengthen(best);
            if (bound_ < free_weight(safe_, best)) { take_if_lighter(best, guess()); }
            if (bound_ < free_weight(safe_, best) && !std::exchange(polished_, true)) { heuristic_.polish(best); }
            if (bound_ >= free_weight(safe_, best)) { return true; }
            auto       trial = safe_.pattern_of(false);
            const auto got   = master_.branch_below(static_cast<double>(free_weight(safe_, best)), trial, options_.node_limit - nodes_);
            nodes_ += got.nodes;
            if (!got.found) { return got.proven && !safe_.gave_up(); }
            std::vector<cut> cuts;
            bool             good = true;
            for (const auto p : safe_.primaries()) { good = safe_.safe_from_all(p, trial, nullptr, &cuts) && good; }
            if (good) {
                best = trial;
                if (got.proven) { return !safe_.gave_up(); }
                continue;
            }
            bool any = add_all(cuts, master_.share());
            any      = attack(master_.share()) || any;
            any      = attack(between(master_.share(), relaxed_, 0.5)) || any;
            if (!any) { return false; } // numbers too ill behaved: what we have is safe, and not proved best
            take_if_lighter(best, std::move(trial));
        }
        return false;
    }

private:
    [[nodiscard]] bool out_of_nodes() const { return nodes_ + safe_.nodes() >= options_.node_limit; }

    [[nodiscard]] static shares between(const shares& from, const shares& to, double part) {
        shares out(from.size());
        for (std::size_t i = 0; i < out.size(); ++i) { out[i] = from[i] + part * (to[i] - from[i]); }
        return out;
    }

    bool add_all(const std::vector<cut>& cuts, const shares& share) {
        bool any = false;
        for (const auto& c : cuts) { any = master_.add(c, share) || any; }
        return any;
    }

    /// Attacks a point and adds the cuts that it breaks. @return whether there were new ones
    bool attack(const shares& share) {
        std::vector<cut> cuts;
        source_.gather(share, cuts);
        return add_all(cuts, share);
    }

    /// Makes a pattern safe, and keeps it if it is lighter than the best.
    void take_if_lighter(hidden_set& best, hidden_set trial) {
        if (heuristic_.grow(trial)) { return; }
        heuristic_.shrink(trial);
        if (free_weight(safe_, trial) < free_weight(safe_, best)) { best = std::move(trial); }
    }

    /// What the relaxation hides more than not.
    [[nodiscard]] hidden_set guess() const {
        auto out = safe_.pattern_of(false);
        for (std::uint32_t i = 0; i < out.size(); ++i) { out[i] = out[i] != 0 || master_.share()[i] > 0.5 ? 1 : 0; }
        return out;
    }

    /// Adds cuts that the relaxation breaks until `best` is met, none are left, or they bring next to nothing.
    void strengthen(const hidden_set& best) {
        double      before = -1;
        std::size_t stale  = 0;
        while (stale < 8 && !out_of_nodes() && !options_.stop.stop_requested()) {
            ++nodes_;
            const double weight = master_.relax();
            if (weight < 0) { return; }
            bound_ = std::max(bound_, static_cast<std::int64_t>(std::ceil(weight - 1e-4)));
            if (bound_ >= free_weight(safe_, best)) { return; }
            stale  = weight > before + 1e-3 * std::max(1.0, weight) ? 0 : stale + 1;
            before = std::max(before, weight);
            relaxed_ = master_.share();
            if (!attack(relaxed_)) { return; }
        }
    }

    safety&                    safe_;
    detours&                   heuristic_;
    const suppression_options& options_;
    cut_source                 source_;
    cut_master                 master_;
    shares                     relaxed_;
    std::int64_t               bound_    = 0;
    std::uint64_t              nodes_    = 0;
    bool                       polished_ = false;
};

} // namespace disclosure::detail
RUNG_END
