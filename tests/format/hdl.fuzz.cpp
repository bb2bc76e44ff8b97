// SPDX-License-Identifier: Apache-2.0
// Byte 0 chooses how much a read gives and byte 1 the bounds; the rest is the file.
#include <rung/format/hdl.hpp>

#include <cstdlib>

#include "support/record_rows.hpp"

namespace {

using namespace rung::format;

void require(bool holds) {
    if (!holds) { std::abort(); }
}

std::vector<std::string> read(std::string_view text, const rung_read_limits& bounds, std::size_t step) {
    rung_test::memory_input     input(text, step);
    rung_test::told_diagnostics told;
    auto                        made = read_hdl({.input = input.input(), .diagnose = told.diagnose(), .bounds = bounds});
    require(made.has_value());
    auto&                    reader = **made;
    std::vector<std::string> out;
    for (;;) {
        const auto batch = reader.next();
        if (!batch || batch->row_count == 0) {
            if (!batch) { out.push_back(std::string(rung::name(batch.error().code)) + " " + batch.error().where); }
            break;
        }
        require(batch->row_count % 2 == 0);
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto& row = batch->rows[i];
            require(row.parent == (i & ~1U) && (row.table == 0) == (row.parent == i) && row.table < reader.tables().size());
            require(row.byte < text.size());
            out.push_back(reader.tables()[row.table].path + std::to_string(row.record) + "@" + std::to_string(row.byte));
            out.back() += ":" + std::to_string(row.line);
            std::uint32_t last = 0;
            for (std::uint32_t k = 0; k < row.field_count; ++k) {
                const auto& f = row.fields[k];
                require(f.column < reader.columns().size() && reader.columns()[f.column].table == row.table && f.offset >= last);
                require(row.byte + f.offset <= text.size() && f.size <= bounds.value_bytes);
                require(f.state == (f.size == 0 ? RUNG_FIELD_NULL : RUNG_FIELD_OK));
                last = f.offset;
                out.back() += "|" + reader.columns()[f.column].path + "=" + std::string(f.data, f.size);
            }
        }
    }
    require(reader.columns().size() + reader.tables().size() <= std::uint64_t{bounds.columns} + 2);
    out.insert(out.end(), told.all.begin(), told.all.end());
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) { return 0; }
    std::string text(reinterpret_cast<const char*>(data + 2), size - 2);
    if (data[0] >= 0xFC && text.size() > 1) {
        // The same again, where a window ends.
        const auto one = text;
        text += '\n' + std::string(131'072 - one.size() % 131'072 - one.size() / 2, 'a') + one;
    }
    rung_read_limits bounds = reading{}.bounds;
    if ((data[1] & 1U) != 0) { bounds.record_bytes = data[1]; }
    if ((data[1] & 2U) != 0) { bounds.value_bytes = data[1] / 4; }
    if ((data[1] & 4U) != 0) { bounds.columns = data[1] / 16; }
    if ((data[1] & 8U) != 0) { bounds.input_bytes = size - size / 3; }
    require(read(text, bounds, text.size() + 1) == read(text, bounds, 1 + (data[0] & 0x7FU)));
    return 0;
}
