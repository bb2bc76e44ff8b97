// SPDX-License-Identifier: Apache-2.0
#include "excerpt.hpp"

#include "display.hpp"

#include <algorithm>

namespace rung::cli {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

/// One line, blanks in a row as one.
std::string flat(std::string_view text) {
    std::string out;
    for (const auto c : printable(text)) {
        if (c != ' ' || out.empty() || out.back() != ' ') { out += c; }
    }
    return out;
}

/// The first words of `text` in at most `room` columns.
std::string head(const std::string& text, std::size_t room) {
    if (columns(text) <= room) { return text; }
    std::string out;
    std::size_t used = 0;
    for (std::size_t from = 0; from < text.size();) {
        const auto end  = std::min(text.find(' ', from + 1), text.size());
        const auto wide = columns(std::string_view(text).substr(from, end - from));
        if (used + wide + 2 > room) { break; }
        out.append(text, from, end - from);
        used += wide;
        from = end;
    }
    return out + (out.ends_with(' ') || out.empty() ? "" : " ") + std::string(ellipsis);
}

/// The last words of `text` in at most `room` columns.
std::string tail(const std::string& text, std::size_t room) {
    if (columns(text) <= room) { return text; }
    std::size_t from = text.size();
    for (;;) {
        if (from == 0) { break; }
        const auto cut = text.rfind(' ', from - 1);
        if (cut == std::string::npos || columns(std::string_view(text).substr(cut)) + 1 > room) { break; }
        from = cut;
    }
    return std::string(ellipsis) + text.substr(std::min(from, text.size()));
}

} // namespace

range block_around(const marked_text& body, range at) noexcept {
    const auto after = std::upper_bound(body.blocks.begin(), body.blocks.end(), at.begin, [](std::uint32_t byte, const block& b) { return byte < b.at.begin; });
    if (after != body.blocks.begin() && std::prev(after)->at.holds(at)) { return std::prev(after)->at; }
    return at;
}

excerpt excerpt_of(std::string_view text, range block, range at, std::size_t width) {
    excerpt    out;
    const auto words = flat(slice(text, at));
    const auto wide  = columns(words);
    if (wide + 12 >= width) {
        // A whole sentence: how it begins and how it ends is enough to find it.
        const auto half = width / 2 > 4 ? width / 2 - 4 : 4;
        out.words       = wide <= width ? words : head(words, half) + tail(words, half).substr(ellipsis.size());
        return out;
    }
    auto before      = flat(slice(text, {block.begin, at.begin}));
    auto after       = flat(slice(text, {at.end, block.end}));
    while (!after.empty() && after.back() == ' ') { after.pop_back(); }
    if (before.starts_with(' ')) { before.erase(0, 1); }
    const auto room = width - wide;
    const auto left = columns(before);
    const auto right = columns(after);
    const auto for_left = right < room / 2 ? room - right : std::max(room / 2, std::size_t{1});
    before              = left <= for_left ? before : tail(before, for_left);
    out.after           = head(after, room - std::min(room, columns(before)));
    out.before          = std::move(before);
    out.words           = words;
    return out;
}

} // namespace rung::cli
