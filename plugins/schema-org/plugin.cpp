// SPDX-License-Identifier: Apache-2.0
#include "postings.hpp"

#include "../whole_text.hpp"

#include <rung/adapter/plugin.hpp>

namespace {

namespace plugin = rung::plugin;
namespace format = rung::format;
using words      = std::string_view;

// An object, an array of them, or a bare text: what may be either is a table, so that its columns keep their names.
constexpr words records[] = {""};
constexpr words rows[]    = {"jobLocation", "baseSalary", "hiringOrganization", "identifier"};
constexpr plugin::json_layout layout{.records = records, .rows = rows};

constexpr plugin::role roles[] = {
    {"identifier", "advert.id"},
    {"identifier/value", "advert.id"},
    {"url", "advert.id.2"},
    {"@id", "advert.id.3"},
    {"title", "advert.markup-title"},
    {"description", "advert.markup"},
    {"responsibilities", "advert.markup-twin.2"},
    {"qualifications", "advert.markup-twin.2"},
    {"skills", "advert.markup-twin.2"},
    {"baseSalary", "advert.pay"},
    {"baseSalary/value", "advert.pay"},
    {"baseSalary/value/value", "advert.pay"},
    {"baseSalary/minValue", "advert.pay-min"},
    {"baseSalary/maxValue", "advert.pay-max"},
    {"baseSalary/value/minValue", "advert.pay-min"},
    {"baseSalary/value/maxValue", "advert.pay-max"},
    {"baseSalary/currency", "advert.pay-currency"},
    {"baseSalary/unitText", "advert.pay-period"},
    {"baseSalary/value/unitText", "advert.pay-period"},
    {"salaryCurrency", "advert.pay-currency"},
    {"jobLocation", "advert.location"},
    {"jobLocation/name", "advert.location"},
    {"jobLocation/address", "advert.location"},
    {"jobLocation/address/addressLocality", "advert.location"},
    {"jobLocation/address/addressRegion", "advert.location"},
    {"jobLocation/address/postalCode", "advert.location"},
    {"workHours", "advert.hours"},
    {"employmentType", "advert.contract"},
    {"validThrough", "advert.closing"},
    {"hiringOrganization", "advert.organisation"},
    {"hiringOrganization/name", "advert.organisation"},
};

plugin::guess probe(std::string_view head) {
    if (head.find("JobPosting") == head.npos) { return {}; }
    const auto outline = format::outline_of(head);
    if (outline.is == format::outline_kind::json) {
        const bool known = outline.has_end("@type") && (outline.has_end("hiringOrganization") || outline.has_end("jobLocation") || outline.has_end("datePosted") || outline.has_end("description"));
        return {known ? 90U : 0U, known ? "key @type; JobPosting" : ""};
    }
    if (head.find("ld+json") == head.npos) { return {}; }
    return {70, "script application/ld+json; JobPosting"};
}

rung::result<std::unique_ptr<format::record_reader>> open(const plugin::opening& what) {
    auto text = whole_text::read_whole(what.reading, std::uint64_t{256} << 20);
    if (!text) { return text.error(); }
    const auto seen = postings::scanner(*text).run();
    if (seen.count == 0) {
        if (seen.broken_block == 0) { return rung::failure{rung::errc::unknown_envelope, "JobPosting", {}}; }
        return rung::failure{rung::errc::bad_json, "block " + std::to_string(seen.broken_block) + ", byte " + std::to_string(seen.broken_byte), {}};
    }
    const auto& tell = what.reading.diagnose;
    for (const auto& one : seen.troubles) {
        if (tell.report == nullptr) { break; }
        const rung_diagnostic told{.struct_size = sizeof(rung_diagnostic), .path_size = 0, .code = one.code, .path = nullptr, .byte = one.byte, .line = 0, .record = UINT64_MAX};
        tell.report(tell.host, &told);
    }
    auto kept   = std::make_unique<whole_text::kept_text>(*std::move(text));
    auto from   = what.reading;
    from.input  = kept->input();
    auto opened = plugin::open_layout(from, layout);
    if (!opened) { return opened.error(); }
    kept->reads_with(*std::move(opened));
    return std::unique_ptr<format::record_reader>(std::move(kept));
}

constexpr plugin::format_entry formats[] = {
    {.about = {"schema-org", "JobPosting (schema.org) in a page or as JSON-LD", RUNG_FORMAT_ADVERTS, 0}, .probe = probe, .open = open, .roles = roles},
};

} // namespace

RUNG_PLUGIN(schema_org, "1.0.0", formats)
