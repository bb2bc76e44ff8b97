// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What every plugin of adapter/abi.h must stand: the same checks for our own plugins in ctest and for anybody's in `rung plugin check`.
/// Sees a plugin through its C table only.
namespace rung::conformance {

/// An input to read with the plugin. The text is what a host hands over: UTF-8 without a byte-order mark, but for RUNG_FORMAT_BYTES.
struct sample {
    std::string                                      name;
    std::string                                      text;
    std::string                                      format; ///< "" for the format of the plugin that its probe is surest of.
    std::vector<std::pair<std::string, std::string>> options;
    bool                                             broken = false; ///< Whether reading it has to end with an error.
};

/// One check: what was checked, whether it holds, and what was seen: a count, or where it does not hold. Never a value of a sample.
struct report_line {
    std::string what;
    bool        ok = false;
    std::string detail;
};

/// A check that has not been run yet. Checks are independent, so that a host may run each in a process of its own.
struct check {
    std::string                  what;
    std::function<report_line()> run;
};

/// Returns the checks in a fixed order for the plugin and the samples, both borrowed. Samples that the plugin was made for must give rows;
/// inputs that fit nothing are made here. Quick: each takes a second or two at most, and no check keeps state.
[[nodiscard]] std::vector<check> checks_of(const rung_plugin* plugin, std::span<const sample> samples);

/// Runs all checks.
[[nodiscard]] std::vector<report_line> check_plugin(const rung_plugin* plugin, std::span<const sample> samples);

/// Inputs that no format is made for: empty, NUL bytes, noise, deep nesting, a document type declaration, one value of a MiB, cut UTF-8.
[[nodiscard]] const std::vector<sample>& hostile_inputs();

} // namespace rung::conformance
