// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../cli/refuse.hpp"

namespace rung::cli {

/// Each subcommand of `rung disclose` gets its own words, its name first, and returns the exit status.
[[nodiscard]] int publish_command(int count, char** words);
[[nodiscard]] int audit_command(int count, char** words);
[[nodiscard]] int submit_command(int count, char** words);
[[nodiscard]] int ledger_command(int count, char** words);

} // namespace rung::cli
