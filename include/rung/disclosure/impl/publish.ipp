// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/core/delimited_field.hpp>
#include <rung/disclosure/detail/document_text.hpp>
#include <rung/disclosure/detail/plan_entries.hpp>
#include <rung/disclosure/impl/publish_treated.ipp>
#include <rung/disclosure/impl/release_changes.ipp>
#include <rung/disclosure/impl/release_replay.ipp>
#include <rung/disclosure/publish.hpp>

#include <algorithm>
#include <utility>

RUNG_BEGIN
namespace disclosure {
namespace detail {

/// One release on its way out.
class release_work {
public:
    release_work(const record_source& source, const release_request& request, const release_effort& effort)
        : source_(source), request_(request), effort_(effort) {}

    [[nodiscard]] result<void> look_back_at(std::span<const ledger_entry> entries) {
        auto history = history_of(entries, request_.collection, source_);
        if (!history) { return history.error(); }
        history_     = *std::move(history);
        auto planned = reserved_tables(entries, request_.collection);
        if (!planned) { return planned.error(); }
        auto past = released_so_far(history_, request_.table.measure, source_.nesting_of(columns_of(*planned)));
        if (!past) { return past.error(); }
        released_ = std::move(past->first);
        own_      = past->second;
        for (auto& table : *planned) {
            bool out = table.measure != request_.table.measure || same_table(table, request_.table);
            history_.each(history_.generation, table.measure, [&](const past_release& r) { out = out || same_table(table, r.facts.spec); });
            if (out) { continue; }
            auto one = candidate_of(source_, std::move(table));
            if (!one) { return failure{one.error().code, "plan " + one.error().where, {}}; }
            reserved_.push_back(*std::move(one));
        }
        return set_apart();
    }

    /// Finds what to hide in the table that was asked for.
    [[nodiscard]] result<candidate> work() {
        auto made = candidate_of(source_, request_.table);
        if (!made) { return made.error(); }
        auto& now = *made;
        for (const auto g : other_generations()) {
            for (const auto i : change_guard(history_, g, now).small_changes()) { hide(now, i); }
        }
        for (;;) {
            if (auto done = protect_beside_the_plan(now); !done) { return done.error(); }
            revealed all;
            for (const auto g : other_generations()) {
                const auto one = change_guard(history_, g, now).look(effort_);
                if (!one) { return one.error(); }
                all.shown.insert(all.shown.end(), one->shown.begin(), one->shown.end());
                all.hidden.insert(all.hidden.end(), one->hidden.begin(), one->hidden.end());
                all.beyond = all.beyond || one->beyond;
            }
            if (all.shown.empty() && all.hidden.empty() && !all.beyond) { return unreplayable(*std::move(made)); }
            // Each round hides more, so there is an end.
            for (const auto i : all.shown) { hide(now, i); }
            if (!all.shown.empty() || keep_hidden(now)) { continue; }
            bool more = false;
            for (const auto i : all.hidden) { more = more || give_company(now, i); }
            if (!more) { return failure{errc::would_disclose, all.hidden.empty() ? "an earlier release" : cell_of_table(now.spec, all.hidden.front()), {}}; }
        }
    }

    [[nodiscard]] std::uint64_t generation() const noexcept { return history_.generation; }

private:
    /// Sees to it that the choice of what is hidden tells nothing. Beside other tables that isn't looked at.
    [[nodiscard]] result<candidate> unreplayable(candidate now) const {
        if (effort_.possible_tables == 0 || !history_.releases.empty() || !reserved_.empty() || !now.spec.measure.empty()) { return now; }
        return replay_guard(source_, request_.table, effort_).work(std::move(now));
    }

    /// Every column that a table of the collection is about, out or to come.
    [[nodiscard]] std::map<std::string, bool> columns_of(const std::vector<table_spec>& planned) const {
        std::map<std::string, bool> out;
        add_columns(request_.table, out);
        for (const auto& table : planned) { add_columns(table, out); }
        for (const auto& r : history_.releases) { add_columns(r.facts.spec, out); }
        return out;
    }

    static void hide(candidate& now, std::uint32_t cell) {
        if (std::find(now.extra.begin(), now.extra.end(), cell) == now.extra.end()) { now.extra.push_back(cell); }
    }

