// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "forms.hpp"
#include "import_options.hpp"

#include "../cli/output.hpp"
#include "../cli/parse_words.hpp"

#include <rung/adapter/import.hpp>
#include <rung/adapter/suggest.hpp>

namespace rung::cli {
namespace {

struct map_options {
    std::string   file, map, format, as_of;
    std::uint64_t records = 2'000;
    bool          json    = false, isolated = false;
    plugin_words  plugins;
};

int suggest(const map_options& options) {
    auto source = open_source({options.file, options.format, {}, options.isolated, options.plugins});
    if (!source) { return refuse("rung map suggest", source.error()); }
    const auto map = adapter::suggest_map({.reader = &(*source)->reader(), .format = (*source)->format(), .records = options.records});
    if (!map) { return refuse("rung map suggest", map.error()); }
    output out(standard_output);
    out.write(adapter::write_map(*map));
    return finish(out, 0);
}

int check(const map_options& options) {
    const auto map = load_map(options.map);
    if (!map) { return refuse("rung map check", map.error()); }
    auto main = open_source({options.file, map->format, map->options, options.isolated, options.plugins});
    if (!main) { return refuse("rung map check", main.error()); }
    const auto side = open_side(*map, options.map, options.isolated, options.plugins);
    if (!side) { return refuse("rung map check", side.error()); }
    const auto as_of = options.as_of.empty() ? result<civil_date>(civil_date{}) : read_as_of(options.as_of);
    if (!as_of) { return refuse("rung map check", as_of.error()); }
    const adapter::import_request request{.main = &(*main)->reader(), .side = *side ? &(*side)->reader() : nullptr, .map = &*map, .as_of = *as_of};
    auto read = adapter::import_rows(request, [](const workforce::row&) { return result<void>(); });
    if (!read) { return refuse("rung map check", read.error()); }
    adapter::add_told(*read, (*main)->told());
    if (*side) { adapter::add_told(*read, (*side)->told()); }
    output out(standard_output);
    out.write(options.json ? coverage_json(*read) : coverage_text(*read));
    const auto empty = adapter::empty_fields(*map, *read);
    for (const auto place : empty) { complain("rung map check: " + map->fields[place].to + " has no value in any record (from \"" + map->fields[place].from + "\")"); }
    return finish(out, empty.empty() ? 0 : 1);
}

} // namespace

int map_command(int count, char** words) {
    map_options options;
    CLI::App    app{"Ties the columns of an export to the fields of the model.\n"
                 "Exit status: 0 fine, 1 a mapped field is empty in every record, 2 it could not be done.",
                 "rung map"};
    app.require_subcommand(1);
    auto* suggesting = app.add_subcommand("suggest", "Propose a map from names, types and values of the columns");
    suggesting->add_option("file", options.file, "The export")->required()->type_name("FILE");
    suggesting->add_option("--format", options.format, "Its format; found out by content unless given")->type_name("FORMAT");
    suggesting->add_option("--records", options.records, "Records to look at")->type_name("N");
    suggesting->add_flag("--isolated", options.isolated, "Read in a child process without network and files");
    suggesting->add_option("--plugins", options.plugins.folder, "Also use the plugins that this folder's manifest allows")->type_name("DIR");
    suggesting->add_option("--plugins-key", options.plugins.key, "Ed25519 key that must have signed the manifest")->type_name("PUB.pem");
    auto* checking = app.add_subcommand("check", "Read a file through a map and tell what came of it, keeping nothing");
    checking->add_option("file", options.file, "The export")->required()->type_name("FILE");
    checking->add_option("--map", options.map, "The map")->required()->type_name("M.json");
    checking->add_option("--as-of", options.as_of, "The day that \"now\" means")->type_name("YYYY-MM-DD");
    checking->add_flag("--json", options.json, "The coverage as JSON");
    checking->add_flag("--isolated", options.isolated, "Read in a child process without network and files");
    checking->add_option("--plugins", options.plugins.folder, "Also use the plugins that this folder's manifest allows")->type_name("DIR");
    checking->add_option("--plugins-key", options.plugins.key, "Ed25519 key that must have signed the manifest")->type_name("PUB.pem");
    if (auto status = parse_words(app, count, words)) { return *status; }
    return suggesting->parsed() ? suggest(options) : check(options);
}

} // namespace rung::cli
