// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/history.hpp>

#include <gtest/gtest.h>

#include <rung/workforce/parse.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include "support/row.hpp"

namespace wf = rung::workforce;
using rung::civil_date;
using wf::promotion_evidence;
using wf::promotion_rule;
using wf::value_state;

namespace {

wf::value<std::string> said(std::string_view text) {
    return text.empty() ? wf::value<std::string>{} : wf::value<std::string>{std::string(text), value_state::ok, {}};
}

/// An ISO date; "" is absent, "?" could not be read, "null" and sentinels are null.
wf::value<civil_date> day(std::string_view text) {
    if (text.empty()) { return {}; }
    if (text == "?") { return {{}, value_state::unparsed, {}}; }
    if (text == "null") { return {{}, value_state::null, {}}; }
    const auto date = wf::parse_date(text, wf::date_form::iso).value();
    return {date, wf::means_open(date) ? value_state::null : value_state::ok, {}};
}

struct job_text {
    std::string_view start, end, title{};
    std::int64_t     sequence = -1;
    bool             latest   = false;
};

std::vector<wf::job> history_of(const std::vector<job_text>& rows) {
    std::vector<wf::job> made;
    for (const auto& one : rows) {
        auto& job = made.emplace_back();
        job.start = day(one.start);
        job.end   = day(one.end);
        job.title = said(one.title);
        if (one.sequence >= 0) { job.sequence = {one.sequence, value_state::ok, {}}; }
        if (one.latest) { job.latest_change = {true, value_state::ok, {}}; }
    }
    return made;
}

struct current_row {
    const char*           name;
    std::vector<job_text> rows;
    civil_date            on;
    std::string_view      wanted; ///< Title; "" for none.
};

const current_row current_rows[] = {
    {"open_row", {{"2020-01-01", "null", "a"}}, {2024, 5, 1}, "a"},
    {"sentinel_of_oracle", {{"2020-01-01", "4712-12-31", "a"}}, {2024, 5, 1}, "a"},
    {"first_day", {{"2020-01-01", "2020-12-31", "a"}}, {2020, 1, 1}, "a"},
    {"day_before", {{"2020-01-01", "2020-12-31", "a"}}, {2019, 12, 31}, ""},
    {"last_day_counts", {{"2020-01-01", "2020-12-31", "a"}, {"2021-01-01", "", "b"}}, {2020, 12, 31}, "a"},
    {"day_after_the_last", {{"2020-01-01", "2020-12-31", "a"}, {"2021-01-01", "", "b"}}, {2021, 1, 1}, "b"},
    {"gone", {{"2020-01-01", "2020-12-31", "a"}}, {2021, 1, 1}, ""},
    {"future_row_is_not_current", {{"2020-01-01", "", "a"}, {"2030-01-01", "", "b"}}, {2024, 5, 1}, "a"},
    {"only_a_future_row", {{"2030-01-01", "", "b"}}, {2024, 5, 1}, ""},
    {"order_of_the_source_is_no_matter", {{"2022-01-01", "", "b"}, {"2020-01-01", "", "a"}}, {2024, 5, 1}, "b"},
    {"secondment_over_then_back", {{"2020-01-01", "null", "base"}, {"2021-01-01", "2021-06-30", "secondment"}}, {2022, 1, 1}, "base"},
    {"same_day_by_sequence", {{"2020-01-01", "", "b", 2}, {"2020-01-01", "", "a", 1}}, {2020, 1, 1}, "b"},
    {"same_day_by_the_source", {{"2020-01-01", "", "a"}, {"2020-01-01", "", "b"}}, {2020, 1, 1}, "b"},
    {"same_day_marked_as_latest", {{"2020-01-01", "", "b", 1, true}, {"2020-01-01", "", "a", 2}}, {2020, 1, 1}, "b"},
    {"end_not_read_is_not_open", {{"2020-01-01", "?", "a"}}, {2024, 5, 1}, ""},
    {"start_not_read", {{"?", "", "a"}}, {2024, 5, 1}, ""},
    {"no_start", {{"", "", "a"}}, {2024, 5, 1}, ""},
    {"end_before_start", {{"2020-01-01", "2019-12-31", "a"}}, {2020, 1, 1}, ""},
    {"one_day", {{"2020-02-29", "2020-02-29", "a"}}, {2020, 2, 29}, "a"},
    {"nothing", {}, {2024, 5, 1}, ""},
};

RUNG_ROWS(current, current_row, current_rows);

TEST_P(current, row_as_of_a_day) {
    const auto  history = history_of(GetParam().rows);
    const auto* found   = wf::current_as_of(history, GetParam().on);
    EXPECT_EQ(found == nullptr ? std::string() : found->title.it, GetParam().wanted);
}

TEST(in_order, is_by_start_then_sequence_then_source) {
    const auto history = history_of({{"2021-01-01", ""}, {"?", ""}, {"2020-01-01", "", "", 2}, {"2020-01-01", "", "", 1}, {"2019-01-01", ""}, {"2021-01-01", ""}});
    EXPECT_EQ(wf::in_order(history), (std::vector<std::size_t>{4, 3, 2, 0, 5, 1}));
    EXPECT_TRUE(wf::in_order(std::span<const wf::job>()).empty());
}

struct trouble_row {
    const char*           name;
    std::vector<job_text> rows;
    wf::history_trouble   wanted{};
};

const trouble_row trouble_rows[] = {
    {"none", {{"2020-01-01", "2020-12-31"}, {"2021-01-01", "9999-12-31"}}},
    {"none_in_another_order", {{"2021-01-01", "9999-12-31"}, {"2020-01-01", "2020-12-31"}}},
    {"empty_history", {}},
    {"source_without_ends", {{"2020-01-01", ""}, {"2021-01-01", ""}, {"2023-01-01", ""}}},
    {"overlap_of_one_day", {{"2020-01-01", "2021-01-01"}, {"2021-01-01", "9999-12-31"}}, {.overlaps = 1}},
    {"two_open_rows", {{"2020-01-01", "9999-12-31"}, {"2021-01-01", "9999-12-31"}}, {.overlaps = 1}},
    {"row_left_open_among_ends", {{"2020-01-01", ""}, {"2021-01-01", "2021-12-31"}}, {.overlaps = 1}},
    {"overlap_with_a_row_before_the_last", {{"2020-01-01", "2022-12-31"}, {"2021-01-01", "2021-06-30"}, {"2022-01-01", "null"}}, {.overlaps = 2}},
    {"gap", {{"2020-01-01", "2020-12-30"}, {"2021-01-01", "null"}}, {.gaps = 1}},
    {"end_before_start", {{"2020-01-01", "2019-12-30"}}, {.ends_before_start = 1}},
    {"end_before_start_covers_nothing", {{"2020-01-01", "2020-12-31"}, {"2020-06-01", "2020-01-01"}, {"2021-01-01", "null"}}, {.ends_before_start = 1}},
    {"same_day_with_sequence", {{"2020-01-01", "2020-12-31", "", 1}, {"2020-01-01", "2020-12-31", "", 2}, {"2021-01-01", "null"}}},
    {"same_day_without_sequence", {{"2020-01-01", ""}, {"2020-01-01", ""}}, {.two_latest = 1}},
    {"same_day_same_sequence", {{"2020-01-01", "", "", 2}, {"2020-01-01", "", "", 2}, {"2020-01-01", "", "", 1}}, {.two_latest = 1}},
    {"lower_sequences_may_be_equal", {{"2020-01-01", "", "", 1}, {"2020-01-01", "", "", 1}, {"2020-01-01", "", "", 2}}},
    {"same_sequence_and_one_marked", {{"2020-01-01", "", "", 2, true}, {"2020-01-01", "", "", 2}}},
    {"two_marked_as_latest", {{"2020-01-01", "", "", 1, true}, {"2020-01-01", "", "", 2, true}}, {.two_latest = 1}},
    {"missing_start", {{"", "2020-12-31"}, {"?", "2020-12-31"}, {"2021-01-01", "null"}}, {.missing_start = 2}},
    {"end_not_read", {{"2020-01-01", "?"}, {"2021-01-01", "null"}}, {.unread_end = 1}},
};

RUNG_ROWS(trouble, trouble_row, trouble_rows);

TEST_P(trouble, is_counted) {
    const auto  found  = wf::trouble(history_of(GetParam().rows));
    const auto& wanted = GetParam().wanted;
    EXPECT_EQ(found.overlaps, wanted.overlaps);
    EXPECT_EQ(found.gaps, wanted.gaps);
    EXPECT_EQ(found.ends_before_start, wanted.ends_before_start);
    EXPECT_EQ(found.two_latest, wanted.two_latest);
    EXPECT_EQ(found.missing_start, wanted.missing_start);
    EXPECT_EQ(found.unread_end, wanted.unread_end);
    EXPECT_EQ(found.total(), wanted.total());
}

std::vector<wf::pay> some_pay() {
    std::vector<wf::pay> rows(4);
    const char* const    texts[][3] = {
        {"2020-01-01", "2020-12-31", "basic"}, {"2020-06-01", "2020-06-30", "bonus"}, {"2021-01-01", "null", "basic"}, {"2030-01-01", "null", "basic"}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].effective = day(texts[i][0]);
        rows[i].end       = day(texts[i][1]);
        rows[i].component = said(texts[i][2]);
    }
    return rows;
}

