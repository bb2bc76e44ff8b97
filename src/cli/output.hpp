// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rung::cli {

inline constexpr int standard_output = 1; ///< File descriptors.
inline constexpr int standard_error  = 2;

/// Gathers text and writes it to a file descriptor in large pieces. Remembers the first error and is silent from then on, so that a full
/// disk or a reader that went away is told once, at the end.
class output {
public:
    explicit output(int descriptor) : descriptor_(descriptor) {}
    output(const output&)            = delete;
    output& operator=(const output&) = delete;

    void write(std::string_view text);

    /// Writes what is gathered. @return false when anything could not be written, now or before
    bool flush();

    /// The system's error number of the first failure, 0 where there is none.
    [[nodiscard]] int error() const noexcept { return error_; }

private:
    std::string held_;
    int         descriptor_;
    int         error_ = 0;
};

/// Writes one line "rung: …" to stderr at once. Control characters in it are made harmless.
void complain(std::string_view line);

/// Flushes `out` and tells on stderr if it could not be written; a reader that went away (EPIPE) is nothing to tell.
/// @return the exit status to give, where the work itself ended with `status`
[[nodiscard]] int finish(output& out, int status);

} // namespace rung::cli
