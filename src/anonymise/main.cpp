// SPDX-License-Identifier: Apache-2.0
#include "anonymise_command.hpp"

#include "../cli/output.hpp"

#include <exception>
#include <new>

int main(int count, char** words) {
    try {
        return rung::cli::anonymise_command(count, words);
    } catch (const std::bad_alloc&) {
        rung::cli::complain("out of memory");
    } catch (const std::exception&) { rung::cli::complain("a fault in Rung, please report it"); }
    return 2;
}
