// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check_options.hpp"
#include "files_posix.hpp"
#include "form.hpp"
#include "output.hpp"
#include "progress.hpp"

namespace rung::cli {

/// Everything a run of `rung check` shares.
struct check_run {
    const check_options& options;
    const check_setting& with;
    cli::form&           form;
    output&              out;
    cli::progress&       progress;
    unsigned             jobs = 1;
    bool                 write_entries = false;

    std::vector<baseline_entry> entries{};
    severity                    worst   = severity::credit;
    bool                        failed  = false; ///< Something could not be done.

    /// Writes one result and takes note of it. @return false when there is nowhere left to write to
    bool take(rendered&& made);
};

/// Renders one advert, with its baseline entries where they are wanted.
/// @threads safe
[[nodiscard]] rendered render_one(const check_run& run, const outcome& advert);

/// Checks the lines of `options.ndjson` in batches.
void check_ndjson(check_run& run);

/// Checks files one by one.
void check_files(check_run& run, const std::vector<listed_path>& paths);

/// Tells one failure on stderr, in one line.
void tell(const failure& why);

} // namespace rung::cli
