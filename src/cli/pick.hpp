// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/advert/report.hpp>

#include <vector>

namespace rung::cli {

/// What was left out, each term once.
struct folded_counts {
    std::size_t barriers = 0, warnings = 0, hints = 0;

    [[nodiscard]] bool any() const noexcept { return barriers + warnings + hints > 0; }
};

/// Places in `report.findings`, credits apart.
struct picked {
    std::vector<std::size_t> credits;
    std::vector<std::size_t> shown; ///< Most excluding first.
    folded_counts            folded;
};

/// Chooses what a busy recruiter should read: at most `most` findings, one a term, no rule more than twice and one hint on what is missing while others wait; first what
/// keeps people from applying, then what they may not understand, then wording. `except[i]` leaves finding i out. `most` 0 shows all.
[[nodiscard]] picked pick(const advert::report& report, std::size_t most, const std::vector<bool>& except);

} // namespace rung::cli
