// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/format/detail/json_columns.hpp>
#include <rung/format/rows.h>

#include <cstdint>
#include <string>
#include <vector>

RUNG_BEGIN
namespace format::detail::json {

/// The rows of a batch. The row that is open last takes the fields; rows keep the order in which they were opened, parents first,
/// whatever order they close in.
class json_rows {
public:
    struct mark {
        std::size_t rows   = 0;
        std::size_t fields = 0;
    };

    void clear() {
        rows_.clear();
        done_.clear();
        starts_.clear();
        begin();
    }

    /// Starts on a record.
    void begin() {
        open_.clear();
        start_ = {rows_.size(), done_.size()};
    }

    /// Takes back what came since `begin`.
    void undo() {
        rows_.resize(start_.rows);
        done_.resize(start_.fields);
        open_.clear();
    }

    /// @return the number of the row
    std::uint32_t open(std::uint32_t table, std::uint32_t parent) {
        const auto number = static_cast<std::uint32_t>(rows_.size());
        rung_row row{};
        row.table  = table;
        row.parent = parent == none ? number : parent;
        rows_.push_back(row);
        return number;
    }

    /// How many fields stand in the rows that are open.
    [[nodiscard]] std::size_t pending() const noexcept { return open_.size(); }

    /// How many rows the record has so far.
    [[nodiscard]] std::size_t rows() const noexcept { return rows_.size() - start_.rows; }

    /// How many fields the record has so far.
    [[nodiscard]] std::size_t fields() const noexcept { return done_.size() - start_.fields + open_.size(); }

    void add(const rung_field& field) { open_.push_back(field); }

    /// Closes the row that was opened when `pending` was `from`.
    void close(std::uint32_t row, std::size_t from) {
        rows_[row].field_count = static_cast<std::uint32_t>(open_.size() - from);
        // A place, not an address: the fields may still move.
        rows_[row].byte = done_.size();
        done_.insert(done_.end(), open_.begin() + static_cast<std::ptrdiff_t>(from), open_.end());
        open_.resize(from);
    }

    /// Ends the record.
    void end(std::uint64_t record, std::uint64_t byte, std::uint64_t line) {
        for (auto i = start_.rows; i < rows_.size(); ++i) {
            rows_[i].record = record;
            rows_[i].line   = line;
            starts_.push_back(rows_[i].byte);
            rows_[i].byte = byte;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

    [[nodiscard]] rung_batch batch() {
        for (std::size_t i = 0; i < rows_.size(); ++i) { rows_[i].fields = done_.data() + starts_[i]; }
        return {.struct_size = sizeof(rung_batch), .row_count = static_cast<std::uint32_t>(rows_.size()), .rows = rows_.data()};
    }

private:
    std::vector<rung_row>      rows_;
    std::vector<rung_field>    open_;
    std::vector<rung_field>    done_;
    std::vector<std::uint64_t> starts_;
    mark                       start_;
};

} // namespace format::detail::json
RUNG_END
