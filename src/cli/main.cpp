// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "guarded.hpp"
#include "help.hpp"
#include "names.hpp"
#include "output.hpp"
#include "sibling_posix.hpp"

#include <rung/version.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {
namespace {

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

bool comes_with_rung(std::string_view name) { return std::ranges::find(siblings, name) != std::end(siblings); }

int no_command(std::string_view name) {
    const auto        absent     = [](std::string_view one) { return comes_with_rung(one) && !is_sibling(one); };
    const std::string quoted     = '"' + std::string(name) + '"';
    const std::string not_beside = " is not installed beside this program";
    if (absent(name)) {
        complain("there is no command " + quoted + " here: rung-" + std::string(name) + not_beside);
        return 2;
    }
    std::vector<std::string_view> names(std::begin(siblings), std::end(siblings));
    for (const auto& each : commands) { names.push_back(each.name); }
    names.emplace_back("help");
    const std::string near(nearest(name, names));
    std::string       line = "there is no command " + quoted;
    if (!near.empty()) { line += "; did you mean \"" + near + "\"?"; }
    complain(line + (absent(near) ? " (rung-" + near + not_beside + ")" : " (rung help lists them)"));
    return 2;
}

/// Runs a command of this program or a sibling. @param words the command's name first
int run_command(int count, char** words) {
    const std::string_view name = words[0];
    for (const auto& each : commands) {
        if (each.name == name) { return each.run(count, words); }
    }
    if (!name.starts_with('-')) { run_sibling(name, count, words); } // returns only where there is none
    return no_command(name);
}

int run(int count, char** words) {
    const std::string_view name = count > 1 ? words[1] : "help";
    if (name == "--version" || name == "-V" || name == "version") { return say("rung " RUNG_VERSION "\n"); }
    if (name == "help" && count > 2 && words[2] != name) {
        char               help[] = "--help";
        const bool         own    = std::ranges::any_of(commands, [&](const command& each) { return each.name == words[2]; });
        std::vector<char*> inner(words + 2, words + (own ? 3 : count)); // "map suggest" is a command of its own
        const int          all = static_cast<int>(inner.size()) + 1;
        inner.push_back(help);
        inner.push_back(nullptr);
        return run_command(all, inner.data());
    }
    if (name == "help" || name == "--help" || name == "-h") { return say(help_text()); }
    return run_command(count - 1, words + 1);
}

} // namespace
} // namespace rung::cli

int main(int count, char** words) {
    return rung::cli::guarded(rung::cli::run, count, words);
}
