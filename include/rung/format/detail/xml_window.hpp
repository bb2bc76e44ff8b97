// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/bounded_input.hpp>
#include <rung/format/detail/xml_scan.hpp>
#include <rung/format/record_reader.hpp>

#include <algorithm>
#include <optional>

RUNG_BEGIN
namespace format::detail::xml {

/// The part of an input that is in memory, and as much room for what its texts resolve to.
class xml_window {
public:
    xml_window(const rung_input& input, std::uint64_t input_bytes) : input_(input, input_bytes) { make(first); }

    [[nodiscard]] const char* begin() const noexcept { return bytes_.get(); }
    [[nodiscard]] const char* end() const noexcept { return bytes_.get() + size_; }
    [[nodiscard]] char*       arena() const noexcept { return arena_.get(); }

    /// Where `p` stands in the input.
    [[nodiscard]] std::uint64_t byte(const char* p) const noexcept { return before_ + static_cast<std::uint64_t>(p - begin()); }

    /// Nothing more comes: the input has ended, or `trouble` says what befell it.
    [[nodiscard]] bool                          ended() const noexcept { return input_.ended(); }
    [[nodiscard]] const std::optional<failure>& trouble() const noexcept { return input_.trouble(); }

    /// Forgets what stands before `kept` and all of the arena, moves `kept` to `begin`, and reads at least half as much as is kept: whoever begins again at
    /// `kept` each time does so a few times only.
    void fill(const char* kept) {
        const auto left = static_cast<std::size_t>(end() - kept);
        const auto want = std::max<std::size_t>(1, left / 2);
        before_ += static_cast<std::uint64_t>(kept - begin());
        if (left + std::max(want, ordinary / 2) > room_) {
            auto old = std::move(bytes_);
            make(room_ * 2);
            std::memcpy(bytes_.get(), kept, left);
        } else if (left != 0) {
            std::memmove(bytes_.get(), kept, left);
        }
        size_ = left;
        while (!ended() && size_ - left < want) { size_ += input_.read(bytes_.get() + size_, room_ - size_); }
        std::memset(bytes_.get() + size_, 0, xml_padding);
    }

private:
    static constexpr std::size_t ordinary = std::size_t{256} << 10U;
    static constexpr std::size_t first    = 2048; ///< Doubled each time up to the ordinary size: small files cost little.

    void make(std::size_t room) {
        bytes_ = std::make_unique_for_overwrite<char[]>(room + xml_padding);
        arena_ = std::make_unique_for_overwrite<char[]>(room + xml_padding);
        room_  = room;
        std::memset(bytes_.get() + size_, 0, xml_padding);
    }

    bounded_input           input_;
    std::unique_ptr<char[]> bytes_;
    std::unique_ptr<char[]> arena_;
    std::size_t             room_   = 0;
    std::size_t             size_   = 0;
    std::uint64_t           before_ = 0;
};

} // namespace format::detail::xml
RUNG_END
