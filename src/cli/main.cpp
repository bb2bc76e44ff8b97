// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "names.hpp"
#include "output.hpp"
#include "sibling_posix.hpp"

#include <rung/version.hpp>

#include <iterator>
#include <new>
#include <string>
#include <string_view>

namespace rung::cli {
namespace {

constexpr std::string_view help_text = R"(Rung reads UK job adverts as a capable outsider would.

  rung check FILES|DIRS|-       what would stop, puzzle or put off a reader
  rung check --ndjson FILE|-    the same for a line an advert, as NDJSON
  rung explain ID               one rule: what it asks, why, on what evidence
  rung rules                    all rules in a list
  rung stats FILES|DIRS         what recurs over many adverts
  rung completion SHELL         completion for bash, zsh or fish
  rung NAME                     runs rung-NAME, if it is installed beside this program

Try:  rung check advert.md
      rung check --help

)";

struct command {
    std::string_view name;
    int (*run)(int, char**);
};

constexpr command commands[] = {{"check", check_command}, {"explain", explain_command}, {"rules", rules_command}, {"stats", stats_command}, {"completion", completion_command}};

int say(std::string_view text) {
    output out(standard_output);
    out.write(text);
    return finish(out, 0);
}

int run(int count, char** words) {
    const std::string_view name = count > 1 ? words[1] : "help";
    if (name == "--version" || name == "-V" || name == "version") { return say("rung " RUNG_VERSION "\n"); }
    if (name == "help" && count > 2) {
        char  help[]   = "--help";
        char* inner[] = {words[2], help, nullptr};
        for (const auto& each : commands) {
            if (each.name == words[2]) { return each.run(2, inner); }
        }
    }
    if (name == "help" || name == "--help" || name == "-h") { return say(help_text); }
    for (const auto& each : commands) {
        if (each.name == name) { return each.run(count - 1, words + 1); }
    }
    if (!name.starts_with('-')) { run_sibling(name, count - 1, words + 1); } // returns only where there is none
    const auto near = nearest(name, commands, [](const command& each) { return each.name; });
    complain("there is no command \"" + std::string(name) + "\"" + (near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?") + " (rung help lists them)");
    return 2;
}

} // namespace
} // namespace rung::cli

int main(int count, char** words) {
    try {
        return rung::cli::run(count, words);
    } catch (const std::bad_alloc&) {
        rung::cli::complain("out of memory");
    } catch (const std::exception& unexpected) { rung::cli::complain(std::string("a fault in Rung, please report it: ") + unexpected.what()); }
    return 2;
}
