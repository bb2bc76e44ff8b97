// SPDX-License-Identifier: Apache-2.0
// Real captures of feeds, which are not ours to copy: read from the folder that RUNG_SHARED names. The values were read by eye.
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include <array>

#include "support/feed_adverts.hpp"

extern "C" {
const rung_plugin* rung_plugin_entry_job_feeds(uint32_t host_major, uint32_t host_minor);
const rung_plugin* rung_plugin_entry_schema_org(uint32_t host_major, uint32_t host_minor);
const rung_plugin* rung_plugin_entry_personio(uint32_t host_major, uint32_t host_minor);
const rung_plugin* rung_plugin_entry_workday(uint32_t host_major, uint32_t host_minor);
}

namespace {

using rung_test::blocks_of;
using rung_test::field_of;

constexpr std::array entries{rung_plugin_entry_job_feeds, rung_plugin_entry_schema_org, rung_plugin_entry_personio, rung_plugin_entry_workday};

/// One advert of a file.
struct sample {
    const char* file;
    const char* format;
    std::size_t adverts;
    std::size_t number;
    const char *id, *title, *begins, *ends, *pay, *place, *contract, *closing, *organisation;
    bool        partial;
};

const sample samples[] = {
    {"greenhouse/greenhouse.json", "greenhouse", 2, 0, "8636903002", "Customer Data Scientist - Experimentation", "Amplitude is the leading AI analytics platform, helping over 4,700 customers",
     "cease communications if something feels suspicious about your interactions.", "?", "London, UK", "?", "-", "Amplitude", false},
    {"greenhouse/greenhouse.json", "greenhouse", 2, 1, "8651132002", "Emerging Account Executive (India)", "Amplitude is the leading", "about your interactions.", "?", "Bangalore, India", "?", "-",
     "Amplitude", false},
    {"lever/lever.json", "lever", 2, 0, "a24ec4e5-5caa-473d-abd4-b71f09a8167b", "(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager",
     "Are you tenacious, pragmatic, with a keen sense of humor? You just might be an Idealist. | At Idealist Consulting", "Inclusion on our Ethics page.", "?", "Chicago, IL", "Contract", "?", "?", false},
    {"ashby/ashby.json", "ashby", 2, 1, "fc2f1f85-46a0-4a31-b165-683e39c07c04", "Senior Site Reliability Engineer", "# Company Overview | Our client is a fast-growing SaaS company", "HighlightTA on LinkedIn",
     "CA$102.8K \u2013 CA$137K", "Toronto, Ontario", "FullTime", "?", "?", false},
    {"workable/widget.json", "workable-widget", 2, 1, "DD136DD7E7", "Business Analyst - Spanish Speaking", "", "", "?", "Portugal", "?", "?", "?", true},
    {"workable/spi_v3_job.json", "workable-job", 1, 0, "GROOV005", "Office Manager", "We are looking for an Office Manager to organize", "Great opportunities for career development", "?",
     "United States, Illinois, Chicago", "Full-time", "?", "?", false},
    {"smartrecruiters/list.json", "smartrecruiters-list", 1, 0, "743999671674844", "CNA  / LPN - Consistent Hours. Start Next Week.", "", "", "?", "St. Louis, MO, United States", "Part-time", "?", "Knight Gayles", true},
    {"recruitee/recruitee.json", "recruitee", 2, 0, "2700825", "(Senior) Financial Accountant (f/m/d) - Berlin/Brandenburg Region, Germany",
     "# How you will make an impact | As our (Senior) Financial Accountant, you will be part of the Finance Team", "promote innovation and creativity.", "60000 \u2013 75000 EUR year", "Berlin, Berlin, Germany",
     "fulltime_permanent", "-", "Acme", false},
    {"teamtailor/jobs_jsonfeed.json", "teamtailor", 2, 1, "a52c9a45-1132-44c9-9696-76974817ae6e", "Mid-Market Account Executive - Copenhagen", "", "", "?", "Stockholm, K\u00F8benhavn", "?", "?", "?", true},
    {"reed_api/job_details_41416247.json", "reed-job", 1, 0, "41416247", "Management Accountant", "Investigo are pleased to be supporting a national organisation", "would stand you in a good stead.",
     "\u00A338,000 - \u00A342,000 per annum", "Peterborough", "Permanent", "01/01/2021", "Investigo", false},
    {"adzuna_api/search_result_gb_2013.json", "adzuna", 1, 0, "126977586", "Senior Developer Python", "...  and experience with more than one language", "scale up and develop ...", "55000",
     "The City, Central London", "permanent", "?", "Exposed Solutions Limited", true},
    {"hr_xml/peopleclick_jobpositionposting_excerpt.xml", "hr-xml-posting", 1, 0, "PCK232-167454", "Repr\u00E9sentant(e) des services financiers (stagiaire)CVM-Nov", "# Requisition Number:  62263 | Position Title:",
     "Maximum Salary:  Not Available", "-", "-", "?", "?", "-", false},
    {"hr_xml/eures_positionopening_3_2.xml", "hr-xml-opening", 1, 0, "DOCUMENT_ID", "Boulanger (H/F)", "# Fonction: | - En tant que Co\u00E9quipier cuisine", "sous ta responsabilit\u00E9.", "?", "Paris", "?", "2023-10-15",
     "La Boulangerie", false},
    {"guardian_jobs_xml/guardian_jobs.xml", "guardian-jobs-xml", 3, 2, "4411510", "Air Traffic Controller", "Control some of the world\u2019s most modern aircraft using radar & communications", "equipment",
     "Unpaid Voluntary Work", "Rotherham/Sheffield", "?", "?", "RAF CAREERS", true},
    {"oxford_vacancies_xml/vacancies.xml", "oxford-vacancies-xml", 1, 0, "105184", "Head of DARS Support Centre", "Live since 2009 and with a growing number of participants", "Monday 17 December 2012.",
     "Grade 9: \u00A342,883 to \u00A349,689, with discretionary range to \u00A354,283", "Development Office/IT Services, University Offices/Hythe Bridge Street, Oxford", "?", "2012-12-05T12:00:00+00:00", "IT Services", false},
    {"nhs_jobs_xml/v1_search_xml_shape.xml", "nhs-jobs-xml", 1, 0, "C123", "Platform Engineer", "", "", "\u00A329,970 to \u00A336,483 a year", "Leeds, LS1 1AA", "Permanent", "2026-08-20", "Example NHS Foundation Trust", true},
    {"indeed_xml/indeed_basic_gist.xml", "indeed-xml", 1, 0, "unique123131", "JOB 1", "Do you have 1-3 years of sales experience?", "we want to hear from you! [...]", "?", "Phoenix, AZ, US", "?", "?", "ABC Hospital", false},
    {"schema_org_jobposting/devnetjobs_jsonld_stray_brace.html", "schema-org", 1, 0, "302709", "Community Liaison Health/Outreach Worker", "# Eligibility: | - Minimum 4 years of experience of working",
     "testing linkage for key populations.", "?", "Sonbhadra, Uttar Pradesh", "?", "2026-09-04", "Banaras Network for Positive People Living  with HIV/AIDS Society", false},
    {"schema_org_jobposting/nhs_jobs_2020/915950701.json", "schema-org", 1, 0, "https://www.jobs.nhs.uk/xi/vacancy/915950701", "Advanced Nurse Practitioner", "Brilliant opportunity for an experienced ANP to join",
     "- Clinical meetings", "Negotiable", "Eastbourne, BN23 6DW", "FULL_TIME", "2020-11-30T23:59:59+0000", "Central Advertising - General Practitioners", false},
    {"schema_org_jobposting/nhs_jobs_2020/916224889.json", "schema-org", 1, 0, "https://www.jobs.nhs.uk/xi/vacancy/916224889", "Ambulance Driver- Barking, Havering & Redbridge",
     "# Ambulance Care Assistants \u2013 (Full training will be provided) | Location: Barking, Havering & Redbridge", "mandatory", "\u00A311.27", "Barking, Havering and Redbridge, RM7 0AG", "FULL_TIME",
     "2020-11-12T23:59:59+0000", "G4S", false},
    {"personio/gus_germany_real_trimmed.xml", "personio-positions", 2, 0, "2523845", "An external freelance lecturer for Big Data", "", "", "?", "Hamburg", "?", "?", "?", true},
    {"personio/jobschleuse.xml", "personio-positions", 1, 0, "1234567", "Lagerhelfer (m/w/d)", "# Deine Aufgaben | - Waren annehmen | - Kommissionieren | # Dein Profil", "Kein Abschluss n\u00F6tig.", "?", "Kassel",
     "permanent", "?", "Beispiel Logistik GmbH", false},
    {"workday/detail_msd_real_trimmed.json", "workday-cxs", 1, 0, "R418677", "2027 Future Talent Program - Manufacturing Strategy, Business Development and Alliances (MSBDA) Intern",
     "Job Description | Our ability to excel depends on the integrity", "encouragement, and teamwork.", "?", "USA - Pennsylvania - West Point, USA - New Jersey - Rahway", "?", "2026-11-09", "?", false},
    {"personio/careerkit.xml", "personio-positions", 2, 1, "1834171", "Staff Software Engineer, Data Platform", "", "", "?", "Munich, Berlin", "permanent", "?", "Acme SE & Co. KG", true},
    {"linkedin_xml/linkedin_basic_job.xml", "linkedin-xml", 1, 0, "LJ-5473-US-Houston-BootcampOperat", "Bootcamp Operations Manager, Trilogy - $100,000/year USD", "Test Description", "#LI-DN1", "?",
     "US, Houston, Texas", "FULL_TIME", "?", "Trilogy", false},
    {"smartrecruiters/detail_shape_jshq.json", "smartrecruiters-posting", 1, 0, "6000000000000001", "Design Lead, Brand", "# Company Description | ExampleCo makes example things. | # Job Description | Lead",
     "# Additional Information | Hybrid, 2 days in office.", "?", "Sydney, NSW, Australia", "?", "?", "?", false},
    {"workday/list.json", "workday-cxs", 2, 0, "", "Solution Architect / Senior Solution Architect - PubSec - SLED/NGO", "", "", "?", "3 Locations", "?", "?", "?", true},
};

struct recognised {
    const rung_plugin* plugin = nullptr;
    std::string        format;
};

/// The likeliest of all formats of adverts.
recognised likeliest(const std::string& bytes) {
    recognised    out;
    std::uint32_t best = 0;
    for (const auto entry : entries) {
        const auto* plugin = entry(RUNG_ABI_MAJOR, RUNG_ABI_MINOR);
        for (std::uint32_t i = 0; i < plugin->format_count; ++i) {
            rung_guess guess{};
            guess.struct_size = sizeof guess;
            if ((plugin->formats[i].flags & RUNG_FORMAT_ADVERTS) == 0 || plugin->probe(i, bytes.data(), bytes.size(), &guess) != 0 || guess.confidence <= best) { continue; }
            best = guess.confidence;
            out  = {plugin, plugin->formats[i].id};
        }
    }
    return out;
}

class feed_samples : public testing::Test {
protected:
    void SetUp() override {
        if (rung_test::shared_folder().empty()) { GTEST_SKIP() << "RUNG_SHARED names no folder of samples"; }
    }
    static std::string folder() { return rung_test::shared_folder() + "/data/feeds/"; }
};

TEST_F(feed_samples, are_read_as_they_look_to_a_reader) {
    for (const auto& row : samples) {
        SCOPED_TRACE(std::string(row.file) + " " + std::to_string(row.number));
        const auto bytes = rung_test::bytes_of(folder() + row.file);
        ASSERT_FALSE(bytes.empty());
        const auto is = likeliest(bytes);
        ASSERT_EQ(is.format, row.format);
        const auto got = rung_test::read_feed(*is.plugin, bytes, is.format);
        EXPECT_EQ(got.error, "");
        ASSERT_EQ(got.adverts.size(), row.adverts);
        const auto& advert = got.adverts[row.number];
        const auto  text   = blocks_of(advert.document.body);
        EXPECT_EQ(advert.id, row.id);
        EXPECT_EQ(advert.document.title, row.title);
        EXPECT_TRUE(text.starts_with(row.begins)) << text.substr(0, 200);
        EXPECT_TRUE(text.ends_with(row.ends)) << text.substr(text.size() - std::min<std::size_t>(text.size(), 200));
        EXPECT_EQ(text.empty(), row.begins[0] == '\0');
        EXPECT_EQ(field_of(advert.document.pay), row.pay);
        EXPECT_EQ(field_of(advert.document.place), row.place);
        EXPECT_EQ(field_of(advert.document.contract), row.contract);
        EXPECT_EQ(field_of(advert.document.closing), row.closing);
        EXPECT_EQ(field_of(advert.document.organisation), row.organisation);
        EXPECT_EQ(advert.document.partial, row.partial);
    }
}

TEST_F(feed_samples, what_is_left_behind_one_layer_of_escaping_stays) {
    // 14,842 real blocks have it, 25 of them are here: entities that no browser knows, and no markup in the text.
    std::size_t read = 0;
    for (const auto* name : {"915950701", "916205216", "916223776", "916224706", "916224889", "916225688", "916234707", "916240095", "916240134", "916240619", "916241367", "916241967", "916245580",
                             "916247098", "916247709", "916248739", "916252813", "916253528", "916253531", "916254656", "916257385", "916257411", "916257924", "916258250", "916259378"}) {
        const auto bytes = rung_test::bytes_of(folder() + "schema_org_jobposting/nhs_jobs_2020/" + name + ".json");
        const auto got   = rung_test::read_feed(*rung_plugin_entry_schema_org(RUNG_ABI_MAJOR, RUNG_ABI_MINOR), bytes, "schema-org");
        ASSERT_EQ(got.adverts.size(), 1U) << name;
        const auto& is = got.adverts[0].document;
        for (const auto* left : {"<p>", "<li>", "<span", "&lt;", "&amp;", "&nbsp;", "&#39;"}) { EXPECT_EQ(is.body.text.find(left), std::string::npos) << name << ' ' << left; }
        EXPECT_GT(is.body.blocks.size(), 3U) << name;
        EXPECT_EQ(is.title.find('&') != std::string::npos && is.title.find(';') != std::string::npos, false) << is.title;
        ++read;
    }
    EXPECT_EQ(read, 25U);
}

} // namespace
