// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/answers.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/result_matchers.hpp"
#include "support/small_plugins.hpp"

namespace {

namespace wf = rung::workforce;
using rung::errc;
using rung::adapter::count_answers;
using rung::adapter::field_map;
using rung_test::fails_with;
using rung_test::is_ok;
using rung_test::small_source;
using wf::value_state;

field_map survey_map() {
    field_map map;
    map.fields = {{.from = "role", .to = "job.grade", .values = {{"Partner", "P"}, {"Trainee", "T"}}},
                  {.from = "site", .to = "job.location"},
                  {.from = "q1", .to = "answer.occupation", .values = {{"Technical", "4"}, {"Routine", "6"}, {"Prefer not to say", "declined"}}}};
    return map;
}

std::string line(const wf::answer_line& one) {
    const auto  word = [](const wf::counted_answer& a) { return a.state == value_state::ok ? a.code : "!" + std::string(name(a.state)); };
    std::string out;
    for (const auto& g : one.group) { out += word(g) + ' '; }
    out += '|';
    for (const auto& a : one.answers) { out += ' ' + word(a); }
    return out + " x" + std::to_string(one.count);
}

std::vector<std::string> lines_of(const std::string& text, field_map map = survey_map()) {
    small_source             source(text, "small-csv");
    const auto               got = count_answers({.main = &source.reader(), .map = &map});
    std::vector<std::string> out;
    if (!is_ok(got)) { return {std::string(rung::name(got.error().code)) + ' ' + got.error().where}; }
    for (const auto& one : got->counts.lines) { out.push_back(line(one)); }
    return out;
}

TEST(count_answers, forms_become_counts) {
    EXPECT_EQ(lines_of("time,role,site,q1\n10:02,Partner,Leeds,Routine\n10:03,Trainee,York,\n10:04,Partner,Leeds,routine\n10:05,Trainee,York,Prefer not to say\n"
                       "10:06,Trainee,York,Something else\n"),
              (std::vector<std::string>{"P Leeds | 6 x2", "T York | !empty x1", "T York | !declined x1", "T York | !unparsed x1"}));
}

TEST(count_answers, order_of_arrival_is_gone) {
    std::vector<std::string> rows{"Partner,Leeds,Routine", "Trainee,York,Technical", "Partner,York,Routine", "Trainee,Leeds,", "Partner,Leeds,Technical"};
    const auto               text = [&] {
        std::string all = "role,site,q1\n";
        for (const auto& r : rows) { all += r + '\n'; }
        return all;
    };
    const auto first = lines_of(text());
    std::sort(rows.begin(), rows.end());
    do { ASSERT_EQ(lines_of(text()), first); } while (std::next_permutation(rows.begin(), rows.end()));
    EXPECT_EQ(first.size(), 5U);
}

TEST(count_answers, every_record_and_column_is_accounted_for) {
    small_source source("time,ip,role,site,q1\n1,10.0.0.1,Partner,Leeds,Routine\n2,10.0.0.2,Owner,,Technical\n3,10.0.0.3,,York,zzz\n", "small-csv");
    const auto   map = survey_map();
    const auto   got = count_answers({.main = &source.reader(), .map = &map});
    ASSERT_TRUE(is_ok(got));
    EXPECT_EQ(got->read.records_read, 3U);
    std::uint64_t sum = 0;
    for (const auto& one : got->counts.lines) { sum += one.count; }
    EXPECT_EQ(sum, got->read.records_read);
    EXPECT_EQ(got->read.fields[0].ok, 1U);
    EXPECT_EQ(got->read.fields[0].unparsed, 1U);
    EXPECT_EQ(got->read.fields[0].empty, 1U);
    ASSERT_EQ(got->read.unmapped.size(), 2U);
    EXPECT_EQ(got->read.unmapped[1].from, "ip");
    EXPECT_EQ(got->read.unmapped[1].distinct, 3U);
}

TEST(count_answers, a_group_of_one_each_is_told) {
    std::string text = "role,site,q1\n";
    for (int i = 0; i < 40; ++i) { text += "Partner,Desk " + std::to_string(i) + ",Routine\n"; }
    small_source source(text, "small-csv");
    const auto   map = survey_map();
    const auto   got = count_answers({.main = &source.reader(), .map = &map});
    ASSERT_TRUE(is_ok(got));
    ASSERT_EQ(got->read.diagnostics.size(), 1U);
    EXPECT_EQ(got->read.diagnostics[0].code, "group-tells-persons");
    EXPECT_EQ(got->read.diagnostics[0].path, "site");
}

TEST(count_answers, refuses_ids_and_maps_without_answers) {
    const auto with = [](rung::adapter::field_tie tie) {
        auto map = survey_map();
        map.fields.push_back(std::move(tie));
        return map;
    };
    const std::string text = "role,site,q1,id\nPartner,Leeds,Routine,7\n";
    EXPECT_EQ(lines_of(text, with({.from = "id", .to = "worker.id"})), std::vector<std::string>{"bad_map /fields"});
    EXPECT_EQ(lines_of(text, with({.from = "id", .to = "employment.id"})), std::vector<std::string>{"bad_map /fields/3/to"});
    EXPECT_EQ(lines_of(text, with({.from = "id", .to = "job.manager_id"})), std::vector<std::string>{"bad_map /fields/3/to"});
    EXPECT_EQ(lines_of(text, with({.from = "id", .to = "pay.amount"})), std::vector<std::string>{"bad_map /fields/3/to"});
    EXPECT_EQ(lines_of(text, with({.from = "id", .to = "answer.raw"})), std::vector<std::string>{"bad_map /fields/3/to"});
    auto none = survey_map();
    none.fields.pop_back();
    EXPECT_EQ(lines_of(text, none), std::vector<std::string>{"bad_map /fields"});
    auto side = survey_map();
    side.side = rung::adapter::side_file{"a.csv", "id", "worker.id", ""};
    EXPECT_EQ(lines_of(text, side), std::vector<std::string>{"bad_map /side"});
}

TEST(count_answers, is_bounded) {
    small_source source("role,site,q1\nPartner,A,Routine\nPartner,B,Routine\nPartner,C,Routine\n", "small-csv");
    const auto   map = survey_map();
    EXPECT_TRUE(fails_with(count_answers({.main = &source.reader(), .map = &map, .line_limit = 2}), errc::too_large, "combinations"));
}

} // namespace
