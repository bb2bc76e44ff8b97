// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include "sibling_posix.hpp"

#include <algorithm>
#include <cstddef>

namespace rung::cli {
namespace {

/// One line of the help; without `says` the heading of a group.
struct help_line {
    std::string_view words; ///< As typed after "rung ", the command first.
    std::string_view says;
};

constexpr help_line lines[] = {
    {"Adverts", ""},
    {"check FILES|DIRS|-", "what would stop, puzzle or put off a reader"},
    {"check --ndjson FILE|-", "the same for a line an advert, as NDJSON"},
    {"explain ID", "one rule: what it asks, why, on what evidence"},
    {"rules", "all rules in a list"},
    {"stats FILES|DIRS", "what recurs over many adverts"},
    {"People", ""},
    {"map suggest FILE", "a map from the columns of a staff export, to start from"},
    {"map check FILE", "what a map would read; nothing is kept"},
    {"import FILE", "staff exports and survey answers, every value accounted for"},
    {"plugin check|manifest", "readers for further formats: does one keep its promises?"},
    {"Tables", ""},
    {"disclose audit FILE", "what an outsider can work out of a published table"},
    {"disclose publish", "a table in which nobody can be known"},
    {"disclose submit|ledger", "exact figures sealed to one recipient; what was released"},
    {"anonymise FILE", "rows about people, made coarser until nobody stands alone"},
    {"Rung itself", ""},
    {"completion SHELL", "completion for bash, zsh or fish"},
    {"help COMMAND", "the same as rung COMMAND --help"},
    {"NAME", "runs rung-NAME, if it is installed beside this program"},
};

} // namespace

std::string help_text() {
    constexpr std::size_t width = 26;
    std::string           out   = "Rung reads job adverts as a capable outsider would, and turns data about people into tables that give nobody away.\n";
    for (const auto& line : lines) {
        if (line.says.empty()) {
            (out += '\n') += line.words;
            out += '\n';
            continue;
        }
        const auto name   = line.words.substr(0, line.words.find(' '));
        const bool absent = std::ranges::find(siblings, name) != std::end(siblings) && !is_sibling(name);
        (out += "  rung ") += line.words;
        out.append(width - line.words.size(), ' ');
        (out += line.says) += absent ? " (not installed)\n" : "\n";
    }
    return out + "\nTry:  rung check advert.md\n      rung check --help\n\n";
}

} // namespace rung::cli
