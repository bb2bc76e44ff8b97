// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/format/encoding.hpp>
#include <rung/format/rows.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace format {

/// Gives an input of any encoding as UTF-8 without a byte-order mark, as it is read.
///
/// In this order decide: a zip archive's first bytes (nothing is changed then); a byte-order mark; the NUL bytes of UTF-16 without
/// one; an XML declaration's `encoding` (UTF-8; Windows-1252, ISO-8859-1 and Latin-1, which are all read as Windows-1252, as the
/// WHATWG Encoding Standard has it); else the first bytes beyond ASCII: where they are one character of UTF-8, all is UTF-8, else all
/// is Windows-1252. A declaration of UTF-16 in bytes that are no UTF-16 is passed over.
///
/// UTF-8 is handed on as it comes, malformed sequences too: whoever reads records reports them. Of the other encodings what
/// means nothing becomes U+FFFD. Line ends stay.
/// @threads one thread at a time
class decoding_input {
public:
    /// @param source borrowed; read from when this is read from, and never after its end or its error
    RUNG_DECL explicit decoding_input(const rung_input& source);
    decoding_input(const decoding_input&)            = delete;
    decoding_input& operator=(const decoding_input&) = delete;
    ~decoding_input()                                = default;

    /// The decoded bytes. Reads give `errc::bad_encoding` for an encoding that is not read, UTF-32 among them, else what the source gives.
    /// @return an input that borrows this object
    [[nodiscard]] RUNG_DECL rung_input input() noexcept;

    /// What has decided so far, in words, such as "byte-order mark UTF-16LE" or "first byte beyond ASCII at 10240 is not UTF-8:
    /// Windows-1252". Empty for an input that was ASCII to its end.
    [[nodiscard]] RUNG_DECL std::vector<std::string> evidence() const;

    /// The encoding that has been decided on; UTF-8 for ASCII, and for a zip archive.
    [[nodiscard]] encoding from() const noexcept { return from_; }

private:
    enum class state : std::uint8_t { unread, ascii, pass, convert, failed };

    [[nodiscard]] RUNG_DECL std::int64_t read(char* into, std::uint64_t room);
    [[nodiscard]] std::int64_t           source(char* into, std::uint64_t room);
    [[nodiscard]] std::int64_t           read_ascii(char* into, std::uint64_t room);
    [[nodiscard]] std::int64_t           read_converted(char* into, std::uint64_t room);
    [[nodiscard]] std::int64_t           read_left(char* into, std::uint64_t room);
    [[nodiscard]] std::int64_t           begin();
    [[nodiscard]] bool                   declared(std::string_view name);
    void                                 decide(state next, encoding from, std::string why);

    rung_input               source_;
    std::string              left_;         // bytes of the source that were read and not used yet,
    std::size_t              used_  = 0;    // from here on
    std::string              ready_;        // a character that did not fit
    std::uint64_t            seen_  = 0;    // bytes of the source before left_[used_]
    std::uint64_t            lost_  = 0;    // characters that became U+FFFD
    std::int64_t             ended_ = 1;    // what the source last gave: 0 or less once it has ended
    state                    state_ = state::unread;
    encoding                 from_  = encoding::utf8;
    std::vector<std::string> evidence_;
};

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/decoding.ipp>
#endif
