// SPDX-License-Identifier: Apache-2.0
#include "anonymise_command.hpp"

#include "../cli/core_dump_posix.hpp"
#include "../cli/guarded.hpp"

int main(int count, char** words) {
    rung::cli::forbid_core_dumps();
    return rung::cli::guarded(rung::cli::anonymise_command, count, words);
}
