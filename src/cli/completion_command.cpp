// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "output.hpp"

#include <string_view>

namespace rung::cli {
namespace {

constexpr std::string_view bash = R"shell(# rung completion bash > /etc/bash_completion.d/rung
_rung() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "check explain rules stats completion help --version" -- "$word"))
        return
    fi
    case $before in
        --format)
            case $command in
                check) COMPREPLY=($(compgen -W "text json ndjson sarif html github" -- "$word")) ;;
                *) COMPREPLY=($(compgen -W "text json" -- "$word")) ;;
            esac
            return ;;
        --fail-on) COMPREPLY=($(compgen -W "barrier warning hint never" -- "$word")); return ;;
        --color|--colour) COMPREPLY=($(compgen -W "auto always never" -- "$word")); return ;;
    esac
    case $command in
        explain) COMPREPLY=($(compgen -W "$(rung rules 2>/dev/null | cut -d' ' -f1)" -- "$word")) ;;
        completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$word")) ;;
        rules) COMPREPLY=($(compgen -W "--format --help" -- "$word")) ;;
        check|stats)
            if [[ $word == -* ]]; then
                if [ "$command" = check ]; then
                    COMPREPLY=($(compgen -W "--ndjson --feed --format --all --fix --diff --fail-on --jobs --config --no-config --sector --baseline --write-baseline --openness --color --progress --max-line-bytes --max-file-bytes --help" -- "$word"))
                else
                    COMPREPLY=($(compgen -W "--ndjson --format --top --config --no-config --help" -- "$word"))
                fi
            else
                COMPREPLY=($(compgen -f -- "$word"))
            fi ;;
    esac
}
complete -o filenames -F _rung rung
)shell";

constexpr std::string_view zsh = R"shell(#compdef rung
# rung completion zsh > "${fpath[1]}/_rung"
_rung() {
    local -a commands
    commands=('check:what would stop, puzzle or put off a reader' 'explain:one rule in full' 'rules:all rules' 'stats:what recurs over many adverts' 'completion:completion for a shell' 'help:how to use rung')
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    case $words[2] in
        check)
            _arguments -s '*:file:_files' '--ndjson[a line an advert]:file:_files' '--format[how to tell it]:form:(text json ndjson sarif html github)' \
                '--all[every finding and why]' '--fix[make safe replacements]' '--diff[show what --fix would change]' '--fail-on[bar for status 1]:bar:(barrier warning hint never)' \
                '--jobs[threads]:number:' '--config[house style]:file:_files' '--no-config[look for no rung.toml]' '*--sector[sector words]:sector:' '--baseline[leave out what is listed]:file:_files' \
                '--write-baseline[list all findings]:file:_files' '--feed[read as job feeds]' '--openness[show the score]' '--color[colours]:when:(auto always never)' '--progress[show progress]' '--help[options]' ;;
        explain) _values rule ${(f)"$(rung rules 2>/dev/null | cut -d' ' -f1)"} ;;
        stats) _arguments '*:file:_files' '--ndjson[a line an advert]:file:_files' '--format[form]:form:(text json)' '--top[how many terms]:number:' ;;
        rules) _arguments '--format[form]:form:(text json)' ;;
        completion) _values shell bash zsh fish ;;
    esac
}
_rung "$@"
)shell";

constexpr std::string_view fish = R"shell(# rung completion fish > ~/.config/fish/completions/rung.fish
complete -c rung -n __fish_use_subcommand -f -a check -d 'What would stop, puzzle or put off a reader'
complete -c rung -n __fish_use_subcommand -f -a explain -d 'One rule in full'
complete -c rung -n __fish_use_subcommand -f -a rules -d 'All rules'
complete -c rung -n __fish_use_subcommand -f -a stats -d 'What recurs over many adverts'
complete -c rung -n __fish_use_subcommand -f -a completion -d 'Completion for a shell'
complete -c rung -n __fish_use_subcommand -f -a help -d 'How to use rung'
complete -c rung -n '__fish_seen_subcommand_from explain' -f -a '(rung rules | cut -d" " -f1)'
complete -c rung -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'
complete -c rung -n '__fish_seen_subcommand_from check stats' -l ndjson -r -d 'A line an advert'
complete -c rung -n '__fish_seen_subcommand_from check' -l format -x -a 'text json ndjson sarif html github'
complete -c rung -n '__fish_seen_subcommand_from stats rules' -l format -x -a 'text json'
complete -c rung -n '__fish_seen_subcommand_from check' -l all -d 'Every finding and why'
complete -c rung -n '__fish_seen_subcommand_from check' -l fix -d 'Make safe replacements'
complete -c rung -n '__fish_seen_subcommand_from check' -l diff -d 'Show what --fix would change'
complete -c rung -n '__fish_seen_subcommand_from check' -l fail-on -x -a 'barrier warning hint never'
complete -c rung -n '__fish_seen_subcommand_from check' -l jobs -x -d 'Threads'
complete -c rung -n '__fish_seen_subcommand_from check stats' -l config -r -d 'House style'
complete -c rung -n '__fish_seen_subcommand_from check stats' -l no-config -d 'Look for no rung.toml'
complete -c rung -n '__fish_seen_subcommand_from check' -l sector -x -d 'Sector words'
complete -c rung -n '__fish_seen_subcommand_from check' -l baseline -r -d 'Leave out what is listed'
complete -c rung -n '__fish_seen_subcommand_from check' -l write-baseline -r -d 'List all findings'
complete -c rung -n '__fish_seen_subcommand_from check' -l feed -d 'Read as job feeds'
complete -c rung -n '__fish_seen_subcommand_from check' -l openness -d 'Show the score'
complete -c rung -n '__fish_seen_subcommand_from check' -l color -x -a 'auto always never'
complete -c rung -n '__fish_seen_subcommand_from check' -l progress -d 'Show progress'
)shell";

} // namespace

int completion_command(int count, char** words) {
    const std::string_view shell = count == 2 ? words[1] : "";
    const auto             text  = shell == "bash" ? bash : shell == "zsh" ? zsh : shell == "fish" ? fish : std::string_view();
    if (shell == "--help" || shell == "-h") {
        output out(standard_output);
        out.write("rung completion bash|zsh|fish\n\nPrints a completion script; its first line says where to put it.\n");
        return finish(out, 0);
    }
    if (text.empty()) {
        complain("completion: name a shell: bash, zsh or fish");
        return 2;
    }
    output out(standard_output);
    out.write(text);
    return finish(out, 0);
}

} // namespace rung::cli
