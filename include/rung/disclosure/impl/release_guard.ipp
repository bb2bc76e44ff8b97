// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/audit.hpp>
#include <rung/disclosure/impl/release_history.ipp>
#include <rung/disclosure/publish.hpp>
#include <rung/disclosure/suppression.hpp>

RUNG_BEGIN
namespace disclosure::detail {

/// A table that is about to be released, with its place among the others.
struct candidate {
    table_spec                 spec;
    table_cells                cells;
    std::vector<primary_mark>  marks;
    std::vector<std::uint32_t> extra;  ///< Cells to hide beside those: what they would tell against an earlier release.
    std::vector<std::uint32_t> kept;   ///< Cells to hide because they were hidden when the data were others.
    std::vector<std::uint32_t> decoys; ///< Cells treated as primary, so that the choice of what is hidden tells nothing.
    std::vector<std::uint32_t> places; ///< In the joint table.
    std::vector<bool>          hidden; ///< The answer.
    bool                       optimal   = false;     ///< No safe answer weighs less.
    std::int64_t               narrowest = unbounded; ///< Width of what can be told of a marked cell.
    bool                       all_common = true;     ///< Whether every common table was looked at.
    replay_end                 replayed  = replay_end::not_tried;
};

[[nodiscard]] inline result<candidate> candidate_of(const record_source& source, table_spec spec) {
    candidate out;
    out.spec   = std::move(spec);
    auto cells = source.cells_of(out.spec);
    if (!cells) { return cells.error(); }
    out.cells  = *std::move(cells);
    auto marks = mark_primary(out.cells, out.spec.rules);
    if (!marks) { return marks.error(); }
    out.marks  = *std::move(marks);
    out.hidden.assign(out.cells.table.cells.size(), false);
    return out;
}

/// Whether two specifications speak of the same table: a plan's, and the one that is asked for or was released.
[[nodiscard]] inline bool same_table(const table_spec& a, const table_spec& b) {
    if (a.counting.name != b.counting.name || a.measure != b.measure || a.counting.dimensions.size() != b.counting.dimensions.size()) { return false; }
    for (std::size_t i = 0; i < a.counting.dimensions.size(); ++i) {
        const auto& x = a.counting.dimensions[i];
        const auto& y = b.counting.dimensions[i];
        if (x.column != y.column || x.groups != y.groups || x.total != y.total) { return false; }
    }
    return true;
}

[[nodiscard]] inline std::string cell_of_table(const table_spec& spec, std::size_t cell) {
    return "table " + spec.counting.name + " cell " + std::to_string(cell);
}

/// Says which cell of the candidates stands there in the joint table.
[[nodiscard]] inline std::string place_of(std::span<const candidate> candidates, std::uint32_t place) {
    for (const auto& c : candidates) {
        const auto at = std::find(c.places.begin(), c.places.end(), place);
        if (at != c.places.end()) { return cell_of_table(c.spec, static_cast<std::size_t>(at - c.places.begin())); }
    }
    return "an earlier release";
}

/// Finds what to hide in the candidates, all together, beside everything in `released`; the candidates' answers go into them.
/// @param source of the tables that stand behind theirs
/// @param attacked whether to see also what a solver makes of it; the choice is the same
[[nodiscard]] inline result<joint_table> protect(const record_source& source, joint_table released, std::span<candidate> candidates,
                                                 std::int64_t own_contribution, const release_effort& effort, bool attacked = true) {
    auto joint = std::move(released);
    for (auto& c : candidates) { c.places = joint.add(c.cells, c.spec.counting.dimensions); }
    auto behind = joint.common(effort.common_cells);
    for (const auto& dimensions : behind.tables) {
        table_spec spec{.counting = {"common", dimensions}, .measure = candidates.front().spec.measure};
        const auto cells = source.cells_of(spec);
        if (!cells && cells.error().code == errc::too_large) { // more than can be counted is no fault of the table that was asked for
            behind.all = false;
            continue;
        }
        if (!cells) { return cells.error(); }
        joint.add_common(*cells, spec.counting.dimensions);
    }
    for (auto& c : candidates) {
        for (const auto& m : c.marks) {
            if (!joint.enter_need(c.places[m.cell], m.need)) { return failure{errc::would_disclose, cell_of_table(c.spec, m.cell), {}}; }
        }
        auto more = c.extra;
        more.insert(more.end(), c.decoys.begin(), c.decoys.end());
        for (const auto i : more) {
            if (!joint.enter_need(c.places[i], {c.spec.rules.width, 0, 0})) { return failure{errc::would_disclose, cell_of_table(c.spec, i), {}}; }
        }
        for (const auto i : c.kept) { joint.enter_hidden(c.places[i]); }
        own_contribution = std::max(own_contribution, c.spec.measure.empty() ? c.spec.own_contribution : 0);
    }
    const auto                needs = joint.needs();
    const suppression_options how{.need             = 1,
                                  .needs            = needs,
                                  .own_contribution = own_contribution,
                                  .node_limit       = effort.node_limit,
                                  .exact_cells      = effort.exact_cells,
                                  .stop             = effort.stop};
    const auto                found = suppress(joint.whole(), how);
    if (!found) {
        // The joint table's numbers would say nothing to anybody.
        if (found.error().code != errc::not_protectable || candidates.empty()) { return found.error(); }
        return failure{errc::not_protectable, "table " + candidates.back().spec.counting.name, {}};
    }
    if (auto sound = verify(joint.whole(), *found, how); !sound) { return sound.error(); }

    // Once more and by another way: what an outsider with a solver makes of it.
    const auto   as_seen = apply(joint.whole(), *found);
    audit_report told;
    if (attacked) {
        auto made = audit(as_seen, {.need = 1, .node_limit = effort.node_limit, .stop = effort.stop});
        if (!made) { return made.error(); }
        told = *std::move(made);
    }
    for (const auto& b : told.cells) {
        if (b.broken && as_seen.cells[b.cell].primary) { return failure{errc::would_disclose, place_of(candidates, b.cell), {}}; }
    }
    std::map<std::uint32_t, std::int64_t> widths;
    for (const auto& b : told.cells) { widths[b.cell] = b.high == unbounded ? unbounded : b.high - b.low; }
    for (auto& c : candidates) {
        c.optimal    = found->optimal;
        c.all_common = behind.all;
        c.narrowest  = unbounded;
        for (const auto& m : c.marks) {
            if (const auto at = widths.find(c.places[m.cell]); at != widths.end()) { c.narrowest = std::min(c.narrowest, at->second); }
        }
        for (std::size_t i = 0; i < c.places.size(); ++i) { c.hidden[i] = as_seen.cells[c.places[i]].suppressed; }
    }
    return joint;
}

[[nodiscard]] inline std::vector<std::optional<std::int64_t>> shown_cells(const candidate& c) {
    std::vector<std::optional<std::int64_t>> out;
    for (std::size_t i = 0; i < c.hidden.size(); ++i) {
        out.push_back(c.hidden[i] ? std::nullopt : std::optional(c.cells.table.cells[i].value));
    }
    return out;
}

/// What was released of the data at hand, with the rules that it was released under.
[[nodiscard]] inline result<std::pair<joint_table, std::int64_t>> released_so_far(release_history& history, const std::string& measure,
                                                                                  nesting columns) {
    joint_table  joint(std::move(columns));
    std::int64_t own = 0;
    for (auto& r : history.releases) {
        if (r.facts.generation != history.generation || r.facts.spec.measure != measure) { continue; }
        const auto marks = mark_primary(r.shape, r.facts.spec.rules);
        if (!marks) { return marks.error(); }
        joint.enter_released(joint.add(r.shape, r.facts.spec.counting.dimensions), r.facts.cells, *marks);
        own = std::max(own, measure.empty() ? r.facts.spec.own_contribution : 0);
    }
    return std::pair(std::move(joint), own);
}

/// Tables as an outsider has them: figures shown or hidden, nothing of what stands behind.
[[nodiscard]] inline joint_table as_outsider(const release_history& history, std::uint64_t generation, const std::string& measure) {
    joint_table joint;
    history.each(generation, measure, [&](const past_release& r) {
        auto shape = r.shape;
        for (std::size_t i = 0; i < r.facts.cells.size(); ++i) { shape.table.cells[i].value = r.facts.cells[i].value_or(0); }
        joint.enter_shown(joint.add(shape, r.facts.spec.counting.dimensions), r.facts.cells);
    });
    return joint;
}

} // namespace disclosure::detail
RUNG_END
