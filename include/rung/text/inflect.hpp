// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace text {

/// How the head of a phrase inflects.
enum class word_class : std::uint8_t { fixed, verb, noun };

/// An inflected form with the same inflection of what is to stand in its place.
struct inflected {
    std::string form;
    std::string plain;
};

/// Returns the inflected forms of `phrase`, the form as written first: of its first word where it is a verb, of its last where it is a
/// noun. `plain` (several by " / ") is inflected alongside, so that `utilise` → `use` gives `utilising` → `using`.
/// English, British spelling; regular forms by rule, others from a table. Verbs in -ise also come in -ize.
/// @threads safe
[[nodiscard]] RUNG_DECL std::vector<inflected> inflections(std::string_view phrase, word_class head, std::string_view plain);

} // namespace text
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/text/impl/inflect.ipp>
#endif
