// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/answer_counts.hpp>

#include <gtest/gtest.h>

#include "support/result_matchers.hpp"

namespace wf = rung::workforce;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;
using wf::value_state;

namespace {

constexpr rung::civil_date today{2026, 6, 1};

wf::value<std::string>      text(std::string it) { return {std::move(it), value_state::ok, {}}; }
wf::value<rung::civil_date> day(std::int16_t year, std::uint8_t month) {
    return {{year, month, 1}, value_state::ok, {}};
}
wf::counted_answer ok(std::string code) { return {value_state::ok, std::move(code)}; }
const wf::counted_answer nothing{value_state::empty, {}};
const wf::counted_answer declined{value_state::declined, {}};

wf::job job_of(std::string grade, std::string place, rung::civil_date start) {
    wf::job out;
    out.grade    = text(std::move(grade));
    out.location = text(std::move(place));
    out.start    = {start, value_state::ok, {}};
    out.organisation.push_back({"department", text("Finance")});
    return out;
}

wf::worker at_work(std::string grade, std::string place) {
    wf::worker out;
    out.employments.emplace_back();
    out.employments[0].hire = day(2020, 1);
    out.employments[0].jobs = {job_of(std::move(grade), std::move(place), {2020, 1, 1})};
    return out;
}

TEST(count_heads, of_those_at_work_on_the_day_in_the_job_of_that_day) {
    auto promoted = at_work("B", "Leeds");
    promoted.employments[0].jobs.push_back(job_of("A", "Leeds", {2026, 1, 1}));
    promoted.employments[0].jobs.push_back(job_of("Chief", "Leeds", {2027, 1, 1}));
    auto gone                = at_work("A", "Leeds");
    gone.employments[0].end  = day(2026, 5);
    auto later               = at_work("A", "Leeds");
    later.employments[0].hire = day(2026, 7);
    auto last_day             = at_work("A", "Leeds");
    last_day.employments[0].end = day(2026, 6);
    const std::vector<wf::worker> people{at_work("A", "Leeds"), at_work("B", "York"), promoted, gone, later, last_day};

    const std::vector<std::string> by{"job.grade", "job.location"};
    const auto                     heads = wf::count_heads(people, by, today);
    ASSERT_TRUE(is_ok(heads));
    EXPECT_EQ(*heads, (std::vector<wf::head_count>{{{ok("A"), ok("Leeds")}, 3}, {{ok("B"), ok("York")}, 1}}));
    const std::vector<std::string> unit{"job.organisation.department"};
    EXPECT_EQ(*wf::count_heads(people, unit, today), (std::vector<wf::head_count>{{{ok("Finance")}, 4}}));
}

TEST(count_heads, each_person_once_in_the_primary_employment) {
    auto two = at_work("A", "Leeds");
    two.employments.push_back(at_work("B", "York").employments[0]);
    const std::vector<std::string> by{"job.grade"};
    EXPECT_EQ(*wf::count_heads(std::vector{two}, by, today), (std::vector<wf::head_count>{{{ok("A")}, 1}}));
    two.employments[1].primary = {true, value_state::ok, {}};
    EXPECT_EQ(*wf::count_heads(std::vector{two}, by, today), (std::vector<wf::head_count>{{{ok("B")}, 1}}));
    two.employments[1].end.state = value_state::unparsed; // nobody knows whether it holds
    EXPECT_EQ(*wf::count_heads(std::vector{two}, by, today), (std::vector<wf::head_count>{{{ok("A")}, 1}}));
    two.employments[0].jobs.clear();
    EXPECT_EQ(*wf::count_heads(std::vector{two}, by, today), (std::vector<wf::head_count>{{{nothing}, 1}}));
}

TEST(count_heads, by_fields_of_a_group_alone) {
    for (const std::string wrong : {"worker.id", "job.start", "pay.amount", "job.organisations", ""}) {
        EXPECT_TRUE(fails_with(wf::count_heads({}, std::vector{wrong}, today), errc::precondition, wrong)) << wrong;
    }
}

wf::answer_counts some_answers() {
    return {{"job.grade", "job.location"},
            {"answer.occupation"},
            {{{ok("A"), ok("Leeds")}, {nothing}, 1}, {{ok("A"), ok("Leeds")}, {ok("1")}, 2}, {{ok("A"), ok("York")}, {declined}, 3}, {{ok("Z"), ok("York")}, {ok("1")}, 1}}};
}

TEST(reconcile, group_by_group_and_nothing_is_lost) {
    const std::vector<std::string>    by{"job.grade"};
    const std::vector<wf::head_count> heads{{{ok("A")}, 5}, {{ok("B")}, 7}};
    const auto                        got = wf::reconcile(some_answers(), by, heads);
    ASSERT_TRUE(is_ok(got));
    EXPECT_EQ(*got, (std::vector<wf::reconciled_group>{{{ok("A")}, 5, 6, {5}, wf::head_trouble::more_answers},
                                                       {{ok("B")}, 7, 0, {0}, wf::head_trouble::none},
                                                       {{ok("Z")}, 0, 1, {1}, wf::head_trouble::no_such_group}}));
}

TEST(reconcile, by_fields_that_the_answers_have) {
    EXPECT_TRUE(fails_with(wf::reconcile(some_answers(), std::vector<std::string>{"job.title"}, {}), errc::precondition, "job.title"));
    const auto all = wf::reconcile(some_answers(), {}, std::vector<wf::head_count>{{{}, 7}});
    ASSERT_TRUE(is_ok(all));
    EXPECT_EQ(*all, (std::vector<wf::reconciled_group>{{{}, 7, 7, {6}, wf::head_trouble::none}}));
}

} // namespace
