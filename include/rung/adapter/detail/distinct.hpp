// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/config.hpp>

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

/// A 64-bit hash of a text. Two of a million different texts share one with a chance of about 3 in 10^8.
[[nodiscard]] inline std::uint64_t hash_text(std::string_view text) noexcept {
    constexpr std::uint64_t odd  = 0x9e37'79b9'7f4a'7c15ULL;
    std::uint64_t           sum  = text.size() * odd;
    const char*             at   = text.data();
    std::size_t             left = text.size();
    const auto              mix  = [&](std::uint64_t word) {
        const auto wide = static_cast<unsigned __int128>(sum ^ word) * (odd ^ (sum >> 7U) ^ 1U);
        sum             = static_cast<std::uint64_t>(wide) ^ static_cast<std::uint64_t>(wide >> 64U) ^ (word * odd);
    };
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word;
        std::memcpy(&word, at, 8);
        mix(word);
    }
    std::uint64_t last = 0;
    std::memcpy(&last, at, left);
    mix(last + (static_cast<std::uint64_t>(left) << 59U));
    return sum ^ (sum >> 29U);
}

/// Counts different hashes exactly, up to a limit.
class distinct_counter {
public:
    explicit distinct_counter(std::uint64_t limit) : limit_(limit) {}

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] bool          full() const noexcept { return count_ >= limit_; }

    /// Returns whether the hash is new; past the limit nothing is.
    bool add(std::uint64_t hash) {
        hash += static_cast<std::uint64_t>(hash == 0); // 0 marks a free place
        if (hash == last_ || full()) { return false; }
        last_ = hash;
        if (count_ * 2 >= places_.size()) { grow(); }
        auto& place = find(hash);
        if (place == hash) { return false; }
        place = hash;
        ++count_;
        return true;
    }

    [[nodiscard]] bool holds(std::uint64_t hash) const noexcept {
        hash += static_cast<std::uint64_t>(hash == 0);
        if (places_.empty()) { return false; }
        return const_cast<distinct_counter*>(this)->find(hash) == hash;
    }

private:
    std::uint64_t& find(std::uint64_t hash) noexcept {
        const auto mask = places_.size() - 1;
        auto       at   = hash & mask;
        while (places_[at] != 0 && places_[at] != hash) { at = (at + 1) & mask; }
        return places_[at];
    }
    void grow() {
        std::vector<std::uint64_t> old(places_.empty() ? 16 : places_.size() * 2);
        old.swap(places_);
        for (const auto hash : old) {
            if (hash != 0) { find(hash) = hash; }
        }
    }

    std::vector<std::uint64_t> places_;
    std::uint64_t              limit_;
    std::uint64_t              count_ = 0;
    std::uint64_t              last_  = 0;
};

} // namespace adapter::detail
RUNG_END
