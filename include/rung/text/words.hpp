// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/range.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace text {

/// What a token is. Blanks, quotation marks and hyphens inside a word are not tokens.
enum class token_kind : std::uint8_t {
    word,   ///< Letters, with digits, `&` or apostrophes inside: "don't", "R&D", "B2B", "A&E", "e.g." (one token).
    number, ///< Digits with separators: "24,000", "7.5", "16".
    money,  ///< A currency sign and digits, or masked digits: "£12.50", "£****", "£24k".
    link,   ///< A web or e-mail address: not prose.
    mark,   ///< One punctuation character.
};

/// Facts about how a token is written, as bits.
enum token_bits : std::uint8_t {
    upper_first = 1,   ///< Begins with a capital.
    upper_all   = 2,   ///< Two or more letters, none of them lower case (a plural s apart: "CVs").
    has_digit   = 4,   ///< A word with a digit in it.
    glued       = 8,   ///< A hyphen stands between it and the token before.
    plural_s    = 16,  ///< Capitals with a small s behind: "KPIs".
    non_ascii   = 32,  ///< Holds a letter beyond ASCII.
    dotted      = 64,  ///< Written with full stops: "e.g.", "N.H.S."
    masked      = 128, ///< Its digits are starred out.
};

/// One token. `hash` is that of the folded spelling (lower case, ’ as ', dots of abbreviations and a possessive 's left out).
struct token {
    range         at; ///< Bytes of the text.
    std::uint64_t hash = 0;
    token_kind    kind = token_kind::mark;
    std::uint8_t  bits = 0;
    std::uint16_t word = 0; ///< Id in the lexicon that looked it up; 0 where it has none.
    std::uint16_t info = 0; ///< The lexicon's facts on the word: see `lexicon`.

    [[nodiscard]] constexpr bool is(token_bits bit) const noexcept { return (bits & bit) != 0; }
};

/// Appends the tokens of `text[at]` to `out`. Never fails: bytes that fit nothing are passed over.
/// @cost linear
/// @threads safe
RUNG_DECL void tokenise(std::string_view text, range at, std::vector<token>& out);

/// Returns the hash that `tokenise` gives a word written like `folded`, which must be folded already.
[[nodiscard]] RUNG_DECL std::uint64_t hash_of_folded(std::string_view folded) noexcept;

} // namespace text
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/text/impl/words.ipp>
#endif