TEST(pay, is_current_by_component) {
    const auto rows = some_pay();
    EXPECT_EQ(wf::current_as_of(rows, {2020, 6, 15}), &rows[1]);
    EXPECT_EQ(wf::current_as_of(rows, {2020, 6, 15}, "basic"), &rows[0]);
    EXPECT_EQ(wf::current_as_of(rows, {2024, 5, 1}, "basic"), &rows[2]);
    EXPECT_EQ(wf::current_as_of(rows, {2024, 5, 1}, "bonus"), nullptr);
    EXPECT_EQ(wf::in_order(rows), (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(pay, components_do_not_contradict_each_other) {
    const auto found = wf::trouble(some_pay());
    EXPECT_EQ(found.overlaps, 1U); // basic from 2021 is open when basic from 2030 begins
    EXPECT_EQ(found.total(), 1U);
}

struct step {
    std::string_view start, event, reason, grade;
    std::int64_t     sequence = -1;
};

using rules_found = std::vector<std::pair<std::size_t, promotion_rule>>;

struct promotion_row {
    const char*        name;
    std::vector<step>  steps;
    promotion_evidence evidence;
    rules_found        wanted;
    civil_date         as_of{};
};

const std::vector<step> career = {{"2018-01-01", "HIRE", "", "4"},        {"2019-01-01", "PROMOTION", "", "5"}, {"2020-01-01", "ASG_CHANGE", "", "6"},
                                  {"2021-01-01", "DATA", "PROSAME", "6"}, {"2022-01-01", "DEMOTE", "", "5"},    {"2030-01-01", "PROMOTION", "", "7"}};

const promotion_row promotion_rows[] = {
    {"by_event", career, promotion_evidence::event,
     {{1, promotion_rule::event_code}, {3, promotion_rule::event_code}, {5, promotion_rule::event_code}}},
    {"by_grade", career, promotion_evidence::grade, {{1, promotion_rule::grade_rank}, {2, promotion_rule::grade_rank}, {5, promotion_rule::grade_rank}}},
    {"by_either", career, promotion_evidence::either,
     {{1, promotion_rule::both}, {2, promotion_rule::grade_rank}, {3, promotion_rule::event_code}, {5, promotion_rule::both}}},
    {"by_both", career, promotion_evidence::both, {{1, promotion_rule::both}, {5, promotion_rule::both}}},
    {"as_of_a_day", career, promotion_evidence::both, {{1, promotion_rule::both}}, {2024, 5, 1}},
    {"as_of_the_day_itself", career, promotion_evidence::both, {{1, promotion_rule::both}}, {2019, 1, 1}},
    {"as_of_the_day_before", career, promotion_evidence::both, {}, {2018, 12, 31}},
    {"first_row_is_none_by_grade", {{"2018-01-01", "", "", "7"}}, promotion_evidence::either, {}},
    {"order_is_by_start", {{"2020-01-01", "", "", "5"}, {"2019-01-01", "", "", "4"}}, promotion_evidence::grade, {{0, promotion_rule::grade_rank}}},
    {"same_day_keeps_its_sequence", {{"2020-01-01", "", "", "5", 2}, {"2020-01-01", "", "", "4", 1}}, promotion_evidence::grade, {{0, promotion_rule::grade_rank}}},
    {"grade_nobody_listed", {{"2018-01-01", "", "", "4"}, {"2019-01-01", "", "", "X"}, {"2020-01-01", "", "", "6"}}, promotion_evidence::grade, {}},
    {"grade_missing_between", {{"2018-01-01", "", "", "4"}, {"2019-01-01", "", "", ""}, {"2020-01-01", "", "", "6"}}, promotion_evidence::grade, {}},
    {"same_grade", {{"2018-01-01", "", "", "5"}, {"2019-01-01", "", "", "5"}}, promotion_evidence::either, {}},
    {"row_without_start_ranks_nowhere", {{"2018-01-01", "", "", "4"}, {"", "PROMOTION", "", "6"}}, promotion_evidence::either, {{1, promotion_rule::event_code}}},
    {"row_without_start_as_of_a_day", {{"", "PROMOTION", "", "6"}}, promotion_evidence::either, {}, {2024, 5, 1}},
    {"event_is_no_reason", {{"2018-01-01", "PROSAME", "PROMOTION", "4"}}, promotion_evidence::event, {}},
    {"another_case_is_another_code", {{"2018-01-01", "promotion", "", "4"}}, promotion_evidence::event, {}},
    {"nothing", {}, promotion_evidence::either, {}},
};

RUNG_ROWS(promotion, promotion_row, promotion_rows);

TEST_P(promotion, is_derived_by_a_stated_rule) {
    std::vector<wf::job> history;
    for (const auto& one : GetParam().steps) {
        auto& job  = history.emplace_back();
        job.start  = day(one.start);
        job.event  = said(one.event);
        job.reason = said(one.reason);
        job.grade  = said(one.grade);
        job.rule   = promotion_rule::both; // to be overwritten
        if (one.sequence >= 0) { job.sequence = {one.sequence, value_state::ok, {}}; }
    }
    const wf::promotion_rules rules{.events = {"PROMOTION"}, .reasons = {"PROSAME"}, .grades = {"4", "5", "6", "7"}, .evidence = GetParam().evidence};
    rules_found               found;
    for (const auto& one : wf::promotions(history, rules, GetParam().as_of)) { found.emplace_back(one.row, one.rule); }
    EXPECT_EQ(found, GetParam().wanted);

    if (GetParam().as_of.known()) { return; }
    wf::mark_promotions(history, rules);
    rules_found marked;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (history[i].rule != promotion_rule::none) { marked.emplace_back(i, history[i].rule); }
    }
    std::sort(found.begin(), found.end());
    EXPECT_EQ(marked, found);
}

} // namespace
