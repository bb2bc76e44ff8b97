// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include <utility>

namespace rung::cli {
namespace {

constexpr std::string_view rule_list = "$(rung rules 2>/dev/null | cut -d' ' -f1)";

/// The words to complete from, in quotes; for files and folders the way compgen finds them.
std::string offer(std::string_view takes) {
    std::string out = "COMPREPLY=(";
    if (takes.empty() || takes == any_word) { return out + ')'; }
    out += "$(compgen ";
    if (takes == any_file) { out += "-f"; }
    else if (takes == any_folder) { out += "-d"; }
    else { ((out += "-W \"") += takes == rule_id ? rule_list : takes) += '"'; }
    return out + " -- \"$word\"))";
}

/// Commands, or the parts of one, each once.
std::string names(std::string_view parts_of) {
    std::string      out;
    std::string_view last;
    for (const auto& each : completed_commands()) {
        const auto first = first_word(each.name);
        if (!parts_of.empty() && first != parts_of) { continue; }
        const auto name = parts_of.empty() ? first : second_word(each.name);
        if (name == last) { continue; }
        (out += out.empty() ? "" : " ") += name;
        last = name;
    }
    return out;
}

} // namespace

std::string bash_completion() {
    std::string parts, values, options, with_parts;
    for (const auto& each : completed_commands()) {
        const auto first = first_word(each.name);
        if (!second_word(each.name).empty() && with_parts.find(first) == with_parts.npos) {
            (with_parts += with_parts.empty() ? "" : "|") += first;
            parts += "            " + std::string(first) + ") COMPREPLY=($(compgen -W \"" + names(first) + " --help\" -- \"$word\")); return ;;\n";
        }
        const std::string name(each.name);
        options += "        \"" + name + "\") options=\"";
        const char* cut = "";
        for (const auto& option : each.options) {
            (options += std::exchange(cut, " ")) += option.name;
            if (!option.takes.empty()) { values += "        \"" + name + ' ' + std::string(option.name) + "\") " + offer(option.takes) + "; return ;;\n"; }
        }
        options += "\"; " + offer(each.takes) + " ;;\n";
    }
    return R"shell(# rung completion bash > /etc/bash_completion.d/rung
_rung() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} options=
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W ")shell" +
           names({}) + R"shell( help --help --version" -- "$word"))
        return
    fi
    if [ "$COMP_CWORD" -eq 2 ]; then
        case $command in
            help) COMPREPLY=($(compgen -W ")shell" +
           names({}) + "\" -- \"$word\")); return ;;\n" + parts + R"shell(        esac
    fi
    case $command in
        )shell" +
           with_parts + R"shell() command="$command ${COMP_WORDS[2]}" ;;
    esac
    case "$command $before" in
)shell" + values +
           R"shell(    esac
    case $command in
)shell" + options +
           R"shell(    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    fi
}
complete -o filenames -F _rung rung
)shell";
}

} // namespace rung::cli
