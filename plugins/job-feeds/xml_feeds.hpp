// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/adapter/plugin.hpp>

/// Job feeds in XML: where their adverts are, and what their columns mean.
namespace xml_feeds {

namespace plugin = rung::plugin;
using words      = std::string_view;

// Indeed and LinkedIn share the envelope.
constexpr words source_records[]  = {"source/job"};
constexpr words source_envelope[] = {"/source"};
constexpr words indeed_seen[]     = {"/source/job", "job/referencenumber|job/jobtype|job/date"};
constexpr words linkedin_seen[]   = {"/source/job", "job/partnerJobId"};
constexpr plugin::xml_layout source{.records = source_records, .envelope = source_envelope};
constexpr plugin::role source_roles[] = {
    {"referencenumber", "advert.id"},
    {"partnerJobId", "advert.id"},
    {"title", "advert.markup-title"},
    {"description", "advert.markup"},
    {"salary", "advert.pay"},
    {"location", "advert.location"},
    {"city", "advert.location"},
    {"state", "advert.location"},
    {"country", "advert.location"},
    {"jobtype", "advert.contract"},
    {"expirationdate", "advert.closing"},
    {"expirationDate", "advert.closing"},
    {"company", "advert.organisation"},
};

// HR-XML 0.99 to 2.x. Amounts of 0 are unset, which is the reader's rule for all feeds.
constexpr words posting_records[] = {"JobPositionPosting"};
constexpr plugin::xml_layout posting{.records = posting_records, .envelope = posting_records};
constexpr plugin::role posting_roles[] = {
    {"JobPositionPostingId", "advert.id"},
    {"JobPositionInformation/JobPositionTitle", "advert.title"},
    {"JobPositionInformation/JobPositionDescription/JobPositionPurpose", "advert.markup.1"},
    {"JobPositionInformation/JobPositionDescription/SummaryText", "advert.markup-twin.2"},
    {"JobPositionInformation/JobPositionDescription/CompensationDescription/Pay/SummaryText", "advert.pay"},
    {"JobPositionInformation/JobPositionDescription/CompensationDescription/Pay/MinimumPay", "advert.pay-min"},
    {"JobPositionInformation/JobPositionDescription/CompensationDescription/Pay/MaximumPay", "advert.pay-max"},
    {"JobPositionInformation/JobPositionDescription/JobPositionLocation/LocationSummary/Municipality", "advert.location"},
    {"JobPositionInformation/JobPositionDescription/JobPositionLocation/LocationSummary/Region", "advert.location"},
    {"HiringOrg/HiringOrgName", "advert.organisation"},
    {"HiringOrg/Contact/PersonName/GivenName", "personal"},
    {"HiringOrg/Contact/PersonName/FamilyName", "personal"},
    {"HiringOrg/Contact/E-mail", "personal"},
    {"PostDetail/PostedBy/Contact/PersonName/GivenName", "personal"},
    {"PostDetail/PostedBy/Contact/PersonName/FamilyName", "personal"},
    {"PostDetail/PostedBy/Contact/E-mail", "personal"},
};

// HR-XML 3.x, as EURES takes it. The content is HTML escaped for XML; entities that are left belong to the HTML.
constexpr words opening_records[] = {"PositionOpening"};
constexpr words opening_seen[]    = {"PositionOpening/PositionProfile"};
constexpr plugin::xml_layout opening{.records = opening_records, .envelope = opening_records};
constexpr plugin::role opening_roles[] = {
    {"DocumentID", "advert.id"},
    {"PositionProfile/PositionTitle", "advert.title"},
    {"PositionProfile/PositionFormattedDescription/Content", "advert.markup"},
    {"PositionProfile/OfferedRemunerationPackage/RemunerationRange/RemunerationMinimumAmount", "advert.pay-min"},
    {"PositionProfile/OfferedRemunerationPackage/RemunerationRange/RemunerationMaximumAmount", "advert.pay-max"},
    {"PositionProfile/OfferedRemunerationPackage/RemunerationRange/RemunerationMinimumAmount/@currencyID", "advert.pay-currency"},
    {"PositionProfile/OfferedRemunerationPackage/RemunerationRange/RemunerationIntervalCode", "advert.pay-period"},
    {"PositionProfile/PositionLocation/Address/CityName", "advert.location"},
    {"PositionProfile/PositionScheduleTypeCode", "advert.hours"},
    {"PositionProfile/PositionOfferingTypeCode", "advert.contract"},
    {"PositionProfile/ApplicationCloseDate", "advert.closing"},
    {"PositionProfile/PositionOrganization/OrganizationIdentifiers/OrganizationName", "advert.organisation"},
};

// NHS Jobs search: a summary of each vacancy, often empty. The feed of before 2021 has names of its own.
constexpr words nhs_records[]  = {"nhsJobs/vacancyDetails"};
constexpr words nhs_envelope[] = {"/nhsJobs"};
constexpr plugin::xml_layout nhs{.records = nhs_records, .envelope = nhs_envelope};
constexpr plugin::role nhs_roles[] = {
    {"id", "advert.id"},
    {"title", "advert.title"},
    {"description", "advert.markup-snippet"},
    {"salary", "advert.pay"},
    {"locations/locations", "advert.location"},
    {"type", "advert.contract"},
    {"closeDate", "advert.closing"},
    {"employer", "advert.organisation"},
};

// Guardian Jobs (Madgex): short descriptions, in which entities are left over from one decoding too few.
constexpr words guardian_records[]  = {"Jobs/Job"};
constexpr words guardian_envelope[] = {"Jobs"};
constexpr words guardian_seen[]     = {"Jobs/Job", "Job/ShortJobDescription|Job/RecruiterName"};
constexpr plugin::xml_layout guardian{.records = guardian_records, .envelope = guardian_envelope};
constexpr plugin::role guardian_roles[] = {
    {"JobID", "advert.id"},
    {"JobTitle", "advert.markup-title"},
    {"ShortJobDescription", "advert.markup-snippet"},
    {"SalaryDescription", "advert.pay"},
    {"LocationDescription", "advert.location"},
    {"RecruiterName", "advert.organisation"},
};

// Oxford University vacancies (CoreHR): the description twice, as escaped XHTML where it is well-formed, and as plain text.
constexpr words oxford_records[]  = {"vacancies/vacancy"};
constexpr words oxford_envelope[] = {"/vacancies"};
constexpr words oxford_seen[]     = {"/vacancies/vacancy", "vacancy/organizationPart|vacancy/label"};
constexpr plugin::xml_layout oxford{.records = oxford_records, .envelope = oxford_envelope, .keyed_element = "description", .keyed_attribute = "format"};
constexpr plugin::role oxford_roles[] = {
    {"@id", "advert.id"},
    {"label", "advert.title"},
    {"application/xhtml+xml", "advert.markup"},
    {"text/plain", "advert.plain-twin"},
    {"salary/label", "advert.pay"},
    {"salary/lower", "advert.pay-min"},
    {"salary/upper", "advert.pay-max"},
    {"salary/currency", "advert.pay-currency"},
    {"location", "advert.location"},
    {"closes", "advert.closing"},
    {"organizationPart/label", "advert.organisation"},
};

} // namespace xml_feeds
