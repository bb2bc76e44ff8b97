// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/field_map.hpp>

#include <gtest/gtest.h>

#include "support/result_matchers.hpp"
#include "support/row.hpp"

namespace {

using rung::adapter::read_map;
using rung::adapter::write_map;

constexpr const char* whole = R"({
  "schema": "rung-map/1",
  "format": "delimited",
  "scope": "delta",
  "options": {"delimiter": ";"},
  "keys": {"trim": true, "upper": true, "strip_zeros": false},
  "keep_personal": true,
  "fields": [
    {"from": "Staff No", "to": "worker.id"},
    {"from": "E-mail \"work\"", "to": "worker.email"},
    {"from": "Start", "to": "job.start", "date": "dd/mm/yyyy", "waive": true, "confidence": 80, "reason": "its name"},
    {"constant": "GBP", "to": "pay.currency"},
    {"from": "Q1", "to": "answer.occupation", "values": {"Craft": "4", "PNTS": "declined"}}
  ],
  "side": {"file": "answers.csv", "key": "No", "to": "worker.id"},
  "promotions": {"events": ["PRO"], "grades": ["A", "B"]}
}
)";

TEST(field_map, is_written_as_it_was_read) {
    const auto map = read_map(whole);
    ASSERT_TRUE(rung_test::is_ok(map));
    EXPECT_EQ(write_map(*map), whole);
    EXPECT_EQ(map->fields.size(), 5U);
    EXPECT_EQ(map->scope, rung::workforce::scope::delta);
}

struct bad_row {
    const char* name;
    const char* json;
    rung::errc  code;
    const char* where;
};

constexpr bad_row bad_maps[] = {
    {"no_json", "{", rung::errc::bad_json, "*"},
    {"extra_data", R"({"schema":"rung-map/1","scope":"delta"} x)", rung::errc::bad_json, "*"},
    {"not_an_object", "[]", rung::errc::bad_map, ""},
    {"newer_form", R"({"schema":"rung-map/2","scope":"delta"})", rung::errc::bad_map, "/schema"},
    {"scope_is_declared", R"({"schema":"rung-map/1","fields":[]})", rung::errc::bad_map, "/scope"},
    {"unknown_member", R"({"schema":"rung-map/1","scope":"delta","feilds":[]})", rung::errc::bad_map, "/feilds"},
    {"unknown_member_as_a_pointer", R"({"schema":"rung-map/1","scope":"delta","a/b~c":[]})", rung::errc::bad_map, "/a~1b~0c"},
    {"no_schema", R"({"scope":"delta","fields":[]})", rung::errc::bad_map, "/schema"},
    {"people_by_mistake", R"({"E991":{"name":"A"}})", rung::errc::bad_map, "/schema"},
    {"people_of_another_schema", R"({"E991":{"name":"A"},"schema":{"E992":1}})", rung::errc::bad_map, "/schema"},
    {"a_list_of_people", R"([{"E991":{"name":"A"}}])", rung::errc::bad_map, ""},
    {"unknown_field", R"({"schema":"rung-map/1","scope":"delta","fields":[{"from":"a","to":"job.colour"}]})", rung::errc::bad_map, "/fields/0/to"},
    {"tie_without_source", R"({"schema":"rung-map/1","scope":"delta","fields":[{"to":"job.title"}]})", rung::errc::bad_map, "/fields/0/from"},
    {"unknown_date_form", R"({"schema":"rung-map/1","scope":"delta","fields":[{"from":"a","to":"job.start","date":"dd"}]})", rung::errc::bad_map, "/fields/0/date"},
    {"two_ties_to_one_field", R"({"schema":"rung-map/1","scope":"delta","fields":[{"from":"a","to":"job.title"},{"from":"b","to":"job.title"}]})", rung::errc::bad_map,
     "/fields/1/to"},
    {"names_stay_outside", R"({"schema":"rung-map/1","scope":"delta","fields":[{"from":"a","to":"worker.name"}]})", rung::errc::bad_map, "/fields/0/to"},
    {"side_without_key", R"({"schema":"rung-map/1","scope":"delta","side":{"file":"x"}})", rung::errc::bad_map, "/side/key"},
    {"values_are_texts", R"({"schema":"rung-map/1","scope":"delta","fields":[{"from":"a","to":"answer.school","values":{"x":1}}]})", rung::errc::bad_map, "/fields/0/values"},
    {"nested_without_end", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[", rung::errc::bad_json, "*"},
};

RUNG_ROWS(bad_map, bad_row, bad_maps);

TEST_P(bad_map, is_refused_with_its_place) { EXPECT_TRUE(rung_test::fails_with(read_map(GetParam().json), GetParam().code, GetParam().where)); }

} // namespace
