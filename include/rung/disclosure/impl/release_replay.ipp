// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/possible_tables.hpp>
#include <rung/disclosure/impl/release_guard.ipp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// Whether an error says that no pattern exists, and not that something else went wrong.
[[nodiscard]] inline bool is_a_refusal(const failure& f) noexcept { return f.code == errc::not_protectable || f.code == errc::would_disclose; }

/// Keeps a pattern from telling anything by having been chosen: what would somebody make of it who runs the rules over every table that agrees
/// with it, and leaves out those that would have come out otherwise?
///
/// Call a table natural where the rules alone, without decoys, give the pattern. Of those, take the largest set in which every primary cell of
/// every table has room. A pattern is fit for a table whose primary cells have room in that set. It is fit for each of the set, so that each of the
/// set is published with it; he can leave none of them out, and none of those cells is told. Where a pattern isn't fit, another figure is
/// treated as a primary one, and then another: each in turn, and of the lightest patterns that come of it the first that is fit is taken. What is
/// fit depends on nothing but what is published and the table's own primary cells, so that he gains nothing by knowing all this as well.
class replay_guard {
public:
    /// @param asked the table as it was asked for, before the categories that were met were declared
    replay_guard(const record_source& source, const table_spec& asked, const release_effort& effort) : source_(source), asked_(asked), effort_(effort) {
        add_columns(asked, columns_);
    }

    /// @return the candidate, with decoys where it needs them; `errc::not_protectable` where none of those tried helps
    [[nodiscard]] result<candidate> work(candidate now) {
        auto counted = source_.counted_of(now.spec);
        if (!counted) { return counted.error(); }
        counted_ = *std::move(counted);
        if (auto looked = look(now); !looked) { return looked.error(); }
        // Too many to go through is so for every table that gives this pattern without decoys.
        if (now.replayed != replay_end::something_told) { return now; }
        std::vector<candidate> tried = {now};
        for (std::size_t decoys = 1; decoys <= most_decoys; ++decoys) {
            auto next = with_another(tried);
            if (!next) { return next.error(); }
            for (auto& one : *next) {
                if (auto looked = look(one); !looked) { return looked.error().code == errc::over_budget ? unhelped(now) : looked.error(); }
                if (one.replayed == replay_end::nothing_told) { return std::move(one); }
            }
            tried = *std::move(next);
        }
        return unhelped(now);
    }

private:
    [[nodiscard]] static failure unhelped(const candidate& now) { return {errc::not_protectable, "table " + now.spec.counting.name + " replayed", {}}; }

    static constexpr std::size_t most_decoys = 2, most_looks = 6, most_kept = 2, most_runs = 1'500;

    /// One that gives the same pattern.
    struct natural_table {
        std::vector<std::int64_t> figures;
        std::vector<primary_mark> marks;
        bool                      stays = true;
    };

    [[nodiscard]] static std::int64_t weight_of(const candidate& c) {
        std::int64_t out = 0;
        for (std::size_t i = 0; i < c.hidden.size(); ++i) { out += c.hidden[i] ? c.cells.table.cells[i].weight : 0; }
        return out;
    }

    /// Each of the lightest patterns with one more decoy, each figure that is shown in turn; the lightest that come of it.
    [[nodiscard]] result<std::vector<candidate>> with_another(const std::vector<candidate>& tried) const {
        std::vector<candidate>      out;
        std::set<std::vector<bool>> known;
        const joint_table           nothing(source_.nesting_of(columns_));
        for (std::size_t k = 0; k < tried.size() && k < most_kept; ++k) {
            for (std::uint32_t i = 0; i < tried[k].hidden.size(); ++i) {
                if (tried[k].hidden[i]) { continue; }
                auto one = tried[k];
                one.decoys.push_back(i);
                const auto joint = protect(source_, nothing, {&one, 1}, 0, effort_);
                if (!joint && !is_a_refusal(joint.error())) { return joint.error(); }
                one.optimal = false;
                if (joint && known.insert(one.hidden).second) { out.push_back(std::move(one)); }
            }
        }
        std::stable_sort(out.begin(), out.end(), [](const candidate& a, const candidate& b) { return weight_of(a) < weight_of(b); });
        if (out.size() > most_looks) { out.resize(most_looks); }
        return out;
    }

