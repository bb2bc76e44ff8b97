// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>
#include <rung/core/result.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace adapter {

/// The plugins that a program has: those it links, and those it was told to load.
/// @threads safe for reading
class plugin_set {
public:
    plugin_set() = default;

    /// Takes the plugins of a list, such as `bundled_plugins()`; a plugin that cannot work with this host is left out.
    RUNG_DECL explicit plugin_set(std::span<const rung_plugin_entry_function> entries);

    /// Takes one more plugin, which must outlive the set.
    /// @return nothing; `errc::abi_mismatch`; `errc::bad_field` where another plugin already reads one of its formats: `where` names it
    RUNG_DECL result<void> add(const rung_plugin* plugin);

    [[nodiscard]] std::span<const rung_plugin* const> all() const noexcept { return plugins_; }

    /// Returns the plugin that reads the format, and the format's number in it; null where there is none.
    struct found {
        const rung_plugin* plugin = nullptr;
        std::uint32_t      format = 0;

        [[nodiscard]] const rung_format& about() const noexcept { return plugin->formats[format]; }
    };
    [[nodiscard]] RUNG_DECL found find(std::string_view format) const noexcept;

private:
    std::vector<const rung_plugin*> plugins_;
};

/// A format that a file may be in.
struct candidate {
    std::string              format;
    std::string              title;
    std::uint32_t            confidence = 0; ///< 1 to 100.
    std::uint32_t            flags      = 0; ///< RUNG_FORMAT_….
    std::vector<std::string> evidence;       ///< What was seen: names of elements or keys, never a value.
};

/// Asks every plugin what the beginning of a file looks like to it; the likeliest first, none of confidence 0. By content, not by name.
/// @param head the first bytes, decoded to UTF-8 where they are text; 64 KiB are plenty
/// @param raw the same as they stand in the file, for formats that are not text
[[nodiscard]] RUNG_DECL std::vector<candidate> detect(const plugin_set& plugins, std::string_view head, std::string_view raw);

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/plugins.ipp>
#endif
