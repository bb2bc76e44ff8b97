// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rung::cli {

/// Puts /dev/null where a program was started without stdin, stdout or stderr: else the next file opened would be taken for that stream.
void fill_standard_streams() noexcept;

} // namespace rung::cli
