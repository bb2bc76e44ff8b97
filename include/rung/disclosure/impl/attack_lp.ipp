// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cells.hpp>
#include <rung/disclosure/detail/relations.hpp>

#include <cmath>
#include <optional>

#include <coin/ClpSimplex.hpp>

RUNG_BEGIN
namespace disclosure::detail {

/// How far a cell may lie below and above its base value; `unbounded` for no bound.
struct room {
    std::int64_t below = 0;
    std::int64_t above = 0;
};

enum class lp_end : unsigned char { optimal, unbounded, infeasible, failed };

/// What one linear program of the attacker found.
struct lp_answer {
    lp_end                     end   = lp_end::failed;
    double                     reach = 0; ///< How far the cell was pushed.
    std::vector<change>        whole; ///< The solution rounded to whole numbers; not checked.
    std::vector<std::uint32_t> moved; ///< The cells that the solution changes, by fractions too.
};

/// The attacker's linear program over the cells that may be open: changes to a base table that leave every sum as it is.
///
/// Each cell has two columns, its change upward and its change downward, so that "nothing changes" is the first vertex and a small cost
/// on any change gives witnesses that touch few cells.
class attack_lp {
public:
    /// `open` names the cells, ascending; `owed` is what each sum lacks with the base values (parts - total), empty where all add up.
    attack_lp(const relations& rows, std::span<const std::uint32_t> open, std::span<const std::int64_t> owed = {})
        : rows_(rows), open_(open.begin(), open.end()), column_(rows.cells(), none), cost_(open.size(), 0.0) {
        const auto               height = static_cast<int>(rows.rows());
        std::vector<CoinBigIndex> starts{0};
        std::vector<int>          index;
        std::vector<double>       value;
        for (std::uint32_t k = 0; k < open_.size(); ++k) {
            column_[open_[k]] = k;
            for (const double way : {1.0, -1.0}) {
                for (const auto& t : rows.of(open_[k])) {
                    index.push_back(static_cast<int>(t.row));
                    value.push_back(way * static_cast<double>(t.sign));
                }
                starts.push_back(static_cast<CoinBigIndex>(index.size()));
            }
        }
        std::vector<double> side(rows.rows(), 0.0);
        for (std::size_t r = 0; r < owed.size(); ++r) { side[r] = -static_cast<double>(owed[r]); }
        const std::vector<double> zero(2 * open_.size(), 0.0);
        lp_.setLogLevel(0);
        lp_.loadProblem(static_cast<int>(zero.size()), height, starts.data(), index.data(), value.data(), zero.data(), zero.data(), zero.data(), side.data(),
                        side.data());
    }

    [[nodiscard]] const std::vector<std::uint32_t>& open() const noexcept { return open_; }
    [[nodiscard]] std::uint32_t                     column(std::uint32_t cell) const noexcept { return column_[cell]; }
    /// How many programs were solved so far: a measure of work that no clock disturbs.
    [[nodiscard]] std::uint64_t solved() const noexcept { return solved_; }

    /// Bounds how far column `k` may move either way.
    void limit(std::uint32_t k, double below, double above) {
        lp_.columnUpper()[2 * k]     = above;
        lp_.columnUpper()[2 * k + 1] = below;
    }
    void limit(std::uint32_t k, room r) {
        limit(k, r.below == unbounded ? COIN_DBL_MAX : static_cast<double>(r.below), r.above == unbounded ? COIN_DBL_MAX : static_cast<double>(r.above));
    }
    /// What a unit of change of column `k` costs either way.
    void cost(std::uint32_t k, double each) { cost_[k] = each; }

    /// Pushes column `k` as far as it goes, upward or downward, less what that costs.
    lp_answer push(std::uint32_t k, int way) {
        set_costs();
        lp_.objective()[2 * k] -= way;
        lp_.objective()[2 * k + 1] += way;
        return solve(k, way);
    }

    /// Moves column `k` by exactly `by`, as cheaply as it goes.
    lp_answer move(std::uint32_t k, double by) {
        set_costs();
        auto* const lower = lp_.columnLower() + 2 * k;
        auto* const upper = lp_.columnUpper() + 2 * k;
        const double held[] = {upper[0], upper[1]};
        lower[0] = upper[0] = std::max(by, 0.0);
        lower[1] = upper[1] = std::max(-by, 0.0);
        auto out            = solve(k, by < 0 ? -1 : 1);
        lower[0] = lower[1] = 0;
        std::copy(held, held + 2, upper);
        return out;
    }

    /// Looks for any solution. @return with `whole` set where there is one
    lp_answer any() {
        set_costs();
        return solve(0, 1);
    }

    /// After a push of column `k`: what the dual solution says of each column's change, d = -way·e_k - γM, so that the push reaches at most
    /// the sum over d > 0 of d·below and over d < 0 of -d·above, whatever these are.
    void reduced_costs(std::uint32_t k, int way, std::vector<double>& out) {
        const double* const gamma = lp_.dualRowSolution();
        out.assign(open_.size(), 0.0);
        for (std::uint32_t j = 0; j < open_.size(); ++j) {
            double d = j == k ? -way : 0;
            for (const auto& t : rows_.of(open_[j])) { d -= tidy(gamma[t.row]) * static_cast<double>(t.sign); }
            out[j] = std::abs(d) < 1e-9 ? 0 : d;
        }
    }

private:
    /// Any multipliers give a valid bound: round ones give clean cuts.
    static double tidy(double v) {
        const double near = std::round(v * 12) / 12;
        return std::abs(v - near) < 1e-6 ? near : v;
    }

    void set_costs() {
        auto* const objective = lp_.objective();
        for (std::size_t k = 0; k < cost_.size(); ++k) { objective[2 * k] = objective[2 * k + 1] = cost_[k]; }
    }

    lp_answer solve(std::uint32_t k, int way) {
        lp_answer out;
        ++solved_;
        lp_.primal(0);
        if (lp_.status() > 2) { // a fresh start helps where a warm one went astray
            lp_.allSlackBasis(true);
            lp_.dual(0);
        }
        if (lp_.status() == 1) { out.end = lp_end::infeasible; }
        if (lp_.status() == 2) { out.end = lp_end::unbounded; }
        if (lp_.status() != 0) { return out; }
        out.end               = lp_end::optimal;
        const double* const x = lp_.primalColumnSolution();
        out.reach             = way * (x[2 * k] - x[2 * k + 1]);
        for (std::uint32_t j = 0; j < open_.size(); ++j) {
            const double by = x[2 * j] - x[2 * j + 1];
            if (std::abs(by) > 1e-6) { out.moved.push_back(open_[j]); }
            if (std::abs(by) > 0.5 && std::abs(by) < 9e15) { out.whole.push_back({open_[j], std::llround(by)}); }
        }
        return out;
    }

    const relations&           rows_;
    std::vector<std::uint32_t> open_;
    std::vector<std::uint32_t> column_;
    std::vector<double>        cost_;
    std::uint64_t              solved_ = 0;
    ClpSimplex                 lp_;
};

} // namespace disclosure::detail
RUNG_END
