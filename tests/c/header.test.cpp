// SPDX-License-Identifier: Apache-2.0
#include <rung/c/rung.h>
#include <rung/c/rung.h> // twice: the guard holds

#include <rung/core/errc.hpp>
#include <rung/core/finding.hpp>
#include <rung/core/range.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>
#include <type_traits>

#include "support/row.hpp"

namespace {

/// At 0 this thread has no memory left; below 0 as much as there is.
thread_local long allocations_left = -1;

void* allocate(std::size_t size) noexcept {
    if (allocations_left == 0) { return nullptr; }
    if (allocations_left > 0) { --allocations_left; }
    return std::malloc(size != 0 ? size : 1);
}

void* allocate_or_throw(std::size_t size) {
    if (void* p = allocate(size)) { return p; }
    throw std::bad_alloc();
}

} // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void  operator delete(void* p) noexcept { std::free(p); }
void  operator delete[](void* p) noexcept { std::free(p); }
void  operator delete(void* p, std::size_t) noexcept { std::free(p); }
void  operator delete[](void* p, std::size_t) noexcept { std::free(p); }

namespace {

struct code_row {
    const char* name;
    rung_result c;
    rung::errc  cpp;
};

constexpr code_row codes[] = {
    {"ok", RUNG_OK, rung::errc::ok},
    {"precondition", RUNG_PRECONDITION, rung::errc::precondition},
    {"too_large", RUNG_TOO_LARGE, rung::errc::too_large},
    {"too_deep", RUNG_TOO_DEEP, rung::errc::too_deep},
    {"cancelled", RUNG_CANCELLED, rung::errc::cancelled},
    {"not_found", RUNG_NOT_FOUND, rung::errc::not_found},
    {"unreadable", RUNG_UNREADABLE, rung::errc::unreadable},
    {"unwritable", RUNG_UNWRITABLE, rung::errc::unwritable},
    {"internal", RUNG_INTERNAL, rung::errc::internal},
    {"out_of_memory", RUNG_OUT_OF_MEMORY, rung::errc::out_of_memory},
    {"bad_lexicon", RUNG_BAD_LEXICON, rung::errc::bad_lexicon},
    {"unknown_rule", RUNG_UNKNOWN_RULE, rung::errc::unknown_rule},
    {"not_text", RUNG_NOT_TEXT, rung::errc::not_text},
    {"bad_encoding", RUNG_BAD_ENCODING, rung::errc::bad_encoding},
    {"bad_json", RUNG_BAD_JSON, rung::errc::bad_json},
    {"bad_xml", RUNG_BAD_XML, rung::errc::bad_xml},
    {"bad_zip", RUNG_BAD_ZIP, rung::errc::bad_zip},
    {"zip_bomb", RUNG_ZIP_BOMB, rung::errc::zip_bomb},
    {"bad_docx", RUNG_BAD_DOCX, rung::errc::bad_docx},
    {"bad_toml", RUNG_BAD_TOML, rung::errc::bad_toml},
    {"unknown_format", RUNG_UNKNOWN_FORMAT, rung::errc::unknown_format},
    {"missing_field", RUNG_MISSING_FIELD, rung::errc::missing_field},
    {"bad_field", RUNG_BAD_FIELD, rung::errc::bad_field},
    {"unknown_key", RUNG_UNKNOWN_KEY, rung::errc::unknown_key},
    {"bad_baseline", RUNG_BAD_BASELINE, rung::errc::bad_baseline},
    {"bad_delimited", RUNG_BAD_DELIMITED, rung::errc::bad_delimited},
    {"bad_xlsx", RUNG_BAD_XLSX, rung::errc::bad_xlsx},
    {"unknown_envelope", RUNG_UNKNOWN_ENVELOPE, rung::errc::unknown_envelope},
    {"bad_date", RUNG_BAD_DATE, rung::errc::bad_date},
    {"bad_amount", RUNG_BAD_AMOUNT, rung::errc::bad_amount},
    {"bad_map", RUNG_BAD_MAP, rung::errc::bad_map},
    {"unknown_plugin", RUNG_UNKNOWN_PLUGIN, rung::errc::unknown_plugin},
    {"abi_mismatch", RUNG_ABI_MISMATCH, rung::errc::abi_mismatch},
    {"untrusted_plugin", RUNG_UNTRUSTED_PLUGIN, rung::errc::untrusted_plugin},
    {"plugin_failed", RUNG_PLUGIN_FAILED, rung::errc::plugin_failed},
    {"empty_field", RUNG_EMPTY_FIELD, rung::errc::empty_field},
    {"bad_key", RUNG_BAD_KEY, rung::errc::bad_key},
    {"not_authentic", RUNG_NOT_AUTHENTIC, rung::errc::not_authentic},
    {"bad_table", RUNG_BAD_TABLE, rung::errc::bad_table},
    {"would_disclose", RUNG_WOULD_DISCLOSE, rung::errc::would_disclose},
    {"bad_ledger", RUNG_BAD_LEDGER, rung::errc::bad_ledger},
    {"not_protectable", RUNG_NOT_PROTECTABLE, rung::errc::not_protectable},
    {"solver_limit", RUNG_SOLVER_LIMIT, rung::errc::solver_limit},
    {"bad_hierarchy", RUNG_BAD_HIERARCHY, rung::errc::bad_hierarchy},
    {"over_budget", RUNG_OVER_BUDGET, rung::errc::over_budget},
};

RUNG_ROWS(c_codes, code_row, codes);

TEST_P(c_codes, are_those_of_errc) {
    EXPECT_EQ(GetParam().c, static_cast<rung_result>(GetParam().cpp));
    const auto name = rung_result_name(GetParam().c);
    EXPECT_EQ(std::string_view(name.data, name.size), GetParam().name);
}

TEST(c_codes, none_is_missing) {
    std::size_t known = 0;
    for (rung_result n = 0; n < 2000; ++n) { known += rung::name(static_cast<rung::errc>(n)) != "unknown" ? 1U : 0U; }
    EXPECT_EQ(std::size(codes), known);
}

static_assert(RUNG_CREDIT == static_cast<int>(rung::severity::credit) && RUNG_HINT == static_cast<int>(rung::severity::hint));
static_assert(RUNG_WARNING == static_cast<int>(rung::severity::warning) && RUNG_BARRIER == static_cast<int>(rung::severity::barrier));
static_assert(RUNG_EXPERT == static_cast<int>(rung::evidence::expert) && RUNG_GUIDANCE == static_cast<int>(rung::evidence::guidance));
static_assert(RUNG_SURVEY == static_cast<int>(rung::evidence::survey) && RUNG_TRIAL == static_cast<int>(rung::evidence::trial));

// Form 1.0 in bytes, where pointers have eight: what other languages write down by hand.
template <class S>
constexpr bool is_plain = std::is_trivial_v<S> && std::is_standard_layout_v<S>;
template <class S>
constexpr bool size_is_first = is_plain<S> && offsetof(S, struct_size) == 0 && std::is_same_v<decltype(S::struct_size), std::uint32_t>;
static_assert(size_is_first<rung_error> && size_is_first<rung_version_info> && size_is_first<rung_limits> && size_is_first<rung_advert_input>);
static_assert(size_is_first<rung_finding> && size_is_first<rung_verdict> && size_is_first<rung_rule> && size_is_first<rung_rule_setting>);
static_assert(size_is_first<rung_own_term> && size_is_first<rung_pack> && size_is_first<rung_house_style>);
static_assert(is_plain<rung_text> && is_plain<rung_range> && sizeof(rung_range) == 8);
static_assert(sizeof(rung_error) == 264 && offsetof(rung_error, where) == 8);
static_assert(sizeof(void*) != 8 || (sizeof(rung_text) == 16 && offsetof(rung_text, size) == 8));
static_assert(sizeof(void*) != 8 || (sizeof(rung_version_info) == 40 && sizeof(rung_limits) == 48 && sizeof(rung_verdict) == 32));
static_assert(sizeof(void*) != 8 || (sizeof(rung_advert_input) == 152 && offsetof(rung_advert_input, title) == 16 && offsetof(rung_advert_input, limits) == 144));
static_assert(sizeof(void*) != 8 || (sizeof(rung_finding) == 160 && offsetof(rung_finding, bytes) == 24 && offsetof(rung_finding, rule) == 48));
static_assert(sizeof(void*) != 8 || (sizeof(rung_rule) == 192 && offsetof(rung_rule, id) == 16 && sizeof(rung_rule_setting) == 40));
static_assert(sizeof(void*) != 8 || (sizeof(rung_own_term) == 56 && sizeof(rung_pack) == 40 && sizeof(rung_house_style) == 120));

static_assert(noexcept(rung_advert_check(nullptr, nullptr, nullptr, nullptr)) && noexcept(rung_ruleset_new(nullptr, nullptr, nullptr)));

rung_text text(std::string_view s) { return {s.data(), s.size()}; }

/// Lets the call have one allocation more each time until it gets through; says how many it needs.
template <class Call>
long fail_every_allocation(Call call) {
    for (long n = 0; n < 100'000; ++n) {
        rung_error error{};
        error.struct_size = sizeof error;
        allocations_left  = n;
        const auto code   = call(&error);
        allocations_left  = -1;
        if (code == RUNG_OK) { return n; }
        if (code != RUNG_OUT_OF_MEMORY || error.code != code) {
            ADD_FAILURE() << "allocation " << n << " gives " << code;
            return -1;
        }
    }
    return -1;
}

TEST(c_memory, a_check_that_runs_out_of_it_says_so_and_leaves_nothing) {
    for (const auto kind : {RUNG_BODY_TEXT, RUNG_BODY_HTML, RUNG_BODY_MARKDOWN}) {
        rung_advert_input in{};
        in.struct_size = sizeof in;
        in.kind        = kind;
        in.title       = text("Analyst");
        in.body        = text("<p>You must have a degree (or NVQ) &amp; 5 years' experience.</p>\n\n<p>You will utilise Excel in PICU.</p>");
        EXPECT_GT(fail_every_allocation([&](rung_error* error) {
            rung_report* report = reinterpret_cast<rung_report*>(error);
            const auto   code   = rung_advert_check(&in, nullptr, &report, error);
            EXPECT_EQ(code == RUNG_OK, report != nullptr);
            rung_report_free(report);
            return code;
        }), 10);
    }
}

TEST(c_memory, rules_that_run_out_of_it_say_so_and_leave_nothing) {
    rung_own_term term{};
    term.struct_size = sizeof term;
    term.term        = text("wibble (one|two)");
    term.plain       = text("move");
    rung_house_style style{};
    style.struct_size = sizeof style;
    style.terms       = &term;
    style.term_count  = 1;
    EXPECT_GT(fail_every_allocation([&](rung_error* error) {
        rung_ruleset* rules = reinterpret_cast<rung_ruleset*>(error);
        const auto    code  = rung_ruleset_new(&style, &rules, error);
        EXPECT_EQ(code == RUNG_OK, rules != nullptr);
        rung_ruleset_free(rules);
        return code;
    }), 10);
}

} // namespace
