// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_xml.hpp>
#include <rung/format/zip.hpp>

#include <algorithm>
#include <memory>

RUNG_BEGIN
namespace format::detail::xlsx {

/// The stretch of a part that is being read: unpacked on demand, dropped when done with.
class part_window {
public:
    part_window(zip_stream from, std::size_t step) : from_(std::move(from)), step_(std::max<std::size_t>(step, 16)) {}

    [[nodiscard]] std::string_view view() const noexcept { return {data_.get() + begin_, end_ - begin_}; }
    [[nodiscard]] bool             last() const noexcept { return ended_; }         ///< The view reaches to the part's end.
    [[nodiscard]] std::uint64_t    position() const noexcept { return base_ + begin_; } ///< Of the view in the part.
    void                           drop(std::size_t n) noexcept { begin_ += n; }

    /// Unpacks on. What was dropped goes, the view moves.
    /// @return nothing; `errc::bad_zip`
    [[nodiscard]] result<void> more() {
        const auto left = end_ - begin_;
        if (capacity_ - left < step_) {
            auto grown = std::make_unique_for_overwrite<char[]>(std::max(capacity_ * 2, left + step_));
            if (left != 0) { std::memcpy(grown.get(), data_.get() + begin_, left); }
            capacity_ = std::max(capacity_ * 2, left + step_);
            data_     = std::move(grown);
        } else if (begin_ != 0) {
            std::memmove(data_.get(), data_.get() + begin_, left);
        }
        base_ += begin_;
        begin_         = 0;
        end_           = left;
        const auto got = from_.read(data_.get() + end_, std::min(step_, capacity_ - end_));
        if (!got) { return got.error(); }
        end_ += *got;
        ended_ = *got == 0;
        return {};
    }

private:
    zip_stream              from_;
    std::size_t             step_;
    std::unique_ptr<char[]> data_;
    std::size_t             capacity_ = 0;
    std::size_t             begin_    = 0;
    std::size_t             end_      = 0;
    std::uint64_t           base_     = 0;
    bool                    ended_    = false;
};

} // namespace format::detail::xlsx
RUNG_END
