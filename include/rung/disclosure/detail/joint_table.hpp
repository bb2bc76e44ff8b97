// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/common_tables.hpp>
#include <rung/disclosure/primary.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// Tables that share figures, as one: what speaks of the same people is the same cell.
class joint_table {
public:
    joint_table() = default;
    explicit joint_table(nesting columns) : columns_(std::move(columns)) {}

    /// Adds the cells and sums of a table. @return where each cell stands
    std::vector<std::uint32_t> add(const table_cells& cells, const std::vector<dimension>& dimensions) {
        family_.add(dimensions);
        return put(cells, dimensions);
    }

    /// The tables that stand behind those that were added.
    [[nodiscard]] common_tables common(std::size_t most) const { return family_.common(columns_, most); }

    /// Adds one of them. What no table shows or hides of it is unpublished.
    void add_common(const table_cells& cells, const std::vector<dimension>& dimensions) {
        const auto known = whole_.cells.size();
        (void)put(cells, dimensions);
        for (auto i = known; i < whole_.cells.size(); ++i) {
            auto& c = whole_.cells[i];
            if (!c.forced) { c = {.value = c.value, .suppressed = true, .weight = 0, .unpublished = true}; }
        }
    }

    /// Enters what a released table showed and hid. What it hid for itself still needs its room, unless another table shows it.
    void enter_released(const std::vector<std::uint32_t>& places, const std::vector<std::optional<std::int64_t>>& shown,
                        const std::vector<primary_mark>& marks) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            auto& c      = whole_.cells[places[i]];
            c.forced     = c.forced || shown[i].has_value();
            c.suppressed = (c.suppressed || !shown[i].has_value()) && !c.forced;
            c.primary    = c.primary && !c.forced;
        }
        for (const auto& m : marks) { enter_need(places[m.cell], m.need); }
    }

    /// The same for somebody who has no figures but these. Hidden cells stand at 0, and so must those that were added.
    void enter_shown(const std::vector<std::uint32_t>& places, const std::vector<std::optional<std::int64_t>>& shown) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (shown[i]) { whole_.cells[places[i]].value = *shown[i]; }
        }
        enter_released(places, shown, {});
    }

    /// Enters what has to be hidden. @return false where it is out already
    bool enter_need(std::uint32_t place, const protection& need) {
        auto& c = whole_.cells[place];
        if (const auto zero = index_.find(nobody()); zero != index_.end() && zero->second == place) { return true; } // nobody to protect
        if (c.forced) { return false; }
        c.primary = true;
        auto& all = needs_[place];
        all       = {std::max(all.width, need.width), std::max(all.above, need.above), std::max(all.below, need.below)};
        return true;
    }

    /// Keeps a cell hidden that isn't out already.
    void enter_hidden(std::uint32_t place) {
        auto& c      = whole_.cells[place];
        c.suppressed = c.suppressed || !c.forced;
    }

    [[nodiscard]] std::vector<cell_need> needs() const {
        std::vector<cell_need> out;
        for (const auto& [place, need] : needs_) {
            if (whole_.cells[place].primary) { out.push_back({place, need}); }
        }
        return out;
    }

    [[nodiscard]] const cell_table&                      whole() const noexcept { return whole_; }
    [[nodiscard]] const std::map<figure, std::uint32_t>& index() const noexcept { return index_; }
    [[nodiscard]] bool                                   empty() const noexcept { return whole_.cells.empty(); }

private:
    /// The name of what is known to be nobody.
    [[nodiscard]] static figure nobody() { return {{std::string(), {}}}; }

    std::vector<std::uint32_t> put(const table_cells& cells, const std::vector<dimension>& dimensions) {
        std::vector<std::uint32_t> places;
        auto                       figures = figures_of(cells, dimensions);
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (!columns_.refine(figures[i])) { figures[i] = nobody(); }
            const auto [at, fresh] = index_.try_emplace(std::move(figures[i]), static_cast<std::uint32_t>(whole_.cells.size()));
            const auto& c          = cells.table.cells[i];
            if (fresh) { whole_.cells.push_back({c.value, false, false, at->first == nobody(), c.weight}); }
            places.push_back(at->second);
        }
        for (const auto& s : cells.table.sums) {
            std::vector<std::uint32_t> parts;
            for (const auto p : s.parts) { parts.push_back(places[p]); }
            add_sum(places[s.total], std::move(parts));
        }
        add_refinements();
        return places;
    }

    void add_sum(std::uint32_t total, std::vector<std::uint32_t> parts) {
        const auto zero = index_.find(nobody());
        std::erase_if(parts, [&](auto p) { return zero != index_.end() && p == zero->second; });
        std::sort(parts.begin(), parts.end());
        // The only one of its kind is its own total, and nobody is anything else.
        if (parts.empty() || std::binary_search(parts.begin(), parts.end(), total)) { return; }
        if (seen_.emplace(total, parts).second) { whole_.sums.push_back({total, std::move(parts)}); }
    }

    /// A figure over several categories is the sum of theirs, and one of a coarser column the sum of those of a finer one, whichever tables
    /// those stand in.
    void add_refinements() {
        for (const auto& [name, place] : index_) {
            for (const auto& [column, leaves] : name) {
                if (leaves.size() < 2) { continue; }
                std::vector<std::uint32_t> parts;
                bool                       all = true;
                for (const auto& [leaf, times] : leaves) {
                    auto one    = name;
                    one[column] = {{leaf, 1}};
                    if (!columns_.refine(one)) { continue; }
                    const auto at = index_.find(one);
                    all           = at != index_.end() && times == 1;
                    if (!all) { break; }
                    parts.push_back(at->second);
                }
                if (all) { add_sum(place, std::move(parts)); }
            }
        }
        if (columns_.forms().empty()) { return; }
        for (const auto& [name, place] : index_) {
            for (const auto& one : columns_.names_of(name)) {
                for (const auto& form : columns_.forms()) { add_finer(one, place, form); }
            }
        }
    }

    /// Adds that a figure is the sum of those of a finer column, where all of them are figures.
    void add_finer(const figure& name, std::uint32_t place, const coarser_form& form) {
        const auto at = name.find(form.coarse);
        if (at == name.end() || at->second.size() != 1 || at->second.begin()->second != 1 || name.count(form.fine) != 0) { return; }
        const auto below = form.below.find(at->second.begin()->first);
        if (below == form.below.end()) { return; }
        std::vector<std::uint32_t> parts;
        for (const auto& category : below->second) {
            auto part = name;
            part.erase(form.coarse);
            part[form.fine] = {{category, 1}};
            if (!columns_.refine(part)) { continue; }
            const auto found = index_.find(part);
            if (found == index_.end()) { return; }
            parts.push_back(found->second);
        }
        add_sum(place, std::move(parts));
    }

    nesting                                                            columns_;
    table_family                                                       family_;
    cell_table                                                         whole_;
    std::map<figure, std::uint32_t>                                    index_;
    std::map<std::uint32_t, protection>                                needs_;
    std::set<std::pair<std::uint32_t, std::vector<std::uint32_t>>> seen_;
};

} // namespace disclosure::detail
RUNG_END
