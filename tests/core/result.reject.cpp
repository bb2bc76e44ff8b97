// SPDX-License-Identifier: Apache-2.0
// A result that nobody looks at is a mistake that the compiler tells.
// rejects: ignoring return(ed)? value of .*nodiscard
#include <rung/core/result.hpp>

#if defined(RUNG_REJECT)
#  pragma GCC diagnostic error "-Wunused-result"
#endif

rung::result<int> count();

int main() {
#if defined(RUNG_REJECT)
    count();
#else
    return count() ? 0 : 1;
#endif
}
