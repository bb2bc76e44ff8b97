// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "forms.hpp"
#include "import_options.hpp"
#include "row_file.hpp"

#include "../cli/output.hpp"
#include "../cli/parse_words.hpp"
#include "../cli/progress.hpp"
#include "../cli/terminal_posix.hpp"

#include <rung/adapter/file.hpp>
#include <rung/adapter/import.hpp>

namespace rung::cli {
namespace {

std::optional<int> read_words(int count, char** words, import_options& into) {
    CLI::App app{"Reads an export of an HR system through a map into dated, typed, accounted-for records.\n"
                 "Exit status: 0 fine, 1 a mapped field is empty in every record, 2 it could not be done.",
                 "rung import"};
    app.add_option("file", into.file, "The export; - reads stdin")->required()->type_name("FILE|-");
    app.add_flag("--detect", into.detect, "Say which formats the file may be in, and what speaks for each");
    app.add_option("--map", into.map, "The field map (rung map suggest proposes one)")->type_name("M.json");
    app.add_option("--as-of", into.as_of, "The day that \"now\" means")->type_name("YYYY-MM-DD");
    app.add_option("--out", into.out, "Where the records go, as NDJSON; - for stdout")->type_name("O.ndjson");
    app.add_option("--answers", into.answers, "For a file of answers without ids: where the coded answers go, as CSV in no order of arrival")->type_name("O.csv");
    app.add_option("--heads", into.heads, "With --answers: a staff export to count heads in, group by group")->type_name("FILE");
    app.add_option("--heads-map", into.heads_map, "The map of that export")->type_name("M.json");
    app.add_option("--reconciled", into.reconciled, "With --heads: where answers beside heads go, as JSON; - for stdout")->type_name("R.json");
    app.add_option("--coverage", into.coverage, "Where the coverage goes, as JSON; - for stdout")->type_name("C.json");
    app.add_flag("--isolated", into.isolated, "Read in a child process without network and files");
    app.add_option("--plugins", into.plugins.folder, "Also use the plugins that this folder's manifest allows")->type_name("DIR");
    app.add_option("--plugins-key", into.plugins.key, "Ed25519 key that must have signed the manifest")->type_name("PUB.pem");
    app.add_option("--progress", into.progress, "auto (on a terminal), always or never")->check(CLI::IsMember({"auto", "always", "never"}));
    if (auto status = parse_words(app, count, words)) { return status; }
    if (!into.answers.empty()) {
        const bool heads = !into.heads.empty();
        if (into.map.empty() || !into.out.empty() || heads != !into.heads_map.empty() || heads == into.as_of.empty() || (!heads && !into.reconciled.empty())) {
            complain("rung import: --answers needs --map and takes no --out; --heads, --heads-map and --as-of go together, --reconciled with them");
            return 2;
        }
        return std::nullopt;
    }
    if (!into.heads.empty() || !into.heads_map.empty() || !into.reconciled.empty()) {
        complain("rung import: --heads, --heads-map and --reconciled are for --answers");
        return 2;
    }
    if (!into.detect && (into.map.empty() || into.as_of.empty() || into.out.empty())) {
        complain("rung import: --map, --as-of and --out are needed (rung map suggest FILE proposes a map; --detect needs none of them)");
        return 2;
    }
    return std::nullopt;
}

int detect(const import_options& options) {
    const auto found = adapter::detect_file(options.file, plugins());
    if (!found) { return refuse("rung import", found.error()); }
    output out(standard_output);
    out.write(candidates_json(*found));
    return finish(out, 0);
}

} // namespace

int import_command(int count, char** words) {
    import_options options;
    if (auto status = read_words(count, words, options)) { return *status; }
    if (options.detect) { return detect(options); }
    if (!options.answers.empty()) { return import_answers(options); }

    const auto as_of = read_as_of(options.as_of);
    if (!as_of) { return refuse("rung import", as_of.error()); }
    const auto map = load_map(options.map);
    if (!map) { return refuse("rung import", map.error()); }
    if (auto apart = outputs_apart(options, *map); !apart) { return refuse("rung import", apart.error()); }
    auto main = open_source({options.file, map->format, map->options, options.isolated, options.plugins});
    if (!main) { return refuse("rung import", main.error()); }
    const auto side = open_side(*map, options.map, options.isolated, options.plugins);
    if (!side) { return refuse("rung import", side.error()); }

    row_file out;
    if (auto opened = out.open(options.out); !opened) { return refuse("rung import", opened.error()); }
    const bool    show = options.progress == "always" || (options.progress == "auto" && is_terminal(standard_error));
    progress      bar(show, true, (*main)->size());
    std::uint64_t rows = 0;
    const adapter::import_request request{.main = &(*main)->reader(), .side = *side ? &(*side)->reader() : nullptr, .map = &*map, .as_of = *as_of};
    auto read = adapter::import_rows(request, [&](const workforce::row& row) -> result<void> {
        if ((++rows & 1023U) == 0) { bar.show((*main)->bytes_read(), rows); }
        return out.put(row, [&](std::uint32_t column) { return path_of(**main, side->get(), column); });
    });
    bar.wipe();
    if (!read) { return refuse("rung import", read.error()); }
    adapter::add_told(*read, (*main)->told());
    if (*side) { adapter::add_told(*read, (*side)->told()); }
    const auto status = tell_coverage(options.coverage, *map, *read);
    if (status == 2) { return 2; }
    if (auto kept = out.keep(); !kept) { return refuse("rung import", kept.error()); }
    return status;
}

} // namespace rung::cli
