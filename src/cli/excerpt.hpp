// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/marked_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace rung::cli {

/// A piece of an advert that fits one line of the terminal, with the words a finding is about in the middle.
struct excerpt {
    std::string before;
    std::string words;
    std::string after;
};

/// Returns the words `at` of `text` with as much of their block around them as `width` columns hold, cut between words; "…" stands where
/// something was cut, also inside words that are too long for a line by themselves.
[[nodiscard]] excerpt excerpt_of(std::string_view text, range block, range at, std::size_t width);

/// The block of `body` that holds `at`, or `at` itself where none does.
[[nodiscard]] range block_around(const marked_text& body, range at) noexcept;

} // namespace rung::cli
