// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>
#include <rung/adapter/source.hpp>

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// What a child tells its parent, one frame after another: a kind, the number of bytes, the bytes. Both are the same program on the same
/// machine, so numbers stand as they are in memory; the parent believes none of them.
enum class frame : std::uint32_t { opened = 1, table, column, batch, diagnostic, end, failed };

inline constexpr std::uint32_t longest_frame = std::uint32_t{256} << 20U;

class frame_writer {
public:
    void number(std::uint64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void text(std::string_view value) {
        number(value.size());
        bytes_.append(value);
    }
    /// Ends the frame and returns it.
    [[nodiscard]] std::string take(frame kind) {
        const std::uint32_t head[] = {static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(bytes_.size())};
        std::string         whole(reinterpret_cast<const char*>(head), sizeof head);
        whole += bytes_;
        bytes_.clear();
        return whole;
    }

private:
    std::string bytes_;
};

class frame_reader {
public:
    explicit frame_reader(std::string_view bytes) : left_(bytes) {}

    [[nodiscard]] bool          sound() const noexcept { return sound_; }
    [[nodiscard]] std::uint64_t number() {
        std::uint64_t value = 0;
        if (left_.size() < sizeof value) {
            sound_ = false;
            return 0;
        }
        std::memcpy(&value, left_.data(), sizeof value);
        left_.remove_prefix(sizeof value);
        return value;
    }
    [[nodiscard]] std::string_view text() {
        const auto size = number();
        if (size > left_.size()) {
            sound_ = false;
            return {};
        }
        const auto value = left_.substr(0, static_cast<std::size_t>(size));
        left_.remove_prefix(static_cast<std::size_t>(size));
        return value;
    }

private:
    std::string_view left_;
    bool             sound_ = true;
};

[[nodiscard]] inline std::string batch_frame(const rung_batch& batch) {
    frame_writer out;
    out.number(batch.row_count);
    for (std::uint32_t i = 0; i < batch.row_count; ++i) {
        const auto& row = batch.rows[i];
        for (const std::uint64_t value : {std::uint64_t{row.table}, std::uint64_t{row.parent}, row.record, row.byte, row.line, std::uint64_t{row.field_count}}) { out.number(value); }
        for (std::uint32_t f = 0; f < row.field_count; ++f) {
            const auto& field = row.fields[f];
            out.number((std::uint64_t{field.column} << 32U) | field.offset);
            out.number((std::uint64_t{field.state} << 8U) | field.kind);
            out.text({field.data, field.size});
        }
    }
    return out.take(frame::batch);
}

/// A batch read back; its fields point into the frame.
struct received_batch {
    std::vector<rung_row>   rows;
    std::vector<rung_field> fields;

    /// @return whether the frame was whole and its numbers stay inside it; whether they name tables and columns `source_reader` asks
    [[nodiscard]] bool read(std::string_view bytes) {
        frame_reader in(bytes);
        rows.clear();
        fields.clear();
        const auto count = in.number();
        for (std::uint64_t i = 0; i < count && in.sound(); ++i) {
            rung_row row{};
            row.table         = static_cast<std::uint32_t>(in.number());
            row.parent        = static_cast<std::uint32_t>(in.number());
            row.record        = in.number();
            row.byte          = in.number();
            row.line          = in.number();
            const auto inside = in.number();
            for (std::uint64_t f = 0; f < inside && in.sound(); ++f) {
                rung_field field{};
                const auto place = in.number();
                const auto marks = in.number();
                const auto value = in.text();
                field.column     = static_cast<std::uint32_t>(place >> 32U);
                field.offset     = static_cast<std::uint32_t>(place);
                field.state      = static_cast<std::uint8_t>(marks >> 8U);
                field.kind       = static_cast<std::uint8_t>(marks);
                field.data       = value.data();
                field.size       = static_cast<std::uint32_t>(value.size());
                fields.push_back(field);
                ++row.field_count;
            }
            rows.push_back(row);
        }
        std::size_t first = 0;
        for (auto& row : rows) {
            row.fields = fields.data() + first;
            first += row.field_count;
        }
        return in.sound();
    }
};

} // namespace adapter::detail
RUNG_END
