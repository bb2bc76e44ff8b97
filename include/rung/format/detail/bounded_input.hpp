// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/format/rows.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

RUNG_BEGIN
namespace format::detail {

/// An input that gives no more bytes than it may, whatever its callback says.
class bounded_input {
public:
    /// @param most how many bytes it may give; 0 for any number
    bounded_input(const rung_input& input, std::uint64_t most) : input_(input), most_(most == 0 ? UINT64_MAX : most) {}

    /// Nothing more comes: the input has ended, or `trouble()` says why it goes no further.
    [[nodiscard]] bool                          ended() const noexcept { return ended_; }
    [[nodiscard]] const std::optional<failure>& trouble() const noexcept { return trouble_; }

    /// Reads up to `room` bytes. @return how many; 0 at the end
    std::size_t read(char* into, std::size_t room) {
        if (ended_) { return 0; }
        // One byte more than is allowed tells an input that is too long from one that just fits.
        const auto left = most_ - given_;
        const auto want = std::min<std::uint64_t>(room, left == UINT64_MAX ? left : left + 1);
        const auto got  = input_.read(input_.host, into, want);
        if (got <= 0 || static_cast<std::uint64_t>(got) > want) {
            ended_ = true;
            if (got > 0) { trouble_ = failure{errc::precondition, "rung_input.read", {}}; }
            if (got < 0) { trouble_ = failure{got < -9999 ? errc::unreadable : static_cast<errc>(-got), "byte " + std::to_string(given_), {}}; }
            return 0;
        }
        const auto taken = std::min(static_cast<std::uint64_t>(got), left);
        given_ += taken;
        if (taken != static_cast<std::uint64_t>(got)) {
            ended_   = true;
            trouble_ = failure{errc::too_large, "input_bytes", {}};
        }
        return static_cast<std::size_t>(taken);
    }

private:
    rung_input             input_;
    std::uint64_t          most_;
    std::uint64_t          given_ = 0;
    bool                   ended_ = false;
    std::optional<failure> trouble_;
};

} // namespace format::detail
RUNG_END
