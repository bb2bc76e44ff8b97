// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/record_reader.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rung_test {

/// Bytes in memory as an input that hands out at most `step` bytes a call.
class memory_input {
public:
    explicit memory_input(std::string_view bytes, std::size_t step = 65'536) : left_(bytes), step_(step) {}

    [[nodiscard]] rung_input input() {
        return {.struct_size = sizeof(rung_input), .zero = 0, .host = this, .read = [](void* host, void* into, std::uint64_t room) {
                    auto&      self = *static_cast<memory_input*>(host);
                    const auto take = std::min({self.left_.size(), self.step_, static_cast<std::size_t>(room)});
                    if (take != 0) { std::memcpy(into, self.left_.data(), take); }
                    self.left_.remove_prefix(take);
                    return static_cast<std::int64_t>(take);
                }};
    }

private:
    std::string_view left_;
    std::size_t      step_;
};

/// Diagnostics as they come: "code@record:line path".
class told_diagnostics {
public:
    [[nodiscard]] rung_diagnose diagnose() {
        return {.struct_size = sizeof(rung_diagnose), .zero = 0, .host = this, .report = [](void* host, const rung_diagnostic* what) {
                    auto& self = *static_cast<told_diagnostics*>(host);
                    ++self.counts[what->code];
                    self.all.push_back(std::string(what->code) + "@" + (what->record == UINT64_MAX ? "-" : std::to_string(what->record)) + ":" +
                                       std::to_string(what->line) + (what->path_size != 0 ? " " + std::string(what->path, what->path_size) : ""));
                }};
    }
    std::map<std::string, int> counts;
    std::vector<std::string>   all;
};

/// All that a reader gives, as text to compare: a line a row, "table-path#record/parent: column-path=value|…"; null is <null>, empty <empty>.
/// The last line is "error: name where" where reading ended with one.
[[nodiscard]] inline std::vector<std::string> all_rows(rung::format::record_reader& reader) {
    std::vector<std::string> lines;
    for (;;) {
        auto batch = reader.next();
        if (!batch) {
            lines.push_back("error: " + std::string(rung::name(batch.error().code)) + " " + batch.error().where);
            return lines;
        }
        if (batch->row_count == 0) { return lines; }
        for (std::uint32_t i = 0; i < batch->row_count; ++i) {
            const auto& row  = batch->rows[i];
            std::string line = reader.tables()[row.table].path + "#" + std::to_string(row.record) + ":";
            for (std::uint32_t f = 0; f < row.field_count; ++f) {
                const auto& field = row.fields[f];
                line += (f == 0 ? " " : "|") + reader.columns()[field.column].path + "=";
                line += field.state == RUNG_FIELD_NULL ? "<null>" : field.state == RUNG_FIELD_EMPTY ? "<empty>" : std::string(field.data, field.size);
            }
            lines.push_back(std::move(line));
        }
    }
}

} // namespace rung_test
