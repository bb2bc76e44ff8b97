// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <string>
#include <string_view>

RUNG_BEGIN

/// Appends a field to a row of delimited text, between quotation marks (RFC 4180, section 2) where it needs them: for its delimiter, for
/// a semicolon or a tab, which a reader would take for the delimiter, and where it is `alone` in its row for a comma likewise and for
/// being empty, because a reader drops empty lines. The first field of `out` also where a reader would take it for a byte-order mark.
inline void append_delimited_field(std::string& out, std::string_view field, char delimiter, bool alone) {
    const char risky[] = {delimiter, ';', '\t', '"', '\n', '\r', alone ? ',' : delimiter, '\0'};
    const bool mark    = out.empty() && field.starts_with("\xEF\xBB\xBF");
    if (field.find_first_of(risky) == std::string_view::npos && !(alone && field.empty()) && !mark) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"') { out += '"'; }
        out += c;
    }
    out += '"';
}

RUNG_END
