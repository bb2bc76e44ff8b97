// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_parts.hpp>
#include <rung/format/detail/xlsx_values.hpp>
#include <rung/format/xlsx.hpp>

#include <string>

RUNG_BEGIN
namespace format::detail::xlsx {

/// Reads all of an input into memory.
/// @return the bytes; `errc::too_large`; the input's own error
[[nodiscard]] inline result<std::string> read_whole(const rung_input& input, std::uint64_t most) {
    constexpr std::size_t first = std::size_t{64} << 10U;
    std::string           out;
    std::size_t           have = 0;
    for (;;) {
        if (have == out.size()) { out.resize(std::max(first, have * 2)); }
        const auto room = out.size() - have;
        const auto got  = input.read(input.host, out.data() + have, room);
        constexpr std::int64_t last_code = 9'999;
        if (got < 0) { return failure{got >= -last_code ? static_cast<errc>(-got) : errc::unreadable, "input", {}}; }
        have += std::min(static_cast<std::size_t>(got), room);
        if (have > most) { return failure{errc::too_large, "rung_read_limits.input_bytes", {}}; }
        if (got == 0) {
            out.resize(have);
            return out;
        }
    }
}

/// A workbook in memory: packed, but for its strings and formats.
class workbook {
public:
    [[nodiscard]] result<void> read(const reading& from, const xlsx_shape& shape) {
        constexpr std::uint64_t default_bytes = std::uint64_t{64} << 20U;
        const auto&             bounds        = from.bounds;
        sheet_bytes_                          = shape.sheet_bytes;
        depth_                                = bounds.depth;
        auto bytes                            = read_whole(from.input, bounds.input_bytes != 0 ? bounds.input_bytes : default_bytes);
        if (!bytes) { return bytes.error(); }
        file_ = *std::move(bytes);
        if (file_.starts_with("\xD0\xCF\x11\xE0")) { return failure{errc::bad_xlsx, "protected by a password, or .xls", {}}; }
        limits held;
        held.input_bytes   = file_.size();
        held.decoded_bytes = SIZE_MAX; // each part has a limit of its own
        auto archive       = zip_archive::open(file_, held);
        if (!archive) { return archive.error(); }
        archive_ = *std::move(archive);
        if (const auto done = read_parts(); !done) { return done; }
        return read_strings(shape, bounds);
    }

    [[nodiscard]] const std::vector<xlsx_sheet>& sheets() const noexcept { return sheets_; }
    [[nodiscard]] const value_reader&            values() const noexcept { return values_; }
    [[nodiscard]] const std::string&             part_of(const xlsx_sheet& sheet) const noexcept { return parts_[sheet.number - 1]; }

    /// Begins to unpack a sheet.
    /// @return the stream; `errc::bad_xlsx` where it has no rows or no part
    [[nodiscard]] result<zip_stream> stream(const xlsx_sheet& sheet) const {
        const auto* entry = sheet.chart ? nullptr : find_part(archive_, part_of(sheet));
        if (entry == nullptr) { return failure{errc::bad_xlsx, "sheet " + std::to_string(sheet.number), {}}; }
        if (entry->unpacked > sheet_bytes_) { return failure{errc::zip_bomb, "xlsx_shape.sheet_bytes", {}}; }
        return archive_.stream(*entry);
    }

private:
    /// Unpacks a small part. None of that name is an empty one.
    [[nodiscard]] result<std::string> part(std::string_view name, std::uint64_t most = std::uint64_t{8} << 20U) const {
        const auto* entry = find_part(archive_, name);
        if (entry == nullptr) { return std::string(); }
        if (entry->unpacked > most) { return failure{errc::zip_bomb, std::string(name), {}}; }
        return archive_.read(*entry);
    }

    [[nodiscard]] result<void> read_parts() {
        if (find_part(archive_, "META-INF/manifest.xml") != nullptr) { return failure{errc::bad_xlsx, ".ods", {}}; }
        std::string name  = "xl/workbook.xml";
        const auto  roots = part("_rels/.rels");
        if (!roots) { return roots.error(); }
        const auto root = read_relations(*roots, "_rels/.rels", "", depth_);
        if (!root) { return root.error(); }
        for (const auto& r : *root) {
            if (r.kind == "officeDocument") { name = r.target; }
        }
        if (name.ends_with(".bin")) { return failure{errc::bad_xlsx, ".xlsb", {}}; }
        const auto* entry = find_part(archive_, name);
        if (entry == nullptr) { return failure{errc::bad_xlsx, "xl/workbook.xml", {}}; }
        const auto xml = part(name);
        if (!xml) { return xml.error(); }
        const auto book = read_workbook(*xml, "workbook", depth_);
        if (!book) { return book.error(); }

        const auto folder = folder_of(name);
        const auto links  = part(folder + "_rels/" + name.substr(folder.size()) + ".rels");
        if (!links) { return links.error(); }
        const auto relations = read_relations(*links, "workbook relationships", folder, depth_);
        if (!relations) { return relations.error(); }

        values_.from_1904  = book->from_1904;
        std::string styles = folder + "styles.xml";
        strings_           = folder + "sharedStrings.xml";
        std::map<std::string_view, const relation*> by_id;
        for (const auto& r : *relations) {
            by_id.emplace(r.id, &r);
            if (r.kind == "styles") { styles = r.target; }
            if (r.kind == "sharedStrings") { strings_ = r.target; }
        }
        for (const auto& s : book->sheets) {
            const auto found = by_id.find(s.relation);
            const bool rows  = found != by_id.end() && found->second->kind == "worksheet";
            sheets_.push_back({s.name, static_cast<std::uint32_t>(sheets_.size() + 1), s.hidden, found != by_id.end() && !rows});
            parts_.push_back(found == by_id.end() ? std::string() : found->second->target);
        }
        if (sheets_.empty()) { return failure{errc::bad_xlsx, "no sheets", {}}; }
        constexpr std::uint64_t most_styles = std::uint64_t{64} << 20U; // copying between workbooks piles them up
        const auto              sheet       = part(styles, most_styles);
        if (!sheet) { return sheet.error(); }
        auto formats = read_styles(*sheet, "styles", depth_);
        if (!formats) { return formats.error(); }
        values_.styles = *std::move(formats);
        return {};
    }

    [[nodiscard]] result<void> read_strings(const xlsx_shape& shape, const rung_read_limits& bounds) {
        const auto* entry = find_part(archive_, strings_);
        if (entry == nullptr) { return {}; }
        // Rich text and phonetic hints take room that the strings themselves do not.
        if (entry->unpacked > shape.sheet_bytes) { return failure{errc::zip_bomb, "shared strings", {}}; }
        auto stream = archive_.stream(*entry);
        if (!stream) { return stream.error(); }
        part_window window(*std::move(stream), shape.window_bytes);
        return values_.strings.read(window, {bounds.value_bytes, bounds.depth}, shape.shared_bytes);
    }

    std::string              file_;
    zip_archive              archive_;
    std::vector<xlsx_sheet>  sheets_;
    std::vector<std::string> parts_; ///< Of the sheets.
    std::string              strings_;
    value_reader             values_;
    std::uint64_t            sheet_bytes_ = 0;
    std::uint32_t            depth_       = 0;
};

} // namespace format::detail::xlsx
RUNG_END
