// SPDX-License-Identifier: Apache-2.0
#include <rung/format/xml_records.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/record_rows.hpp"
#include "support/row.hpp"

// Files of real systems, where they are at hand: what tables and columns come out of them. The numbers of columns were counted by
// another program over ElementTree, but for the file that is not well formed.

using rung::format::read_xml_records;
using rung::format::xml_shape;
using lines = std::vector<std::string>;

namespace {

struct sample_row {
    const char* name;
    const char* file;
    xml_shape   shape;
    lines       tables;
    std::size_t columns;
    lines       some; ///< Parts of rows, in order.
    lines       told = {};
};

const xml_shape feed{.records = {"channel/item", "items/item"}, .rows = {"document"}};
const xml_shape jobs{.records = {"source/job", "workzag-jobs/position", "Jobs/Job"}, .rows = {"jobDescription"}};

const sample_row sample_rows[] = {
    {"raas", "hris/workday/raas_fragment.xml", {.records = {"Report_Data/Report_Entry"}, .groups_are_rows = true}, {"", "Dependents_group"}, 4,
     {"#0: Employee_ID=", "Dependents_group#0: Dependents_group/Dependent/@Descriptor="}},
    {"get_workers", "hris/workday/get_workers_response.xml", {.records = {"Response_Data/Worker"}, .rows = {"Worker_Job_Data"}},
     {"", "Worker_Data/Employment_Data/Worker_Job_Data"}, 145,
     {"Worker_Reference/ID[Employee_ID]=1|", "|Worker_Data/Personal_Data/Birth_Date=1960-01-01-07:00|", "Worker_Data/Employment_Data/Worker_Job_Data/@Primary_Job=1"}},
    {"compound_employee", "hris/successfactors/compound_employee_query_response.xml",
     {.records = {"result/sfobject/person", "queryCompoundEmployeeResponse/CompoundEmployee"}, .rows = {"*_information"}},
     {"", "personal_information", "employment_information", "employment_information/job_information", "employment_information/job_event_information"}, 111,
     {"|per_person_uuid=", "job_event_information/event_reason/previous=DATACHG|employment_information/job_event_information/event_reason=HIRNEW|", "event_reason=TRANICOT|"}},
    {"declaration_with_backslashes", "feeds/broadbean/broadbean.xml", feed, {""}, 16, {"|salary=£50879 - £85262 per week|"}, {"bad-declaration@-:1"}},
    {"cdata_in_white_space", "feeds/broadbean/vacancy_poster.xml", feed, {""}, 18, {"#0: reference= TEST002 |", "|trustUID=<empty>|"}},
    {"mismatched_tag", "feeds/broadbean/ventrus_rss.xml", feed, {"", "content/Vacancy/Documents/document"}, 27, {}, {"bad-record@0:40"}},
    {"neogov", "feeds/neogov_rss/neogov.xml", feed, {""}, 19, {"|description=<p>Lead", "#1: guid/@isPermaLink=true|"}},
    {"personio", "feeds/personio/jobschleuse.xml", jobs, {"", "jobDescriptions/jobDescription"}, 12,
     {"|recruitingCategory=Lager & Logistik|", "jobDescription/value=<ul><li>Waren", "jobDescription/value=<p>Kein Abschluss n&ouml;tig.</p>"}},
    {"indeed", "feeds/indeed_xml/indeed_basic_gist.xml", jobs, {""}, 12, {"#0: title=JOB 1|date=Tue, 29 Jun 2021 22:49:39 GMT|"}},
    {"guardian", "feeds/guardian_jobs_xml/guardian_jobs.xml", jobs, {""}, 9, {"Sectors/Sector=149|Sectors/Sector=158|", "|ShortJobDescription=Control some of the world&rsquo;s"}},
    {"oxford", "feeds/oxford_vacancies_xml/vacancies.xml", {.records = {"vacancies/vacancy"}}, {""}, 19, {"#0: @id=", "|description=<div>", "|salary/lower="}},
    {"hr_xml", "feeds/hr_xml/eures_positionopening_3_2.xml", {.records = {"/PositionOpening"}}, {""}, 51, {"|PositionProfile/PositionTitle=Boulanger (H/F)|", "Co&#233;quipier"}},
};

RUNG_ROWS(xml_samples, sample_row, sample_rows);

TEST_P(xml_samples, give_these_tables_and_columns) {
    const char* shared = std::getenv("RUNG_SHARED");
    if (shared == nullptr) { GTEST_SKIP() << "RUNG_SHARED names no folder of samples"; }
    std::ifstream     file(std::string(shared) + "/data/" + GetParam().file, std::ios::binary);
    const std::string xml{std::istreambuf_iterator<char>(file), {}};
    ASSERT_FALSE(xml.empty()) << GetParam().file;
    rung_test::memory_input     in(xml);
    rung_test::told_diagnostics told;
    const auto                  reader = read_xml_records({.input = in.input(), .diagnose = told.diagnose()}, GetParam().shape);
    std::string                 all;
    for (const auto& line : rung_test::all_rows(**reader)) { all += line + "\n"; }
    lines tables;
    for (const auto& table : (*reader)->tables()) { tables.push_back(table.path); }
    EXPECT_EQ(tables, GetParam().tables);
    EXPECT_EQ((*reader)->columns().size(), GetParam().columns);
    EXPECT_EQ(told.all, GetParam().told);
    std::size_t at = 0;
    for (const auto& part : GetParam().some) {
        const auto found = all.find(part, at);
        EXPECT_NE(found, std::string::npos) << part;
        at = found == std::string::npos ? at : found;
    }
}

} // namespace
