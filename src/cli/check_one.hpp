// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "baseline.hpp"
#include "source.hpp"

#include <rung/advert/check.hpp>

#include <string>
#include <vector>

namespace rung::cli {

/// What every advert of a run is checked with. Shared between threads and not changed while they run.
struct check_setting {
    advert::ruleset rules;
    cli::baseline   known;
    std::string     baseline_file; ///< Names in baselines are relative to its folder.
    limits          bounds;
};

/// One advert, checked. Suppressed findings and those of the baseline are gone, also from the counts of the verdict.
struct checked_advert {
    source                        in;
    advert::report                report;
    std::vector<advert::position> at; ///< One for each finding.
};

/// Checks one advert.
/// @threads safe
[[nodiscard]] checked_advert check_one(source in, const check_setting& with);

/// The worst severity among the findings; `severity::credit` where there are none.
[[nodiscard]] severity worst(const advert::report& report) noexcept;

/// Sets the counts of the verdict to what the findings say.
void count_again(advert::report& report) noexcept;

} // namespace rung::cli
