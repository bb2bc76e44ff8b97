// SPDX-License-Identifier: Apache-2.0
#include <rung/adapter/plugin.hpp>

namespace {

namespace plugin = rung::plugin;
using words      = std::string_view;

// RFC 7643 and 7644: who is in which department. No hire date, grade, pay or history: an identity join only.
constexpr words records[] = {"Resources"};
constexpr words empty[]   = {"totalResults"};
constexpr words seen[]    = {"/schemas", "/Resources|/totalResults"};
constexpr plugin::json_layout users{.records = records, .empty_ok = empty};
constexpr plugin::role roles[] = {
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/employeeNumber", "worker.id"},
    {"id", "worker.other_id"},
    {"userName", "personal"},
    {"displayName", "personal"},
    {"name/givenName", "personal"},
    {"name/familyName", "personal"},
    {"name/formatted", "personal"},
    {"emails/value", "personal"},
    {"phoneNumbers/value", "personal"},
    {"addresses/formatted", "personal"},
    {"title", "job.title"},
    {"userType", "employment.type"},
    {"active", "worker.status"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department", "job.organisation.department"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/division", "job.organisation.division"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/organization", "job.organisation.company"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value", "job.manager_id"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/displayName", "personal"},
};

constexpr plugin::format_entry formats[] = {
    {.about = {"scim-users", "SCIM 2.0 users (RFC 7643), JSON", RUNG_FORMAT_UNVERIFIED, 0}, .roles = roles, .seen = seen, .json = &users},
};

} // namespace

RUNG_PLUGIN(scim, "1.0.0", formats)
