// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/suggest.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "support/result_matchers.hpp"
#include "support/small_plugins.hpp"

namespace {

using rung_test::small_source;

std::map<std::string, rung::adapter::field_tie> suggested(small_source& source) {
    std::map<std::string, rung::adapter::field_tie> ties;
    const auto                                      map = rung::adapter::suggest_map({.reader = &source.reader(), .format = "small"});
    EXPECT_TRUE(rung_test::is_ok(map));
    if (map) {
        for (const auto& tie : map->fields) { ties[tie.from] = tie; }
    }
    return ties;
}

TEST(suggest, names_types_and_values_decide_together) {
    small_source source("Employee Number,Surname,Job Title,Grade,Date Joined,FTE,Annual Salary,Notes\n"
                        "001,Archer,Clerk,5,14/03/2019,0.6,\"£31,250.00\",x\n002,Baker,Clerk,6,15/03/2019,100%,\"£41,000\",y\n003,Cook,Manager,7,16/03/2019,1,TBC,z\n",
                        "small-csv");
    const auto ties = suggested(source);
    EXPECT_EQ(ties.at("Employee Number").to, "worker.id");
    EXPECT_EQ(ties.at("Job Title").to, "job.title");
    EXPECT_EQ(ties.at("Grade").to, "job.grade");
    EXPECT_EQ(ties.at("Date Joined").to, "employment.hire");
    EXPECT_EQ(ties.at("Date Joined").date, rung::workforce::date_form::day_first);
    EXPECT_EQ(ties.at("FTE").to, "job.fte");
    EXPECT_FALSE(ties.contains("Surname")) << "names stay outside";
    EXPECT_FALSE(ties.contains("Notes"));
    for (const auto& [from, tie] : ties) {
        EXPECT_GE(tie.confidence, 40) << from;
        EXPECT_FALSE(tie.reason.empty()) << from;
    }
}

TEST(suggest, what_hangs_two_groups_down_says_nothing_of_the_worker) {
    small_source source(R"({"people":[{"staff id":"007","status":"leaver","phone":{"kind":{"status":"ACTIVE","person id":"9"}}}]})", "small-json");
    const auto   ties = suggested(source);
    EXPECT_EQ(ties.at("status").to, "worker.status");
    EXPECT_FALSE(ties.contains("phone/kind/status"));
    EXPECT_FALSE(ties.contains("phone/kind/person id"));
    small_source other(R"({"people":[{"staff id":"007","phone":{"kind":{"status":"ACTIVE"}}}]})", "small-json");
    EXPECT_FALSE(suggested(other).contains("phone/kind/status")) << "nor where nothing else is called so";
}

TEST(suggest, a_date_that_could_be_either_is_said_and_not_chosen) {
    small_source source("Employee Number,Hire Date\n1,01/02/2020\n2,03/04/2020\n3,05/06/2020\n", "small-csv");
    const auto   ties = suggested(source);
    EXPECT_FALSE(ties.at("Hire Date").date.has_value());
    EXPECT_NE(ties.at("Hire Date").reason.find("change places"), std::string::npos);
}

TEST(suggest, the_question_is_known_by_its_options_whatever_its_name) {
    small_source source("Employee Number,CF_17\n1,Technical and craft occupations\n2,Clerical and intermediate occupations\n3,Long-term unemployed\n4,Prefer not to say\n", "small-csv");
    const auto   ties = suggested(source);
    ASSERT_TRUE(ties.contains("CF_17"));
    EXPECT_EQ(ties.at("CF_17").to, "answer.occupation");
    const auto& values = ties.at("CF_17").values;
    EXPECT_EQ(std::count(values.begin(), values.end(), std::pair<std::string, std::string>("Prefer not to say", "declined")), 1);
    EXPECT_EQ(std::count(values.begin(), values.end(), std::pair<std::string, std::string>("Technical and craft occupations", "4")), 1);
}

TEST(suggest, what_a_person_wrote_is_never_proposed) {
    std::string rows = "Employee Number,fsm,occupation\n";
    for (int i = 0; i < 6; ++i) { rows += std::to_string(i) + ",No - abroad,\"Clerical and intermediate occupations (group C)\"\n"; }
    small_source source(rows + "6,Not known,Other such as: ZQX was a patient of Dr Smith\n7,Noah ZQX,Routine manual: ZQX\n"
                               "8,\"No, but my son ZQX does\",\"Other such as: retired, I don't know\"\n9,\"I don't know, ask ZQX\",ZQX\n10,Yes,Technical and craft occupations\n",
                        "small-csv");
    using listed    = std::vector<std::pair<std::string, std::string>>;
    const auto ties = suggested(source);
    EXPECT_EQ(ties.at("fsm").values, (listed{{"No - abroad", "no"}, {"Yes", "yes"}}));
    EXPECT_EQ(ties.at("occupation").values, (listed{{"Clerical and intermediate occupations (group C)", "3"}, {"Other such as: retired, I don't know", "8"},
                                                    {"Technical and craft occupations", "4"}}));
}

TEST(suggest, a_column_without_values_is_left_out) {
    small_source source("Employee Number,Grade\n1,\n2,\n", "small-csv");
    EXPECT_FALSE(suggested(source).contains("Grade"));
}

TEST(suggest, roles_of_the_format_come_first) {
    small_source source(R"({"people":[{"id":"7","name":"Archer"},{"id":"8","name":"Baker"}]})", "small-json");
    const auto   ties = suggested(source);
    EXPECT_EQ(ties.at("id").to, "worker.id");
    EXPECT_EQ(ties.at("id").confidence, 100);
    EXPECT_FALSE(ties.contains("name"));
}

TEST(suggest, one_field_has_one_column) {
    small_source source("Employee ID,Staff Number,Worker ID\n1,a,x\n2,b,y\n3,c,z\n", "small-csv");
    std::size_t  ids = 0;
    for (const auto& [from, tie] : suggested(source)) { ids += static_cast<std::size_t>(tie.to == "worker.id"); }
    EXPECT_EQ(ids, 1U);
}

} // namespace
