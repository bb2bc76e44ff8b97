// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format {

/// One file in a zip archive, as its directory describes it.
struct zip_entry {
    std::string   name;         ///< As stored. Never use it as a path on disk: it may hold "..".
    std::uint64_t packed   = 0; ///< Bytes in the archive.
    std::uint64_t unpacked = 0; ///< Bytes that it claims to unpack to; it never gives more.
    std::uint64_t at       = 0; ///< Where its line of the directory stands, for `read`.
    std::uint64_t number   = 0; ///< Its place in the directory, from 0.
};

/// A zip archive in memory. Stored and deflated entries, ZIP64 too; no encryption, no other methods, no archives in parts.
///
/// The bytes stay the caller's and must outlive the archive.
/// @threads safe for reading
class zip_archive {
public:
    /// Reads the directory; an archive without entries is none. The whole archive is held to its limits by what the
    /// directory claims, and each entry to its claim.
    /// @return the archive; `errc::bad_zip`; `errc::too_large` over `limits::input_bytes`; `errc::zip_bomb` where it has more than
    ///     `limits::archive_entries` entries, would unpack to more than `limits::decoded_bytes`, or to more than 1 MiB and more than
    ///     `limits::archive_ratio` times its size
    /// @cost linear in the number of entries
    [[nodiscard]] RUNG_DECL static result<zip_archive> open(std::string_view bytes, const limits& bounds = {});

    [[nodiscard]] const std::vector<zip_entry>& entries() const noexcept { return entries_; }

    /// Returns the first entry of that name, in the same case; null where there is none.
    [[nodiscard]] RUNG_DECL const zip_entry* find(std::string_view name) const noexcept;

    /// Unpacks one entry and checks its sum.
    /// @pre `entry` is one of this archive's
    /// @return the bytes; `errc::bad_zip` where it is damaged, encrypted or packed in a way that Rung does not read
    [[nodiscard]] RUNG_DECL result<std::string> read(const zip_entry& entry) const;

private:
    std::string_view       bytes_;
    std::vector<zip_entry> entries_;
};

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/zip.ipp>
#endif
