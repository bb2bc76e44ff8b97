// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/workforce/value.hpp>
#include <rung/workforce/worker.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

RUNG_BEGIN
namespace workforce {

/// What somebody said, as far as it is counted: the code, and without one why there is none.
struct counted_answer {
    value_state state = value_state::absent; ///< `absent` and `null` count as `empty`: nobody asked for more than that nothing was said.
    std::string code;                        ///< Where `state` is ok.

    friend auto operator<=>(const counted_answer&, const counted_answer&) = default;
};

/// One combination of group and answers, and how many gave it.
struct answer_line {
    std::vector<counted_answer> group;   ///< In the order of `answer_counts::groups`.
    std::vector<counted_answer> answers; ///< In the order of `answer_counts::questions`.
    std::uint64_t               count = 0;

    friend bool operator==(const answer_line&, const answer_line&) = default;
};

/// Answers that nobody's id stands beside, as a survey tool exports them: counts that a table is to be made of. In order of their content:
/// which answer came first is not in here, since the order of arrival can tell whose it is. Exact figures: not for publishing as they are.
struct answer_counts {
    std::vector<std::string> groups;    ///< Model fields: "job.grade", "job.location".
    std::vector<std::string> questions; ///< Model fields: "answer.occupation".
    std::vector<answer_line> lines;     ///< Each combination once, ascending.

    friend bool operator==(const answer_counts&, const answer_counts&) = default;
};

/// How many people a group has.
struct head_count {
    std::vector<counted_answer> group;
    std::uint64_t               heads = 0;

    friend bool operator==(const head_count&, const head_count&) = default;
};

/// Counts the people at work on the day `d` by model fields: `job.*` and `job.organisation.<kind>` of the job row that holds on that day,
/// `employment.*`, `worker.status`. Each person counts once, in the primary of the employments that hold on that day, else in the first of them.
/// @return ascending by group; `errc::precondition` with the name of a field that is none of these
[[nodiscard]] RUNG_DECL result<std::vector<head_count>> count_heads(std::span<const worker> workers, std::span<const std::string> by, civil_date d);

/// What is wrong with a group, if anything.
enum class head_trouble : std::uint8_t {
    none,
    more_answers, ///< More came back than there are people: somebody answered twice, or the groups are named differently.
    no_such_group, ///< Answers of a group that nobody is in.
};

/// Answers and heads of one group side by side.
struct reconciled_group {
    std::vector<counted_answer> group;
    std::uint64_t               heads    = 0;
    std::uint64_t               returned = 0;      ///< Forms that came back.
    std::vector<std::uint64_t>  answered;          ///< Of these, for each question: with an answer or with "prefer not to say".
    head_trouble                trouble = head_trouble::none;

    friend bool operator==(const reconciled_group&, const reconciled_group&) = default;
};

/// Holds answers against heads, group by group. `by` names the fields that the heads were counted by; answers that know more of a group
/// than these are added up.
/// @return every group of either, ascending; `errc::precondition` with the name of a field that the answers don't have
[[nodiscard]] RUNG_DECL result<std::vector<reconciled_group>> reconcile(const answer_counts& answers, std::span<const std::string> by,
                                                                       std::span<const head_count> heads);

} // namespace workforce
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/workforce/impl/answer_counts.ipp>
#endif
