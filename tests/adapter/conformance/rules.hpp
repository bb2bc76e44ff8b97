// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rung::conformance {

/// Words of lower-case letters and digits with single hyphens between.
[[nodiscard]] bool is_kebab(std::string_view word) noexcept;

/// The rules that format/rows.h and adapter/abi.h state for rows, tables and columns, kept over one read.
class rule_book {
public:
    rule_book(const rung_plugin* plugin, const rung_read_limits& bounds, std::size_t input_size, std::uint32_t larger)
        : plugin_(plugin), bounds_(bounds), input_size_(input_size), larger_(larger) {}

    /// Looks at every byte of the batch. @return the rule that is broken; "" for none
    [[nodiscard]] std::string take(const rung_reader* reader, const rung_batch& batch, outcome& into, bool values);

    /// Whether tables and columns that were told are what they were.
    [[nodiscard]] std::string numbers_stay(const rung_reader* reader);

    [[nodiscard]] std::vector<std::string> columns() const;

private:
    struct table {
        std::string   path;
        std::uint32_t parent = 0;
    };
    struct column {
        std::string   path, role;
        std::uint32_t table = 0;
    };

    [[nodiscard]] std::string learn(const rung_reader* reader, std::size_t from_table, std::size_t from_column);
    [[nodiscard]] std::string look_at_row(const rung_batch& batch, std::uint32_t number);
    [[nodiscard]] std::string look_at_field(const rung_row& row, const rung_field& field) const;
    [[nodiscard]] std::uint64_t number_of(const rung_row& row, std::uint32_t up) const;

    const rung_plugin*   plugin_;
    rung_read_limits     bounds_;
    std::size_t          input_size_;
    std::uint32_t        larger_;
    std::vector<table>   tables_;
    std::vector<column>  columns_;
    std::set<std::string> paths_;
    std::uint64_t        next_record_ = 0; ///< The least number that the next record may have.
    std::uint64_t        last_byte_   = 0;
    std::uint64_t        fields_      = 0; ///< Values of the record so far.
};

} // namespace rung::conformance
