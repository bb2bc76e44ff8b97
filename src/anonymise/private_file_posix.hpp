// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <string>
#include <string_view>

namespace rung::cli {

/// Writes a file whole or not at all: into a new file beside it, for its owner's eyes only (mode 0600), which then takes its name.
/// @return `errc::unwritable` with the system's words in `external_text`
[[nodiscard]] result<void> write_private(const std::string& path, std::string_view bytes);

/// Whether both paths lead to one file that exists.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

/// Finds a column's hierarchy in a folder: `<column>.csv`, else the one file whose name ends in `_<column>.csv`.
/// @return its path; `errc::not_found`, or `errc::precondition` where several end so
[[nodiscard]] result<std::string> find_hierarchy(const std::string& folder, const std::string& column);

} // namespace rung::cli