    /// Falls back on hiding again what was hidden before: the same pattern tells least. @return false where that is done already
    [[nodiscard]] bool keep_hidden(candidate& now) {
        if (std::exchange(has_kept_, true)) { return false; }
        for (const auto g : other_generations()) {
            const auto more = change_guard(history_, g, now).hidden_before();
            now.kept.insert(now.kept.end(), more.begin(), more.end());
        }
        return !now.kept.empty();
    }

    /// Hides the cheapest figure that is shown in a sum with this one. @return false where all are hidden
    [[nodiscard]] static bool give_company(candidate& now, std::uint32_t cell) {
        const auto&   cells = now.cells.table.cells;
        std::uint32_t best  = cell;
        const auto    offer = [&](std::uint32_t i) {
            if (now.hidden[i] || std::find(now.kept.begin(), now.kept.end(), i) != now.kept.end()) { return; }
            if (best == cell || cells[i].weight < cells[best].weight) { best = i; }
        };
        for (const auto& s : now.cells.table.sums) {
            if (s.total != cell && std::find(s.parts.begin(), s.parts.end(), cell) == s.parts.end()) { continue; }
            offer(s.total);
            for (const auto i : s.parts) { offer(i); }
        }
        if (best == cell) { return false; }
        now.kept.push_back(best);
        return true;
    }

    [[nodiscard]] std::set<std::uint64_t> other_generations() const {
        std::set<std::uint64_t> out;
        for (const auto& r : history_.releases) { out.insert(r.facts.generation); }
        out.erase(history_.generation);
        return out;
    }

    /// Finds the patterns that the reserved tables would have if they came first.
    [[nodiscard]] result<void> set_apart() {
        with_plan_ = released_;
        if (reserved_.empty()) { return {}; }
        const auto joint = protect(source_, released_, reserved_, own_, effort_);
        if (!joint) {
            if (!is_a_refusal(joint.error())) { return joint.error(); }
            return failure{errc::over_budget, "plan " + reserved_.front().spec.counting.name, {}};
        }
        for (const auto& c : reserved_) {
            with_plan_.enter_released(with_plan_.add(c.cells, c.spec.counting.dimensions), shown_cells(c), c.marks);
            if (c.spec.measure.empty()) { own_with_plan_ = std::max(own_with_plan_, c.spec.own_contribution); }
        }
        return {};
    }

    [[nodiscard]] result<void> protect_beside_the_plan(candidate& now) {
        const auto joint = protect(source_, with_plan_, {&now, 1}, std::max(own_, own_with_plan_), effort_);
        if (joint) { return {}; }
        if (reserved_.empty() || !is_a_refusal(joint.error())) { return joint.error(); }
        // Is it the plan that is in the way?
        auto alone = now;
        if (protect(source_, released_, {&alone, 1}, own_, effort_)) { return failure{errc::over_budget, "plan " + reserved_.front().spec.counting.name, {}}; }
        return joint.error();
    }

