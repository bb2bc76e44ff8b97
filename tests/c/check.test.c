/* SPDX-License-Identifier: Apache-2.0 */
/* The C face from C11, with nothing but the standard library. Prints a line for whatever fails, and how many checks there were. */
#include "support.h"

static rung_report* check(const rung_advert_input* in, const rung_ruleset* rules) {
    rung_error   error  = {.struct_size = sizeof error};
    rung_report* report = NULL;
    CHECK(rung_advert_check(in, rules, &report, &error) == RUNG_OK);
    CHECK(error.code == RUNG_OK && error.where[0] == '\0');
    CHECK(report != NULL);
    return report;
}

static rung_result refused(const rung_advert_input* in, const char* where) {
    rung_error        error  = {.struct_size = sizeof error};
    rung_report*      report = (rung_report*)&error;
    const rung_result code   = rung_advert_check(in, NULL, &report, &error);
    CHECK(code == error.code && report == NULL);
    CHECK(strcmp(error.where, where) == 0);
    if (strcmp(error.where, where) != 0) { printf("  where: %s\n", error.where); }
    return code;
}

static const char words[] = "You must have a degree. You will utilise Excel.\n";

static void version(void) {
    rung_version_info info = {.struct_size = sizeof info};
    CHECK(rung_version(&info) == RUNG_OK);
    CHECK(info.abi_major == RUNG_C_ABI_MAJOR && info.abi_minor == RUNG_C_ABI_MINOR);
    CHECK(info.name.size >= 5);
    CHECK(rung_version(NULL) == RUNG_PRECONDITION);
    info.struct_size = 0;
    CHECK(rung_version(&info) == RUNG_PRECONDITION);
}

static void codes_have_names(void) {
    CHECK(same(rung_result_name(RUNG_OK), "ok"));
    CHECK(same(rung_result_name(RUNG_OUT_OF_MEMORY), "out_of_memory"));
    CHECK(same(rung_result_name(99999), "unknown"));
    CHECK(rung_result_sentence(RUNG_TOO_LARGE).size > 10);
}

static void rules_are_listed(void) {
    rung_rule rule = {.struct_size = sizeof rule};
    CHECK(rung_rule_count() >= 90);
    for (size_t i = 0; i < rung_rule_count(); ++i) {
        rung_rule again = {.struct_size = sizeof again};
        CHECK(rung_rule_at(i, &rule) == RUNG_OK);
        CHECK(rule.id.size > 0 && rule.family.size > 0 && rule.why.size > 0);
        CHECK(rung_rule_find(rule.id, &again) == RUNG_OK && again.id.data == rule.id.data);
    }
    CHECK(rung_rule_at(rung_rule_count(), &rule) == RUNG_NOT_FOUND);
    CHECK(rung_rule_find(text("no-such-rule"), &rule) == RUNG_NOT_FOUND);
    CHECK(rung_rule_find(text(""), &rule) == RUNG_NOT_FOUND);
}

static void plain_text(void) {
    const rung_advert_input in      = advert("Analyst", words, RUNG_BODY_TEXT);
    rung_report*            report  = check(&in, NULL);
    rung_finding            finding = {.struct_size = sizeof finding};
    rung_verdict            verdict = {.struct_size = sizeof verdict};
    CHECK(find(report, "degree-required", &finding));
    CHECK(finding.severity == RUNG_BARRIER && finding.part == RUNG_PART_BODY && finding.located == 1 && finding.first == 1);
    CHECK(same(finding.family, "degree"));
    CHECK(finding.message.size > 0 && finding.why.size > 0 && finding.quote.size > 0);
    CHECK(finding.bytes.end - finding.bytes.begin == finding.quote.size);
    CHECK(memcmp(words + finding.bytes.begin, finding.quote.data, finding.quote.size) == 0);
    CHECK(memcmp(&finding.bytes, &finding.chars, sizeof finding.bytes) == 0 && memcmp(&finding.bytes, &finding.utf16, sizeof finding.bytes) == 0);
    CHECK(find(report, "no-pay-stated", &finding) && finding.located == 0 && finding.bytes.end == 0);
    CHECK(rung_report_verdict(report, &verdict) == RUNG_OK && verdict.barrier > 0 && verdict.openness >= 0 && verdict.openness <= 100);
    CHECK(rung_report_ruleset(report).size > 10);
    CHECK(same(rung_report_text(report), words));
    CHECK(rung_report_finding(report, rung_report_count(report), &finding) == RUNG_NOT_FOUND);
    CHECK(rung_report_replacement(report, rung_report_count(report), 0).size == 0);
    rung_report_free(report);
}

