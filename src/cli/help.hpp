// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rung::cli {

/// The programs that `rung NAME` runs and that come with it, each as `rung-NAME`.
inline constexpr std::string_view siblings[] = {"map", "import", "plugin", "disclose", "anonymise"};

/// What `rung help` says. Siblings that are not beside this program are told as not installed.
[[nodiscard]] std::string help_text();

} // namespace rung::cli
