// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_cells.hpp>
#include <rung/format/detail/xlsx_numbers.hpp>

#include <map>
#include <string>

RUNG_BEGIN
namespace format::detail::xlsx {

/// A tab of the workbook.
struct workbook_sheet {
    std::string name;
    std::string relation; ///< Id of its relationship.
    bool        hidden = false;
};

struct workbook_part {
    std::vector<workbook_sheet> sheets;
    bool                        from_1904 = false;
};

/// A relationship from one part to another (ECMA-376, part 2, section 9).
struct relation {
    std::string id;
    std::string kind;   ///< The last step of its type: "worksheet", "sharedStrings", "styles", "officeDocument".
    std::string target; ///< Full name of the part in the archive.
};

/// Resolves a target against the folder of the part it is said in; folders end with "/".
[[nodiscard]] inline std::string resolve_target(std::string_view folder, std::string_view target) {
    std::string whole = target.starts_with('/') ? std::string(target) : "/" + std::string(folder) + std::string(target);
    std::vector<std::string_view> steps;
    const std::string_view        all = whole;
    for (std::size_t i = 0; i < all.size();) {
        const auto end  = std::min(all.find('/', i), all.size());
        const auto step = all.substr(i, end - i);
        if (step == "..") {
            if (!steps.empty()) { steps.pop_back(); }
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
        i = end + 1;
    }
    std::string out;
    for (const auto step : steps) {
        if (!out.empty()) { out += '/'; }
        out += step;
    }
    return out;
}

[[nodiscard]] inline std::string folder_of(std::string_view part) {
    const auto slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

/// Goes through a small part that is all in memory, and tells `met` of each open or empty tag.
/// @return nothing; `errc::bad_xml` where it is not well formed or has a DTD; `errc::too_deep`
template <class Met>
[[nodiscard]] result<void> for_each_tag(std::string_view xml, std::string_view part, std::uint32_t depth, Met met) {
    const auto bad = [&](errc code, std::size_t at) { return failure{code, std::string(part) + ", byte " + std::to_string(at), {}}; };
    if (xml.starts_with("\xFF\xFE") || xml.starts_with("\xFE\xFF")) { return bad(errc::bad_encoding, 0); }
    xml_cursor                    in(xml, true);
    std::vector<std::string_view> open; // names of the open elements
    for (;;) {
        const auto token = in.next();
        if (token == xml_token::end) { return open.empty() ? result<void>() : result<void>(bad(errc::bad_xml, xml.size())); }
        if (token == xml_token::bad || token == xml_token::more) { return bad(errc::bad_xml, in.tag_at()); }
        if (token == xml_token::other && !is_utf8_declaration(in.content())) { return bad(errc::bad_encoding, in.tag_at()); }
        if (token == xml_token::close) {
            if (open.empty() || open.back() != in.full_name()) { return bad(errc::bad_xml, in.tag_at()); }
            open.pop_back();
        }
        if (token != xml_token::open && token != xml_token::empty) { continue; }
        met(in, open);
        if (token == xml_token::open) { open.push_back(in.full_name()); }
        if (open.size() > depth) { return bad(errc::too_deep, in.tag_at()); }
    }
}

[[nodiscard]] inline bool is_true(std::string_view text) noexcept { return text == "1" || text == "true" || text == "on"; }

[[nodiscard]] inline result<std::vector<relation>> read_relations(std::string_view xml, std::string_view part, std::string_view folder, std::uint32_t depth) {
    std::vector<relation> out;
    const auto            done = for_each_tag(xml, part, depth, [&](const xml_cursor& in, const auto& /*open*/) {
        if (in.name() != "Relationship" || in.attribute("TargetMode") == "External") { return; }
        const auto type = in.attribute("Type");
        out.push_back({attribute_text(in.attribute("Id")), std::string(type.substr(type.rfind('/') + 1)),
                       resolve_target(folder, attribute_text(in.attribute("Target")))});
    });
    if (!done) { return done.error(); }
    return out;
}

[[nodiscard]] inline result<workbook_part> read_workbook(std::string_view xml, std::string_view part, std::uint32_t depth) {
    workbook_part out;
    const auto    done = for_each_tag(xml, part, depth, [&](const xml_cursor& in, const auto& /*open*/) {
        if (in.name() == "workbookPr") { out.from_1904 = is_true(in.attribute("date1904")); }
        if (in.name() != "sheet") { return; }
        const auto state = in.attribute("state");
        out.sheets.push_back({attribute_text(in.attribute("name")), attribute_text(in.attribute("id")), state == "hidden" || state == "veryHidden"});
    });
    if (!done) { return done.error(); }
    return out;
}

/// Reads what each cell format makes of a number, in the order of `cellXfs`.
[[nodiscard]] inline result<std::vector<cell_style>> read_styles(std::string_view xml, std::string_view part, std::uint32_t depth) {
    std::vector<std::uint32_t>          ids;
    std::map<std::uint32_t, cell_style> codes;
    const auto                          done = for_each_tag(xml, part, depth, [&](const xml_cursor& in, const std::vector<std::string_view>& open) {
        if (in.name() == "numFmt" && open.size() == 2) {
            const auto id = whole_number(in.attribute("numFmtId"), UINT32_MAX);
            codes.emplace(id, style_of_code(attribute_text(in.attribute("formatCode"))));
        }
        if (in.name() != "xf" || open.empty() || !open.back().ends_with("cellXfs")) { return; }
        ids.push_back(whole_number(in.attribute("numFmtId"), 0));
    });
    if (!done) { return done.error(); }
    std::vector<cell_style> out;
    out.reserve(ids.size());
    for (const auto id : ids) {
        const auto found = codes.find(id);
        out.push_back(found == codes.end() ? style_of_number(id) : found->second);
    }
    return out;
}

/// Finds a part by name: letter for letter, else as the standard compares names, without regard to case (ECMA-376, part 2, section 6.2.2);
/// some programs write "\" for "/".
[[nodiscard]] inline const zip_entry* find_part(const zip_archive& archive, std::string_view name) noexcept {
    if (const auto* exact = archive.find(name); exact != nullptr) { return exact; }
    const auto alike = [](char a, char b) {
        const auto fold = [](char c) { return c == '\\' ? '/' : lower(c); };
        return fold(a) == fold(b);
    };
    for (const auto& entry : archive.entries()) {
        if (std::equal(entry.name.begin(), entry.name.end(), name.begin(), name.end(), alike)) { return &entry; }
    }
    return nullptr;
}

} // namespace format::detail::xlsx
RUNG_END
