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
inline constexpr std::uint32_t table_version = 7;

/// Word ids with a meaning of their own; ordinary words follow from `first_word`.
enum reserved_word : std::uint16_t { no_word = 0, any_number = 1, any_money = 2, any_word = 3, first_word = 8 };

/// The table: a header, then the sections one after the other, each at the offset that the header names.
struct table_header {
    std::uint32_t version;
    std::uint32_t frequent;        ///< vocabulary_slot[frequent_size]: words of the patterns and the commonest, nearly all of a text; its few cache lines stay near.
    std::uint32_t frequent_size;   ///< A power of two, as `seldom_size`: both are open addressing.
    std::uint32_t seldom;          ///< vocabulary_slot[seldom_size]: the rest of the dictionary.
    std::uint32_t seldom_size;
    std::uint32_t nodes;           ///< phrase_node[node_count]; a phrase that begins with word w is at node w. Equal continuations share their nodes.
    std::uint32_t node_count;
    std::uint32_t root_count;      ///< Words and wildcards: the nodes below this number are where phrases begin.
    std::uint32_t common_words;    ///< Ids below it are the commonest words'; ids go from common to rare.
    std::uint32_t near_edges;      ///< uint64[], from one common word to another: open addressing by `edge_place`, an empty one behind the last.
    std::uint32_t near_size;
    std::uint32_t far_edges;       ///< All other edges, likewise.
    std::uint32_t far_size;
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
    std::uint32_t forms;  ///< One more than the first form that ends here, 0 where none does.
    std::uint32_t onward; ///< 1 << label for each wildcard that leads on; above these a bit for each hash of a word that does.
};

/// Bit of `phrase_node::onward` that a word sets: most words that follow lead nowhere, and this says so without a search.
[[nodiscard]] constexpr std::uint32_t onward_bit(std::uint16_t word) noexcept {
    return 16U << (((word * 0x9E37U & 0xFFFFU) * 28U) >> 16U);
}

/// An edge in 64 bits: 24 of the node, 16 of the word, 24 of the node that it leads to. Node 0 is no word's, so 0 is free.
inline constexpr std::uint32_t most_nodes = 1U << 24U;
[[nodiscard]] constexpr std::uint64_t edge_key(std::uint32_t node, std::uint16_t word) noexcept { return (std::uint64_t{node} << 16U) | word; }
[[nodiscard]] constexpr bool          is_near(std::uint64_t key, std::uint32_t common_words) noexcept { return key >> 16U < common_words && (key & 0xFFFFU) < common_words; }
[[nodiscard]] constexpr std::uint32_t edge_place(std::uint64_t key, std::uint32_t size) noexcept {
    return static_cast<std::uint32_t>(((key * 0x9E3779B97F4A7C15ULL) >> 32U) * size >> 32U);
}

/// `form_record::term` holds the term's index and, above it, what the matcher must know.
enum form_flags : std::uint32_t {
    form_term        = 0x0FFFFFFFU, ///< Mask of the index.
    form_kind_shift  = 28,          ///< Two bits of `binding::kind`.
    form_last        = 0x40000000U, ///< No further form ends at the same node.
    compare_spelling = 0x80000000U, ///< The spelling must be compared with the pack's.
};

/// A form, with what decides whether it matters beside it: most matches are read no further.
struct form_record {
    std::uint32_t term;
    std::uint32_t plain;
    std::uint16_t bound_index;
    std::uint16_t bits;
};

struct term_record {
    std::uint32_t head;
    std::uint32_t note;
    std::uint32_t pack;
    std::uint32_t knows;
};

inline constexpr std::uint32_t pair_bits = 1U << 18U;

/// Facts of a word that spare the matcher most of its looks, beside the syllables and size class in the low byte.
enum word_facts : std::uint16_t {
    number_word  = 128, ///< "two": where a pattern wants a number.
    stands_alone = 512, ///< It is a phrase by itself, or any word may follow.
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
