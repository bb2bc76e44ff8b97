// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output.hpp"
#include "standard_streams_posix.hpp"

#include <exception>
#include <new>

namespace rung::cli {

/// Runs what a program is for, with all three standard streams; what is thrown there becomes one line on stderr. @return its exit status, else 2
[[nodiscard]] inline int guarded(int (*work)(int, char**), int count, char** words) {
    fill_standard_streams();
    try {
        return work(count, words);
    } catch (const std::bad_alloc&) {
        complain("out of memory");
    } catch (const std::exception&) { complain("a fault in Rung, please report it"); }
    return 2;
}

} // namespace rung::cli
