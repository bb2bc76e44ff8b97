// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace rung::cli {

/// A file that comes to stand in its folder whole or not at all. For its owner's eyes only (mode 0600), unless it is kept with another mode.
///
/// Until `keep` its bytes have no name, so that nothing of them stays behind, whatever ends the program. Where the file system has no
/// files without a name, or can't name them, they stand beside the target in a file that goes with this object, or with a signal that ends
/// the program; kill -9 leaves it there.
class fresh_file {
public:
    fresh_file() = default;
    fresh_file(const fresh_file&)            = delete;
    fresh_file& operator=(const fresh_file&) = delete;
    ~fresh_file();

    /// Stdout, for "-", and a pipe or a device of that name take the bytes as they come, and so does a stream that is open already, as /dev/stdout.
    /// A link of that name is replaced, not followed. @return `errc::unwritable` with the system's words in `external_text`
    [[nodiscard]] result<void> open(const std::string& path);

    [[nodiscard]] result<void> write(std::string_view bytes);

    /// Gives the file its name, in the place of one that stood there, once its bytes are on the disk.
    [[nodiscard]] result<void> keep(std::optional<unsigned> mode = std::nullopt);

private:
    [[nodiscard]] failure      cannot_write() const;
    [[nodiscard]] bool         open_named();
    [[nodiscard]] bool         copy_to_named();
    [[nodiscard]] result<void> keep_nameless();
    [[nodiscard]] result<void> keep_named();

    std::string path_;
    std::string beside_;          ///< Name of the file beside the target; "" where there is none.
    int         descriptor_ = -1;
    bool        kept_       = true; ///< Nothing is left to do.
};

} // namespace rung::cli
