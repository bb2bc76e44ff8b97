// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/detail/short_text.hpp>

#include <cstdint>
#include <vector>

RUNG_BEGIN
namespace adapter::detail {

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
        if (count_ * 3 >= places_.size() * 2) { grow(); }
        auto& place = find(hash);
        if (place == hash) { return false; }
        place = hash;
        ++count_;
        return true;
    }

    /// Says that a hash will soon be added: its place is fetched meanwhile.
    void expect(std::uint64_t hash) const noexcept {
        if (!places_.empty()) { __builtin_prefetch(&places_[hash & (places_.size() - 1)], 1); }
    }

private:
    std::uint64_t& find(std::uint64_t hash) noexcept {
        const auto mask = places_.size() - 1;
        auto       at   = hash & mask;
        while (places_[at] != 0 && places_[at] != hash) { at = (at + 1) & mask; }
        return places_[at];
    }
    void grow() {
        std::vector<std::uint64_t> old(places_.empty() ? 16 : places_.size() * (places_.size() < 65'536 ? 4 : 2));
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
