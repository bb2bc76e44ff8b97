// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/plugin.hpp>
#include <rung/adapter/source.hpp>
#include <rung/format/delimited.hpp>
#include <rung/format/json_records.hpp>
#include <rung/format/outline.hpp>
#include <rung/format/xml_records.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/record_rows.hpp"

/// A plugin of three formats for tests of the host, made as authors make theirs.
namespace rung_test {
namespace small_plugin {

namespace plugin = rung::plugin;
namespace format = rung::format;

inline plugin::guess probe_csv(std::string_view head) { return {format::outline_of(head).is == format::outline_kind::text && !head.empty() ? 50U : 0U, "text; commas"}; }
inline plugin::guess probe_json(std::string_view head) { const auto seen = format::outline_of(head);
    return {seen.is == format::outline_kind::json && seen.has("people") ? 90U : 0U, "key people"}; }
inline plugin::guess probe_xml(std::string_view head) { return {format::outline_of(head).has("people/person") ? 90U : 0U, "element person"}; }

using opened = rung::result<std::unique_ptr<format::record_reader>>;
inline opened open_csv(const plugin::opening& what) { return format::read_delimited(what.reading, {.delimiter = ',', .title_lines = 0, .header_rows = 1}); }
inline opened open_json(const plugin::opening& what) { return format::read_json_records(what.reading, {.records = {"people"}}); }
inline opened open_xml(const plugin::opening& what) { return format::read_xml_records(what.reading, {.records = {"people/person"}, .rows = {"job"}}); }

inline constexpr plugin::role             roles[]   = {{"id", "worker.id"}, {"name", "personal"}};
inline constexpr std::string_view         options[] = {"unused"};
inline constexpr plugin::format_entry formats[] = {
    {.about = {"small-csv", "Small CSV", 0, 0}, .probe = probe_csv, .open = open_csv, .options = options},
    {.about = {"small-json", "Small JSON", 0, 0}, .probe = probe_json, .open = open_json, .roles = roles},
    {.about = {"small-xml", "Small XML", RUNG_FORMAT_UNVERIFIED, 0}, .probe = probe_xml, .open = open_xml, .roles = roles},
};
inline constexpr rung_plugin table = plugin::table_of<formats>("small", "1.0.0");

} // namespace small_plugin

/// A text opened as one of these formats, with everything that it borrows.
class small_source {
public:
    small_source(std::string text, std::string format, std::vector<std::pair<std::string, std::string>> options = {}, std::size_t step = 65'536)
        : text_(std::move(text)), input_(text_, step), opened_(rung::adapter::source_reader::open({.plugin   = &small_plugin::table,
                                                                                                .format   = std::move(format),
                                                                                                .options  = std::move(options),
                                                                                                .input    = input_.input(),
                                                                                                .diagnose = told.diagnose()})) {}

    [[nodiscard]] rung::result<rung::adapter::source_reader>& opened() { return opened_; }
    [[nodiscard]] rung::adapter::source_reader&               reader() { return *opened_; }

    told_diagnostics told;

private:
    std::string                                 text_;
    memory_input                                input_;
    rung::result<rung::adapter::source_reader> opened_;
};

} // namespace rung_test
