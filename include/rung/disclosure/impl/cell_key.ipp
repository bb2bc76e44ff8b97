// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/cell_key.hpp>

#include <rung/crypto/digest.hpp>
#include <rung/crypto/key_file.hpp>
#include <rung/disclosure/detail/key_shares.hpp>
#include <rung/disclosure/detail/noise_secret.hpp>

#include <algorithm>
#include <string>
#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

using ptable_row = std::array<std::int8_t, cell_key_count>;

/// The changes that a count may undergo, ascending.
[[nodiscard]] inline std::vector<std::int64_t> changes_of(std::int64_t count, const ptable_shape& shape) {
    std::vector<std::int64_t> out;
    for (auto v = -shape.largest; v <= shape.largest; ++v) {
        if (count + v == 0 || count + v >= std::max<std::int64_t>(1, shape.smallest)) { out.push_back(v); }
    }
    return out;
}

/// How many keys each of these changes gets.
[[nodiscard]] inline std::vector<std::int64_t> keys_of(const std::vector<std::int64_t>& changes, const ptable_shape& shape) {
    const auto         law       = keys_of_law(changes, shape.variance);
    const bool         symmetric = changes.size() == static_cast<std::size_t>(2 * shape.largest + 1);
    std::vector<share> shares;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto v = changes[i];
        if (symmetric && v < 0) { shares.push_back({2, 0, 2 * v * v, law[i]}); }
        else if (!symmetric || v == 0) { shares.push_back({1, v, v * v, law[i]}); }
    }
    auto out = numbers_of_keys(shares, shape.variance);
    for (auto i = out.size(); symmetric && i-- > 1;) { out.push_back(out[i - 1]); }
    return out;
}

/// Deals the changes out to the keys.
[[nodiscard]] inline ptable_row dealt(const std::vector<std::int64_t>& changes, const std::vector<std::int64_t>& keys) {
    std::vector<std::int8_t> ascending;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        ascending.insert(ascending.end(), static_cast<std::size_t>(keys[i]), static_cast<std::int8_t>(changes[i]));
    }
    ptable_row out{};
    for (std::size_t k = 0; k < out.size(); ++k) { out[k] = ascending[k * (2 * k + 1) % cell_key_count]; }
    return out;
}

} // namespace detail

RUNG_DECL ptable_moments moments_of(const ptable& table, std::size_t row) noexcept {
    ptable_moments out;
    for (const std::int64_t v : table.rows[row]) {
        out.sum += v;
        out.squares += v * v;
    }
    return out;
}

RUNG_DECL result<ptable> make_ptable(const ptable_shape& shape) {
    if (shape.largest < 1 || shape.largest > 8) { return failure{errc::precondition, "largest", {}}; }
    // An odd sum of squares has no even sum of changes.
    const bool usable = shape.variance >= 128 && shape.variance <= 256 * shape.largest && shape.variance % 2 == 0;
    if (!usable) { return failure{errc::precondition, "variance", {}}; }
    if (shape.smallest < 1 || shape.smallest > shape.largest) { return failure{errc::precondition, "smallest", {}}; }
    const auto last = shape.largest + (shape.smallest > 1 ? shape.smallest : 0);
    ptable     out;
    out.rows.emplace_back();
    for (std::int64_t count = 1; count <= last; ++count) {
        const auto changes = detail::changes_of(count, shape);
        const auto keys    = detail::keys_of(changes, shape);
        if (keys.empty()) { return failure{errc::internal, "row " + std::to_string(count), {}}; }
        out.rows.push_back(detail::dealt(changes, keys));
    }
    if (auto good = check(out, {shape.largest, shape.smallest}); !good) { return failure{errc::internal, good.error().where, {}}; }
    return out;
}

