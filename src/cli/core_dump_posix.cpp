// SPDX-License-Identifier: Apache-2.0
#include "core_dump_posix.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace rung::cli {

void forbid_core_dumps() noexcept {
    const struct rlimit none{0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
    (void)::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // the limit does not hold where core_pattern is a pipe
}

} // namespace rung::cli
