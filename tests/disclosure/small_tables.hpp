// SPDX-License-Identifier: Apache-2.0
// Tables small enough to try everything, and slow plain answers to compare with. No solver here.
#pragma once

#include <rung/disclosure/cells.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <random>
#include <vector>

namespace rung_test {

using rung::disclosure::cell_table;

/// A table of any number of axes with a total on each: cell numbers are mixed radix, the last axis fastest, the total last on its axis.
inline cell_table with_totals(const std::vector<std::uint32_t>& sizes, const std::vector<std::int64_t>& inner) {
    cell_table  out;
    std::size_t all = 1;
    for (const auto n : sizes) { all *= n + 1; }
    out.cells.resize(all);
    const auto place = [&](const std::vector<std::uint32_t>& at) {
        std::size_t i = 0;
        for (std::size_t d = 0; d < sizes.size(); ++d) { i = i * (sizes[d] + 1) + at[d]; }
        return static_cast<std::uint32_t>(i);
    };
    std::vector<std::uint32_t> at(sizes.size());
    std::size_t                next = 0;
    for (std::uint32_t i = 0; i < all; ++i) {
        auto left = i;
        for (std::size_t d = sizes.size(); d-- > 0; left /= sizes[d] + 1) { at[d] = left % (sizes[d] + 1); }
        bool inside = true;
        for (std::size_t d = 0; d < sizes.size(); ++d) { inside = inside && at[d] < sizes[d]; }
        if (inside) { out.cells[i].value = inner[next++]; }
        for (std::size_t d = 0; d < sizes.size(); ++d) {
            if (at[d] != sizes[d]) { continue; }
            rung::disclosure::sum s{i, {}};
            auto                  part = at;
            for (part[d] = 0; part[d] < sizes[d]; ++part[d]) { s.parts.push_back(place(part)); }
            out.sums.push_back(std::move(s));
        }
    }
    // Fill the margins: a total comes after its parts along every axis.
    for (const auto& s : out.sums) {
        std::int64_t v = 0;
        for (const auto p : s.parts) { v += out.cells[p].value; }
        out.cells[s.total].value = v;
    }
    return out;
}

/// All that an outsider cannot rule out, found by trying: hidden cells may be anything from 0 to `most` above what they are.
class every_table {
public:
    every_table(const cell_table& table, const std::vector<bool>& hidden, std::int64_t most) : table_(table), most_(most) {
        for (std::uint32_t i = 0; i < hidden.size(); ++i) {
            if (hidden[i]) { open_.push_back(i); }
        }
        rows_.resize(table.sums.size());
        of_.resize(table.cells.size());
        for (std::uint32_t r = 0; r < table.sums.size(); ++r) {
            const auto add = [&](std::uint32_t i, int sign) {
                of_[i].push_back({r, sign});
                if (hidden[i]) { rows_[r].left += 1; }
                else { rows_[r].gap += sign * table.cells[i].value; }
            };
            for (const auto p : table.sums[r].parts) { add(p, 1); }
            add(table.sums[r].total, -1);
        }
    }

    /// Whether some table has `cell` at `value`.
    bool possible(std::uint32_t cell, std::int64_t value) {
        if (value < 0) { return false; }
        if (!place(cell, value)) { return take(cell, value), false; }
        skip_        = cell;
        const bool f = fill(0);
        take(cell, value);
        return f;
    }

private:
    struct row {
        std::int64_t gap  = 0;
        int          left = 0;
    };

    bool place(std::uint32_t i, std::int64_t v) {
        bool good = true;
        for (const auto& [r, sign] : of_[i]) {
            rows_[r].gap += sign * v;
            rows_[r].left -= 1;
            good = good && (rows_[r].left > 0 || rows_[r].gap == 0);
        }
        return good;
    }
    void take(std::uint32_t i, std::int64_t v) {
        for (const auto& [r, sign] : of_[i]) {
            rows_[r].gap -= sign * v;
            rows_[r].left += 1;
        }
    }

