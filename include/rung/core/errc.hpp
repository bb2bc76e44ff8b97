// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <string_view>

RUNG_BEGIN

/// What went wrong, as a number that never changes its meaning. The C face returns the same numbers.
///
/// A hundred numbers belong to each room: core from 1, text from 100, format from 200, advert from 300,
/// workforce from 400, adapter from 500, crypto from 600, disclosure from 700. `docs/errors.md` is generated from here.
enum class errc : std::int32_t {
    ok           = 0,  ///< No error.
    precondition = 1,  ///< The call breaks a condition that its documentation states.
    too_large    = 2,  ///< The input is larger than the limit that `where` names.
    too_deep     = 3,  ///< The input is nested deeper than the limit that `where` names.
    cancelled    = 4,  ///< The caller asked for the work to stop.
    not_found    = 5,  ///< No file, rule or entry of that name.
    unreadable   = 6,  ///< The file exists and cannot be read.
    unwritable   = 7,  ///< The output cannot be written.
    internal     = 8,  ///< A fault in Rung itself; please report it.
    out_of_memory = 9, ///< Memory ran out. Only the C face says so; C++ callers get `std::bad_alloc`.

    bad_lexicon  = 100, ///< A line of a lexicon pack cannot be used; `where` names file, line and column.
    unknown_rule = 101, ///< A rule id that this release does not have; `where` names it and the nearest one.

    not_text        = 200, ///< Binary content where text was expected.
    bad_encoding    = 201, ///< The bytes are not valid in the encoding that the input claims.
    bad_json        = 202, ///< Malformed JSON; `where` names the byte.
    bad_xml         = 203, ///< Malformed XML; `where` names the byte.
    bad_zip         = 204, ///< Not a zip archive, or one that is cut short or damaged.
    zip_bomb        = 205, ///< The archive would unpack to more than its size allows.
    bad_docx        = 206, ///< A zip archive that is not a Word document.
    bad_toml        = 207, ///< Malformed TOML; `where` names line and column.
    unknown_format  = 208, ///< No reader for this kind of file.
    bad_delimited  = 209, ///< A delimited file whose rows or header cannot be read; `where` names the line.
    bad_xlsx       = 210, ///< A zip archive that is not an XLSX workbook, or a sheet that cannot be read.
    unknown_envelope = 211, ///< The document is well formed and holds no records where this format has them; `where` names the place.

    missing_field = 300, ///< A record lacks a field that the form requires; `where` names it.
    bad_field     = 301, ///< A field holds a value of the wrong type; `where` names the field.
    unknown_key   = 302, ///< A configuration key that does not exist; `where` names it and the nearest one.
    bad_baseline  = 303, ///< A baseline file of an unknown form or version.

    bad_date       = 400, ///< A text that is no date of the stated form.
    bad_amount     = 401, ///< A text that is no amount, number or share.

    bad_map        = 500, ///< A field map that cannot be used; `where` is a JSON pointer into it.
    unknown_plugin = 501, ///< No bundled or loaded plugin reads a format of that name.
    abi_mismatch   = 502, ///< A plugin made for another major version of the plugin ABI.
    untrusted_plugin = 503, ///< A plugin file or folder that fails the checks of owner, mode, manifest or signature.
    plugin_failed  = 504, ///< A plugin crashed, hung, ran out of its limits or broke its contract.
    empty_field    = 505, ///< A mapped field has no value in any record; `where` names it. Silent emptiness is the commonest fault of exports.

    bad_key        = 600, ///< A key that cannot be read or is of the wrong kind.
    not_authentic  = 601, ///< A signature, seal or authentication code that does not fit.

    bad_table      = 700, ///< Cells, sums or a counting specification that contradict themselves; `where` names the place.
    would_disclose = 701, ///< A release from which somebody could be known; `where` names the table and the cell by number.
    bad_ledger     = 702, ///< A ledger that was changed, cut or made under another key; `where` names the entry.
    not_protectable = 703, ///< No suppression exists that meets the need.
    solver_limit   = 704, ///< The node limit was reached before an answer that can be vouched for.
    bad_hierarchy  = 705, ///< A generalisation hierarchy that is ragged, repeats a leaf or lacks a value; `where` names the line, never the value.
    over_budget    = 706, ///< A privacy budget or a plan's reservation does not allow the release.
};

/// Returns the permanent name of `code`, such as "too_large"; "unknown" for a number this release does not know.
/// @threads safe
[[nodiscard]] RUNG_DECL std::string_view name(errc code) noexcept;

/// Returns one English sentence that says what `code` means and what to do about it.
/// @threads safe
[[nodiscard]] RUNG_DECL std::string_view describe(errc code) noexcept;

RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/core/impl/errc.ipp>
#endif
