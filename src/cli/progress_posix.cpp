// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <algorithm>
#include <string>
#include <unistd.h>

namespace rung::cli {

void progress::show(std::uint64_t done, std::uint64_t adverts) {
    if (!on_) { return; }
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) { return; }
    next_            = now + std::chrono::milliseconds(100);
    std::string line = "\r\x1B[K";
    if (total_ > 0) {
        constexpr std::uint64_t width  = 30;
        const auto              filled = std::min(width, done * width / total_);
        line += '[' + std::string(filled, '#') + std::string(width - filled, '.') + "] " + std::to_string(std::min<std::uint64_t>(100, done * 100 / total_)) + " %  ";
    }
    line += std::to_string(adverts) + (adverts == 1 ? " advert" : " adverts");
    if (bytes_) { line += ", " + std::to_string(done >> 20U) + " MB"; }
    drawn_ = ::write(STDERR_FILENO, line.data(), line.size()) > 0;
}

void progress::wipe() {
    if (drawn_) { drawn_ = ::write(STDERR_FILENO, "\r\x1B[K", 4) < 0; }
}

} // namespace rung::cli
