// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>
#include <rung/format/xlsx.hpp>

#include <charconv>

namespace {

namespace plugin = rung::plugin;
namespace format = rung::format;

plugin::guess probe(std::string_view head) {
    if (!head.starts_with("PK\x03\x04")) { return {}; }
    // Names of parts stand in plain text in front of each part.
    if (head.find("xl/") != head.npos) { return {97, "zip archive; part xl/"}; }
    const bool office = head.find("[Content_Types].xml") != head.npos;
    return office && head.find("word/") == head.npos ? plugin::guess{60, "zip archive; part [Content_Types].xml"} : plugin::guess{};
}

bool read_number(const plugin::opening& what, std::string_view name, std::uint32_t& into) {
    const auto text = what.option(name);
    const auto end  = std::from_chars(text.data(), text.data() + text.size(), into);
    return text.empty() || (end.ec == std::errc() && end.ptr == text.data() + text.size());
}

rung::result<std::unique_ptr<format::record_reader>> open(const plugin::opening& what) {
    format::xlsx_shape shape;
    shape.sheet = what.option("sheet");
    for (const auto& [name, number] : {std::pair{"sheet_number", &shape.sheet_number}, {"header_row", &shape.header_row}, {"header_rows", &shape.header_rows}}) {
        if (!read_number(what, name, *number)) { return rung::failure{rung::errc::bad_field, std::string("option ") + name, {}}; }
    }
    return format::read_xlsx(what.reading, shape);
}

constexpr std::string_view     options[] = {"sheet", "sheet_number", "header_row", "header_rows"};
constexpr plugin::format_entry formats[] = {
    {.about = {"xlsx", "Excel workbook (.xlsx)", RUNG_FORMAT_BYTES, 0}, .probe = probe, .open = open, .options = options},
};

} // namespace

RUNG_PLUGIN(xlsx, "1.0.0", formats)
