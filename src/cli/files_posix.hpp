// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// Reads a file, or stdin for "-", whole. A file over `limit` bytes is refused before it is read.
/// @return the bytes; `errc::not_found`, `errc::unreadable` (a folder too), `errc::too_large`, with the system's words in `external_text`
[[nodiscard]] result<std::string> read_file(const std::string& path, std::size_t limit);

/// Writes a file whole or not at all, with the permissions of the file in whose place it comes. A link to a file is followed; "-" is stdout.
[[nodiscard]] result<void> replace_file(const std::string& path, std::string_view bytes);

/// Writes a file whole or not at all, for its owner's eyes only (mode 0600), in the place of what has its name. A pipe or a device takes the bytes,
/// and stdout for "-".
/// @return `errc::unwritable` with the system's words in `external_text`
[[nodiscard]] result<void> write_private(const std::string& path, std::string_view bytes);

/// Sees to it that nothing is written over what is read or written besides. "-" is stdin as an input and stdout as an output; inputs and outputs
/// that aren't asked for are empty.
/// @return `errc::unwritable` with the output and why
[[nodiscard]] result<void> keep_apart(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);

/// A path to check, or why there is none.
struct listed_path {
    std::string path;
    failure     problem{errc::ok, {}, {}};
};

/// Expands folders to the adverts in them (.txt .text .md .markdown .html .htm .xhtml .docx), in order of name, hidden ones and links
/// to folders left out. Other paths stay as given, and so does their order.
[[nodiscard]] std::vector<listed_path> expand_paths(const std::vector<std::string>& given);

/// Returns the nearest `name` in the folder of `start` or a folder above it; empty where there is none.
[[nodiscard]] std::string find_upward(const std::string& start, const char* name);

/// Returns the folder of this program, or an empty string.
[[nodiscard]] std::string program_folder();

} // namespace rung::cli
