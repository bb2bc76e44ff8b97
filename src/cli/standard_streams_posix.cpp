// SPDX-License-Identifier: Apache-2.0
#include "standard_streams_posix.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace rung::cli {

void fill_standard_streams() noexcept {
    int opened = 0;
    do { opened = ::open("/dev/null", O_RDWR); } while (opened >= 0 && opened <= STDERR_FILENO);
    if (opened > STDERR_FILENO) { ::close(opened); }
}

} // namespace rung::cli
