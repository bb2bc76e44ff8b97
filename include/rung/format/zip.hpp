// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
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

/// One entry on its way out of an archive, piece by piece, in memory that does not grow with the entry.
/// @threads one thread at a time; any number of streams of one archive at once
class zip_stream {
public:
    RUNG_DECL zip_stream(zip_stream&& other) noexcept;
    RUNG_DECL zip_stream& operator=(zip_stream&& other) noexcept;
    RUNG_DECL ~zip_stream();

    /// Unpacks on into at most `room` bytes.
    /// @pre the archive's bytes still stand where they stood
    /// @return how many bytes came; 0 at the end, and then the sum was right; `errc::bad_zip` where the entry is damaged, again at
    ///     every further call
    [[nodiscard]] RUNG_DECL result<std::size_t> read(char* into, std::size_t room);

private:
    friend class zip_archive;
    struct state;
    explicit zip_stream(std::unique_ptr<state> from) noexcept;
    std::unique_ptr<state> state_;
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

    /// Begins to unpack one entry piece by piece.
    /// @pre `entry` is one of this archive's
    /// @return the stream; `errc::bad_zip` where the entry is damaged, encrypted or packed in a way that Rung does not read
    [[nodiscard]] RUNG_DECL result<zip_stream> stream(const zip_entry& entry) const;

private:
    std::string_view       bytes_;
    std::vector<zip_entry> entries_;
};

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/zip.ipp>
#endif
