// SPDX-License-Identifier: Apache-2.0
#include "check_options.hpp"

#include "parse_words.hpp"

#include <algorithm>
#include <iterator>

namespace rung::cli {
namespace {

constexpr const char* form_words[]   = {"text", "json", "ndjson", "sarif", "html", "github"};
constexpr const char* bar_words[]    = {"barrier", "warning", "hint", "never"};
constexpr const char* colour_words[] = {"auto", "always", "never"};

/// The place of `word` among `words`, as the enumeration that lists them in the same order.
template <class Enum, std::size_t N>
std::optional<Enum> choice(const char* const (&words)[N], const std::string& word) {
    const auto at = std::find(std::begin(words), std::end(words), word);
    if (at == std::end(words)) { return std::nullopt; }
    return static_cast<Enum>(at - std::begin(words));
}

template <std::size_t N>
CLI::Validator one_of(const char* const (&words)[N]) {
    std::string shown = "{";
    for (const auto* word : words) { shown += (shown.size() > 1 ? "," : "") + std::string(word); }
    shown += "}";
    return {[&words, shown](std::string& given) {
                return std::find(std::begin(words), std::end(words), given) != std::end(words) ? std::string() : given + " is not one of " + shown;
            },
            shown};
}

} // namespace

std::optional<fail_bar> fail_bar_from(const std::string& name) { return choice<fail_bar>(bar_words, name); }

std::optional<int> read_arguments(int count, char** words, check_options& out) {
    CLI::App app{"Reads job adverts as a capable outsider would.\nExit status: 0 fine, 1 findings at or over the bar, 2 something could not be done.", "rung check"};
    std::string form;
    std::string bar;
    std::string colour = "auto";
    app.add_option("inputs", out.inputs, "Files or folders (text, Markdown, HTML, DOCX), job feeds (JSON, XML, CSV); - reads stdin")->type_name("FILES|DIRS|-");
    app.add_option("--ndjson", out.ndjson, "Check a line an advert: {id, title?, text|html|markdown, pay?, partial?}")->type_name("FILE|-");
    app.add_flag("--feed", out.feed, "Read the files as job feeds, whatever they are called; pages by their JobPosting");
    app.add_option("--format", form, "How to tell it; text for files, ndjson for --ndjson, unless said otherwise")->check(one_of(form_words))->type_name("FORM");
    app.add_flag("--all", out.all, "Show every finding, and why it matters");
    app.add_flag("--fix", out.fix, "Make the replacements marked safe, in place (text and Markdown; HTML where it is exact)");
    app.add_flag("--diff", out.diff, "Show what --fix would change, and change nothing");
    app.add_option("--fail-on", bar, "End with status 1 at this severity or over; barrier unless said otherwise")->check(one_of(bar_words))->type_name("BAR");
    app.add_option("--jobs,-j", out.jobs, "Threads; as many as the machine has unless said otherwise")->check(CLI::Range(1, 256))->type_name("N");
    app.add_option("--config", out.config, "House style; the nearest rung.toml at or above the first file unless said otherwise")->type_name("FILE");
    app.add_flag("--no-config", out.no_config, "Look for no rung.toml");
    app.add_option("--sector", out.sectors, "Use the words of this sector only; may be repeated")->type_name("SECTOR")->allow_extra_args(false);
    app.add_option("--baseline", out.baseline, "Leave out the findings listed in this file")->type_name("FILE");
    app.add_option("--write-baseline", out.write_baseline, "List all findings of this run in a file")->type_name("FILE");
    app.add_flag("--openness", out.openness, "Show the openness score, 0 to 100");
    app.add_option("--color,--colour", colour, "Colours; NO_COLOR is heeded")->check(one_of(colour_words))->type_name("WHEN");
    app.add_flag("--progress", out.progress, "Show progress on stderr even where it is no terminal");
    app.add_option("--max-line-bytes", out.max_line_bytes, "A longer line of NDJSON is an error record")->type_name("N");
    app.add_option("--max-file-bytes", out.max_file_bytes, "A larger file is an error")->type_name("N");
    if (const auto status = parse_words(app, count, words)) { return status; }
    out.form    = form.empty() ? std::nullopt : choice<form_name>(form_words, form);
    out.fail_on = bar.empty() ? std::nullopt : fail_bar_from(bar);
    out.colour  = choice<colour_choice>(colour_words, colour).value_or(colour_choice::automatic);
    const auto wrong = [](const char* text) -> std::optional<int> {
        complain(std::string("check: ") + text);
        return 2;
    };
    if (out.inputs.empty() && out.ndjson.empty()) { return wrong("name files or folders to check, - for stdin, or --ndjson FILE"); }
    if (!out.inputs.empty() && !out.ndjson.empty()) { return wrong("give files or --ndjson, not both"); }
    if ((out.fix || out.diff) && !out.ndjson.empty()) { return wrong("--fix and --diff work on files, not on --ndjson"); }
    if ((out.fix || out.diff) && out.feed) { return wrong("--fix and --diff do not work on feeds: mend the text where it was written"); }
    if (out.fix && out.diff) { return wrong("give --fix or --diff, not both"); }
    return std::nullopt;
}

std::optional<int> read_arguments(int count, char** words, stats_options& out) {
    CLI::App app{"Tells what recurs over many adverts.", "rung stats"};
    std::string form = "text";
    app.add_option("inputs", out.inputs, "Files or folders")->type_name("FILES|DIRS");
    app.add_option("--ndjson", out.ndjson, "A line an advert, as for rung check")->type_name("FILE|-");
    app.add_option("--format", form, "text or json")->check(CLI::IsMember({"text", "json"}))->type_name("FORM");
    app.add_option("--top", out.top, "How many terms to list")->check(CLI::Range(1, 10000))->type_name("N");
    app.add_option("--config", out.config, "House style, as for rung check")->type_name("FILE");
    app.add_flag("--no-config", out.no_config, "Look for no rung.toml");
    if (const auto status = parse_words(app, count, words)) { return status; }
    out.json = form == "json";
    if (out.inputs.empty() == out.ndjson.empty()) {
        complain("stats: name files or folders, or --ndjson FILE");
        return 2;
    }
    return std::nullopt;
}

} // namespace rung::cli
