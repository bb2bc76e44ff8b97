// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/xlsx.hpp>

#include "support/record_rows.hpp"

namespace rung_test {

/// All that a workbook gave: rows, diagnostics, columns ("path = label"), what was found out.
struct told_workbook {
    std::vector<std::string> rows;
    std::vector<std::string> diagnostics;
    std::vector<std::string> columns;
    rung::result<void>       opened;
    rung::format::xlsx_found found;
};

[[nodiscard]] inline told_workbook read_workbook(const std::string& file, const rung::format::xlsx_shape& shape = {},
                                                 const rung_read_limits& bounds = rung::format::reading{}.bounds, std::size_t step = 65'536) {
    memory_input      input(file, step);
    told_diagnostics  heard;
    told_workbook     out;
    const auto        reader = rung::format::read_xlsx({input.input(), heard.diagnose(), bounds}, shape, &out.found);
    if (!reader) {
        out.opened = reader.error();
        return out;
    }
    const auto& from = *reader;
    out.rows         = all_rows(*from);
    out.diagnostics  = heard.all;
    for (const auto& c : from->columns()) { out.columns.push_back(c.path + (c.label.empty() ? "" : " = " + c.label)); }
    return out;
}

} // namespace rung_test
