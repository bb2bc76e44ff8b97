// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/impl/attack_ilp.ipp>
#include <rung/disclosure/impl/cut_source.ipp>
#include <rung/disclosure/impl/safety.ipp>

#include <algorithm>
#include <set>

#include <coin/CbcHeuristic.hpp>
#include <coin/CglGomory.hpp>
#include <coin/CglKnapsackCover.hpp>
#include <coin/CglProbing.hpp>
#include <coin/CglZeroHalf.hpp>

RUNG_BEGIN
namespace disclosure::detail {

/// What the master problem answered in whole numbers.
struct master_answer {
    bool          proven = false; ///< What was found is the lightest that fits the cuts; or nothing fits them.
    bool          found  = false; ///< Something that fits the cuts and weighs less than asked.
    std::uint64_t nodes  = 0;
};

/// The 0/1 problem that chooses which cells to hide, with the cuts known so far.
class cut_master {
public:
    explicit cut_master(const safety& what) : column_(what.table().cells.size(), none) {
        std::vector<double> weight;
        for (std::uint32_t i = 0; i < column_.size(); ++i) {
            if (what.stands(i) != standing::free) { continue; }
            column_[i] = static_cast<std::uint32_t>(cells_.size());
            cells_.push_back(i);
            weight.push_back(static_cast<double>(what.table().cells[i].weight));
        }
        const std::vector<CoinBigIndex> starts(cells_.size() + 1, 0);
        const std::vector<double>       lower(cells_.size(), 0.0), upper(cells_.size(), 1.0);
        lp_.messageHandler()->setLogLevel(0);
        lp_.loadProblem(static_cast<int>(cells_.size()), 0, starts.data(), nullptr, nullptr, lower.data(), upper.data(), weight.data(), nullptr, nullptr);
        share_.assign(column_.size(), 0.0);
    }

    /// How much of each free cell the last relaxation, or the last answer in whole numbers, hides.
    [[nodiscard]] const shares& share() const noexcept { return share_; }

    /// Adds a cut, once. @return whether it is new and cuts off `share`
    bool add(const cut& c, const shares& share) {
        const auto row = row_of(c);
        if (lacks(c, share) < 1e-3 || !known_.insert(row).second) { return false; }
        lp_.addRow(static_cast<int>(row.first.size()), row.first.data(), row.second.data(), c.if_hidden == none ? 1.0 : 0.0, lp_.getInfinity());
        return true;
    }

    /// Solves the relaxation. @return the least weight that the cuts allow, in fractions; negative where it failed
    double relax() {
        if (cells_.empty()) { return 0; }
        if (started_) { lp_.resolve(); }
        else { lp_.initialSolve(); }
        started_ = true;
        if (!lp_.isProvenOptimal()) { return -1; }
        for (std::size_t k = 0; k < cells_.size(); ++k) { share_[cells_[k]] = std::clamp(lp_.getColSolution()[k], 0.0, 1.0); }
        return lp_.getObjValue();
    }

    /// Solves the master in whole numbers for something that weighs less than `below`. After `relax`.
    ///
    /// Cuts that are slack in the relaxation stay out until an answer breaks them, and cells that the relaxation's reduced costs settle
    /// are settled: both make it much smaller.
    master_answer branch_below(double below, hidden_set& hidden, std::uint64_t node_limit) {
        std::vector<char> active(static_cast<std::size_t>(lp_.getNumRows()), 0);
        for (std::size_t r = 0; r < active.size(); ++r) { active[r] = lp_.getRowActivity()[r] - lp_.getRowLower()[r] < 0.2 ? 1 : 0; }
        master_answer out;
        for (;;) {
            const auto got = branch_once(below, active, hidden, node_limit - std::min(node_limit, out.nodes));
            out            = {got.proven, got.found, out.nodes + got.nodes};
            if (!got.found) { return out; }
            bool good = true;
            for (std::size_t r = 0; r < active.size(); ++r) {
                if (active[r] != 0 || !breaks(r, hidden)) { continue; }
                active[r] = 1;
                good      = false;
            }
            if (good || out.nodes >= node_limit) {
                out.found = good;
                out.proven = out.proven && good;
                break;
            }
        }
        for (const auto i : cells_) { share_[i] = hidden[i]; }
        return out;
    }

private:
    using row = std::pair<std::vector<int>, std::vector<double>>;

    [[nodiscard]] row row_of(const cut& c) const {
        row out;
        for (std::size_t k = 0; k < c.cells.size(); ++k) {
            out.first.push_back(static_cast<int>(column_[c.cells[k]]));
            out.second.push_back(c.shares[k]);
        }
        if (c.if_hidden != none) {
            out.first.push_back(static_cast<int>(column_[c.if_hidden]));
            out.second.push_back(-1);
        }
        return out;
    }

    [[nodiscard]] bool breaks(std::size_t row, const hidden_set& hidden) const {
        const auto* const rows = lp_.getMatrixByRow();
        const auto        r    = static_cast<int>(row);
        double            sum  = 0;
        for (auto k = rows->getVectorFirst(r); k < rows->getVectorLast(r); ++k) {
            sum += rows->getElements()[k] * hidden[cells_[static_cast<std::size_t>(rows->getIndices()[k])]];
        }
        return sum < lp_.getRowLower()[r] - 1e-6;
    }

    master_answer branch_once(double below, const std::vector<char>& active, hidden_set& hidden, std::uint64_t node_limit) {
        OsiClpSolverInterface whole(lp_);
        std::vector<int>      slack;
        for (std::size_t r = 0; r < active.size(); ++r) {
            if (active[r] == 0) { slack.push_back(static_cast<int>(r)); }
        }
        whole.deleteRows(static_cast<int>(slack.size()), slack.data());
        for (int j = 0; j < static_cast<int>(cells_.size()); ++j) {
            whole.setInteger(j);
            const double price = lp_.getReducedCost()[j], share = lp_.getColSolution()[j];
            if (lp_.getObjValue() + std::abs(price) < below - 1 + 1e-3) { continue; }
            if (share < 1e-6 && price > 0) { whole.setColUpper(j, 0); }
            if (share > 1 - 1e-6 && price < 0) { whole.setColLower(j, 1); }
        }
        CbcModel         model(whole);
        CglProbing       probing;
        CglGomory        gomory;
        CglKnapsackCover cover;
        CglZeroHalf      zero_half;
        probing.setUsingObjective(1);
        probing.setMaxPass(3);
        model.addCutGenerator(&probing, -1, "probing");
        model.addCutGenerator(&gomory, -1, "gomory");
        model.addCutGenerator(&cover, -1, "cover");
        model.addCutGenerator(&zero_half, -1, "zero-half");
        CbcRounding rounding(model);
        model.addHeuristic(&rounding);
        model.setDblParam(CbcModel::CbcCutoffIncrement, 0.999); // weights are whole
        model.setCutoff(below - 0.5);
        branch(model, node_limit);

        master_answer out;
        out.nodes  = static_cast<std::uint64_t>(std::max(model.getNodeCount(), 0)) + 1;
        out.proven = model.isProvenOptimal() || model.isProvenInfeasible();
        if (const double* const x = model.bestSolution(); x != nullptr) {
            out.found = true;
            for (std::size_t k = 0; k < cells_.size(); ++k) { hidden[cells_[k]] = x[k] > 0.5 ? 1 : 0; }
        }
        return out;
    }

    std::vector<std::uint32_t> column_, cells_;
    shares                     share_;
    std::set<row>              known_;
    bool                       started_ = false;
    OsiClpSolverInterface      lp_;
};

} // namespace disclosure::detail
RUNG_END
