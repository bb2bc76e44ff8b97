// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/questions.hpp>
#include <rung/disclosure/detail/relations.hpp>
#include <rung/disclosure/impl/attack_ilp.ipp>
#include <rung/disclosure/impl/attack_lp.ipp>
#include <rung/disclosure/suppression.hpp>

#include <algorithm>

RUNG_BEGIN
namespace disclosure::detail {

/// Answers whether a pattern is safe, cell by cell, and says by a cut why it is not.
///
/// A "yes" always rests on whole tables checked in whole numbers. Such tables are kept: most questions are answered by an old one.
class safety {
public:
    safety(const cell_table& table, const suppression_options& options)
        : table_(table), options_(options), rows_(table), standing_(table.cells.size(), standing::free), need_(table.cells.size()),
          by_primary_(table.cells.size()), scratch_(rows_.rows(), 0), lp_(rows_, sort_out()) {}

    [[nodiscard]] const cell_table&                 table() const noexcept { return table_; }
    [[nodiscard]] const std::vector<std::uint32_t>& primaries() const noexcept { return primaries_; }
    [[nodiscard]] const std::vector<std::uint32_t>& insiders() const noexcept { return insiders_; }
    [[nodiscard]] standing                          stands(std::uint32_t cell) const noexcept { return standing_[cell]; }
    [[nodiscard]] attack_lp&                        lp() noexcept { return lp_; }
    [[nodiscard]] const std::vector<change>&        changes(std::size_t witness) const noexcept { return pool_[witness]; }
    [[nodiscard]] std::uint64_t                     nodes() const noexcept { return nodes_; }
    /// Whether a "no" was ever said because a node limit was met.
    [[nodiscard]] bool                              gave_up() const noexcept { return gave_up_; }

    [[nodiscard]] hidden_set pattern_of(bool all) const {
        hidden_set out(standing_.size(), 0);
        for (std::size_t i = 0; i < out.size(); ++i) { out[i] = standing_[i] == standing::fixed || (all && standing_[i] == standing::free) ? 1 : 0; }
        return out;
    }

    /// What a question asks for: from insiders a cell has to be hidden, and no more; a cell that is not primary is hidden in vain without.
    [[nodiscard]] protection need(question q) const {
        return q.insider == none && table_.cells[q.primary].primary ? need_[q.primary] : protection{};
    }
    /// How far a primary cell needs to be pushed at most.
    [[nodiscard]] std::int64_t upward(question q) const { return std::max(need(q).width, need(q).above); }
    [[nodiscard]] std::int64_t downward(question q) const { return std::min(table_.cells[q.primary].value, std::max(need(q).width, need(q).below)); }

    /// @return whether the whole tables known so far make the cell safe
    bool answered(question q, const hidden_set& hidden, proof& by) const {
        std::int64_t up = 0, down = 0;
        by              = {};
        const auto& mine = by_primary_[q.primary];
        for (std::size_t n = mine.size(); n-- > 0 && !enough(need(q), up, down);) {
            const auto& d  = pool_[mine[n]];
            const auto  by_how_much = by_of(d, q.primary);
            if (by_how_much <= up && -by_how_much <= down) { continue; }
            if (q.insider != none && by_of(d, q.insider) != 0) { continue; }
            if (!std::all_of(d.begin(), d.end(), [&](const change& c) { return hidden[c.cell] != 0; })) { continue; }
            (by_how_much > 0 ? by.up : by.down) = mine[n];
            (by_how_much > 0 ? up : down)       = std::abs(by_how_much);
        }
        return enough(need(q), up, down);
    }

    /// @param why where not null, gets the cuts that a "no" gives
    /// @param quick says "no" where linear programs do not show whole tables, without a whole-number program
    bool safe(question q, const hidden_set& hidden, proof& by, std::vector<cut>* why = nullptr, bool quick = false);

    /// Asks about a primary cell and all who are inside the pattern. @return whether all are safe; with `uses`, the cells that the proofs need
    bool safe_from_all(std::uint32_t p, const hidden_set& hidden, std::vector<std::uint32_t>* uses, std::vector<cut>* why = nullptr, bool quick = false);

    /// Makes the cut that says: enough reduced-cost capacity around the cell has to be hidden. @return empty where it says nothing
    [[nodiscard]] cut capacity_cut(question q, const std::vector<double>* up, const std::vector<double>* down, std::int64_t need) const;

    /// Sets the bounds of a question: hidden cells free, others as they are.
    void pose(question q, const hidden_set& hidden, double cost);

    /// Checks a whole table and keeps it. @return whether it fits
    bool keep(std::vector<change> changes, const hidden_set& hidden);

