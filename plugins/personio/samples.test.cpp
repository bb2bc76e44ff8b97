// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/real_samples.hpp"

namespace {

TEST(personio_samples, are_read_as_seen) {
    rung_test::expect_as_seen("hris", {
        {"personio/employee_ada.json", "personio-employees", 1,
         {{"id", "2040614"}, {"gender", "female"}, {"position", "first programmer ever"}, {"supervisor", "<null>"}, {"hire_date", "1835-02-01T00:00:00+00:53"}, {"termination_reason", "<empty>"},
          {"last_modified_at", "2020-07-23T18:00:26+02:00"}, {"department/name", "Operations"}, {"holiday_calendar/name", "Deutschland Feiertage"}, {"absence_entitlement/id", "195824"},
          {"work_schedule/name", "Vollzeit, 40 Stunden ohne Zeiterfassung, (Mo,Di,Mi,Do,Fr) "}, {"vacation_day_balance", "25"}, {"dynamic_1146666", "1815-12-10T00:00:00+01:00"}}},
        {"personio/employees.json", "personio-employees", 3,
         {{"id", "2116366"}, {"last_name", "Turing", 1}, {"position", "St. IGNUcius"}, {"position", "Chief Cryptanalyst", 1}, {"weekly_working_hours", "40", 1}, {"weekly_working_hours", "35", 2},
          {"contract_end_date", "1954-06-07T00:00:00+01:00", 1}, {"created_at", "2020-07-23T19:57:57+02:00"}, {"work_schedule/name", "40 hours", 1}, {"dynamic_1146702", "USA"},
          {"dynamic_1146666", "1912-06-23T00:00:00+01:00", 1}}},
    });
}

} // namespace