    bool fill(std::size_t k) {
        if (k == open_.size()) { return true; }
        const auto i = open_[k];
        if (i == skip_) { return fill(k + 1); }
        // A sum with one open cell left says what it is.
        std::int64_t from = 0, to = table_.cells[i].value + most_;
        for (const auto& [r, sign] : of_[i]) {
            if (rows_[r].left != 1) { continue; }
            from = std::max(from, -sign * rows_[r].gap);
            to   = std::min(to, -sign * rows_[r].gap);
        }
        for (auto v = from; v <= to; ++v) {
            const bool f = place(i, v) && fill(k + 1);
            take(i, v);
            if (f) { return true; }
        }
        return false;
    }

    const cell_table&                                        table_;
    std::int64_t                                             most_;
    std::vector<std::uint32_t>                               open_;
    std::vector<row>                                         rows_;
    std::vector<std::vector<std::pair<std::uint32_t, int>>>  of_;
    std::uint32_t                                            skip_ = 0;
};

/// The width of what can be told of a cell, as far as a little beyond `need`.
inline std::int64_t width_of(const cell_table& table, const std::vector<bool>& hidden, std::uint32_t cell, std::int64_t need, std::int64_t most) {
    if (!hidden[cell]) { return 0; }
    every_table        all(table, hidden, most);
    const auto         value = table.cells[cell].value;
    std::int64_t       low = value, high = value;
    for (std::int64_t by = 1; by <= need + 3; ++by) { // with three axes a cell may move by 2 and not by 1
        if (all.possible(cell, value + by)) { high = value + by; }
        if (all.possible(cell, value - by)) { low = value - by; }
        if (high - low >= need) { return need; }
    }
    return high - low;
}

/// Whether a pattern is safe, by trying.
inline bool safe_by_trying(const cell_table& table, const std::vector<bool>& hidden, std::int64_t need, std::int64_t own, std::int64_t most) {
    for (std::uint32_t p = 0; p < table.cells.size(); ++p) {
        if (!table.cells[p].primary) { continue; }
        if (width_of(table, hidden, p, need, most) < need) { return false; }
        for (std::uint32_t c = 0; c < table.cells.size(); ++c) {
            if (c == p || !hidden[c] || table.cells[c].value < 1 || table.cells[c].value > own) { continue; }
            auto known = hidden;
            known[c]   = false;
            if (width_of(table, known, p, 1, most) < 1) { return false; }
        }
    }
    return true;
}

/// The least weight of the cells to hide beside the primary ones, by trying sets of cells from the lightest on; nothing where not even all
/// cells together are safe.
inline std::optional<std::int64_t> least_by_trying(const cell_table& table, std::int64_t need, std::int64_t own, std::int64_t most) {
    std::vector<std::uint32_t> free;
    std::vector<bool>          fixed(table.cells.size());
    std::int64_t               always = 0;
    for (std::uint32_t i = 0; i < table.cells.size(); ++i) {
        const auto& c = table.cells[i];
        // What costs nothing may as well be hidden: it never makes a pattern less safe, insiders apart, who know it already if published.
        fixed[i] = c.primary || c.suppressed || (c.weight == 0 && !c.forced);
        if (c.suppressed && !c.primary) { always += c.weight; }
        if (!fixed[i] && !c.forced) { free.push_back(i); }
    }
    std::sort(free.begin(), free.end(), [&](auto a, auto b) { return table.cells[a].weight < table.cells[b].weight; });
    auto all = fixed;
    for (const auto i : free) { all[i] = true; }
    if (!safe_by_trying(table, all, need, own, most)) { return {}; }

    // Every set once, in order of weight: from a set with last member k come those with k + 1 added, and with k + 1 in its place.
    using set = std::pair<std::int64_t, std::vector<std::uint32_t>>;
    std::priority_queue<set, std::vector<set>, std::greater<>> open;
    const auto weight = [&](std::uint32_t k) { return table.cells[free[k]].weight; };
    if (safe_by_trying(table, fixed, need, own, most)) { return always; }
    open.push({weight(0), {0}});
    for (;;) {
        auto [w, members] = open.top();
        open.pop();
        auto hidden = fixed;
        for (const auto k : members) { hidden[free[k]] = true; }
        if (safe_by_trying(table, hidden, need, own, most)) { return w + always; }
        const auto last = members.back();
        if (last + 1 == free.size()) { continue; }
        members.back() = last + 1;
        open.push({w - weight(last) + weight(last + 1), members});
        members.back() = last;
        members.push_back(last + 1);
        open.push({w + weight(last + 1), members});
    }
}

/// Random small tables of several shapes.
class table_maker {
public:
    explicit table_maker(std::uint32_t seed) : next_(seed) {}

