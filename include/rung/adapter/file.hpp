// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/plugins.hpp>
#include <rung/adapter/source.hpp>
#include <rung/core/result.hpp>
#include <rung/workforce/coverage.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace adapter {

/// Which file to open, and as what.
struct file_request {
    std::string                                      path;
    const plugin_set*                                plugins = nullptr;
    std::string                                      format; ///< "" to find out by content.
    std::vector<std::pair<std::string, std::string>> options;
    rung_read_limits                                 bounds = source_opening{}.bounds;
    rung_host                                        host   = source_opening{}.host;
};

/// A file with its encoding, its plugin and its reader: everything that a source needs, in one place.
///
/// Text is decoded to UTF-8 on the way: byte-order marks, UTF-16 and Windows-1252 are recognised by content.
/// @threads one thread at a time
class source_file {
public:
    /// @return the file; `errc::not_found`, `errc::unreadable`; `errc::unknown_plugin` where no plugin reads the format or none fits the
    ///     content; whatever opening says
    [[nodiscard]] RUNG_DECL static result<std::unique_ptr<source_file>> open(const file_request& what);

    source_file(const source_file&)            = delete;
    source_file& operator=(const source_file&) = delete;
    RUNG_DECL ~source_file();

    [[nodiscard]] source_reader& reader() noexcept { return *reader_; }

    /// The format it is read as, and what speaks for it.
    [[nodiscard]] const candidate& format() const noexcept { return format_; }

    /// What the encoding was told by: "byte-order mark UTF-16LE".
    [[nodiscard]] RUNG_DECL std::vector<std::string> encoding_evidence() const;

    /// Bytes taken from the file so far.
    [[nodiscard]] RUNG_DECL std::uint64_t bytes_read() const noexcept;

    /// What the reader went on after, so far.
    [[nodiscard]] RUNG_DECL const workforce::coverage& told() const noexcept;

    struct machinery; ///< Defined where the functions are.

private:
    RUNG_DECL source_file();

    std::unique_ptr<machinery>     machinery_;
    std::unique_ptr<source_reader> reader_; // closed before what it borrows from
    candidate                      format_;
};

/// Ranks the formats that the file may be in.
/// @return candidates, likeliest first; `errc::not_found`, `errc::unreadable`
[[nodiscard]] RUNG_DECL result<std::vector<candidate>> detect_file(const std::string& path, const plugin_set& plugins);

/// Adds what the readers of an import told to its coverage: diagnostics, and the records that could not be read.
RUNG_DECL void add_told(workforce::coverage& read, const workforce::coverage& told);

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/file.ipp>
#endif
