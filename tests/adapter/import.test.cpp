// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/import.hpp>

#include <gtest/gtest.h>

#include <string>

#include "support/model_rows.hpp"
#include "support/result_matchers.hpp"
#include "support/small_plugins.hpp"

namespace {

using rung::adapter::field_map;
using rung_test::import_all;
using rung_test::small_source;
using lines = std::vector<std::string>;

constexpr rung::civil_date as_of{2026, 1, 1};

field_map map_of(std::vector<rung::adapter::field_tie> ties) {
    field_map map;
    map.fields = std::move(ties);
    return map;
}

std::uint64_t count_of(const rung::workforce::coverage& read, std::string_view code) {
    for (const auto& one : read.diagnostics) {
        if (one.code == code) { return one.count; }
    }
    return 0;
}

TEST(import, a_flat_file_becomes_workers_and_jobs) {
    small_source source("id,title,fte,start\n007,Clerk,60%,14/03/2019\n008,,0.5,2020-01-01\n", "small-csv");
    const auto   map = map_of({{.from = "id", .to = "worker.id"},
                             {.from = "title", .to = "job.title"},
                             {.from = "fte", .to = "job.fte"},
                             {.from = "start", .to = "job.start", .date = rung::workforce::date_form::day_first}});
    const auto   got = import_all({.main = &source.reader(), .map = &map, .as_of = as_of});
    EXPECT_EQ(got.error, "");
    EXPECT_EQ(got.rows, (lines{"worker 007: id=007", "job 007: title=Clerk fte=600000 start=2019-03-14", "worker 008: id=008",
                               "job 008: title=!empty fte=500000 start=!unparsed"}));
    EXPECT_EQ(got.read.records_read, 2U);
    EXPECT_EQ(got.read.fields[3].unparsed, 1U);
    EXPECT_EQ(got.read.fields[3].ok, 1U);
    EXPECT_EQ(got.read.fields[1].empty, 1U);
    EXPECT_EQ(count_of(got.read, "not-a-date"), 1U);
}

TEST(import, rows_of_a_group_inherit_from_what_they_stand_in) {
    small_source source(R"({"people":[{"id":"1","org":"Ops","jobs":[{"title":"A"},{"title":"B"}]},{"id":"2","jobs":[]}]})", "small-json");
    const auto   map = map_of({{.from = "id", .to = "worker.id"}, {.from = "jobs/title", .to = "job.title"}, {.from = "org", .to = "job.organisation.department"}});
    const auto   got = import_all({.main = &source.reader(), .map = &map});
    EXPECT_EQ(got.rows, (lines{"worker 1: id=1", "job 1: title=A organisation.department=Ops", "job 1: title=B organisation.department=Ops", "worker 2: id=2"}));
}

TEST(import, six_states_stay_apart) {
    small_source source(R"({"people":[{"id":"1","a":"x"},{"id":"2","a":null},{"id":"3","a":""},{"id":"4"},{"id":"5","a":"Prefer not to say"},{"id":"6","a":"zzz"}]})",
                        "small-json");
    const auto   map = map_of({{.from = "id", .to = "worker.id"}, {.from = "a", .to = "answer.school", .values = {{"x", "state"}}}});
    const auto   got = import_all({.main = &source.reader(), .map = &map});
    const auto&  a   = got.read.fields[1];
    EXPECT_EQ((std::vector{a.ok, a.absent, a.null, a.empty, a.declined, a.unparsed}), (std::vector<std::uint64_t>{1, 1, 1, 1, 1, 1}));
    EXPECT_EQ(count_of(got.read, "unknown-value"), 1U);
    EXPECT_EQ(got.rows[1], "answer 1: question=school code=state raw=x");
    for (const auto& line : got.rows) { EXPECT_EQ(line.find("other"), line.npos); }
}

TEST(import, a_record_without_key_is_rejected_and_counted) {
    small_source source("id,title\n,Clerk\n8,Clerk\n", "small-csv");
    const auto   map = map_of({{.from = "id", .to = "worker.id"}, {.from = "title", .to = "job.title"}});
    const auto   got = import_all({.main = &source.reader(), .map = &map});
    EXPECT_EQ(got.read.records_read, 2U);
    EXPECT_EQ(got.read.records_rejected, 1U);
    EXPECT_EQ(count_of(got.read, "no-key"), 1U);
    EXPECT_EQ(got.rows.size(), 2U);
}

TEST(import, promotions_name_their_rule) {
    small_source source("id,start,event,grade\n1,2020-01-01,HIRE,A\n1,2021-01-01,PROMOTION,B\n1,2022-01-01,MOVE,C\n1,2023-01-01,PROMOTION,C\n1,2023-06-01,MOVE,A\n", "small-csv");
    auto         map = map_of({{.from = "id", .to = "worker.id"}, {.from = "start", .to = "job.start"}, {.from = "event", .to = "job.event"}, {.from = "grade", .to = "job.grade"}});
    map.promotions   = {.events = {"PROMOTION"}, .grades = {"A", "B", "C"}};
    const auto got   = import_all({.main = &source.reader(), .map = &map, .as_of = as_of});
    ASSERT_EQ(got.rows.size(), 6U);
    EXPECT_EQ(got.rows[1].find("rule"), std::string::npos);
    EXPECT_TRUE(got.rows[2].ends_with("rule=both"));
    EXPECT_TRUE(got.rows[3].ends_with("rule=grade_rank"));
    EXPECT_TRUE(got.rows[4].ends_with("rule=event_code"));
    EXPECT_EQ(got.rows[5].find("rule"), std::string::npos);
}

TEST(import, rank_follows_dates_and_not_the_order_of_the_file) {
    small_source source("id,start,grade\n1,2022-01-01,B\n1,2020-01-01,A\n", "small-csv");
    auto         map = map_of({{.from = "id", .to = "worker.id"}, {.from = "start", .to = "job.start"}, {.from = "grade", .to = "job.grade"}});
    map.promotions   = {.grades = {"A", "B"}};
    const auto got   = import_all({.main = &source.reader(), .map = &map, .as_of = as_of});
    EXPECT_EQ(got.rows, (lines{"worker 1: id=1", "job 1: start=2022-01-01 grade=B rule=grade_rank", "job 1: start=2020-01-01 grade=A"}));
}

TEST(import, future_rows_are_kept_and_told) {
    small_source source("id,start,end\n1,2026-01-02,9999-12-31\n2,2025-01-01,2024-01-01\n", "small-csv");
    const auto   map = map_of({{.from = "id", .to = "worker.id"}, {.from = "start", .to = "job.start"}, {.from = "end", .to = "job.end"}});
    const auto   got = import_all({.main = &source.reader(), .map = &map, .as_of = as_of});
    EXPECT_EQ(got.rows[1], "job 1: start=2026-01-02 end=!null"); // the sentinel means open
    EXPECT_EQ(count_of(got.read, "future-dated"), 1U);
    EXPECT_EQ(count_of(got.read, "ends-before-start"), 1U);
}

TEST(import, a_side_file_is_joined_by_text_and_accounted_for_on_both_sides) {
    small_source main("id,title\n007,A\n8,B\n9,C\n9,D\n", "small-csv");
    small_source side("staff,fsm\n007,Yes\n007,No\n7,No\n9,Prefer not to say\n,Yes\n", "small-csv");
    auto         map = map_of({{.from = "id", .to = "worker.id"}, {.from = "title", .to = "job.title"}, {.from = "fsm", .to = "answer.free_school_meals"}});
    map.side         = rung::adapter::side_file{.file = "s.csv", .key = "staff"};
    const auto got   = import_all({.main = &main.reader(), .side = &side.reader(), .map = &map});
    EXPECT_EQ(got.error, "");
    const auto& join = got.read.join;
    EXPECT_EQ(join.matched, 2U);
    EXPECT_EQ(join.main_only, 1U);
    EXPECT_EQ(join.side_only, 1U);
    EXPECT_EQ(join.duplicate_main, 1U);
    EXPECT_EQ(join.duplicate_side, 1U);
    EXPECT_EQ(count_of(got.read, "side-row-without-key"), 1U);
    EXPECT_EQ(got.rows, (lines{"worker 007: id=007", "job 007: title=A", "answer 007: question=free_school_meals raw=Yes", "worker 8: id=8", "job 8: title=B", "worker 9: id=9",
                               "job 9: title=C", "answer 9: question=free_school_meals raw=!declined", "job 9: title=D"}));
}

TEST(import, zeros_are_stripped_only_where_the_map_says_so) {
    small_source main("id\n007\n", "small-csv");
    small_source side("staff,fsm\n7,No\n", "small-csv");
    auto         map     = map_of({{.from = "id", .to = "worker.id"}, {.from = "fsm", .to = "answer.free_school_meals"}});
    map.side             = rung::adapter::side_file{.file = "s.csv", .key = "staff"};
    map.keys.strip_zeros = true;
    const auto got       = import_all({.main = &main.reader(), .side = &side.reader(), .map = &map});
    EXPECT_EQ(got.read.join.matched, 1U);
}

TEST(import, an_answer_repeated_on_every_row_of_a_worker_comes_once) {
    small_source source("id,title,fsm\n1,A,Yes\n1,B,Yes\n1,C,No\n", "small-csv");
    const auto   map = map_of({{.from = "id", .to = "worker.id"}, {.from = "title", .to = "job.title"}, {.from = "fsm", .to = "answer.free_school_meals"}});
    const auto   got = import_all({.main = &source.reader(), .map = &map});
    EXPECT_EQ(std::count_if(got.rows.begin(), got.rows.end(), [](const auto& line) { return line.starts_with("answer"); }), 2);
    EXPECT_EQ(count_of(got.read, "repeated-answer"), 1U);
}

TEST(import, what_is_not_mapped_is_listed_and_never_handed_on) {
    small_source source("id,Surname,x\n1,Archer,\n2,Baker,\n", "small-csv");
    const auto   map = map_of({{.from = "id", .to = "worker.id"}});
    const auto   got = import_all({.main = &source.reader(), .map = &map});
    ASSERT_EQ(got.read.unmapped.size(), 2U);
    EXPECT_EQ(got.read.unmapped[0].from, "Surname");
    EXPECT_EQ(got.read.unmapped[0].ok, 2U);
    EXPECT_EQ(got.read.unmapped[0].distinct, 2U);
    EXPECT_EQ(got.read.unmapped[1].ok, 0U);
    for (const auto& line : got.rows) { EXPECT_EQ(line.find("Archer"), line.npos); }
}

TEST(import, a_tie_that_is_empty_in_every_record_is_found_unless_waived) {
    small_source source("id,grade\n1,\n2,\n", "small-csv");
    auto         map = map_of({{.from = "id", .to = "worker.id"}, {.from = "grade", .to = "job.grade"}, {.from = "gone", .to = "job.title"}});
    const auto   got = import_all({.main = &source.reader(), .map = &map});
    EXPECT_EQ(rung::adapter::empty_fields(map, got.read), (std::vector<std::size_t>{1, 2}));
    map.fields[2].waived = true;
    EXPECT_EQ(rung::adapter::empty_fields(map, got.read), (std::vector<std::size_t>{1}));
}

TEST(import, cut_option_texts_match_one_option_or_none) {
    small_source source("id,q\n1,Technical and craft occup\n2,\"Technical and craft occupations such as: motor mechanic, plumber, printer\"\n3,Tech\n", "small-csv");
    const auto   map = map_of({{.from = "id", .to = "worker.id"},
                             {.from = "q", .to = "answer.occupation", .values = {{"Technical and craft occupations such as: motor mechanic, plumber", "4"}, {"Technology", "9"}}}});
    const auto   got = import_all({.main = &source.reader(), .map = &map});
    EXPECT_EQ(got.read.fields[1].ok, 2U);
    EXPECT_EQ(got.read.fields[1].unparsed, 1U);
    EXPECT_EQ(count_of(got.read, "matched-by-beginning"), 2U);
}

TEST(import, a_failing_sink_ends_it) {
    small_source source("id\n1\n2\n", "small-csv");
    const auto   map = map_of({{.from = "id", .to = "worker.id"}});
    const auto   got = rung::adapter::import_rows({.main = &source.reader(), .map = &map},
                                                [](const rung::workforce::row&) -> rung::result<void> { return rung::failure{rung::errc::unwritable, "out", {}}; });
    EXPECT_TRUE(rung_test::fails_with(got, rung::errc::unwritable, "out"));
}

TEST(import, too_many_workers_are_an_error_and_not_a_loss) {
    small_source source("id\n1\n2\n3\n4\n", "small-csv");
    const auto   map = map_of({{.from = "id", .to = "worker.id"}});
    const auto   got = import_all({.main = &source.reader(), .map = &map, .key_limit = 2});
    EXPECT_EQ(got.error, "too_large worker ids");
}

TEST(import, a_map_without_a_key_or_a_side_file_that_is_missing_is_refused) {
    small_source source("id\n1\n", "small-csv");
    auto         map = map_of({{.from = "id", .to = "job.title"}});
    EXPECT_EQ(import_all({.main = &source.reader(), .map = &map}).error, "bad_map /fields");
    map.side = rung::adapter::side_file{.file = "s.csv", .key = "k"};
    EXPECT_EQ(import_all({.main = &source.reader(), .map = &map}).error, "bad_map /side");
}

TEST(import, positions_point_at_the_value) {
    const std::string text = "id,title\n1,\"Caf\xC3\xA9 \"\"Lead\"\"\"\n";
    small_source      source(text, "small-csv");
    const auto        map = map_of({{.from = "id", .to = "worker.id"}, {.from = "title", .to = "job.title"}});
    std::uint64_t     byte = 0;
    const auto        got = rung::adapter::import_rows({.main = &source.reader(), .map = &map}, [&](const rung::workforce::row& row) {
        if (row.type == rung::workforce::row_type::job) { byte = row.values[0].at.byte; }
        return rung::result<void>();
    });
    ASSERT_TRUE(rung_test::is_ok(got));
    EXPECT_TRUE(byte == text.find("\"Caf") || byte == text.find("Caf")) << byte;
}

} // namespace
