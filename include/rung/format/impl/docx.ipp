// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xml_source.hpp>
#include <rung/format/docx.hpp>
#include <rung/format/impl/docx_styles.ipp>
#include <rung/format/zip.hpp>

RUNG_BEGIN
namespace format {
namespace detail {

/// Walks the main part of a Word document (ECMA-376, part 1, section 17) without recursion.
class docx_reader {
public:
    docx_reader(std::string_view xml, pugi::xml_node root, const word_styles& styles, const limits& bounds)
        : xml_(xml), root_(root), w_(root.name()), styles_(styles), out_(bounds) {}

    result<marked_text> run() {
        for (auto node = root_.first_child(); node && !out_.over();) {
            const bool inside = enter(node);
            if (inside && node.first_child()) {
                node = node.first_child();
                continue;
            }
            if (inside) { leave(node); }
            while (node != root_ && !node.next_sibling()) {
                node = node.parent();
                if (node != root_) { leave(node); }
            }
            if (node == root_) { break; }
            node = node.next_sibling();
        }
        return out_.finish();
    }

private:
    /// @return false where the element and all in it gives no text, or has been read
    bool enter(pugi::xml_node node) {
        const auto name = w_.local(node);
        if (name.empty()) { return std::string_view(node.name()) != "mc:Fallback"; } // says again what mc:Choice said
        if (name == "r") { return enter_run(node); }
        if (name == "t") { return text(node); }
        if (name == "p") {
            enter_paragraph(node);
            return true;
        }
        if (name == "tab" || name == "ptab") { out_.blank(place(node), tag_length(xml_, place(node))); }
        if (name == "br" || name == "cr") { out_.line_break(place(node), tag_length(xml_, place(node))); }
        if (name == "noBreakHyphen") { out_.character('-', place(node), tag_length(xml_, place(node))); }
        if (name == "sym") { symbol(node); }
        if (name == "tc") { ++cells_; }
        if (name == "sdt") { return !w_.child(w_.child(node, "sdtPr"), "showingPlcHdr"); }
        constexpr std::string_view gone[] = {"del", "moveFrom", "delText", "instrText", "delInstrText", "pPr",
                                             "rPr", "sdtPr", "tblPr", "sectPr", "rt"};
        return std::find(std::begin(gone), std::end(gone), name) == std::end(gone);
    }

    void leave(pugi::xml_node node) {
        const auto name = w_.local(node);
        if (name == "r") {
            if (runs_.back()) { out_.bold(false); }
            runs_.pop_back();
        } else if (name == "p") {
            paragraphs_.pop_back();
            if (paragraphs_.empty()) {
                out_.close();
            } else {
                // A text box stands inside another paragraph, which goes on.
                out_.context(paragraphs_.back().kind, paragraphs_.back().level);
            }
        } else if (name == "tc") {
            --cells_;
        }
    }

    void enter_paragraph(pugi::xml_node node) {
        const auto properties = w_.child(node, "pPr");
        auto       style      = read_properties(w_, properties, {});
        style.inherit(styles_.find(w_.value_of(properties, "pStyle")));
        block is;
        if (style.outline >= 0 && style.outline < 9) {
            is.kind  = block_kind::heading;
            is.level = static_cast<std::uint8_t>(std::min(style.outline + 1, 6));
        } else if (style.list >= 0) {
            is.kind  = block_kind::list_item;
            is.level = static_cast<std::uint8_t>(std::min(style.list + 1, 255));
        } else if (cells_ > 0) {
            is.kind = block_kind::table_cell;
        }
        paragraphs_.push_back({is.kind, is.level, style.bold == 1, style.hidden == 1});
        out_.context(is.kind, is.level);
    }

    bool enter_run(pugi::xml_node node) {
        const auto properties = w_.child(node, "rPr");
        auto       style      = read_properties(w_, {}, properties);
        if (const auto id = w_.value_of(properties, "rStyle"); !id.empty()) { style.inherit(styles_.find(id)); }
        if (style.bold == -1 && !paragraphs_.empty()) { style.bold = paragraphs_.back().bold ? 1 : 0; }
        if (style.hidden == -1 && !paragraphs_.empty()) { style.hidden = paragraphs_.back().hidden ? 1 : 0; }
        if (style.hidden == 1) { return false; }
        runs_.push_back(style.bold == 1);
        if (runs_.back()) { out_.bold(true); }
        return true;
    }

