// SPDX-License-Identifier: Apache-2.0
// Real captures of feeds, column by column: the values were read by eye. samples.test.cpp has what becomes of them as adverts.
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "support/real_samples.hpp"

namespace {

TEST(feed_fields, boards_of_applicant_tracking_systems) {
    rung_test::expect_as_seen("feeds", {
        {"greenhouse/greenhouse.json", "greenhouse", 2,
         {{"id", "8636903002"}, {"internal_job_id", "6453494002", 1}, {"location/name", "Bangalore, India", 1}, {"metadata/name", "Employment Type"}, {"requisition_id", "R-12263"},
          {"title", "Emerging Account Executive (India)", 1}, {"company_name", "Amplitude "}, {"updated_at", "2026-07-27T05:04:22-04:00", 1}, {"departments/name", "Solutions Consulting"},
          {"offices/location", "London, England, United Kingdom"}, {"application_deadline", "<null>"}, {"data_compliance/demographic_data_consent_applies", "false", 1}}},
        {"lever/lever.json", "lever", 2,
         {{"id", "5d54d69b-e940-452e-b892-1170aa60f095", 1}, {"text", "(1099 Contract) Salesforce for Nonprofits: Solution Architect", 1}, {"categories/commitment", "Contract"},
          {"categories/team", "Services Team"}, {"categories/location", "Washington, D.C.", 1}, {"createdAt", "1764205361939"}, {"lists/text", "How You'll Contribute"},
          {"lists/text", "Your Background Includes:", 1}, {"lists/text", "What You Can Expect", 4}, {"country", "US"}, {"workplaceType", "remote", 1},
          {"hostedUrl", "https://jobs.lever.co/idealistconsulting/a24ec4e5-5caa-473d-abd4-b71f09a8167b"}}},
        {"ashby/ashby.json", "ashby", 2,
         {{"id", "90fb3621-899e-4b59-925d-25080ec91e18"}, {"title", "Senior Site Reliability Engineer ", 1}, {"team", "HighlightTA"}, {"location", "Canada"},
          {"publishedAt", "2026-07-08T19:48:19.767+00:00", 1}, {"workplaceType", "Hybrid", 1}, {"address/postalAddress/addressLocality", "<empty>"},
          {"address/postalAddress/addressRegion", "Ontario", 1}, {"compensation/compensationTierSummary", "<null>"}, {"compensation/compensationTierSummary", "CA$102.8K \u2013 CA$137K", 1},
          {"compensation/summaryComponents/maxValue", "137000"}, {"compensation/summaryComponents/currencyCode", "CAD"}}},
        {"workable/widget.json", "workable-widget", 2,
         {{"title", "Business Analyst - Spanish Speaking"}, {"shortcode", "DD136DD7E7", 1}, {"telecommuting", "true"}, {"department", "Business Consulting", 1}, {"published_on", "2026-08-05"},
          {"created_at", "2026-07-02"}, {"country", "Spain"}, {"country", "Portugal", 1}, {"city", "<empty>"}, {"locations/countryCode", "PT", 1}, {"locations/region", "<null>"}}},
        {"workable/spi_v3_job.json", "workable-job", 1,
         {{"id", "167636b1"}, {"full_title", "Office Manager - US/4/OM"}, {"code", "US/4/OM"}, {"state", "published"}, {"location/region_code", "IL"}, {"location/zip_code", "60290"},
          {"location/telecommuting", "false"}, {"created_at", "2015-06-08T00:00:00Z"}, {"industry", "Business Supplies and equipment"}, {"experience", "Associate"},
          {"education", "High School or equivalent"}}},
        {"smartrecruiters/list.json", "smartrecruiters-list", 1,
         {{"uuid", "0761de07-8adc-465d-af91-905f0df48ec1"}, {"defaultJobAd", "true"}, {"refNumber", "REF30D"}, {"company/identifier", "Knight"}, {"releasedDate", "2018-06-08T02:11:28.000Z"},
          {"location/city", "St. Louis"}, {"location/address", "2025 Zumbehl Rd num 306"}, {"function/label", "Health Care Provider"}, {"experienceLevel/id", "not_applicable"},
          {"language/labelNative", "English (US)"}}},
        {"smartrecruiters/detail_shape_jshq.json", "smartrecruiters-posting", 1,
         {{"id", "6000000000000001"}, {"name", "Design Lead, Brand"}, {"refNumber", "REF0001A"}, {"active", "true"}, {"location/city", "Sydney"}, {"location/country", "au"}, {"location/hybrid", "true"},
          {"location/fullLocation", "Sydney, NSW, Australia"}, {"jobAd/sections/companyDescription/text", "<p>ExampleCo makes example things.</p>"},
          {"jobAd/sections/qualifications/text", "<ul><li>8+ years in brand design</li></ul>"}, {"jobAd/sections/additionalInformation/title", "Additional Information"}}},
        {"recruitee/recruitee.json", "recruitee", 2,
         {{"position", "243"}, {"employment_type_code", "fulltime_permanent"}, {"experience_code", "mid_level", 1}, {"salary/max", "90000", 1}, {"salary/period", "year"},
          {"created_at", "2026-08-05 09:41:37 UTC"}, {"guid", "b5c95", 1}, {"hybrid", "true"}, {"locations/name", "Germany/Remote", 1}, {"locations/street", "Dircksenstra\u00DFe 47"},
          {"close_at", "<null>"}, {"open_questions/body", "When would you be able to start?\t", 3}}},
        {"teamtailor/jobs_jsonfeed.json", "teamtailor", 2,
         {{"id", "20fafb7d-f013-4061-b6de-2894b3e0838b"}, {"title", "Mid-Market Account Executive - Copenhagen", 1}, {"date_published", "2026-02-04T09:26:20+01:00"},
          {"_jobposting/identifier/value", "7069633", 1}, {"_jobposting/jobLocation/address/streetAddress", "Monday Chamberi"},
          {"_jobposting/jobLocation/address/streetAddress", "\u00D6stg\u00F6tagatan 16", 1}, {"_jobposting/jobLocation/address/addressLocality", "K\u00F8benhavn", 2},
          {"_jobposting/jobLocation/address/postalCode", "116 21", 1}, {"_jobposting/jobLocation/address/addressCountry", "DK", 2}, {"_jobposting/jobLocation/address/addressRegion", "Sweden", 1}}},
    });
}

TEST(feed_fields, interfaces_of_job_sites) {
    rung_test::expect_as_seen("feeds", {
        {"reed_api/job_details_41416247.json", "reed-job", 1,
         {{"employerId", "404159"}, {"jobId", "41416247"}, {"minimumSalary", "38000.0000"}, {"yearlyMaximumSalary", "42000.0000"}, {"salaryType", "per annum"},
          {"salary", "\u00A338,000 - \u00A342,000 per annum"}, {"datePosted", "20/11/2020"}, {"externalUrl", "<null>"}, {"partTime", "false"}, {"fullTime", "true"}, {"applicationCount", "0"}}},
        {"adzuna_api/search_result_gb_2013.json", "adzuna", 1,
         {{"salary_min", "55000"}, {"salary_max", "55000"}, {"location/area", "UK"}, {"location/area", "The City", 3}, {"salary_is_predicted", "0"}, {"created", "2013-10-23T19:32:43Z"},
          {"contract_time", "full_time"}, {"category/label", "IT Jobs"}, {"category/tag", "it-jobs"}, {"id", "126977586"}, {"company/display_name", "Exposed Solutions Limited"}}},
        {"workday/detail_msd_real_trimmed.json", "workday-cxs", 1,
         {{"id", "0d1c732a46ac1001523b0bb788ce0000"}, {"location", "USA - Pennsylvania - West Point"}, {"additionalLocations", "USA - New Jersey - Rahway"}, {"postedOn", "Posted Today"},
          {"startDate", "2026-09-23"}, {"timeType", "Full time"}, {"country/descriptor", "United States of America"}, {"jobRequisitionLocation/country/alpha2Code", "US"}, {"remoteType", "Hybrid"},
          {"timeLeftToApply", "30+ days left to apply"}, {"jobPostingEndDateAsText", "End Date: November 9, 2026"}}},
        {"workday/list.json", "workday-cxs", 2,
         {{"title", "Solution Architect / Senior Solution Architect - PubSec - SLED/NGO"},
          {"title", "Customer Success Manager - Global Public Sector (State, Local Government and Education)", 1},
          {"externalPath", "/job/Illinois---Chicago/Customer-Success-Manager---Global-Public-Sector--State---Local-Gov-_JR332446", 1}, {"locationsText", "3 Locations"},
          {"locationsText", "5 Locations", 1}, {"postedOn", "Posted Yesterday"}, {"postedOn", "Posted 3 Days Ago", 1}, {"bulletFields", "JR354232"}, {"bulletFields", "JR332446", 1}}},
    });
}

TEST(feed_fields, feeds_in_xml) {
    const std::string job = "JobPositionInformation/", pay = job + "JobPositionDescription/CompensationDescription/Pay/MinimumPay", need = job + "JobPositionRequirements/QualificationsRequired/Qualification";
    const std::string opening = "PositionProfile/", years = opening + "PositionQualifications/ExperienceSummary/ExperienceCategory/Measure", score = opening + "PositionQualifications/PositionCompetency/RequiredProficiencyLevel/ScoreText";
    const std::string size = opening + "PositionOrganization/OrganizationSizeCode", city = opening + "PositionLocation/Address/CityName", how = opening + "PostingInstruction/ApplicationMethod/Instructions";
    rung_test::expect_as_seen("feeds", {
        {"indeed_xml/indeed_basic_gist.xml", "indeed-xml", 1,
         {{"title", "JOB 1"}, {"date", "Tue, 29 Jun 2021 22:49:39 GMT"}, {"referencenumber", "unique123131"}, {"company", "ABC Hospital"}, {"city", "Phoenix"}, {"state", "AZ"}, {"country", "US"},
          {"postalcode", "85003"}, {"streetaddress", "123 fake street Phoenix AZ, 85003"}, {"email", "example@abccorp.com"}}},
        {"linkedin_xml/linkedin_basic_job.xml", "linkedin-xml", 1,
         {{"partnerJobId", "LJ-5473-US-Houston-BootcampOperat"}, {"company", "Trilogy"}, {"companyId", "3607"}, {"title", "Bootcamp Operations Manager, Trilogy - $100,000/year USD"},
          {"experienceLevel", "MID_SENIOR_LEVEL"}, {"jobtype", "FULL_TIME"}, {"country", "US"}, {"city", "Houston"}, {"state", "Texas"}}},
        {"hr_xml/peopleclick_jobpositionposting_excerpt.xml", "hr-xml-posting", 1,
         {{"@status", "new"}, {"JobPositionPostingId", "PCK232-167454"}, {"JobPositionPostingId/@idOwner", "Peopleclick"}, {"HiringOrg/HiringOrgName", "<empty>"},
          {"PostDetail/PostedBy/Contact/PersonName/FamilyName", "[removed]"}, {"JobPositionInformation/JobPositionTitle", "Repr\u00E9sentant(e) des services financiers (stagiaire)CVM-Nov"},
          {pay.c_str(), "0"}, {need.c_str(), "BA/BS"}, {"PostDetail/PostedBy/Contact/E-mail", "[removed]"},
          {"HowToApply/ApplicationMethods/ByWeb/URL",
           "https://careers.peopleclick.com/Client40_RBC/EXT_EN/OLA/ResumeSubmission.xml?functionName=applyFromLink&source=&jobPostID=167454&locale=en-us"}}},
        {"hr_xml/eures_positionopening_3_2.xml", "hr-xml-opening", 1,
         {{"DocumentID", "DOCUMENT_ID\n    "}, {"DocumentID/@schemeVersionID", "1.3"}, {"PositionOpeningStatusCode/@name", "Active"}, {"PostingRequester/PartyID", "NL001"}, {how.c_str(), "CV with attached letter,Letter,Telephone"},
          {city.c_str(), "Paris"}, {size.c_str(), "microenterprise"}, {"PositionProfile/PositionOpenQuantity", "1"}, {score.c_str(), "A2"}, {years.c_str(), "3"},
          {"PositionProfile/ApplicationCloseDate", "2023-10-15"}}},
        {"nhs_jobs_xml/v1_search_xml_shape.xml", "nhs-jobs-xml", 1,
         {{"closeDate", "2026-08-20"}, {"description", "<empty>"}, {"employer", "Example NHS Foundation Trust"}, {"id", "C123"}, {"locations/locations", "Leeds, LS1 1AA"},
          {"postDate", "2026-07-25T10:00:00Z"}, {"reference", "REF-C123"}, {"salary", "\u00A329,970 to \u00A336,483 a year"}, {"title", "Platform Engineer"}, {"type", "Permanent"}}},
        {"guardian_jobs_xml/guardian_jobs.xml", "guardian-jobs-xml", 3,
         {{"JobID", "1058606"}, {"JobID", "4365671", 1}, {"JobTitle", "Female Youth Work Volunteer in sports", 1}, {"RecruiterName", "ALDI"}, {"RecruiterName", "CATCH 22", 1},
          {"Sectors/Sector", "149"}, {"Sectors/Sector", "600119", 9}, {"Sectors/Sector", "308", 11}, {"LocationDescription", "Rotherham/Sheffield", 2},
          {"RecruiterPageUrl", "http://jobs.theguardian.com/employer/196646/", 2}}},
        {"oxford_vacancies_xml/vacancies.xml", "oxford-vacancies-xml", 1,
         {{"@id", "105184"}, {"uri", "https://data.ox.ac.uk/id/vacancy/105184"}, {"label", "Head of DARS Support Centre"}, {"opens", "2012-11-07T10:14:50+00:00"}, {"organizationPart/label", "IT Services"},
          {"organizationPart/address/street-address", "16 Wellington Square"}, {"organizationPart/address/postal-code", "OX1 2HY"}, {"salary/lower", "42883"}, {"salary/upper", "54283"},
          {"contact/label", "Personnel Assistant"}}},
        {"personio/careerkit.xml", "personio-positions", 2,
         {{"id", "1834171"}, {"subcompany", "Acme SE & Co. KG"}, {"office", "Munich", 1}, {"additionalOffices/office", "Berlin"}, {"department", "Product and Tech"},
          {"recruitingCategory", "Engineering"}, {"name", "Staff Software Engineer, Data Platform", 1}, {"yearsOfExperience", "7-10"}, {"occupation", "software_and_web_development"},
          {"createdAt", "2024-11-13T14:10:41+00:00", 1}}},
        {"personio/jobschleuse.xml", "personio-positions", 1,
         {{"id", "1234567"}, {"subcompany", "Beispiel Logistik GmbH"}, {"office", "Kassel"}, {"department", "Lager"}, {"recruitingCategory", "Lager & Logistik"}, {"name", "Lagerhelfer (m/w/d)"},
          {"jobDescriptions/jobDescription/name", "Dein Profil", 1}, {"jobDescriptions/jobDescription/value", "<p>Kein Abschluss n&ouml;tig.</p>", 1}, {"seniority", "entry-level"},
          {"schedule", "full-or-part-time"}, {"createdAt", "2026-09-01T08:30:00+00:00"}}},
        {"personio/gus_germany_real_trimmed.xml", "personio-positions", 2,
         {{"id", "2523845"}, {"id", "2516231", 1}, {"office", "Hamburg"}, {"office", "Hamburg", 1}, {"department", "Academic Faculty"}, {"department", "Academic Faculty", 1},
          {"name", "An external freelance lecturer for Big Data"}, {"name", "An external freelance lecturer for Digital Business", 1}}},
    });
}

} // namespace
