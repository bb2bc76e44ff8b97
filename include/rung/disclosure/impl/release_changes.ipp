// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/impl/release_guard.ipp>

RUNG_BEGIN
namespace disclosure::detail {

/// What two generations tell together that they must not.
struct revealed {
    std::vector<std::uint32_t> shown;  ///< Cells of the candidate that tell it by being shown,
    std::vector<std::uint32_t> hidden; ///< and cells that are hidden and need more company.
    bool                       beyond = false; ///< Something that no cell of the candidate can mend.

    void at(std::uint32_t cell, const std::vector<bool>& is_hidden) { (is_hidden[cell] ? hidden : shown).push_back(cell); }
};

/// Compares a candidate with the releases of one earlier generation of the data: what would both together tell of those who came or went?
class change_guard {
public:
    change_guard(const release_history& history, std::uint64_t generation, const candidate& now)
        : history_(history), now_(now), old_(as_outsider(history, generation, now.spec.measure)),
          names_(figures_of(now.cells, now.spec.counting.dimensions)) {
        history.each(generation, now.spec.measure, [&](const past_release& r) { width_ = std::max(width_, r.facts.spec.rules.width); });
    }

    /// Cells whose figure was shown and has since changed by few.
    [[nodiscard]] std::vector<std::uint32_t> small_changes() const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            const auto at = old_.index().find(names_[i]);
            if (at == old_.index().end() || old_.whole().cells[at->second].suppressed) { continue; }
            const auto by = std::abs(now_.cells.table.cells[i].value - old_.whole().cells[at->second].value);
            if (by != 0 && by < now_.spec.rules.threshold) { out.push_back(i); }
        }
        return out;
    }

    /// Cells whose figure was hidden.
    [[nodiscard]] std::vector<std::uint32_t> hidden_before() const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            const auto at = old_.index().find(names_[i]);
            if (at != old_.index().end() && old_.whole().cells[at->second].suppressed) { out.push_back(i); }
        }
        return out;
    }

    /// Bounds every change and every hidden figure, for somebody who takes it that people only joined, or that they only left.
    [[nodiscard]] result<revealed> look(const release_effort& effort) const {
        revealed out;
        if (old_.empty()) { return out; }
        const auto before = audit(old_.whole(), how(effort));
        if (!before) { return before.error(); }
        for (const bool joined : {true, false}) {
            if (auto done = look(joined, *before, effort, out); !done) { return done.error(); }
        }
        return out;
    }

private:
    [[nodiscard]] static audit_options how(const release_effort& effort) {
        return {.need = 1, .priors = {}, .known = {}, .values_known = false, .node_limit = effort.node_limit, .stop = effort.stop};
    }

    /// Both generations and the changes between them in one table: old cells, new cells, then a change for each shared figure.
    struct difference_table {
        cell_table                                           whole;
        std::map<std::uint32_t, std::uint32_t>               change_of; ///< New cell to its change,
        std::map<std::uint32_t, std::uint32_t>               next_of;   ///< and old cell to its new one.
        std::uint32_t                                        first_new = 0;
        std::vector<std::uint32_t>                           places; ///< Of the candidate's cells.
        bool                                                 possible = true;
    };

    [[nodiscard]] difference_table differences(bool joined) const {
        auto fresh = as_outsider(history_, history_.generation, now_.spec.measure);
        auto shape = now_.cells;
        for (std::size_t i = 0; i < now_.hidden.size(); ++i) { shape.table.cells[i].value = now_.hidden[i] ? 0 : shape.table.cells[i].value; }
        difference_table out;
        out.places = fresh.add(shape, now_.spec.counting.dimensions);
        fresh.enter_shown(out.places, shown_cells(now_));

        out.whole     = old_.whole();
        out.first_new = static_cast<std::uint32_t>(out.whole.cells.size());
        for (auto& p : out.places) { p += out.first_new; }
        out.whole.cells.insert(out.whole.cells.end(), fresh.whole().cells.begin(), fresh.whole().cells.end());
        for (auto s : fresh.whole().sums) {
            s.total += out.first_new;
            for (auto& p : s.parts) { p += out.first_new; }
            out.whole.sums.push_back(std::move(s));
        }
        for (const auto& [name, place] : fresh.index()) {
            const auto at = old_.index().find(name);
            if (at == old_.index().end()) { continue; }
            const auto next   = place + out.first_new;
            const auto change = static_cast<std::uint32_t>(out.whole.cells.size());
            const auto a      = out.whole.cells[at->second];
            const auto b      = out.whole.cells[next];
            const auto by     = joined ? b.value - a.value : a.value - b.value;
            out.possible      = out.possible && (a.suppressed || b.suppressed || by >= 0);
            cell c;
            c.suppressed = a.suppressed || b.suppressed;
            c.value      = c.suppressed ? 0 : by;
            out.whole.cells.push_back(c);
            out.whole.sums.push_back(joined ? sum{next, {at->second, change}} : sum{at->second, {next, change}});
            out.change_of[next]     = change;
            out.next_of[at->second] = next;
        }
        return out;
    }

    [[nodiscard]] result<void> look(bool joined, const audit_report& before, const release_effort& effort, revealed& out) const {
        const auto all = differences(joined);
        if (!all.possible || all.change_of.empty()) { return {}; }
        const auto told = audit(all.whole, how(effort));
        if (!told) {
            // Hidden figures may rule out what the shown ones allow; then nobody can think so.
            if (told.error().code == errc::bad_table) { return {}; }
            return told.error();
        }
        std::map<std::uint32_t, std::pair<std::int64_t, std::int64_t>> bounds;
        for (const auto& b : told->cells) { bounds[b.cell] = {b.low, b.high}; }
        const auto width = [](std::int64_t low, std::int64_t high) { return high == unbounded ? unbounded : high - low; };

        for (const auto& b : before.cells) {
            const auto [low, high] = bounds[b.cell];
            if (width(low, high) >= std::min(width_, width(b.low, b.high))) { continue; }
            // The figure of today may be what tells that of then.
            const auto next = all.next_of.find(b.cell);
            const auto at   = next == all.next_of.end() ? all.places.end() : std::find(all.places.begin(), all.places.end(), next->second);
            out.beyond      = out.beyond || at == all.places.end();
            if (at != all.places.end()) { out.at(static_cast<std::uint32_t>(at - all.places.begin()), now_.hidden); }
        }
        for (std::uint32_t i = 0; i < all.places.size(); ++i) {
            const auto change = all.change_of.find(all.places[i]);
            if (change == all.change_of.end() || bounds.count(change->second) == 0) { continue; } // figures of both times are shown: see small_changes
            const auto [low, high] = bounds[change->second];
            if (low < 1 || high >= now_.spec.rules.threshold || width(low, high) >= now_.spec.rules.width) { continue; }
            out.at(i, now_.hidden);
        }
        for (const auto& m : now_.marks) {
            const auto [low, high] = bounds[all.places[m.cell]];
            const auto truth       = now_.cells.table.cells[m.cell].value;
            // Who is led astray by what he supposes hasn't been told anything.
            const bool astray      = truth < low || truth > high;
            if (!astray && width(low, high) < now_.spec.rules.width) { out.at(m.cell, now_.hidden); }
        }
        return {};
    }

    const release_history&   history_;
    const candidate&         now_;
    joint_table              old_;
    std::vector<figure>      names_;
    std::int64_t             width_ = 1;
};

} // namespace disclosure::detail
RUNG_END
