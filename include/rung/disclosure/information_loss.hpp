// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/hierarchy.hpp>
#include <rung/disclosure/records.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// What a recoding costs. Less is better; N are the rows of the input, suppressed ones included.
enum class information_loss : unsigned char {
    /// For each quasi-identifier with D leaves: s = the sum over rows of (leaves under the row's value) / D, 1 for a suppressed row;
    /// z = (s - N/D) / (N - N/D), 0 where D is 1. The score is the geometric mean of 1 + z, less 1: from 0 to 1. (Iyengar, KDD 2002.)
    loss,
    /// Non-uniform entropy in bits: for each quasi-identifier and row -log2(rows with the row's own value / rows with its coarser value),
    /// counted over all rows; and for suppressed rows besides, -log2(suppressed rows with its coarser value / suppressed rows).
    /// (Gionis and Tassa, TKDE 21(2), 2009.)
    entropy,
    /// Each row costs the size of its class, a suppressed one N. (Bayardo and Agrawal, ICDE 2005.)
    discernibility,
    /// N / classes, where the suppressed rows together count as one class. (LeFevre et al., ICDE 2006, without the division by k.)
    class_size,
};

/// Returns "loss", "entropy", "discernibility" or "class-size".
/// @threads safe
[[nodiscard]] RUNG_DECL std::string_view name(information_loss metric) noexcept;

/// Returns the metric of that name.
/// @threads safe
[[nodiscard]] RUNG_DECL std::optional<information_loss> information_loss_named(std::string_view name) noexcept;

/// Works out, row by row and straight from the definition, what a recoding costs. It shares no code with the search for one.
/// @param levels one for each quasi-identifier
/// @param suppressed numbers of rows, ascending
/// @return `errc::not_found` where a column is missing, `errc::bad_hierarchy` where a value is no leaf, `errc::precondition`
/// @cost rows times quasi-identifiers, times log(rows) where classes count
/// @threads safe
[[nodiscard]] RUNG_DECL result<double> measure_loss(const records& input, std::span<const quasi_identifier> quasi,
                                                    std::span<const std::uint32_t> levels, std::span<const std::uint32_t> suppressed,
                                                    information_loss metric);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/information_loss.ipp>
#endif
