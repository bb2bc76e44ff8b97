// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <string_view>

namespace rung::cli {

/// Each command gets its own words, its name first, and returns the exit status.
[[nodiscard]] int import_command(int count, char** words);
[[nodiscard]] int map_command(int count, char** words);
[[nodiscard]] int plugin_command(int count, char** words);

/// Says in one line why `command` could not be done. @return 2
int refuse(std::string_view command, const failure& why);

} // namespace rung::cli
