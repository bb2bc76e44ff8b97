// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/characters.hpp>

#include <algorithm>

RUNG_BEGIN
namespace format::detail {

/// Bytes of the YAML front matter that `markdown` begins with, 0 where there is none: a line "---", a first line that looks like a YAML
/// key or comment (so that two rules around a sentence are not taken for one), and a line "---" or "...".
[[nodiscard]] inline std::size_t front_matter(std::string_view markdown) noexcept {
    const auto line = [&](std::size_t begin) {
        auto s = markdown.substr(begin, std::min(markdown.find('\n', begin), markdown.size()) - begin);
        while (!s.empty() && class_of(s.back()) == letter_class::blank) { s.remove_suffix(1); }
        return s;
    };
    const auto next = [&](std::size_t begin) { return std::min(markdown.find('\n', begin), markdown.size() - 1) + 1; };
    if (markdown.size() < 7 || line(0) != "---") { return 0; }
    std::size_t i = next(0);
    while (i < markdown.size() && line(i).empty()) { i = next(i); }
    const auto first = i < markdown.size() ? line(i) : std::string_view{};
    const auto colon = first.find(':');
    const bool key   = colon != std::string_view::npos && colon > 0 && first.substr(0, colon).find(' ') == std::string_view::npos &&
                     (colon + 1 == first.size() || first[colon + 1] == ' ');
    if (!key && !first.starts_with('#') && !first.starts_with("---")) { return 0; }
    for (; i < markdown.size(); i = next(i)) {
        if (line(i) == "---" || line(i) == "...") { return next(i); }
    }
    return 0;
}

} // namespace format::detail
RUNG_END
