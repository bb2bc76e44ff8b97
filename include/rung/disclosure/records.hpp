// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/limits.hpp>
#include <rung/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// One column of records: each value once, and for each row the number of its value.
struct record_column {
    std::string                name;
    std::vector<std::string>   values; ///< No two alike.
    std::vector<std::uint32_t> codes;  ///< A number below `values.size()` for each row.

    friend bool operator==(const record_column&, const record_column&) = default;
};

/// Rows about people, column by column. An empty field is a value like any other: two people without an answer are alike in that.
/// @threads safe for reading
class records {
public:
    static constexpr std::size_t most_columns = 4096;

    /// Reads delimited text whose first row names the columns. Semicolon or comma (a semicolon in the first line decides), quotes as in
    /// RFC 4180, an optional byte-order mark. Bytes are taken as they are.
    /// @return `errc::bad_delimited` where there is no header, a name comes twice or is empty, or a row has another number of fields than
    ///     the header; with line and field from 1 in `where`. `errc::too_large` over `limits::input_bytes` or 2^31 rows
    /// @cost linear in the length of the text
    [[nodiscard]] RUNG_DECL static result<records> parse(std::string_view text, const limits& bounds = {});

    /// Takes columns as they are. @return `errc::precondition` where they are of unequal length, a name or a value comes twice or a code
    ///     has no value; the column's number from 1 in `where`
    [[nodiscard]] RUNG_DECL static result<records> from_columns(std::vector<record_column> columns);

    /// Takes rows of fields. @return as `parse`, with the row from 1 in `where`
    [[nodiscard]] RUNG_DECL static result<records> from_rows(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows);

    [[nodiscard]] std::size_t                    rows() const noexcept { return columns_.empty() ? 0 : columns_.front().codes.size(); }
    [[nodiscard]] std::span<const record_column> columns() const noexcept { return columns_; }

    /// Returns the number of a column.
    [[nodiscard]] RUNG_DECL std::optional<std::size_t> find(std::string_view name) const noexcept;

    /// @pre row < rows(), column < columns().size()
    [[nodiscard]] const std::string& value(std::size_t row, std::size_t column) const noexcept {
        return columns_[column].values[columns_[column].codes[row]];
    }

    [[nodiscard]] char delimiter() const noexcept { return delimiter_; } ///< The one `parse` met, else a semicolon.

    /// Writes the form that `parse` reads.
    [[nodiscard]] RUNG_DECL std::string to_text(char delimiter = ';') const;

private:
    std::vector<record_column> columns_;
    char                       delimiter_ = ';';
};

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/records.ipp>
#endif
