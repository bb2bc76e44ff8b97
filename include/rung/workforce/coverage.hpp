// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace workforce {

/// Whom a source holds. Declared by whoever maps it, never inferred: leavers that are missing look just like people who stayed.
enum class scope : std::uint8_t {
    snapshot, ///< Everybody, leavers included, as of one day.
    delta,    ///< What changed since the last read.
    active,   ///< Current workers only.
};

/// How a mapped field fared. The six states add up to the rows that could have held it.
struct field_coverage {
    std::string   from; ///< Path of the column.
    std::string   to;   ///< Model field.
    std::uint64_t ok = 0, absent = 0, null = 0, empty = 0, declined = 0, unparsed = 0;
    std::uint64_t distinct = 0; ///< Different texts; exact up to `distinct_limit`, then that number.
};

/// A column that no map reads.
struct unmapped_coverage {
    std::string   from;
    std::uint64_t ok       = 0;
    std::uint64_t distinct = 0; ///< Exact up to `unmapped_distinct_limit`, then that number.
};

/// How the keys of two files met.
struct join_coverage {
    std::uint64_t matched = 0, main_only = 0, side_only = 0;
    std::uint64_t duplicate_main = 0, duplicate_side = 0; ///< Keys seen more than once, counted once each time after the first.
};

/// Something that reading went on after, with its first place.
struct diagnostic_count {
    std::string   code;
    std::uint64_t count = 0;
    std::uint64_t byte = 0, record = 0; ///< Of the first.
    std::string   path;                 ///< Of the first; "" where it concerns no column.
};

/// Different values are counted exactly up to these many; keys and distinct values are all that a streaming read holds on to.
inline constexpr std::uint64_t distinct_limit          = 1'000'000;
inline constexpr std::uint64_t unmapped_distinct_limit = 1'000;

/// What was read and what was not: every read returns one.
struct coverage {
    enum scope                     scope = scope::snapshot;
    std::uint64_t                  records_read = 0, records_rejected = 0;
    std::vector<field_coverage>    fields;
    std::vector<unmapped_coverage> unmapped;
    bool                           joined = false; ///< Whether there was a side file.
    join_coverage                  join{};
    std::vector<diagnostic_count>  diagnostics;

    /// Adds one diagnostic of that code. A code that is no word (1 to 64 letters, digits and hyphens of ASCII) counts as `bad-code`, and so
    /// does a new one after 256 others.
    RUNG_DECL void tell(std::string_view code, std::uint64_t byte, std::uint64_t record, std::string_view path);
};

} // namespace workforce
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/workforce/impl/coverage.ipp>
#endif
