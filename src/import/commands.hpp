// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../cli/refuse.hpp"

namespace rung::cli {

/// Each command gets its own words, its name first, and returns the exit status.
[[nodiscard]] int import_command(int count, char** words);
[[nodiscard]] int map_command(int count, char** words);
[[nodiscard]] int plugin_command(int count, char** words);

} // namespace rung::cli
