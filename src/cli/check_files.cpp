// SPDX-License-Identifier: Apache-2.0
#include "check_command.hpp"
#include "display.hpp"
#include "feed.hpp"
#include "files_posix.hpp"
#include "json_text.hpp"
#include "ordered_work.hpp"
#include "output.hpp"

namespace rung::cli {
namespace {

/// What a file became, and what is wrong with its suppressions.
struct done_file {
    std::vector<rendered>    made; ///< One for each advert of a feed, else one.
    std::vector<std::string> notes;
    std::size_t              unread = 0; ///< Records of a feed.
    std::vector<suppression> without_reason;
    std::string              name;
};

/// Checks the adverts of a feed. Each is called by the file in `id`, and by file and id in `name`.
void check_feed(const check_run& run, const std::string& file, feed_reading&& feed, done_file& out) {
    outcome one{{}, {}, failure{}};
    json::string(one.id, valid_utf8(file));
    for (auto& advert : feed.adverts) {
        one.name = advert.name;
        one.is   = check_one(std::move(advert), run.with);
        out.made.push_back(render_one(run, one));
    }
    if (feed.problem.code != errc::ok) {
        one.name = file;
        one.is   = feed.problem;
        out.made.push_back(render_one(run, one));
    }
    out.notes  = std::move(feed.notes);
    out.unread = feed.unread;
}

done_file check_file(const check_run& run, const listed_path& path) {
    done_file out;
    outcome   one{{}, path.path == "-" ? "stdin" : path.path, failure{}};
    json::string(one.id, valid_utf8(path.path));
    out.name   = one.name;
    auto bytes = path.problem.code != errc::ok ? result<std::string>(path.problem) : read_file(path.path, run.with.bounds.input_bytes);
    if (bytes) {
        if (auto feed = read_feed(one.name, *bytes, run.with.bounds, run.options.feed)) {
            check_feed(run, one.name, *std::move(feed), out);
            return out;
        }
    }
    const auto read = [&]() -> result<checked_advert> {
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
    out.made.push_back(render_one(run, one));
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
            for (const auto& each : file.notes) {
                run.progress.wipe();
                complain(file.name + ": " + each);
            }
            if (file.unread > 0) {
                complain(file.name + ": " + std::to_string(file.unread) + (file.unread == 1 ? " advert" : " adverts") + " of the feed could not be read");
                run.failed = true;
            }
            for (auto& each : file.made) {
                if (!run.take(std::move(each))) { return false; }
            }
            return true;
        });
}

} // namespace rung::cli
