// SPDX-License-Identifier: Apache-2.0
// Whole-number reasoning for the attacker of the tests. Nothing of the library, no solver, no floating point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace attack {

using whole = std::int64_t;

/// Stands for no bound.
inline constexpr whole endless = whole{1} << 60U;

/// So many times an unknown.
struct term {
    std::uint32_t unknown = 0;
    whole         times   = 1;
};
using terms = std::vector<term>;

/// What can be told of a sum of unknowns.
struct range {
    whole low  = 0;
    whole high = endless;
    bool  sure = true; ///< False where the search was cut short: the truth may be wider.

    [[nodiscard]] whole width() const noexcept { return high >= endless ? endless : high - low; }
};

/// Somebody who holds whole unknowns and facts about sums of them, and tries out what those leave possible.
///
/// Equations are solved as far as they go by elimination in whole numbers; what stays open is searched by halving ranges, with all facts
/// narrowing all ranges after each step. Every range that is told wide rests on two full answers that fit all facts; every range that is told narrow
/// on a search without gaps. Unknowns that nothing bounds are taken to stay below some thousands more than anything that is known.
class mind {
public:
    std::uint32_t unknown(whole low = 0, whole high = endless);

    /// Learns that a sum lies from `low` to `high`.
    void learn(terms sum, whole low, whole high);
    void learn(terms sum, whole value) { learn(std::move(sum), value, value); }

    /// Tells how far a sum can go either way; stops once the range is known to be `enough` wide.
    [[nodiscard]] range ask(const terms& sum, whole enough = endless);

    /// Goes through everything that is possible. @return false where `visit` said stop, or there is more than `most` allows
    [[nodiscard]] bool each(std::size_t most, const std::function<bool(std::span<const whole>)>& visit);

    /// Whether the facts contradict each other.
    [[nodiscard]] bool confused();

private:
    static constexpr std::size_t most_steps = 300'000; ///< Of one search.

    struct fact {
        terms sum;
        whole low = 0, high = 0;
    };
    struct box {
        std::vector<whole> low, high;
    };
    struct row { ///< of the solved equations: sum of times[u] over all unknowns u is value
        std::vector<whole> times;
        whole              value = 0;
        std::uint32_t      pivot = 0;
    };

    void               prepare();
    void               eliminate();
    void               solve_for(terms& sum, whole& times, whole& value) const;
    [[nodiscard]] bool narrow(box& ranges, const std::vector<std::uint32_t>& todo) const;
    [[nodiscard]] bool narrow_by(std::uint32_t f, box& ranges, std::vector<std::uint32_t>& changed) const;
    [[nodiscard]] bool search(box& ranges, std::size_t& steps, const std::function<bool(const box&)>& found) const;
    [[nodiscard]] bool reach(std::uint32_t question, whole low, whole high, bool& sure);
    void               watch(std::uint32_t f);
    void               involve(std::uint32_t question);

    std::vector<fact>                       facts_, all_; ///< As told; with what follows from the equations.
    std::vector<range>                      told_;
    std::vector<row>                        rows_;
    std::vector<std::vector<std::uint32_t>> facts_of_;
    std::vector<char>                       involved_; ///< Unknowns that the question depends on and that are open.
    box                                     root_;
    std::vector<std::vector<whole>>         seen_; ///< Full answers found so far.
    whole                                   cap_      = 0;
    bool                                    ready_    = false;
    bool                                    confused_ = false;
};

} // namespace attack
