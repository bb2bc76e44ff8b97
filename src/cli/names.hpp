// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// What a file holds.
enum class source_kind : unsigned char { text, markdown, html, docx };

/// Lower case for ASCII letters; the rest stays.
[[nodiscard]] inline std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    }
    return out;
}

/// The ending of a file's name with its dot in lower case; empty where there is none.
[[nodiscard]] inline std::string name_ending(std::string_view path) {
    const auto name = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
    const auto dot  = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : lower_ascii(name.substr(dot));
}

/// Whether a file found in a folder is taken for an advert.
[[nodiscard]] inline bool is_advert_name(std::string_view name) {
    constexpr std::string_view endings[] = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx"};
    return std::ranges::find(endings, name_ending(name)) != std::end(endings);
}

/// Edits that turn `a` into `b`: characters put in, left out, changed or swapped with their neighbour.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before;
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) { row[j] = j; }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = last;
        last   = row;
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) { row[j] = std::min(row[j], before[j - 2] + 1); }
        }
    }
    return row[b.size()];
}

/// Returns the name in `names` nearest to `wanted`, or an empty view where none is near enough to be meant.
template <class Names, class Name>
[[nodiscard]] std::string_view nearest(std::string_view wanted, const Names& names, Name name_of) {
    std::string_view best;
    std::size_t      least = std::max<std::size_t>(2, wanted.size() / 3) + 1;
    for (const auto& each : names) {
        const std::string_view name     = name_of(each);
        const auto             distance = edit_distance(wanted.substr(0, 80), name);
        if (distance < least || (!wanted.empty() && wanted.size() >= 4 && distance >= least && best.empty() && name.find(wanted) != std::string_view::npos)) {
            best  = name;
            least = std::min(distance, least);
        }
    }
    return best;
}

/// Returns the nearest of some plain names.
template <class Names>
[[nodiscard]] std::string_view nearest(std::string_view wanted, const Names& names) {
    return nearest(wanted, names, [](std::string_view name) { return name; });
}

} // namespace rung::cli
