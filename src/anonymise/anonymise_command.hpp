// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rung::cli {

/// `rung anonymise`: gets its own words, the program's name first, and returns the exit status: 0, or 2 where nothing was written.
[[nodiscard]] int anonymise_command(int count, char** words);

} // namespace rung::cli
