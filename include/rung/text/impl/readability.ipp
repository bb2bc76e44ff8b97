// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/readability.hpp>

#include <algorithm>
#include <cmath>

RUNG_BEGIN
namespace text {

RUNG_DECL readability measure(const text_counts& counts) noexcept {
    readability out;
    if (counts.words == 0 || counts.sentences == 0) { return out; }
    const double words                = counts.words;
    const double words_per_sentence   = words / counts.sentences;
    const double syllables_per_word   = counts.syllables / words;
    const double letters_per_word     = counts.letters / words;
    const double sentences_per_100    = 100.0 * counts.sentences / words;
    out.flesch_reading_ease           = 206.835 - 1.015 * words_per_sentence - 84.6 * syllables_per_word;
    out.flesch_kincaid_grade          = 0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59;
    out.gunning_fog                   = 0.4 * (words_per_sentence + 100.0 * counts.polysyllables / words);
    out.smog                          = 3.1291 + 1.0430 * std::sqrt(30.0 * counts.polysyllables / counts.sentences);
    out.coleman_liau                  = 5.88 * letters_per_word - 0.296 * sentences_per_100 - 15.8;
    out.automated                     = 4.71 * letters_per_word + 0.5 * words_per_sentence - 21.43;
    out.reading_age                   = std::clamp(out.flesch_kincaid_grade + 5.0, 5.0, 25.0);
    return out;
}

} // namespace text
RUNG_END
