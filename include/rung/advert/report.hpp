// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/document.hpp>
#include <rung/advert/rule.hpp>
#include <rung/text/readability.hpp>

#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace advert {

/// Which text of the document a finding points into.
enum class part : std::uint8_t { title, text };

/// One thing that a reader from outside may stumble over, or one that the advert does well (`severity::credit`).
struct finding {
    const advert::rule*      rule     = nullptr; ///< Never null in a report; lives as long as the program.
    severity                 level    = severity::hint;
    part                     where    = part::text;
    bool                     located  = false; ///< False: the finding is about the whole advert, and `at` means nothing.
    bool                     first    = true;  ///< False for repeats of a term that was reported before.
    bool                     safe     = false; ///< The first replacement may be made without a person looking.
    range                    at;               ///< Bytes of the decoded title or text.
    std::string              quote;            ///< The words themselves.
    std::string              message;          ///< One sentence: the reader's difficulty, or a question.
    std::vector<std::string> replacements;     ///< Plain words that fit in place of `quote`, best first.
    std::string              note;             ///< What the term means, where no replacement would say it.
};

/// The whole in a few figures. Credits are counted apart from findings.
struct verdict {
    unsigned barrier     = 0;
    unsigned warning     = 0;
    unsigned hint        = 0;
    unsigned credit      = 0;
    double   reading_age = 0; ///< Years; 0 where there is too little text to say.
    int      openness    = 0; ///< 0 to 100; the formula stands in `docs/advert.md`. Mending a finding never lowers it.
};

/// What `check` says of an advert. `findings` are in the order of the text, whole-advert ones last.
struct report {
    std::vector<finding> findings;
    advert::verdict      verdict;
    text::readability    reading;
    std::string          sector;  ///< The pack whose words the advert uses most, or empty.
    std::string          ruleset; ///< Version and digest of the rules and lexicon that were used.
};

/// Where a finding stands, in the three units that editors use. Half open, in the source that the document was read from.
struct position {
    range bytes, chars, utf16;
};

/// Returns where each finding stands in the sources the document was read from: `title_source` and `text_source` are the UTF-8 texts
/// as the caller holds them (the HTML, not its decoded text). One position a finding, in the same order; zeros where it is not located.
/// @cost linear in the length of the sources
/// @threads safe
[[nodiscard]] RUNG_DECL std::vector<position> locate(const report& of, const document& in, std::string_view title_source, std::string_view text_source);

} // namespace advert
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/advert/impl/report.ipp>
#endif
