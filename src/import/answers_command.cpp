// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "import_options.hpp"

#include "../cli/display.hpp"
#include "../cli/files_posix.hpp"
#include "../cli/json_text.hpp"
#include "../cli/output.hpp"

#include <rung/adapter/answers.hpp>
#include <rung/adapter/import.hpp>
#include <rung/core/delimited_field.hpp>
#include <rung/workforce/answer_counts.hpp>

#include <algorithm>
#include <utility>

namespace rung::cli {
namespace {

using workforce::counted_answer;
using workforce::value_state;

std::string word(const counted_answer& one) {
    if (one.state == value_state::ok) { return valid_utf8(one.code); }
    return one.state == value_state::empty ? std::string() : std::string(name(one.state));
}

/// A row for each form that came back, in order of content: what `rung disclose` reads.
std::string answers_csv(const workforce::answer_counts& counts) {
    const bool  alone = counts.groups.size() + counts.questions.size() == 1;
    std::string out;
    for (const auto* names : {&counts.groups, &counts.questions}) {
        for (const auto& one : *names) {
            if (!out.empty()) { out += ','; }
            append_delimited_field(out, one, ',', alone);
        }
    }
    out += '\n';
    for (const auto& line : counts.lines) {
        std::string row;
        bool        first = true;
        for (const auto* words : {&line.group, &line.answers}) {
            for (const auto& one : *words) {
                if (!std::exchange(first, false)) { row += ','; }
                append_delimited_field(row, word(one), ',', alone);
            }
        }
        for (std::uint64_t i = 0; i < line.count; ++i) { out += row + '\n'; }
    }
    return out;
}

constexpr std::string_view troubles[] = {"", "more-answers", "no-such-group"};

/// Answers beside heads (schema rung-reconciled/1).
std::string reconciled_json(const workforce::answer_counts& counts, const std::vector<std::string>& by, const std::vector<workforce::reconciled_group>& groups) {
    std::string out;
    json::member(out += '{', "schema", "rung-reconciled/1", true);
    json::key(out, "groups");
    out += '[';
    for (const auto& group : groups) {
        out += &group == groups.data() ? "" : ",";
        json::key(out += '{', "group", true);
        out += '{';
        for (std::size_t i = 0; i < by.size(); ++i) { json::member(out, by[i], word(group.group[i]), i == 0); }
        json::key(out += '}', "heads");
        json::number(out, group.heads);
        json::key(out, "returned");
        json::number(out, group.returned);
        json::key(out, "answered");
        out += '{';
        for (std::size_t q = 0; q < counts.questions.size(); ++q) {
            json::key(out, counts.questions[q], q == 0);
            json::number(out, group.answered[q]);
        }
        json::key(out += '}', "trouble");
        if (group.trouble == workforce::head_trouble::none) { out += "null}"; }
        else {
            json::string(out, troubles[static_cast<std::size_t>(group.trouble)]);
            out += '}';
        }
    }
    return out + "]}\n";
}

result<std::vector<workforce::worker>> staff_of(const import_options& options, const adapter::field_map& map, civil_date as_of) {
    if (map.side) { return failure{errc::bad_map, options.heads_map + ": /side", {}}; }
    auto main = open_source({options.heads, map.format, map.options, options.isolated, options.plugins});
    if (!main) { return main.error(); }
    workforce::people people;
    const auto        read = adapter::import_rows({.main = &(*main)->reader(), .map = &map, .as_of = as_of}, [&](const workforce::row& row) { return people.add(row); });
    if (!read) { return read.error(); }
    return people.take().workers;
}

/// Holds the answers against the heads and says so. @return the exit status
int reconcile_heads(const import_options& options, const workforce::answer_counts& counts) {
    const auto as_of = read_as_of(options.as_of);
    if (!as_of) { return refuse("rung import", as_of.error()); }
    const auto map = load_map(options.heads_map);
    if (!map) { return refuse("rung import", map.error()); }
    const auto staff = staff_of(options, *map, *as_of);
    if (!staff) { return refuse("rung import", {staff.error().code, "heads: " + staff.error().where, staff.error().external_text}); }

    std::vector<std::string> by; // what both files know
    for (const auto& group : counts.groups) {
        if (std::any_of(map->fields.begin(), map->fields.end(), [&](const auto& tie) { return tie.to == group; })) { by.push_back(group); }
    }
    const auto heads = workforce::count_heads(*staff, by, *as_of);
    if (!heads) { return refuse("rung import", heads.error()); }
    const auto groups = workforce::reconcile(counts, by, *heads);
    if (!groups) { return refuse("rung import", groups.error()); }
    if (!options.reconciled.empty()) {
        const auto text = reconciled_json(counts, by, *groups);
        if (auto written = write_private(options.reconciled, text); !written) { return refuse("rung import", written.error()); }
    }
    std::uint64_t all = 0, returned = 0, wrong = 0;
    for (const auto& group : *groups) {
        all += group.heads;
        returned += group.returned;
        wrong += group.trouble == workforce::head_trouble::none ? 0 : 1;
    }
    std::string said = "\n" + std::to_string(returned) + " answers of " + std::to_string(all) + " people";
    if (by.empty()) { said += "; the two files share no group to compare by"; }
    else {
        said += ", compared in " + std::to_string(groups->size()) + " groups by ";
        for (const auto& one : by) { said += (&one == by.data() ? "" : ", ") + one; }
    }
    said += '\n';
    output people(standard_error);
    people.write(said);
    (void)people.flush();
    if (wrong == 0) { return 0; }
    complain("rung import: " + std::to_string(wrong) + " groups have more answers than people, or nobody in them (--reconciled lists them). Name groups alike in both maps.");
    return 1;
}

} // namespace

int import_answers(const import_options& options) {
    const auto map = load_map(options.map);
    if (!map) { return refuse("rung import", map.error()); }
    if (auto apart = outputs_apart(options, *map); !apart) { return refuse("rung import", apart.error()); }
    auto main = open_source({options.file, map->format, map->options, options.isolated, options.plugins});
    if (!main) { return refuse("rung import", main.error()); }
    auto got = adapter::count_answers({.main = &(*main)->reader(), .map = &*map});
    if (!got) { return refuse("rung import", got.error()); }
    adapter::add_told(got->read, (*main)->told());
    const auto status = tell_coverage(options.coverage, *map, got->read);
    if (status == 2) { return 2; }
    const auto held = options.heads.empty() ? 0 : reconcile_heads(options, got->counts);
    if (held == 2) { return 2; }
    if (auto written = write_private(options.answers, answers_csv(got->counts)); !written) { return refuse("rung import", written.error()); }
    return std::max(status, held);
}

} // namespace rung::cli
