// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>
#include <rung/format/delimited.hpp>
#include <rung/format/outline.hpp>

#include <algorithm>
#include <charconv>

namespace {

namespace plugin = rung::plugin;
namespace format = rung::format;

/// Whether a first line is from inside some JSON whose beginning is lost: most of its cells are members, "key": value.
bool is_cut_json(std::string_view line, std::ptrdiff_t cells) {
    std::ptrdiff_t members = 0;
    for (auto at = line.find("\":"); at != line.npos; at = line.find("\":", at + 2)) {
        const auto value = line.find_first_not_of(' ', at + 2);
        const bool named = at != 0 && line[at - 1] != '"' && line[at - 1] != ',';
        if (named && (value == line.npos || std::string_view("\"{[-0123456789tfn").find(line[value]) != std::string_view::npos)) { ++members; }
    }
    return members * 2 >= cells && members != 0;
}

plugin::guess probe(std::string_view head) {
    if (head.empty() || format::outline_of(head).is != format::outline_kind::text) { return {}; }
    const auto  found = format::sniff_dialect(head);
    std::string evidence;
    for (auto one : found.evidence) {
        if (const auto at = one.find("delimiter ;"); at != one.npos) { one.replace(at, 11, "delimiter semicolon"); } // "; " parts the pieces
        evidence += (evidence.empty() ? "" : "; ") + one;
    }
    // A comma and one header row are what the sniffer says where nothing speaks for anything.
    const auto line    = head.substr(0, head.find('\n'));
    const auto columns = std::count(line.begin(), line.end(), found.delimiter);
    if (is_cut_json(line, columns + 1)) { return {}; }
    return {columns == 0 && found.title_lines == 0 ? 10U : 60U, evidence};
}

rung::result<std::optional<std::uint32_t>> number(const plugin::opening& what, std::string_view name) {
    const auto text = what.option(name);
    if (text.empty()) { return std::optional<std::uint32_t>(); }
    std::uint32_t value = 0;
    const auto    end   = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size()) { return rung::failure{rung::errc::bad_field, "option " + std::string(name), {}}; }
    return std::optional(value);
}

rung::result<std::unique_ptr<format::record_reader>> open(const plugin::opening& what) {
    format::delimited_shape shape;
    const auto              titles  = number(what, "title_lines");
    const auto              headers = number(what, "header_rows");
    if (!titles) { return titles.error(); }
    if (!headers) { return headers.error(); }
    shape.title_lines    = *titles;
    shape.header_rows    = *headers;
    const auto delimiter = what.option("delimiter");
    if (delimiter == "tab") { shape.delimiter = '\t'; }
    else if (delimiter.size() == 1) { shape.delimiter = delimiter.front(); }
    else if (!delimiter.empty()) { return rung::failure{rung::errc::bad_field, "option delimiter", {}}; }
    shape.total_rows = what.option("total_rows", "leave_out") != "keep";
    return format::read_delimited(what.reading, shape);
}

constexpr std::string_view options[] = {"delimiter", "title_lines", "header_rows", "total_rows"};

constexpr plugin::format_entry formats[] = {
    {.about = {"delimited", "Delimited text: CSV, TSV, semicolons, pipes", 0, 0}, .probe = probe, .open = open, .options = options},
};

} // namespace

RUNG_PLUGIN(delimited, "1.0.0", formats)
