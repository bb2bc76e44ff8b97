// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/table_csv.hpp>

#include <string_view>

namespace rung::cli {

/// Whether a text is a table that `publish` wrote.
[[nodiscard]] bool is_published_table(std::string_view text);

/// Reads such a table as anybody would who has it: rounded figures are open within their base. Nothing vouches for it here.
/// @return `errc::bad_json`; `errc::bad_table` with a JSON pointer; `errc::precondition` for figures with noise, which have no bounds to work out
[[nodiscard]] result<disclosure::published_csv> read_published_table(std::string_view text);

} // namespace rung::cli
