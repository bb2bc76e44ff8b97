// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <string_view>

RUNG_BEGIN
namespace text {

/// Returns how many syllables an English word is spoken with, by spelling rules and a short list of exceptions; at least 1.
/// Agrees with a pronouncing dictionary on about nine words in ten; the measured figure stands in `docs/advert.md`.
/// @threads safe
[[nodiscard]] RUNG_DECL unsigned count_syllables(std::string_view word) noexcept;

} // namespace text
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/text/impl/syllables.ipp>
#endif
