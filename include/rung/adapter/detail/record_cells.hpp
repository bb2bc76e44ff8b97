// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/binding.hpp>
#include <rung/adapter/detail/side_rows.hpp>

#include <algorithm>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// The values of one record by tie: each row's own, and for each table the record's first row.
class record_cells {
public:
    /// Knows the columns as they are now bound.
    void learn(const source_reader& source, const binding& bound, std::size_t ties) {
        bound_ = &bound;
        ties_  = ties;
        first_of_table_.assign(source.tables().size(), unbound);
        table_of_.clear();
        for (const auto& column : source.columns()) { table_of_.push_back(column.table); }
        plain_.assign(ties_, unbound);
        for (std::size_t i = 0; i < ties_; ++i) {
            const auto& columns = bound.columns_of(static_cast<std::uint16_t>(i));
            if (columns.size() == 1) { plain_[i] = columns.front(); }
        }
    }

    /// Takes the rows of a record. `again(row, field)` hears of a value that has one before it.
    template <class Again>
    void take(const rung_row* rows, std::uint32_t first, std::uint32_t end, binding& bound, const Again& again) {
        rows_  = rows;
        first_ = first;
        cells_.assign((end - first) * ties_, nullptr);
        std::fill(first_of_table_.begin(), first_of_table_.end(), unbound);
        for (auto r = first; r < end; ++r) {
            const auto& row = rows[r];
            if (first_of_table_[row.table] == unbound) { first_of_table_[row.table] = r; }
            auto* const mine = cells_.data() + (r - first) * ties_;
            bound.count(row.fields, row.field_count, [&](const rung_field& field) {
                for (const auto tie : bound.ties_of(field.column)) {
                    if (mine[tie] == nullptr) { mine[tie] = &field; }
                    else { again(row, field); }
                }
            });
        }
    }

    [[nodiscard]] const rung_row& row(std::uint32_t r) const noexcept { return rows_[r]; }

    /// The value that a tie has for a row: in the row, in a row that it stands in, or in the first row of another group of the record.
    [[nodiscard]] cell find(std::uint16_t tie, std::uint32_t r) const {
        if (const auto column = plain_[tie]; column != unbound && rows_[r].table == table_of_[column]) {
            if (const auto* field = cells_[(r - first_) * ties_ + tie]; field != nullptr) { return of(*field, rows_[r], column); }
        }
        return find_elsewhere(tie, r);
    }

private:
    [[nodiscard, gnu::noinline]] cell find_elsewhere(std::uint16_t tie, std::uint32_t r) const {
        for (const auto column : bound_->columns_of(tie)) {
            const auto table = table_of_[column];
            auto       at    = r;
            while (rows_[at].table != table && rows_[at].parent != at && rows_[at].parent >= first_) { at = rows_[at].parent; }
            if (rows_[at].table != table) { at = first_of_table_[table]; }
            const auto* field = at == unbound ? nullptr : cells_[(at - first_) * ties_ + tie];
            if (field != nullptr) { return of(*field, rows_[at], column); }
        }
        return {{}, RUNG_FIELD_NULL, false, rows_[r].byte, rows_[r].record, bound_->bound(tie) ? bound_->columns_of(tie).front() : unbound};
    }

    [[nodiscard]] static cell of(const rung_field& field, const rung_row& row, std::uint32_t column) {
        return {{field.data, field.size}, field.state, true, row.byte + field.offset, row.record, column};
    }

    const binding*                 bound_ = nullptr;
    std::size_t                    ties_  = 0;
    std::vector<const rung_field*> cells_;
    std::vector<std::uint32_t>     first_of_table_;
    std::vector<std::uint32_t>     table_of_; ///< Of each column.
    std::vector<std::uint32_t>     plain_;    ///< The one column of a tie, else `unbound`.
    const rung_row*                rows_  = nullptr;
    std::uint32_t                  first_ = 0;
};

} // namespace adapter::detail
RUNG_END
