// SPDX-License-Identifier: Apache-2.0
// Byte 0 chooses the bundled plugin, byte 1 its format, byte 2 how much a read gives, byte 3 the bounds and options; the rest is the file. However
// it is cut into reads, a plugin gives the same rows, the same reports and the same end; and its probe holds to the ABI.
#include <rung/adapter/plugin.hpp>

#include <rung/adapter/bundled.hpp>
#include <rung/adapter/source.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "support/record_rows.hpp"

namespace {

void require(bool holds) {
    if (!holds) { std::abort(); }
}

struct outcome {
    std::vector<std::string>    rows;
    rung_test::told_diagnostics told;
    std::string                 end; ///< "" for the end of the file, else the error with its place.
};

outcome read(rung::adapter::source_opening what, std::string_view text, std::size_t step) {
    outcome                 out;
    rung_test::memory_input input(text, step);
    what.input    = input.input();
    what.diagnose = out.told.diagnose();
    const auto failed = [&out](const rung::failure& why) {
        require(why.code != rung::errc::plugin_failed && why.code != rung::errc::internal && why.code != rung::errc::precondition);
        out.end = std::string(rung::name(why.code)) + ' ' + why.where;
    };
    auto reader = rung::adapter::source_reader::open(what);
    if (!reader) {
        failed(reader.error());
        return out;
    }
    for (;;) {
        const auto batch = reader->next();
        if (!batch) { failed(batch.error()); }
        if (!batch || batch->row_count == 0) { return out; }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto& row  = batch->rows[i];
            std::string line = std::to_string(row.table) + '#' + std::to_string(row.record) + '@' + std::to_string(row.byte);
            for (std::uint32_t k = 0; k < row.field_count; ++k) {
                const auto& one = row.fields[k];
                require(one.size <= what.bounds.value_bytes);
                line += '|' + reader->columns()[one.column].path + '=' + static_cast<char>('0' + one.state) + std::string(one.data, one.size);
            }
            out.rows.push_back(std::move(line));
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 4) { return 0; }
    const auto             entries = rung_bundled_plugins();
    const auto*            plugin  = entries[data[0] % entries.size()](RUNG_ABI_MAJOR, RUNG_ABI_MINOR);
    const std::uint32_t    number  = data[1] % plugin->format_count;
    const unsigned         bits    = data[3];
    const std::string_view text(reinterpret_cast<const char*>(data) + 4, size - 4);

    rung_guess guess{};
    guess.struct_size = sizeof guess;
    require(plugin->probe(number, text.data(), text.size(), &guess) == 0 && guess.confidence <= 100);
    require(guess.confidence == 0 || guess.evidence[0] != '\0');

    rung::adapter::source_opening what{.plugin = plugin, .format = plugin->formats[number].id};
    what.bounds.depth        = (bits & 1U) != 0 ? 3 : 40;
    what.bounds.columns      = (bits & 2U) != 0 ? 5 : 500;
    what.bounds.fields       = (bits & 4U) != 0 ? 6 : 2'000;
    what.bounds.record_bytes = (bits & 8U) != 0 ? 200 : 16'384;
    what.bounds.value_bytes  = (bits & 16U) != 0 ? 12 : 4'096;
    what.bounds.input_bytes  = (bits & 32U) != 0 ? text.size() / 2 + 1 : 0;
    if (what.format == "oracle-hcm-extract") {
        what.options.emplace_back("records", "Staff_Extract/Person");
        if ((bits & 64U) != 0) { what.options.emplace_back("rows", "Assignment"); }
    }
    const auto at_once = read(what, text, 65'536);
    const auto pieces  = read(what, text, data[2] % 61U * 2U + 1U);
    require(at_once.rows == pieces.rows && at_once.told.all == pieces.told.all && at_once.end == pieces.end);
    return 0;
}
