// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

namespace rung::cli {
namespace {

/// What follows an option or stands alone, in the language of _arguments.
std::string action(std::string_view takes) {
    if (takes == any_file) { return "file:_files"; }
    if (takes == any_folder) { return "folder:_files -/"; }
    if (takes == any_word) { return "word: "; }
    return "word:(" + std::string(takes) + ')';
}

/// An array of "name:what it does" for _describe: all commands, or the parts of one.
std::string described(std::string_view parts_of) {
    std::string      out = "(";
    std::string_view last;
    for (const auto& each : completed_commands()) {
        const auto first = first_word(each.name);
        const auto part  = second_word(each.name);
        if ((!parts_of.empty() && first != parts_of) || (parts_of.empty() && first == last)) { continue; }
        last            = first;
        const auto name = parts_of.empty() ? first : part;
        out += '\'' + std::string(name) + ':' + std::string(parts_of.empty() && !part.empty() ? says_of(first) : each.says) + "' ";
    }
    if (parts_of.empty()) { out += "'help:How to use rung' "; }
    out.back() = ')';
    return out;
}

} // namespace

std::string zsh_completion() {
    std::string out = R"shell(#compdef rung
# rung completion zsh > "${fpath[1]}/_rung"
_rung() {
    local -a commands
    local asked=$words[2]
    commands=)shell" + described({}) +
                      R"shell(
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    case $asked in
        help) (( CURRENT == 3 )) && _describe command commands; return ;;
)shell";
    std::string_view last;
    std::string      options;
    for (const auto& each : completed_commands()) {
        const auto first = first_word(each.name);
        if (!second_word(each.name).empty() && first != last) {
            out += "        " + std::string(first) + R"shell()
            if (( CURRENT == 3 )); then
                commands=)shell" + described(first) +
                   R"shell(
                _describe command commands
                return
            fi
            asked="$asked $words[3]"
            shift words
            (( CURRENT -= 1 )) ;;
)shell";
        }
        last = first;
        options += "        '" + std::string(each.name) + "')\n";
        if (each.takes == rule_id) { options += "            local -a rules=(${(f)\"$(rung rules 2>/dev/null | cut -d' ' -f1)\"})\n"; }
        options += "            _arguments";
        for (const auto& option : each.options) {
            options += " \\\n                '*" + std::string(option.name) + '[' + std::string(option.says) + ']';
            if (!option.takes.empty()) { options += ':' + action(option.takes); }
            options += '\'';
        }
        if (each.takes == rule_id) { options += " \\\n                \"*:rule:($rules)\""; }
        else if (!each.takes.empty()) { options += " \\\n                '*:" + action(each.takes) + '\''; }
        options += " ;;\n";
    }
    return out + R"shell(    esac
    shift words
    (( CURRENT -= 1 ))
    case $asked in
)shell" + options +
           R"shell(    esac
}
_rung "$@"
)shell";
}

} // namespace rung::cli
