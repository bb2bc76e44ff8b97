// SPDX-License-Identifier: Apache-2.0
#include "check_command.hpp"
#include "files_posix.hpp"
#include "line_reader_posix.hpp"
#include "ordered_work.hpp"
#include "output.hpp"
#include "record.hpp"

namespace rung::cli {
namespace {

constexpr std::size_t batch_bytes = 128 * 1024;

/// What a batch of lines became.
struct done_batch {
    std::vector<rendered> adverts;
    std::uint64_t         read = 0;
};

/// Empty for errors that the answer tells in place: a bad line must not flood stderr as well.
rendered told_in_place(rendered made) {
    made.problem.where.clear();
    return made;
}

} // namespace

void check_ndjson(check_run& run) {
    const auto& path = run.options.ndjson;
    line_reader lines(path, run.options.max_line_bytes, batch_bytes);
    run.progress.set_total(lines.bytes_expected());
    std::uint64_t adverts = 0;
    const bool    merge   = run.options.form.value_or(form_name::ndjson) == form_name::ndjson;

    const auto work = [&](line_batch& batch) {
        done_batch out;
        for (const auto& line : batch.lines) {
            record read;
            if (line.over_size) {
                read.advert = failure{errc::too_large, "line " + std::to_string(line.number), {}};
            } else {
                read = read_record(batch[line], line.number, run.with.bounds);
            }
            outcome one{std::move(read.id), {}, failure{}};
            if (read.advert) {
                one.name = read.advert->name;
                one.is   = check_one(*std::move(read.advert), run.with);
            } else {
                one.is = read.advert.error();
            }
            auto made = render_one(run, one);
            if (merge && !out.adverts.empty() && out.adverts.back().entries.empty()) {
                auto& last = out.adverts.back();
                last.text += made.text;
                last.worst        = std::max(last.worst, made.worst);
                last.problem.code = last.problem.code == errc::ok ? made.problem.code : last.problem.code;
                last.entries      = std::move(made.entries);
            } else {
                out.adverts.push_back(std::move(made));
            }
        }
        out.read = batch.lines.size();
        return out;
    };
    const auto done = [&](done_batch&& batch) {
        adverts += batch.read;
        run.progress.show(lines.bytes_read(), adverts);
        for (auto& each : batch.adverts) {
            if (!run.take(merge ? told_in_place(std::move(each)) : std::move(each))) { return false; }
        }
        return true;
    };
    work_in_order(run.jobs, [&] { return lines.next(); }, work, done);
    if (lines.problem().code != errc::ok) {
        tell(lines.problem());
        run.failed = true;
    } else if (merge && run.failed) {
        run.progress.wipe();
        complain("some lines could not be checked; their records say why");
    }
}

} // namespace rung::cli
