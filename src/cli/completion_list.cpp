// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

namespace rung::cli {
namespace {

constexpr option_words help{"--help", {}, "Options"};
constexpr option_words isolated{"--isolated", {}, "Read in a child process without network and files"};
constexpr option_words plugins{"--plugins", any_folder, "Also use the plugins of this folder"};
constexpr option_words plugins_key{"--plugins-key", any_file, "Key that must have signed their manifest"};
constexpr option_words node_limit{"--node-limit", any_word, "Work after which the best found is the answer"};

constexpr option_words check[] = {
    {"--ndjson", any_file, "Check a line an advert"},
    {"--feed", {}, "Read the files as job feeds"},
    {"--format", "text json ndjson sarif html github", "How to tell it"},
    {"--all", {}, "Every finding, and why it matters"},
    {"--fix", {}, "Make the safe replacements"},
    {"--diff", {}, "Show what --fix would change"},
    {"--fail-on", "barrier warning hint never", "End with status 1 from this severity on"},
    {"--jobs", any_word, "Threads"},
    {"--config", any_file, "House style"},
    {"--no-config", {}, "Look for no rung.toml"},
    {"--sector", any_word, "Words of this sector only"},
    {"--baseline", any_file, "Leave out the findings listed here"},
    {"--write-baseline", any_file, "List all findings in a file"},
    {"--openness", {}, "Show the openness score"},
    {"--color", "auto always never", "Colours"},
    {"--colour", "auto always never", "Colours"},
    {"--progress", {}, "Show progress"},
    {"--max-line-bytes", any_word, "Longest line of NDJSON"},
    {"--max-file-bytes", any_word, "Largest file"},
    help,
};
constexpr option_words rules[] = {{"--format", "text json", "How to tell it"}, help};
constexpr option_words stats[] = {
    {"--ndjson", any_file, "A line an advert"},
    {"--format", "text json", "How to tell it"},
    {"--top", any_word, "How many terms to list"},
    {"--config", any_file, "House style"},
    {"--no-config", {}, "Look for no rung.toml"},
    help,
};
constexpr option_words only_help[] = {help};

constexpr option_words map_suggest[] = {{"--format", any_word, "Format of the export"}, {"--records", any_word, "Records to look at"}, isolated, plugins, plugins_key, help};
constexpr option_words map_check[]   = {
    {"--map", any_file, "The map"}, {"--as-of", any_word, "The day that now means"}, {"--json", {}, "The coverage as JSON"}, isolated, plugins, plugins_key, help,
};
constexpr option_words import[] = {
    {"--detect", {}, "Say which formats it may be in"},
    {"--map", any_file, "The field map"},
    {"--as-of", any_word, "The day that now means"},
    {"--out", any_file, "Where the records go"},
    {"--answers", any_file, "Where answers without ids go"},
    {"--heads", any_file, "A staff export to count heads in"},
    {"--heads-map", any_file, "The map of that export"},
    {"--reconciled", any_file, "Where answers beside heads go"},
    {"--coverage", any_file, "Where the coverage goes"},
    isolated,
    plugins,
    plugins_key,
    {"--progress", "auto always never", "Show progress"},
    help,
};
constexpr option_words plugin_check[] = {
    {"--format", any_word, "Read all samples as this format"}, {"--option", any_word, "An option of the format, NAME=VALUE"}, {"--json", {}, "Tell it as JSON"}, help,
};

constexpr option_words publish[] = {
    {"--cells", any_file, "Tables as cells and sums"},
    {"--data", any_file, "A row a person"},
    {"--spec", any_file, "What to count"},
    {"--out", any_file, "Where the table goes"},
    {"--csv", any_file, "And where it goes as CSV"},
    {"--date", any_word, "The day to enter"},
    {"--need", any_word, "How uncertain a primary cell has to stay"},
    {"--ledger", any_file, "Remembers what was released"},
    {"--own-contribution", any_word, "Protect from people in cells of up to so many"},
    {"--exact-cells", any_word, "Larger tables get the heuristic alone"},
    node_limit,
    help,
};
constexpr option_words submit[] = {
    {"--data", any_file, "A row a person"},
    {"--spec", any_file, "What to count"},
    {"--ledger", any_file, "Remembers what left"},
    {"--to", any_file, "Public key of the recipient"},
    {"--basis", any_word, "The legal basis, in words"},
    {"--sign-off", any_word, "Who answers for it, in words"},
    {"--date", any_word, "The day to enter"},
    {"--out", any_file, "Where the sealed document goes"},
    help,
};
constexpr option_words audit[] = {
    {"--need", any_word, "How closely a figure may be told"}, {"--rounded", any_word, "The base of rounded figures"}, {"--together", {}, "Tables of the same people"}, node_limit, {"--json", {}, "JSON for CSV, too"}, help,
};
constexpr option_words ledger[] = {
    {"--head", any_word, "A head that was printed before"}, {"--repair", {}, "Cut off a last line that is unfinished"}, help,
};
constexpr option_words anonymise[] = {
    {"--hierarchies", any_folder, "Folder with a hierarchy for each column"},
    {"--qi", any_word, "Columns by which somebody could be known"},
    {"--out", any_file, "Where the released rows go"},
    {"--k", any_word, "Rows that must agree in all these columns"},
    {"--suppress", any_word, "Share of rows that may be left out"},
    {"--metric", "loss entropy discernibility class-size", "What to lose least of"},
    {"--sensitive", any_word, "Column that nobody may learn of anybody"},
    {"--distinct-l", any_word, "Different values in each class"},
    {"--entropy-l", any_word, "As mixed as so many equally frequent values"},
    {"--recursive", any_word, "(c,l)-diversity"},
    {"--t", any_word, "Closeness to the spread in all rows"},
    {"--distance", "equal ordered hierarchical", "How far apart values are"},
    {"--keep", any_word, "Further columns to release as they are"},
    {"--population", any_file, "Everybody who might be in the data"},
    {"--population-k", any_word, "People of the population in each class"},
    {"--check-limit", any_word, "Combinations to count at most"},
    {"--max-file-bytes", any_word, "Largest file"},
    {"--json", {}, "Tell it as JSON"},
    help,
};

constexpr command_words commands[] = {
    {"check", "What would stop, puzzle or put off a reader", any_file, check},
    {"explain", "One rule in full", rule_id, only_help},
    {"rules", "All rules", {}, rules},
    {"stats", "What recurs over many adverts", any_file, stats},
    {"map suggest", "A map to start from", any_file, map_suggest},
    {"map check", "What a map would read", any_file, map_check},
    {"import", "Staff exports and survey answers, every value accounted for", any_file, import},
    {"plugin check", "Whether a plugin keeps its promises", any_file, plugin_check},
    {"plugin manifest", "The manifest of a folder of plugins", any_folder, only_help},
    {"disclose publish", "A table in which nobody can be known", {}, publish},
    {"disclose submit", "Exact figures, sealed to one recipient", {}, submit},
    {"disclose audit", "What an outsider can work out of a table", any_file, audit},
    {"disclose ledger", "Checks what a ledger says was released", any_file, ledger},
    {"anonymise", "Rows about people, coarser until nobody stands alone", any_file, anonymise},
    {"completion", "Completion for a shell", "bash zsh fish", only_help},
};

} // namespace

std::span<const command_words> completed_commands() noexcept { return commands; }

} // namespace rung::cli