    std::uint32_t upto(std::uint32_t most) { return static_cast<std::uint32_t>(next_() % (most + 1)); }

    /// `shape` 0: two axes; 1: three axes; 2: two tables that share a margin; 3: one axis with subtotals.
    cell_table make(std::uint32_t shape) {
        cell_table out;
        if (shape == 0) {
            const std::uint32_t rows = 2 + upto(1), columns = rows == 3 ? 2 : 2 + upto(2);
            out = with_totals({rows, columns}, inner(rows * columns));
        } else if (shape == 1) {
            out = with_totals({2, 2, 2}, inner(8));
            for (std::uint32_t i = 0; i < out.cells.size(); ++i) {
                const int totals    = (i / 9 == 2 ? 1 : 0) + (i / 3 % 3 == 2 ? 1 : 0) + (i % 3 == 2 ? 1 : 0);
                out.cells[i].forced = totals == 3 || (totals == 2 && upto(1) == 0);
            }
        } else if (shape == 2) {
            out = linked();
        } else {
            out = nested();
        }
        for (auto& c : out.cells) {
            c.weight  = upto(7) == 0 ? 0 : 1 + upto(20);
            c.primary = !c.forced && c.value > 0 && c.value < 3 && upto(2) != 0;
            c.forced  = !c.primary && (c.forced || upto(14) == 0);
        }
        return out;
    }

private:
    std::vector<std::int64_t> inner(std::size_t n) {
        std::vector<std::int64_t> out(n);
        for (auto& v : out) { v = upto(1) == 0 ? upto(2) : upto(6); }
        return out;
    }

    /// a + b + c = r, d + e + f = s, and the same people cut otherwise: a + d = t, b + e + c + f = u.
    cell_table linked() {
        cell_table out;
        for (const auto v : inner(6)) { out.cells.push_back({.value = v}); }
        const auto add = [&](std::vector<std::uint32_t> parts) {
            std::int64_t v = 0;
            for (const auto p : parts) { v += out.cells[p].value; }
            out.cells.push_back({.value = v});
            out.sums.push_back({static_cast<std::uint32_t>(out.cells.size() - 1), std::move(parts)});
        };
        add({0, 1, 2});
        add({3, 4, 5});
        add({0, 3});
        add({1, 4, 2, 5});
        add({6, 7});
        out.sums.push_back({10, {8, 9}});
        return out;
    }

    cell_table nested() {
        cell_table out;
        for (const auto v : inner(7)) { out.cells.push_back({.value = v}); }
        const std::vector<std::vector<std::uint32_t>> groups = {{0, 1}, {2, 3, 4}, {5, 6}, {7, 8, 9}, {0, 2, 5}};
        for (const auto& g : groups) {
            std::int64_t v = 0;
            for (const auto p : g) { v += out.cells[p].value; }
            out.cells.push_back({.value = v});
            out.sums.push_back({static_cast<std::uint32_t>(out.cells.size() - 1), g});
        }
        return out;
    }

    std::mt19937 next_;
};

} // namespace rung_test
