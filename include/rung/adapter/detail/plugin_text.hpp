// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace adapter::detail {

/// What a plugin says of a place, on one line: control bytes, which could steer a terminal or begin a line of a log, become blanks, and from
/// byte 512 on it is cut.
[[nodiscard]] inline std::string plugin_text(std::string_view said) {
    constexpr std::size_t longest = 512;
    if (said.size() > longest) {
        auto end = longest;
        while (end > longest - 4 && (static_cast<unsigned char>(said[end]) & 0xC0U) == 0x80U) { --end; } // not inside a character
        said = said.substr(0, end);
    }
    std::string out(said);
    for (char& c : out) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) { c = ' '; }
    }
    return out;
}

} // namespace adapter::detail
RUNG_END