static void replacements(void) {
    const rung_advert_input in     = advert("", words, RUNG_BODY_TEXT);
    rung_report*            report = check(&in, NULL);
    size_t                  seen   = 0;
    for (size_t i = 0; i < rung_report_count(report); ++i) {
        rung_finding finding = {.struct_size = sizeof finding};
        CHECK(rung_report_finding(report, i, &finding) == RUNG_OK);
        if (same(finding.quote, "utilise")) { seen += same(rung_report_replacement(report, i, 0), "use") ? 1U : 0U; }
        CHECK(rung_report_replacement(report, i, finding.replacement_count).size == 0);
    }
    CHECK(seen == 1);
    rung_report_free(report);
}

static void html_counts_in_the_html(void) {
    static const char html[] = "<p>Pay &amp; perks \xF0\x9F\x98\x80</p><p>You will <b>utilise</b> Excel.</p>";
    const rung_advert_input in      = advert("", html, RUNG_BODY_HTML);
    rung_report*            report  = check(&in, NULL);
    rung_finding            finding = {.struct_size = sizeof finding};
    const uint32_t          byte    = (uint32_t)(strstr(html, "utilise") - html);
    CHECK(find(report, "formal-word", &finding));
    CHECK(finding.bytes.begin == byte && finding.bytes.end == byte + 7);
    CHECK(finding.chars.begin == byte - 3 && finding.utf16.begin == byte - 2);
    CHECK(strstr(rung_report_text(report).data, "Pay & perks") != NULL);
    rung_report_free(report);
}

static void byte_order_mark_and_line_ends_count(void) {
    static const char       body[]  = "\xEF\xBB\xBFHello there.\r\n\r\nYou will utilise Excel.\r\n";
    const rung_advert_input in      = advert("", body, RUNG_BODY_TEXT);
    rung_report*            report  = check(&in, NULL);
    rung_finding            finding = {.struct_size = sizeof finding};
    CHECK(find(report, "formal-word", &finding));
    CHECK(finding.bytes.begin == (uint32_t)(strstr(body, "utilise") - body));
    CHECK(finding.chars.begin == finding.bytes.begin - 2);
    rung_report_free(report);
}

static void pay_beside_the_body(void) {
    rung_advert_input in      = advert("Analyst", words, RUNG_BODY_TEXT);
    rung_finding      finding = {.struct_size = sizeof finding};
    rung_report*      report;
    in.pay = text("25,000 a year");
    report = check(&in, NULL);
    CHECK(!find(report, "no-pay-stated", &finding));
    rung_report_free(report);
    in.pay = text(" ");
    report = check(&in, NULL);
    CHECK(find(report, "no-pay-stated", &finding));
    rung_report_free(report);
    in.partial = 1;
    report     = check(&in, NULL);
    CHECK(!find(report, "no-pay-stated", &finding));
    rung_report_free(report);
}

