// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/people_import.hpp>
#include <rung/adapter/import.hpp>

RUNG_BEGIN
namespace adapter {

RUNG_DECL result<workforce::coverage> import_rows(const import_request& what, const row_sink& sink) {
    if (what.main == nullptr || what.map == nullptr || !sink) { return failure{errc::precondition, "import_request", {}}; }
    if (what.map->side.has_value() != (what.side != nullptr)) { return failure{errc::bad_map, "/side", {}}; }
    return detail::people_import(what, sink).run();
}

RUNG_DECL std::vector<std::size_t> empty_fields(const field_map& map, const workforce::coverage& read) {
    std::vector<std::size_t> empty;
    if (read.records_read == 0) { return empty; }
    for (std::size_t i = 0; i < map.fields.size() && i < read.fields.size(); ++i) {
        // An answer that everybody declined is a value of its own: somebody was asked.
        if (!map.fields[i].waived && read.fields[i].ok + read.fields[i].declined == 0) { empty.push_back(i); }
    }
    return empty;
}

} // namespace adapter
RUNG_END
