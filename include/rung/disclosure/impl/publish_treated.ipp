// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/detail/document_text.hpp>
#include <rung/disclosure/detail/plan_entries.hpp>
#include <rung/disclosure/impl/release_guard.ipp>
#include <rung/disclosure/privacy_budget.hpp>
#include <rung/disclosure/publish.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

RUNG_BEGIN
namespace disclosure::detail {

/// A table whose figures were changed rather than hidden, and what each of them tells of the true one.
struct treated_table {
    table_spec                spec;
    table_cells               cells;
    std::vector<std::int64_t> figures;
    std::vector<prior>        told; ///< Of each true figure; empty where nothing bounds it.
    std::uint32_t             steps     = 0;         ///< See `rounded_table`.
    std::int64_t              narrowest = unbounded; ///< Width of what can be told of a cell that needs room.
};

/// One release of a collection whose figures are changed rather than hidden.
class treated_release {
public:
    treated_release(const record_source& source, const release_request& request, const release_effort& effort, const release_ledger& ledger)
        : source_(source), request_(request), effort_(effort), ledger_(ledger) {}

    /// Makes the table, once it is sure what it tells beside everything released before. Noise is not yet paid for.
    [[nodiscard]] result<treated_table> work(std::span<const ledger_entry> entries) {
        if (!request_.table.measure.empty()) { return failure{errc::precondition, "measure", {}}; }
        if (auto fits = look_back(entries); !fits) { return fits.error(); }
        auto now = treat(request_.table);
        if (!now || now->told.empty()) { return now; }
        if (auto safe = attack(*now); !safe) { return safe.error(); }
        return now;
    }

private:
    /// Refuses what was treated otherwise, what is planned otherwise, and data that have changed.
    [[nodiscard]] result<void> look_back(std::span<const ledger_entry> entries) {
        auto planned = reserved_tables(entries, request_.collection);
        if (!planned) { return planned.error(); }
        if (!planned->empty()) { return failure{errc::over_budget, "plan " + planned->front().counting.name, {}}; }
        for (const auto& e : entries) {
            if (e.kind != entry_kind::published || e.collection != request_.collection) { continue; }
            const auto facts = read_release(e.payload);
            if (!facts) { return bad_payload(e); }
            if (facts->spec.how.index() != request_.table.how.index()) { return treated_otherwise(e); }
            if (std::holds_alternative<by_laplace>(facts->spec.how)) { continue; } // the budget looks after these
            auto again = treat(facts->spec);
            if (!again && again.error().code != errc::bad_table) { return failure{again.error().code, "entry " + std::to_string(e.number) + ' ' + again.error().where, {}}; }
            const bool same = again && again->figures.size() == facts->cells.size() &&
                              std::equal(again->figures.begin(), again->figures.end(), facts->cells.begin(), [](auto a, const auto& b) { return b && *b == a; });
            if (!same) { return failure{errc::would_disclose, "entry " + std::to_string(e.number) + " of other data", {}}; }
            past_.push_back(*std::move(again));
        }
        return {};
    }

    [[nodiscard]] result<treated_table> treat(table_spec spec) const {
        treated_table out;
        const auto    asked = spec;
        auto          cells = source_.cells_of(spec);
        if (!cells) { return cells.error(); }
        out.cells = *std::move(cells);
        out.spec  = std::move(spec);
        if (const auto* r = std::get_if<by_rounding>(&asked.how)) { return rounded(std::move(out), *r); }
        if (const auto* k = std::get_if<by_cell_key>(&asked.how)) { return keyed(std::move(out), *k); }
        const auto* l = std::get_if<by_laplace>(&asked.how);
        return l != nullptr ? noised_with(std::move(out), asked, *l) : failure{errc::internal, "treatment", {}};
    }

    [[nodiscard]] result<treated_table> rounded(treated_table out, const by_rounding& how) const {
        const auto found = round_table(out.cells.table, {.method = how.method, .base = how.base, .node_limit = effort_.node_limit, .stop = effort_.stop});
        if (!found) { return found.error(); }
        auto told = priors_of(*found);
        if (!told) { return told.error(); }
        out.figures = found->values;
        out.told    = *std::move(told);
        out.steps   = found->steps;
        return out;
    }

    [[nodiscard]] result<treated_table> keyed(treated_table out, const by_cell_key& how) const {
        const auto secret = cell_key_secret(ledger_);
        if (!secret) { return secret.error(); }
        const auto people = record_keys(source_.data(), how.id_column, request_.collection, *secret);
        if (!people) { return people.error(); }
        const auto keys = cell_keys(source_.columns(), out.spec.counting, *people);
        if (!keys) { return keys.error(); }
        const auto changes = make_ptable(how.changes);
        if (!changes) { return changes.error(); }
        auto figures = perturb(out.cells, *keys, *changes);
        if (!figures) { return figures.error(); }
        out.figures = *std::move(figures);
        // Zero stays zero, and how far a figure may have gone counts as known, though it should not be told.
        for (const auto f : out.figures) { out.told.push_back({f == 0 ? 0 : std::max<std::int64_t>(1, f - how.changes.largest), f + how.changes.largest}); }
        return out;
    }

