// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/delimited_lexer.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace rung_test {

/// What a scan says of `text`: where it finds separators, quotes and strange bytes, and rows as the lexer cuts them by it.
template <class Scan>
[[nodiscard]] std::string scanned(const std::string& text, const rung::format::detail::delimited::byte_marks& marks) {
    namespace d = rung::format::detail::delimited;
    const std::string padded = text + std::string(d::scan_padding + 2, '\0');
    const Scan        scan(marks.scanned());
    const char*       end = padded.data() + text.size();
    std::string       out;
    for (std::size_t i = 0; i <= text.size(); i += 7) {
        std::uint64_t lines = 0;
        out += std::to_string(scan.separators(padded.data() + i)) + ' ';
        out += std::to_string(scan.quote(padded.data() + i, end, lines) - padded.data()) + ' ' + std::to_string(lines) + ' ';
        out += std::to_string(Scan::strange(padded.data() + i, end) - padded.data()) + '\n';
    }
    d::row_lexer<Scan> lexer(marks);
    d::field_store     fields;
    const char*        at = padded.data();
    lexer.begin(at, end, end);
    while (lexer.next(at, fields, 5)) {
        out += std::to_string(lexer.row().fields) + '/' + std::to_string(lexer.row().lines) + '@' + std::to_string(lexer.row().stop - at) + '\n';
        at = lexer.row().stop + 1;
    }
    for (std::uint32_t i = 0; i < fields.used(); ++i) { out += std::string(fields.at(i)->data, fields.at(i)->size) + '|'; }
    return out;
}

using word_scan = rung::format::detail::delimited::word_scan;
using best_scan = rung::format::detail::delimited::best_scan;
using byte_marks = rung::format::detail::delimited::byte_marks;

} // namespace rung_test
