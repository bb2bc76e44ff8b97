// SPDX-License-Identifier: Apache-2.0
#include "import_options.hpp"

#include "../cli/files_posix.hpp"

#include <rung/workforce/parse.hpp>

namespace rung::cli {

result<civil_date> read_as_of(const std::string& text) {
    const auto day = workforce::parse_date(text, workforce::date_form::iso);
    if (!day || text.size() != 10) { return failure{errc::precondition, "--as-of YYYY-MM-DD", {}}; }
    return *day;
}

result<void> outputs_apart(const import_options& options, const adapter::field_map& map) {
    const std::string side = map.side ? beside(options.map, map.side->file) : std::string();
    return keep_apart({options.out, options.answers, options.reconciled, options.coverage},
                      {options.file, options.map, side, options.heads, options.heads_map, options.plugins.key});
}

} // namespace rung::cli
