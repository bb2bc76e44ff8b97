// SPDX-License-Identifier: Apache-2.0
#include <rung/format/xml_records.hpp>

#include <cstdio>
#include <cstdlib>

#include <pugixml.hpp>

#include "support/marked_text.hpp"
#include "support/record_rows.hpp"

// The first byte says how the input comes and which shape is read, the rest is the document. What is read has to be the same however it
// comes, and where nothing was wrong the same as what pugixml's tree gives by the rules of the header.

namespace {

using rung::format::xml_shape;

void need(bool right, const char* what) {
    if (right) { return; }
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

struct all_read {
    std::vector<std::string> rows;
    std::vector<std::string> told;
    std::uint64_t            records = 0; ///< Root rows.
    bool                     failed  = false;
    int                      bad     = 0; ///< Records not read.
};

void check_row(const rung::format::record_reader& reader, const rung_batch& batch, std::uint32_t number, std::uint64_t size, const rung_read_limits& bounds) {
    const auto& row = batch.rows[number];
    need(row.table < reader.tables().size(), "table");
    need(row.table == 0 ? row.parent == number : row.parent < number, "parent");
    const auto& parent = batch.rows[row.parent];
    need(parent.record == row.record && parent.byte == row.byte && reader.tables()[row.table].parent == parent.table, "parent's place");
    need(row.line >= 1 && row.byte < size, "place");
    for (std::uint32_t f = 0; f < row.field_count; ++f) {
        const auto& field = row.fields[f];
        need(field.column < reader.columns().size() && reader.columns()[field.column].table == row.table, "column");
        need(field.size <= bounds.value_bytes && (field.size != 0) == (field.state == RUNG_FIELD_OK), "value");
        need(row.byte + field.offset <= size && field.offset <= bounds.record_bytes, "offset");
    }
}

[[nodiscard]] all_read read_all(std::string_view xml, const xml_shape& shape, std::size_t step, const rung_read_limits& bounds) {
    rung_test::memory_input     in(xml, step);
    rung_test::told_diagnostics told;
    auto                        reader = rung::format::read_xml_records({.input = in.input(), .diagnose = told.diagnose(), .bounds = bounds}, shape);
    all_read                    out;
    for (;;) {
        const auto batch = (*reader)->next();
        out.failed       = !batch;
        if (out.failed) { out.rows.push_back(std::string(rung::name(batch.error().code)) + " " + batch.error().where); }
        if (out.failed || batch->row_count == 0) { break; }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            check_row(**reader, *batch, i, xml.size(), bounds);
            const auto& row  = batch->rows[i];
            std::string line = (*reader)->tables()[row.table].path + "#" + std::to_string(row.record) + ":";
            for (std::uint32_t f = 0; f < row.field_count; ++f) {
                const auto& field = row.fields[f];
                line.append("|").append((*reader)->columns()[field.column].path).append("=").append(std::to_string(field.state)).append(field.data, field.size);
            }
            out.records += row.table == 0 ? 1 : 0;
            out.rows.push_back(std::move(line));
        }
    }
    const auto again = (*reader)->next();
    need(out.failed ? !again : again && again->row_count == 0, "the end is the end");
    for (const auto& [code, count] : told.counts) { out.bad += code == "bad-utf8" || code == "control-character" || code == "bad-declaration" ? 0 : count; }
    out.told = std::move(told.all);
    return out;
}

/// The rules of the header once more, over a tree.
class tree_rows {
public:
    tree_rows(const xml_shape& shape, std::vector<std::string>& out) : shape_(shape), out_(out) {}

    void read(pugi::xml_node node) {
        if (node.type() == pugi::node_element && local(node.name()) == shape_.records[0]) {
            rows_.assign(1, {"#" + std::to_string(record_++) + ":", 0});
            element(node, "", 0);
            for (auto& row : rows_) { out_.push_back(std::move(row.text)); }
            return;
        }
        for (auto child : node.children()) { read(child); }
    }

private:
    struct row {
        std::string text;
        int         table = 0;
    };

