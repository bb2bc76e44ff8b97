// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace rung::cli {

/// Tells line and column of byte offsets in a text, going forward; an offset before the last one asked starts over. Lines end with LF.
class line_counter {
public:
    explicit line_counter(std::string_view text) noexcept : text_(text) {}

    struct place {
        std::uint32_t line   = 1; ///< From 1.
        std::uint32_t column = 1; ///< In code points, from 1.
        std::size_t   begin  = 0; ///< Byte where the line begins.
    };

    [[nodiscard]] place at(std::size_t byte) noexcept {
        byte = std::min(byte, text_.size());
        if (byte < begin_) {
            line_  = 1;
            begin_ = 0;
        }
        for (auto end = text_.find('\n', begin_); end < byte; end = text_.find('\n', begin_)) {
            ++line_;
            begin_ = end + 1;
        }
        const auto before = text_.substr(begin_, byte - begin_);
        const auto chars  = std::count_if(before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
        return {line_, static_cast<std::uint32_t>(chars) + 1, begin_};
    }

private:
    std::string_view text_;
    std::uint32_t    line_  = 1;
    std::size_t      begin_ = 0;
};

} // namespace rung::cli
