// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <string>

namespace rung::cli {

/// Finds a column's hierarchy in a folder: `<column>.csv`, else the one file whose name ends in `_<column>.csv`.
/// @return its path; `errc::not_found`, or `errc::precondition` where several end so
[[nodiscard]] result<std::string> find_hierarchy(const std::string& folder, const std::string& column);

} // namespace rung::cli
