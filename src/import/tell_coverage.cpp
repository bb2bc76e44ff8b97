// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "forms.hpp"
#include "import_options.hpp"

#include "../cli/files_posix.hpp"
#include "../cli/output.hpp"

#include <rung/adapter/import.hpp>

namespace rung::cli {

int tell_coverage(const std::string& where, const adapter::field_map& map, const workforce::coverage& read) {
    if (!where.empty()) {
        if (auto written = write_private(where, coverage_json(read)); !written) { return refuse("rung import", written.error()); }
    }
    output people(standard_error);
    people.write(coverage_text(read));
    (void)people.flush();
    const auto empty = adapter::empty_fields(map, read);
    for (const auto place : empty) {
        complain("rung import: " + std::string(describe(errc::empty_field)) + " Field " + map.fields[place].to + " from \"" + map.fields[place].from + "\".");
    }
    return empty.empty() ? 0 : 1;
}

} // namespace rung::cli
