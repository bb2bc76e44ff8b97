// SPDX-License-Identifier: Apache-2.0
// Real postings, which are not ours to copy: read from the folder that RUNG_SHARED names. The values were read in the files, column by column.
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include <algorithm>

#include "support/real_samples.hpp"

namespace {

struct posting {
    const char *number, *title, *posted, *closes, *pay, *least, *place, *postcode, *latitude, *longitude, *employer, *type;
};

// As they stand in the columns: entities in titles and pay cut at 50 characters are the source's.
const posting nhs[] = {
    {"915950701", "Advanced Nurse Practitioner", "2020-02-05T13:36:41+0000", "2020-11-30T23:59:59+0000", "Negotiable", "?", "Eastbourne", "BN23 6DW", "50.7852", ".31726", "Central Advertising - General Practitioners", "FULL_TIME"},
    {"916205216", "Consultant Psychiatrist", "2020-09-29T16:20:23+0100", "2020-11-29T23:59:59+0000", "Completive", "?", "St. Neots", "PE19", "52.2466", "-.266276", "Elysium Healthcare", "FULL_TIME"},
    {"916223776", "Mental Healthcare Assistant", "2020-10-13T10:21:04+0100", "2020-11-30T23:59:59+0000", "17,010", "17010", "Nr Usk, Monmouthshire", "NP15 2YD", "51.7895", "-2.89922", "Priory Group", "FULL_TIME"},
    {"916224706", "Consultant Histopathologist", "2020-10-13T14:31:34+0100", "2020-11-29T23:59:59+0000", "\u00A382,096 - \u00A3110,683 per annum pro rata", "82096", "Royal Lancaster Infirmary, Lancaster", "LA1 4RP", "54.0429", "-2.79902", "University Hospitals of Morecambe Bay NHS Foundation Trust", "FULL_TIME"},
    {"916224889", "Ambulance Driver- Barking, Havering &amp; Redbridge", "2020-10-13T15:32:57+0100", "2020-11-12T23:59:59+0000", "\u00A311.27", "18944", "Barking, Havering and Redbridge", "RM7 0AG", "51.5686", ".178941", "G4S", "FULL_TIME"},
    {"916225688", "8b Clinical Psychologist", "2020-10-14T10:18:06+0100", "2020-11-08T23:59:59+0000", "\u00A353,168 - \u00A362,001 gross per annum", "53168", "Hellesdon Hospital, Norwich", "NR6 5RQ", "52.6676", "1.25423", "Norfolk and Suffolk NHS Foundation Trust", "FULL_TIME"},
    {"916234707", "Clinic Location and Health and Safety Manager", "2020-10-20T14:06:11+0100", "2020-11-10T23:59:59+0000", "\u00A330,000 - \u00A340,000 dependent on experience", "30000", "Thornton Heath", "CR7 7JH", "51.3973", "-.103387", "Communitas Clinics", "FULL_TIME"},
    {"916240095", "Locum Consultant Psychiatrists", "2020-10-23T10:32:39+0100", "2020-11-08T23:59:59+0000", "\u00A382,096 - \u00A3110,683 pa", "82096", "St Giles, Southwark, London", "SE5 8AZ", "51.4687", "-.091415", "South London and Maudsley NHS Foundation Trust", "FULL_TIME"},
    {"916240134", "Staff Counsellor - Band 6", "2020-10-23T10:45:57+0100", "2020-11-06T23:59:59+0000", "\u00A336,070 - \u00A342,712 pa inc HCAS", "36070", "cross site, Carshalton", "KT18 7EG", "51.325", "-.273383", "Epsom and St Helier University Hospitals NHS Trust", "FULL_TIME"},
    {"916240619", "Locality Clinical Manager", "2020-10-23T13:00:45+0100", "2020-11-08T23:59:59+0000", "\u00A345,753 to \u00A351,668 pa", "45753", "Shrewsbury", "SY3 8XL", "52.7074", "-2.79305", "Shropshire Community Health NHS Trust", "FULL_TIME"},
    {"916241367", "Patient Flow Clinician", "2020-10-23T16:46:18+0100", "2020-11-13T23:59:59+0000", "\u00A337,638 - \u00A344,780 pa inc", "37638", "Gordon Hospital, London", "SW1V 2RH", "51.4922", "-.136089", "Central and North West London NHS Foundation Trust", "FULL_TIME"},
    {"916241967", "Senior Health Care Assistant - Band 3", "2020-10-26T10:16:19+0000", "2020-11-09T23:59:59+0000", "\u00A319,737 - \u00A321,142 per annum", "19737", "North Bristol NHS TRUST, BRISTOL", "BS10 5NB", "51.4973", "-2.59295", "North Bristol NHS Trust", "FULL_TIME"},
    {"916245580", "Senior CF in Acute Gynaecology (Early Pregnancy or Maternal Medicine)", "2020-10-27T17:30:40+0000", "2020-11-13T23:59:59+0000", "\u00A332,478 - \u00A351,069 per annum pro-rota plus LW and O", "32478", "West Middlesex Hospital, Isleworth", "TW7 6AF", "51.4741", "-.326168", "Chelsea and Westminster Hospital NHS Foundation Trust", "FULL_TIME"},
    {"916247098", "Mental Health Liaison Nurse", "2020-10-28T15:01:35+0000", "2020-11-11T23:59:59+0000", "\u00A331,365 - \u00A337,890 per annum", "31365", "Morriston Hospital, swansea", "SA6 6NL", "51.6847", "-3.93527", "Swansea Bay University Health Board", "FULL_TIME"},
    {"916247709", "Practice Education Facilitator", "2020-10-29T09:15:54+0000", "2020-11-12T23:59:59+0000", "\u00A331,365 - \u00A337,890 per annum", "31365", "Scarborough", "YO12 6QL", "54.2817", "-.434723", "York Teaching Hospital NHS Foundation Trust", "FULL_TIME"},
    {"916248739", "Guidelines Administrator", "2020-10-29T14:46:06+0000", "2020-11-11T23:59:59+0000", "\u00A319,737 - \u00A321,142 per annum, pro rata", "19737", "Telford", "TF1 6TF", "52.7124", "-2.51054", "Shrewsbury and Telford Hospital NHS Trust", "FULL_TIME"},
    {"916252813", "Diabetes Specialist Dietitian", "2020-11-02T16:16:57+0000", "2020-11-16T23:59:59+0000", "\u00A345,780 - \u00A351,393 per annum incl. HCAS", "45780", "Chelsea and Westminster Hospital, London", "SW10 9NH", "51.4843", "-.181435", "Chelsea and Westminster Hospital NHS Foundation Trust", "FULL_TIME"},
    {"916253528", "Therapy Radiographer", "2020-11-03T10:46:30+0000", "2020-11-17T23:59:59+0000", "\u00A331,365 - \u00A337,890 per annum", "31365", "Castle Hill Hospital, Cottingham", "HU16 5JQ", "53.7768", "-.44499", "Hull University Teaching Hospitals NHS Trust", "FULL_TIME"},
    {"916253531", "Primary Care Mental Health Nurse", "2020-11-03T10:46:34+0000", "2020-11-17T23:59:59+0000", "\u00A331,365 - \u00A337,890 per annum", "31365", "Highlands house, Tunbridge Wells", "TN1 2JN", "51.1323", ".272045", "Kent and Medway NHS and Social Care Partnership Trust", "FULL_TIME"},
    {"916254656", "Assistant Unit Manager", "2020-11-03T15:47:48+0000", "2020-11-11T23:59:59+0000", "\u00A326,544 - \u00A329,583 pro rata, per annum", "26544", "Havant", "PO9 4JY", "50.8737", "-1.00008", "Hampshire County Council", "FULL_TIME"},
    {"916257385", "Care Support Worker", "2020-11-05T11:14:35+0000", "2021-07-31T23:59:59+0100", "\u00A39.21 Per Hour", "15482", "Plymouth", "PL6 8DH", "50.4167", "-4.11371", "NHS Professionals - Flexible Workers", "TEMPORARY"},
    {"916257411", "Endoscopy Staff Nurse - EDGH", "2020-11-05T11:16:18+0000", "2020-11-19T23:59:59+0000", "\u00A324,907 - \u00A330,615 per annum, pro rata", "24907", "Eastbourne District General Hospital, Eastbourne", "BN21 2UD", "50.787", ".271136", "East Sussex Healthcare NHS Trust", "FULL_TIME"},
    {"916257924", "Healthcare Assistant - Childrens Care", "2020-11-05T13:41:54+0000", "2020-12-31T23:59:59+0000", "\u00A310.00 - \u00A315.00", "16810", "Liverpool", "L17", "53.3759", "-2.94334", "Central Advertising - Other", "FULL_TIME"},
    {"916258250", "Bank Divisional Head Of Finance", "2020-11-05T15:01:59+0000", "2020-11-10T23:59:59+0000", "\u00A363,751 - \u00A373,664 p.a. pro rata", "63751", "Addenbrookes Hospital - Staff Bank, Cambridge", "CB2 0QQ", "52.1751", ".141751", "Cambridge University Hospitals NHS Foundation Trust", "TEMPORARY"},
    {"916259378", "Central Food Production Unit Distribution Porter", "2020-11-06T11:16:06+0000", "2020-11-09T23:59:59+0000", "\u00A318,185 - \u00A319,337 per annum pro rata", "18185", "University Hospital of Wales, Cardiff", "CF14 3UB", "51.499", "-3.19007", "Cardiff and Vale University Health Board", "FULL_TIME"},
};

TEST(schema_org_samples, postings_of_nhs_jobs) {
    if (std::getenv("RUNG_SHARED") == nullptr) { GTEST_SKIP() << "RUNG_SHARED names no folder of samples"; }
    for (const auto& one : nhs) {
        SCOPED_TRACE(one.number);
        const auto read = rung_test::read_with_plugin(std::string(std::getenv("RUNG_SHARED")) + "/data/feeds/schema_org_jobposting/nhs_jobs_2020/" + one.number + ".json");
        EXPECT_EQ(read.format, "schema-org");
        EXPECT_EQ(read.error, "");
        EXPECT_EQ(read.records, 1U);
        EXPECT_EQ(read.value("url"), std::string("https://www.jobs.nhs.uk/xi/vacancy/") + one.number);
        EXPECT_EQ(read.value("title"), one.title);
        EXPECT_EQ(read.value("datePosted"), one.posted);
        EXPECT_EQ(read.value("validThrough"), one.closes);
        EXPECT_EQ(read.value("baseSalary/value/value"), one.pay);
        EXPECT_EQ(read.value("baseSalary/value/minValue"), one.least);
        EXPECT_EQ(read.value("jobLocation/address/addressLocality"), one.place);
        EXPECT_EQ(read.value("jobLocation/address/postalCode"), one.postcode);
        EXPECT_EQ(read.value("jobLocation/geo/latitude"), one.latitude);
        EXPECT_EQ(read.value("jobLocation/geo/longitude"), one.longitude);
        EXPECT_EQ(read.value("hiringOrganization/name"), one.employer);
        EXPECT_EQ(read.value("employmentType"), one.type);
        auto unmapped = read.without_role();
        std::sort(unmapped.begin(), unmapped.end());
        std::erase(unmapped, "hiringOrganization/logo"); // some have one
        EXPECT_EQ(unmapped, rung_test::listed_unmapped("schema_org_jobposting/nhs_jobs_2020"));
    }
}

TEST(schema_org_samples, a_page_with_a_brace_too_many) {
    rung_test::expect_as_seen("feeds", {
        {"schema_org_jobposting/devnetjobs_jsonld_stray_brace.html", "schema-org", 1,
         {{"title", "Community Liaison Health/Outreach Worker"}, {"datePosted", "2026-08-25"}, {"validThrough", "2026-09-04"},
          {"hiringOrganization/name", "Banaras Network for Positive People Living  with HIV/AIDS Society"}, {"jobLocation/address/addressLocality", "Sonbhadra"},
          {"jobLocation/address/addressRegion", "Uttar Pradesh"}, {"jobLocation/address/addressCountry", "IN"}, {"identifier/name", "DevNetJobsIndia"}, {"identifier/value", "302709"},
          {"url", "https://devnetjobsindia.org/jobdescription.aspx?job_id=302709"}, {"@context", "https://schema.org"}}},
    });
}

} // namespace