    /// Checks changes in whole numbers: only hidden cells, none below 0, every sum kept.
    [[nodiscard]] bool fits(const std::vector<change>& changes, const hidden_set& hidden) {
        for (const auto& c : changes) {
            if (hidden[c.cell] == 0 || c.by < -table_.cells[c.cell].value || c.by > 2 * largest_value) { return false; }
        }
        return keeps_sums(rows_, changes, scratch_);
    }

private:
    [[nodiscard]] static bool enough(const protection& need, std::int64_t up, std::int64_t down) {
        return up + down >= need.width && up >= need.above && down >= need.below;
    }

    [[nodiscard]] static std::int64_t by_of(const std::vector<change>& d, std::uint32_t cell) {
        const auto at = std::lower_bound(d.begin(), d.end(), cell, [](const change& c, std::uint32_t i) { return c.cell < i; });
        return at != d.end() && at->cell == cell ? at->by : 0;
    }

    /// Sorts the cells into their standings. @return those that may be open
    std::vector<std::uint32_t> sort_out();
    bool                       push_whole_both(question q, const hidden_set& hidden, proof& by);
    [[nodiscard]] cut          any_other(const hidden_set& hidden) const;

    const cell_table&                       table_;
    const suppression_options&              options_;
    relations                               rows_;
    std::vector<standing>                   standing_;
    std::vector<protection>                 need_;
    std::vector<std::uint32_t>              primaries_, insiders_;
    std::vector<std::vector<change>>        pool_;
    std::vector<std::vector<std::size_t>>   by_primary_;
    std::vector<std::int64_t>               scratch_;
    std::uint64_t                           nodes_   = 0;
    bool                                    gave_up_ = false;
    attack_lp                               lp_;
};

inline std::vector<std::uint32_t> safety::sort_out() {
    std::vector<std::uint32_t> open;
    for (auto& n : need_) { n.width = options_.need; }
    for (const auto& n : options_.needs) { need_[n.cell] = n.need; }
    for (std::uint32_t i = 0; i < standing_.size(); ++i) {
        const auto& c = table_.cells[i];
        if (c.forced) { standing_[i] = standing::known; }
        else if (c.primary || c.suppressed) { standing_[i] = standing::fixed; }
        if (c.primary) { primaries_.push_back(i); }
        if (!c.forced) { open.push_back(i); }
        if (!c.forced && is_own(c, options_.own_contribution)) { insiders_.push_back(i); }
    }
    return open;
}

inline bool safety::keep(std::vector<change> changes, const hidden_set& hidden) {
    constexpr std::size_t most = 400; // of one primary cell: old ones answer less and less
    if (changes.empty() || !fits(changes, hidden)) { return false; }
    for (const auto& c : changes) {
        auto& mine = by_primary_[c.cell];
        if (!table_.cells[c.cell].primary) { continue; }
        if (mine.size() == most) { mine.erase(mine.begin()); }
        mine.push_back(pool_.size());
    }
    pool_.push_back(std::move(changes));
    return true;
}

inline void safety::pose(question q, const hidden_set& hidden, double cost) {
    for (std::uint32_t k = 0; k < lp_.open().size(); ++k) {
        const auto i = lp_.open()[k];
        lp_.limit(k, hidden[i] != 0 ? room{table_.cells[i].value, unbounded} : room{});
        lp_.cost(k, cost);
    }
    if (q.insider != none) { lp_.limit(lp_.column(q.insider), room{}); }
    lp_.limit(lp_.column(q.primary), room{downward(q), upward(q)});
}

inline bool safety::safe(question q, const hidden_set& hidden, proof& by, std::vector<cut>* why, bool quick) {
    if (answered(q, hidden, by)) { return true; }
    if (standing_[q.primary] == standing::known) { return false; }
    const auto asked = need(q);
    const auto k     = lp_.column(q.primary);
    // A small cost on every change finds tables that differ in few cells; it is far too small to keep a cell from its goal.
    for (const double cost : {1e-4, 0.0}) {
        pose(q, hidden, cost);
        const auto          up = lp_.push(k, 1);
        std::vector<double> dual_up, dual_down;
        if (cost == 0) { lp_.reduced_costs(k, 1, dual_up); }
        if (up.end == lp_end::optimal && keep(up.whole, hidden) && answered(q, hidden, by)) { return true; }
        const auto down = lp_.push(k, -1);
        if (cost == 0) { lp_.reduced_costs(k, -1, dual_down); }
        if (down.end == lp_end::optimal && keep(down.whole, hidden) && answered(q, hidden, by)) { return true; }
        if (cost != 0) { continue; }
        if (up.end != lp_end::optimal || down.end != lp_end::optimal) { break; }
        const auto whole = [](double reach) { return static_cast<std::int64_t>(std::floor(reach + 1e-6)); };
        if (enough(asked, whole(up.reach), whole(down.reach))) { break; }
        if (why != nullptr) {
            const auto before = why->size();
            const auto add    = [&](cut&& c) { if (!c.cells.empty()) { why->push_back(std::move(c)); } };
            if (up.reach + down.reach < static_cast<double>(asked.width) - 1e-6) { add(capacity_cut(q, &dual_up, &dual_down, asked.width)); }
            if (up.reach < static_cast<double>(asked.above) - 1e-6) { add(capacity_cut(q, &dual_up, nullptr, asked.above)); }
            if (down.reach < static_cast<double>(asked.below) - 1e-6) { add(capacity_cut(q, nullptr, &dual_down, asked.below)); }
            if (why->size() == before) { why->push_back(any_other(hidden)); }
        }
        return false;
    }
    if (!quick && push_whole_both(q, hidden, by)) { return true; }
    if (why != nullptr) { why->push_back(any_other(hidden)); }
    return false;
}

inline bool safety::push_whole_both(question q, const hidden_set& hidden, proof& by) {
    std::vector<std::uint32_t> open;
    std::vector<room>          rooms;
    std::size_t                k = 0;
    for (const auto i : lp_.open()) {
        if (hidden[i] == 0 || i == q.insider) { continue; }
        if (i == q.primary) { k = open.size(); }
        open.push_back(i);
        rooms.push_back({table_.cells[i].value, unbounded});
    }
    // Whole tables may skip the very step that is asked for and allow the next ones: a cell that cannot move by 1 may move by 2.
    const auto first = std::max(upward(q), downward(q)), wide = 16 * first + 16;
    bool       proven = true;
    for (const auto cap : {first, wide}) {
        for (const int way : {1, -1}) {
            auto got = push_whole(rows_, open, rooms, {}, k, way, way > 0 ? cap : std::min(cap, table_.cells[q.primary].value), options_.node_limit);
            nodes_ += got.nodes;
            const bool kept = got.found && (got.whole.empty() || keep(std::move(got.whole), hidden));
            proven          = proven && got.proven && kept;
            if (answered(q, hidden, by)) { return true; }
        }
    }
    pose(q, hidden, 0);
    lp_.limit(lp_.column(q.primary), room{table_.cells[q.primary].value, unbounded});
    for (const int way : {1, -1}) {
        const auto got = lp_.push(lp_.column(q.primary), way);
        proven         = proven && got.end == lp_end::optimal && got.reach <= static_cast<double>(wide);
    }
    gave_up_ = gave_up_ || !proven;
    return false;
}

inline bool safety::safe_from_all(std::uint32_t p, const hidden_set& hidden, std::vector<std::uint32_t>* uses, std::vector<cut>* why, bool quick) {
    bool       good = true;
    const auto ask  = [&](std::uint32_t insider) {
        proof by;
        if (!safe({p, insider}, hidden, by, why, quick)) { return good = false; }
        for (const auto n : {by.up, by.down}) {
            if (uses == nullptr || n == none) { continue; }
            for (const auto& c : pool_[n]) { uses->push_back(c.cell); }
        }
        return true;
    };
    if (!ask(none)) { return false; }
    for (const auto c : insiders_) {
        if (c != p && hidden[c] != 0 && !ask(c) && why == nullptr) { return false; }
    }
    return good;
}

inline cut safety::capacity_cut(question q, const std::vector<double>* up, const std::vector<double>* down, std::int64_t need) const {
    double                                        left = static_cast<double>(need);
    std::vector<std::pair<std::uint32_t, double>> found;
    for (std::uint32_t k = 0; k < lp_.open().size(); ++k) {
        const auto i = lp_.open()[k];
        if (i == q.insider) { continue; }
        double carries = 0;
        for (const auto* d : {up, down}) {
            if (d == nullptr || (*d)[k] == 0) { continue; }
            const bool   falls = (*d)[k] > 0;
            const double room  = i == q.primary ? static_cast<double>(falls ? downward(q) : upward(q)) : falls ? static_cast<double>(table_.cells[i].value) : 4.0 * largest_value;
            carries += std::abs((*d)[k]) * room;
        }
        if (carries <= 0) { continue; }
        if (standing_[i] == standing::fixed || i == q.primary) { left -= carries; }
        else { found.emplace_back(i, carries); }
    }
    cut out;
    if (left <= 1e-6) { return out; }
    if (standing_[q.primary] == standing::free) { out.if_hidden = q.primary; }
    for (const auto& [i, carries] : found) {
        out.cells.push_back(i);
        out.shares.push_back(std::min(carries / left, 1.0));
    }
    return out;
}

inline cut safety::any_other(const hidden_set& hidden) const {
    cut out;
    for (std::uint32_t i = 0; i < standing_.size(); ++i) {
        if (standing_[i] == standing::free && hidden[i] == 0) {
            out.cells.push_back(i);
            out.shares.push_back(1);
        }
    }
    return out;
}

} // namespace disclosure::detail
RUNG_END