    [[nodiscard]] static std::string local(std::string_view name) { return std::string(name.substr(name.rfind(':') + 1)); }
    [[nodiscard]] static bool        blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }
    [[nodiscard]] static bool        is_text(pugi::xml_node n) { return n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata; }

    void add(std::size_t to, std::string path, std::string_view value, int state) {
        for (;;) {
            const auto table = tables_of_.emplace(path, rows_[to].table).first->second;
            if (table == rows_[to].table) { break; }
            path += "#" + std::to_string(rows_[to].table);
        }
        if (state == RUNG_FIELD_OK && blank(value)) { value = {}, state = RUNG_FIELD_EMPTY; }
        rows_[to].text.append("|").append(path).append("=").append(std::to_string(state)).append(value);
    }

    [[nodiscard]] bool is_group(pugi::xml_node node) const {
        if (!shape_.groups_are_rows) { return false; }
        for (auto a : node.attributes()) {
            if (local(a.name()) == shape_.reference_label && !is_declaration(a.name())) { return false; }
        }
        bool any = false;
        for (auto child : node.children()) {
            if (child.type() != pugi::node_element) {
                if (any || (child.type() == pugi::node_pcdata && blank(child.value()))) { continue; }
                return false;
            }
            any              = true;
            const bool plain = local(child.name()) == shape_.reference_id && !child.find_child([](pugi::xml_node n) { return n.type() == pugi::node_element; });
            if (!plain) { return true; }
        }
        return false;
    }

    [[nodiscard]] static bool is_declaration(std::string_view name) { return name == "xmlns" || name.starts_with("xmlns:"); }

    void element(pugi::xml_node node, std::string path, std::size_t to) {
        std::vector<std::pair<std::string, std::string>> attributes;
        const auto                                       name = local(node.name());
        bool                                             nil  = false;
        const bool                                       root = path.empty();
        for (auto a : node.attributes()) {
            const std::string_view value = a.value();
            const auto             what  = local(a.name());
            if (is_declaration(a.name())) { continue; }
            if ((what == "nil" || what == "null") && (value == "true" || value == "1" || value == "false" || value == "0")) {
                nil = nil || value == "true" || value == "1";
            } else {
                attributes.emplace_back(what, value);
            }
        }
        const auto key = std::find_if(attributes.rbegin(), attributes.rend(), [&](const auto& a) { return !root && name == "ID" && a.first == "type"; });
        if (key != attributes.rend() && !key->second.empty() && key->second.size() <= 255 && rung_test::is_utf8(key->second)) {
            path += "[" + key->second + "]";
            attributes.erase(std::next(key).base());
        }
        const bool row_of_own = !root && !nil && is_group(node);
        if (row_of_own) {
            const auto table = tables_.emplace(std::to_string(rows_[to].table) + "/" + path, tables_.size() + 1).first->second;
            rows_.push_back({path + rows_[0].text.substr(0, rows_[0].text.find(':') + 1), static_cast<int>(table)});
            to = rows_.size() - 1;
        }
        const auto under = [&](const std::string& step) { return root ? step : path + "/" + step; };
        for (const auto& [what, value] : attributes) { add(to, under("@" + what), value, value.empty() ? RUNG_FIELD_EMPTY : RUNG_FIELD_OK); }
        for (auto child : node.children()) {
            if (child.type() == pugi::node_element) { element(child, under(local(child.name())), to); }
        }
        own_text(node, root || row_of_own ? under("text()") : path, to, nil, root || row_of_own);
    }

