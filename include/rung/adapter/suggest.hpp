// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/field_map.hpp>
#include <rung/adapter/source.hpp>
#include <rung/core/result.hpp>

#include <cstdint>
#include <string>

RUNG_BEGIN
namespace adapter {

/// What a proposal is made from.
struct suggest_request {
    source_reader* reader  = nullptr;
    std::string    format;          ///< Put into the map.
    std::uint64_t  records = 2'000; ///< Read at most these many: names, types and values of the columns decide together.
};

/// Proposes a map from names, labels, roles and values of the columns, with a reason and a confidence on each tie. A person reads it
/// before it is used.
///
/// Only columns that something speaks for are tied; columns that identify people by name or contact never are. A date form is given
/// where the values allow one only; where days and months could change places the reason says so and the form is left out. Columns
/// whose values look like the four questions on socio-economic background get a value map for the texts that were recognised.
/// @return the map, scope snapshot, ties in the order of the columns; a failure of the reader
[[nodiscard]] RUNG_DECL result<field_map> suggest_map(const suggest_request& what);

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/suggest.ipp>
#endif
