// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/class_table.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// The nodes of the lattice as numbers: columns with many values are the high digits, so that near numbers share their costly part.
struct lattice_order {
    std::vector<std::size_t>   columns; // by digit, highest first
    std::vector<std::uint64_t> stride;  // by column
    std::vector<std::size_t>   levels;  // by column: how many
    std::uint64_t              nodes = 1;

    /// @pre the product of the levels is below 2^64
    explicit lattice_order(const coded_records& data) : columns(data.quasi.size()), stride(data.quasi.size()) {
        std::iota(columns.begin(), columns.end(), std::size_t{0});
        const auto values = [&](std::size_t c) { return data.quasi[c].labels[0].size(); };
        std::sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) { return values(a) != values(b) ? values(a) > values(b) : a < b; });
        for (const auto& each : data.quasi) { levels.push_back(each.levels()); }
        for (std::size_t i = columns.size(); i-- > 0;) {
            stride[columns[i]] = nodes;
            nodes *= levels[columns[i]];
        }
    }

    void levels_of(std::uint64_t node, std::vector<std::size_t>& out) const {
        for (const auto c : columns) {
            out[c] = static_cast<std::size_t>(node / stride[c]);
            node %= stride[c];
        }
    }
};

/// Tables of classes from which those of coarser nodes are rolled up: for a node, the tables that have its levels in the first columns of
/// the order and level 0 in the others. They are kept while there is room.
template <std::size_t Words>
class class_source {
public:
    class_source(const coded_records& data, const key_layout& layout, const lattice_order& order, std::size_t room)
        : layout_(layout), order_(order), room_(room) {
        for (std::size_t c = 0; c < data.quasi.size(); ++c) {
            auto& levels = written_.emplace_back();
            for (const auto& at : data.quasi[c].at) {
                auto& values = levels.emplace_back();
                for (const auto group : at) { values.push_back(std::uint64_t{group} << layout.fields[c].shift); }
            }
        }
        count_rows(data);
    }

    /// The table for a node's first `depth` columns. Valid until `make_room`.
    [[nodiscard]] const class_table<Words>& at(const std::vector<std::size_t>& levels, std::size_t depth) {
        while (depth > 0 && levels[order_.columns[depth - 1]] == 0) { --depth; }
        if (depth == 0) { return bottom_; }
        std::uint64_t node = 0;
        for (std::size_t i = 0; i < depth; ++i) { node += levels[order_.columns[i]] * order_.stride[order_.columns[i]]; }
        if (const auto known = tables_.find(node); known != tables_.end()) {
            known->second.used = ++clock_;
            return known->second.table;
        }
        const auto&        from = at(levels, depth - 1);
        roll(from, levels, depth - 1, depth, made_);
        auto& kept = tables_[node];
        kept       = {made_, ++clock_}; // a copy takes no more room than it needs
        used_ += kept.table.bytes();
        return kept.table;
    }

    /// Rolls a table for the first `from_depth` columns up to one for the first `depth`.
    void roll(const class_table<Words>& from, const std::vector<std::size_t>& levels, std::size_t from_depth, std::size_t depth,
              class_table<Words>& to) {
        auto kept = change(levels, from_depth, depth);
        roll_up(from, kept, changed_, index_, to);
    }

    /// Rolls up to a node, without the sensitive column; notes where each entry went.
    void roll_classes(const class_table<Words>& from, const std::vector<std::size_t>& levels, std::size_t from_depth, class_table<Words>& to,
                      std::vector<std::uint32_t>& class_of) {
        auto kept = change(levels, from_depth, order_.columns.size());
        drop(layout_.fields.back(), kept);
        class_of.resize(from.size());
        roll_up(from, kept, changed_, index_, to, class_of.data());
    }

    /// Forgets the tables used least lately, where there are too many.
    void make_room() {
        if (used_ <= room_) { return; }
        std::vector<std::uint64_t> ages;
        for (const auto& [node, entry] : tables_) { ages.push_back(entry.used); }
        std::nth_element(ages.begin(), ages.begin() + static_cast<std::ptrdiff_t>(ages.size() / 2), ages.end());
        const auto middle = ages[ages.size() / 2];
        for (auto at = tables_.begin(); at != tables_.end();) {
            if (at->second.used > middle) {
                ++at;
                continue;
            }
            used_ -= at->second.table.bytes();
            at = tables_.erase(at);
        }
    }

    [[nodiscard]] const class_table<Words>& bottom() const noexcept { return bottom_; }

private:
    /// Notes which columns are made coarser. @return what stays of a key
    [[nodiscard]] packed_key<Words> change(const std::vector<std::size_t>& levels, std::size_t from_depth, std::size_t depth) {
        packed_key<Words> kept;
        kept.fill(~std::uint64_t{0});
        changed_.clear();
        for (std::size_t i = from_depth; i < depth; ++i) {
            const auto column = order_.columns[i];
            if (levels[column] == 0) { continue; }
            drop(layout_.fields[column], kept);
            changed_.push_back({layout_.fields[column], written_[column][levels[column]].data()});
        }
        return kept;
    }

    static void drop(const key_field& field, packed_key<Words>& kept) noexcept { kept[field.word] &= ~(field.mask << field.shift); }

    void count_rows(const coded_records& data) {
        const auto         rows = data.rows + data.population;
        class_table<Words> each;
        each.keys.resize(rows);
        each.rows.resize(rows, 0);
        each.people.resize(data.population > 0 ? rows : 0, 0);
        for (std::size_t c = 0; c < data.quasi.size(); ++c) { write(data.quasi[c].codes, layout_.fields[c], each.keys); }
        if (!data.sensitive.empty()) { write(data.sensitive, layout_.fields.back(), each.keys); }
        for (std::size_t row = 0; row < rows; ++row) { ++(row < data.rows ? each.rows : each.people)[row]; }
        changed_.clear();
        packed_key<Words> all;
        all.fill(~std::uint64_t{0});
        roll_up(each, all, changed_, index_, made_);
        bottom_ = made_;
    }

    static void write(const std::vector<std::uint32_t>& codes, const key_field& field, std::vector<packed_key<Words>>& keys) {
        for (std::size_t row = 0; row < codes.size(); ++row) { keys[row][field.word] |= std::uint64_t{codes[row]} << field.shift; }
    }

    struct kept_table {
        class_table<Words> table;
        std::uint64_t      used = 0;
    };

    const key_layout&                                    layout_;
    const lattice_order&                                 order_;
    std::size_t                                          room_;
    std::size_t                                          used_  = 0;
    std::uint64_t                                        clock_ = 0;
    std::vector<std::vector<std::vector<std::uint64_t>>> written_; // [column][level][code]: the group, in place in its word
    class_table<Words>                                   bottom_;
    std::unordered_map<std::uint64_t, kept_table>        tables_;
    std::vector<coarser_field>                           changed_;
    key_index<Words>                                     index_;
    class_table<Words>                                   made_;
};

} // namespace disclosure::detail
RUNG_END
