// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/document.hpp>
#include <rung/advert/report.hpp>
#include <rung/advert/ruleset.hpp>

RUNG_BEGIN
namespace advert {

/// Reads an advert as a capable person from outside would, and returns what would stop, puzzle or put them off, and what it does well.
///
/// Pure: no I/O, no clock, no globals; the same document and rules give the same report. A `partial` document gets no finding about what
/// it lacks; one that is not in English gets the single finding `not-english`.
/// @pre `advert` holds valid UTF-8, as every reader of Rung makes it
/// @cost linear in the length of the text
/// @threads safe
[[nodiscard]] RUNG_DECL report check(const document& advert, const ruleset& rules = {});

} // namespace advert
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/advert/impl/check.ipp>
#endif
