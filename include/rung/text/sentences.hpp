// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/words.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace text {

/// A sentence as tokens [first, last) and the number of words a reader would count: a hyphenated word is one, marks are none.
struct sentence {
    std::uint32_t first = 0;
    std::uint32_t last  = 0;
    std::uint32_t words = 0;
};

/// Appends the sentences of one block. `tokens` are the block's, `offset` is added to the token numbers.
///
/// A full stop ends a sentence where a capital, a digit or nothing follows, unless an abbreviation or an initial stands before it; so do
/// a question or exclamation mark, a bullet inside the block, and a line break before a capital.
/// @cost linear
/// @threads safe
RUNG_DECL void split_sentences(std::string_view text, std::span<const token> tokens, std::uint32_t offset, std::vector<sentence>& out);

} // namespace text
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/text/impl/sentences.ipp>
#endif
