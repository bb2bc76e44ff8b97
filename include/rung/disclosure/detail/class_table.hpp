// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/coded_records.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// Where a column stands in a packed key.
struct key_field {
    std::uint32_t word  = 0;
    std::uint32_t shift = 0;
    std::uint64_t mask  = 0; // before the shift
};

/// A place in a key for every column, the sensitive one last; the width is that of level 0, so that a key only needs its changed fields
/// written anew when it is made coarser.
struct key_layout {
    std::vector<key_field> fields;
    std::size_t            words = 1;

    void add(std::size_t values) {
        const auto bits = static_cast<std::uint32_t>(values < 2 ? 0 : std::bit_width(values - 1));
        if (used_ + bits > 64) {
            ++words;
            used_ = 0;
        }
        fields.push_back({static_cast<std::uint32_t>(words - 1), bits == 0 ? 0 : used_, (std::uint64_t{1} << bits) - 1});
        used_ += bits;
    }

private:
    std::uint32_t used_ = 0;
};

template <std::size_t Words>
using packed_key = std::array<std::uint64_t, Words>;

/// std::array's own comparison is a call of memcmp, which is dear for a word.
template <std::size_t Words>
[[nodiscard]] inline bool same_key(const packed_key<Words>& a, const packed_key<Words>& b) noexcept {
    std::uint64_t differs = 0;
    for (std::size_t w = 0; w < Words; ++w) { differs |= a[w] ^ b[w]; }
    return differs == 0;
}

template <std::size_t Words>
[[nodiscard]] inline std::uint32_t field_of(const packed_key<Words>& key, const key_field& field) noexcept {
    return static_cast<std::uint32_t>((key[field.word] >> field.shift) & field.mask);
}

/// Numbers keys by their first appearance; the keys themselves are the caller's.
template <std::size_t Words>
class key_index {
public:
    /// Forgets all keys. @param most how many there can be
    void begin(std::size_t most) {
        const auto size = std::bit_ceil(most * 2 + 2);
        shift_          = 64U - static_cast<unsigned>(std::countr_zero(size));
        mask_           = size - 1;
        slots_.assign(size, 0);
    }

    /// Returns the number of a key, which is `known` where it is new; the caller then stores it as `keys[known]`.
    [[nodiscard]] std::uint32_t number(const packed_key<Words>& key, const packed_key<Words>* keys, std::uint32_t known) noexcept {
        for (std::size_t at = place(key);; at = (at + 1) & mask_) {
            const auto slot = slots_[at];
            if (slot == 0) {
                slots_[at] = known + 1;
                return known;
            }
            if (same_key(keys[slot - 1], key)) { return slot - 1; }
        }
    }

    [[nodiscard]] bool has(const packed_key<Words>& key, const std::vector<packed_key<Words>>& keys) const noexcept {
        for (std::size_t at = place(key); slots_[at] != 0; at = (at + 1) & mask_) {
            if (same_key(keys[slots_[at] - 1], key)) { return true; }
        }
        return false;
    }

private:
    [[nodiscard]] std::size_t place(const packed_key<Words>& key) const noexcept {
        constexpr std::uint64_t odd  = 0x9E37'79B9'7F4A'7C15ULL;
        std::uint64_t           hash = key[0];
        for (std::size_t i = 1; i < Words; ++i) { hash = std::rotl(hash * odd, 29) ^ key[i]; }
        return static_cast<std::size_t>(((hash ^ (hash >> 29U)) * odd) >> shift_);
    }

    std::vector<std::uint32_t> slots_; // number + 1, 0 where free
    std::size_t                mask_  = 0;
    unsigned                   shift_ = 0;
};

/// Rows that agree in every field, counted. With a sensitive column its value is a field too, so that a class has several entries.
template <std::size_t Words>
struct class_table {
    std::vector<packed_key<Words>> keys;
    std::vector<std::uint32_t>     rows;
    std::vector<std::uint32_t>     people; // of the population; empty without

    [[nodiscard]] std::size_t size() const noexcept { return keys.size(); }
    [[nodiscard]] std::size_t bytes() const noexcept {
        return keys.capacity() * sizeof(packed_key<Words>) + (rows.capacity() + people.capacity()) * sizeof(std::uint32_t);
    }
};

/// A field that is made coarser: from its code at level 0 to what is written instead, in place.
struct coarser_field {
    key_field            at;
    const std::uint64_t* written = nullptr;
};

/// Makes the keys of a table coarser and adds up what falls together. With `number_of`, which needs room for every entry of `from`, notes
/// where each went.
template <std::size_t Words>
void roll_up(const class_table<Words>& from, const packed_key<Words>& kept, const std::vector<coarser_field>& changed, key_index<Words>& index,
             class_table<Words>& to, std::uint32_t* number_of = nullptr) {
    const bool people = !from.people.empty();
    to.keys.resize(from.size());
    to.rows.resize(from.size());
    to.people.resize(from.people.size());
    index.begin(from.size());
    std::uint32_t known = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        packed_key<Words> key = from.keys[i];
        for (std::size_t w = 0; w < Words; ++w) { key[w] &= kept[w]; }
        for (const auto& each : changed) { key[each.at.word] |= each.written[field_of<Words>(from.keys[i], each.at)]; }
        const auto number = index.number(key, to.keys.data(), known);
        if (number == known) {
            to.keys[known] = key;
            to.rows[known] = 0;
            if (people) { to.people[known] = 0; }
            ++known;
        }
        to.rows[number] += from.rows[i];
        if (people) { to.people[number] += from.people[i]; }
        if (number_of != nullptr) { number_of[i] = number; }
    }
    to.keys.resize(known);
    to.rows.resize(known);
    if (people) { to.people.resize(known); }
}

} // namespace disclosure::detail
RUNG_END
