// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/real_samples.hpp"

namespace {

TEST(oracle_hcm_samples, are_read_as_seen) {
    rung_test::expect_as_seen("hris", {
        {"oracle-hcm/Worker.dat", "oracle-hdl", 4,
         {{"Worker/PersonNumber", "12304297123121"}, {"Worker/EffectiveEndDate", "4712/12/31"}, {"Worker/DateOfBirth", "1969/07/24"}, {"Worker/CountryOfBirth", "US"},
          {"PersonEthnicity/Ethnicity", "1"}, {"PersonEthnicity/PrimaryFlag", "Y"}, {"Assignment/WorkTermsNumber", "ET4002"}, {"Assignment/LegalEmployerName", "Vision Corporation"},
          {"Assignment/DateStart", "2024/01/01"}, {"Assignment/LocationCode", "University of Birmingham", 1}, {"Assignment/BusinessUnitShortCode", "UOB Business Unit", 1},
          {"Assignment/PersonTypeCode", "Employee"}}},
        {"oracle-hcm/rest_workers_one.json", "oracle-hcm-workers", 1,
         {{"PersonNumber", "31"}, {"DateOfBirth", "1973-06-25"}, {"BloodType", "<null>"}, {"LastUpdateDate", "2023-07-28T06:53:05.035+00:00"}, {"addresses/TownOrCity", "Chicago"},
          {"addresses/PrimaryFlag", "true"}, {"emails/EmailAddressId", "300000047674159"}, {"names/Title", "MRS."}, {"names/LocalListName", "Bellas, Debbie"},
          {"names/LocalNameInformation15", "Team Member  "}, {"phones/AreaCode", "773"}, {"phones/PhoneNumber", "675-5400"}}},
    });
}

} // namespace
