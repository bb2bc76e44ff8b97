// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "open_source.hpp"

#include <rung/adapter/field_map.hpp>
#include <rung/core/civil_date.hpp>
#include <rung/workforce/coverage.hpp>

#include <string>

namespace rung::cli {

/// What was asked of `rung import`.
struct import_options {
    std::string  file, map, as_of, out, coverage, progress = "auto";
    std::string  answers, heads, heads_map, reconciled;
    bool         detect = false, isolated = false;
    plugin_words plugins;
};

/// @return the day; `errc::precondition` naming the option
[[nodiscard]] result<civil_date> read_as_of(const std::string& text);

/// Sees to it that no output is a file that is read, or another output.
[[nodiscard]] result<void> outputs_apart(const import_options& options, const adapter::field_map& map);

/// Writes the coverage to `where` ("-" for stdout, "" for nowhere) and tells it to people. @return the exit status
[[nodiscard]] int tell_coverage(const std::string& where, const adapter::field_map& map, const workforce::coverage& read);

/// Counts a file of answers without ids, and holds it against the heads of a staff export.
[[nodiscard]] int import_answers(const import_options& options);

} // namespace rung::cli
