// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/json_records.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/record_rows.hpp"

namespace rung_test {

using lines = std::vector<std::string>;

/// All that a text gives as records.
struct json_reading {
    lines rows;
    lines diagnostics;
    lines tables = {};
};

[[nodiscard]] inline json_reading read_json(std::string_view text, const rung::format::json_shape& shape, std::size_t step = 65'536,
                                            const rung_read_limits& bounds = rung::format::reading{}.bounds) {
    memory_input      input(text, step);
    told_diagnostics diagnostics;
    const auto        reader = rung::format::read_json_records({.input = input.input(), .diagnose = diagnostics.diagnose(), .bounds = bounds}, shape);
    if (!reader) { return {{"not made"}, {}, {}}; }
    auto rows = all_rows(**reader);
    lines tables;
    for (const auto& t : (*reader)->tables()) { tables.push_back(t.path); }
    return {std::move(rows), diagnostics.all, std::move(tables)};
}

} // namespace rung_test
