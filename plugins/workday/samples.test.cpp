// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/real_samples.hpp"
#include "support/scratch_folder.hpp"

namespace {

TEST(workday_samples, are_read_as_seen) {
    const std::string person   = "Worker_Data/Personal_Data/";
    const std::string legal    = person + "Name_Data/Legal_Name_Data/Name_Detail_Data/";
    const std::string reporting = legal + "@Reporting_Name", country = legal + "Country_Reference/ID[ISO_3166-1_Numeric-3_Code]";
    const std::string disability = person + "Disability_Status_Data/Disability_Reference/ID[Disability_ID]", ethnicity = person + "Ethnicity_Reference/ID[WID]";
    const std::string verified = person + "Identification_Data/National_ID/National_ID_Data/Verification_Date";
    const std::string address = person + "Contact_Data/Address_Data/@Formatted_Address", phone = person + "Contact_Data/Phone_Data/@Formatted_Phone";
    const std::string unit = "Worker_Data/Employment_Data/Worker_Job_Data/Position_Organizations_Data/Position_Organization_Data/Organization_Data/Organization_Name";
    rung_test::expect_as_seen("hris", {
        {"workday/raas_fragment.xml", "workday-raas-xml", 1,
         {{"Employee_ID", "21001"}, {"firstName", "Logan"}, {"Dependents_group/Dependent/@Descriptor", "Megan McNeil"}, {"Dependents_group/Dependent/ID[Dependent_ID]", "Megan_McNeil"}}},
        {"workday/get_workers_response.xml", "workday-get-workers", 1,
         {{"Worker_Reference/ID[Employee_ID]", "1"}, {"Worker_Data/User_ID", "ExampleWorker@example.com"}, {reporting.c_str(), "Worker, Example Middle"}, {country.c_str(), "840"},
          {disability.c_str(), "DISABILITY-6-71"}, {ethnicity.c_str(), "e20c9b6394e9107595745c28ac01495c"}, {verified.c_str(), "2015-07-28-07:00"},
          {address.c_str(), "3510 Capital City Blvd.&#xa;Lansing, MI 48906&#xa;United States of America"}, {phone.c_str(), "+1 (517) 123-4567 x4321"},
          {unit.c_str(), "Business Unit Organization Name"}}},
    });
}

TEST(workday_samples, military_status_is_no_status_of_a_worker) {
    if (rung_test::shared_sample("").empty()) { GTEST_SKIP() << "RUNG_SHARED is not set"; }
    const auto rows = rung_test::import_as_proposed(rung_test::shared_sample("workday/get_workers_response.xml"));
    EXPECT_FALSE(rows.ties.contains("worker.status"));
    EXPECT_EQ(rows.ties.at("answer.gender"), "Worker_Data/Personal_Data/Gender_Reference/@Descriptor");
}

TEST(workday_samples, three_envelopes_of_a_report_in_json) {
    if (rung_test::shared_sample("").empty()) { GTEST_SKIP() << "RUNG_SHARED is not set"; }
    std::ifstream                  in(rung_test::shared_sample("workday/raas_json_envelopes.txt"));
    const rung_test::scratch_folder folder;
    std::size_t                    number = 0;
    for (std::string line; std::getline(in, line); ++number) {
        const auto path = folder / "envelope.json";
        std::ofstream(path) << line;
        const auto read = rung_test::read_with_plugin(path);
        EXPECT_EQ(read.format, "workday-raas-json") << number;
        EXPECT_EQ(read.error, "") << number;
        EXPECT_EQ(read.records, number < 2 ? 1U : 0U) << number;
        EXPECT_EQ(read.value("Employee_ID"), number < 2 ? "E001" : "?") << number;
        EXPECT_EQ(read.value("Name"), number < 2 ? "Alice" : "?") << number;
    }
    EXPECT_EQ(number, 3U);
}

} // namespace
