// SPDX-License-Identifier: Apache-2.0
#include "terminal_posix.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace rung::cli {

bool is_terminal(int descriptor) noexcept { return ::isatty(descriptor) == 1; }

std::size_t terminal_width(int descriptor) noexcept {
    winsize size{};
    long    width = 0;
    if (const char* said = std::getenv("COLUMNS")) { width = std::strtol(said, nullptr, 10); } // NOLINT(concurrency-mt-unsafe): before any thread
    if (width <= 0 && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0) { width = size.ws_col; }
    return width <= 0 ? 80 : static_cast<std::size_t>(std::clamp(width, 40L, 100L));
}

bool use_colour(colour_choice choice, int descriptor) noexcept {
    if (choice != colour_choice::automatic) { return choice == colour_choice::always; }
    const char* const no   = std::getenv("NO_COLOR"); // NOLINT(concurrency-mt-unsafe): before any thread
    const char* const term = std::getenv("TERM");     // NOLINT(concurrency-mt-unsafe): before any thread
    return is_terminal(descriptor) && (no == nullptr || *no == '\0') && term != nullptr && std::string_view(term) != "dumb";
}

} // namespace rung::cli
