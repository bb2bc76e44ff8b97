// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/field_map.hpp>
#include <rung/adapter/source.hpp>
#include <rung/core/civil_date.hpp>
#include <rung/core/result.hpp>
#include <rung/workforce/coverage.hpp>
#include <rung/workforce/row.hpp>

#include <functional>

RUNG_BEGIN
namespace adapter {

/// What an import reads.
struct import_request {
    source_reader*        main = nullptr;
    source_reader*        side = nullptr; ///< The side file, where the map has one. It is read first and held in memory.
    const field_map*      map  = nullptr;
    civil_date            as_of{};        ///< The day that "now" means: what begins later is kept and counted as `future-dated`.
    workforce::coverage*  told = nullptr; ///< Where diagnostics of the readers are collected, if the host's callbacks do so.
    std::uint64_t         key_limit = 10'000'000; ///< Workers and side rows to hold keys for; more fail with too_large.
};

/// Takes a row; it is borrowed until the call returns. A failure ends the import and comes back from it.
using row_sink = std::function<result<void>(const workforce::row&)>;

/// Reads a source through a map into rows of the model, and accounts for every record and column.
///
/// Rows of a record come worker first, then employments, jobs, pay and the rest, each in the source's order. A worker whose rows stand in
/// several records comes once. Of a column that repeats in a row the first value counts, the others are told as `several-values`.
/// A record without worker id is rejected and told as `no-key`. With `promotions.grades` the job rows of a worker are held back until
/// the worker's last row, and workers whose rows stand apart are told as `rows-apart`.
/// @return the coverage; a failure of a reader or of the sink; `errc::bad_map` where the map ties to a column or key that is not there.
///     A mapped field without a value in any record is not a failure here: `empty_fields` finds it
/// @cost linear; holds the keys of the workers and the distinct values of coverage.hpp, nothing else
[[nodiscard]] RUNG_DECL result<workforce::coverage> import_rows(const import_request& what, const row_sink& sink);

/// Returns the ties that are not waived and have no value at all in a read of at least one record, by their place in the map.
[[nodiscard]] RUNG_DECL std::vector<std::size_t> empty_fields(const field_map& map, const workforce::coverage& read);

} // namespace adapter
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/adapter/impl/import.ipp>
#endif
