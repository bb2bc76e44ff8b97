// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/xlsx_header.hpp>

#include <functional>

RUNG_BEGIN
namespace format::detail::xlsx {

/// Reads "B1:D2".
/// @return whether it is one
[[nodiscard]] inline bool read_block(std::string_view ref, merged_cells& out) {
    const auto corner = [](std::string_view cell, std::uint32_t& column, std::uint32_t& row) {
        const auto digits = std::min(cell.find_first_of("0123456789"), cell.size());
        column            = column_of(cell);
        row               = whole_number(cell.substr(digits), 0);
        return column != no_column && row != 0;
    };
    const auto colon = ref.find(':');
    return colon != std::string_view::npos && corner(ref.substr(0, colon), out.left, out.top) && corner(ref.substr(colon + 1), out.right, out.bottom) &&
           out.left <= out.right && out.top <= out.bottom;
}

/// Reads which cells are merged in the first rows of a sheet. They stand behind all its rows, so all of it is unpacked.
/// @param data_end  how the sheet data ends: "</sheetData", with its prefix
/// @param last_row  merged cells that begin below it are of no interest
/// @return at most 4,096 of them; `errc::bad_zip`
[[nodiscard]] inline result<std::vector<merged_cells>> read_merged(part_window& part, const std::string& data_end, std::uint32_t last_row) {
    constexpr std::size_t                    most = 4'096;
    const std::boyer_moore_horspool_searcher search(data_end.begin(), data_end.end());
    bool                                     behind = false;
    std::vector<merged_cells>                out;
    for (;;) {
        const auto  view = part.view();
        std::size_t done = view.size() - std::min(view.size(), data_end.size());
        if (!behind) {
            const auto found = std::search(view.begin(), view.end(), search);
            behind           = found != view.end();
            if (behind) { done = static_cast<std::size_t>(found - view.begin()); }
        } else {
            done = 0;
        }
        if (behind) {
            xml_cursor in(view.substr(done), part.last());
            for (auto met = in.next(); met != xml_token::more; met = in.next()) {
                const bool closes = met == xml_token::close;
                if (met == xml_token::bad || met == xml_token::end || (closes && (in.name() == "mergeCells" || in.name() == "worksheet"))) { return out; }
                merged_cells m;
                if (!closes && in.name() == "mergeCell" && read_block(in.attribute("ref"), m) && m.top <= last_row) { out.push_back(m); }
                if (out.size() == most) { return out; }
            }
            done += in.tag_at();
        }
        if (part.last()) { return out; }
        constexpr std::size_t longest = std::size_t{4} << 20U;
        if (behind && view.size() - done > longest) { return out; }
        part.drop(done);
        if (const auto got = part.more(); !got) { return got.error(); }
    }
}

} // namespace format::detail::xlsx
RUNG_END
