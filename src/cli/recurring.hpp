// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/marked_text.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rung::cli {

/// Which paragraphs stand in three adverts of a run or more: the employer's own text, which one person owns and can mend once.
/// Capitals, blanks and line ends make no difference; short lines are never counted.
class recurring_paragraphs {
public:
    /// Counts the paragraphs of one advert, each once.
    void add(const marked_text& body);

    /// Forgets what stands in fewer than three adverts.
    void close();

    /// @return its number, or nullptr where the paragraph doesn't recur @threads safe
    struct entry {
        std::size_t number = 0;
        std::size_t count  = 0;
        std::size_t last   = 0; ///< The advert that was counted last, from 1.
    };
    [[nodiscard]] const entry* find(std::string_view paragraph) const;

    [[nodiscard]] std::size_t adverts() const noexcept { return adverts_; }

private:
    std::unordered_map<std::uint64_t, entry> seen_;
    std::size_t                              adverts_ = 0;
};

} // namespace rung::cli
