// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rung::cli {

/// For programs that hold people's data, first of all: a crash of this process or of its children writes no image of its memory, not even
/// to a program that gathers such images, and no other program of the same user may look into it.
void forbid_core_dumps() noexcept;

} // namespace rung::cli
