// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/worker.hpp>

#include <rung/workforce/detail/fill.hpp>

#include <utility>

RUNG_BEGIN
namespace workforce {
namespace detail {

/// Finds the employment that a row belongs to; makes it where the row's id or its being the first says that there is one.
/// Null where nothing tells.
[[nodiscard]] inline employment* employment_for(worker& of, const value<std::string>& id) {
    if (!id.ok()) { return of.employments.size() == 1 ? &of.employments.front() : nullptr; }
    for (auto& one : of.employments) {
        if (one.id.ok() && one.id.it == id.it) { return &one; }
    }
    return nullptr;
}

/// Employments that only job and pay rows speak of.
template <class Rows>
void make_named_employments(worker& of, const Rows& rows) {
    for (const auto& one : rows) {
        if (one.employment_id.ok() && employment_for(of, one.employment_id) == nullptr) { of.employments.emplace_back().id = one.employment_id; }
    }
}

template <class Row>
void link_rows(worker& of, std::vector<Row>& rows, std::vector<Row> employment::* into, std::vector<Row>& loose, std::uint64_t& loose_rows) {
    for (auto& one : rows) {
        if (auto* const mine = employment_for(of, one.employment_id)) {
            (mine->*into).push_back(std::move(one));
        } else {
            loose.push_back(std::move(one));
            ++loose_rows;
        }
    }
}

} // namespace detail

RUNG_DECL result<void> people::add(const row& one) {
    if (one.key.empty()) { return failure{errc::precondition, "row.key", {}}; }
    if (rows_ >= bounds_.rows) { return failure{errc::too_large, "people_limits.rows", {}}; }
    if (one.type == row_type::application) {
        const auto* const id = one.find(detail::place_of("application.id"));
        auto* const       to = applied_of(id != nullptr && id->state == value_state::ok ? id->text : one.key);
        if (to == nullptr) { return failure{errc::too_large, "people_limits.applications", {}}; }
        if (to->rows >= bounds_.rows_of_one) { return failure{errc::too_large, "people_limits.rows_of_one", {}}; }
        if (to->rows == 0) { to->it.key = one.key; }
        add_application(to->it, one);
        ++to->rows;
    } else {
        auto* const to = draft_of(one.key);
        if (to == nullptr) { return failure{errc::too_large, "people_limits.workers", {}}; }
        if (to->rows >= bounds_.rows_of_one) { return failure{errc::too_large, "people_limits.rows_of_one", {}}; }
        add_worker_row(*to, one);
        ++to->rows;
    }
    ++rows_;
    return {};
}

RUNG_DECL void people::add_worker_row(draft& to, const row& one) {
    switch (one.type) {
    case row_type::worker:
        for (const auto& v : one.values) { detail::put_field(to.it, v, detail::merge{&contradictions_}); }
        return;
    case row_type::employment: return add_employment(to.it, one);
    case row_type::job:
        to.jobs.push_back(detail::made_of<job>(one));
        to.jobs.back().rule   = one.rule;
        to.jobs.back().record = one.record;
        return;
    case row_type::pay:
        to.pay_rows.push_back(detail::made_of<pay>(one));
        to.pay_rows.back().record = one.record;
        return;
    case row_type::training: to.it.training_rows.push_back(detail::made_of<training>(one)); return;
    case row_type::mentoring: to.it.mentoring_rows.push_back(detail::made_of<mentoring>(one)); return;
    case row_type::answer: {
        auto said = detail::made_of<answer>(one);
        for (const auto& held : to.it.answers) {
            if (detail::says_the_same(held, said)) { return; }
        }
        to.it.answers.push_back(std::move(said));
        return;
    }
    case row_type::application: return;
    }
}

RUNG_DECL people::draft* people::draft_of(std::string_view key) {
    if (latest_ < drafts_.size() && drafts_[latest_].it.key == key) { return &drafts_[latest_]; }
    auto at = places_.find(key);
    if (at == places_.end()) {
        if (drafts_.size() >= bounds_.workers) { return nullptr; }
        at                          = places_.emplace(std::string(key), drafts_.size()).first;
        drafts_.emplace_back().it.key = key;
    }
    latest_ = at->second;
    return &drafts_[latest_];
}

RUNG_DECL people::applied* people::applied_of(std::string_view key) {
    auto at = applied_places_.find(key);
    if (at == applied_places_.end()) {
        if (applied_.size() >= bounds_.applications) { return nullptr; }
        at = applied_places_.emplace(std::string(key), applied_.size()).first;
        applied_.emplace_back();
    }
    return &applied_[at->second];
}

RUNG_DECL void people::add_employment(worker& to, const row& one) {
    const auto said = detail::made_of<employment>(one);
    for (auto& held : to.employments) {
        const bool same = said.id.ok() ? held.id.ok() && held.id.it == said.id.it
                                       : !held.id.ok() && held.hire.ok() == said.hire.ok() && (!said.hire.ok() || held.hire.it == said.hire.it);
        if (!same) { continue; }
        for (const auto& v : one.values) { detail::put_field(held, v, detail::merge{&contradictions_}); }
        return;
    }
    to.employments.push_back(said);
}

RUNG_DECL void people::add_application(application& to, const row& one) {
    application_stage step;
    for (const auto& v : one.values) {
        if (v.field == detail::place_of("application.stage")) {
            detail::assign(step.stage, v);
        } else if (v.field == detail::place_of("application.stage_date")) {
            detail::assign(step.date, v);
        } else {
            detail::put_field(to, v, detail::merge{&contradictions_});
        }
    }
    if (detail::says_nothing(step.stage) && detail::says_nothing(step.date)) { return; }
    for (const auto& held : to.stages) {
        if (detail::says_the_same(held.stage, step.stage) && detail::says_the_same(held.date, step.date)) { return; }
    }
    to.stages.push_back(std::move(step));
}

RUNG_DECL gathered_people people::take() {
    gathered_people all;
    all.workers.reserve(drafts_.size());
    for (auto& one : drafts_) {
        auto& to = one.it;
        detail::make_named_employments(to, one.jobs);
        detail::make_named_employments(to, one.pay_rows);
        if (to.employments.empty() && !(one.jobs.empty() && one.pay_rows.empty())) { to.employments.emplace_back(); }
        detail::link_rows(to, one.jobs, &employment::jobs, to.loose_jobs, all.loose_rows);
        detail::link_rows(to, one.pay_rows, &employment::pay_rows, to.loose_pay, all.loose_rows);
        all.workers.push_back(std::move(to));
    }
    all.applications.reserve(applied_.size());
    for (auto& one : applied_) { all.applications.push_back(std::move(one.it)); }
    all.contradictions = contradictions_;
    *this              = people(bounds_);
    return all;
}

} // namespace workforce
RUNG_END
