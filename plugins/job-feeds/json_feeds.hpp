// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/plugin.hpp>

/// Job feeds in JSON: where their adverts are, and what their columns mean.
namespace json_feeds {

namespace plugin = rung::plugin;
using words      = std::string_view;

// Greenhouse job board API, jobs with ?content=true and a single job. The markup is escaped inside the JSON string.
constexpr words greenhouse_records[] = {"jobs"};
constexpr words greenhouse_seen[]    = {"absolute_url", "internal_job_id|jobs/content"};
constexpr plugin::json_layout greenhouse{.records = greenhouse_records, .empty_ok = greenhouse_records, .single = true};
constexpr plugin::role greenhouse_roles[] = {
    {"id", "advert.id"},
    {"title", "advert.title"},
    {"content", "advert.escaped-html"},
    {"location/name", "advert.location"},
    {"company_name", "advert.organisation"},
    {"application_deadline", "advert.closing"},
};

// Lever postings v0. `description` is `opening` and `descriptionBody` in one; the …Plain members are its twins and have no role.
constexpr words lever_records[] = {""};
constexpr words lever_seen[]    = {"hostedUrl|descriptionPlain|additionalPlain", "/text|/data/text", "categories"};
constexpr words lever_rows[]    = {"lists"};
constexpr plugin::json_layout lever{.records = lever_records, .rows = lever_rows};
constexpr plugin::role lever_roles[] = {
    {"id", "advert.id"},
    {"text", "advert.title"},
    {"description", "advert.html.1"},
    {"lists/text", "advert.heading.2"},
    {"lists/content", "advert.html.2"},
    {"additional", "advert.html.3"},
    {"salaryDescription", "advert.html.4"},
    {"salaryRange/min", "advert.pay-min"},
    {"salaryRange/max", "advert.pay-max"},
    {"salaryRange/currency", "advert.pay-currency"},
    {"salaryRange/interval", "advert.pay-period"},
    {"categories/location", "advert.location"},
    {"categories/allLocations", "advert.location"},
    {"categories/commitment", "advert.contract"},
};

// Ashby job board API. `descriptionPlain` shouts the headings and is not read.
constexpr words ashby_records[] = {"jobs"};
constexpr words ashby_seen[]    = {"descriptionHtml|isListed", "jobUrl"};
constexpr plugin::json_layout ashby{.records = ashby_records, .empty_ok = ashby_records, .single = true};
constexpr plugin::role ashby_roles[] = {
    {"id", "advert.id"},
    {"title", "advert.title"},
    {"descriptionHtml", "advert.html"},
    {"compensation/compensationTierSummary", "advert.pay"},
    {"compensation/summaryComponents/minValue", "advert.pay-min"},
    {"compensation/summaryComponents/maxValue", "advert.pay-max"},
    {"compensation/summaryComponents/currencyCode", "advert.pay-currency"},
    {"compensation/summaryComponents/interval", "advert.pay-period"},
    {"location", "advert.location"},
    {"secondaryLocations/location", "advert.location"},
    {"employmentType", "advert.contract"},
};

// Workable: the public widget and the SPI v3 job, whose full_description holds requirements and benefits as well.
constexpr words workable_records[]     = {"jobs"};
constexpr words workable_widget_seen[] = {"jobs/shortcode", "jobs/published_on|jobs/telecommuting"};
constexpr words workable_job_seen[]    = {"shortcode", "full_title"};
constexpr plugin::json_layout workable{.records = workable_records, .empty_ok = workable_records, .single = true};
constexpr plugin::role workable_roles[] = {
    {"shortcode", "advert.id"},
    {"title", "advert.title"},
    {"full_description", "advert.markup"},
    {"description", "advert.markup-twin"},
    {"requirements", "advert.markup-twin"},
    {"benefits", "advert.markup-twin"},
    {"location/city", "advert.location"},
    {"location/region", "advert.location"},
    {"location/country", "advert.location"},
    {"employment_type", "advert.contract"},
    {"salary/salary_from", "advert.pay-min"},
    {"salary/salary_to", "advert.pay-max"},
    {"salary/salary_currency", "advert.pay-currency"},
};
constexpr plugin::role workable_widget_roles[] = {
    {"shortcode", "advert.id"},        {"title", "advert.title"},     {"description", "advert.markup"},
    {"city", "advert.location"},       {"state", "advert.location"},  {"country", "advert.location"},
    {"employment_type", "advert.contract"},
};

// SmartRecruiters: the list holds no text; of a posting the order of the sections is told by their names, not by the file.
constexpr words smart_records[]   = {"content"};
constexpr words smart_list_seen[] = {"content/refNumber|content/jobAdId|content/defaultJobAd", "totalFound"};
constexpr words smart_seen[]      = {"jobAd/sections"};
constexpr plugin::json_layout smart_list{.records = smart_records, .empty_ok = smart_records};
constexpr plugin::json_layout smart_posting{.records = smart_records, .single = true};
constexpr plugin::role smart_roles[] = {
    {"id", "advert.id"},
    {"name", "advert.title"},
    {"jobAd/sections/companyDescription/title", "advert.heading.1"},
    {"jobAd/sections/companyDescription/text", "advert.markup.1"},
    {"jobAd/sections/jobDescription/title", "advert.heading.2"},
    {"jobAd/sections/jobDescription/text", "advert.markup.2"},
    {"jobAd/sections/qualifications/title", "advert.heading.3"},
    {"jobAd/sections/qualifications/text", "advert.markup.3"},
    {"jobAd/sections/additionalInformation/title", "advert.heading.4"},
    {"jobAd/sections/additionalInformation/text", "advert.markup.4"},
    {"location/fullLocation", "advert.location"},
    {"typeOfEmployment/label", "advert.contract"},
    {"company/name", "advert.organisation"},
};

// Recruitee careers site. `translations` says the same again in each language.
constexpr words recruitee_records[] = {"offers"};
constexpr words recruitee_seen[]    = {"offers/careers_url|offers/careers_apply_url|offers/employment_type_code|offers/sharing_description"};
constexpr words recruitee_skip[]    = {"translations"};
constexpr plugin::json_layout recruitee{.records = recruitee_records, .empty_ok = recruitee_records, .skip = recruitee_skip};
constexpr plugin::role recruitee_roles[] = {
    {"id", "advert.id"},
    {"title", "advert.title"},
    {"description", "advert.html.1"},
    {"requirements", "advert.html.2"},
    {"salary/min", "advert.pay-min"},
    {"salary/max", "advert.pay-max"},
    {"salary/currency", "advert.pay-currency"},
    {"salary/period", "advert.pay-period"},
    {"location", "advert.location"},
    {"employment_type_code", "advert.contract"},
    {"close_at", "advert.closing"},
    {"company_name", "advert.organisation"},
};

// Teamtailor: a JSON Feed whose items carry a JobPosting (schema.org).
constexpr words teamtailor_records[] = {"items"};
constexpr words teamtailor_seen[]    = {"items/_jobposting"};
constexpr words teamtailor_rows[]    = {"_jobposting/jobLocation"};
constexpr plugin::json_layout teamtailor{.records = teamtailor_records, .rows = teamtailor_rows};
constexpr plugin::role teamtailor_roles[] = {
    {"id", "advert.id"},
    {"title", "advert.title"},
    {"content_html", "advert.html"},
    {"_jobposting/description", "advert.markup-twin.1"},
    {"content_text", "advert.plain-twin.2"},
    {"_jobposting/baseSalary/value/value", "advert.pay"},
    {"_jobposting/baseSalary/value/minValue", "advert.pay-min"},
    {"_jobposting/baseSalary/value/maxValue", "advert.pay-max"},
    {"_jobposting/baseSalary/currency", "advert.pay-currency"},
    {"_jobposting/baseSalary/value/unitText", "advert.pay-period"},
    {"_jobposting/jobLocation/address/addressLocality", "advert.location"},
    {"_jobposting/employmentType", "advert.contract"},
    {"_jobposting/validThrough", "advert.closing"},
    {"_jobposting/hiringOrganization/name", "advert.organisation"},
};

// Reed API: a job's details, and a search whose descriptions are cut.
constexpr words reed_records[]     = {"results"};
constexpr words reed_job_seen[]    = {"/jobTitle", "/jobDescription", "/employerName"};
constexpr words reed_search_seen[] = {"/results/jobTitle", "/results/jobDescription", "/results/employerName"};
constexpr plugin::json_layout reed{.records = reed_records, .empty_ok = reed_records, .single = true};
constexpr plugin::role reed_job_roles[] = {
    {"jobId", "advert.id"},
    {"jobTitle", "advert.title"},
    {"jobDescription", "advert.html"},
    {"salary", "advert.pay"},
    {"minimumSalary", "advert.pay-min"},
    {"maximumSalary", "advert.pay-max"},
    {"currency", "advert.pay-currency"},
    {"salaryType", "advert.pay-period"},
    {"locationName", "advert.location"},
    {"contractType", "advert.contract"},
    {"expirationDate", "advert.closing"},
    {"employerName", "advert.organisation"},
};
constexpr plugin::role reed_search_roles[] = {
    {"jobId", "advert.id"},
    {"jobTitle", "advert.title"},
    {"jobDescription", "advert.markup-snippet"},
    {"minimumSalary", "advert.pay-min"},
    {"maximumSalary", "advert.pay-max"},
    {"currency", "advert.pay-currency"},
    {"locationName", "advert.location"},
    {"expirationDate", "advert.closing"},
    {"employerName", "advert.organisation"},
};

// Adzuna search: snippets, and sometimes a salary that Adzuna has guessed.
constexpr words adzuna_records[] = {"results"};
constexpr words adzuna_seen[]    = {"results/redirect_url", "results/salary_is_predicted|results/location/area|results/category/tag"};
constexpr words adzuna_skip[]    = {"__CLASS__"};
constexpr plugin::json_layout adzuna{.records = adzuna_records, .empty_ok = adzuna_records, .skip = adzuna_skip};
constexpr plugin::role adzuna_roles[] = {
    {"id", "advert.id"},
    {"title", "advert.markup-title"},
    {"description", "advert.markup-snippet"},
    {"salary_min", "advert.pay-min"},
    {"salary_max", "advert.pay-max"},
    {"salary_is_predicted", "advert.pay-predicted"},
    {"location/display_name", "advert.location"},
    {"contract_time", "advert.hours"},
    {"contract_type", "advert.contract"},
    {"company/display_name", "advert.organisation"},
};

// Adverts as people save them, and as `rung check --ndjson` takes them; the first text counts.
constexpr words plain_records[] = {""};
constexpr words plain_seen[]    = {"/id", "/title", "/text|/html|/markdown"};
constexpr plugin::json_layout plain{.records = plain_records};
constexpr plugin::role plain_roles[] = {
    {"id", "advert.id"},
    {"title", "advert.title"},
    {"text", "advert.plain"},
    {"html", "advert.html-twin.2"},
    {"markdown", "advert.markdown-twin.3"},
    {"pay", "advert.pay"},
    {"partial", "advert.partial"},
};

} // namespace json_feeds
