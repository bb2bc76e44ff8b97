// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/format/record_reader.hpp>

#include <memory>
#include <string>
#include <vector>

RUNG_BEGIN
namespace format {

/// Where the records of a JSON document are, and how a record becomes rows.
///
/// Places are keys joined by '/'; a '/' in a key is written ~1 and a '~' is ~0 (RFC 6901). The paths of tables and columns are made
/// the same way, from the record down.
struct json_shape {
    /// Places from the root at which the array of records may stand: "Report_Data/Report_Entry", "d/results". All that are there
    /// are read, in their order; arrays on the way are gone through. "" is an array at the top, or objects one after another with
    /// white space between them (NDJSON). Objects at the top are envelopes where the first of them holds one of the other places,
    /// else records.
    std::vector<std::string> records{""};

    /// An object at one of these places, or at the top where none of them is found in it, is one record.
    bool single = false;

    /// Places that mean "no records" where they are there and the records are not: "Report_Data", "totalResults".
    std::vector<std::string> empty_ok;

    /// Places in the record that are tables even where a bare object stands for an array of one, unless its first key is transparent.
    std::vector<std::string> rows;

    /// Keys that add no step to the path: "results", "items", "value". At the top of a row only one that holds an object adds none.
    std::vector<std::string> transparent;

    /// Keys that are passed over with all that they hold, at any depth: "__deferred".
    std::vector<std::string> skip;

    /// Key whose text is the label of the column where its object also holds a transparent key with a value: {"label":"ID","value":7}. "" for none.
    std::string label;

    /// A key that begins with '/' is a path already (a JSON pointer): {"/job/title":…} is the column "job/title".
    bool pointer_keys = false;
};

/// Reads records out of JSON, strictly (RFC 8259).
///
/// An object inside a record adds a step to the paths of its members. An array of objects is a table, each of its objects a row; the
/// values of an array of scalars repeat in the row; an array in an array counts as part of it. An object where other records have an
/// array of objects is flattened unless `rows` names its place: then the later of two columns of one path has '#' and the number of its table behind it, and `mixed-shape`
/// is reported once. Empty arrays and objects leave nothing.
///
/// Numbers keep their source text. Strings that hold no escape are not copied. Invalid UTF-8 in a value stays; half a surrogate pair
/// becomes U+FFFD. Depth counts what is nested in the record.
///
/// Reported, and reading goes on: `bad-record` (an element that is no object; a line of NDJSON that cannot be read, where the next
/// line that begins with an object is the next record); records left out as `record-too-large`, `value-too-large`, `too-deep`,
/// `too-many-fields`, `too-many-columns` or `key-too-long` (over 1,024 bytes); once for a place in a record `duplicate-key` (both values
/// come) and `lone-surrogate`; once for a record `bad-utf8`.
/// @pre `options` is sound: at most 64 places, one at least
/// @return the reader; `errc::precondition`. Its `next` fails with `errc::bad_json` (after the records before; where NDJSON gives no
///     record, for its first bad one), `errc::unknown_envelope` where no place is there, `errc::too_large`, `errc::too_deep`, or what the input says
/// @cost linear; 1 MiB, more only where one record needs it; a `record_bytes` over 2 GiB counts as that
[[nodiscard]] RUNG_DECL result<std::unique_ptr<record_reader>> read_json_records(const reading& from, const json_shape& options = {});

} // namespace format
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/format/impl/json_records.ipp>
#endif
