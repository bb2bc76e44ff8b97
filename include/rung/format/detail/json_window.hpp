// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/format/detail/bounded_input.hpp>
#include <rung/format/detail/json_scan.hpp>
#include <rung/format/rows.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>

RUNG_BEGIN
namespace format::detail::json {

/// The part of an input that is in memory, zeros behind it. What it holds never depends on how much the input gives at once.
class json_window {
public:
    json_window(const rung_input& input, std::uint64_t input_bytes, std::size_t room)
        : input_(input, input_bytes), bytes_(make(room)), text_(make(room)), room_(room) {
        std::memset(bytes_.get(), 0, json_padding);
    }

    [[nodiscard]] const char* begin() const noexcept { return bytes_.get(); }
    [[nodiscard]] const char* end() const noexcept { return bytes_.get() + size_; }

    /// Nothing will come behind `end()`: the input has ended, or `trouble()` says why it goes no further.
    [[nodiscard]] bool                          ended() const noexcept { return input_.ended(); }
    [[nodiscard]] const std::optional<failure>& trouble() const noexcept { return input_.trouble(); }

    /// Where `at` stands in the input.
    [[nodiscard]] std::uint64_t byte(const char* at) const noexcept { return before_ + static_cast<std::uint64_t>(at - bytes_.get()); }

    /// A second window of the same size, in which the decoded form of a string has the place that its source has in the first. It
    /// is never longer, so that nothing needs to be counted, and reading a record anew writes the same again.
    [[nodiscard]] char* decoded(const char* at) noexcept { return text_.get() + (at - bytes_.get()); }

    /// Forgets what stands before `kept`, which moves to `begin()`, and reads until the window is full or the input has ended.
    /// Where nothing can be forgotten the window doubles.
    void refill(const char* kept) {
        const auto gone = static_cast<std::size_t>(kept - bytes_.get());
        const auto keep = size_ - gone;
        if (gone == 0 && size_ == room_) {
            auto larger = make(room_ * 2);
            std::memcpy(larger.get(), bytes_.get(), size_);
            bytes_ = std::move(larger);
            text_.reset();
            text_ = make(room_ * 2);
            room_ *= 2;
        } else if (keep != 0) {
            std::memmove(bytes_.get(), kept, keep);
        }
        before_ += gone;
        size_ = keep;
        while (!ended() && size_ < room_) { size_ += input_.read(bytes_.get() + size_, room_ - size_); }
        std::memset(bytes_.get() + size_, 0, json_padding);
    }

private:
    [[nodiscard]] static std::unique_ptr<char[]> make(std::size_t room) { return std::make_unique_for_overwrite<char[]>(room + json_padding); }

    bounded_input           input_;
    std::unique_ptr<char[]> bytes_;
    std::unique_ptr<char[]> text_;
    std::size_t             room_;
    std::size_t             size_   = 0;
    std::uint64_t           before_ = 0;
};

} // namespace format::detail::json
RUNG_END
