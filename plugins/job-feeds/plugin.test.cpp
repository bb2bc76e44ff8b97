// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/abi.h>

#include <gtest/gtest.h>

#include "places.hpp"
#include "support/feed_adverts.hpp"

extern "C" const rung_plugin* rung_plugin_entry_job_feeds(uint32_t host_major, uint32_t host_minor);

namespace {

using rung_test::blocks_of;
using rung_test::field_of;

const rung_plugin& plugin() { return *rung_plugin_entry_job_feeds(RUNG_ABI_MAJOR, RUNG_ABI_MINOR); }

std::string fixture(const std::string& name) { return rung_test::bytes_of(std::string(RUNG_SOURCE_DIR "/plugins/job-feeds/fixtures/") + name); }

std::string format_of(const std::string& bytes, std::uint32_t* confidence = nullptr) {
    std::string   best;
    std::uint32_t least = 0;
    for (std::uint32_t i = 0; i < plugin().format_count; ++i) {
        rung_guess guess{};
        guess.struct_size = sizeof guess;
        if (plugin().probe(i, bytes.data(), bytes.size(), &guess) == 0 && guess.confidence > least) {
            least = guess.confidence;
            best  = plugin().formats[i].id;
        }
    }
    if (confidence != nullptr) { *confidence = least; }
    return best;
}

struct wanted_advert {
    std::string id, title, text, pay, place, contract, closing, organisation;
    bool        partial = false;
};

struct wanted_feed {
    std::string                file, format;
    std::vector<wanted_advert> adverts;
};

const wanted_feed feeds[] = {
    {"greenhouse.json", "greenhouse",
     {{"4101", "Customer Adviser", "Harbour Homes lets 4,000 homes in Leeds & Bradford. | # What you\u2019ll do | - Answer tenants' calls | - Write <clear> notes", "?", "Leeds, UK", "?", "-", "Harbour Homes"},
      {"4102", "Joiner", "You will hang doors.", "?", "Bradford, UK", "?", "2026-04-30", "?"}}},
    {"lever.json", "lever",
     {{"0b6a-1", "Accounts Assistant",
       "Mill Lane Foods feeds schools. | # What you will do | - Pay our suppliers | - Close the month | # What you bring | - AAT level 3, or as much experience | We pay travel to the interview.",
       "26000 \u2013 29500 GBP per-year-salary", "Cardiff, Swansea", "Permanent", "?", "?"},
      {"0b6a-2", "Kitchen Assistant", "Help at lunch.", "?", "Newport", "Casual", "?", "?"}}},
    {"ashby.json", "ashby",
     {{"5f1c", "Service Designer", "# About us | Tramway makes timetables that people can read.", "\u00A341K \u2013 \u00A346K", "Glasgow, Edinburgh", "FullTime", "?", "?"},
      {"5f1d", "Bus Analyst", "You will count buses.", "-", "Glasgow", "Contract", "?", "?"}}},
    {"workable-widget.json", "workable-widget",
     {{"AB12CD34", "Night Support Worker", "You will sleep in twice a week.", "?", "United Kingdom, Halifax, England", "Part-time", "?", "?"},
      {"AB12CD34", "Night Support Worker", "", "?", "United Kingdom, Hebden Bridge", "?", "?", "?", true}}},
    {"workable-job.json", "workable-job",
     {{"PEN005", "Office Manager", "You will run the G&A budget. | - Order what the houses need | # Requirements | - Patience | \\", "?", "United Kingdom, England, Halifax", "Full-time", "?", "?"}}},
    {"smartrecruiters-list.json", "smartrecruiters-list", {{"7439", "Porter", "", "?", "Exeter, United Kingdom", "Part-time", "?", "St Jude Hospital", true}}},
    {"smartrecruiters-posting.json", "smartrecruiters-posting",
     {{"7439", "Porter", "# Company Description | St Jude is a hospital. | # Job Description | You will move patients. | # Qualifications | - You can push a bed", "?", "Exeter, United Kingdom",
       "Part-time", "?", "St Jude Hospital"}}},
    {"recruitee.json", "recruitee",
     {{"2700", "Bookkeeper", "You will keep the books of 40 farms. | - A head for figures", "25000 \u2013 28000 GBP year", "Hereford, United Kingdom", "parttime_permanent", "-", "Wye Farms"},
      {"2701", "Drover", "You will walk sheep.", "-", "Brecon", "seasonal", "2026-09-01 00:00:00 UTC", "Wye Farms"}}},
    {"teamtailor.json", "teamtailor",
     {{"20fa", "Stage Manager", "You will call the show.", "?", "Gateshead, Newcastle", "TEMPORARY", "?", "Quayside Theatre"},
      {"20fb", "Usher", "You will show people to their seats.", "?", "Gateshead", "?", "?", "?"}}},
    {"reed-job.json", "reed-job", {{"4141", "Management Accountant", "You will report each month.", "\u00A338,000 - \u00A342,000 per annum", "Ely", "Permanent", "01/01/2026", "Fenland Water"}}},
    {"reed-search.json", "reed-search", {{"4142", "Pump Fitter", "You will keep 60 pumps running, and ...", "15.5 GBP", "March", "?", "01/01/2026", "Fenland Water", true}}},
    {"adzuna.json", "adzuna",
     {{"126", "Transport Planner", "... a depot with 40 vans. You will plan rounds and ...", "30000", "Maidstone, Kent", "permanent", "?", "Orchard Vans", true},
      {"127", "Deckhand", "... ferry port ...", "?", "Dover", "?", "?", "?", true}}},
    {"indeed.xml", "indeed-xml",
     {{"fox-1", "Groom & Yard Hand", "You will muck out 12 boxes. | We write ]]> for \"more than\".", "\u00A312.60 an hour", "Ludlow, GB", "part-time", "?", "Fox Hill Stables"},
      {"fox-2", "Farrier", "You will shoe horses | every six weeks. | Please bring your own van.", "?", "?", "?", "?", "?"}}},
    {"linkedin.xml", "linkedin-xml", {{"TID-1", "Laboratory Technician", "You will test water.\nJob code: TID-1 | We train you.", "?", "Plymouth, United Kingdom", "FULL_TIME", "2026-03-31", "Tideway Labs"}}},
    {"hr-xml-envelope.xml", "hr-xml-posting",
     {{"PCK-16", "Branch Adviser (Caerdydd)", "Position Type: Part-Time | # Job Description: | You will help customers open accounts & pay bills. | Experience: None", "-", "Cardiff", "?", "?", "-"}}},
    {"hr-xml-opening.xml", "hr-xml-opening", {{"DOC-5", "Baker", "You will bake from 4 o\u2019clock, for \u00A313 an hour.", "?", "Whitby", "?", "2026-10-15", "Abbey Bread"}}},
    {"nhs-jobs.xml", "nhs-jobs-xml",
     {{"C12-1", "Ward Clerk", "", "\u00A324,465 to \u00A326,598 a year", "Truro, TR1 1AA", "Permanent", "2026-08-20", "Riverbank NHS Foundation Trust", true},
      {"C12-2", "Receptionist", "You will greet patients in A&E; and help the team.", "Depends on experience", "Truro, Penzance", "Fixed-Term", "2026-08-21", "Riverbank NHS Foundation Trust", true}}},
    {"guardian-jobs.xml", "guardian-jobs-xml", {{"105", "Air Traffic Assistant", "Help guide the region\u2019s flights by radar & radio", "\u00A327,000", "Prestwick", "?", "?", "NORTH SKIES", true}}},
    {"oxford-vacancies.xml", "oxford-vacancies-xml",
     {{"105", "Library Assistant", "You will shelve books bought with the library\u2019s \u00A33m. | We are open late.", "Grade 3: \u00A324,000 to \u00A326,500", "Old Library, High Street", "?", "2026-12-05T12:00:00+00:00", "Libraries"},
      {"106", "Caretaker", "You will open the gates at six.", "23500 GBP", "?", "?", "?", "?"}}},
    {"adverts.ndjson", "adverts-ndjson",
     {{"a1", "Ranger", "You will mend paths. | - Lay stone | - Clear drains", "\u00A325,000", "?", "?", "?", "?"},
      {"2", "Cook", "You will cook for 30.", "-", "?", "?", "?", "?"},
      {"3", "Guide", "You will lead walks.", "?", "?", "?", "?", "?"},
      {"4", "Warden", "# The role | You will run the hostel.", "?", "?", "?", "?", "?", true}}},
    {"adverts.csv", "adverts-csv",
     {{"a1", "Ranger", "You will mend paths. | - Lay stone | - Clear drains", "\u00A325,000", "?", "?", "?", "?"},
      {"a2", "Cook", "You will cook for 30 & more.", "-", "?", "?", "?", "?"},
      {"a3", "Total Rewards Adviser", "You will explain pay.", "\u00A331k", "?", "?", "?", "?"}}},
};

TEST(job_feeds, every_fixture_is_known_and_read) {
    for (const auto& wanted : feeds) {
        SCOPED_TRACE(wanted.file);
        const auto bytes = fixture(wanted.file);
        ASSERT_FALSE(bytes.empty());
        std::uint32_t confidence = 0;
        EXPECT_EQ(format_of(bytes, &confidence), wanted.format);
        EXPECT_GE(confidence, 80U);
        for (const std::size_t step : {65'536, 7}) {
            const auto got = rung_test::read_feed(plugin(), bytes, wanted.format, step);
            EXPECT_EQ(got.error, "");
            ASSERT_EQ(got.adverts.size(), wanted.adverts.size());
            for (std::size_t i = 0; i < got.adverts.size(); ++i) {
                const auto& is  = got.adverts[i];
                const auto& was = wanted.adverts[i];
                SCOPED_TRACE(was.title);
                EXPECT_EQ(is.id, was.id);
                EXPECT_EQ(is.document.title, was.title);
                EXPECT_EQ(blocks_of(is.document.body), was.text);
                EXPECT_EQ(field_of(is.document.pay), was.pay);
                EXPECT_EQ(field_of(is.document.place), was.place);
                EXPECT_EQ(field_of(is.document.contract), was.contract);
                EXPECT_EQ(field_of(is.document.closing), was.closing);
                EXPECT_EQ(field_of(is.document.organisation), was.organisation);
                EXPECT_EQ(is.document.partial, was.partial);
                EXPECT_EQ(is.record, i);
            }
        }
    }
}

TEST(job_feeds, every_format_has_a_fixture) {
    for (std::uint32_t i = 0; i < plugin().format_count; ++i) {
        bool there = false;
        for (const auto& one : feeds) { there = there || one.format == plugin().formats[i].id; }
        EXPECT_TRUE(there) << plugin().formats[i].id;
        EXPECT_NE(plugin().formats[i].flags & RUNG_FORMAT_ADVERTS, 0U);
    }
}

TEST(job_feeds, parts_lead_to_where_the_value_stands) {
    for (const auto* name : {"greenhouse.json", "lever.json", "indeed.xml", "hr-xml-envelope.xml", "adverts.csv", "oxford-vacancies.xml"}) {
        SCOPED_TRACE(name);
        const auto bytes = fixture(name);
        for (const auto& advert : rung_test::read_feed(plugin(), bytes).adverts) {
            const auto at = [&](const rung::adapter::advert_part& part, std::string_view text) {
                // The first word of the text stands a few bytes of markup or layout behind where the value begins.
                const auto word = text.substr(0, text.find_first_of(" \n"));
                return bytes.substr(part.byte, 80 + word.size()).find(word) != std::string::npos;
            };
            EXPECT_TRUE(at(advert.title, advert.document.title)) << advert.document.title;
            for (const auto& part : advert.parts) { EXPECT_TRUE(at(part, rung::slice(advert.document.body.text, part.text))) << part.path << ' ' << part.byte; }
        }
    }
}

TEST(job_feeds, people_are_no_adverts) {
    for (const auto* bytes : {"id,name,hired\n1,x,2020-01-01\n", R"({"jobs":[]})", R"([{"id":1,"text":"x"}])", "<people><person/></people>", "", "You will greet patients.\n", "{", "<job>"}) {
        EXPECT_EQ(format_of(bytes), "") << bytes;
    }
    std::uint32_t confidence = 0;
    EXPECT_EQ(format_of("Worker,Job title,Job description\n1,Clerk,Sorts post\n", &confidence), "adverts-csv");
    EXPECT_LT(confidence, 60U) << "a table of people may have these columns";
}

TEST(job_feeds, entities_of_a_document_type_are_refused) {
    const auto got = rung_test::read_feed(plugin(), "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><source><job><title>&x;</title></job></source>", "indeed-xml");
    EXPECT_TRUE(got.error.starts_with("bad_xml")) << got.error;
    EXPECT_TRUE(got.adverts.empty());
}

TEST(job_feeds, cdata_in_a_nested_document_keeps_its_text) {
    const auto got = rung_test::read_feed(plugin(),
                                          "<e><![CDATA[ <?xml version=\"1.0\"?><JobPositionPosting><JobPositionInformation><JobPositionTitle>A</JobPositionTitle><JobPositionDescription>"
                                          "<JobPositionPurpose><![CDATA[<p>One &amp; two</p>]]]]><![CDATA[></JobPositionPurpose></JobPositionDescription></JobPositionInformation></JobPositionPosting>]]></e>",
                                          "hr-xml-posting");
    EXPECT_EQ(got.error, "");
    ASSERT_EQ(got.adverts.size(), 1U);
    EXPECT_EQ(blocks_of(got.adverts[0].document.body), "One & two");
}

} // namespace
