// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check_options.hpp"

#include <cstddef>

namespace rung::cli {

[[nodiscard]] bool is_terminal(int descriptor) noexcept;

/// Columns of the terminal, or of COLUMNS; 80 where neither says. At most 100, which is as wide as prose reads well; at least 40.
[[nodiscard]] std::size_t terminal_width(int descriptor) noexcept;

/// Colours are used on a terminal unless NO_COLOR is set or TERM is "dumb"; `choice` overrules all of it.
[[nodiscard]] bool use_colour(colour_choice choice, int descriptor) noexcept;

} // namespace rung::cli
