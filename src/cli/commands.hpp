// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check_one.hpp"
#include "files_posix.hpp"

#include <vector>

namespace rung::cli {

struct check_options;

/// Each command gets its own words, its name first, and returns the exit status.
[[nodiscard]] int check_command(int count, char** words);
[[nodiscard]] int rules_command(int count, char** words);
[[nodiscard]] int explain_command(int count, char** words);
[[nodiscard]] int stats_command(int count, char** words);
[[nodiscard]] int completion_command(int count, char** words);

/// `rung check --fix` and `--diff`.
[[nodiscard]] int fix_files(const check_options& options, const check_setting& with, const std::vector<listed_path>& paths);

} // namespace rung::cli