    void own_text(pugi::xml_node node, const std::string& path, std::size_t to, bool nil, bool row_of_own) {
        std::vector<pugi::xml_node> texts;
        bool                        elements = false;
        for (auto child : node.children()) {
            elements = elements || child.type() == pugi::node_element;
            if (is_text(child)) { texts.push_back(child); }
        }
        const auto layout = [](pugi::xml_node n) { return n.type() == pugi::node_pcdata && blank(n.value()); };
        while (!texts.empty() && layout(texts.back())) { texts.pop_back(); }
        while (!texts.empty() && layout(texts.front())) { texts.erase(texts.begin()); }
        if (texts.empty()) {
            if (!elements && !row_of_own) { add(to, path, "", nil ? RUNG_FIELD_NULL : RUNG_FIELD_EMPTY); }
            return;
        }
        std::string all;
        for (auto text : texts) {
            std::string_view value = text.value();
            if (elements && text == texts.front() && text.type() == pugi::node_pcdata) { value.remove_prefix(value.find_first_not_of(" \t\r\n")); }
            if (elements && text == texts.back() && text.type() == pugi::node_pcdata) { value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1); }
            all += value;
        }
        add(to, path, all, RUNG_FIELD_OK);
    }

    const xml_shape&                   shape_;
    std::vector<std::string>&          out_;
    std::vector<row>                   rows_;
    std::map<std::string, int>         tables_of_; ///< By path of a column.
    std::map<std::string, std::size_t> tables_;
    std::uint64_t                      record_ = 0;
};

/// White space by reference is text to Rung; a tree no longer tells it from layout.
[[nodiscard]] bool has_blank_by_reference(const std::string& xml) {
    for (auto at = xml.find("&#"); at != std::string::npos; at = xml.find("&#", at + 2)) {
        const bool hexadecimal = xml.substr(at + 2, 1) == "x";
        const auto code        = std::strtoul(xml.c_str() + at + (hexadecimal ? 3 : 2), nullptr, hexadecimal ? 16 : 10);
        if (code == ' ' || code == '\t' || code == '\r' || code == '\n') { return true; }
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) { return 0; }
    const unsigned         how = data[0];
    const std::string_view xml(reinterpret_cast<const char*>(data) + 1, size - 1);
    xml_shape              shape{.records = {"r"}, .envelope = {"all"}, .groups_are_rows = (how & 1U) != 0};
    if ((how & 2U) != 0) { shape.rows = {"a", "*_g"}; }
    if ((how & 4U) != 0) { shape.keyed.push_back({.element = "f", .attribute = "id", .bare = true}); }
    auto bounds = rung::format::reading{}.bounds;
    if ((how & 8U) != 0) { bounds.record_bytes = 64, bounds.value_bytes = 8, bounds.depth = 4, bounds.columns = 6; }

    const auto whole = read_all(xml, shape, 65'536, bounds);
    const auto parts = read_all(xml, shape, 1 + (how >> 4U), bounds);
    need(whole.rows == parts.rows && whole.told == parts.told, "the same however it comes");
    if (whole.failed || whole.bad != 0) { return 0; }

    // Records that are not read have to end where they end when they are.
    bounds.fields      = 0;
    const auto skipped = read_all(xml, shape, 1 + (how >> 4U), bounds);
    need(!skipped.failed && skipped.records + static_cast<unsigned>(skipped.bad) == whole.records, "as many records skipped as read");

    if ((how & 14U) != 0 || xml.find('\0') != std::string_view::npos || has_blank_by_reference(std::string(xml))) { return 0; }
    pugi::xml_document document;
    const auto         flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
    need(!!document.load_buffer(xml.data(), xml.size(), flags, pugi::encoding_utf8), "pugixml reads it");
    std::vector<std::string> wanted;
    tree_rows(shape, wanted).read(document.document_element());
    if (wanted != whole.rows) {
        for (const auto& line : wanted) { std::fprintf(stderr, "pugixml %s\n", line.c_str()); }
        for (const auto& line : whole.rows) { std::fprintf(stderr, "rung    %s\n", line.c_str()); }
    }
    need(wanted == whole.rows, "the same as pugixml");
    return 0;
}
