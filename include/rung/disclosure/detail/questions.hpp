// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/relations.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

enum class standing : unsigned char { known, fixed, free }; ///< Published whatever happens, hidden whatever happens, ours to choose.

using hidden_set = std::vector<char>; ///< One for each cell.

/// Is `primary` safe from somebody who knows `insider`, or from an outsider?
struct question {
    std::uint32_t primary = none;
    std::uint32_t insider = none;
};

/// Enough of these have to be hidden: the sum of share · hidden is at least 1, or needs to be so only where `if_hidden` is hidden.
struct cut {
    std::vector<std::uint32_t> cells;
    std::vector<double>        shares;
    std::uint32_t              if_hidden = none;
};

/// Whole tables that fit, as changes, and which of them answer a question.
struct proof {
    std::size_t up = none, down = none; ///< Numbers of witnesses; `none`: the true table.
};

} // namespace disclosure::detail
RUNG_END
