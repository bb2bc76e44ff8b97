// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// What a feed gave.
struct feed_reading {
    std::vector<source>      adverts;
    std::vector<std::string> notes;               ///< What was wrong in the feed and read on after, for people.
    std::size_t              unread = 0;          ///< Records that could not be read.
    failure                  problem{errc::ok, {}, {}}; ///< Why reading stopped, behind the adverts.
};

/// Reads the adverts of a job feed, told by content: JSON, XML and delimited text; a page only where its text is next to nothing and a
/// JobPosting says more. Plain text, Markdown and Word documents are never taken for feeds.
/// @param wanted the caller says that it is a feed, whatever it is called
/// @return nothing where the file is no feed; where one is wanted, or the file is JSON or XML by name, and it is none, `problem` says so
[[nodiscard]] std::optional<feed_reading> read_feed(const std::string& name, std::string_view bytes, const limits& bounds, bool wanted);

/// The place in the feed of something in the advert.
[[nodiscard]] const feed_part& place_in_feed(const feed_place& feed, bool title, range at) noexcept;

} // namespace rung::cli