RUNG_DECL result<void> check(const ptable& table, const ptable_bounds& bounds) {
    if (bounds.largest < 1 || bounds.largest > 127) { return failure{errc::precondition, "largest", {}}; }
    if (bounds.smallest < 0) { return failure{errc::precondition, "smallest", {}}; }
    if (table.rows.size() < 2) { return failure{errc::bad_table, "rows", {}}; }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto where   = "row " + std::to_string(row);
        const auto moments = moments_of(table, row);
        if (moments.sum != 0 || (moments.squares == 0) != (row == 0)) { return failure{errc::bad_table, where, {}}; }
        for (std::size_t k = 0; k < cell_key_count; ++k) {
            const std::int64_t v     = table.rows[row][k];
            const auto         count = static_cast<std::int64_t>(row);
            // The last row is for larger counts too: there none may come to rest on zero beside one that isn't to be shown.
            const bool last    = row + 1 == table.rows.size();
            const bool allowed = count + v >= bounds.smallest || (count + v == 0 && (!last || bounds.smallest < 2));
            if (v > bounds.largest || v < -bounds.largest || !allowed) {
                return failure{errc::bad_table, where + " key " + std::to_string(k), {}};
            }
        }
    }
    return {};
}

RUNG_DECL result<std::vector<std::uint8_t>> record_keys(const records& data, std::string_view id_column, std::string_view collection,
                                                        const crypto::secret_bytes& secret) {
    if (secret.size() < crypto::key_size) { return failure{errc::bad_key, "size", {}}; }
    const auto at = data.find(id_column);
    if (!at) { return failure{errc::not_found, "column " + std::string(id_column), {}}; }
    const auto&               ids = data.columns()[*at];
    const auto                head = detail::with_length("rung-record-key/1").append(detail::with_length(collection));
    std::vector<bool>         met(ids.values.size(), false);
    std::vector<std::uint8_t> out;
    for (std::size_t row = 0; row < ids.codes.size(); ++row) {
        const auto& id = ids.values[ids.codes[row]];
        if (id.empty() || met[ids.codes[row]]) { return failure{errc::bad_table, "row " + std::to_string(row + 1), {}}; }
        met[ids.codes[row]] = true;
        const auto made     = crypto::hmac_sha256(secret, head + id);
        if (!made) { return made.error(); }
        out.push_back(made->front());
    }
    return out;
}

RUNG_DECL result<std::vector<std::uint8_t>> cell_keys(std::span<const column> columns, const count_spec& spec, std::span<const std::uint8_t> keys,
                                                      const table_limits& bounds) {
    // Keys add up as amounts do.
    auto counted = count(columns, spec, std::vector<std::int64_t>(keys.begin(), keys.end()));
    if (!counted) { return counted.error(); }
    if (keys.empty() && !counted->cells.empty()) { return failure{errc::bad_table, "magnitude: other length", {}}; }
    counted->has_magnitude = true;
    const auto cells       = to_cells(*counted, measure::sum, cell_cost::each, bounds);
    if (!cells) { return cells.error(); }
    std::vector<std::uint8_t> out;
    for (const auto& c : cells->table.cells) { out.push_back(static_cast<std::uint8_t>(c.value % std::int64_t{cell_key_count})); }
    return out;
}

RUNG_DECL result<std::vector<std::int64_t>> perturb(const table_cells& counts, std::span<const std::uint8_t> keys, const ptable& table) {
    if (counts.what != measure::count) { return failure{errc::precondition, "measure", {}}; }
    if (keys.size() != counts.table.cells.size()) { return failure{errc::precondition, "keys", {}}; }
    if (auto good = check(table, {.largest = 127, .smallest = 0}); !good) { return good.error(); }
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (counts.table.cells[i].value < 0) { return failure{errc::bad_table, "cell " + std::to_string(i), {}}; }
        out.push_back(table.shown(counts.table.cells[i].value, keys[i]));
    }
    return out;
}

RUNG_DECL result<crypto::secret_bytes> cell_key_secret(const release_ledger& ledger) { return detail::noise_secret(ledger, "rung-cell-key/1 secret"); }

} // namespace disclosure
RUNG_END
