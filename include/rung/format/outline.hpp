// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format {

/// What a text looks to be made of.
enum class outline_kind : std::uint8_t { text, xml, json };

/// The names at the beginning of a document, for telling formats apart: of elements or of keys, never a value.
struct outline {
    outline_kind             is = outline_kind::text;
    bool                     top_array = false; ///< JSON that begins with an array.
    std::vector<std::string> paths;             ///< "Report_Data/Report_Entry": local names or keys, arrays add no step; each once, in order.

    [[nodiscard]] bool has(std::string_view path) const noexcept {
        for (const auto& one : paths) {
            if (one == path) { return true; }
        }
        return false;
    }
    /// Whether a path ends with these steps.
    [[nodiscard]] bool has_end(std::string_view steps) const noexcept {
        for (const auto& one : paths) {
            if (one.ends_with(steps) && (one.size() == steps.size() || one[one.size() - steps.size() - 1] == '/')) { return true; }
        }
        return false;
    }
};

/// Reads the names in the first bytes of a document, however it is cut or broken. At most 400 paths, eight steps deep.
/// @cost linear
/// @threads safe
[[nodiscard]] RUNG_DECL outline outline_of(std::string_view head);

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/outline.ipp>
#endif
