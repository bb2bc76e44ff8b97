// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/result.hpp>
#include <rung/crypto/secret_bytes.hpp>
#include <rung/disclosure/count.hpp>
#include <rung/disclosure/ledger.hpp>
#include <rung/disclosure/records.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace disclosure {

/// How many record keys and cell keys there are: 0 to 255.
inline constexpr std::size_t cell_key_count = 256;

/// Which changes of counts are wanted.
struct ptable_shape {
    std::int64_t largest  = 5;   ///< D: no count changes by more; from 1 to 8.
    std::int64_t variance = 512; ///< Of a change, in 256ths: 512 is a variance of 2. Even, from 128 to 256 D.
    std::int64_t smallest = 1;   ///< js: no count from 1 to js - 1 is shown; from 1 to D.

    friend bool operator==(const ptable_shape&, const ptable_shape&) = default;
};

/// What changes a table may make, for one that came from elsewhere.
struct ptable_bounds {
    std::int64_t largest  = 8; ///< From 1 to 127.
    std::int64_t smallest = 1; ///< No count from 1 to one less is shown.
};

/// A perturbation table: by how much a count changes under each cell key.
struct ptable {
    /// A row for each count from 0, the last one for all larger counts too; in it the change under each key.
    std::vector<std::array<std::int8_t, cell_key_count>> rows;

    /// Returns the count that is shown. @pre count >= 0 and `check` finds nothing
    [[nodiscard]] std::int64_t shown(std::int64_t count, std::uint8_t key) const noexcept {
        return count + rows[count < static_cast<std::int64_t>(rows.size()) ? static_cast<std::size_t>(count) : rows.size() - 1][key];
    }

    friend bool operator==(const ptable&, const ptable&) = default;
};

/// Sums over the keys of a row.
struct ptable_moments {
    std::int64_t sum     = 0; ///< Of the changes: 0.
    std::int64_t squares = 0; ///< Of their squares: the variance in 256ths.

    friend bool operator==(const ptable_moments&, const ptable_moments&) = default;
};

/// Adds up one row. @pre row < table.rows.size()
[[nodiscard]] RUNG_DECL ptable_moments moments_of(const ptable& table, std::size_t row) noexcept;

/// Makes a perturbation table of D + 1 rows, or D + js + 1 where js > 1.
///
/// Zero stays zero. In every other row the changes add up to 0 over the 256 keys, their squares to the stated variance, or to the nearest sum that
/// can be had where counts so near to zero don't allow it; no figure falls below 0 or on 1 to js - 1. Of all rows of whole numbers that do so and
/// lie within two keys of the law of maximum entropy under these conditions, the one of most entropy is taken; of equals the one with
/// fewer keys for the most negative change, then the next. In rows without a bound nearby, a change and its opposite have equally many keys.
/// Whole-number arithmetic throughout, so that the table is the same on every machine.
///
/// Within a row key k gets the k(2k + 1) mod 256-th change in ascending order (a permutation: Rivest and others 1998, RC6), so that neighbouring keys
/// don't change alike: a person with a small key would otherwise be seen through two tables with and without him.
/// @return `errc::precondition` naming the member that is out of range
/// @threads safe
[[nodiscard]] RUNG_DECL result<ptable> make_ptable(const ptable_shape& shape = {});

/// Checks a table, wherever it came from: at least two rows; the first is all zeros; in each other row the changes add up to 0 and not all are zeros,
/// none is larger than `bounds.largest`, and none leads below 0 or to a count that isn't to be shown, for the last row from any count.
/// @return `errc::precondition` naming a bound out of range; `errc::bad_table` with "row N" or "row N key K", from 0
/// @threads safe
[[nodiscard]] RUNG_DECL result<void> check(const ptable& table, const ptable_bounds& bounds = {});

/// Gives each record its key: the first octet of an HMAC-SHA-256 over collection and record id, so that all 256 are equally likely.
///
/// The id has to stay with the person as long as the collection lives: with a new id comes new noise, and the mean of both is nearer to the truth.
/// @param secret as `cell_key_secret` makes it; at least 32 bytes
/// @return a key for each row; `errc::not_found` with "column NAME"; `errc::bad_table` with "row N" from 1 for an id that is empty or comes twice;
///     `errc::bad_key` with "size"
/// @cost one HMAC a record
[[nodiscard]] RUNG_DECL result<std::vector<std::uint8_t>> record_keys(const records& data, std::string_view id_column, std::string_view collection,
                                                                      const crypto::secret_bytes& secret);

/// Gives each cell its key: the sum of its records' keys modulo 256. The same people have the same key in whatever table.
/// @param keys one for each record
/// @return a key for each cell, numbered as by `to_cells(count(columns, spec))`; the errors of both
[[nodiscard]] RUNG_DECL result<std::vector<std::uint8_t>> cell_keys(std::span<const column> columns, const count_spec& spec,
                                                                    std::span<const std::uint8_t> keys, const table_limits& bounds = {});

/// Changes each count of a table by its own key, margins too: the cell-key method of the Australian Bureau of Statistics (Fraser and Wooton
/// 2005; Marley and Leaver 2011; Thompson, Broadfoot and Elazar 2013), also used by the Office for National Statistics.
///
/// What it gives: every figure is uncertain by as much as D, unbiased over keys, and the same whenever and in whatever table it is asked for, so
/// that asking again averages nothing out. What it doesn't:
/// - The figures don't add up; each is its own. Adding them up adds their noise up.
/// - Zeros are true: that nobody is in a cell is told.
/// - Many tables whose groups overlap in different ways average the noise of what they share.
/// - Where two tables differ by one person, a cell that holds him changes by one and by two noises. **But cells that don't hold him don't
///   change at all**, so that a figure that differs tells where he is: who knows whom the tables differ by learns his answer most of the time (the
///   tests count it). Don't release the same collection again after people joined or left, and no tables whose groups differ by a few
///   people; a new collection has new record keys, and then nothing stays the same.
/// - Don't publish D: who knows it bounds each figure.
/// The Office for National Statistics swaps records before, and checks outputs after it.
/// @param keys as `cell_keys` gives them
/// @return a figure for each cell, hidden ones too: hiding is the caller's; `errc::precondition` with "measure" for sums, with "keys" for
///     another number of keys than cells; the errors of `check`
/// @threads safe
[[nodiscard]] RUNG_DECL result<std::vector<std::int64_t>> perturb(const table_cells& counts, std::span<const std::uint8_t> keys, const ptable& table);

/// Derives the key of all record keys of a ledger from the ledger's own.
/// @threads safe
[[nodiscard]] RUNG_DECL result<crypto::secret_bytes> cell_key_secret(const release_ledger& ledger);

} // namespace disclosure
RUNG_END

#if !defined(RUNG_COMPILED)
#  include <rung/disclosure/impl/cell_key.ipp>
#endif
