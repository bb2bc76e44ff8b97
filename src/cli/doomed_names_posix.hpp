// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <string>

namespace rung::cli {

/// From now on a signal that ends the program removes the file of this name first. Four names have room; a fifth is not removed.
void doom_name(const std::string& path) noexcept;

/// The name is no longer removed.
void spare_name(const std::string& path) noexcept;

/// Keeps the signals that end a program from this thread as long as it lives; they come after that.
class signals_held {
public:
    signals_held() noexcept;
    signals_held(const signals_held&)            = delete;
    signals_held& operator=(const signals_held&) = delete;
    ~signals_held();

private:
    ::sigset_t before_{};
};

} // namespace rung::cli
