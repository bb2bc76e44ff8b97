// SPDX-License-Identifier: Apache-2.0
// One program under three names, as `rung` runs it: rung-import, rung-map, rung-plugin.
#include "commands.hpp"

#include "../cli/core_dump_posix.hpp"
#include "../cli/guarded.hpp"

#include <string>

namespace rung::cli {
namespace {

int run(int count, char** words) {
    std::string_view name = count > 0 ? words[0] : "";
    name.remove_prefix(name.rfind('/') + 1);
    if (name == "rung-map") { return map_command(count, words); }
    if (name == "rung-plugin") { return plugin_command(count, words); }
    return import_command(count, words);
}

} // namespace
} // namespace rung::cli

int main(int count, char** words) {
    rung::cli::forbid_core_dumps();
    return rung::cli::guarded(rung::cli::run, count, words);
}
