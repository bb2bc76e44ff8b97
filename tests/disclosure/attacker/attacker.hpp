// SPDX-License-Identifier: Apache-2.0
// Somebody who collects tables of counts and puts two and two together. He has what was published and knows the world (which categories there
// are and which lie in which); nothing of the library is in here.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mind.hpp"

namespace attack {

/// One dimension of a table as it is read: the categories behind each label.
struct seen_axis {
    std::string                           column;
    std::vector<std::vector<std::string>> labels;
};

/// A table as it is read: nothing where a figure is hidden. The last axis runs fastest.
struct seen_table {
    std::vector<seen_axis>            axes;
    std::vector<std::optional<whole>> figures;
};

/// Categories of each column.
using world = std::map<std::string, std::vector<std::string>>;

/// Whom a table counts: sets of people that the attacker keeps apart, such as those who stayed (0) and those who joined later (1).
using crowds = std::vector<std::uint32_t>;

/// How far figures may lie from the truth: to the nearest multiple of 5 is {2, 2}.
struct rounding {
    whole below = 0, above = 0;
};

class attacker {
public:
    /// He counts how many there are of each combination of these columns.
    /// @param crossings sets of columns; where it is not empty he counts the combinations of each by itself, and knows that they agree
    ///     where they share columns. Less than everything together can tell, and much quicker.
    explicit attacker(world columns, std::vector<std::set<std::string>> crossings = {}, std::uint32_t crowd_count = 1);

    /// Takes in all figures that a table shows.
    void see(const seen_table& table, const crowds& who = {0}, rounding off = {});

    /// Learns one figure otherwise, by being counted in it for instance.
    void know(const seen_table& table, std::size_t cell, whole figure, const crowds& who = {0}) { mind_.learn(people_in(table, cell, who), figure); }

    /// Learns how many there are of a crowd altogether.
    void know_crowd(std::uint32_t crowd, whole low, whole high);

    /// What he can tell of a figure.
    [[nodiscard]] range figure(const seen_table& table, std::size_t cell, whole enough = endless, const crowds& who = {0}) {
        return mind_.ask(people_in(table, cell, who), enough);
    }

    /// Whether he is certain that all whom `group` counts are also counted by `cell`: of whoever he knows to be in the group he learns the cell.
    [[nodiscard]] bool certain_of_all(const seen_table& table, std::size_t group, std::size_t cell);

    /// Whether he is certain that all of `group` but exactly one are counted by `cell`.
    [[nodiscard]] bool certain_of_all_but_one(const seen_table& table, std::size_t group, std::size_t cell);

    /// Whether two figures count the same combinations.
    [[nodiscard]] bool same_people(const seen_table& table, std::size_t cell, const seen_table& other, std::size_t other_cell) const;

    /// The sum over combinations that a figure is.
    [[nodiscard]] terms people_in(const seen_table& table, std::size_t cell, const crowds& who = {0}) const;

    /// What he can tell of figures who knows the rules as well, and applies them to everything that is possible: he leaves out what would have
    /// been hidden in another way. For one crossing and one crowd.
    /// @param same whether the rules hide the same of these counts, given by combination, the last column fastest
    /// @return a range for each of the cells; nothing where there is more than `most` to go through
    [[nodiscard]] std::optional<std::vector<range>> replay(const seen_table& table, const std::vector<std::uint32_t>& cells, std::size_t most,
                                                           const std::function<bool(const std::vector<whole>&)>& same);

private:
    struct crossing {
        std::vector<std::string> columns;
        std::uint32_t            first = 0; ///< Its first unknown, of crowd 0.
        std::uint32_t            size  = 1; ///< Combinations.
    };

    /// The unknowns of a crossing where each column named has one of the categories named.
    [[nodiscard]] terms people_of(const crossing& in, const std::map<std::string, std::vector<std::string>>& where, std::uint32_t crowd) const;
    void                agree(const crossing& a, const crossing& b, std::uint32_t crowd);

    world                 columns_;
    std::vector<crossing> crossings_;
    std::uint32_t         crowds_;
    mind                  mind_;
};

} // namespace attack
