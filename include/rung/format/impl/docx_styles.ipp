// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pugixml.hpp>

RUNG_BEGIN
namespace format::detail {

/// Elements of one part for each block that `limits` allow.
inline constexpr std::size_t nodes_per_block = 4;

/// Parses one part of a document without following anything: no DTD, no entities but XML's own five, no nesting deeper than `limits::depth`.
[[nodiscard]] inline result<void> parse_part(std::string_view xml, std::string_view part, const limits& bounds, pugi::xml_document& out) {
    const std::string name(part);
    if (xml.find('\0') != std::string_view::npos) { return failure{errc::bad_encoding, name, {}}; }
    std::size_t nodes = 0;
    for (auto i = xml.find('<'); i != std::string_view::npos; i = xml.find('<', i + 1)) { ++nodes; }
    if (nodes / nodes_per_block > bounds.blocks) { return failure{errc::too_large, "limits.blocks", {}}; }
    // A text that is only blanks matters between two runs of words.
    constexpr unsigned how  = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
    const auto         read = out.load_buffer(xml.data(), xml.size(), how, pugi::encoding_utf8);
    if (!read) { return failure{errc::bad_xml, name + " byte " + std::to_string(read.offset), read.description()}; }
    std::size_t depth = 1;
    for (auto node = out.first_child(); node;) {
        if (node.type() == pugi::node_doctype) { return failure{errc::bad_xml, name + " doctype", {}}; }
        if (depth > bounds.depth) { return failure{errc::too_deep, "limits.depth", {}}; }
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
    return {};
}

/// Names in WordprocessingML, whose prefix is the producer's choice ("w" in practice).
class word_names {
public:
    explicit word_names(std::string_view root) : prefix_(root.substr(0, root.find(':') == std::string_view::npos ? 0 : root.find(':') + 1)) {}

    /// Returns the name without the prefix, empty for elements of other vocabularies.
    [[nodiscard]] std::string_view local(pugi::xml_node node) const noexcept {
        const std::string_view name = node.name();
        if (!name.starts_with(prefix_) || name.find(':', prefix_.size()) != std::string_view::npos) { return {}; }
        return name.substr(prefix_.size());
    }

    [[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view name) const noexcept {
        for (const auto c : node.children()) {
            if (local(c) == name) { return c; }
        }
        return {};
    }

    [[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view name) const noexcept {
        for (const auto a : node.attributes()) {
            const std::string_view full = a.name();
            if (full.size() == prefix_.size() + name.size() && full.starts_with(prefix_) && full.ends_with(name)) { return a.value(); }
        }
        return {};
    }

    [[nodiscard]] std::string_view value_of(pugi::xml_node node, std::string_view name) const noexcept { return attribute(child(node, name), "val"); }

    /// A switch such as <w:b/> or <w:b w:val="0"/>: 1 on, 0 off, -1 not said.
    [[nodiscard]] int toggle(pugi::xml_node properties, std::string_view name) const noexcept {
        const auto node = child(properties, name);
        if (!node) { return -1; }
        const auto value = attribute(node, "val");
        return value == "0" || value == "false" || value == "off" || value == "none" ? 0 : 1;
    }

    /// A small number; `otherwise` where there is none.
    [[nodiscard]] int number_of(pugi::xml_node node, std::string_view name, int otherwise) const noexcept {
        const auto text = value_of(node, name);
        if (text.empty() || text.size() > 6) { return otherwise; }
        int n = 0;
        for (const char c : text) {
            if (c < '0' || c > '9') { return otherwise; }
            n = n * 10 + (c - '0');
        }
        return n;
    }

private:
    std::string prefix_;
};

/// What a style or a paragraph says about itself; -1 where it says nothing.
struct word_style {
    int         outline = -1; ///< 0 to 8 for a heading, 9 for none.
    int         list    = -1; ///< How deeply a list is nested, from 0; -2 where numbering is taken away.
    int         bold    = -1;
    int         hidden  = -1;
    std::string parent;

    void inherit(const word_style& from) noexcept {
        if (outline == -1) { outline = from.outline; }
        if (list == -1) { list = from.list; }
        if (bold == -1) { bold = from.bold; }
        if (hidden == -1) { hidden = from.hidden; }
    }
};

/// Reads what <w:pPr> and <w:rPr> say.
[[nodiscard]] inline word_style read_properties(const word_names& w, pugi::xml_node paragraph, pugi::xml_node run) {
    word_style s;
    s.outline = w.number_of(paragraph, "outlineLvl", -1);
    if (const auto numbering = w.child(paragraph, "numPr")) {
        s.list = w.number_of(numbering, "numId", 1) == 0 ? -2 : w.number_of(numbering, "ilvl", 0);
    }
    s.bold   = w.toggle(run, "b");
    s.hidden = w.toggle(run, "vanish");
    return s;
}

/// The styles of a document by their ids.
class word_styles {
public:
    void read(pugi::xml_node root) {
        const word_names w(root.name());
        for (const auto node : root.children()) {
            if (w.local(node) != "style") { continue; }
            auto       s    = read_properties(w, w.child(node, "pPr"), w.child(node, "rPr"));
            const auto name = w.value_of(node, "name");
            if (s.outline == -1) { s.outline = outline_of(name); }
            s.parent = w.value_of(node, "basedOn");
            styles_.emplace(w.attribute(node, "styleId"), std::move(s));
        }
    }

    /// Returns what style `id` says with what it is based on; where the document has no such style, what its name says.
    [[nodiscard]] word_style find(std::string_view id) const {
        constexpr int longest = 16; // chains are short; a circle ends here
        word_style    out;
        std::string   next(id);
        for (int i = 0; i < longest && !next.empty(); ++i) {
            const auto found = styles_.find(next);
            if (found == styles_.end()) { break; }
            out.inherit(found->second);
            next = found->second.parent;
        }
        if (out.outline == -1) { out.outline = outline_of(id); }
        return out;
    }

private:
    /// "heading 2", "Heading2" and "Title" are headings even where the style sheet is missing.
    [[nodiscard]] static int outline_of(std::string_view name) noexcept {
        if (name == "Title" || name == "title") { return 0; }
        if (!name.starts_with("heading") && !name.starts_with("Heading")) { return -1; }
        name.remove_prefix(7);
        if (name.starts_with(' ')) { name.remove_prefix(1); }
        return name.size() == 1 && name[0] >= '1' && name[0] <= '9' ? name[0] - '1' : -1;
    }

    std::unordered_map<std::string, word_style> styles_;
};

} // namespace format::detail
RUNG_END
