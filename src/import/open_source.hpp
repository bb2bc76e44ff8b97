// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/field_map.hpp>
#include <rung/adapter/file.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rung::cli {

/// The plugins of this program.
[[nodiscard]] const adapter::plugin_set& plugins();

/// A source to import from, read in this process or in a child of it.
class opened_source {
public:
    opened_source()                                = default;
    opened_source(const opened_source&)            = delete;
    opened_source& operator=(const opened_source&) = delete;
    virtual ~opened_source()                       = default;

    [[nodiscard]] virtual adapter::source_reader&    reader() noexcept           = 0;
    [[nodiscard]] virtual std::uint64_t              bytes_read() const noexcept = 0;
    [[nodiscard]] virtual std::uint64_t              size() const noexcept       = 0; ///< Of the file; 0 where it is not known.
    [[nodiscard]] virtual std::string                format() const              = 0; ///< Id of the format it is read as.
    [[nodiscard]] virtual const workforce::coverage& told() const noexcept       = 0;
};

/// Plugins that are not linked in: none unless asked for.
struct plugin_words {
    std::string folder; ///< With a manifest.
    std::string key;    ///< File of the public key that signed it; "" for a manifest without a signature.
};

/// What to open, as the command line says it.
struct source_words {
    std::string                                      path;
    std::string                                      format; ///< "" to find out.
    std::vector<std::pair<std::string, std::string>> options;
    bool                                             isolated = false;
    plugin_words                                     plugins;
};

[[nodiscard]] result<std::unique_ptr<opened_source>> open_source(const source_words& what);

/// Opens the side file that a map names; nothing where it names none.
/// @param path the map's
[[nodiscard]] result<std::unique_ptr<opened_source>> open_side(const adapter::field_map& map, const std::string& path, bool isolated, const plugin_words& plugins);

/// Path of the column that a position names, of the main or of the side file; "" for a constant.
[[nodiscard]] std::string_view path_of(opened_source& main, opened_source* side, std::uint32_t column);

[[nodiscard]] result<adapter::field_map> load_map(const std::string& path);

/// A path that a map names, which is relative to the map's folder unless absolute.
[[nodiscard]] std::string beside(const std::string& map, const std::string& path);

} // namespace rung::cli
