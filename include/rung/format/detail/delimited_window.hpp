// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/bounded_input.hpp>
#include <rung/format/detail/delimited_scan.hpp>
#include <rung/format/record_reader.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

RUNG_BEGIN
namespace format::detail::delimited {

/// The stretch of an input that is in memory, with NUL bytes behind it. It may be written to.
class input_window {
public:
    static constexpr std::size_t ordinary = std::size_t{128} << 10U;

    input_window(const rung_input& input, std::uint64_t input_bytes)
        : input_(input, input_bytes), bytes_(make(ordinary)), room_(ordinary) {}

    [[nodiscard]] char*       begin() noexcept { return bytes_.get(); }
    [[nodiscard]] char*       end() noexcept { return bytes_.get() + size_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Nothing will come behind `end()`: the input has ended, or `trouble()` says why not.
    [[nodiscard]] bool                          ended() const noexcept { return input_.ended(); }
    [[nodiscard]] const std::optional<failure>& trouble() const noexcept { return input_.trouble(); }

    /// Where `at` stands in the input.
    [[nodiscard]] std::uint64_t byte(const char* at) const noexcept { return before_ + static_cast<std::uint64_t>(at - bytes_.get()); }

    /// Forgets what stands before `kept`, which moves to `begin()`, and reads on until the window is full or the input has ended:
    /// what is in it never depends on how much the input gives at once. Where nothing can be forgotten the window doubles.
    void refill(const char* kept) {
        const auto gone = static_cast<std::size_t>(kept - bytes_.get());
        const auto keep = size_ - gone;
        if (gone == 0 && size_ == room_) {
            auto larger = make(room_ * 2);
            std::memcpy(larger.get(), bytes_.get(), size_);
            bytes_ = std::move(larger);
            room_ *= 2;
        } else if (keep != 0) {
            std::memmove(bytes_.get(), kept, keep);
        }
        before_ += gone;
        size_ = keep;
        while (!ended() && size_ < room_) { size_ += input_.read(bytes_.get() + size_, room_ - size_); }
        std::memset(bytes_.get() + size_, 0, scan_padding + sentinels);
    }

    /// Bytes behind `end()` that a reader may set for itself, in front of the NUL bytes.
    static constexpr std::size_t sentinels = 2;

private:
    [[nodiscard]] static std::unique_ptr<char[]> make(std::size_t room) {
        return std::make_unique_for_overwrite<char[]>(room + scan_padding + sentinels);
    }

    bounded_input           input_;
    std::unique_ptr<char[]> bytes_;
    std::size_t             room_;
    std::size_t             size_   = 0;
    std::uint64_t           before_ = 0;
};

} // namespace format::detail::delimited
RUNG_END
