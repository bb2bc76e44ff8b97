// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce.hpp>

#include <iostream>
#include <map>

namespace wf = rung::workforce;

int main() {
    const std::string_view rows[][4] = {{"21", "2019-09-02", "HIRE", "B"}, {"21", "2022-04-01", "CHANGE", "C"},  {"34", "2020-01-06", "HIRE", "C"},
                                        {"34", "2023-07-03", "PROM", "C"}, {"34", "2026-10-01", "PROM", "D"}, {"55", "2021-05-04", "HIRE", "B"}};
    std::map<std::string_view, std::vector<wf::job>> histories;
    for (const auto& [id, start, event, grade] : rows) {
        wf::job job;
        job.start = {wf::parse_date(start, wf::date_form::iso).value(), wf::value_state::ok, {}};
        job.event = {std::string(event), wf::value_state::ok, {}};
        job.grade = {std::string(grade), wf::value_state::ok, {}};
        histories[id].push_back(job);
    }
    const wf::promotion_rules rules{.events = {"PROM"}, .grades = {"A", "B", "C", "D"}};
    constexpr rung::civil_date as_of{2026, 4, 1}; // the day is given: what begins later has not happened yet
    for (const auto& [id, history] : histories) {
        for (const auto& one : wf::promotions(history, rules, as_of)) {
            std::cout << "worker " << id << " was promoted in " << history[one.row].start.it.year << ", by " << name(one.rule) << '\n';
        }
    }
}
