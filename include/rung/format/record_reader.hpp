// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/format/rows.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

RUNG_BEGIN
namespace format {

/// A table of rows inside records: the record itself, or a group that repeats in it (job history, compensation).
struct table {
    std::string   path;       ///< Steps from the record to the group, '/' between; "" for the record itself.
    std::uint32_t parent = 0; ///< Number of the table that the group stands in; 0 for the root, which is its own parent.
};

/// A column of one table.
struct column {
    std::string   path;      ///< Steps from the record to the value, '/' between: "Manager/ID[Employee_ID]", "work/title". Unique.
    std::string   label;     ///< What people call it, where the source says so (second header row, Descriptor); else "".
    std::uint32_t table = 0; ///< Number of its table.
};

/// The limits of a reader whose host sets none.
inline constexpr rung_read_limits usual_read_limits{.struct_size  = sizeof(rung_read_limits),
                                                    .depth        = 64,
                                                    .columns      = 20'000,
                                                    .fields       = 1'000'000,
                                                    .record_bytes = std::uint64_t{4} << 20,
                                                    .value_bytes  = std::uint64_t{1} << 20,
                                                    .input_bytes  = 0};

/// What a host gives a reader. All of it is borrowed and must outlive the reader.
struct reading {
    rung_input       input{};
    rung_diagnose    diagnose{};
    rung_read_limits bounds = usual_read_limits;
};

/// Says whether a reader that reports this word has left the record out: it counts as read and rejected.
[[nodiscard]] constexpr bool is_word_of_rejection(std::string_view word) noexcept {
    constexpr std::string_view words[] = {"bad-record",   "too-deep",        "too-many-fields",  "too-many-columns",
                                          "key-too-long", "value-too-large", "record-too-large", "too-large", "no-metadata"};
    for (const auto one : words) {
        if (one == word) { return true; }
    }
    return false;
}

/// Cuts records out of an input, batch by batch, in memory that does not grow with the input.
///
/// The input must be UTF-8 without a byte-order mark (`decoding_input` sees to that), except for workbooks.
/// @threads one thread at a time; any number of readers at once
class record_reader {
public:
    record_reader()                                = default;
    record_reader(const record_reader&)            = delete;
    record_reader& operator=(const record_reader&) = delete;
    virtual ~record_reader()                       = default;

    /// The tables seen so far; number 0 is the record. Grows while batches are read; numbers stay.
    [[nodiscard]] virtual std::span<const table> tables() const = 0;

    /// The columns seen so far. Grows while batches are read; numbers stay.
    [[nodiscard]] virtual std::span<const column> columns() const = 0;

    /// Reads on. A record that cannot be read is reported (`bad-record`, or the word for its trouble) and counted, and reading goes
    /// on behind it where its end can be found.
    /// @return rows valid until the next call; none at the end of the input; an error where reading cannot go on, with the byte or
    ///     line in `where`; after an error every call returns it again
    [[nodiscard]] virtual result<rung_batch> next() = 0;
};

} // namespace format
RUNG_END
