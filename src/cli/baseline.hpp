// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/report.hpp>
#include <rung/core/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// A finding as a baseline knows it.
struct baseline_entry {
    std::string   file;
    std::string   rule;
    std::uint64_t hash = 0;

    friend auto operator<=>(const baseline_entry&, const baseline_entry&) = default;
};

/// Findings that were there before and are not to be told again.
///
/// `hash` is 64-bit FNV-1a of rule and quoted words: it keeps the words out of sight of a passing reader and moves with them when the
/// advert changes elsewhere. It is no secret: who guesses the words can confirm the guess.
class baseline {
public:
    /// Reads `{schema:"rung-baseline/1", entries:[{file, rule, hash}]}`. @return it; `errc::bad_baseline`, `errc::bad_json`
    [[nodiscard]] static result<baseline> parse(std::string_view json, const std::string& where);

    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

    /// @threads safe
    [[nodiscard]] bool holds(std::string_view file, const advert::finding& found) const;

private:
    std::vector<baseline_entry> entries_; ///< Sorted.
};

/// @threads safe
[[nodiscard]] baseline_entry entry_of(std::string_view file, const advert::finding& found);

/// Returns the baseline file that holds `entries`, sorted, each once.
[[nodiscard]] std::string write_baseline(std::vector<baseline_entry> entries);

/// Returns `file` as seen from the folder of the baseline file, so that a run from elsewhere finds the same entries.
[[nodiscard]] std::string baseline_name(const std::string& file, const std::string& baseline_file);

} // namespace rung::cli
