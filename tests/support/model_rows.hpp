// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/import.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace rung_test {

/// A row of the model as text to compare: "job 7: title=Clerk start=2020-01-02 fte=!absent rule=both"; what is not ok is !state.
[[nodiscard]] inline std::string told_row(const rung::workforce::row& row) {
    using namespace rung::workforce;
    std::string line = std::string(name(row.type)) + " " + std::string(row.key) + ":";
    for (const auto& one : row.values) {
        const auto& info = fields()[one.field];
        line += " " + std::string(info.name.substr(info.name.find('.') + 1)) + (one.kind.empty() ? "" : "." + std::string(one.kind)) + "=";
        if (one.state != value_state::ok) {
            line += "!" + std::string(name(one.state));
            continue;
        }
        char date[32];
        std::snprintf(date, sizeof date, "%04d-%02u-%02u", one.date.year, unsigned{one.date.month}, unsigned{one.date.day});
        line += info.kind == value_kind::text ? std::string(one.text) : info.kind == value_kind::date ? std::string(date) : std::to_string(one.number);
    }
    if (row.rule != promotion_rule::none) { line += " rule=" + std::string(name(row.rule)); }
    return line;
}

/// All rows of an import, then "error: name where" where it failed.
struct told_import {
    std::vector<std::string>  rows;
    rung::workforce::coverage read;
    std::string               error;
};

[[nodiscard]] inline told_import import_all(const rung::adapter::import_request& what) {
    told_import all;
    auto        read = rung::adapter::import_rows(what, [&](const rung::workforce::row& row) {
        all.rows.push_back(told_row(row));
        return rung::result<void>();
    });
    if (read) { all.read = *std::move(read); }
    else { all.error = std::string(rung::name(read.error().code)) + " " + read.error().where; }
    return all;
}

} // namespace rung_test
