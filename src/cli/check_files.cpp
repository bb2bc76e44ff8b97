// SPDX-License-Identifier: Apache-2.0
#include "check_command.hpp"
#include "display.hpp"
#include "files_posix.hpp"
#include "json_text.hpp"
#include "ordered_work.hpp"
#include "output.hpp"

namespace rung::cli {
namespace {

/// What a file became, and what is wrong with its suppressions.
struct done_file {
    rendered                 made;
    std::vector<suppression> without_reason;
    std::string              name;
};

done_file check_file(const check_run& run, const listed_path& path) {
    done_file out;
    outcome   one{{}, path.path == "-" ? "stdin" : path.path, failure{}};
    json::string(one.id, valid_utf8(path.path));
    const auto read = [&]() -> result<checked_advert> {
        if (path.problem.code != errc::ok) { return path.problem; }
        auto bytes = read_file(path.path, run.with.bounds.input_bytes);
        if (!bytes) { return bytes.error(); }
        auto in = read_source(one.name, *std::move(bytes), run.with.bounds);
        if (!in) {
            auto why = in.error();
            if (why.where != one.name) { why.where = one.name + (why.where.empty() ? "" : ": " + why.where); }
            return why;
        }
        for (const auto& each : in->allowed) {
            if (each.reason.empty()) { out.without_reason.push_back(each); }
        }
        return check_one(*std::move(in), run.with);
    };
    one.is   = read();
    out.made = render_one(run, one);
    out.name = one.name;
    return out;
}

} // namespace

void check_files(check_run& run, const std::vector<listed_path>& paths) {
    std::size_t next_path = 0;
    std::size_t done      = 0;
    work_in_order(
        run.jobs, [&]() -> std::optional<const listed_path*> { return next_path < paths.size() ? std::optional(&paths[next_path++]) : std::nullopt; },
        [&](const listed_path* path) { return check_file(run, *path); },
        [&](done_file&& file) {
            ++done;
            run.progress.show(done, done);
            for (const auto& each : file.without_reason) {
                run.progress.wipe();
                complain(file.name + ':' + std::to_string(each.line) + ": error: \"rung: allow " + each.term + "\" gives no reason; write \"rung: allow " + each.term + " because ...\"");
                run.failed = true;
            }
            return run.take(std::move(file.made));
        });
}

} // namespace rung::cli
