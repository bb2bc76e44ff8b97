// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/publish.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rung_test {

/// An outsider with patience and no solver: he tries every number of people for every combination of categories, and keeps what agrees with
/// all tables that were published. It shares nothing with the library but the tables.
class table_attacker {
public:
    /// @param combinations the kinds of people there can be at all: category by column
    explicit table_attacker(std::vector<std::map<std::string, std::string>> combinations) : kinds_(std::move(combinations)) {}

    /// Takes a table in.
    /// @param absent those who weren't counted for it, by column and category; nobody where empty
    void learn(const rung::disclosure::published_table& table, const std::pair<std::string, std::string>& absent = {}) {
        std::size_t step = 1;
        for (const auto& a : table.axes()) { step *= a.nodes.size(); }
        for (std::size_t i = 0; i < table.cells().size(); ++i) {
            std::size_t       rest = i;
            std::size_t       wide = step;
            std::vector<bool> inside(kinds_.size(), true);
            for (const auto& a : table.axes()) {
                wide /= a.nodes.size();
                const auto& label = a.nodes[rest / wide].label;
                rest %= wide;
                for (std::size_t k = 0; k < kinds_.size(); ++k) {
                    if (label != "Total" && kinds_[k].at(a.name) != label) { inside[k] = false; }
                    if (!absent.first.empty() && kinds_[k].at(absent.first) == absent.second) { inside[k] = false; }
                }
            }
            if (!table.cells()[i]) { continue; }
            const auto last = std::find(inside.rbegin(), inside.rend(), true);
            facts_.push_back({std::vector<char>(inside.begin(), inside.end()), inside.rend() - last, *table.cells()[i]});
        }
    }

    /// The least and the greatest number of people that may be of one kind.
    std::pair<std::int64_t, std::int64_t> bounds(std::size_t kind) {
        low_   = -1;
        high_  = -1;
        asked_ = kind;
        std::vector<std::int64_t> left;
        for (const auto& f : facts_) { left.push_back(f.people); }
        search(0, left, 0);
        return {low_, high_};
    }

private:
    void search(std::size_t k, std::vector<std::int64_t>& left, std::int64_t answer) {
        if (k == kinds_.size()) {
            if (std::any_of(left.begin(), left.end(), [](auto n) { return n != 0; })) { return; }
            low_  = low_ < 0 ? answer : std::min(low_, answer);
            high_ = std::max(high_, answer);
            return;
        }
        std::int64_t most  = 60; // more than there are in any test: where nothing bounds a figure, this does
        std::int64_t least = 0;
        for (std::size_t f = 0; f < facts_.size(); ++f) {
            const bool inside = facts_[f].inside[k] != 0;
            if (inside) { most = std::min(most, left[f]); }
            // The last who can fill a figure must, and what nobody is left to fill can't be met any more.
            if (facts_[f].end > static_cast<std::ptrdiff_t>(k) + 1) { continue; }
            if (inside) { least = std::max(least, left[f]); }
            else if (left[f] != 0) { return; }
        }
        for (std::int64_t n = least; n <= most; ++n) {
            for (std::size_t f = 0; f < facts_.size(); ++f) { left[f] -= facts_[f].inside[k] != 0 ? n : 0; }
            search(k + 1, left, k == asked_ ? n : answer);
            for (std::size_t f = 0; f < facts_.size(); ++f) { left[f] += facts_[f].inside[k] != 0 ? n : 0; }
        }
    }

    /// A figure that was shown: who is in it, where the last of them stands, and how many they are.
    struct fact {
        std::vector<char> inside;
        std::ptrdiff_t    end    = 0;
        std::int64_t      people = 0;
    };

    std::vector<std::map<std::string, std::string>> kinds_;
    std::vector<fact>                               facts_;
    std::size_t                                     asked_ = 0;
    std::int64_t                                    low_ = -1, high_ = -1;
};

} // namespace rung_test