    const record_source&   source_;
    const release_request& request_;
    const release_effort&  effort_;
    release_history        history_;
    joint_table            released_, with_plan_;
    std::vector<candidate> reserved_;
    std::int64_t           own_ = 0, own_with_plan_ = 0;
    bool                   has_kept_ = false;
};

/// The entry of a table that was released before, to the byte; else a new one.
[[nodiscard]] inline result<ledger_entry> enter_release(ledger_turn& turn, const release_request& request, std::string payload) {
    for (const auto& e : turn.entries()) {
        if (e.kind == entry_kind::published && e.collection == request.collection && e.payload == payload) { return e; }
    }
    return turn.append({entry_kind::published, request.collection, request.date, std::move(payload), {}, {}, {}});
}

[[nodiscard]] inline std::string table_body(const ledger_entry& entry, const release_facts& facts, const std::vector<axis>& axes,
                                            std::string_view note, std::uint32_t steps) {
    json_writer to;
    to.open('{').key("schema").text("rung-table/1").key("entry").number(static_cast<std::int64_t>(entry.number));
    to.key("collection").text(entry.collection).key("table").text(facts.spec.counting.name);
    write_date(to, entry.date);
    write_measure(to, facts.spec.measure);
    write_treatment(to.key("treatment"), facts.spec.how, steps);
    to.key("threshold").number(facts.spec.rules.threshold);
    to.key("rule").text(note);
    write_axes(to, axes);
    to.key("cells").open('[');
    for (const auto& c : facts.cells) { c ? to.number(*c) : to.text("*"); }
    return to.close(']').take();
}

[[nodiscard]] inline release_account account_of(const candidate& made) {
    release_account out{.figures = made.hidden.size(), .hidden = 0, .by_rule = {}, .optimal = made.optimal, .narrowest = made.narrowest,
                        .decoys = made.decoys.size(), .replayed = made.replayed, .all_common = made.all_common};
    std::map<std::uint32_t, primary_rule> rules;
    for (const auto& m : made.marks) { rules[m.cell] = m.rule; }
    for (std::uint32_t i = 0; i < made.hidden.size(); ++i) {
        if (!made.hidden[i]) { continue; }
        const auto at = rules.find(i);
        ++out.hidden;
        ++out.by_rule[static_cast<std::size_t>(at == rules.end() ? primary_rule::none : at->second)];
    }
    return out;
}

} // namespace detail

RUNG_DECL result<published_table> publish(const records& data, const release_request& request, release_ledger& ledger,
                                          const release_effort& effort, release_account* account) {
    if (request.table.counting.name.empty() || request.table.counting.dimensions.empty()) { return failure{errc::precondition, "table", {}}; }
    auto turn = ledger.turn();
    if (!turn) { return turn.error(); }
    if (request.plan) {
        if (auto planned = detail::reserve_in(*turn, {request.collection, *request.plan}, request.date); !planned) { return planned.error(); }
    }
    const detail::record_source source(data);
    detail::release_facts       facts;
    std::vector<axis>           axes;
    std::uint32_t               steps = 0;
    std::string                 note = "* is a hidden figure: one with fewer people behind it than the threshold, one that tells too much for another reason, "
                                       "or one that would give such a figure away";
    if (std::holds_alternative<by_suppression>(request.table.how)) {
        detail::release_work work(source, request, effort);
        if (auto looked = work.look_back_at(turn->entries()); !looked) { return looked.error(); }
        auto found = work.work();
        if (!found) { return found.error(); }
        if (account != nullptr) { *account = detail::account_of(*found); }
        facts = {std::move(found->spec), work.generation(), detail::shown_cells(*found)};
        axes  = std::move(found->cells.axes);
    } else {
        auto made = detail::treat_release(source, request, effort, ledger, *turn);
        if (!made) { return made.error(); }
        note  = detail::treatment_note(*made);
        steps = made->steps;
        if (account != nullptr) { *account = {.figures = made->figures.size(), .narrowest = made->narrowest}; }
        facts = {std::move(made->spec), 1, {made->figures.begin(), made->figures.end()}};
        axes  = std::move(made->cells.axes);
    }
    const auto entry = detail::enter_release(*turn, request, detail::write_release(facts));
    if (!entry) { return entry.error(); }
    auto json = detail::vouch_for(detail::table_body(*entry, facts, axes, note, steps), ledger);
    if (!json) { return json.error(); }
    published_table out;
    out.collection_ = request.collection;
    out.name_       = facts.spec.counting.name;
    out.measure_    = facts.spec.measure;
    out.json_       = *std::move(json);
    out.axes_       = std::move(axes);
    out.cells_      = std::move(facts.cells);
    out.entry_      = entry->number;
    return out;
}

RUNG_DECL std::string published_table::to_csv() const {
    std::string out;
    const auto  put = [&](std::string_view field, char after) {
        append_delimited_field(out, field, ',', false);
        out += after;
    };
    for (const auto& a : axes_) { put(a.name, ','); }
    put(measure_.empty() ? "people" : measure_, '\n');
    std::vector<std::size_t> at(axes_.size(), 0);
    for (const auto& c : cells_) {
        for (std::size_t a = 0; a < axes_.size(); ++a) { put(axes_[a].nodes[at[a]].label, ','); }
        put(c ? std::to_string(*c) : "*", '\n');
        for (auto a = at.size(); a-- > 0 && ++at[a] == axes_[a].nodes.size();) { at[a] = 0; }
    }
    return out;
}

} // namespace disclosure
RUNG_END
