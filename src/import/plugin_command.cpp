// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "plugin_child_posix.hpp"

#include "../cli/display.hpp"
#include "../cli/files_posix.hpp"
#include "../cli/json_text.hpp"
#include "../cli/output.hpp"
#include "../cli/parse_words.hpp"

#include <rung/crypto/digest.hpp>
#include <rung/format/decoding.hpp>

#include <algorithm>
#include <cstring>

namespace rung::cli {
namespace {

struct plugin_options {
    std::string              file, format, folder;
    std::vector<std::string> samples, options;
    bool                     json = false, check = false;
};

std::optional<int> read_words(int count, char** words, plugin_options& into) {
    CLI::App app{"Checks plugins and lists them for a folder that a program may load from.", "rung plugin"};
    app.require_subcommand(1);
    auto* check = app.add_subcommand("check", "Runs the conformance kit on a plugin, in a child process: hostile input, and for each sample 1-byte reads, every\n"
                                              "point of truncation, limits, cancelling, other hosts' struct sizes, leaks. Naming the file is consent to run\n"
                                              "it: it needs no manifest here. Exit status: 0 all hold, 1 some do not, 2 it could not be done.");
    check->add_option("file", into.file, "The shared object")->required()->type_name("FILE.so");
    check->add_option("samples", into.samples, "Files that the plugin reads; without them only hostile input is tried")->type_name("SAMPLE");
    check->add_option("--format", into.format, "Read all samples as this format, and do not ask the plugin's probe")->type_name("ID");
    check->add_option("--option", into.options, "An option of the format")->type_name("NAME=VALUE")->allow_extra_args(false);
    check->add_flag("--json", into.json, "For programs: rung-plugin-check/1");
    auto* manifest = app.add_subcommand("manifest", "Prints the manifest of a folder: one line for each *.so in it, after loading each in a child process");
    manifest->add_option("folder", into.folder, "The folder")->required()->type_name("DIR");
    if (auto status = parse_words(app, count, words)) { return status; }
    into.check = check->parsed();
    return std::nullopt;
}

/// The bytes as UTF-8, as a host hands them over; a workbook stays what it is.
result<std::string> decoded(const std::string& bytes) {
    struct source {
        std::string_view left;
    } from{bytes};
    const rung_input raw{.struct_size = sizeof(rung_input), .zero = 0, .host = &from, .read = [](void* host, void* into, std::uint64_t room) {
                             auto&      left = static_cast<source*>(host)->left;
                             const auto take = std::min<std::size_t>(left.size(), room);
                             if (take != 0) { std::memcpy(into, left.data(), take); }
                             left.remove_prefix(take);
                             return static_cast<std::int64_t>(take);
                         }};
    format::decoding_input decoding(raw);
    const auto             input = decoding.input();
    std::string            text;
    char                   piece[16'384];
    for (;;) {
        const auto got = input.read(input.host, piece, sizeof piece);
        if (got < 0) { return failure{static_cast<errc>(-got), {}, {}}; }
        if (got == 0) { return text; }
        text.append(piece, static_cast<std::size_t>(got));
    }
}

result<std::vector<conformance::sample>> read_samples(const plugin_options& options) {
    std::vector<std::pair<std::string, std::string>> given;
    for (const auto& one : options.options) {
        const auto equals = one.find('=');
        if (equals == one.npos || equals == 0) { return failure{errc::bad_field, "--option", {}}; }
        given.emplace_back(one.substr(0, equals), one.substr(equals + 1));
    }
    std::vector<conformance::sample> all;
    for (const auto& path : options.samples) {
        auto bytes = read_file(path, std::size_t{64} << 20U);
        if (!bytes) { return bytes.error(); }
        auto text = decoded(*bytes);
        if (!text) { return failure{text.error().code, path, {}}; }
        all.push_back({path, *std::move(text), options.format, given, false});
    }
    return all;
}

std::string json_of(const plugin_identity& is, const std::vector<conformance::report_line>& lines) {
    std::string out = R"({"schema":"rung-plugin-check/1","plugin":)";
    json::string(out, valid_utf8(is.id));
    out += R"(,"version":)";
    json::string(out, valid_utf8(is.version));
    out += R"(,"checks":[)";
    for (const auto& one : lines) {
        out += &one == lines.data() ? "\n  {\"check\":" : ",\n  {\"check\":";
        json::string(out, valid_utf8(one.what));
        out += one.ok ? R"(,"ok":true,"detail":)" : R"(,"ok":false,"detail":)";
        json::string(out, valid_utf8(one.detail));
        out += '}';
    }
    return out + "\n]}\n";
}

int check(const plugin_options& options) {
    const auto samples = read_samples(options);
    if (!samples) { return refuse("rung plugin check", samples.error()); }
    output                                out(standard_output);
    std::vector<conformance::report_line> lines;
    const auto is = check_in_children(options.file, *samples, [&](const conformance::report_line& one) {
        lines.push_back(one);
        if (options.json) { return; }
        out.write((one.ok ? "ok      " : "FAILED  ") + printable(one.what + (one.detail.empty() ? "" : " (" + one.detail + ")")) + "\n");
        (void)out.flush();
    });
    if (!is) { return refuse("rung plugin check", is.error()); }
    const auto failed = std::count_if(lines.begin(), lines.end(), [](const auto& one) { return !one.ok; });
    if (options.json) { out.write(json_of(*is, lines)); }
    else {
        out.write(printable(is->id + " " + is->version) + ": " + std::to_string(lines.size()) + " checks, " + std::to_string(failed) + " failed" +
                  (samples->empty() ? "; no samples were given, so only hostile input was tried" : "") + "\n");
    }
    return finish(out, failed == 0 ? 0 : 1);
}

int manifest(const plugin_options& options) {
    const auto names = shared_objects(options.folder);
    if (!names) { return refuse("rung plugin manifest", names.error()); }
    std::string text = "rung-plugins/1\n";
    for (const auto& name : *names) {
        const auto path  = options.folder + "/" + name;
        const auto is    = ask_plugin(path);
        const auto bytes = is ? read_file(path, std::size_t{256} << 20U) : result<std::string>(is.error());
        if (!bytes) { return refuse("rung plugin manifest", bytes.error()); }
        const auto digest = crypto::sha256(*bytes);
        if (!digest) { return refuse("rung plugin manifest", digest.error()); }
        const auto odd = [](const std::string& word) { return word.empty() || word.find_first_of(" \t\r\n") != word.npos; };
        if (odd(is->id) || odd(is->version) || odd(name)) { return refuse("rung plugin manifest", {errc::bad_field, path + ": a blank in id, version or file name", {}}); }
        text += is->id + " " + is->version + " " + crypto::to_hex(*digest) + " " + name + "\n";
    }
    output out(standard_output);
    out.write(text);
    return finish(out, 0);
}

} // namespace

int plugin_command(int count, char** words) {
    plugin_options options;
    if (auto status = read_words(count, words, options)) { return *status; }
    return options.check ? check(options) : manifest(options);
}

} // namespace rung::cli
