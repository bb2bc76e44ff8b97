// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>

namespace rung::cli {

/// A line on stderr that says how far the work is; drawn ten times a second at most, and wiped at the end.
class progress {
public:
    /// @param total bytes or files, 0 where it isn't known
    progress(bool on, bool bytes, std::uint64_t total) : total_(total), on_(on), bytes_(bytes) {}
    progress(const progress&)            = delete;
    progress& operator=(const progress&) = delete;
    ~progress() { wipe(); }

    void set_total(std::uint64_t total) noexcept { total_ = total; }
    void show(std::uint64_t done, std::uint64_t adverts);
    void wipe();

private:
    std::chrono::steady_clock::time_point next_{};
    std::uint64_t                         total_;
    bool                                  on_;
    bool                                  bytes_;
    bool                                  drawn_ = false;
};

} // namespace rung::cli