    bool text(pugi::xml_node node) {
        for (const auto part : node.children()) {
            const auto at = part.offset_debug();
            if (at < 0) { continue; }
            if (part.type() == pugi::node_pcdata) { write_character_data(xml_, static_cast<std::size_t>(at), out_); }
            if (part.type() == pugi::node_cdata) { write_cdata(xml_, static_cast<std::size_t>(at), out_); }
        }
        return false;
    }

    /// <w:sym w:char="F0B7"/>: bullets matter, the other characters of symbol fonts are drawings.
    void symbol(pugi::xml_node node) {
        const auto    digits = w_.attribute(node, "char");
        std::uint32_t code   = 0;
        for (const char c : digits.substr(0, 5)) {
            const char l = lower(c);
            if (!is_ascii_digit(l) && (l < 'a' || l > 'f')) { return; }
            code = code * 16 + static_cast<std::uint32_t>(is_ascii_digit(l) ? l - '0' : l - 'a' + 10);
        }
        if (effect_of(code) != effect::none) { out_.character(code, place(node), tag_length(xml_, place(node))); }
    }

    /// Where the element's "<" stands.
    [[nodiscard]] static std::uint32_t place(pugi::xml_node node) noexcept {
        return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(node.offset_debug() - 1, 0));
    }

    struct paragraph {
        block_kind   kind   = block_kind::paragraph;
        std::uint8_t level  = 0;
        bool         bold   = false;
        bool         hidden = false;
    };

    std::string_view       xml_;
    pugi::xml_node         root_;
    word_names             w_;
    const word_styles&     styles_;
    block_writer           out_;
    std::vector<paragraph> paragraphs_; ///< Open ones; more than one inside a text box.
    std::vector<bool>      runs_;       ///< Open runs: whether they are bold.
    std::size_t            cells_ = 0;
};

/// Finds the entry that the package names as its main part; some programs do not call it "word/document.xml".
[[nodiscard]] inline result<std::string> main_part(const zip_archive& archive, const limits& bounds) {
    std::string part = "word/document.xml";
    if (const auto* rels = archive.find("_rels/.rels"); rels != nullptr) {
        const auto xml = archive.read(*rels);
        if (!xml) { return xml.error(); }
        pugi::xml_document doc;
        if (const auto parsed = parse_part(*xml, rels->name, bounds, doc); !parsed) { return parsed.error(); }
        for (const auto node : doc.document_element().children()) {
            if (!std::string_view(node.attribute("Type").value()).ends_with("/officeDocument")) { continue; }
            std::string_view target = node.attribute("Target").value();
            if (target.starts_with('/')) { target.remove_prefix(1); }
            if (archive.find(target) != nullptr) { part = target; }
        }
    }
    if (archive.find(part) == nullptr) { return failure{errc::bad_docx, "word/document.xml", {}}; }
    return part;
}

} // namespace detail

RUNG_DECL result<marked_text> read_docx(std::string_view bytes, const limits& bounds) {
    const auto archive = zip_archive::open(bytes, bounds);
    if (!archive) { return archive.error(); }
    const auto part = detail::main_part(*archive, bounds);
    if (!part) { return part.error(); }
    const auto xml = archive->read(*archive->find(*part));
    if (!xml) { return xml.error(); }
    if (xml->size() > detail::largest_source) { return failure{errc::too_large, "limits.decoded_bytes", {}}; }

    detail::word_styles styles;
    const auto          folder = part->substr(0, part->rfind('/') == std::string::npos ? 0 : part->rfind('/') + 1);
    if (const auto* entry = archive->find(folder + "styles.xml"); entry != nullptr) {
        const auto sheet = archive->read(*entry);
        if (!sheet) { return sheet.error(); }
        pugi::xml_document doc;
        if (const auto parsed = detail::parse_part(*sheet, "word/styles.xml", bounds, doc); !parsed) { return parsed.error(); }
        styles.read(doc.document_element());
    }

    pugi::xml_document doc;
    if (const auto parsed = detail::parse_part(*xml, "word/document.xml", bounds, doc); !parsed) { return parsed.error(); }
    const auto root = doc.document_element();
    if (detail::word_names(root.name()).local(root) != "document") { return failure{errc::bad_docx, "word/document.xml", {}}; }
    return detail::docx_reader(*xml, root, styles, bounds).run();
}

} // namespace format
RUNG_END
