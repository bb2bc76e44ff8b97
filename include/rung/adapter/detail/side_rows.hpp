// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/binding.hpp>
#include <rung/adapter/field_map.hpp>
#include <rung/adapter/source.hpp>

#include <string>
#include <unordered_map>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// In a `source_position`, marks a column of the side file.
inline constexpr std::uint32_t side_column = 0x8000'0000U;

/// A value of the source, main or side.
struct cell {
    std::string_view text;
    std::uint8_t     state  = RUNG_FIELD_NULL;
    bool             there  = false;
    std::uint64_t    byte   = 0;
    std::uint64_t    record = 0;
    std::uint32_t    column = 0;
};

/// A worker id as the map compares it: in the text itself, or in `buffer` where letters change.
[[nodiscard]] inline std::string_view normal_key(std::string_view text, const key_form& form, std::string& buffer) {
    if (form.trim) {
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) { text.remove_prefix(1); }
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) { text.remove_suffix(1); }
    }
    while (form.strip_zeros && text.size() > 1 && text.front() == '0') { text.remove_prefix(1); }
    if (!form.upper) { return text; }
    buffer.assign(text);
    for (auto& c : buffer) {
        if (c >= 'a' && c <= 'z') { c = static_cast<char>(c - 'a' + 'A'); }
    }
    return buffer;
}

/// The rows of a side file by worker id, in memory.
class side_rows {
public:
    struct side_row {
        std::vector<std::pair<std::uint16_t, cell>> cells; ///< By tie.
        bool                                        used = false;
    };

    /// Reads the file whole. Ties that it binds are `mine` from then on.
    result<void> read(source_reader& source, const field_map& map, binding& mine, std::uint64_t limit, workforce::coverage& told) {
        std::string key;
        for (;;) {
            const auto batch = source.next();
            if (!batch) { return failure{batch.error().code, "side file: " + batch.error().where, batch.error().external_text}; }
            if (batch->row_count == 0) { break; }
            mine.learn(source);
            for (std::uint32_t i = 0; i < batch->row_count; ++i) {
                const auto&    row = batch->rows[i];
                side_row       made;
                std::string_view id;
                for (std::uint32_t f = 0; f < row.field_count; ++f) {
                    const auto& field  = row.fields[f];
                    const auto& column = source.columns()[field.column];
                    if (column.path == map.side->key || column.label == map.side->key) {
                        id = {field.data, field.size};
                        continue;
                    }
                    mine.count(&field, 1, [&](const rung_field& one) {
                        const cell held{keep({one.data, one.size}), one.state, true, row.byte + one.offset, row.record, one.column | side_column};
                        for (const auto tie : mine.ties_of(one.column)) { made.cells.emplace_back(tie, held); }
                    });
                }
                if (id.empty()) {
                    told.tell("side-row-without-key", row.byte, row.record, map.side->key);
                    continue;
                }
                if (rows_.size() >= limit) { return failure{errc::too_large, "side file: keys", {}}; }
                if (!rows_.try_emplace(std::string(normal_key(id, map.keys, key)), std::move(made)).second) {
                    ++told.join.duplicate_side;
                    told.tell("duplicate-side-key", row.byte, row.record, map.side->key);
                }
            }
        }
        if (rows_.empty()) { return failure{errc::bad_map, "/side/key", {}}; }
        return {};
    }

    [[nodiscard]] side_row* find(const std::string& key) {
        const auto found = rows_.find(key);
        return found == rows_.end() ? nullptr : &found->second;
    }

    [[nodiscard]] std::uint64_t unused() const {
        std::uint64_t count = 0;
        for (const auto& [key, row] : rows_) { count += static_cast<std::uint64_t>(!row.used); }
        return count;
    }

private:
    /// Answers repeat: each text is held once.
    std::string_view keep(std::string_view text) { return texts_.try_emplace(std::string(text), true).first->first; }

    std::unordered_map<std::string, side_row> rows_;
    std::unordered_map<std::string, bool>     texts_;
};

} // namespace adapter::detail
RUNG_END
