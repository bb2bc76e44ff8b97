// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rung::cli {

/// Becomes `rung-NAME` from the folder of this program, with `words` from `words[0]` on; nowhere else is searched. Returns where there is
/// no such program, or `name` is not made of letters, digits and hyphens.
void run_sibling(std::string_view name, int count, char** words);

/// Whether `rung-NAME` is in the folder of this program and may be run.
[[nodiscard]] bool is_sibling(std::string_view name);

} // namespace rung::cli
