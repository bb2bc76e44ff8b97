// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/hierarchy.hpp>
#include <rung/disclosure/information_loss.hpp>
#include <rung/disclosure/privacy_model.hpp>
#include <rung/disclosure/records.hpp>
#include <rung/disclosure/risk.hpp>

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// How to make records anonymous.
struct recoding_options {
    std::vector<quasi_identifier> quasi;           ///< 1 to 64 columns.
    std::string                   sensitive;       ///< Released as it is; needed where the model asks for it.
    std::optional<hierarchy>      sensitive_steps; ///< For `closeness`: the order of its leaves, or the hierarchy itself.
    std::vector<std::string>      keep;            ///< Further columns to release as they are. All that is not named is left out.
    privacy_model                 model;
    double                        suppression = 0; ///< Share of rows that may be left out, 0 to 1; rounded down to whole rows.
    information_loss              metric      = information_loss::loss;
    const records*                population  = nullptr; ///< For k-map: the quasi-identifiers of everybody, the input's people too.
    std::uint64_t                 check_limit   = 10'000'000;      ///< Nodes of the lattice looked at. Beyond it the best so far is the answer.
    std::uint64_t                 lattice_limit = 20'000'000;      ///< Nodes that the lattice may have.
    std::size_t                   cache_bytes = std::size_t{24} << 20U; ///< For tables of classes kept during the search. No effect on the answer.
    std::stop_token               stop;
};

/// A recoding and what it made.
struct recoding {
    std::vector<std::uint32_t> levels;          ///< One for each quasi-identifier, 0 for as it was.
    double                     score = 0;       ///< By the metric asked for.
    std::vector<std::uint32_t> suppressed;      ///< Rows of the input that were left out, ascending. Not for publishing.
    std::uint64_t              lattice = 0;     ///< Nodes of the lattice.
    std::uint64_t              nodes   = 0;     ///< Of these, looked at; the others were ruled out by bounds.
    bool                       optimal = false; ///< No other levels cost less. False only where `check_limit` was met.
    records                    released;        ///< Quasi-identifiers, sensitive column, kept columns; rows in an order of their values.
    measured_privacy           kept;            ///< Measured from `released` alone.
    risk_report                risk;            ///< Likewise.
};

/// Finds the levels that keep the model at the least loss, and makes the rows coarser by them: one level for a whole column (global
/// recoding), with every row left out whose class does not keep the model.
///
/// The search is exact: a node of the lattice of levels is passed over only where it provably keeps the model for too few rows or costs
/// more than one that was found. Scores within 1e-12 (of 1, or of the score where that is more) count as equal; among equals fewer
/// suppressed rows win, then the smaller sum of levels, then the lower level in the first quasi-identifier that differs. The same input
/// gives the same answer, whatever the machine.
///
/// Local recoding is not offered: where rows of one column are made coarser by different amounts, the choice itself tells of the values
/// (arXiv 2509.03350). Before it returns, the model, the risk and the score are worked out again by other code, the first two from the
/// released rows alone; where they differ the call fails with `errc::internal`.
/// @return `errc::precondition` or `errc::not_found` with the option or column in `where`; `errc::bad_hierarchy` where a value is missing,
///     with column and row; `errc::not_protectable` where no levels leave a row within the limit of suppression; `errc::too_large` over
///     `lattice_limit`; `errc::solver_limit` where `check_limit` was met before anything was found; `errc::cancelled`
/// @threads safe
[[nodiscard]] RUNG_DECL result<recoding> recode(const records& input, const recoding_options& options);

/// Makes columns coarser by given levels and suppresses nothing; for a population, or to see what levels do.
/// @return records of the quasi-identifiers alone, rows in their order; errors as `recode`
[[nodiscard]] RUNG_DECL result<records> generalise(const records& input, const std::vector<quasi_identifier>& quasi,
                                                   const std::vector<std::uint32_t>& levels);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/recoding.ipp>
#endif
