// SPDX-License-Identifier: Apache-2.0
#include "attacker.hpp"

#include <algorithm>

namespace attack {

attacker::attacker(world columns, std::vector<std::set<std::string>> crossings, std::uint32_t crowd_count)
    : columns_(std::move(columns)), crowds_(crowd_count) {
    if (crossings.empty()) {
        crossings.emplace_back();
        for (const auto& [name, categories] : columns_) { crossings.back().insert(name); }
    }
    for (const auto& names : crossings) {
        crossing c{{names.begin(), names.end()}, 0, 1};
        for (const auto& n : c.columns) { c.size *= static_cast<std::uint32_t>(columns_.at(n).size()); }
        for (std::uint32_t i = 0; i < c.size * crowds_; ++i) {
            const auto u = mind_.unknown();
            if (i == 0) { c.first = u; }
        }
        for (const auto& other : crossings_) {
            for (std::uint32_t crowd = 0; crowd < crowds_; ++crowd) { agree(other, c, crowd); }
        }
        crossings_.push_back(std::move(c));
    }
}

terms attacker::people_of(const crossing& in, const std::map<std::string, std::vector<std::string>>& where, std::uint32_t crowd) const {
    terms out;
    for (std::uint32_t i = 0; i < in.size; ++i) {
        auto left   = i;
        bool inside = true;
        for (auto c = in.columns.rbegin(); c != in.columns.rend(); ++c) {
            const auto& all      = columns_.at(*c);
            const auto& category = all[left % all.size()];
            left /= static_cast<std::uint32_t>(all.size());
            const auto at = where.find(*c);
            inside        = inside && (at == where.end() || std::find(at->second.begin(), at->second.end(), category) != at->second.end());
        }
        if (inside) { out.push_back({in.first + crowd * in.size + i, 1}); }
    }
    return out;
}

/// Two crossings count the same people: they agree on every combination of the columns that they share.
void attacker::agree(const crossing& a, const crossing& b, std::uint32_t crowd) {
    std::vector<std::string> shared;
    for (const auto& c : a.columns) {
        if (std::find(b.columns.begin(), b.columns.end(), c) != b.columns.end()) { shared.push_back(c); }
    }
    std::size_t all = 1;
    for (const auto& c : shared) { all *= columns_.at(c).size(); }
    for (std::size_t i = 0; i < all; ++i) {
        std::map<std::string, std::vector<std::string>> where;
        auto                                            left = i;
        for (const auto& c : shared) {
            where[c] = {columns_.at(c)[left % columns_.at(c).size()]};
            left /= columns_.at(c).size();
        }
        auto same = people_of(a, where, crowd);
        for (auto t : people_of(b, where, crowd)) { same.push_back({t.unknown, -1}); }
        mind_.learn(std::move(same), 0);
    }
}

terms attacker::people_in(const seen_table& table, std::size_t cell, const crowds& who) const {
    std::map<std::string, std::vector<std::string>> where;
    for (auto a = table.axes.rbegin(); a != table.axes.rend(); ++a) {
        where[a->column] = a->labels[cell % a->labels.size()];
        cell /= a->labels.size();
    }
    const auto in = std::find_if(crossings_.begin(), crossings_.end(), [&](const crossing& c) {
        return std::all_of(where.begin(), where.end(), [&](const auto& w) { return std::find(c.columns.begin(), c.columns.end(), w.first) != c.columns.end(); });
    });
    terms      out;
    for (const auto crowd : who) {
        const auto part = people_of(*in, where, crowd);
        out.insert(out.end(), part.begin(), part.end());
    }
    return out;
}

void attacker::see(const seen_table& table, const crowds& who, rounding off) {
    for (std::size_t i = 0; i < table.figures.size(); ++i) {
        if (const auto v = table.figures[i]) { mind_.learn(people_in(table, i, who), *v - off.below, *v + off.above); }
    }
}

void attacker::know_crowd(std::uint32_t crowd, whole low, whole high) {
    mind_.learn(people_of(crossings_.front(), {}, crowd), low, high);
}

bool attacker::certain_of_all(const seen_table& table, std::size_t group, std::size_t cell) {
    const auto in = people_in(table, cell);
    auto       others = people_in(table, group);
    for (const auto& t : in) { others.push_back({t.unknown, -t.times}); }
    const auto rest = mind_.ask(others, 1);
    return rest.sure && rest.low == 0 && rest.high == 0;
}

bool attacker::certain_of_all_but_one(const seen_table& table, std::size_t group, std::size_t cell) {
    auto others = people_in(table, group);
    for (const auto& t : people_in(table, cell)) { others.push_back({t.unknown, -t.times}); }
    const auto rest = mind_.ask(others, 1);
    return rest.sure && rest.low == 1 && rest.high == 1;
}

bool attacker::same_people(const seen_table& table, std::size_t cell, const seen_table& other, std::size_t other_cell) const {
    const auto a = people_in(table, cell), b = people_in(other, other_cell);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const term& x, const term& y) { return x.unknown == y.unknown; });
}

std::optional<std::vector<range>> attacker::replay(const seen_table& table, const std::vector<std::uint32_t>& cells, std::size_t most,
                                                   const std::function<bool(const std::vector<whole>&)>& same) {
    std::vector<std::vector<whole>> possible;
    if (!mind_.each(most, [&](std::span<const whole> answer) {
            possible.emplace_back(answer.begin(), answer.begin() + crossings_.front().size);
            return true;
        })) {
        return {};
    }
    std::vector<range> out(cells.size(), {endless, -endless, true});
    for (const auto& counts : possible) {
        if (!same(counts)) { continue; }
        for (std::size_t k = 0; k < cells.size(); ++k) {
            whole now = 0;
            for (const auto& t : people_in(table, cells[k])) { now += t.times * counts[t.unknown]; }
            out[k].low  = std::min(out[k].low, now);
            out[k].high = std::max(out[k].high, now);
        }
    }
    return out;
}

} // namespace attack
