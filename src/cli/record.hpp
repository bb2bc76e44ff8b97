// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source.hpp"

namespace rung::cli {

/// One line of NDJSON as an advert, or why it is none.
struct record {
    std::string     id = "null"; ///< As JSON, for the answer: a string, a whole number, or null where the line has none.
    result<source>  advert{source{}};
};

/// Reads `{id, title?, text | html | markdown, pay?, partial?}`. Other fields are passed over; where several texts are given the first of
/// text, html, markdown counts. `pay` that is an empty string says that the feed has none; null or no `pay` says nothing.
/// @param number the line's number from 1, which `where` of a failure names
[[nodiscard]] record read_record(std::string_view line, std::size_t number, const limits& bounds);

} // namespace rung::cli
