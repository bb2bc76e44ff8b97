// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/worker.hpp>

#include <gtest/gtest.h>

#include "support/model_row.hpp"
#include "support/result_matchers.hpp"
#include "support/row.hpp"

namespace wf = rung::workforce;
using rung::errc;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::model_row;
using wf::row_type;
using wf::value_state;

namespace {

wf::gathered_people gather(std::initializer_list<model_row> rows) {
    wf::people all;
    for (const auto& one : rows) { EXPECT_TRUE(is_ok(all.add(one.row()))); }
    return all.take();
}

TEST(people, come_in_order_of_first_appearance) {
    const auto all = gather({{row_type::worker, "9", {{"worker.id", "9"}}},
                             {row_type::job, "2", {{"job.title", "Porter"}}},
                             {row_type::worker, "1", {{"worker.id", "1"}}},
                             {row_type::worker, "2", {{"worker.id", "2"}}}});
    ASSERT_EQ(all.workers.size(), 3U);
    EXPECT_EQ(all.workers[0].key, "9");
    EXPECT_EQ(all.workers[1].key, "2");
    EXPECT_EQ(all.workers[2].key, "1");
    EXPECT_EQ(all.workers[1].id.it, "2");
}

TEST(people, every_field_of_the_model_finds_its_place) {
    const auto all = gather({
        {row_type::worker, "1", {{"worker.id", "001"}, {"worker.other_id", "A"}, {"worker.other_id", "B"}, {"worker.other_id", "A"},
                                 {"worker.status", "active"}, {"worker.name", "N"}, {"worker.email", "E"}, {"worker.phone", "P"}, {"worker.address", "D"}}},
        {row_type::employment, "1", {{"employment.id", "E1"}, {"employment.hire", "2020-01-06"}, {"employment.original_hire", "2015-01-05"},
                                     {"employment.continuous_service", "2015-02-01"}, {"employment.end", "2024-05-31"},
                                     {"employment.leaving_reason", "retired"}, {"employment.primary", "Y"}, {"employment.assignment_class", "ST"},
                                     {"employment.type", "permanent"}, {"employment.status", "left"}}},
        {row_type::job, "1", {{"job.start", "2020-01-06"}, {"job.end", "9999-12-31"}, {"job.sequence", "2"}, {"job.event", "HIRE"}, {"job.reason", "NEW"},
                              {"job.title", "Nurse"}, {"job.code", "N5"}, {"job.grade", "5"}, {"job.organisation.department", "Ward 7"},
                              {"job.organisation.division", "Surgery"}, {"job.location", "Leeds"}, {"job.manager_id", "77"}, {"job.fte", "0.6"},
                              {"job.hours", "22.5"}, {"job.position_id", "P9"}, {"job.latest_change", "Y"}}},
        {row_type::pay, "1", {{"pay.effective", "2020-01-06"}, {"pay.end", "2021-03-31"}, {"pay.amount", "24214.50"}, {"pay.currency", "GBP"},
                              {"pay.period", "year"}, {"pay.fte_basis", "full"}, {"pay.component", "basic"}, {"pay.reason", "hire"}}},
        {row_type::training, "1", {{"training.name", "Triage"}, {"training.type", "course"}, {"training.start", "2021-02-01"},
                                   {"training.completed", "2021-02-02"}, {"training.hours", "7.5"}, {"training.cost", "50.00"}, {"training.status", "done"}}},
        {row_type::mentoring, "1", {{"mentoring.pair", "M1"}, {"mentoring.role", "mentee"}, {"mentoring.start", "2021-01-01"},
                                    {"mentoring.end", "2021-12-31"}, {"mentoring.sessions", "8"}}},
        {row_type::answer, "1", {{"answer.question", "parent_occupation"}, {"answer.scheme", "smc-2021"}, {"answer.raw", "Clerical"}, {"answer.code", "3"},
                                 {"answer.as_of", "2022-06-01"}}},
    });
    ASSERT_EQ(all.workers.size(), 1U);
    const auto& one = all.workers[0];
    EXPECT_EQ(one.id.it + one.status.it + one.name.it + one.email.it + one.phone.it + one.address.it, "001activeNEPD");
    ASSERT_EQ(one.other_ids.size(), 2U);
    EXPECT_EQ(one.other_ids[1].it, "B");
    ASSERT_EQ(one.employments.size(), 1U);
    const auto& job_at = one.employments[0];
    EXPECT_EQ(job_at.id.it + job_at.leaving_reason.it + job_at.assignment_class.it + job_at.type.it + job_at.status.it, "E1retiredSTpermanentleft");
    EXPECT_EQ(job_at.hire.it, (rung::civil_date{2020, 1, 6}));
    EXPECT_EQ(job_at.original_hire.it, (rung::civil_date{2015, 1, 5}));
    EXPECT_EQ(job_at.continuous_service.it, (rung::civil_date{2015, 2, 1}));
    EXPECT_EQ(job_at.end.it, (rung::civil_date{2024, 5, 31}));
    EXPECT_TRUE(job_at.primary.it);
    ASSERT_EQ(job_at.jobs.size(), 1U);
    const auto& job = job_at.jobs[0];
    EXPECT_EQ(job.event.it + job.reason.it + job.title.it + job.code.it + job.grade.it + job.location.it, "HIRENEWNurseN55Leeds");
    EXPECT_EQ(job.manager_id.it + job.position_id.it, "77P9");
    EXPECT_EQ(job.end.state, value_state::null);
    EXPECT_EQ(job.sequence.it, 2);
    EXPECT_EQ(job.fte.it, 600'000);
    EXPECT_EQ(job.hours.it, 22'500'000);
    EXPECT_TRUE(job.latest_change.it);
    ASSERT_EQ(job.organisation.size(), 2U);
    EXPECT_EQ(job.organisation[0].kind + job.organisation[0].unit.it, "departmentWard 7");
    EXPECT_EQ(job.organisation[1].kind + job.organisation[1].unit.it, "divisionSurgery");
    ASSERT_EQ(job_at.pay_rows.size(), 1U);
    const auto& pay = job_at.pay_rows[0];
    EXPECT_EQ(pay.amount.it, 2'421'450);
    EXPECT_EQ(pay.currency.it + pay.period.it + pay.fte_basis.it + pay.component.it + pay.reason.it, "GBPyearfullbasichire");
    EXPECT_EQ(pay.effective.it, (rung::civil_date{2020, 1, 6}));
    EXPECT_EQ(pay.end.it, (rung::civil_date{2021, 3, 31}));
    ASSERT_EQ(one.training_rows.size(), 1U);
    const auto& training = one.training_rows[0];
    EXPECT_EQ(training.name.it + training.type.it + training.status.it, "Triagecoursedone");
    EXPECT_EQ(training.hours.it, 7'500'000);
    EXPECT_EQ(training.cost.it, 5'000);
    EXPECT_LT(training.start.it, training.completed.it);
    ASSERT_EQ(one.mentoring_rows.size(), 1U);
    EXPECT_EQ(one.mentoring_rows[0].pair.it + one.mentoring_rows[0].role.it, "M1mentee");
    EXPECT_EQ(one.mentoring_rows[0].sessions.it, 8);
    EXPECT_LT(one.mentoring_rows[0].start.it, one.mentoring_rows[0].end.it);
    ASSERT_EQ(one.answers.size(), 1U);
    const auto& answer = one.answers[0];
    EXPECT_EQ(answer.question.it + answer.scheme.it + answer.raw.it + answer.code.it, "parent_occupationsmc-2021Clerical3");
    EXPECT_EQ(answer.as_of.it, (rung::civil_date{2022, 6, 1}));
}

TEST(people, states_and_positions_come_along) {
    model_row given(row_type::job, "1", {{"job.start", "<unparsed>"}, {"job.title", "<empty>"}, {"job.grade", "<null>"}});
    auto      row = given.row();
    row.rule      = wf::promotion_rule::grade_rank;
    row.record    = 12;
    wf::field_value at = row.values[0];
    at.at              = {345, 12, 6};
    row.values         = std::span(&at, 1);
    wf::people all;
    ASSERT_TRUE(is_ok(all.add(row)));
    ASSERT_TRUE(is_ok(all.add(given.row())));
    const auto jobs = all.take().workers[0].employments[0].jobs;
    EXPECT_EQ(jobs[0].start.at, (wf::source_position{345, 12, 6}));
    EXPECT_EQ(jobs[0].rule, wf::promotion_rule::grade_rank);
    EXPECT_EQ(jobs[0].record, 12U);
    EXPECT_EQ(jobs[1].start.state, value_state::unparsed);
    EXPECT_EQ(jobs[1].title.state, value_state::empty);
    EXPECT_EQ(jobs[1].grade.state, value_state::null);
    EXPECT_EQ(jobs[1].code.state, value_state::absent);
}

TEST(people, nothing_is_invented_for_a_job_without_employment) {
    const auto all = gather({{row_type::job, "1", {{"job.title", "Porter"}}}, {row_type::pay, "1", {{"pay.amount", "5"}}}});
    ASSERT_EQ(all.workers[0].employments.size(), 1U);
    const auto& made = all.workers[0].employments[0];
    EXPECT_EQ(made.id.state, value_state::absent);
    EXPECT_EQ(made.hire.state, value_state::absent);
    EXPECT_EQ(made.jobs.size(), 1U);
    EXPECT_EQ(made.pay_rows.size(), 1U);
    EXPECT_EQ(all.workers[0].id.state, value_state::absent);
}

TEST(people, worker_without_jobs_has_no_employment) { EXPECT_TRUE(gather({{row_type::worker, "1", {{"worker.id", "1"}}}}).workers[0].employments.empty()); }

TEST(people, rows_go_to_the_employment_they_name_whichever_came_first) {
    const auto all = gather({{row_type::job, "1", {{"job.employment_id", "B"}, {"job.title", "b1"}}},
                             {row_type::employment, "1", {{"employment.id", "A"}, {"employment.hire", "2010-01-01"}}},
                             {row_type::job, "1", {{"job.employment_id", "A"}, {"job.title", "a1"}}},
                             {row_type::pay, "1", {{"pay.employment_id", "C"}, {"pay.amount", "1"}}},
                             {row_type::job, "1", {{"job.title", "nobody's"}}},
                             {row_type::pay, "1", {{"pay.amount", "2"}}},
                             {row_type::employment, "1", {{"employment.id", "B"}, {"employment.hire", "2020-01-01"}}},
                             {row_type::job, "1", {{"job.employment_id", "B"}, {"job.title", "b2"}}}});
    const auto& one = all.workers[0];
    ASSERT_EQ(one.employments.size(), 3U);
    EXPECT_EQ(one.employments[0].id.it, "A");
    EXPECT_EQ(one.employments[1].id.it, "B");
    EXPECT_EQ(one.employments[1].hire.it.year, 2020);
    ASSERT_EQ(one.employments[1].jobs.size(), 2U);
    EXPECT_EQ(one.employments[1].jobs[0].title.it, "b1");
    EXPECT_EQ(one.employments[1].jobs[1].title.it, "b2");
    EXPECT_EQ(one.employments[2].id.it, "C");
    EXPECT_EQ(one.employments[2].hire.state, value_state::absent);
    EXPECT_EQ(one.employments[2].pay_rows.size(), 1U);
    ASSERT_EQ(one.loose_jobs.size(), 1U);
    EXPECT_EQ(one.loose_jobs[0].title.it, "nobody's");
    EXPECT_EQ(one.loose_pay.size(), 1U);
    EXPECT_EQ(all.loose_rows, 2U);
}

TEST(people, rows_without_id_belong_to_the_only_employment) {
    const auto all = gather({{row_type::job, "1", {{"job.title", "first"}}},
                             {row_type::employment, "1", {{"employment.id", "A"}}},
                             {row_type::job, "1", {{"job.employment_id", "A"}, {"job.title", "second"}}},
                             {row_type::job, "1", {{"job.title", "third"}}}});
    ASSERT_EQ(all.workers[0].employments.size(), 1U);
    const auto& jobs = all.workers[0].employments[0].jobs;
    ASSERT_EQ(jobs.size(), 3U);
    EXPECT_EQ(jobs[0].title.it + jobs[1].title.it + jobs[2].title.it, "firstsecondthird");
    EXPECT_EQ(all.loose_rows, 0U);
}

TEST(people, employments_of_one_id_or_one_hire_date_are_one) {
    const auto all = gather({{row_type::employment, "1", {{"employment.id", "A"}, {"employment.hire", "2010-01-01"}, {"employment.end", "<null>"}}},
                             {row_type::employment, "1", {{"employment.id", "A"}, {"employment.type", "permanent"}, {"employment.end", "2012-01-01"}}},
                             {row_type::employment, "1", {{"employment.id", "A"}, {"employment.hire", "2011-01-01"}}},
                             {row_type::employment, "2", {{"employment.hire", "2010-01-01"}}},
                             {row_type::employment, "2", {{"employment.hire", "2010-01-01"}, {"employment.status", "active"}}},
                             {row_type::employment, "2", {{"employment.hire", "2015-01-01"}}},
                             {row_type::employment, "3", {{"employment.status", "active"}}},
                             {row_type::employment, "3", {{"employment.status", "active"}}}});
    ASSERT_EQ(all.workers[0].employments.size(), 1U);
    const auto& one = all.workers[0].employments[0];
    EXPECT_EQ(one.hire.it.year, 2010) << "the first stays";
    EXPECT_EQ(one.type.it, "permanent");
    EXPECT_EQ(one.end.it.year, 2012) << "null gives way to a value";
    EXPECT_EQ(all.contradictions, 1U);
    ASSERT_EQ(all.workers[1].employments.size(), 2U);
    EXPECT_EQ(all.workers[1].employments[0].status.it, "active");
    EXPECT_EQ(all.workers[2].employments.size(), 1U);
}

TEST(people, workers_are_filled_and_contradictions_counted) {
    const auto all = gather({{row_type::worker, "7", {{"worker.id", "007"}, {"worker.status", "<empty>"}}},
                             {row_type::worker, "7", {{"worker.id", "7"}, {"worker.status", "active"}}},
                             {row_type::worker, "7", {{"worker.id", "7"}, {"worker.status", "left"}}},
                             {row_type::worker, "8", {{"worker.status", "<declined>"}}},
                             {row_type::worker, "8", {{"worker.status", "<null>"}}}});
    ASSERT_EQ(all.workers.size(), 2U);
    EXPECT_EQ(all.workers[1].status.state, value_state::declined) << "a later null hides nothing";
    EXPECT_EQ(all.workers[0].id.it, "007");
    EXPECT_EQ(all.workers[0].status.it, "active");
    EXPECT_EQ(all.contradictions, 1U);
}

TEST(people, declined_answer_keeps_its_words_and_a_repeat_is_the_same_answer) {
    const auto all = gather({{row_type::answer, "1", {{"answer.question", "q"}, {"answer.raw", "<declined>"}}},
                             {row_type::answer, "1", {{"answer.question", "q"}, {"answer.raw", "<declined>"}}},
                             {row_type::answer, "1", {{"answer.question", "q"}, {"answer.raw", "Clerical"}}},
                             {row_type::pay, "1", {{"pay.amount", "5"}}},
                             {row_type::pay, "1", {{"pay.amount", "5"}}}});
    ASSERT_EQ(all.workers[0].answers.size(), 2U);
    EXPECT_EQ(all.workers[0].answers[0].raw.state, value_state::declined);
    EXPECT_EQ(all.workers[0].answers[0].raw.it, "<declined>");
    EXPECT_EQ(all.workers[0].answers[1].raw.it, "Clerical");
    EXPECT_EQ(all.workers[0].employments[0].pay_rows.size(), 2U) << "may be two payments";
}

TEST(people, applications_stand_beside_workers_and_gather_their_stages) {
    const auto all = gather(
        {{row_type::application, "a1", {{"application.id", "a1"}, {"application.vacancy", "V"}, {"application.source", "school fair"}, {"application.stage", "sift"},
                                        {"application.stage_date", "2024-01-03"}}},
         {row_type::application, "w5", {{"application.id", "a2"}, {"application.stage", "<null>"}}},
         {row_type::application, "a1", {{"application.id", "a1"}, {"application.stage", "sift"}, {"application.stage_date", "2024-01-03"}}},
         {row_type::application, "a1", {{"application.id", "a1"}, {"application.stage", "interview"}, {"application.outcome", "offer"},
                                        {"application.outcome_date", "2024-02-01"}}}});
    EXPECT_TRUE(all.workers.empty());
    ASSERT_EQ(all.applications.size(), 2U);
    const auto& one = all.applications[0];
    EXPECT_EQ(one.key + one.id.it + one.vacancy.it + one.source.it + one.outcome.it, "a1a1Vschool fairoffer");
    EXPECT_EQ(one.outcome_date.it, (rung::civil_date{2024, 2, 1}));
    ASSERT_EQ(one.stages.size(), 2U);
    EXPECT_EQ(one.stages[0].date.it, (rung::civil_date{2024, 1, 3}));
    EXPECT_EQ(one.stages[1].stage.it, "interview");
    EXPECT_EQ(all.applications[1].key, "w5");
    EXPECT_TRUE(all.applications[1].stages.empty());
}

struct limit_row {
    const char*       name;
    wf::people_limits bounds;
    std::string_view  where;
};

const limit_row limit_rows[] = {
    {"workers", {.workers = 1}, "people_limits.workers"},
    {"applications", {.applications = 0}, "people_limits.applications"},
    {"rows", {.rows = 1}, "people_limits.rows"},
    {"rows_of_one", {.rows_of_one = 1}, "people_limits.rows_of_one"},
};

RUNG_ROWS(limit, limit_row, limit_rows);

TEST_P(limit, is_named) {
    wf::people      all(GetParam().bounds);
    const model_row rows[] = {{row_type::worker, "1", {}}, {row_type::job, "1", {}}, {row_type::worker, "2", {}}, {row_type::application, "a", {}}};
    for (const auto& one : rows) {
        if (const auto done = all.add(one.row()); !done) {
            EXPECT_TRUE(fails_with(done, errc::too_large, GetParam().where));
            return;
        }
    }
    FAIL() << "nothing was refused";
}

TEST(people, row_without_a_key_is_refused) { EXPECT_TRUE(fails_with(wf::people().add(wf::row{}), errc::precondition, "row.key")); }

TEST(people, begin_anew_once_taken) {
    wf::people all({.workers = 1});
    ASSERT_TRUE(is_ok(all.add(model_row(row_type::worker, "1", {}).row())));
    EXPECT_EQ(all.take().workers.size(), 1U);
    ASSERT_TRUE(is_ok(all.add(model_row(row_type::worker, "2", {}).row())));
    const auto again = all.take();
    ASSERT_EQ(again.workers.size(), 1U);
    EXPECT_EQ(again.workers[0].key, "2");
}

} // namespace
