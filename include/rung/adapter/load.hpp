// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>
#include <rung/core/result.hpp>

#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace adapter {

/// A plugin that a folder's manifest allows.
struct manifest_entry {
    std::string id;
    std::string version;
    std::string sha256; ///< 64 lower-case hexadecimal digits, of the file.
    std::string file;   ///< Name in the folder, without a path.
};

/// Reads a manifest: a first line "rung-plugins/1", then one line a plugin of id, version, SHA-256 and file name with one blank between.
/// @return the entries; `errc::untrusted_plugin` naming the line
[[nodiscard]] RUNG_DECL result<std::vector<manifest_entry>> read_manifest(std::string_view text);

/// Which folder to load plugins from. There is no default: a program that does not ask loads nothing.
struct load_request {
    std::string folder;                         ///< Absolute.
    std::string manifest = "plugins.manifest";  ///< File in the folder.
    std::string public_key;                     ///< Ed25519 key in PEM. With it the manifest needs `<manifest>.sig`, 64 bytes over the manifest.
};

/// Loads the plugins of a folder that its manifest allows.
///
/// Refused: a folder with a symbolic link in its path; a folder, a folder above it or a file whose owner is neither root nor who runs the
/// program, or that group or others may write to (folders above may be sticky and root's, as /tmp); a file that is a link or no plain file.
/// Each file is copied into sealed memory, hashed there and loaded from there, so that what was checked is what runs. A loaded plugin is
/// in this process: it can read all of its memory. `open_isolated` keeps it in a process of its own.
/// @return the plugins, which stay loaded for good; `errc::untrusted_plugin` with the reason in `where`; `errc::abi_mismatch`
/// @threads one at a time
[[nodiscard]] RUNG_DECL result<std::vector<const rung_plugin*>> load_plugins(const load_request& what);

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/load.ipp>
#endif
