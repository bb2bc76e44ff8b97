// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/real_samples.hpp"

namespace {

TEST(successfactors_samples, are_read_as_seen) {
    const std::string paid = "employmentNav/compInfoNav/", held = paid + "employmentNav/jobInfoNav/";
    const std::string raise = paid + "customDouble7", title = held + "jobTitle", department = held + "departmentNav/name_ko_KR", centre = held + "costCenter";
    const std::string job = "employment_information/job_information/", variant = job + "time_recording_variant", text = job + "custom_string14";
    rung_test::expect_as_seen("hris", {
        {"successfactors/odata_perperson_one.json", "successfactors-odata", 1,
         {{"personId", "712"}, {"dateOfBirth", "/Date(-309312000000)/"}, {"personalInfoNav/nationality", "USA"}, {"personEmpTerminationInfoNav/latestTerminationDate", "/Date(1735603200000)/"},
          {"phoneNav/phoneNumber", "555-3222"}, {"phoneNav/phoneTypeNav/externalCode", "B"}, {"employmentNav/userId", "103255"}, {raise.c_str(), "0.03846212886409618"},
          {title.c_str(), "Production Planning Engineer"}, {department.c_str(), "\uC0DD\uC0B0 FR"}, {centre.c_str(), "2200-4200"}}},
        {"successfactors/compound_employee_query_response.xml", "successfactors-compound-employee", 1,
         {{"birth_name", "\u0424\u042B\u0412\u0410\u041F\u0420\u041E\u041B\u0414\u0416\u042D\u044A\u042A"}, {"place_of_birth", "\u041C\u043E\u0441\u043A\u0432\u0430"}, {"logon_user_id", "307"},
          {"personal_information/native_preferred_lang", "ru"}, {"employment_information/employment_id", "34967"}, {"employment_information/last_modified_on", "2019-08-13T07:11:36.000Z"},
          {variant.c_str(), "DURATION"}, {text.c_str(), "002"}, {"employment_information/job_event_information/event", "H"}, {"employment_information/job_event_information/event", "6", 1},
          {"employment_information/job_event_information/event_reason", "TRANICOT", 1}}},
    });
}

TEST(successfactors_samples, a_status_is_the_one_of_the_employment) {
    if (rung_test::shared_sample("").empty()) { GTEST_SKIP() << "RUNG_SHARED is not set"; }
    const auto odata = rung_test::import_as_proposed(rung_test::shared_sample("successfactors/odata_perperson_one.json"));
    EXPECT_FALSE(odata.ties.contains("worker.status")) << "neither that of a telephone's kind nor that of a department";
    EXPECT_FALSE(odata.ties.contains("employment.primary")) << "nor is the manager's main e-mail address a main employment";
    EXPECT_EQ(odata.ties.at("employment.status"), "employmentNav/compInfoNav/employmentNav/jobInfoNav/emplStatus");
    const auto compound = rung_test::import_as_proposed(rung_test::shared_sample("successfactors/compound_employee_query_response.xml"));
    EXPECT_FALSE(compound.ties.contains("worker.status")) << "nor marriage";
    EXPECT_EQ(compound.ties.at("employment.status"), "employment_information/job_information/emplStatus");
}

} // namespace
