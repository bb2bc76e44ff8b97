// SPDX-License-Identifier: Apache-2.0
#include <rung/format/xlsx.hpp>

#include <cstdio>
#include <cstdlib>

#include "support/read_workbook.hpp"
#include "support/small_workbook.hpp"

namespace {

void check(bool holds, const char* what) {
    if (holds) { return; }
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void check_same(const std::vector<std::string>& whole, const std::vector<std::string>& pieces, const char* what) {
    const auto  n = std::min(whole.size(), pieces.size());
    std::size_t i = 0;
    while (i < n && whole[i] == pieces[i]) { ++i; }
    if (i == n && whole.size() == pieces.size()) { return; }
    std::fprintf(stderr, "%zu: %s\n%zu: %s\n", i, i < whole.size() ? whole[i].c_str() : "no more", i, i < pieces.size() ? pieces[i].c_str() : "no more");
    check(false, what);
}

/// Limits that small inputs meet.
rung_read_limits narrow(unsigned char how) {
    auto bounds = rung::format::reading{}.bounds;
    if ((how & 1U) != 0) { bounds.record_bytes = 200; }
    if ((how & 2U) != 0) { bounds.value_bytes = 10; }
    if ((how & 4U) != 0) { bounds.fields = 3; }
    if ((how & 8U) != 0) { bounds.depth = 3; }
    if ((how & 16U) != 0) { bounds.columns = 5; }
    return bounds;
}

/// What any reader promises of each row.
void check_rows(const std::string& file, const rung::format::xlsx_shape& shape, const rung_read_limits& bounds) {
    rung_test::memory_input input(file);
    const auto              reader = rung::format::read_xlsx({.input = input.input(), .bounds = bounds}, shape);
    if (!reader) { return; }
    std::uint64_t record = 0;
    for (;;) {
        const auto batch = (*reader)->next();
        if (!batch) {
            check((*reader)->next().error() == batch.error(), "an error that goes away");
            return;
        }
        if (batch->row_count == 0) { return; }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto& row = batch->rows[i];
            check(row.table == 0 && row.parent == i && row.record >= record && row.line > 0, "row");
            check(row.field_count <= bounds.fields, "fields");
            record = row.record + 1;
            for (std::uint32_t f = 0; f < row.field_count; ++f) {
                const auto& field = row.fields[f];
                check(field.column < (*reader)->columns().size() && field.column < bounds.columns, "column");
                check(field.size <= std::max<std::uint64_t>(bounds.value_bytes, 48) && field.offset <= bounds.record_bytes, "size or offset");
                check((field.size != 0) == (field.state == RUNG_FIELD_OK) && field.kind <= RUNG_KIND_DATE, "state or kind");
            }
        }
    }
}

} // namespace

/// What begins like a zip archive is read as one. Else the first two bytes choose the window and the limits, and the rest, cut at "%%",
/// is a sheet, shared strings, formats and a workbook.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string given(reinterpret_cast<const char*>(data), size);
    if (given.starts_with("PK") || size < 2) {
        (void)rung_test::read_workbook(given);
        return 0;
    }
    std::string       parts[4];
    const auto        rest = std::string_view(given).substr(2);
    for (std::size_t i = 0, from = 0; i < 4 && from <= rest.size(); ++i) {
        const auto end = std::min(rest.find("%%", from), rest.size());
        parts[i]       = rest.substr(from, end - from);
        from           = end + 2;
    }
    rung_test::small_workbook book{.sheets = {{.data = "", .whole = parts[0]}}, .strings = parts[1], .cell_formats = "<xf/>"};
    auto                      files = rung_test::parts_of(book);
    for (auto& f : files) {
        if (f.name == "xl/styles.xml" && !parts[2].empty()) { f.data = parts[2]; }
        if (f.name == "xl/workbook.xml" && !parts[3].empty()) { f.data = parts[3]; }
    }
    const auto                     file   = rung_test::zip_of(files);
    const auto                     bounds = narrow(static_cast<unsigned char>(given[1]));
    const rung::format::xlsx_shape small{.window_bytes = static_cast<unsigned char>(given[0])};
    const auto                     whole  = rung_test::read_workbook(file, {.window_bytes = 8'192}, bounds);
    const auto                     pieces = rung_test::read_workbook(file, small, bounds, 1 + static_cast<unsigned char>(given[0]));
    check(whole.opened.has_value() == pieces.opened.has_value(), "opened with one window and not with another");
    check(whole.opened || whole.opened.error().code == pieces.opened.error().code, "refused for another reason");
    check_same(whole.rows, pieces.rows, "other rows with another window");
    check_same(whole.diagnostics, pieces.diagnostics, "other diagnostics with another window");
    check_same(whole.columns, pieces.columns, "other columns with another window");
    check_rows(file, small, bounds);
    return 0;
}
