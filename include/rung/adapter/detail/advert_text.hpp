// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/advert_roles.hpp>
#include <rung/core/marked_text.hpp>
#include <rung/core/result.hpp>
#include <rung/format/encoding.hpp>
#include <rung/format/html.hpp>
#include <rung/format/markdown.hpp>
#include <rung/text/blocks.hpp>

#include <string>
#include <string_view>
#include <utility>

RUNG_BEGIN
namespace adapter::detail {

[[nodiscard]] inline std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blank = " \t\r\n\f\v";
    const auto                 from  = text.find_first_not_of(blank);
    return from == text.npos ? std::string_view() : text.substr(from, text.find_last_not_of(blank) - from + 1);
}

/// The value as valid UTF-8: readers hand on malformed bytes as they are.
[[nodiscard]] inline std::string valid(std::string_view value) {
    bool ascii = true;
    for (const char c : value) { ascii = ascii && static_cast<signed char>(c) > 0 && c != '\r'; }
    if (ascii) { return std::string(value); }
    auto decoded = format::decode(value);
    return decoded ? std::move(decoded->text) : std::string();
}

/// Takes one layer of escaping off markup: what markup is made of. Other references mean the same to whoever reads the markup, before and after.
[[nodiscard]] inline std::string unescaped(std::string_view text) {
    struct escape {
        std::string_view from;
        char             to;
    };
    constexpr escape escapes[] = {{"&amp;", '&'}, {"&lt;", '<'},  {"&gt;", '>'},  {"&quot;", '"'}, {"&apos;", '\''}, {"&#38;", '&'},  {"&#60;", '<'},
                                  {"&#62;", '>'}, {"&#34;", '"'}, {"&#39;", '\''}, {"&#x26;", '&'}, {"&#x3c;", '<'}, {"&#x3C;", '<'}, {"&#x3e;", '>'},
                                  {"&#x3E;", '>'}, {"&#x22;", '"'}, {"&#x27;", '\''}, {"&#x2F;", '/'}, {"&#x2f;", '/'}, {"&#47;", '/'}, {"&#039;", '\''}, {"&#034;", '"'}};
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto next = text.find('&', at);
        out += text.substr(at, next - at);
        if (next == text.npos) { break; }
        at = next + 1;
        char is = '&';
        for (const auto& one : escapes) {
            if (text.substr(next).starts_with(one.from)) {
                is = one.to;
                at = next + one.from.size();
                break;
            }
        }
        out += is;
    }
    return out;
}

/// Whether something that can only be a tag stands in the text.
[[nodiscard]] inline bool has_tag(std::string_view text, std::string_view open) noexcept {
    for (auto at = text.find(open); at != text.npos; at = text.find(open, at + 1)) {
        const auto i = at + open.size();
        const char c = i < text.size() ? text[i] : ' ';
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!') { return true; }
    }
    return false;
}

/// Text whose entities count and whose line ends do too.
[[nodiscard]] inline result<std::string> decoded_lines(std::string_view text) {
    if (text.find('&') == text.npos) { return valid(text); }
    auto read = format::read_html("<pre>" + std::string(text) + "</pre>");
    if (!read) { return read.error(); }
    return std::move(read->text);
}

/// Reads a title whose entities count: one line.
[[nodiscard]] inline result<std::string> markup_line(std::string_view text) {
    if (text.find_first_of("&<") == text.npos) { return valid(text); }
    auto read = format::read_html("<p>" + std::string(text) + "</p>");
    if (!read) { return read.error(); }
    auto line = std::move(read->text);
    for (auto& c : line) { c = c == '\n' ? ' ' : c; }
    return line;
}

/// Reads one value as the text it is.
/// @pre `role` is one of the text
[[nodiscard]] inline result<marked_text> read_text(advert_role role, std::string_view value) {
    value = trimmed(value);
    if (role == advert_role::markup) {
        role = has_tag(value, "<") ? advert_role::html : has_tag(value, "&lt;") ? advert_role::escaped_html : advert_role::markup;
    }
    switch (role) {
    case advert_role::html: return format::read_html(value);
    case advert_role::escaped_html: return format::read_html(unescaped(value));
    case advert_role::markdown: return format::read_markdown(valid(value));
    case advert_role::markup: {
        auto lines = decoded_lines(value);
        if (!lines) { return lines.error(); }
        return text::mark_blocks(*std::move(lines));
    }
    default: return text::mark_blocks(valid(value));
    }
}

/// Puts a text behind another, as blocks of its own.
inline range append(marked_text& whole, marked_text&& piece) {
    if (!whole.text.empty()) { whole.text += "\n\n"; }
    const auto from = static_cast<std::uint32_t>(whole.text.size());
    whole.text += piece.text;
    for (auto one : piece.blocks) {
        one.at.begin += from;
        one.at.end += from;
        whole.blocks.push_back(one);
    }
    return {from, static_cast<std::uint32_t>(whole.text.size())};
}

} // namespace adapter::detail
RUNG_END
