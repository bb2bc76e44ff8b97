// SPDX-License-Identifier: Apache-2.0
#include "json_feeds.hpp"
#include "nested_xml.hpp"
#include "xml_feeds.hpp"

#include "../whole_text.hpp"

#include <rung/adapter/plugin.hpp>
#include <rung/format/delimited.hpp>

#include <algorithm>

namespace {

namespace plugin = rung::plugin;
namespace format = rung::format;
using words      = std::string_view;

// HR-XML envelopes carry the posting in CDATA, where no outline sees it.
plugin::guess probe_posting(std::string_view head) {
    if (format::outline_of(head).is != format::outline_kind::xml) { return {}; }
    const bool nested = head.find("<![CDATA[<JobPositionPosting") != head.npos;
    if (!nested && head.find("<JobPositionPosting") == head.npos) { return {}; }
    return {97, nested ? "element JobPositionPosting in CDATA" : "element JobPositionPosting"};
}

rung::result<std::unique_ptr<format::record_reader>> open_posting(const plugin::opening& what) {
    auto text = whole_text::read_whole(what.reading, std::uint64_t{256} << 20);
    if (!text) { return text.error(); }
    nested_xml::open_cdata(*text);
    auto kept     = std::make_unique<whole_text::kept_text>(*std::move(text));
    auto from     = what.reading;
    from.input    = kept->input();
    auto opened   = plugin::open_layout(from, xml_feeds::posting);
    if (!opened) { return opened.error(); }
    kept->reads_with(*std::move(opened));
    return std::unique_ptr<format::record_reader>(std::move(kept));
}

// What people call the columns of a table of adverts. Paths are compared exactly, so each spelling stands by itself.
constexpr plugin::role csv_roles[] = {
    {"id", "advert.id"},
    {"ID", "advert.id"},
    {"Id", "advert.id"},
    {"reference", "advert.id"},
    {"Reference", "advert.id"},
    {"title", "advert.title"},
    {"Title", "advert.title"},
    {"job_title", "advert.title"},
    {"Job title", "advert.title"},
    {"Job Title", "advert.title"},
    {"jobTitle", "advert.title"},
    {"text", "advert.markup"},
    {"Text", "advert.markup"},
    {"advert", "advert.markup"},
    {"Advert", "advert.markup"},
    {"Advert text", "advert.markup"},
    {"description", "advert.markup"},
    {"Description", "advert.markup"},
    {"job_description", "advert.markup"},
    {"Job description", "advert.markup"},
    {"Job Description", "advert.markup"},
    {"jobDescription", "advert.markup"},
    {"html", "advert.html-twin.2"},
    {"HTML", "advert.html-twin.2"},
    {"markdown", "advert.markdown-twin.3"},
    {"Markdown", "advert.markdown-twin.3"},
    {"pay", "advert.pay"},
    {"Pay", "advert.pay"},
    {"salary", "advert.pay"},
    {"Salary", "advert.pay"},
    {"location", "advert.location"},
    {"Location", "advert.location"},
    {"hours", "advert.hours"},
    {"Hours", "advert.hours"},
    {"contract", "advert.contract"},
    {"Contract", "advert.contract"},
    {"closing", "advert.closing"},
    {"Closing date", "advert.closing"},
    {"Closing Date", "advert.closing"},
    {"organisation", "advert.organisation"},
    {"employer", "advert.organisation"},
    {"Employer", "advert.organisation"},
    {"company", "advert.organisation"},
    {"Company", "advert.organisation"},
    {"partial", "advert.partial"},
};

/// A table of adverts has a title and a text among its headers. Tables of people have job titles and job descriptions too: only with
/// the plain names of both is it surely none of those.
plugin::guess probe_csv(std::string_view head) {
    if (head.empty() || format::outline_of(head).is != format::outline_kind::text) { return {}; }
    const auto dialect = format::sniff_dialect(head);
    if (dialect.title_lines != 0 || dialect.header_rows != 1 || dialect.sep_line) { return {}; }
    auto          line = head.substr(0, head.find_first_of("\r\n"));
    plugin::guess said;
    bool          title = false, text = false, plain = false;
    while (!line.empty()) {
        const auto end  = line.find(dialect.delimiter);
        auto       name = line.substr(0, end);
        line            = end == line.npos ? std::string_view() : line.substr(end + 1);
        if (name.size() >= 2 && name.front() == dialect.quote && name.back() == dialect.quote) { name = name.substr(1, name.size() - 2); }
        for (const auto& role : csv_roles) {
            const words is   = role.is;
            const bool  told = is == "advert.title" || is.starts_with("advert.markup") || is.starts_with("advert.html") || is.starts_with("advert.markdown");
            if (role.path != name || !told) { continue; }
            (is == "advert.title" ? title : text) = true;
            plain = plain || (is != "advert.title" && (name == "text" || name == "html" || name == "markdown"));
            said.evidence += (said.evidence.empty() ? "column " : "; column ") + std::string(name);
        }
    }
    said.confidence = !title || !text ? 0 : plain ? 85 : 55;
    return said;
}

rung::result<std::unique_ptr<format::record_reader>> open_csv(const plugin::opening& what) { return format::read_delimited(what.reading, {.total_rows = false}); }

namespace json = json_feeds;
namespace xml  = xml_feeds;

constexpr std::uint32_t seen_real = RUNG_FORMAT_ADVERTS, unverified = RUNG_FORMAT_ADVERTS | RUNG_FORMAT_UNVERIFIED;

constexpr plugin::format_entry formats[] = {
    {.about = {"greenhouse", "Greenhouse job board, JSON", seen_real, 0}, .roles = json::greenhouse_roles, .seen = json::greenhouse_seen, .json = &json::greenhouse},
    {.about = {"lever", "Lever postings (API v0), JSON", seen_real, 0}, .roles = json::lever_roles, .seen = json::lever_seen, .json = &json::lever},
    {.about = {"ashby", "Ashby job board, JSON", seen_real, 0}, .roles = json::ashby_roles, .seen = json::ashby_seen, .json = &json::ashby},
    {.about = {"workable-widget", "Workable widget, JSON", seen_real, 0}, .roles = json::workable_widget_roles, .seen = json::workable_widget_seen, .confidence = 92, .json = &json::workable},
    {.about = {"workable-job", "Workable jobs (SPI v3), JSON", unverified, 0}, .roles = json::workable_roles, .seen = json::workable_job_seen, .json = &json::workable},
    {.about = {"smartrecruiters-list", "SmartRecruiters list of postings, JSON", seen_real, 0}, .roles = json::smart_roles, .seen = json::smart_list_seen, .json = &json::smart_list},
    {.about = {"smartrecruiters-posting", "SmartRecruiters posting, JSON", unverified, 0}, .roles = json::smart_roles, .seen = json::smart_seen, .confidence = 96, .json = &json::smart_posting},
    {.about = {"recruitee", "Recruitee offers, JSON", seen_real, 0}, .roles = json::recruitee_roles, .seen = json::recruitee_seen, .json = &json::recruitee},
    {.about = {"teamtailor", "Teamtailor jobs, JSON Feed", seen_real, 0}, .roles = json::teamtailor_roles, .seen = json::teamtailor_seen, .confidence = 98, .json = &json::teamtailor},
    {.about = {"reed-job", "Reed job (API v1), JSON", seen_real, 0}, .roles = json::reed_job_roles, .seen = json::reed_job_seen, .json = &json::reed},
    {.about = {"reed-search", "Reed search results (API v1), JSON", unverified, 0}, .roles = json::reed_search_roles, .seen = json::reed_search_seen, .json = &json::reed},
    {.about = {"adzuna", "Adzuna search results, JSON", seen_real, 0}, .roles = json::adzuna_roles, .seen = json::adzuna_seen, .json = &json::adzuna},
    {.about = {"indeed-xml", "Indeed feed, XML", unverified, 0}, .roles = xml::source_roles, .seen = xml::indeed_seen, .confidence = 92, .xml = &xml::source},
    {.about = {"linkedin-xml", "LinkedIn feed, XML", unverified, 0}, .roles = xml::source_roles, .seen = xml::linkedin_seen, .confidence = 96, .xml = &xml::source},
    {.about = {"hr-xml-posting", "HR-XML JobPositionPosting (0.99 to 2.x)", seen_real, 0}, .probe = probe_posting, .open = open_posting, .roles = xml::posting_roles},
    {.about = {"hr-xml-opening", "HR-XML PositionOpening (3.x)", unverified, 0}, .roles = xml::opening_roles, .seen = xml::opening_seen, .confidence = 97, .xml = &xml::opening},
    {.about = {"nhs-jobs-xml", "NHS Jobs search, XML", unverified, 0}, .roles = xml::nhs_roles, .seen = xml::nhs_envelope, .confidence = 98, .xml = &xml::nhs},
    {.about = {"guardian-jobs-xml", "Guardian Jobs, XML", seen_real, 0}, .roles = xml::guardian_roles, .seen = xml::guardian_seen, .xml = &xml::guardian},
    {.about = {"oxford-vacancies-xml", "Oxford University vacancies, XML", seen_real, 0}, .roles = xml::oxford_roles, .seen = xml::oxford_seen, .xml = &xml::oxford},
    {.about = {"adverts-ndjson", "Adverts, a line or an object each, JSON", seen_real, 0}, .roles = json::plain_roles, .seen = json::plain_seen, .confidence = 80, .json = &json::plain},
    {.about = {"adverts-csv", "Table of adverts, CSV", seen_real, 0}, .probe = probe_csv, .open = open_csv, .roles = csv_roles},
};

} // namespace

RUNG_PLUGIN(job_feeds, "1.0.0", formats)
