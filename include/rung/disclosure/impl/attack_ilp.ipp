// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/relations.hpp>
#include <rung/disclosure/impl/attack_lp.ipp>

#include <coin/CbcModel.hpp>
#include <coin/OsiClpSolverInterface.hpp>

RUNG_BEGIN
namespace disclosure::detail {

/// What a whole-number program found.
struct ilp_answer {
    bool                proven = false; ///< `whole` is the optimum; or, where there is none, nothing is feasible.
    bool                found  = false;
    double              reach  = 0;
    std::vector<change> whole; ///< Rounded; not checked.
    std::uint64_t       nodes = 0;
};

/// Runs branch and bound without what `cbc` the program adds: no signal handlers, no clock, no output, nothing random.
inline void branch(CbcModel& model, std::uint64_t node_limit) {
    model.setLogLevel(0);
    model.messageHandler()->setLogLevel(0);
    model.solver()->messageHandler()->setLogLevel(0);
    model.setMaximumNodes(static_cast<int>(std::min<std::uint64_t>(node_limit, 1'000'000'000)));
    model.setMaximumSeconds(1e10);
    model.setRandomSeed(1);
    model.setIntegerTolerance(1e-6);
    model.branchAndBound();
}

/// Pushes the cell `open[k]` in whole numbers as far as it goes, up to `cap`; `way` 0 asks for any solution. `rooms` bounds each open cell.
[[nodiscard]] inline ilp_answer push_whole(const relations& rows, std::span<const std::uint32_t> open, std::span<const room> rooms,
                                           std::span<const std::int64_t> owed, std::size_t k, int way, std::int64_t cap, std::uint64_t node_limit) {
    const auto                width = static_cast<int>(open.size());
    std::vector<CoinBigIndex> starts{0};
    std::vector<int>          index;
    std::vector<double>       value, lower(open.size()), upper(open.size()), aim(open.size(), 0.0), side(rows.rows(), 0.0);
    for (std::size_t j = 0; j < open.size(); ++j) {
        for (const auto& t : rows.of(open[j])) {
            index.push_back(static_cast<int>(t.row));
            value.push_back(static_cast<double>(t.sign));
        }
        starts.push_back(static_cast<CoinBigIndex>(index.size()));
        lower[j] = rooms[j].below == unbounded ? -COIN_DBL_MAX : -static_cast<double>(rooms[j].below);
        upper[j] = rooms[j].above == unbounded ? COIN_DBL_MAX : static_cast<double>(rooms[j].above);
    }
    if (way > 0) { upper[k] = std::min(upper[k], static_cast<double>(cap)); }
    if (way < 0) { lower[k] = std::max(lower[k], -static_cast<double>(cap)); }
    aim[k] = -way;
    for (std::size_t r = 0; r < owed.size(); ++r) { side[r] = -static_cast<double>(owed[r]); }

    OsiClpSolverInterface lp;
    lp.loadProblem(width, static_cast<int>(rows.rows()), starts.data(), index.data(), value.data(), lower.data(), upper.data(), aim.data(), side.data(), side.data());
    for (int j = 0; j < width; ++j) {
        if (!rows.is_fact(open[static_cast<std::size_t>(j)])) { lp.setInteger(j); } // what a fact comes to is whole by itself
    }
    CbcModel model(lp);
    branch(model, node_limit);

    ilp_answer out;
    out.nodes  = static_cast<std::uint64_t>(std::max(model.getNodeCount(), 1));
    out.proven = model.isProvenOptimal() || model.isProvenInfeasible();
    if (const double* const x = model.bestSolution(); x != nullptr) {
        out.found = true;
        out.reach = way * x[k];
        for (std::size_t j = 0; j < open.size(); ++j) {
            if (std::abs(x[j]) > 0.5) { out.whole.push_back({open[j], std::llround(x[j])}); }
        }
    }
    return out;
}

} // namespace disclosure::detail
RUNG_END
