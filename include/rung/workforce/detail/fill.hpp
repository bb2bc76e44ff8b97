// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/detail/field_list.hpp>
#include <rung/workforce/worker.hpp>

RUNG_BEGIN
namespace workforce::detail {

// Copies what one field of a row holds. A declined answer keeps its words, since which words were offered matters.
inline void assign(value<std::string>& to, const field_value& from) {
    const bool told = from.state == value_state::ok || from.state == value_state::declined;
    to              = {told ? std::string(from.text) : std::string(), from.state, from.at};
}
inline void assign(value<civil_date>& to, const field_value& from) { to = {from.date, from.state, from.at}; }
inline void assign(value<std::int64_t>& to, const field_value& from) { to = {from.number, from.state, from.at}; }
inline void assign(value<bool>& to, const field_value& from) { to = {from.number != 0, from.state, from.at}; }

/// Puts a value where there is none yet, and counts one that contradicts what is there.
struct merge {
    std::uint64_t* contradictions;

    template <class T>
    void operator()(value<T>& to, const field_value& from) const {
        if (!to.ok()) {
            // What says least gives way: a later null must not hide that somebody declined.
            if (from.state == value_state::ok || to.state == value_state::absent) { assign(to, from); }
            return;
        }
        if (from.state != value_state::ok) { return; }
        value<T> other;
        assign(other, from);
        if (!(other.it == to.it)) { ++*contradictions; }
    }
};

struct overwrite {
    template <class T>
    void operator()(value<T>& to, const field_value& from) const {
        assign(to, from);
    }
};

template <class Put>
void put_field(worker& to, const field_value& v, Put put) {
    switch (v.field) {
    case place_of("worker.id"): // spellings of one key, such as 007 and 7, do not contradict each other
        if (!to.id.ok()) { put(to.id, v); }
        return;
    case place_of("worker.status"): return put(to.status, v);
    case place_of("worker.name"): return put(to.name, v);
    case place_of("worker.email"): return put(to.email, v);
    case place_of("worker.phone"): return put(to.phone, v);
    case place_of("worker.address"): return put(to.address, v);
    case place_of("worker.other_id"): {
        for (const auto& one : to.other_ids) {
            if (one.state == v.state && one.it == v.text) { return; }
        }
        return assign(to.other_ids.emplace_back(), v);
    }
    default: return;
    }
}

template <class Put>
void put_field(employment& to, const field_value& v, Put put) {
    switch (v.field) {
    case place_of("employment.id"): return put(to.id, v);
    case place_of("employment.hire"): return put(to.hire, v);
    case place_of("employment.original_hire"): return put(to.original_hire, v);
    case place_of("employment.continuous_service"): return put(to.continuous_service, v);
    case place_of("employment.end"): return put(to.end, v);
    case place_of("employment.leaving_reason"): return put(to.leaving_reason, v);
    case place_of("employment.primary"): return put(to.primary, v);
    case place_of("employment.assignment_class"): return put(to.assignment_class, v);
    case place_of("employment.type"): return put(to.type, v);
    case place_of("employment.status"): return put(to.status, v);
    default: return;
    }
}

template <class Put>
void put_field(job& to, const field_value& v, Put put) {
    switch (v.field) {
    case place_of("job.employment_id"): return put(to.employment_id, v);
    case place_of("job.start"): return put(to.start, v);
    case place_of("job.end"): return put(to.end, v);
    case place_of("job.sequence"): return put(to.sequence, v);
    case place_of("job.event"): return put(to.event, v);
    case place_of("job.reason"): return put(to.reason, v);
    case place_of("job.title"): return put(to.title, v);
    case place_of("job.code"): return put(to.code, v);
    case place_of("job.grade"): return put(to.grade, v);
    case place_of("job.organisation"): {
        auto& unit = to.organisation.emplace_back();
        unit.kind  = v.kind;
        return put(unit.unit, v);
    }
    case place_of("job.location"): return put(to.location, v);
    case place_of("job.manager_id"): return put(to.manager_id, v);
    case place_of("job.fte"): return put(to.fte, v);
    case place_of("job.hours"): return put(to.hours, v);
    case place_of("job.position_id"): return put(to.position_id, v);
    case place_of("job.latest_change"): return put(to.latest_change, v);
    default: return;
    }
}

template <class Put>
void put_field(pay& to, const field_value& v, Put put) {
    switch (v.field) {
    case place_of("pay.employment_id"): return put(to.employment_id, v);
    case place_of("pay.effective"): return put(to.effective, v);
    case place_of("pay.end"): return put(to.end, v);
    case place_of("pay.amount"): return put(to.amount, v);
    case place_of("pay.currency"): return put(to.currency, v);
    case place_of("pay.period"): return put(to.period, v);
    case place_of("pay.fte_basis"): return put(to.fte_basis, v);
    case place_of("pay.component"): return put(to.component, v);
    case place_of("pay.reason"): return put(to.reason, v);
    default: return;
    }
}

template <class Put>
void put_field(training& to, const field_value& v, Put put) {
    switch (v.field) {
    case place_of("training.name"): return put(to.name, v);
    case place_of("training.type"): return put(to.type, v);
    case place_of("training.start"): return put(to.start, v);
    case place_of("training.completed"): return put(to.completed, v);
    case place_of("training.hours"): return put(to.hours, v);
    case place_of("training.cost"): return put(to.cost, v);
    case place_of("training.status"): return put(to.status, v);
    default: return;
    }
}

template <class Put>
void put_field(mentoring& to, const field_value& v, Put put) {
    switch (v.field) {
    case place_of("mentoring.pair"): return put(to.pair, v);
    case place_of("mentoring.role"): return put(to.role, v);
    case place_of("mentoring.start"): return put(to.start, v);
    case place_of("mentoring.end"): return put(to.end, v);
    case place_of("mentoring.sessions"): return put(to.sessions, v);
    default: return;
    }
}

template <class Put>
void put_field(answer& to, const field_value& v, Put put) {
    switch (v.field) {
    case place_of("answer.question"): return put(to.question, v);
    case place_of("answer.scheme"): return put(to.scheme, v);
    case place_of("answer.raw"): return put(to.raw, v);
    case place_of("answer.code"): return put(to.code, v);
    case place_of("answer.as_of"): return put(to.as_of, v);
    default: return;
    }
}

template <class Put>
void put_field(application& to, const field_value& v, Put put) {
    switch (v.field) {
    case place_of("application.id"): return put(to.id, v);
    case place_of("application.vacancy"): return put(to.vacancy, v);
    case place_of("application.source"): return put(to.source, v);
    case place_of("application.outcome"): return put(to.outcome, v);
    case place_of("application.outcome_date"): return put(to.outcome_date, v);
    default: return;
    }
}

/// Makes one of the nouns out of a row of its type.
template <class Noun>
[[nodiscard]] Noun made_of(const row& one) {
    Noun made;
    for (const auto& v : one.values) { put_field(made, v, overwrite{}); }
    return made;
}

/// Whether two values say the same; where they stand in the source does not matter.
template <class T>
[[nodiscard]] bool says_the_same(const value<T>& a, const value<T>& b) {
    return a.state == b.state && (!a.ok() || a.it == b.it);
}
[[nodiscard]] inline bool says_the_same(const answer& a, const answer& b) {
    return says_the_same(a.question, b.question) && says_the_same(a.scheme, b.scheme) && says_the_same(a.raw, b.raw) && says_the_same(a.code, b.code) &&
           says_the_same(a.as_of, b.as_of);
}

template <class T>
[[nodiscard]] bool says_nothing(const value<T>& v) {
    return v.state == value_state::absent || v.state == value_state::null || v.state == value_state::empty;
}

} // namespace workforce::detail
RUNG_END
