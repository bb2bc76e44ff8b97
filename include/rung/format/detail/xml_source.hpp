// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/block_writer.hpp>
#include <rung/format/detail/entities.hpp>

RUNG_BEGIN
namespace format::detail {

/// Writes the character data of an XML element from the XML itself, so that every character leads back to its byte. `i` is where the data begins.
inline void write_character_data(std::string_view xml, std::size_t i, block_writer& out) {
    const auto at  = [](std::size_t k) { return static_cast<std::uint32_t>(k); };
    const auto end = std::min(xml.find('<', i), xml.size());
    const auto all = xml.substr(0, end);
    while (i < end) {
        const auto amp = std::min(all.find('&', i), end);
        out.text(all.substr(i, amp - i), at(i));
        i = amp;
        if (i == end) { return; }
        const auto e = read_entity(all, i);
        if (e.length == 0) {
            out.text("&", at(i++));
        } else {
            out.character(e.code, at(i), e.length);
            i += e.length;
        }
    }
}

/// Writes a CDATA section whose text begins at `i`.
inline void write_cdata(std::string_view xml, std::size_t i, block_writer& out) {
    const auto end = std::min(xml.find("]]>", i), xml.size());
    out.text(xml.substr(i, end - i), static_cast<std::uint32_t>(i));
}

/// Bytes of the tag that begins at `i`.
[[nodiscard]] inline std::uint32_t tag_length(std::string_view xml, std::size_t i) noexcept {
    const auto end = xml.find('>', i);
    return static_cast<std::uint32_t>((end == std::string_view::npos ? xml.size() : end + 1) - i);
}

} // namespace format::detail
RUNG_END
