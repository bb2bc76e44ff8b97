// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace disclosure {

/// A fraction that is not negative, exactly. Privacy budgets are added up in these: ten tenths are one.
///
/// Equality is of the two numbers: 1/2 and 2/4 differ until `lowest` has seen them.
struct ratio {
    std::int64_t numerator   = 0; ///< From 0.
    std::int64_t denominator = 1; ///< From 1.

    friend bool operator==(const ratio&, const ratio&) = default;
};

/// Returns the fraction in lowest terms; zero is 0/1. @return `errc::precondition` for a negative numerator or a denominator below 1
/// @threads safe
[[nodiscard]] RUNG_DECL result<ratio> lowest(ratio of);

/// Returns the exact sum in lowest terms.
/// @return `errc::precondition` as `lowest`; `errc::too_large` where a part of the sum leaves 64 bits: it is never rounded
/// @threads safe
[[nodiscard]] RUNG_DECL result<ratio> add(ratio a, ratio b);

/// Returns `a` less `b` in lowest terms. @return as `add`; `errc::precondition` too where `b` is the larger
/// @threads safe
[[nodiscard]] RUNG_DECL result<ratio> subtract(ratio a, ratio b);

/// Says which fraction is larger, exactly. @pre both denominators are positive
/// @threads safe
[[nodiscard]] RUNG_DECL std::strong_ordering compare(ratio a, ratio b) noexcept;

/// Reads "3", "3/10" or "0.3": digits only, no sign, no blanks, no exponent.
/// @return the fraction in lowest terms; `errc::bad_amount` for any other text and for what leaves 64 bits
/// @threads safe
[[nodiscard]] RUNG_DECL result<ratio> read_ratio(std::string_view text);

/// Writes numerator, "/" and denominator as they are.
/// @threads safe
[[nodiscard]] RUNG_DECL std::string to_text(ratio of);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/ratio.ipp>
#endif
