// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/plugins.hpp>
#include <rung/workforce/coverage.hpp>
#include <rung/workforce/row.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// Path of the column that a value came from.
using column_path = std::function<std::string_view(std::uint32_t column)>;

/// Appends a row of the model as a line of NDJSON (schema rung-row/1).
void put_row(std::string& out, const workforce::row& row, const column_path& path_of);

/// The coverage as a JSON document (schema rung-coverage/1).
[[nodiscard]] std::string coverage_json(const workforce::coverage& read);

/// The coverage for people: a table of fields, what is not mapped, what was wrong.
[[nodiscard]] std::string coverage_text(const workforce::coverage& read);

/// The answer of --detect (schema rung-detect/1).
[[nodiscard]] std::string candidates_json(const std::vector<adapter::candidate>& candidates);

} // namespace rung::cli
