// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/errc.hpp>

RUNG_BEGIN
namespace detail {

struct errc_text {
    errc             code;
    std::string_view name;
    std::string_view sentence;
};

inline constexpr errc_text errc_texts[] = {
    {errc::ok, "ok", "No error."},
    {errc::precondition, "precondition", "The call breaks a documented condition: see the named argument."},
    {errc::too_large, "too_large", "The input is over a limit: split it or raise the limit."},
    {errc::too_deep, "too_deep", "The input is nested too deeply: flatten it or raise the limit."},
    {errc::cancelled, "cancelled", "The work was stopped on request."},
    {errc::not_found, "not_found", "There is nothing of that name: check the spelling."},
    {errc::unreadable, "unreadable", "The file cannot be read: check its permissions."},
    {errc::unwritable, "unwritable", "The output cannot be written: check the disk and the permissions."},
    {errc::internal, "internal", "A fault in Rung: please report it with the version."},
    {errc::out_of_memory, "out_of_memory", "Memory ran out: give less at a time or more memory."},
    {errc::bad_lexicon, "bad_lexicon", "A lexicon line cannot be used: mend the named line."},
    {errc::unknown_rule, "unknown_rule", "There is no such rule: `rung rules` lists them."},
    {errc::not_text, "not_text", "This is not text: give text, Markdown, HTML or DOCX."},
    {errc::bad_encoding, "bad_encoding", "The bytes do not fit the stated encoding: save the file as UTF-8."},
    {errc::bad_json, "bad_json", "The JSON is malformed: mend it at the named byte."},
    {errc::bad_xml, "bad_xml", "The XML is malformed: mend it at the named byte."},
    {errc::bad_zip, "bad_zip", "The archive is damaged or cut short: export the file again."},
    {errc::zip_bomb, "zip_bomb", "The archive unpacks to far more than it should: it is refused."},
    {errc::bad_docx, "bad_docx", "This archive is not a Word document: save it as .docx again."},
    {errc::bad_toml, "bad_toml", "The TOML is malformed: mend the named line."},
    {errc::unknown_format, "unknown_format", "No reader for this kind of file: give text, Markdown, HTML or DOCX."},
    {errc::bad_delimited, "bad_delimited", "The delimited text cannot be read: check the named line and the delimiter."},
    {errc::bad_xlsx, "bad_xlsx", "This is not a readable XLSX workbook: save it as .xlsx again."},
    {errc::unknown_envelope, "unknown_envelope", "The records are not where this format has them: check the format, or give the record path."},
    {errc::missing_field, "missing_field", "A required field is missing: add the named field."},
    {errc::bad_field, "bad_field", "A field holds the wrong kind of value: mend the named field."},
    {errc::unknown_key, "unknown_key", "There is no such key: see the suggestion."},
    {errc::bad_baseline, "bad_baseline", "The baseline file is of an unknown form: write it again."},
    {errc::bad_date, "bad_date", "This is not a date of the stated form: check the field's `date`."},
    {errc::bad_amount, "bad_amount", "This is not an amount: check the field."},
    {errc::bad_map, "bad_map", "The field map cannot be used: mend the named member."},
    {errc::unknown_plugin, "unknown_plugin", "No plugin reads this format: `rung import --detect` shows what fits."},
    {errc::abi_mismatch, "abi_mismatch", "The plugin was made for another ABI: get one made for this release."},
    {errc::untrusted_plugin, "untrusted_plugin", "The plugin is not trusted: check owner, mode, manifest and signature."},
    {errc::plugin_failed, "plugin_failed", "The plugin failed and was stopped: nothing after the named record was read."},
    {errc::empty_field, "empty_field", "A mapped field is empty in every record: check permissions and the map, or waive it."},
    {errc::bad_key, "bad_key", "The key cannot be used: check its kind and form."},
    {errc::not_authentic, "not_authentic", "This is not authentic: it was changed, or the key is another."},
    {errc::bad_table, "bad_table", "The table contradicts itself: mend the named place."},
    {errc::would_disclose, "would_disclose", "This release would give somebody away: it is refused."},
    {errc::bad_ledger, "bad_ledger",
     "The ledger is damaged or was changed: restore it from a copy; `rung disclose ledger FILE --repair` mends a torn last line."},
    {errc::not_protectable, "not_protectable", "No suppression meets the need: publish fewer cells or coarser categories."},
    {errc::solver_limit, "solver_limit", "The limit of nodes was reached: raise it or make the table smaller."},
    {errc::bad_hierarchy, "bad_hierarchy", "The hierarchy cannot be used: mend the named line."},
    {errc::over_budget, "over_budget", "The budget or the plan does not allow this release."},
};

} // namespace detail

RUNG_DECL std::string_view name(errc code) noexcept {
    for (const auto& row : detail::errc_texts) {
        if (row.code == code) { return row.name; }
    }
    return "unknown";
}

RUNG_DECL std::string_view describe(errc code) noexcept {
    for (const auto& row : detail::errc_texts) {
        if (row.code == code) { return row.sentence; }
    }
    return "A number that this release does not know.";
}

RUNG_END
