// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>

namespace {

namespace plugin = rung::plugin;
using words      = std::string_view;

// A report's columns are named by whoever made the report; only the envelope is Workday's.
constexpr words report_records[]  = {"/Report_Data/Report_Entry"};
constexpr words report_envelope[] = {"/Report_Data"};
constexpr words report_seen[]     = {"/Report_Data"};
constexpr plugin::xml_layout report_xml{.records = report_records, .envelope = report_envelope, .groups_are_rows = true};

constexpr words entries[]       = {"Report_Entry", "Report_Data/Report_Entry"};
constexpr words entries_empty[] = {"Report_Data", "Report_Entry"};
constexpr words entries_seen[]  = {"/Report_Entry|/Report_Data"};
constexpr plugin::json_layout report_json{.records = entries, .empty_ok = entries_empty};

constexpr words worker_records[]  = {"Response_Data/Worker"};
constexpr words worker_envelope[] = {"Get_Workers_Response"};
constexpr words worker_rows[]     = {"Worker_Job_Data", "Position_Organization_Data", "Training", "Employee_Base_Pay_Plan_Assignment_Data"};
constexpr plugin::xml_layout workers{.records = worker_records, .envelope = worker_envelope, .rows = worker_rows};
constexpr plugin::role worker_roles[] = {
    {"Worker_Data/Worker_ID", "worker.id"},
    {"Worker_Data/User_ID", "personal"},
    {"Worker_Reference/@Descriptor", "personal"}, // the name
    {"Worker_Data/Personal_Data/Name_Data/", "personal"},
    {"Worker_Data/Personal_Data/Contact_Data/", "personal"},
    {"Worker_Data/Personal_Data/Identification_Data/", "personal"},
    {"Worker_Data/Personal_Data/Birth_Date", "personal"},
    {"Worker_Data/Personal_Data/Marital_Status_Reference/", "personal"},
    {"Worker_Data/Personal_Data/Marital_Status_Date", "personal"},
    {"Worker_Data/Personal_Data/Citizenship_Status_Reference/", "personal"},
    {"Worker_Data/Personal_Data/Military_Service_Data/", "personal"}, // whose status is none of a worker
    {"Worker_Data/Employment_Data/Worker_Status_Data/Hire_Date", "employment.hire"},
    {"Worker_Data/Employment_Data/Worker_Status_Data/Original_Hire_Date", "employment.original_hire"},
    {"Worker_Data/Employment_Data/Worker_Status_Data/Continuous_Service_Date", "employment.continuous_service"},
    {"Worker_Data/Employment_Data/Worker_Status_Data/Termination_Date", "employment.end"},
    {"Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Position_ID", "job.position_id"},
    {"Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Business_Title", "job.title"},
    {"Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Start_Date", "job.start"},
    {"Worker_Data/Employment_Data/Worker_Job_Data/Position_Data/Scheduled_Weekly_Hours", "job.hours"},
    {"Worker_Data/Compensation_Data/Compensation_Effective_Date", "pay.effective"},
};

constexpr words postings[]       = {"jobPostings", "jobPostingInfo"};
constexpr words postings_empty[] = {"jobPostings", "total"};
constexpr words postings_seen[]  = {"jobPostings/externalPath|jobPostings/locationsText|jobPostingInfo/jobDescription"};
constexpr plugin::json_layout career_site{.records = postings, .empty_ok = postings_empty, .single = true};
constexpr plugin::role posting_roles[] = {
    {"jobReqId", "advert.id"}, {"title", "advert.title"},       {"jobDescription", "advert.html"}, {"location", "advert.location"}, {"locationsText", "advert.location"}, {"additionalLocations", "advert.location"},
    {"timeType", "advert.hours"}, {"endDate", "advert.closing"},
};

constexpr plugin::format_entry formats[] = {
    {.about = {"workday-raas-xml", "Workday report as a service, XML", 0, 0}, .seen = report_seen, .xml = &report_xml},
    {.about = {"workday-raas-json", "Workday report as a service, JSON", 0, 0}, .seen = entries_seen, .json = &report_json},
    {.about = {"workday-get-workers", "Workday Get_Workers response, XML", 0, 0}, .roles = worker_roles, .seen = worker_envelope, .xml = &workers},
    {.about = {"workday-cxs", "Workday career site (CXS) postings, JSON", RUNG_FORMAT_ADVERTS, 0}, .roles = posting_roles, .seen = postings_seen, .json = &career_site},
};

} // namespace

RUNG_PLUGIN(workday, "1.0.0", formats)
