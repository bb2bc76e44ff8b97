// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/disclosure/cells.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// One dictionary-coded column of the records: `categories[codes[r]]` is the category of record r. What is missing has a category too.
struct column {
    std::string_view                  name;
    std::span<const std::string_view> categories;
    std::span<const std::uint32_t>    codes;
};

/// A sum over categories, or over other groups, of the same dimension.
struct category_group {
    std::string              name;
    std::vector<std::string> parts;

    friend bool operator==(const category_group&, const category_group&) = default;
};

/// One dimension of a table.
struct dimension {
    std::string                 column;
    std::vector<std::string>    declared{};         ///< All categories in their order; empty: those that occur, by bytes.
    std::vector<category_group> groups{};           ///< Subtotals. They may overlap and nest, not contain themselves.
    std::string                 total = "Total";   ///< Name of the sum over all categories; empty: the table has none.
    bool                        attribute = false; ///< What people would learn of each other (a class, a band), not what they know.

    friend bool operator==(const dimension&, const dimension&) = default;
};

/// Which table to count.
struct count_spec {
    std::string            name;
    std::vector<dimension> dimensions; ///< At least one.
};

/// One combination of categories that occurs.
struct counted_cell {
    std::uint64_t place   = 0; ///< Mixed radix over the categories of each dimension, the last dimension fastest.
    std::int64_t  count   = 0;
    std::int64_t  sum     = 0; ///< Of the magnitude; 0 where none was counted.
    std::int64_t  largest = 0; ///< The largest contribution of one record,
    std::int64_t  second  = 0; ///< and the second largest, for dominance rules.

    friend bool operator==(const counted_cell&, const counted_cell&) = default;
};

/// Counts over all combinations of categories, before any margin. It depends on which records were counted and not on their order, on
/// dictionaries, nor on how they were split among machines.
struct counted_table {
    std::string                           name;
    std::vector<dimension>                dimensions;
    std::vector<std::vector<std::string>> categories; ///< Of each dimension.
    bool                                  has_magnitude = false;
    std::vector<counted_cell>             cells;      ///< Those that occur, by place.

    /// Adds the counts of a part that was counted with the same specification.
    /// @return `errc::bad_table` where the specifications differ or a sum leaves 2^50; the table is then unchanged
    RUNG_DECL result<void> merge(const counted_table& part);

    friend bool operator==(const counted_table&, const counted_table&) = default;
};

/// Counts records. `magnitude` is one number a record, not negative, or empty.
/// @pre one record is one contributor: whoever has several is added up before
/// @return `errc::not_found` with the column's name, `errc::bad_table` (a code or category outside dictionary or declaration, columns of
///     unequal length, a negative magnitude, a sum that leaves 2^50), `errc::too_large` (more than 2^62 combinations)
/// @cost linear in the number of records
/// @threads safe
[[nodiscard]] RUNG_DECL result<counted_table> count(std::span<const column> columns, const count_spec& spec,
                                                    std::span<const std::int64_t> magnitude = {});

/// Writes a counted table in the form "rung-counts 1": equal tables give equal bytes.
[[nodiscard]] RUNG_DECL std::string write_counts(const counted_table& table);

/// Reads what `write_counts` wrote. @return `errc::bad_table` with the line from 1, `errc::too_large`
[[nodiscard]] RUNG_DECL result<counted_table> read_counts(std::string_view text, const table_limits& bounds = {});

/// A category, a group or the total on one axis of a table with margins.
struct axis_node {
    std::string                label;
    std::vector<std::uint32_t> parts;      ///< Nodes of this axis that it is the sum of; empty for a category.
    std::vector<std::uint32_t> categories; ///< Categories that it adds up, ascending; of a category, itself.
};

struct axis {
    std::string            name;
    bool                   attribute = false;
    std::vector<axis_node> nodes; ///< Categories, then groups, then the total.
};

/// What stands behind one cell with margins; never published.
struct contributions {
    std::int64_t count = 0, largest = 0, second = 0;
};

/// What the figures are.
enum class measure : unsigned char { count, sum };

/// What hiding a cell costs: one each; as many as it counts and one; the binary digits of that.
enum class cell_cost : unsigned char { each, people, digits };

/// A table with all its margins. Cell numbers are mixed radix over the nodes of the axes, the last axis fastest.
struct table_cells {
    cell_table                 table;
    measure                    what = measure::count;
    std::vector<axis>          axes;
    std::vector<contributions> behind;   ///< Of each cell.
    std::vector<std::uint32_t> sum_axis; ///< Along which axis each sum runs.

    /// The node on each axis. @pre cell < table.cells.size()
    [[nodiscard]] RUNG_DECL std::vector<std::uint32_t> nodes_of(std::uint32_t cell) const;
    /// The cell of these nodes, one for each axis. @pre in range
    [[nodiscard]] RUNG_DECL std::uint32_t cell_of(std::span<const std::uint32_t> nodes) const;
};

/// Adds all margins, and all sums that they are part of.
/// @return `errc::too_large` over `bounds`; `errc::precondition` for sums of a table without a magnitude
[[nodiscard]] RUNG_DECL result<table_cells> to_cells(const counted_table& table, measure what = measure::count,
                                                     cell_cost cost = cell_cost::digits, const table_limits& bounds = {});

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/count.ipp>
#endif
