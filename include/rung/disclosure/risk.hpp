// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/records.hpp>

#include <cstdint>
#include <span>
#include <string>

RUNG_BEGIN
namespace disclosure {

/// How likely somebody is to be found in released rows by what is known of him, by three attackers (El Emam, Guide to the De-Identification
/// of Personal Health Information, 2013, chapters 16 to 18). All shares are from 0 to 1, and 0 where there are no rows.
///
/// It speaks of the quasi-identifiers that were named and of nothing else, and takes it that the attacker knows all of them exactly.
struct risk_report {
    double        prosecutor         = 0; ///< Knows that his target is in the rows: the highest 1 / (rows in the class).
    double        prosecutor_average = 0; ///< The same, mean over rows.
    double        journalist         = 0; ///< Knows it of nobody: the highest 1 / (people of the population in the class).
    double        journalist_average = 0; ///< The same, mean over rows.
    double        marketer           = 0; ///< Matches all rows with the population: the share he is expected to get right.
    std::uint64_t rows               = 0;
    std::uint64_t classes            = 0;
    std::uint64_t smallest_class     = 0;
    std::uint64_t unique_rows        = 0; ///< Rows that are alone in their class.
    bool          population_known   = false; ///< Without a population the journalist is taken to be as well informed as the prosecutor.
};

/// Works out the risk from released rows alone.
/// @param population the same columns, made coarser in the same way; it holds the people of the released rows too. A class that it lacks
///     counts as it stands in the released rows, and so does one where it has fewer.
/// @return `errc::not_found` where a column is missing; its name in `where`
/// @cost rows times log(rows)
/// @threads safe
[[nodiscard]] RUNG_DECL result<risk_report> assess_risk(const records& released, std::span<const std::string> quasi,
                                                        const records* population = nullptr);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/risk.ipp>
#endif