    /// Goes through what is possible until all primary cells are seen to have room.
    [[nodiscard]] result<void> look(candidate& now) const {
        if (now.marks.empty()) {
            now.replayed = replay_end::nothing_told;
            return {};
        }
        std::vector<natural_table> found;
        std::optional<failure>     wrong;
        bool                       fit = false;
        const auto                 most = now.hidden.size() <= effort_.replayed_figures ? effort_.possible_tables : 0;
        const bool all = possible_tables(now.cells.table, now.hidden).each(most, [&](const std::vector<std::int64_t>& figures) {
            auto one = natural(figures, now);
            if (!one && (one.error().code == errc::cancelled || one.error().code == errc::over_budget)) { wrong = one.error(); }
            if (!one || one->marks.empty()) { return !wrong; }
            found.push_back(*std::move(one));
            fit = have_room(now.marks, found);
            return !fit;
        });
        if (wrong) { return *wrong; }
        now.replayed = fit ? replay_end::nothing_told : all ? replay_end::something_told : replay_end::too_many;
        return {};
    }

    /// Runs the rules over a table. @return without marks where another pattern comes out
    [[nodiscard]] result<natural_table> natural(const std::vector<std::int64_t>& figures, const candidate& now) const {
        auto                                  counted = counted_;
        std::vector<std::vector<std::string>> kinds;
        counted.cells.clear();
        std::vector<std::uint32_t> at(now.cells.axes.size(), 0);
        std::vector<std::set<std::uint32_t>> met(at.size());
        for (std::uint64_t place = 0;; ++place) {
            if (const auto people = figures[now.cells.cell_of(at)]; people != 0) {
                counted.cells.push_back({.place = place, .count = people});
                kinds.emplace_back();
                for (std::size_t d = 0; d < at.size(); ++d) {
                    kinds.back().push_back(counted.categories[d][at[d]]);
                    met[d].insert(at[d]);
                }
            }
            auto d = at.size();
            while (d > 0 && ++at[d - 1] == counted.categories[d - 1].size()) { at[--d] = 0; }
            if (d == 0) { break; }
        }
        // A category that nobody is in would be no category, unless it was declared.
        for (std::size_t d = 0; d < at.size(); ++d) {
            const auto& declared = asked_.counting.dimensions[d].declared;
            for (std::uint32_t k = 0; k < counted.categories[d].size(); ++k) {
                if (met[d].count(k) == 0 && std::find(declared.begin(), declared.end(), counted.categories[d][k]) == declared.end()) { return natural_table{}; }
            }
        }
        std::vector<std::string> names;
        for (const auto& dim : counted.dimensions) { names.push_back(dim.column); }
        const auto people = records::from_rows(names, kinds);
        auto       cells  = to_cells(counted);
        if (!people || !cells) { return people ? cells.error() : people.error(); }
        candidate one;
        one.spec   = now.spec;
        one.cells  = *std::move(cells);
        auto marks = mark_primary(one.cells, one.spec.rules);
        if (!marks) { return marks.error(); }
        one.marks  = *std::move(marks);
        one.hidden.assign(now.hidden.size(), false);
        if (!std::all_of(one.marks.begin(), one.marks.end(), [&](const primary_mark& m) { return now.hidden[m.cell]; })) { return natural_table{}; }
        if (++runs_ > most_runs) { return failure{errc::over_budget, "table " + now.spec.counting.name + " replayed", {}}; }
        if (auto joint = protect(source_, joint_table(nesting(*people, columns_)), {&one, 1}, 0, effort_, false); !joint) { return joint.error(); }
        if (one.hidden != now.hidden) { return natural_table{}; }
        return natural_table{figures, std::move(one.marks), true};
    }

    /// Whether cells have room in the largest set of tables of which every one's primary cells have room in it.
    [[nodiscard]] static bool have_room(const std::vector<primary_mark>& marks, std::vector<natural_table>& tables) {
        std::vector<prior> seen;
        const auto         fits = [&](const std::vector<primary_mark>& asked) {
            return std::all_of(asked.begin(), asked.end(), [&](const primary_mark& m) { return seen[m.cell].high - seen[m.cell].low >= m.need.width; });
        };
        for (auto& t : tables) { t.stays = true; }
        for (bool again = true; again;) {
            again = false;
            seen.assign(tables.front().figures.size(), {unbounded, -1});
            for (const auto& t : tables) {
                for (std::size_t i = 0; t.stays && i < seen.size(); ++i) { seen[i] = {std::min(seen[i].low, t.figures[i]), std::max(seen[i].high, t.figures[i])}; }
            }
            if (!fits(marks)) { return false; } // it only gets narrower
            for (auto& t : tables) {
                if (t.stays && !fits(t.marks)) {
                    t.stays = false;
                    again   = true;
                }
            }
        }
        return true;
    }

    const record_source&        source_;
    const table_spec&           asked_;
    const release_effort&       effort_;
    std::map<std::string, bool> columns_;
    counted_table               counted_;
    mutable std::size_t         runs_ = 0; ///< Of the rules, over other tables.
};

} // namespace disclosure::detail
RUNG_END
