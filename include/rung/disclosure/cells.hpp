// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// One figure of a table: a count of people, or a sum over them.
struct cell {
    std::int64_t value      = 0;     ///< From 0 to `largest_value`.
    bool         primary    = false; ///< Tells too much by itself: it must be hidden and stay uncertain.
    bool         suppressed = false; ///< Hidden already, or for the caller's own reasons: it stays hidden.
    bool         forced     = false; ///< Known to outsiders whatever happens: it must be published, or an earlier release shows it.
    std::int64_t weight     = 1;     ///< What hiding it costs, from 0 to `largest_weight`.
    bool         unpublished = false; ///< In no table, but tables are its margins: suppressed, and nobody is taken to know it as his own.

    friend bool operator==(const cell&, const cell&) = default;
};

inline constexpr std::int64_t largest_value  = std::int64_t{1} << 50U;
inline constexpr std::int64_t largest_weight = std::int64_t{1} << 40U;

/// Stands where nothing that is published bounds a figure from above.
inline constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

/// One additive relation: the cell `total` is the sum of the cells `parts`.
struct sum {
    std::uint32_t              total = 0;
    std::vector<std::uint32_t> parts;

    friend bool operator==(const sum&, const sum&) = default;
};

/// One cell of a linear fact, and how often it counts.
struct fact_term {
    std::uint32_t cell        = 0;
    std::int64_t  coefficient = 1; ///< Not 0, from -`largest_coefficient` to `largest_coefficient`.

    friend bool operator==(const fact_term&, const fact_term&) = default;
};

inline constexpr std::int64_t largest_coefficient = std::int64_t{1} << 40U;

/// Something shown besides figures and sums that bounds a weighed sum of cells from `low` to `high`, both included: what a percentage
/// or a mean tells of the figures that it was computed from, see `ratio_facts`.
struct linear_fact {
    std::string            name;
    std::vector<fact_term> terms;            ///< Each cell once.
    std::int64_t           low  = -unbounded; ///< Not bounded from below.
    std::int64_t           high = unbounded;

    friend bool operator==(const linear_fact&, const linear_fact&) = default;
};

/// Figures and every additive relation among them. Linked tables and releases one after the other are one `cell_table`, see `join`:
/// whoever attacks them has all of them before him.
struct cell_table {
    std::string       name;
    std::vector<cell> cells;
    std::vector<sum>  sums;

    friend bool operator==(const cell_table&, const cell_table&) = default;
};

/// How one cell differs between two tables.
struct change {
    std::uint32_t cell = 0;
    std::int64_t  by   = 0;

    friend bool operator==(const change&, const change&) = default;
};

/// Bounds for reading tables that strangers send.
struct table_limits {
    std::size_t bytes  = std::size_t{256} << 20U;
    std::size_t tables = 10'000;
    std::size_t cells  = 1'000'000;  ///< In one table.
    std::size_t sums   = 1'000'000;  ///< In one table.
    std::size_t terms  = 16'000'000; ///< Parts over all sums of one table.
};

/// Checks that the indices are in range, values and weights within their bounds, no cell twice in a sum, no cell both suppressed and
/// forced, and that every total is the sum of its parts.
/// @return `errc::bad_table`; `where` names the cell or the sum by its number from 0, never a value
[[nodiscard]] RUNG_DECL result<void> check(const cell_table& table);

/// Reads any number of tables: a line `table NAME CELLS SUMS`, a line `value primary suppressed weight forced` for each cell, a line
/// `total k i1 … ik` for each sum. Words are parted by blanks, empty lines count for nothing, CRLF is read as LF.
///
/// What it reads is well formed; whether it adds up is for `check` to say.
/// @return at least one table; `errc::bad_table` with the line from 1 in `where`; `errc::too_large`
[[nodiscard]] RUNG_DECL result<std::vector<cell_table>> read_cells(std::string_view text, const table_limits& bounds = {});

/// Writes the form that `read_cells` reads. Blanks and control characters of a name become `_`, an empty name `_`.
[[nodiscard]] RUNG_DECL std::string write_cells(std::span<const cell_table> tables);

/// Says that two cells of two tables are one and the same figure.
struct cell_link {
    std::uint32_t table = 0, cell = 0, other_table = 0, other_cell = 0;
};

/// Several tables as one.
struct joined_tables {
    cell_table                              whole;
    std::vector<std::vector<std::uint32_t>> places; ///< `places[t][i]`: where cell i of table t stands in `whole`.
};

/// Joins tables that share figures, so that they are protected and attacked together. A joined cell is primary or forced where one of its
/// tables says so, suppressed where one says so and none says that it is forced, and weighs the most that one of them says.
/// @return `errc::bad_table` where a link is out of range or links unequal values; `where` names the link by number
[[nodiscard]] RUNG_DECL result<joined_tables> join(std::span<const cell_table> tables, std::span<const cell_link> links);

/// Returns an earlier release as knowledge: what it published is `forced`, what it hid stays `suppressed`.
[[nodiscard]] RUNG_DECL cell_table as_released(cell_table table);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/cells.ipp>
#endif