    [[nodiscard]] result<treated_table> noised_with(treated_table out, const table_spec& asked, const by_laplace& how) const {
        for (const auto& d : asked.counting.dimensions) {
            if (d.declared.empty()) { return failure{errc::precondition, "column " + d.column + " not declared", {}}; }
        }
        const auto counted = source_.counted_of(asked);
        if (!counted) { return counted.error(); }
        const auto secret = laplace_secret(ledger_);
        if (!secret) { return secret.error(); }
        word_writer spec;
        write_spec(spec, asked);
        const auto noise = add_laplace(*counted, {.collection = request_.collection, .spec = spec.take(), .epsilon = how.epsilon, .what = how.what, .at_least_zero = how.at_least_zero}, *secret);
        if (!noise) { return noise.error(); }
        out.figures = noise->figures;
        return out;
    }

    /// Bounds every figure that needs room, for somebody who has this table and all before it, knows how they were made, and that all sums hold
    /// among the true figures.
    [[nodiscard]] result<void> attack(treated_table& now) const {
        std::map<std::string, bool> columns;
        for (const auto& t : past_) { add_columns(t.spec, columns); }
        add_columns(now.spec, columns);
        joint_table                            joint(source_.nesting_of(columns));
        std::map<std::uint32_t, prior>         told;
        std::map<std::uint32_t, std::uint32_t> mine; ///< Place to cell of the table that is asked for.
        const auto                             enter = [&](treated_table table, bool asked) -> result<void> {
            const auto marks = mark_primary(table.cells, table.spec.rules);
            if (!marks) { return marks.error(); }
            const auto places = joint.add(table.cells, table.spec.counting.dimensions);
            for (const auto& m : *marks) { joint.enter_need(places[m.cell], m.need); }
            for (std::uint32_t i = 0; i < places.size(); ++i) {
                auto& known = told[places[i]];
                known       = {std::max(known.low, table.told[i].low), std::min(known.high, table.told[i].high)};
                if (asked) { mine.try_emplace(places[i], i); }
            }
            return {};
        };
        for (const auto& t : past_) {
            if (auto done = enter(t, false); !done) { return done; }
        }
        if (auto done = enter(now, true); !done) { return done; }

        auto               seen = joint.whole();
        std::vector<prior> priors(seen.cells.size());
        for (std::uint32_t i = 0; i < seen.cells.size(); ++i) {
            seen.cells[i].suppressed = !seen.cells[i].forced;
            if (const auto at = told.find(i); at != told.end() && seen.cells[i].suppressed) { priors[i] = at->second; }
        }
        const auto found = audit(seen, {.need = 1, .priors = priors, .node_limit = effort_.node_limit, .stop = effort_.stop});
        if (!found) { return found.error(); }
        std::map<std::uint32_t, std::int64_t> widths;
        for (const auto& n : joint.needs()) { widths[n.cell] = n.need.width; }
        for (const auto& b : found->cells) {
            const auto need = widths.find(b.cell);
            if (need == widths.end() || b.high == unbounded) { continue; }
            now.narrowest = std::min(now.narrowest, b.high - b.low);
            if (b.high - b.low >= need->second) { continue; }
            const auto at = mine.find(b.cell);
            return failure{errc::would_disclose, at == mine.end() ? "an earlier release" : cell_of_table(now.spec, at->second), {}};
        }
        return {};
    }

    const record_source&       source_;
    const release_request&     request_;
    const release_effort&      effort_;
    const release_ledger&      ledger_;
    std::vector<treated_table> past_;
};

/// What is no secret of a treatment. By how much a keyed figure may have changed is one.
inline void write_treatment(json_writer& to, const treatment& how, std::uint32_t steps) {
    static constexpr std::string_view kinds[]   = {"suppression", "rounding", "cell-key", "laplace"};
    static constexpr std::string_view methods[] = {"conventional", "hesa", "controlled"};
    to.open('{').key("kind").text(kinds[how.index()]);
    if (const auto* r = std::get_if<by_rounding>(&how)) {
        to.key("method").text(methods[static_cast<std::size_t>(r->method)]).key("base").number(r->base).key("steps").number(steps);
    }
    if (const auto* l = std::get_if<by_laplace>(&how)) { to.key("epsilon").text(to_text(l->epsilon)); }
    to.close('}');
}

/// What a reader of the table is told of its figures.
[[nodiscard]] inline std::string treatment_note(const treated_table& table) {
    if (const auto* r = std::get_if<by_rounding>(&table.spec.how)) {
        const auto base = std::to_string(r->base);
        if (r->method != rounding_method::controlled) { return "every figure is rounded to the nearest multiple of " + base + " by itself; figures need not add up"; }
        return "every figure is rounded to a multiple of " + base + ", all together so that they add up" +
               (table.steps == 0 ? std::string() : "; some by more than one step");
    }
    if (std::holds_alternative<by_cell_key>(table.spec.how)) { return "figures were changed by small amounts, each by itself; they need not add up"; }
    return "figures carry random noise; small and negative ones may be noise alone";
}

/// Makes the facts of such a release, paid for where that costs something. The ledger has the share before anybody has the table.
[[nodiscard]] inline result<treated_table> treat_release(const record_source& source, const release_request& request, const release_effort& effort,
                                                         const release_ledger& ledger, ledger_turn& turn) {
    auto made = treated_release(source, request, effort, ledger).work(turn.entries());
    if (!made) { return made; }
    const auto* l = std::get_if<by_laplace>(&request.table.how);
    if (l == nullptr) { return made; }
    word_writer shown;
    write_spec(shown, made->spec);
    for (const auto f : made->figures) { shown.number(f); }
    const auto digest = ledger.authenticate(ledger_purpose::figures, shown.take());
    if (!digest) { return digest.error(); }
    const auto paid = spend({request.collection, l->epsilon, l->budget, *digest, request.date}, turn);
    if (!paid) { return paid.error(); }
    return made;
}

} // namespace disclosure::detail
RUNG_END
