// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/entropy_law.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <tuple>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// A change, or a change and its opposite, with a number of keys that is to be found: what one key of it adds to the three sums.
struct share {
    std::int64_t keys = 1, sum = 0, squares = 0;
    std::int64_t guess = 0; ///< What the law gives it, rounded down.
};

/// Numbers of keys for shares, and how far they are from the squares that were wanted.
struct shared_keys {
    std::vector<std::int64_t> numbers;
    std::int64_t              off = 0;
};

/// Finds how many of 256 keys each share gets, fewer than `reach` below its guess and no more than `reach` above: none to spare, sum 0, squares
/// as near to what is wanted as can be had, then the most entropy, then the fewest for the first share in which two differ. By halves: all
/// ways for the first half, sorted, and for each way of the second its match.
class share_search {
public:
    share_search(const std::vector<share>& shares, std::int64_t squares, std::int64_t reach) : shares_(shares), wanted_(squares), reach_(reach) {}

    /// How many ways the larger half has.
    [[nodiscard]] std::uint64_t size() const {
        std::uint64_t out = 1;
        for (auto i = shares_.size() / 2; i < shares_.size(); ++i) { out *= static_cast<std::uint64_t>(most(shares_[i]) - least(shares_[i]) + 1); }
        return out;
    }

    /// @return nothing where no numbers within reach fit
    [[nodiscard]] std::optional<shared_keys> run() {
        const auto half  = shares_.size() / 2;
        auto       first = ways(0, half);
        std::sort(first.begin(), first.end(), [](const way& a, const way& b) { return key(a) < key(b); });
        const auto alike = [](const way& a, const way& b) { return a.keys == b.keys && a.sum == b.sum && a.squares == b.squares; };
        first.erase(std::unique(first.begin(), first.end(), alike), first.end());
        const auto second = ways(half, shares_.size());
        for (const bool exact : {true, false}) {
            for (const auto& s : second) { match(first, s, exact); }
            if (best_) { break; }
        }
        if (!best_) { return std::nullopt; }
        shared_keys out{numbers(0, half, best_->first), best_->off};
        const auto  rest = numbers(half, shares_.size(), best_->second);
        out.numbers.insert(out.numbers.end(), rest.begin(), rest.end());
        return out;
    }

private:
    static constexpr std::int64_t all_keys = 256;

    struct way {
        std::int64_t  keys = 0, sum = 0, squares = 0;
        std::int64_t  disorder = 0; ///< Σ n log n, the less the better.
        std::uint64_t rank     = 0; ///< Its place among all ways, ascending by the first number, then the next.
    };
    struct found {
        std::int64_t  off = 0, disorder = 0; ///< From the squares that are wanted.
        std::uint64_t first = 0, second = 0;
        auto operator<=>(const found&) const = default;
    };

    static std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::uint64_t> key(const way& w) {
        return {w.keys, w.sum, w.squares, w.disorder, w.rank};
    }
    [[nodiscard]] std::int64_t least(const share& s) const { return std::max<std::int64_t>(0, s.guess - reach_ + 1); }
    [[nodiscard]] std::int64_t most(const share& s) const { return std::min(all_keys, s.guess + reach_); }

    [[nodiscard]] std::vector<way> ways(std::size_t from, std::size_t to) const {
        std::vector<way> out(1);
        for (auto i = from; i < to; ++i) {
            const auto&      s = shares_[i];
            std::vector<way> next;
            for (const auto& w : out) {
                for (auto n = least(s); n <= most(s); ++n) {
                    next.push_back({w.keys + n * s.keys, w.sum + n * s.sum, w.squares + n * s.squares,
                                    w.disorder + s.keys * times_logarithm(static_cast<std::uint64_t>(n)), next.size()});
                }
            }
            out = std::move(next);
        }
        return out;
    }

    void match(const std::vector<way>& first, const way& s, bool exact) {
        way at{all_keys - s.keys, -s.sum, exact ? wanted_ - s.squares : 0};
        for (auto i = std::lower_bound(first.begin(), first.end(), at, [](const way& a, const way& b) { return key(a) < key(b); });
             i != first.end() && i->keys == at.keys && i->sum == at.sum && (!exact || i->squares == at.squares); ++i) {
            const found now{std::abs(i->squares + s.squares - wanted_), i->disorder + s.disorder, i->rank, s.rank};
            if (!best_ || now < *best_) { best_ = now; }
        }
    }

    [[nodiscard]] std::vector<std::int64_t> numbers(std::size_t from, std::size_t to, std::uint64_t rank) const {
        std::vector<std::int64_t> out(to - from);
        for (auto i = to; i-- > from;) {
            const auto choices = static_cast<std::uint64_t>(most(shares_[i]) - least(shares_[i]) + 1);
            out[i - from]      = least(shares_[i]) + static_cast<std::int64_t>(rank % choices);
            rank /= choices;
        }
        return out;
    }

    std::vector<share>   shares_;
    std::int64_t         wanted_, reach_;
    std::optional<found> best_;
};

/// Looks within two keys of the law first, and farther only where nothing there has the squares that are wanted.
/// @return empty where nothing fits
[[nodiscard]] inline std::vector<std::int64_t> numbers_of_keys(const std::vector<share>& shares, std::int64_t squares) {
    constexpr std::uint64_t    most_ways = std::uint64_t{1} << 14U;
    std::optional<shared_keys> best;
    for (std::int64_t reach = 2; reach <= 64; reach += reach / 2) {
        share_search search(shares, squares, reach);
        if (best && search.size() > most_ways) { break; }
        const auto found = search.run();
        if (found && (!best || found->off < best->off)) { best = found; }
        if (best && best->off == 0) { break; }
    }
    return best ? best->numbers : std::vector<std::int64_t>();
}

} // namespace disclosure::detail
RUNG_END
