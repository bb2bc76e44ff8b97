// SPDX-License-Identifier: Apache-2.0
// One program under three names, as `rung` runs it: rung-import, rung-map, rung-plugin.
#include "commands.hpp"

#include "../cli/core_dump_posix.hpp"
#include "../cli/guarded.hpp"
#include "../cli/output.hpp"

#include <string>

namespace rung::cli {

namespace {

/// Whether `external_text` is the system's about a file, a parser's about the map or the loader's about a shared object.
bool tells_of_no_person(errc code) {
    return code == errc::not_found || code == errc::unreadable || code == errc::unwritable || code == errc::bad_json || code == errc::plugin_failed;
}

} // namespace

int refuse(std::string_view command, const failure& why) {
    std::string line(command);
    line += ": " + std::string(describe(why.code));
    if (!why.where.empty()) { line += " (" + why.where + (why.external_text.empty() || !tells_of_no_person(why.code) ? "" : ": " + why.external_text) + ")"; }
    complain(line);
    return 2;
}

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
