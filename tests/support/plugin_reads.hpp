// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/bundled.hpp>
#include <rung/adapter/file.hpp>
#include <rung/adapter/import.hpp>
#include <rung/adapter/suggest.hpp>
#include <rung/core/errc.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "places.hpp"
#include "support/model_rows.hpp"

/// Files read by the bundled plugins as a program reads them: found out by content, read, mapped by `suggest_map`, imported.
namespace rung_test {

using plugin_options = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] inline const rung::adapter::plugin_set& bundled() {
    static const rung::adapter::plugin_set all(rung_bundled_plugins());
    return all;
}

/// Path of a fixture: "workday/report.xml".
[[nodiscard]] inline std::string fixture(const std::string& name) {
    const auto slash = name.find('/');
    return std::string(RUNG_SOURCE_DIR "/plugins/") + name.substr(0, slash) + "/fixtures" + name.substr(slash);
}

/// Path of a real file among the shared samples ("personio/employees.json"); "" where RUNG_SHARED does not say where they are.
[[nodiscard]] inline std::string shared_sample(const std::string& name) {
    const char* folder = std::getenv("RUNG_SHARED");
    return folder == nullptr ? std::string() : std::string(folder) + "/data/hris/" + name;
}

/// What a plugin gave of a file.
struct plugin_read {
    std::string                                     format; ///< The likeliest by content, or the one that was asked for.
    std::string                                     error;  ///< "bad_json byte 7"; "" where all went well.
    std::uint64_t                                   records = 0;
    std::vector<std::string>                        rows;    ///< "table#record: path=value|…"; <null>, <empty>.
    std::vector<std::string>                        columns; ///< Paths, in their order.
    std::map<std::string, std::string>              roles;   ///< Of columns that have one, by path.
    std::map<std::string, std::vector<std::string>> values;  ///< Of columns, in their order.

    /// The value of a column number `number`, from 0; "?" where there is none.
    [[nodiscard]] std::string value(const std::string& path, std::size_t number = 0) const {
        const auto found = values.find(path);
        return found == values.end() || number >= found->second.size() ? "?" : found->second[number];
    }
    [[nodiscard]] std::string role(const std::string& path) const {
        const auto found = roles.find(path);
        return found != roles.end() ? found->second : std::find(columns.begin(), columns.end(), path) == columns.end() ? "no such column" : "";
    }
    [[nodiscard]] std::vector<std::string> without_role() const {
        std::vector<std::string> all;
        for (const auto& path : columns) {
            if (!roles.contains(path)) { all.push_back(path); }
        }
        return all;
    }
};

[[nodiscard]] inline rung::result<std::unique_ptr<rung::adapter::source_file>> open_read(const std::string& path, const std::string& format, const plugin_options& options) {
    rung::adapter::file_request request;
    request.path    = path;
    request.plugins = &bundled();
    request.format  = format;
    request.options = options;
    return rung::adapter::source_file::open(request);
}

[[nodiscard]] inline std::string in_words(const rung::failure& why) { return std::string(rung::name(why.code)) + " " + why.where; }

[[nodiscard]] inline plugin_read read_with_plugin(const std::string& path, const std::string& format = {}, const plugin_options& options = {}) {
    plugin_read all;
    auto        file = open_read(path, format, options);
    if (!file) {
        all.error = in_words(file.error());
        return all;
    }
    all.format   = (*file)->format().format;
    auto& reader = (*file)->reader();
    for (;;) {
        const auto batch = reader.next();
        if (!batch) { all.error = in_words(batch.error()); }
        if (!batch || batch->row_count == 0) { break; }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto& row  = batch->rows[i];
            std::string line = reader.tables()[row.table].path + "#" + std::to_string(row.record) + ":";
            all.records += static_cast<std::uint64_t>(row.table == 0);
            for (std::uint32_t f = 0; f < row.field_count; ++f) {
                const auto& field = row.fields[f];
                const auto& path_of = reader.columns()[field.column].path;
                const auto  text  = field.state == RUNG_FIELD_NULL ? "<null>" : field.state == RUNG_FIELD_EMPTY ? "<empty>" : std::string(field.data, field.size);
                line += (f == 0 ? " " : "|") + path_of + "=" + text;
                all.values[path_of].push_back(text);
            }
            all.rows.push_back(std::move(line));
        }
    }
    for (const auto& column : reader.columns()) {
        all.columns.push_back(column.path);
        if (!column.role.empty()) { all.roles[column.path] = column.role; }
    }
    return all;
}

/// What an import through the proposed map gave.
struct proposed_import {
    std::string                        error;
    std::map<std::string, std::string> ties;    ///< Model field → column.
    std::map<std::string, int>         count;   ///< Rows by type: "worker", "job", …
    std::vector<std::string>           rows;
    std::vector<std::string>           unmapped; ///< Columns that the proposal leaves alone.
};

[[nodiscard]] inline proposed_import import_as_proposed(const std::string& path, const std::string& format = {}, const plugin_options& options = {}) {
    proposed_import all;
    auto            first = open_read(path, format, options);
    if (!first) {
        all.error = in_words(first.error());
        return all;
    }
    const auto map = rung::adapter::suggest_map({.reader = &(*first)->reader(), .format = (*first)->format().format});
    if (!map) {
        all.error = in_words(map.error());
        return all;
    }
    for (const auto& tie : map->fields) { all.ties[tie.to] = tie.from; }
    auto again = open_read(path, format, options);
    auto told  = import_all({.main = &(*again)->reader(), .map = &*map, .as_of = {2026, 1, 1}});
    all.error  = told.error;
    all.rows   = std::move(told.rows);
    for (const auto& line : all.rows) { ++all.count[line.substr(0, line.find(' '))]; }
    for (const auto& one : told.read.unmapped) { all.unmapped.push_back(one.from); }
    return all;
}

} // namespace rung_test
