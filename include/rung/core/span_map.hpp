// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/range.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

RUNG_BEGIN

/// Leads from a decoded text back to the source it was read from, so that an editor can underline what a finding is about.
///
/// A piece says that `length` decoded bytes from `decoded` stand for `source_length` source bytes from `source`. Where the two lengths are
/// equal the piece is a straight copy and every byte inside maps exactly; otherwise (an entity, an escape) the piece maps as a whole.
/// Decoded bytes between pieces (a blank put in between two table cells) have no source. An empty map is the identity.
class span_map {
public:
    struct piece {
        std::uint32_t decoded       = 0;
        std::uint32_t length        = 0;
        std::uint32_t source        = 0;
        std::uint32_t source_length = 0;
    };

    /// Appends a piece and joins it to the last one where both are copies and adjoin. Pieces come in the order of the decoded text.
    RUNG_DECL void add(piece next);

    /// Returns the smallest source range that covers the sources of all bytes in `decoded`; an empty range at the nearest
    /// place where none of them has a source.
    /// @cost logarithmic in the number of pieces
    [[nodiscard]] RUNG_DECL range to_source(range decoded) const noexcept;

    /// Returns the map from this map's decoded text to the source behind `outer`, where `outer` leads from this map's source to
    /// its own: HTML inside JSON is the HTML map composed with the JSON map.
    [[nodiscard]] RUNG_DECL span_map composed_with(const span_map& outer) const;

    [[nodiscard]] bool                      is_identity() const noexcept { return pieces_.empty(); }
    [[nodiscard]] const std::vector<piece>& pieces() const noexcept { return pieces_; }

private:
    std::vector<piece> pieces_;
};

/// Turns byte offsets of one UTF-8 text into code-point and UTF-16 offsets, going forward; ask in ascending order.
/// Continuation bytes count nothing; a text that was decoded by Rung is always valid.
class offset_counter {
public:
    explicit offset_counter(std::string_view text) noexcept : text_(text) {}

    struct offsets {
        std::uint32_t chars = 0; ///< Code points before the byte.
        std::uint32_t utf16 = 0; ///< UTF-16 units before the byte.
    };

    /// Returns the offsets that belong to `byte`; a smaller byte than the last one asked starts over.
    /// @cost linear in the distance from the last call
    [[nodiscard]] RUNG_DECL offsets at(std::uint32_t byte) noexcept;

private:
    std::string_view text_;
    std::uint32_t    byte_ = 0;
    offsets          now_;
};

RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/core/impl/span_map.ipp>
#endif
