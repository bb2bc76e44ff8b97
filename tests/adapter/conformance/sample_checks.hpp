// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run.hpp"

#include <span>
#include <string>
#include <string_view>

namespace rung::conformance {

/// A sample with the format that it is read as.
struct subject {
    const rung_plugin* plugin;
    const sample&      what;
    const std::string& format;
};

/// One check on one sample: returns what is wrong, "" for nothing, and says what was looked at.
struct sample_check {
    std::string_view what;
    std::string (*work)(const subject& on, std::string& seen);
};

[[nodiscard]] std::span<const sample_check> sample_checks();

/// The format that the sample names, else the one that the plugin's probe is surest of.
/// @return "" where there is none: `wrong` says so
[[nodiscard]] std::string format_of(const rung_plugin* plugin, const sample& one, std::string& wrong);

} // namespace rung::conformance
