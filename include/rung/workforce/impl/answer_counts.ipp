// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/workforce/answer_counts.hpp>

#include <rung/workforce/fields.hpp>
#include <rung/workforce/history.hpp>

#include <algorithm>
#include <map>
#include <string_view>

RUNG_BEGIN
namespace workforce {
namespace detail {

[[nodiscard]] inline counted_answer counted(const value<std::string>& from) {
    switch (from.state) {
    case value_state::ok: return {value_state::ok, from.it};
    case value_state::declined:
    case value_state::unparsed: return {from.state, {}};
    default: return {value_state::empty, {}};
    }
}

/// Reads one field off a worker and the employment and job that count for him.
using group_field = counted_answer (*)(const worker&, const employment*, const job*, std::string_view kind);

template <auto Member>
counted_answer of_job(const worker&, const employment*, const job* at, std::string_view) {
    return at == nullptr ? counted_answer{value_state::empty, {}} : counted(at->*Member);
}
template <auto Member>
counted_answer of_employment(const worker&, const employment* in, const job*, std::string_view) {
    return in == nullptr ? counted_answer{value_state::empty, {}} : counted(in->*Member);
}
inline counted_answer of_unit(const worker&, const employment*, const job* at, std::string_view kind) {
    if (at != nullptr) {
        for (const auto& unit : at->organisation) {
            if (unit.kind == kind) { return counted(unit.unit); }
        }
    }
    return {value_state::empty, {}};
}
inline counted_answer of_worker(const worker& who, const employment*, const job*, std::string_view) { return counted(who.status); }

struct named_group_field {
    std::string_view name;
    group_field      read;
};
inline constexpr std::string_view unit_field = "job.organisation";

[[nodiscard]] inline group_field find_group_field(std::string_view name) {
    static constexpr named_group_field known[] = {
        {"job.title", of_job<&job::title>},          {"job.code", of_job<&job::code>},
        {"job.grade", of_job<&job::grade>},          {"job.location", of_job<&job::location>},
        {"employment.type", of_employment<&employment::type>}, {"employment.status", of_employment<&employment::status>},
        {"employment.assignment_class", of_employment<&employment::assignment_class>}, {"worker.status", of_worker},
    };
    for (const auto& one : known) {
        if (one.name == name) { return one.read; }
    }
    const bool unit = name == unit_field || (name.starts_with(unit_field) && name.substr(unit_field.size()).starts_with('.'));
    return unit ? of_unit : nullptr;
}

/// The employment that a person counts in on a day, or null.
[[nodiscard]] inline const employment* employment_on(const worker& who, civil_date d) {
    const employment* found = nullptr;
    for (const auto& one : who.employments) {
        const bool begun = !one.hire.ok() || one.hire.it <= d;
        const bool gone  = (one.end.ok() && one.end.it < d) || one.end.state == value_state::unparsed;
        if (!begun || gone) { continue; }
        const bool first = one.primary.ok() && one.primary.it;
        if (found == nullptr || (first && !(found->primary.ok() && found->primary.it))) { found = &one; }
    }
    return found;
}

} // namespace detail

RUNG_DECL result<std::vector<head_count>> count_heads(std::span<const worker> workers, std::span<const std::string> by, civil_date d) {
    std::vector<detail::group_field> fields;
    for (const auto& name : by) {
        fields.push_back(detail::find_group_field(name));
        if (fields.back() == nullptr) { return failure{errc::precondition, name, {}}; }
    }
    std::map<std::vector<counted_answer>, std::uint64_t> heads;
    for (const auto& who : workers) {
        const auto* in = detail::employment_on(who, d);
        if (in == nullptr) { continue; }
        const auto*                 at = current_as_of(in->jobs, d);
        std::vector<counted_answer> group;
        for (std::size_t i = 0; i < by.size(); ++i) {
            const auto kind = by[i].size() > detail::unit_field.size() ? std::string_view(by[i]).substr(detail::unit_field.size() + 1) : std::string_view();
            group.push_back(fields[i](who, in, at, fields[i] == detail::of_unit ? kind : std::string_view()));
        }
        ++heads[std::move(group)];
    }
    std::vector<head_count> out;
    for (const auto& [group, count] : heads) { out.push_back({group, count}); }
    return out;
}

RUNG_DECL result<std::vector<reconciled_group>> reconcile(const answer_counts& answers, std::span<const std::string> by, std::span<const head_count> heads) {
    std::vector<std::size_t> columns;
    for (const auto& name : by) {
        const auto at = std::find(answers.groups.begin(), answers.groups.end(), name);
        if (at == answers.groups.end()) { return failure{errc::precondition, name, {}}; }
        columns.push_back(static_cast<std::size_t>(at - answers.groups.begin()));
    }
    std::map<std::vector<counted_answer>, reconciled_group> groups;
    const auto group_of = [&](const std::vector<counted_answer>& name) -> reconciled_group& {
        auto& mine = groups[name];
        mine.answered.resize(answers.questions.size());
        return mine;
    };
    for (const auto& one : heads) { group_of(one.group).heads += one.heads; }
    for (const auto& line : answers.lines) {
        std::vector<counted_answer> name;
        for (const auto column : columns) { name.push_back(line.group[column]); }
        auto& mine = group_of(name);
        mine.returned += line.count;
        for (std::size_t q = 0; q < line.answers.size(); ++q) {
            const auto state = line.answers[q].state;
            mine.answered[q] += state == value_state::ok || state == value_state::declined ? line.count : 0;
        }
    }
    std::vector<reconciled_group> out;
    for (auto& [name, group] : groups) {
        group.group   = name;
        group.trouble = group.returned <= group.heads ? head_trouble::none : group.heads == 0 ? head_trouble::no_such_group : head_trouble::more_answers;
        out.push_back(std::move(group));
    }
    return out;
}

} // namespace workforce
RUNG_END
