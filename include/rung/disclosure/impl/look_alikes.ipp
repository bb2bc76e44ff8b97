// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/derived.hpp>

#include <rung/disclosure/detail/linear_facts.hpp>
#include <rung/disclosure/detail/relations.hpp>
#include <rung/disclosure/detail/table_moves.hpp>

#include <algorithm>
#include <new>
#include <optional>
#include <set>
#include <utility>

RUNG_BEGIN
namespace disclosure::detail {

/// @return nothing where the function threw
[[nodiscard]] inline std::optional<std::string> shown_by(const derived_figure& figure, std::span<const std::int64_t> values) {
    try {
        return figure.text(values);
    } catch (const std::bad_alloc&) { throw; } catch (...) { return {}; }
}

/// The search for tables that look like the true one, from it outward.
class look_alikes {
public:
    look_alikes(const cell_table& table, const pattern& found, const suppression_options& options, std::span<const derived_figure> figures,
                const derived_search& search)
        : table_(table), found_(found), figures_(figures), search_(search), rows_(table) {
        for (const auto& c : table.cells) { truth_.push_back(c.value); }
        std::vector<protection> need(truth_.size());
        for (auto& n : need) { n.width = options.need; }
        for (const auto& n : options.needs) { need[n.cell] = n.need; }
        for (std::uint32_t p = 0; p < truth_.size(); ++p) {
            if (!table.cells[p].primary) { continue; }
            aims_.push_back({p, none, need[p]});
            for (const auto i : found.suppressed) {
                if (i != p && is_own(table.cells[i], options.own_contribution)) { aims_.push_back({p, i, {}}); }
            }
        }
    }

    result<std::vector<witness>> run() {
        for (const auto& f : figures_) {
            if (!f.text) { return failure{errc::precondition, "figure " + f.name, {}}; }
            texts_.push_back(shown_by(f, truth_));
            if (!texts_.back()) { return failure{errc::precondition, "figure " + f.name, {}}; }
        }
        for (const auto& f : search_.facts) {
            if (!holds(f, truth_)) { return failure{errc::precondition, "derived_search.facts", {}}; }
        }
        gather_moves();
        tables_.push_back({});
        known_.insert({});
        look_at(0);
        for (std::size_t at = 0; at < tables_.size() && tables_.size() < search_.tables && !done(figures_.size()); ++at) {
            if (search_.stop.stop_requested()) { return failure{errc::cancelled, {}, {}}; }
            for (const auto& m : moves_) {
                step(at, m, 1);
                step(at, m, -1);
            }
        }
        return settle();
    }

private:
    /// A primary cell, and the cell that somebody knows, if any.
    struct aim {
        std::uint32_t cell = 0, known = none;
        protection    need;
    };
    struct seen_table {
        table_move  changes;
        std::size_t alike = 0;     ///< How many figures, from the first on, have the same text.
        bool        fair  = false; ///< Facts hold.
    };
    struct reach {
        std::size_t  low = 0, high = 0; ///< Which tables.
        std::int64_t below = 0, above = 0;
        [[nodiscard]] bool enough(const protection& n) const { return above >= n.above && below >= n.below && above + below >= n.width; }
    };

    [[nodiscard]] static std::int64_t by_of(const table_move& m, std::uint32_t cell) {
        const auto at = std::lower_bound(m.begin(), m.end(), cell, [](const change& c, std::uint32_t i) { return c.cell < i; });
        return at != m.end() && at->cell == cell ? at->by : 0;
    }

    /// Those of the witnesses first: they lead as far as is asked. Then short ones, and these again by powers of two, to get far soon.
    void gather_moves() {
        std::vector<std::uint32_t> primaries;
        for (const auto& a : aims_) {
            if (a.known == none) { primaries.push_back(a.cell); }
        }
        for (const auto& w : found_.witnesses) {
            for (const auto* m : {&w.low, &w.high}) {
                if (!m->empty() && std::find(moves_.begin(), moves_.end(), *m) == moves_.end()) { moves_.push_back(*m); }
            }
        }
        if (primaries.empty()) { return; }
        const auto short_ones = table_moves(table_, rows_, found_.suppressed).find(found_.suppressed, search_.moves);
        moves_.insert(moves_.end(), short_ones.begin(), short_ones.end());
        for (std::int64_t times = 2; times <= 64; times *= 2) {
            for (auto m : short_ones) {
                for (auto& c : m) { c.by *= times; }
                if (possible(m) || possible(negative(m))) { moves_.push_back(std::move(m)); }
            }
        }
    }

    [[nodiscard]] static table_move negative(table_move m) {
        for (auto& c : m) { c.by = -c.by; }
        return m;
    }

