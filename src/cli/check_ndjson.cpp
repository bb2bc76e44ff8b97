// SPDX-License-Identifier: Apache-2.0
#include "check_command.hpp"
#include "files_posix.hpp"
#include "line_reader_posix.hpp"
#include "ordered_work.hpp"
#include "output.hpp"
#include "record.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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
    const auto& path  = run.options.ndjson;
    const int   input = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (input < 0) {
        tell({errno == ENOENT ? errc::not_found : errc::unreadable, path, std::strerror(errno)});
        run.failed = true;
        return;
    }
    struct stat info {};
    if (::fstat(input, &info) == 0 && S_ISREG(info.st_mode)) { run.progress.set_total(static_cast<std::uint64_t>(info.st_size)); }
    line_reader   lines(input, run.options.max_line_bytes, batch_bytes);
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
    if (lines.error() != 0) {
        tell({errc::unreadable, path, std::strerror(lines.error())});
        run.failed = true;
    }
    if (input != STDIN_FILENO) { ::close(input); }
}

} // namespace rung::cli
