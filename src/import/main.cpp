// SPDX-License-Identifier: Apache-2.0
// One program under three names, as `rung` runs it: rung-import, rung-map, rung-plugin.
#include "commands.hpp"

#include "../cli/output.hpp"

#include <exception>
#include <new>
#include <string>

namespace rung::cli {

int refuse(std::string_view command, const failure& why) {
    std::string line(command);
    line += ": " + std::string(describe(why.code));
    if (!why.where.empty()) { line += " (" + why.where + (why.external_text.empty() ? "" : ": " + why.external_text) + ")"; }
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
    try {
        return rung::cli::run(count, words);
    } catch (const std::bad_alloc&) {
        rung::cli::complain("out of memory");
    } catch (const std::exception&) { rung::cli::complain("a fault in Rung, please report it"); }
    return 2;
}
