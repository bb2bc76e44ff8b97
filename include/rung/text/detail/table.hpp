// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

RUNG_BEGIN
namespace text::detail {

static_assert(std::endian::native == std::endian::little, "the lexicon table is little endian; add a byte-swapping reader for this machine");

/// Version of the table's form; a table of another version is not read.
inline constexpr std::uint32_t table_version = 6;

/// Word ids with a meaning of their own; ordinary words follow from `first_word`.
enum reserved_word : std::uint16_t { no_word = 0, any_number = 1, any_money = 2, any_word = 3, first_word = 8 };

/// The table: a header, then the sections one after the other, each at the offset that the header names.
struct table_header {
    std::uint32_t version;
    std::uint32_t vocabulary;      ///< vocabulary_slot[vocabulary_size], open addressing; the size is a power of two.
    std::uint32_t vocabulary_size;
    std::uint32_t roots;           ///< uint32[root_count]: the node that a word leads to from the start, 0 where none.
    std::uint32_t root_count;
    std::uint32_t nodes;           ///< phrase_node[node_count]; equal continuations share their nodes.
    std::uint32_t node_count;
    std::uint32_t edges;           ///< uint64[edges_size], open addressing, see `edge`; the size is a power of two.
    std::uint32_t edges_size;
    std::uint32_t pairs;           ///< A bit for each hash of two words that some phrase begins with; clear: no phrase does.
    std::uint32_t forms;           ///< form_record[form_count], those of one node side by side.
    std::uint32_t form_count;
    std::uint32_t terms;           ///< term_record[term_count].
    std::uint32_t term_count;
    std::uint32_t strings;         ///< Each two bytes of length, then that many bytes of UTF-8.
    std::uint32_t strings_size;
};

struct vocabulary_slot {
    std::uint32_t fingerprint; ///< Upper half of the word's hash, never 0; 0 marks an empty slot.
    std::uint16_t word;
    std::uint16_t info;
};

struct phrase_node {
    std::uint32_t first_form;
    std::uint16_t form_count;
    std::uint16_t leads_on; ///< Bits: 1 at all, and 1 << label for each wildcard.
};

/// An edge in 64 bits: 24 of the node, 16 of the word, 24 of the node that it leads to. Node 0 is the start, whose edges are the roots, so 0 is free.
inline constexpr std::uint32_t most_nodes = 1U << 24U;
[[nodiscard]] constexpr std::uint64_t edge_key(std::uint32_t node, std::uint16_t word) noexcept { return (std::uint64_t{node} << 16U) | word; }
[[nodiscard]] constexpr std::uint32_t edge_place(std::uint64_t key) noexcept { return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ULL) >> 32U); }

/// Set in `form_record::term` where the spelling must be compared with the pack's.
inline constexpr std::uint32_t compare_spelling = 0x80000000U;

struct form_record {
    std::uint32_t term; ///< Index of the term, and `compare_spelling`.
    std::uint32_t plain;
};

struct term_record {
    std::uint32_t head;
    std::uint32_t note;
    std::uint32_t pack;
    std::uint32_t knows;
    std::uint16_t bits;
    std::uint16_t bound_index;
    std::uint32_t bound_kind;
};

inline constexpr std::uint32_t pair_bits = 1U << 18U;

/// Facts of a word that spare the matcher most of its looks, beside the syllables and size class in the low byte.
enum word_facts : std::uint16_t {
    begins_phrase   = 256, ///< Some phrase begins with it.
    stands_alone    = 512, ///< It is a phrase by itself, or any word may follow.
};

/// Place of two words in `table_header::pairs`.
[[nodiscard]] constexpr std::uint32_t pair_place(std::uint32_t first, std::uint32_t second) noexcept {
    return ((first * 0x9E3779B1U) ^ (second * 0x85EBCA77U)) >> 14U;
}

[[nodiscard]] constexpr std::uint32_t fingerprint_of(std::uint64_t hash) noexcept { return static_cast<std::uint32_t>(hash >> 32U) | 1U; }

/// Reads the `index`th record of an array that starts `offset` bytes into the table, whatever its alignment.
template <class Record>
[[nodiscard]] inline Record record_at(const char* table, std::uint32_t offset, std::size_t index) noexcept {
    Record out;
    std::memcpy(&out, table + offset + index * sizeof(Record), sizeof(Record));
    return out;
}

[[nodiscard]] inline std::string_view string_at(const char* table, std::uint32_t strings, std::uint32_t at) noexcept {
    const auto length = record_at<std::uint16_t>(table, strings + at, 0);
    return {table + strings + at + 2, length};
}

} // namespace text::detail
RUNG_END
