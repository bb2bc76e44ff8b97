// SPDX-License-Identifier: Apache-2.0
#include <rung/workforce/fields.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "support/row.hpp"

namespace wf = rung::workforce;

namespace {

TEST(fields, are_found_by_their_names) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < wf::fields().size(); ++i) {
        const auto& one = wf::fields()[i];
        EXPECT_TRUE(seen.insert(one.name).second) << one.name << " twice";
        EXPECT_EQ(wf::find_field(one.name), i) << one.name;
        EXPECT_TRUE(one.name.starts_with(std::string(name(one.row)) + ".")) << one.name;
    }
}

TEST(fields, every_type_of_row_has_some) {
    std::set<wf::row_type> seen;
    for (const auto& one : wf::fields()) { seen.insert(one.row); }
    EXPECT_EQ(seen.size(), wf::row_types);
}

TEST(fields, names_and_contacts_are_personal_and_nothing_else_is) {
    std::set<std::string_view> personal;
    for (const auto& one : wf::fields()) {
        if (one.personal) { personal.insert(one.name); }
    }
    EXPECT_EQ(personal, (std::set<std::string_view>{"worker.name", "worker.email", "worker.phone", "worker.address"}));
}

// Maps and sealed files know fields by place: the list only grows at its end.
TEST(fields, keep_their_places) {
    EXPECT_EQ(wf::find_field("worker.id"), 0);
    EXPECT_EQ(wf::find_field("job.start"), 18);
    EXPECT_EQ(wf::find_field("pay.amount"), 36);
    EXPECT_EQ(wf::find_field("answer.raw"), 56);
    EXPECT_EQ(wf::find_field("application.outcome_date"), 65);
}

struct wanted_row {
    const char*      name;
    std::string_view wanted;
    std::string_view found; ///< "" for none.
};

const wanted_row wanted_rows[] = {
    {"unit", "job.organisation.department", "job.organisation"},
    {"unit_with_dots", "job.organisation.cost.centre", "job.organisation"},
    {"unit_without_a_kind", "job.organisation", "job.organisation"},
    {"unit_with_an_empty_kind", "job.organisation.", ""},
    {"question", "answer.parent_occupation", "answer.raw"},
    {"member_before_question", "answer.code", "answer.code"},
    {"question_without_a_name", "answer.", ""},
    {"question_with_a_dot", "answer.q1.code", ""},
    {"room_only", "job", ""},
    {"unknown", "job.salary", ""},
    {"another_case", "Job.Title", ""},
    {"nothing", "", ""},
};

RUNG_ROWS(field, wanted_row, wanted_rows);

TEST_P(field, is_found) {
    const auto place = wf::find_field(GetParam().wanted);
    ASSERT_EQ(place.has_value(), !GetParam().found.empty());
    if (place) { EXPECT_EQ(wf::fields()[*place].name, GetParam().found); }
}

} // namespace
