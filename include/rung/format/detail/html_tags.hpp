// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/characters.hpp>

#include <algorithm>
#include <initializer_list>
#include <iterator>

RUNG_BEGIN
namespace format::detail {

/// What an element does to the reader.
enum class tag_role : std::uint8_t {
    other,  ///< Nothing: its text belongs to the text around it.
    block,  ///< Its text stands by itself.
    paragraph,
    heading,
    list,
    item,
    quote,
    pre,
    code,
    table,
    row,
    cell,
    line_break,
    bold,
    span,   ///< May be bold by its style.
    gone,   ///< Gives no text: a form control, a drawing, a template.
    raw,    ///< Gives no text, and what stands in it is no markup.
};

struct tag_row {
    char     name[11];
    tag_role role;
};

/// The elements that matter, in the order of their names.
inline constexpr tag_row tag_table[] = {
    {"address", tag_role::block},    {"article", tag_role::block},    {"aside", tag_role::block},     {"audio", tag_role::gone},
    {"b", tag_role::bold},           {"blockquote", tag_role::quote}, {"body", tag_role::block},      {"br", tag_role::line_break},
    {"button", tag_role::gone},      {"canvas", tag_role::gone},      {"caption", tag_role::block},   {"center", tag_role::block},
    {"code", tag_role::code},        {"datalist", tag_role::gone},    {"dd", tag_role::block},        {"details", tag_role::block},
    {"dialog", tag_role::block},     {"dir", tag_role::list},         {"div", tag_role::block},       {"dl", tag_role::block},
    {"dt", tag_role::block},         {"fieldset", tag_role::block},   {"figcaption", tag_role::block}, {"figure", tag_role::block},
    {"footer", tag_role::block},     {"form", tag_role::block},       {"h1", tag_role::heading},      {"h2", tag_role::heading},
    {"h3", tag_role::heading},       {"h4", tag_role::heading},       {"h5", tag_role::heading},      {"h6", tag_role::heading},
    {"head", tag_role::block},       {"header", tag_role::block},     {"hgroup", tag_role::block},    {"hr", tag_role::block},
    {"html", tag_role::block},       {"iframe", tag_role::raw},       {"legend", tag_role::block},    {"li", tag_role::item},
    {"main", tag_role::block},       {"menu", tag_role::list},        {"nav", tag_role::block},       {"noembed", tag_role::raw},
    {"noframes", tag_role::raw},     {"noscript", tag_role::raw},     {"ol", tag_role::list},         {"p", tag_role::paragraph},
    {"pre", tag_role::pre},          {"script", tag_role::raw},       {"section", tag_role::block},   {"select", tag_role::gone},
    {"span", tag_role::span},        {"strong", tag_role::bold},      {"style", tag_role::raw},       {"summary", tag_role::block},
    {"svg", tag_role::gone},         {"table", tag_role::table},      {"tbody", tag_role::row},       {"td", tag_role::cell},
    {"template", tag_role::gone},    {"textarea", tag_role::raw},     {"tfoot", tag_role::row},       {"th", tag_role::cell},
    {"thead", tag_role::row},        {"title", tag_role::raw},        {"tr", tag_role::row},          {"ul", tag_role::list},
    {"video", tag_role::gone},
};

/// True where `a` is `b` in any case. @pre b is lower case
[[nodiscard]] constexpr bool same_name(std::string_view a, std::string_view b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == y; });
}

[[nodiscard]] inline tag_role role_of(std::string_view name) noexcept {
    char folded[sizeof(tag_row::name)] = {};
    if (name.size() >= sizeof folded) { return tag_role::other; }
    std::transform(name.begin(), name.end(), folded, lower);
    const std::string_view wanted(folded, name.size());
    const auto*            row = std::lower_bound(std::begin(tag_table), std::end(tag_table), wanted,
                                                  [](const tag_row& r, std::string_view n) { return std::string_view(r.name) < n; });
    return row != std::end(tag_table) && wanted == row->name ? row->role : tag_role::other;
}

/// True for elements that have no end tag: hiding one hides nothing else.
[[nodiscard]] constexpr bool is_void(std::string_view name) noexcept {
    for (const std::string_view v :
         {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}) {
        if (same_name(name, v)) { return true; }
    }
    return false;
}

/// True where an element of this role ends an open paragraph.
[[nodiscard]] constexpr bool ends_paragraph(tag_role role) noexcept {
    return role != tag_role::other && role != tag_role::code && role != tag_role::line_break && role != tag_role::bold &&
           role != tag_role::span && role != tag_role::gone && role != tag_role::raw;
}

/// True where the declarations `style` set `property` (lower case) to a value that begins with one of `values`.
[[nodiscard]] constexpr bool style_sets(std::string_view style, std::string_view property, std::initializer_list<std::string_view> values) noexcept {
    const auto skip = [](std::string_view s) {
        while (!s.empty() && (s.front() == ' ' || s.front() == '\t' || s.front() == '\n' || s.front() == '\r')) { s.remove_prefix(1); }
        return s;
    };
    while (!style.empty()) {
        const auto end  = std::min(style.find(';'), style.size());
        auto       rule = skip(style.substr(0, end));
        style.remove_prefix(std::min(end + 1, style.size()));
        if (rule.size() < property.size() || !same_name(rule.substr(0, property.size()), property)) { continue; }
        rule = skip(rule.substr(property.size()));
        if (rule.empty() || rule.front() != ':') { continue; }
        rule = skip(rule.substr(1));
        for (const auto value : values) {
            if (rule.size() >= value.size() && same_name(rule.substr(0, value.size()), value)) { return true; }
        }
    }
    return false;
}

} // namespace format::detail
RUNG_END
