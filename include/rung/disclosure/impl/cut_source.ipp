// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/impl/safety.ipp>

#include <algorithm>

RUNG_BEGIN
namespace disclosure::detail {

using shares = std::vector<double>; ///< By cell: how much of it a relaxation hides, 0 to 1.

/// By how much shares break a cut.
[[nodiscard]] inline double lacks(const cut& c, const shares& share) {
    double out = c.if_hidden == none ? 1 : share[c.if_hidden];
    for (std::size_t k = 0; k < c.cells.size(); ++k) { out -= c.shares[k] * share[c.cells[k]]; }
    return out;
}

/// Finds cuts that a relaxation breaks, by attacking it as though a cell hidden by a share could move by that share of the need.
class cut_source {
public:
    explicit cut_source(safety& what) : safe_(what), table_(what.table()) {
        const auto fixed = safe_.pattern_of(false);
        for (const auto p : safe_.primaries()) {
            proof      by;
            const bool settled = safe_.safe({p, none}, fixed, by, nullptr, true);
            if (!settled) { open_.push_back({p, none}); }
            for (const auto c : safe_.insiders()) {
                if (c != p && (!settled || !safe_.safe({p, c}, fixed, by, nullptr, true))) { open_.push_back({p, c}); }
            }
        }
    }

    /// Adds every cut found to `out`.
    void gather(const shares& share, std::vector<cut>& out) {
        protect_primaries(share, out);
        company_in_sums(share, out);
        company_at_large(share, out);
    }

    /// Primary cells move as far as they need to.
    void protect_primaries(const shares& share, std::vector<cut>& out) {
        std::uint32_t              primary = none;
        std::vector<std::uint32_t> moved; // by what answers the outsider; insiders elsewhere are answered by it too
        bool                       broken = false;
        for (const auto q : open_) {
            if (q.insider == none) {
                primary = q.primary;
                moved.clear();
                const auto before = out.size();
                attack(share, q, moved, out);
                broken = out.size() > before;
            } else if (q.primary != primary || (!broken && std::find(moved.begin(), moved.end(), q.insider) != moved.end())) {
                std::vector<std::uint32_t> unused;
                attack(share, q, unused, out);
            }
        }
    }

    /// Nobody hides a cell that one sum tells all the same.
    void company_in_sums(const shares& share, std::vector<cut>& out) const {
        for (const auto& s : table_.sums) {
            auto members = s.parts;
            members.push_back(s.total);
            if (std::any_of(members.begin(), members.end(), [&](auto i) { return safe_.stands(i) == standing::fixed; })) { continue; }
            std::erase_if(members, [&](auto i) { return safe_.stands(i) == standing::known; });
            double all = 0;
            for (const auto i : members) { all += share[i]; }
            for (const auto i : members) {
                if (2 * share[i] <= all + 1e-3) { continue; }
                cut c{members, std::vector<double>(members.size() - 1, 1.0), i};
                std::erase(c.cells, i);
                out.push_back(std::move(c));
            }
        }
    }

    /// Nor one that all sums tell together.
    void company_at_large(const shares& share, std::vector<cut>& out) {
        for (std::uint32_t i = 0; i < table_.cells.size(); ++i) {
            if (safe_.stands(i) != standing::free || share[i] < 0.02) { continue; }
            std::vector<std::uint32_t> unused;
            attack(share, {i, none}, unused, out);
        }
    }

private:
    /// Adds the cuts that come of one question; where none do, `moved` gets the cells that the answer changes.
    void attack(const shares& share, question q, std::vector<std::uint32_t>& moved, std::vector<cut>& out) {
        auto&        lp    = safe_.lp();
        const auto   k     = lp.column(q.primary);
        const auto   need  = safe_.need(q);
        const double part  = safe_.stands(q.primary) == standing::free ? share[q.primary] : 1.0;
        const auto   most  = static_cast<double>(std::max(safe_.upward(q), safe_.downward(q)));
        const auto   meets = [&](double reach, std::int64_t least) { return reach >= part * static_cast<double>(least) * (1 - 1e-4); };
        for (const double cost : {1e-4, 0.0}) {
            safe_.pose(q, safe_.pattern_of(false), cost);
            for (std::uint32_t j = 0; j < lp.open().size(); ++j) {
                const auto i = lp.open()[j];
                if (safe_.stands(i) != standing::free || i == q.insider || i == q.primary) { continue; }
                const auto value = table_.cells[i].value;
                if (share[i] > 1 - 1e-9) { lp.limit(j, room{value, unbounded}); }
                else { lp.limit(j, std::min(static_cast<double>(value), most) * share[i], most * share[i]); }
            }
            if (part < 1) { lp.limit(k, part * static_cast<double>(safe_.downward(q)), part * static_cast<double>(safe_.upward(q))); }
            std::vector<double> up, down;
            const auto          rise = lp.push(k, 1);
            if (rise.end != lp_end::optimal) { return; }
            moved = rise.moved;
            if (need.below == 0 && meets(rise.reach, need.width) && meets(rise.reach, need.above)) { return; }
            if (cost == 0) { lp.reduced_costs(k, 1, up); }
            const auto fall = lp.push(k, -1);
            if (fall.end != lp_end::optimal) { return; }
            moved.insert(moved.end(), fall.moved.begin(), fall.moved.end());
            if (meets(rise.reach + fall.reach, need.width) && meets(rise.reach, need.above) && meets(fall.reach, need.below)) { return; }
            if (cost != 0) { continue; }
            lp.reduced_costs(k, -1, down);
            const auto add = [&](double reach, std::int64_t least, const std::vector<double>* above, const std::vector<double>* below) {
                if (meets(reach, least)) { return; }
                auto c = safe_.capacity_cut(q, above, below, least);
                if (!c.cells.empty()) { out.push_back(std::move(c)); }
            };
            add(rise.reach + fall.reach, need.width, &up, &down);
            add(rise.reach, need.above, &up, nullptr);
            add(fall.reach, need.below, nullptr, &down);
        }
    }

    safety&               safe_;
    const cell_table&     table_;
    std::vector<question> open_; ///< What the fixed hidden cells do not answer: of one primary cell together, outsiders first.
};

} // namespace disclosure::detail
RUNG_END
