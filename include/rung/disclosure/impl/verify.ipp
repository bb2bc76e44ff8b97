// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/relations.hpp>
#include <rung/disclosure/suppression.hpp>

#include <algorithm>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// Checks witnesses in whole numbers. Nothing here knows a solver.
class verifier {
public:
    verifier(const cell_table& table, const pattern& found, const suppression_options& options)
        : table_(table), found_(found), options_(options), rows_(table), hidden_(table.cells.size(), 0), need_(table.cells.size()), scratch_(rows_.rows(), 0) {
        for (auto& n : need_) { n.width = options.need; }
        for (const auto& n : options.needs) { need_[n.cell] = n.need; }
    }

    result<void> run() {
        std::int64_t weight = 0;
        for (const auto i : found_.suppressed) {
            if (i >= hidden_.size() || hidden_[i] != 0) { return failure{errc::bad_table, "pattern.suppressed", {}}; }
            hidden_[i] = 1;
            weight += table_.cells[i].primary ? 0 : table_.cells[i].weight;
        }
        if (weight != found_.secondary_weight) { return failure{errc::bad_table, "pattern.secondary_weight", {}}; }
        for (std::uint32_t i = 0; i < hidden_.size(); ++i) {
            const auto& c = table_.cells[i];
            if (hidden_[i] != 0 ? c.forced : c.primary || c.suppressed) { return failure{errc::would_disclose, cell_name(i), {}}; }
        }
        std::vector<std::vector<const witness*>> of(hidden_.size());
        for (const auto& w : found_.witnesses) {
            if (w.cell >= of.size() || !fits(w.low) || !fits(w.high)) { return failure{errc::bad_table, "pattern.witnesses", {}}; }
            of[w.cell].push_back(&w);
        }
        for (std::uint32_t i = 0; i < hidden_.size(); ++i) {
            if (!table_.cells[i].primary) { continue; }
            const bool safe = std::any_of(of[i].begin(), of[i].end(), [&](const witness* w) { return wide_enough(*w, need_[i]); });
            if (!safe) { return failure{errc::would_disclose, cell_name(i), {}}; }
            if (auto good = safe_from_insiders(i, of[i]); !good) { return good; }
        }
        return {};
    }

private:
    [[nodiscard]] static std::int64_t by_of(const std::vector<change>& d, std::uint32_t cell) {
        for (const auto& c : d) {
            if (c.cell == cell) { return c.by; }
        }
        return 0;
    }

    [[nodiscard]] static bool wide_enough(const witness& w, const protection& need) {
        const auto down = -by_of(w.low, w.cell), up = by_of(w.high, w.cell);
        return up >= need.above && down >= need.below && up + down >= need.width;
    }

    /// Whether each change concerns another hidden cell, leaves it at 0 or more, and all together leave every sum as it is.
    [[nodiscard]] bool fits(const std::vector<change>& d) {
        std::uint32_t last = 0;
        for (std::size_t k = 0; k < d.size(); ++k) {
            if (d[k].cell >= hidden_.size() || hidden_[d[k].cell] == 0 || (k > 0 && d[k].cell <= last)) { return false; }
            if (d[k].by < -table_.cells[d[k].cell].value || d[k].by > 2 * largest_value) { return false; }
            last = d[k].cell;
        }
        return keeps_sums(rows_, d, scratch_);
    }

    [[nodiscard]] result<void> safe_from_insiders(std::uint32_t primary, const std::vector<const witness*>& witnesses) const {
        for (std::uint32_t i = 0; i < hidden_.size(); ++i) {
            if (i == primary || hidden_[i] == 0 || !is_own(table_.cells[i], options_.own_contribution)) { continue; }
            const bool safe = std::any_of(witnesses.begin(), witnesses.end(), [&](const witness* w) {
                return wide_enough(*w, {}) && by_of(w->low, i) == 0 && by_of(w->high, i) == 0;
            });
            if (!safe) { return failure{errc::would_disclose, cell_name(primary) + ", known " + cell_name(i), {}}; }
        }
        return {};
    }

    const cell_table&          table_;
    const pattern&             found_;
    const suppression_options& options_;
    relations                  rows_;
    std::vector<char>          hidden_;
    std::vector<protection>    need_;
    std::vector<std::int64_t>  scratch_;
};

} // namespace detail

RUNG_DECL result<void> verify(const cell_table& table, const pattern& found, const suppression_options& options) {
    if (auto good = check(table); !good) { return good; }
    for (const auto& n : options.needs) {
        if (n.cell >= table.cells.size()) { return failure{errc::precondition, "suppression_options.needs", {}}; }
    }
    return detail::verifier(table, found, options).run();
}

} // namespace disclosure
RUNG_END
