// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cells.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// Every table of whole numbers from 0 that agrees with what is shown, in an order that depends on nothing else: small figures first.
class possible_tables {
public:
    /// @param hidden one for each cell
    possible_tables(const cell_table& table, const std::vector<bool>& hidden) : sums_(table.sums) {
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            root_.push_back(hidden[i] ? range{} : range{table.cells[i].value, table.cells[i].value});
            open_ += hidden[i] ? 1U : 0U;
        }
        for (const auto& s : sums_) { terms_ += s.parts.size() + 1; }
    }

    /// Goes through them until `visit(figures)` says false.
    /// @return whether it went through all; false also where there is more than `most` to visit or too much to search
    template <class Visit>
    [[nodiscard]] bool each(std::size_t most, Visit visit) const {
        constexpr std::size_t work = 50'000'000; // looks at a term of a sum
        if (open_ == 0 || open_ > 64 || !most) { return false; }
        auto at    = root_;
        auto steps = work / (terms_ + 1);
        return narrow(at, steps) && search(at, most, steps, visit);
    }

private:
    struct range {
        std::int64_t low = 0, high = largest_value;
    };
    using box = std::vector<range>;

    /// Tightens all ranges by all sums. @return false where nothing fits, or there are no steps left
    [[nodiscard]] bool narrow(box& at, std::size_t& steps) const {
        for (bool again = true; again;) {
            again = false;
            if (steps == 0) { return false; }
            --steps;
            for (const auto& s : sums_) {
                std::int64_t low = 0, high = 0;
                for (const auto p : s.parts) {
                    low += at[p].low;
                    high = std::min(high + at[p].high, largest_value);
                }
                if (!tighten(at[s.total], low, high, again)) { return false; }
                for (const auto p : s.parts) {
                    const auto others_high = high >= largest_value ? largest_value : high - at[p].high;
                    if (!tighten(at[p], at[s.total].low - others_high, at[s.total].high - (low - at[p].low), again)) { return false; }
                }
            }
        }
        return true;
    }

    [[nodiscard]] static bool tighten(range& r, std::int64_t low, std::int64_t high, bool& changed) {
        if (low > r.low || high < r.high) {
            r       = {std::max(r.low, low), std::min(r.high, high)};
            changed = true;
        }
        return r.low <= r.high;
    }

    template <class Visit>
    [[nodiscard]] bool search(const box& at, std::size_t& most, std::size_t& steps, Visit& visit) const {
        std::optional<std::size_t> next;
        for (std::size_t i = 0; i < at.size(); ++i) {
            const auto width = at[i].high - at[i].low;
            if (width > 0 && (!next || width < at[*next].high - at[*next].low)) { next = i; }
        }
        if (!next) {
            if (most == 0) { return false; }
            --most;
            std::vector<std::int64_t> figures;
            for (const auto& r : at) { figures.push_back(r.low); }
            return visit(figures);
        }
        const auto [low, high] = at[*next];
        if (high >= largest_value) { return false; }
        for (auto value = low; value <= high; ++value) {
            auto inner   = at;
            inner[*next] = {value, value};
            if (narrow(inner, steps)) {
                if (!search(inner, most, steps, visit)) { return false; }
            } else if (steps == 0) {
                return false;
            }
        }
        return true;
    }

    std::vector<sum> sums_;
    box              root_;
    std::size_t      open_ = 0, terms_ = 0;
};

} // namespace disclosure::detail
RUNG_END
