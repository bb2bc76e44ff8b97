// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>

RUNG_BEGIN
namespace text {

/// What the readability formulas need to know of a text.
struct text_counts {
    std::uint32_t sentences     = 0;
    std::uint32_t words         = 0;
    std::uint32_t letters       = 0; ///< Letters and digits.
    std::uint32_t syllables     = 0;
    std::uint32_t polysyllables = 0; ///< Words of three syllables or more.
};

/// Six estimates of how hard a text is to read. Grades are years of United States schooling.
struct readability {
    double flesch_reading_ease  = 0; ///< 0 hard to 100 easy. Flesch 1948, Journal of Applied Psychology 32(3).
    double flesch_kincaid_grade = 0; ///< Kincaid, Fishburne, Rogers & Chissom 1975, US Navy Research Branch Report 8-75.
    double gunning_fog          = 0; ///< Gunning 1952, The Technique of Clear Writing.
    double smog                 = 0; ///< McLaughlin 1969, Journal of Reading 12(8); meant for 30 sentences, scaled to as many as there are.
    double coleman_liau         = 0; ///< Coleman & Liau 1975, Journal of Applied Psychology 60(2).
    double automated            = 0; ///< Automated Readability Index: Smith & Senter 1967, AMRL-TR-66-220.
    double reading_age          = 0; ///< Flesch–Kincaid grade plus five: the age at which United Kingdom pupils meet such a text; 5 to 25.
};

/// Computes the formulas; all zero for a text without words.
/// @threads safe
[[nodiscard]] RUNG_DECL readability measure(const text_counts& counts) noexcept;

} // namespace text
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/text/impl/readability.ipp>
#endif