static void what_is_refused(void) {
    rung_advert_input in     = advert("", words, RUNG_BODY_TEXT);
    rung_limits       limits = {.struct_size = sizeof limits, .input_bytes = 8};
    rung_error        error  = {.struct_size = sizeof error};
    rung_report*      report = NULL;
    CHECK(refused(NULL, "input") == RUNG_PRECONDITION);
    CHECK(rung_advert_check(&in, NULL, NULL, &error) == RUNG_PRECONDITION && strcmp(error.where, "out") == 0);
    CHECK(rung_advert_check(NULL, NULL, NULL, NULL) == RUNG_PRECONDITION);
    error.struct_size = 7;
    CHECK(rung_advert_check(&in, NULL, &report, &error) == RUNG_PRECONDITION && report == NULL);
    in.struct_size = 0;
    CHECK(refused(&in, "input.struct_size") == RUNG_PRECONDITION);
    in.struct_size = 0xCCCCCCCCU;
    CHECK(refused(&in, "input.struct_size") == RUNG_PRECONDITION);
    in           = advert("", words, 17);
    CHECK(refused(&in, "input.kind") == RUNG_UNKNOWN_FORMAT);
    in.kind      = -1;
    CHECK(refused(&in, "input.kind") == RUNG_UNKNOWN_FORMAT);
    in           = advert("", "not \xFF Anna", RUNG_BODY_TEXT);
    CHECK(refused(&in, "input.body") == RUNG_BAD_ENCODING);
    in           = advert("", "surrogate \xED\xA0\x80", RUNG_BODY_HTML);
    CHECK(refused(&in, "input.body") == RUNG_BAD_ENCODING);
    in           = advert("cut \xE2\x82", words, RUNG_BODY_TEXT);
    CHECK(refused(&in, "input.title") == RUNG_BAD_ENCODING);
    in           = advert("", words, RUNG_BODY_TEXT);
    in.body.data = NULL;
    CHECK(refused(&in, "input.body") == RUNG_PRECONDITION);
    in.body      = (rung_text){"a\0\1\2\3", 5};
    CHECK(refused(&in, "input.body") == RUNG_NOT_TEXT);
    in           = advert("", words, RUNG_BODY_TEXT);
    in.limits    = &limits;
    CHECK(refused(&in, "input.body: limits.input_bytes") == RUNG_TOO_LARGE);
    in           = advert("", "this is no archive", RUNG_BODY_DOCX);
    CHECK(refused(&in, "input.body") == RUNG_BAD_ZIP);
    in           = advert("", "", RUNG_BODY_TEXT);
    in.body.data = NULL; /* nothing at all is an advert without words */
    report       = check(&in, NULL);
    rung_report_free(report);
}

static void null_handles(void) {
    rung_finding finding = {.struct_size = sizeof finding};
    rung_verdict verdict = {.struct_size = sizeof verdict};
    rung_report_free(NULL);
    rung_ruleset_free(NULL);
    CHECK(rung_report_count(NULL) == 0);
    CHECK(rung_report_finding(NULL, 0, &finding) == RUNG_PRECONDITION);
    CHECK(rung_report_verdict(NULL, &verdict) == RUNG_PRECONDITION);
    CHECK(rung_report_ruleset(NULL).size == 0 && rung_report_text(NULL).size == 0 && rung_ruleset_name(NULL).size == 0);
}

/* A struct of a caller who is older or newer than the library, in the middle of a buffer that must stay as it is. */
static void other_forms(void) {
    struct { rung_verdict now; uint64_t later; uint64_t fence; } newer = {{.struct_size = sizeof(rung_verdict) + 8}, 5, 7};
    struct { rung_advert_input now; uint64_t later; }            asks  = {advert("", words, RUNG_BODY_TEXT), 0};
    rung_report* report;
    asks.now.struct_size = sizeof asks;
    report               = check(&asks.now, NULL);
    CHECK(rung_report_verdict(report, &newer.now) == RUNG_OK);
    CHECK(newer.now.struct_size == sizeof(rung_verdict) + 8 && newer.now.barrier > 0 && newer.later == 0 && newer.fence == 7);
    newer.now.struct_size = sizeof(rung_verdict) - 8;
    CHECK(rung_report_verdict(report, &newer.now) == RUNG_PRECONDITION);
    asks.later = 1;
    CHECK(refused(&asks.now, "input: set in a field that this release does not have") == RUNG_PRECONDITION);
    rung_report_free(report);
}

int main(void) {
    version();
    codes_have_names();
    rules_are_listed();
    plain_text();
    replacements();
    html_counts_in_the_html();
    byte_order_mark_and_line_ends_count();
    pay_beside_the_body();
    what_is_refused();
    null_handles();
    other_forms();
    return report_checks();
}
