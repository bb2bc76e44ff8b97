// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/field_map.hpp>
#include <rung/adapter/source.hpp>
#include <rung/core/result.hpp>
#include <rung/workforce/answer_counts.hpp>
#include <rung/workforce/coverage.hpp>

#include <cstdint>

RUNG_BEGIN
namespace adapter {

/// An answer file without ids: role, site, answers, a record for each form that came back.
struct answers_request {
    source_reader*   main = nullptr;
    const field_map* map  = nullptr; ///< Ties to `answer.<question>`, and to text fields of worker, employment or job that say the group. No ids.
    std::uint64_t    line_limit = 1'000'000; ///< Combinations to hold; more fail with too_large.
};

/// What was counted, and what was not.
struct counted_answers {
    workforce::answer_counts counts;
    workforce::coverage      read;
};

/// Counts the answers of a file that knows nobody's id. Columns that the map doesn't tie (times, addresses, browsers) are counted as unmapped
/// and not looked at; nothing of the order of the records is kept.
///
/// A group that is different in nearly every record is told as `group-tells-persons`: it is an id by another name.
/// @return the counts; the reader's failure; `errc::bad_map` with a JSON pointer where the map has an id ("/fields"), a side file ("/side"), no
///     answer, or a tie that is neither a group nor an answer; `errc::too_large` with "combinations"
/// @cost linear in the input; holds each combination once
[[nodiscard]] RUNG_DECL result<counted_answers> count_answers(const answers_request& what);

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/answers.ipp>
#endif
