// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/detail/characters.hpp>

#include <bit>
#include <cstdint>
#include <cstring>

RUNG_BEGIN
namespace text::detail {

inline constexpr std::uint64_t every_byte = 0x0101010101010101ULL;

/// Eight bytes from `at`, zeros behind the `left` that may be read.
[[nodiscard]] inline std::uint64_t load_word(const char* at, std::size_t left) noexcept {
    std::uint64_t out = 0;
    std::memcpy(&out, at, left < 8 ? left : 8);
    return out;
}

/// A stretch of ASCII letters: how many, and how many of them are capitals.
struct letters {
    std::uint32_t size     = 0;
    std::uint32_t capitals = 0;
};

/// Measures the letters that begin at `at`, eight at a time; nearly every byte of a text goes through here. Reads at most `left` bytes.
[[nodiscard]] inline letters letter_run(const char* at, std::size_t left) noexcept {
    letters out;
    for (;;) {
        const auto bytes = left >= 8 ? load_word(at, 8) : load_word(at, left);
        const auto small = bytes | (every_byte * 0x20U);
        // The high bit of each byte: set where 'a' <= small <= 'z'. Bytes beyond ASCII are masked out first, so no carry crosses.
        const auto ascii   = small & (every_byte * 0x7FU);
        const auto letter  = ((ascii + every_byte * (0x80U - 'a')) & ~(ascii + every_byte * (0x7FU - 'z')) & ~bytes) & (every_byte * 0x80U);
        const auto outside = ~letter & (every_byte * 0x80U);
        const auto count   = outside == 0 ? 8U : static_cast<unsigned>(std::countr_zero(outside)) / 8U;
        const auto kept    = count == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (count * 8U)) - 1U;
        const auto capital = ~(bytes << 2U) & letter & kept; // bit 5 clear, moved to bit 7
        out.size += count;
        if (capital != 0) { out.capitals += static_cast<std::uint32_t>(((capital >> 7U) * every_byte) >> 56U); } // adds the bytes up
        if (count < 8 || left <= 8) { return out; }
        at += 8;
        left -= 8;
    }
}

/// Hash of a word, letter case of ASCII folded by the way: all that words hold but letters has bit 5 set already.
/// `readable` bytes from the start may be looked at, `size` of them are the word.
[[nodiscard]] inline std::uint64_t hash_word(const char* at, std::size_t size, std::size_t readable) noexcept {
    std::uint64_t h = 0x9E3779B97F4A7C15ULL ^ (size * 0xC2B2AE3D27D4EB4FULL);
    for (;;) {
        auto bytes = readable >= 8 ? load_word(at, 8) : load_word(at, size < readable ? size : readable);
        if (size < 8) { bytes &= (std::uint64_t{1} << (size * 8U)) - 1U; }
        const auto used = size < 8 ? size : 8;
        const auto fold = used == 8 ? every_byte * 0x20U : (every_byte * 0x20U) & ((std::uint64_t{1} << (used * 8U)) - 1U);
        h               = (h ^ (bytes | fold)) * 0xD6E8FEB86659FD93ULL;
        h ^= h >> 32U;
        if (size <= 8) { break; }
        at += 8;
        size -= 8;
        readable -= 8;
    }
    h *= 0xD6E8FEB86659FD93ULL;
    h ^= h >> 29U;
    return h == 0 ? 1 : h;
}

/// Up to 64 bytes of a spelling that is not folded in place: "N.H.S.", "24,000", "don’t". What is longer is cut: it is in no lexicon.
class spelling {
public:
    void add(unsigned char c) noexcept {
        if (size_ < sizeof at_) { at_[size_++] = static_cast<char>(c); }
    }
    [[nodiscard]] std::uint64_t hash() const noexcept { return hash_word(at_, size_, size_); }

private:
    char        at_[64] = {};
    std::size_t size_   = 0;
};

} // namespace text::detail
RUNG_END
