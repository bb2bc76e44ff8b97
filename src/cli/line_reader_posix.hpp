// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// A run of whole lines out of a stream.
struct line_batch {
    struct line {
        std::size_t number    = 0; ///< From 1.
        std::size_t from      = 0; ///< Bytes of `text`.
        std::size_t size      = 0;
        bool        over_size = false; ///< The line was longer than the limit: its text was thrown away.
    };
    std::string       text;
    std::vector<line> lines;

    [[nodiscard]] std::string_view operator[](const line& at) const noexcept { return std::string_view(text).substr(at.from, at.size); }
};

/// Reads lines from a file in batches of about `batch_bytes`; blank lines are passed over. A line longer than `line_limit` takes
/// no more memory than that and is told as `over_size`.
class line_reader {
public:
    /// @param path a file, or "-" for stdin; where it can't be opened `problem` says why
    line_reader(const std::string& path, std::size_t line_limit, std::size_t batch_bytes);
    line_reader(const line_reader&)            = delete;
    line_reader& operator=(const line_reader&) = delete;
    ~line_reader();

    /// @return the next lines, nullopt at the end or after an error
    [[nodiscard]] std::optional<line_batch> next();

    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return read_; }
    [[nodiscard]] std::uint64_t bytes_expected() const noexcept { return expected_; } ///< 0 where that isn't known.
    [[nodiscard]] const failure& problem() const noexcept { return problem_; }        ///< `errc::ok` where there is none.

private:
    bool fill();

    std::string   rest_;
    std::size_t   scanned_ = 0; ///< Bytes of rest_ known to hold no line end.
    std::size_t   number_  = 0;
    std::uint64_t read_    = 0;
    std::uint64_t expected_ = 0;
    std::string   path_;
    failure       problem_{errc::ok, {}, {}};
    std::size_t   limit_;
    std::size_t   batch_;
    int           descriptor_ = -1;
    bool          ended_      = false;
    bool          skipping_   = false; ///< Inside a line that is over the limit.
};

} // namespace rung::cli
