// SPDX-License-Identifier: Apache-2.0
#include "check_command.hpp"

#include "commands.hpp"
#include "display.hpp"
#include "feed.hpp"
#include "files_posix.hpp"
#include "house_style_file.hpp"
#include "output.hpp"
#include "recurring.hpp"
#include "terminal_posix.hpp"

#include <algorithm>
#include <thread>

namespace rung::cli {
namespace {

std::unique_ptr<form> make_form(form_name name, const text_style& style) {
    switch (name) {
    case form_name::json: return json_form();
    case form_name::ndjson: return ndjson_form();
    case form_name::sarif: return sarif_form();
    case form_name::html: return html_form(style.openness);
    case form_name::github: return github_form();
    case form_name::text: break;
    }
    return text_form(style);
}

bool at_or_over(severity worst, fail_bar bar) noexcept {
    switch (bar) {
    case fail_bar::barrier: return worst >= severity::barrier;
    case fail_bar::warning: return worst >= severity::warning;
    case fail_bar::hint: return worst >= severity::hint;
    case fail_bar::never: break;
    }
    return false;
}

/// Reads every file once to learn which paragraphs recur; what can't be read is told later, when it is checked.
void look_for_recurring(const std::vector<listed_path>& paths, const limits& bounds, bool feeds, recurring_paragraphs& out) {
    for (const auto& each : paths) {
        if (each.problem.code != errc::ok || each.path == "-") { continue; }
        auto bytes = read_file(each.path, bounds.input_bytes);
        if (!bytes) { continue; }
        if (const auto feed = read_feed(each.path, *bytes, bounds, feeds)) {
            for (const auto& advert : feed->adverts) { out.add(advert.doc.body); }
            continue;
        }
        if (const auto in = read_source(each.path, *std::move(bytes), bounds)) { out.add(in->doc.body); }
    }
    out.close();
}

int fail(const failure& why) {
    tell(why);
    return 2;
}

} // namespace

void tell(const failure& why) {
    const auto lead = why.where.empty() ? std::string() : why.where + ": ";
    switch (why.code) {
    case errc::bad_toml:
    case errc::unknown_key:
    case errc::unknown_rule:
    case errc::missing_field:
    case errc::bad_field: complain(why.where); return; // they say it all
    case errc::not_found:
    case errc::unreadable:
    case errc::unwritable:
        if (!why.external_text.empty()) {
            complain(lead + why.external_text);
            return;
        }
        break;
    default: break;
    }
    complain(lead + std::string(describe(why.code)) + (why.external_text.empty() ? "" : " (" + why.external_text + ")"));
}

bool check_run::take(rendered&& made) {
    if (made.problem.code != errc::ok) {
        failed = true;
        if (!made.problem.where.empty()) {
            progress.wipe();
            tell(made.problem);
        }
    }
    worst = std::max(worst, made.worst);
    std::ranges::move(made.entries, std::back_inserter(entries));
    out.write(form.add(made));
    return out.error() == 0;
}

rendered render_one(const check_run& run, const outcome& advert) {
    auto out = run.form.render(advert);
    if (run.write_entries && advert.is) {
        const auto name = baseline_name(advert.name, run.options.write_baseline);
        for (const auto& each : advert.is->report.findings) {
            if (each.level != severity::credit) { out.entries.push_back(entry_of(name, each)); }
        }
    }
    return out;
}

int check_command(int count, char** words) {
    check_options options;
    if (const auto status = read_arguments(count, words, options)) { return *status; }
    if (options.write_baseline == "-") {
        complain("--write-baseline needs the name of a file: stdout takes the report");
        return 2;
    }
    const auto paths = options.ndjson.empty() ? expand_paths(options.inputs) : std::vector<listed_path>();
    const auto near  = !options.ndjson.empty() ? options.ndjson : paths.empty() ? options.inputs.front() : paths.front().path;
    auto       home  = find_house(options.config, !options.no_config, near, options.sectors);
    if (!home) { return fail(home.error()); }
    check_setting with{home->rules, {}, options.baseline, {}};
    with.bounds.input_bytes = options.max_file_bytes;
    if (!options.baseline.empty()) {
        const auto text = read_file(options.baseline, std::size_t{256} << 20);
        if (!text) { return fail(text.error()); }
        auto known = baseline::parse(*text, options.baseline);
        if (!known) { return fail(known.error()); }
        with.known = *std::move(known);
    }
    if (options.ndjson.empty() && paths.empty()) {
        complain("no adverts in the folders named (text, Markdown, HTML, DOCX)");
        return 2;
    }
    if (options.fix || options.diff) { return fix_files(options, with, paths); }

    const auto name = options.form.value_or(options.ndjson.empty() ? form_name::text : form_name::ndjson);
    text_style style{terminal_width(standard_output), use_colour(options.colour, standard_output), options.all, options.openness, home->reading_age_target, nullptr};
    recurring_paragraphs recurring;
    if (name == form_name::text && (paths.size() >= 3 || std::ranges::any_of(paths, [](const listed_path& each) { return !is_advert_name(each.path); }))) {
        look_for_recurring(paths, with.bounds, options.feed, recurring);
        style.recurring = &recurring;
    }
    const bool bar_on   = options.progress || (is_terminal(standard_error) && !is_terminal(standard_output) && (!options.ndjson.empty() || paths.size() > 20));
    const auto the_form = make_form(name, style);
    output     out(standard_output);
    progress   bar(bar_on, !options.ndjson.empty(), paths.size());
    check_run  run{options, with, *the_form, out, bar};
    run.write_entries = !options.write_baseline.empty();
    run.jobs          = options.jobs > 0 ? options.jobs : std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    out.write(the_form->begin());
    if (options.ndjson.empty()) {
        if (paths.size() == 1) { run.jobs = 1; }
        check_files(run, paths);
    } else {
        check_ndjson(run);
    }
    out.write(the_form->end());
    bar.wipe();
    if (run.write_entries) {
        if (const auto written = replace_file(options.write_baseline, write_baseline(std::move(run.entries))); !written) {
            tell(written.error());
            run.failed = true;
        }
    }
    const auto limit = options.fail_on ? *options.fail_on : home->fail_on.value_or(fail_bar::barrier);
    return finish(out, run.failed ? 2 : at_or_over(run.worst, limit) ? 1 : 0);
}

} // namespace rung::cli
