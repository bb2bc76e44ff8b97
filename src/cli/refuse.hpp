// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <string_view>

namespace rung::cli {

/// Says on stderr why something can't be done: what it was about, the reason, the place, and the system's or a library's words where those
/// speak of no person. @return 2, the exit status
int refuse(std::string_view what, const failure& why);

} // namespace rung::cli
