// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

RUNG_BEGIN
namespace adapter::detail {

/// A text of 1 to 16 bytes as two words: two of these are equal where the texts are.
struct short_text {
    static constexpr std::size_t longest = 16;

    std::uint64_t head = 0, tail = 0; ///< They overlap where the text is shorter than both.
    std::uint64_t size = 0;

    friend bool operator==(const short_text&, const short_text&) = default;

    /// @pre 1 <= text.size() <= longest
    [[nodiscard]] static short_text of(std::string_view text) noexcept {
        const auto* const at = text.data();
        const auto        n  = text.size();
        if (n >= 8) { return {load<std::uint64_t>(at), load<std::uint64_t>(at + n - 8), n}; }
        if (n >= 4) { return {load<std::uint32_t>(at), load<std::uint32_t>(at + n - 4), n}; }
        const auto byte = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])); };
        return {byte(0) | byte(n / 2) << 8U | byte(n - 1) << 16U, 0, n};
    }

    template <class Word>
    [[nodiscard]] static std::uint64_t load(const char* at) noexcept {
        Word word;
        std::memcpy(&word, at, sizeof word);
        return word;
    }
};

/// Mixes a word into a hash.
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) noexcept {
    const auto wide = static_cast<unsigned __int128>(hash ^ word ^ 0x2545'f491'4f6c'dd1dULL) * 0x9e37'79b9'7f4a'7c15ULL;
    return static_cast<std::uint64_t>(wide) ^ static_cast<std::uint64_t>(wide >> 64U) ^ (word * 0xd6e8'feb8'6659'fd93ULL);
}

[[nodiscard]] inline std::uint64_t hash_of(const short_text& text) noexcept { return mixed(mixed(text.size, text.head), text.tail); }

/// A 64-bit hash of a text. Two of a million different texts share one with a chance of about 3 in 10^8.
[[nodiscard]] inline std::uint64_t hash_text(std::string_view text) noexcept {
    if (text.empty()) { return 0; }
    if (text.size() <= short_text::longest) { return hash_of(short_text::of(text)); }
    std::uint64_t hash = text.size();
    std::size_t   i    = 0;
    for (; i + 8 < text.size(); i += 8) { hash = mixed(hash, short_text::load<std::uint64_t>(text.data() + i)); }
    return mixed(hash, short_text::load<std::uint64_t>(text.data() + text.size() - 8));
}

} // namespace adapter::detail
RUNG_END
