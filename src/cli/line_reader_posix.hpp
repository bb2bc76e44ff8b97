// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Reads lines from a file descriptor in batches of about `batch_bytes`; blank lines are passed over. A line longer than `line_limit` takes
/// no more memory than that and is told as `over_size`.
class line_reader {
public:
    line_reader(int descriptor, std::size_t line_limit, std::size_t batch_bytes) : descriptor_(descriptor), limit_(line_limit), batch_(batch_bytes) {}

    /// @return the next lines, nullopt at the end or after an error
    [[nodiscard]] std::optional<line_batch> next();

    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return read_; }
    [[nodiscard]] int           error() const noexcept { return error_; } ///< The system's error number, 0 where there is none.

private:
    bool fill();

    std::string   rest_;
    std::size_t   scanned_ = 0; ///< Bytes of rest_ known to hold no line end.
    std::size_t   number_  = 0;
    std::uint64_t read_    = 0;
    int           descriptor_;
    std::size_t   limit_;
    std::size_t   batch_;
    int           error_    = 0;
    bool          ended_    = false;
    bool          skipping_ = false; ///< Inside a line that is over the limit.
};

} // namespace rung::cli
