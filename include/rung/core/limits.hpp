// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstddef>

RUNG_BEGIN

/// Bounds for reading what strangers send. A reader that meets one stops with `errc::too_large` or `errc::too_deep` naming it.
struct limits {
    std::size_t input_bytes    = std::size_t{16} << 20; ///< One document, before decoding.
    std::size_t decoded_bytes  = std::size_t{64} << 20; ///< One document, unpacked and decoded.
    std::size_t blocks         = 1'000'000;             ///< Blocks in one document.
    std::size_t depth          = 256;                   ///< Nesting of lists, tables, elements.
    std::size_t archive_ratio  = 200;                   ///< Unpacked bytes for each packed byte.
    std::size_t archive_entries = 10'000;               ///< Entries of one archive.
};

RUNG_END
