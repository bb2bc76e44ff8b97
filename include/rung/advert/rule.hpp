// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/finding.hpp>

#include <cstdint>
#include <span>
#include <string_view>

RUNG_BEGIN
namespace advert {

/// What a rule is about; the names are part of the output form.
enum class family : std::uint8_t {
    acronym, jargon, buzzword, wordy, long_sentence, readability, degree, years, class_coded, gender_coded, age_coded,
    cost, pay, flexibility, network, equality, missing, positive, other,
};

inline constexpr std::string_view family_names[] = {
    "acronym", "jargon", "buzzword", "wordy", "long_sentence", "readability", "degree", "years", "class_coded", "gender_coded", "age_coded",
    "cost", "pay", "flexibility", "network", "equality", "missing", "positive", "other",
};

[[nodiscard]] constexpr std::string_view name(family f) noexcept { return family_names[static_cast<std::size_t>(f)]; }

/// One rule: what it asks of an advert and why. All rules stand in `src/rules/*.toml`; ids are permanent.
struct rule {
    std::string_view id;         ///< kebab-case.
    std::string_view idea;       ///< Number of the idea it came from, such as "Q01"; may be empty.
    std::string_view title;      ///< A short name for lists.
    std::string_view message;    ///< A reader's difficulty or a question, with placeholders such as {term}.
    std::string_view why;        ///< Two sentences.
    std::string_view mend;       ///< What to write instead.
    std::string_view sources;    ///< Keys of `docs/sources.md`, blank between.
    std::string_view exceptions; ///< When it stays silent, one a line.
    std::string_view fires;      ///< Passages that it reports, one a line; ¶ is a line break.
    std::string_view silent;     ///< Passages like them that it does not report.
    family           about = family::other;
    severity         level = severity::hint;
    evidence         rests_on  = evidence::expert;
    bool             contested = false; ///< The evidence is disputed; `why` says how.
    bool             on        = true;  ///< Off by default where false.
};

/// Returns every rule, sorted by id.
/// @threads safe
[[nodiscard]] RUNG_DECL std::span<const rule> rules() noexcept;

/// Returns the rule with that id, or nullptr.
/// @threads safe
[[nodiscard]] RUNG_DECL const rule* find_rule(std::string_view id) noexcept;

} // namespace advert
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/advert/impl/rule.ipp>
#endif
