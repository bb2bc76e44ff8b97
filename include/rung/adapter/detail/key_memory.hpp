// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/abi.h>
#include <rung/adapter/detail/binding.hpp>
#include <rung/adapter/detail/distinct.hpp>
#include <rung/adapter/detail/side_rows.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// A worker's id as it stands in a row, and the hash of its normal form.
struct row_id {
    std::string_view text{};
    std::uint64_t    hash = 0;
};

/// The keys of all workers seen so far, and the ids of the batch that is being read.
class key_memory {
public:
    key_memory(const key_form& form, std::uint64_t limit) : form_(&form), seen_(limit) {}

    /// Finds the ids of a batch's rows, and fetches the places of their keys, which lie all over the memory. `unbound`: no column has them.
    void expect(const rung_batch& batch, std::uint32_t column) {
        ids_.assign(batch.row_count, {});
        if (column == unbound) { return; }
        for (std::uint32_t r = 0; r < batch.row_count; ++r) {
            const auto&       row = batch.rows[r];
            const auto* const end = row.fields + row.field_count;
            if (row.table != 0) { continue; }
            const auto* const id = std::find_if(row.fields, end, [&](const rung_field& field) { return field.column == column; });
            if (id == end) { continue; }
            ids_[r] = of({id->data, id->size});
            seen_.expect(ids_[r].hash);
        }
    }

    /// The id that was found in a row; without a text where none was.
    [[nodiscard]] row_id in_row(std::uint32_t r) const noexcept { return r < ids_.size() ? ids_[r] : row_id{}; }

    [[nodiscard]] row_id           of(std::string_view text) { return {text, hash_text(normal(text))}; }
    [[nodiscard]] std::string_view normal(std::string_view text) { return normal_key(text, *form_, buffer_); } ///< Until the next call.

    /// Returns whether the id is new; past the limit nothing is.
    [[nodiscard]] bool          add(const row_id& id) { return seen_.add(id.hash); }
    [[nodiscard]] bool          full() const noexcept { return seen_.full(); }
    [[nodiscard]] std::uint64_t count() const noexcept { return seen_.count(); }

private:
    const key_form*     form_;
    distinct_counter    seen_;
    std::vector<row_id> ids_;
    std::string         buffer_;
};

} // namespace adapter::detail
RUNG_END
