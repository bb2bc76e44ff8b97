// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

/// Tells the inside of some JSON or XML, whose beginning is lost, from rows of delimited text: in the place of a header it would be people's
/// values that become names of columns. Quotes that a delimited text writes for itself are doubled or stand at the ends of cells.
namespace remnant {

using text = std::string_view;

[[nodiscard]] constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
[[nodiscard]] constexpr bool is_of_name(char c) noexcept { return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '.' || c == '-'; }

[[nodiscard]] constexpr text trimmed(text line) noexcept {
    const auto from = line.find_first_not_of(" \t\r\n");
    return from == text::npos ? text() : line.substr(from, line.find_last_not_of(" \t\r\n") - from + 1);
}

/// Whether JSON would go on so behind the colon of a member.
[[nodiscard]] constexpr bool is_value(text behind) noexcept {
    behind = trimmed(behind);
    return behind.empty() || text("\"{[-0123456789").find(behind.front()) != text::npos || behind.starts_with("true") || behind.starts_with("false") ||
           behind.starts_with("null");
}

/// Where a member of an object begins in a line, "key": value, or the end of one that was cut within its key; `npos` where none does.
[[nodiscard]] constexpr std::size_t find_member(text line, char delimiter) noexcept {
    for (auto close = line.find('"'); close != text::npos && delimiter != ':'; close = line.find('"', close + 1)) {
        const auto colon = line.find_first_not_of(' ', close + 1);
        if (close == 0 || line[close - 1] == '"' || line[close - 1] == '\\' || colon == text::npos || line[colon] != ':' || !is_value(line.substr(colon + 1))) { continue; }
        const auto open = line.rfind('"', close - 1);
        if (open == text::npos) {
            if (line.substr(0, close).find(delimiter) == text::npos) { return 0; }
            continue;
        }
        const auto before = line.find_last_not_of(" \t", open == 0 ? text::npos : open - 1);
        if (open == 0 || before == text::npos || line[before] == delimiter || text("{[,").find(line[before]) != text::npos) { return open; }
    }
    return text::npos;
}

/// Whether a tag is one with which texts are set, such as a question of a survey in the place of a heading.
[[nodiscard]] constexpr bool is_of_html(text name) noexcept {
    constexpr text names[] = {"a", "b", "br", "div", "em", "font", "i", "li", "ol", "p", "small", "span", "strong", "sub", "sup", "u", "ul",
                              "A", "B", "BR", "DIV", "EM", "FONT", "I", "LI", "OL", "P", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "U", "UL"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

[[nodiscard]] constexpr text name_at(text line, std::size_t at) noexcept {
    auto end = at;
    while (end < line.size() && is_of_name(line[end])) { ++end; }
    return line.substr(at, end - at);
}

/// Whether a line holds an end tag of XML, or the end of a tag with attributes.
[[nodiscard]] constexpr bool has_tag(text line) noexcept {
    for (auto at = line.find("</"); at != text::npos; at = line.find("</", at + 2)) {
        const auto name = name_at(line, at + 2);
        if (!name.empty() && is_letter(name.front()) && !is_of_html(name)) { return true; }
    }
    for (auto at = line.find("=\""); at != text::npos; at = line.find("=\"", at + 2)) {
        if (at == 0 || !is_of_name(line[at - 1])) { continue; }
        const auto close = line.find('"', at + 2);
        const auto ends  = close == text::npos || close == at + 2 ? text() : line.substr(close + 1);
        const auto tag   = line.rfind('<', at);
        if ((ends.starts_with(">") || ends.starts_with("/>")) && (tag == text::npos || !is_of_html(name_at(line, tag + 1)))) { return true; }
    }
    return false;
}

/// Whether a line above the first record can't be a title or a header.
[[nodiscard]] constexpr bool is_one(text line, char delimiter) noexcept {
    line = trimmed(line);
    return line.starts_with('}') || line.starts_with(']') || find_member(line, delimiter) != text::npos || has_tag(line);
}

/// Whether the line behind a header shows that the header ended a value of JSON or XML.
[[nodiscard]] constexpr bool goes_on(text header, text line, char delimiter) noexcept {
    header = trimmed(header);
    line   = trimmed(line);
    if (header.ends_with(',')) { header.remove_suffix(1); }
    const bool only_brackets = line.find_first_of("{}[]") != text::npos && line.find_first_not_of("{}[], ") == text::npos;
    const auto member        = find_member(line, delimiter);
    const bool begins        = member != text::npos && line.find('"') <= member && line.substr(0, member).find_first_not_of("{}[], ") == text::npos;
    const bool end_tag       = line.starts_with("</") && has_tag(line);
    const bool next_array    = line.starts_with("[\"") && header.ends_with(']') && std::count(header.begin(), header.end(), ']') > std::count(header.begin(), header.end(), '[');
    return only_brackets || begins || end_tag || next_array;
}

} // namespace remnant
