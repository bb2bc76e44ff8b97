// SPDX-License-Identifier: Apache-2.0
// A plugin to copy: the exports of Acme People, a system that does not exist. Change the names, the places and the roles.
#include <rung/adapter/plugin.hpp>
#include <rung/format/delimited.hpp>

namespace {

namespace plugin = rung::plugin;
namespace format = rung::format;
using words      = std::string_view;

// The easy way, for JSON (and XML, with plugin::xml_layout): say where the records are, and nothing has to be programmed.
//   {"acme": {"version": 3}, "people": [{"number": "007", "posts": [{"title": "Clerk", "from": "2020-01-01"}]}]}
constexpr words json_records[] = {"people"};                             // the array of records; arrays inside become tables by themselves
constexpr words json_seen[]    = {"/acme/version", "people/number|people/posts"}; // what the beginning of a file must show to be ours
constexpr plugin::json_layout people_json{.records = json_records};

// The way with a function, for delimited text and whatever else rung::format reads.
plugin::guess probe_csv(std::string_view head) {
    const auto header = head.substr(0, head.find('\n'));
    if (header.starts_with("ACME_NUMBER;")) { return {95, "header ACME_NUMBER"}; } // evidence names headers, never a value
    return {};
}

rung::result<std::unique_ptr<format::record_reader>> open_csv(const plugin::opening& what) {
    return format::read_delimited(what.reading, {.delimiter = ';', .title_lines = 0, .header_rows = 1, .total_rows = what.option("total_rows") != "keep"});
}
constexpr words csv_options[] = {"total_rows"}; // options that open_csv knows: any other is an error

// What the format itself says that its columns mean. "personal" marks names and contacts: they are never mapped by themselves.
constexpr plugin::role json_roles[] = {
    {"number", "worker.id"}, {"name", "personal"}, {"joined", "employment.hire"}, {"posts/title", "job.title"}, {"posts/from", "job.start"}, {"posts/grade", "job.grade"},
};
constexpr plugin::role csv_roles[] = {
    {"ACME_NUMBER", "worker.id"}, {"NAME", "personal"}, {"POST", "job.title"}, {"SINCE", "job.start"}, {"GRADE", "job.grade"},
};

// Ids are permanent: they stand in the maps of whoever uses the plugin. Take RUNG_FORMAT_UNVERIFIED off once you have seen a real export.
constexpr plugin::format_entry formats[] = {
    {.about = {"acme-people-json", "Acme People, JSON", RUNG_FORMAT_UNVERIFIED, 0}, .roles = json_roles, .seen = json_seen, .json = &people_json},
    {.about = {"acme-people-csv", "Acme People, semicolons", RUNG_FORMAT_UNVERIFIED, 0}, .probe = probe_csv, .open = open_csv, .roles = csv_roles, .options = csv_options},
};

} // namespace

RUNG_PLUGIN(acme, "0.1.0", formats)
