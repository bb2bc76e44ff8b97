// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

namespace rung::cli {
namespace {

std::string line(std::string_view when, std::string_view rest, std::string_view says) {
    std::string out = "complete -c rung -n '" + std::string(when) + "' " + std::string(rest);
    if (!says.empty()) { out += " -d '" + std::string(says) + '\''; }
    return out + '\n';
}

/// What follows an option or a command: -x is one word and no file, -r one word and files.
std::string action(std::string_view takes) {
    if (takes.empty()) { return {}; }
    if (takes == any_file) { return " -r"; }
    if (takes == any_folder) { return " -x -a '(__fish_complete_directories)'"; }
    if (takes == any_word) { return " -x"; }
    return " -x -a '" + std::string(takes) + '\'';
}

} // namespace

std::string fish_completion() {
    std::string out = R"shell(# rung completion fish > ~/.config/fish/completions/rung.fish
function __rung_next # nothing else was typed before this word
    set -l said (commandline -opc)
    set -e said[1]
    test "$said" = "$argv"
end
function __rung_in # these words came first
    set -l said (commandline -opc)
    set -e said[1]
    string match -q -- "$argv *" "$said "
end
)shell";
    std::string_view last;
    for (const auto& each : completed_commands()) {
        const std::string first(first_word(each.name));
        const std::string part(second_word(each.name));
        if (first != last) {
            for (const std::string_view when : {"__rung_next", "__rung_next help"}) { out += line(when, "-f -a " + first, part.empty() ? each.says : says_of(first)); }
        }
        if (!part.empty()) { out += line("__rung_next " + first, "-f -a " + part, each.says); }
        last = first_word(each.name);

        const std::string in = "__rung_in " + std::string(each.name);
        if (each.takes == rule_id) { out += line(in, "-f -a '(rung rules | cut -d\" \" -f1)'", {}); }
        else if (each.takes == any_folder) { out += line(in, "-f -a '(__fish_complete_directories)'", {}); }
        else if (is_choice(each.takes)) { out += line(in, "-f -a '" + std::string(each.takes) + '\'', {}); }
        else if (each.takes.empty()) { out += line(in, "-f", {}); }
        for (const auto& option : each.options) { out += line(in, "-l " + std::string(option.name.substr(2)) + action(option.takes), option.says); }
    }
    return out + line("__rung_next", "-f -a help", "How to use rung");
}

} // namespace rung::cli
