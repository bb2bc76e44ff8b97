// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/text/characters.hpp>

#include <bit>
#include <cstddef>
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

/// Facts about eight bytes, each told by the byte's high bit.
inline constexpr std::uint64_t high_bits = every_byte * 0x80U;

[[nodiscard]] constexpr std::uint64_t letters_in(std::uint64_t bytes) noexcept {
    // The high bit is set where 'a' <= small <= 'z'. Bytes beyond ASCII are masked out first, so no carry crosses.
    const auto ascii = (bytes | every_byte * 0x20U) & (every_byte * 0x7FU);
    return ((ascii + every_byte * (0x80U - 'a')) & ~(ascii + every_byte * (0x7FU - 'z')) & ~bytes) & high_bits;
}
[[nodiscard]] constexpr std::uint64_t capitals_in(std::uint64_t bytes, std::uint64_t letters) noexcept { return ~(bytes << 2U) & letters; } // bit 5 clear, moved to bit 7

/// All but blanks, control characters among them.
[[nodiscard]] constexpr std::uint64_t ink_in(std::uint64_t bytes) noexcept {
    const auto ascii = bytes & (every_byte * 0x7FU);
    return (((ascii + every_byte * (0x7FU - ' ')) & ~(ascii + every_byte)) | bytes) & high_bits;
}
/// How many of the eight have their high bit set, the other bits being clear.
[[nodiscard]] constexpr std::uint32_t count_high(std::uint64_t bits) noexcept { return static_cast<std::uint32_t>(((bits >> 7U) * every_byte) >> 56U); }

/// Bytes before the first that is not marked, up to 8.
[[nodiscard]] constexpr unsigned leading_high(std::uint64_t bits) noexcept {
    const auto outside = ~bits & high_bits;
    return outside == 0 ? 8U : static_cast<unsigned>(std::countr_zero(outside)) / 8U;
}
[[nodiscard]] constexpr std::uint64_t low_bytes(std::size_t count) noexcept { return count >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (count * 8U)) - 1U; }

/// A stretch of ASCII letters: how many, and how many of them are capitals.
struct letters {
    std::uint32_t size     = 0;
    std::uint32_t capitals = 0;
};

/// Measures the letters that begin at `at`, eight at a time; nearly every byte of a text goes through here. Reads at most `left` bytes.
[[nodiscard]] inline letters letter_run(const char* at, std::size_t left) noexcept {
    letters out;
    for (;;) {
        const auto bytes   = left >= 8 ? load_word(at, 8) : load_word(at, left);
        const auto letter  = letters_in(bytes);
        const auto count   = leading_high(letter);
        const auto capital = capitals_in(bytes, letter) & low_bytes(count);
        out.size += count;
        if (capital != 0) { out.capitals += count_high(capital); }
        if (count < 8 || left <= 8) { return out; }
        at += 8;
        left -= 8;
    }
}

[[nodiscard]] constexpr std::uint64_t hash_begin(std::size_t size) noexcept { return 0x9E3779B97F4A7C15ULL ^ (size * 0xC2B2AE3D27D4EB4FULL); }

/// Takes up to eight bytes of a word in, letter case of ASCII folded by the way: all that words hold but letters has bit 5 set already.
[[nodiscard]] constexpr std::uint64_t hash_step(std::uint64_t h, std::uint64_t bytes, std::size_t size) noexcept {
    h = (h ^ ((bytes | every_byte * 0x20U) & low_bytes(size))) * 0xD6E8FEB86659FD93ULL;
    return h ^ h >> 32U;
}
[[nodiscard]] constexpr std::uint64_t hash_end(std::uint64_t h) noexcept {
    h *= 0xD6E8FEB86659FD93ULL;
    h ^= h >> 29U;
    return h == 0 ? 1 : h;
}

/// Hash of a word. `readable` bytes from the start may be looked at, `size` of them are the word.
[[nodiscard]] inline std::uint64_t hash_word(const char* at, std::size_t size, std::size_t readable) noexcept {
    auto h = hash_begin(size);
    for (;;) {
        h = hash_step(h, readable >= 8 ? load_word(at, 8) : load_word(at, size < readable ? size : readable), size);
        if (size <= 8) { return hash_end(h); }
        at += 8;
        size -= 8;
        readable -= 8;
    }
}

/// Hash of a punctuation mark; "/" in a pack means the same mark.
[[nodiscard]] inline std::uint64_t hash_mark(std::uint32_t code) noexcept {
    const char bytes[4] = {'\1', static_cast<char>(code & 0xFFU), static_cast<char>(code >> 8U & 0xFFU), static_cast<char>(code >> 16U & 0xFFU)};
    return hash_word(bytes, 4, 4);
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