    [[nodiscard]] bool possible(const table_move& m) const {
        return std::all_of(m.begin(), m.end(), [&](const change& c) { return c.by >= -truth_[c.cell] && c.by <= largest_value; });
    }

    void step(std::size_t from, const table_move& by, std::int64_t way) {
        if (tables_.size() >= search_.tables || done(figures_.size())) { return; }
        table_move  next;
        const auto& here = tables_[from].changes;
        for (std::size_t a = 0, b = 0; a < here.size() || b < by.size();) {
            if (b == by.size() || (a < here.size() && here[a].cell < by[b].cell)) { next.push_back(here[a++]); }
            else if (a == here.size() || by[b].cell < here[a].cell) { next.push_back({by[b].cell, way * by[b].by}), ++b; }
            else {
                if (const auto sum = here[a].by + way * by[b].by; sum != 0) { next.push_back({by[b].cell, sum}); }
                ++a, ++b;
            }
        }
        std::vector<std::int64_t> key;
        for (const auto& c : next) { key.insert(key.end(), {c.cell, c.by}); }
        if (!possible(next) || !known_.insert(std::move(key)).second) { return; }
        tables_.push_back({std::move(next)});
        look_at(tables_.size() - 1);
    }

    /// Compares the table with the true one, and takes note of how far it is.
    void look_at(std::size_t at) {
        auto& t      = tables_[at];
        auto  values = truth_;
        for (const auto& c : t.changes) { values[c.cell] += c.by; }
        t.fair = std::all_of(search_.facts.begin(), search_.facts.end(), [&](const linear_fact& f) { return holds(f, values); });
        while (t.fair && t.alike < figures_.size() && shown_by(figures_[t.alike], values) == texts_[t.alike]) { ++t.alike; }
        if (!t.fair || t.alike < figures_.size()) { return; }
        reaches_.resize(aims_.size());
        for (std::size_t k = 0; k < aims_.size(); ++k) { extend(reaches_[k], aims_[k], at); }
    }

    void extend(reach& r, const aim& a, std::size_t at) const {
        const auto& m  = tables_[at].changes;
        const auto  by = by_of(m, a.cell);
        if (a.known != none && by_of(m, a.known) != 0) { return; }
        if (by > r.above) { r.above = by, r.high = at; }
        if (-by > r.below) { r.below = -by, r.low = at; }
    }

    /// Whether every aim is met by tables that are alike in the first `figures`.
    [[nodiscard]] bool done(std::size_t figures) {
        if (figures == figures_.size()) {
            while (met_ < aims_.size() && met_ < reaches_.size() && reaches_[met_].enough(aims_[met_].need)) { ++met_; }
            return met_ == aims_.size();
        }
        return first_unmet(figures) == aims_.size();
    }

    [[nodiscard]] std::size_t first_unmet(std::size_t figures) const {
        for (std::size_t k = 0; k < aims_.size(); ++k) {
            reach r;
            for (std::size_t at = 0; at < tables_.size(); ++at) {
                if (tables_[at].fair && tables_[at].alike >= figures) { extend(r, aims_[k], at); }
            }
            if (!r.enough(aims_[k].need)) { return k; }
        }
        return aims_.size();
    }

    result<std::vector<witness>> settle() {
        if (!done(figures_.size())) {
            std::size_t few = 0;
            while (few < figures_.size() && done(few)) { ++few; }
            const auto& a = aims_[first_unmet(few)];
            return failure{errc::would_disclose,
                           (few == 0 ? "facts" : "figure " + figures_[few - 1].name) + ", " + cell_name(a.cell) + (a.known == none ? "" : ", known " + cell_name(a.known)), {}};
        }
        std::vector<witness> out;
        for (std::size_t k = 0; k < aims_.size(); ++k) {
            witness w{aims_[k].cell, tables_[reaches_[k].low].changes, tables_[reaches_[k].high].changes};
            if (std::find(out.begin(), out.end(), w) == out.end()) { out.push_back(std::move(w)); }
        }
        return out;
    }

    const cell_table&                       table_;
    const pattern&                          found_;
    std::span<const derived_figure>         figures_;
    const derived_search&                   search_;
    relations                               rows_;
    std::vector<std::int64_t>               truth_;
    std::vector<std::optional<std::string>> texts_;
    std::vector<aim>                        aims_;
    std::vector<reach>                      reaches_;
    std::size_t                             met_ = 0;
    std::vector<table_move>                 moves_;
    std::vector<seen_table>                 tables_;
    std::set<std::vector<std::int64_t>>     known_;
};

} // namespace disclosure::detail
RUNG_END
