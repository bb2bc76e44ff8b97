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
    {errc::missing_field, "missing_field", "A required field is missing: add the named field."},
    {errc::bad_field, "bad_field", "A field holds the wrong kind of value: mend the named field."},
    {errc::unknown_key, "unknown_key", "There is no such key: see the suggestion."},
    {errc::bad_baseline, "bad_baseline", "The baseline file is of an unknown form: write it again."},
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
