/* SPDX-License-Identifier: Apache-2.0 */
/* House styles from C11: what they change, and how a wrong one is refused. */
#include "support.h"

static const char words[] = "You must have a degree. You will utilise Excel and wibble the frobs.\n";

static rung_ruleset* make(const rung_house_style* style) {
    rung_error    error = {.struct_size = sizeof error};
    rung_ruleset* rules = NULL;
    CHECK(rung_ruleset_new(style, &rules, &error) == RUNG_OK);
    if (error.code != RUNG_OK) { printf("  %s\n", error.where); }
    CHECK(rules != NULL);
    return rules;
}

static rung_result refused(const rung_house_style* style, const char* where) {
    rung_error        error = {.struct_size = sizeof error};
    rung_ruleset*     rules = (rung_ruleset*)&error;
    const rung_result code  = rung_ruleset_new(style, &rules, &error);
    CHECK(code == error.code && rules == NULL);
    CHECK(strcmp(error.where, where) == 0);
    if (strcmp(error.where, where) != 0) { printf("  where: %s\n", error.where); }
    return code;
}

/* Severity of a rule's first finding under a house style, -1 where it has none. */
static int severity(const char* rule, const rung_house_style* style) {
    const rung_advert_input in      = advert("", words, RUNG_BODY_TEXT);
    rung_error              error   = {.struct_size = sizeof error};
    rung_ruleset*           rules   = make(style);
    rung_report*            report  = NULL;
    rung_finding            finding = {.struct_size = sizeof finding};
    int                     out     = -1;
    CHECK(rung_advert_check(&in, rules, &report, &error) == RUNG_OK);
    rung_ruleset_free(rules); /* the report stays whole */
    if (find(report, rule, &finding)) { out = finding.severity; }
    rung_report_free(report);
    return out;
}

static void as_shipped(void) {
    const rung_house_style  style  = {.struct_size = sizeof style};
    const rung_advert_input in     = advert("", words, RUNG_BODY_TEXT);
    rung_ruleset*           none   = make(NULL);
    rung_ruleset*           empty  = make(&style);
    rung_report*            report = NULL;
    CHECK(rung_ruleset_name(none).size > 10);
    CHECK(rung_advert_check(&in, NULL, &report, NULL) == RUNG_OK);
    CHECK(rung_report_ruleset(report).size == rung_ruleset_name(none).size);
    CHECK(memcmp(rung_report_ruleset(report).data, rung_ruleset_name(none).data, rung_ruleset_name(none).size) == 0);
    rung_report_free(report);
    rung_ruleset_free(none);
    rung_ruleset_free(empty);
    CHECK(severity("degree-required", NULL) == RUNG_BARRIER);
    CHECK(severity("house-word", NULL) == -1);
}

static void settings_of_rules(void) {
    rung_rule_setting set[2] = {{.struct_size = sizeof set[0]}, {.struct_size = sizeof set[0]}};
    rung_house_style  style  = {.struct_size = sizeof style, .rules = set, .rule_count = 2};
    set[0].rule     = text("degree-required");
    set[0].severity = RUNG_HINT;
    set[1].rule     = text("formal-word");
    set[1].on       = RUNG_OFF;
    CHECK(severity("degree-required", &style) == RUNG_HINT);
    CHECK(severity("formal-word", &style) == -1);
    set[0].on = 3;
    CHECK(refused(&style, "style.rules[0].on") == RUNG_PRECONDITION);
    set[0].on       = RUNG_ON;
    set[0].severity = 4;
    CHECK(refused(&style, "style.rules[0].severity") == RUNG_PRECONDITION);
    set[0].severity  = 0;
    set[0].has_limit = 1;
    set[0].limit     = -1;
    CHECK(refused(&style, "style.rules[0].limit") == RUNG_PRECONDITION);
    set[0].has_limit = 0;
    set[1].rule      = text("formal-wrod");
    CHECK(refused(&style, "style.rules[1] (did you mean formal-word?)") == RUNG_UNKNOWN_RULE);
    set[1].rule = text("Jane Smith, 4 Elm Road");
    CHECK(refused(&style, "style.rules[1]") == RUNG_UNKNOWN_RULE);
    set[1].struct_size += 8;
    CHECK(refused(&style, "style.rules[1].struct_size") == RUNG_PRECONDITION);
}

static void own_words(void) {
    rung_own_term   term    = {.struct_size = sizeof term, .term = text("wibble"), .plain = text("move"), .note = text("")};
    const rung_text allowed = text("utilise");
    rung_house_style style  = {.struct_size = sizeof style, .terms = &term, .term_count = 1, .allowed = &allowed, .allowed_count = 1};
    CHECK(severity("house-word", &style) >= RUNG_HINT);
    CHECK(severity("formal-word", &style) == -1);
    term.term = text("tab\there");
    CHECK(refused(&style, "style.terms[0]") == RUNG_BAD_LEXICON);
    term.term = text("\xC3(");
    CHECK(refused(&style, "style.terms[0].term") == RUNG_BAD_ENCODING);
    style.terms = NULL;
    CHECK(refused(&style, "style.terms") == RUNG_PRECONDITION);
}

static void packs(void) {
    rung_pack        pack  = {.struct_size = sizeof pack, .name = text("ours")};
    rung_house_style style = {.struct_size = sizeof style, .packs = &pack, .pack_count = 1};
    pack.tsv = text("term\tform\trule\tplain\tnote\tflags\nfrobs\t-\tformal-word\tparts\t\t\n");
    CHECK(severity("formal-word", &style) >= RUNG_HINT);
    pack.tsv = text("no header\n");
    CHECK(refused(&style, "style.packs[0]:1: header") == RUNG_BAD_LEXICON);
    pack.tsv = text("term\tform\trule\tplain\tnote\tflags\nfrobs\t-\tsecret-name\t\t\t\n");
    CHECK(refused(&style, "style.packs[0]:2: rule") == RUNG_UNKNOWN_RULE);
    pack.tsv = text("term\tform\trule\tplain\tnote\tflags\n(secret\t-\tformal-word\t\t\t\n");
    CHECK(refused(&style, "style.packs[0]: brackets") == RUNG_BAD_LEXICON);
}

static void names_and_numbers(void) {
    rung_text        name   = text("law");
    rung_limits      limits = {.struct_size = sizeof limits, .input_bytes = 2};
    rung_house_style style  = {.struct_size = sizeof style, .sectors = &name, .sector_count = 1};
    rung_ruleset_free(make(&style));
    name = text("finanse");
    CHECK(refused(&style, "style.sectors[0] (did you mean finance?)") == RUNG_UNKNOWN_KEY);
    style.sector_count = 0;
    style.answers      = &name;
    style.answer_count = 1;
    name               = text("we-pay-for-check");
    CHECK(refused(&style, "style.answers[0] (did you mean we-pay-for-checks?)") == RUNG_UNKNOWN_KEY);
    style.limits = &limits;
    CHECK(refused(&style, "style.answers[0]: limits.input_bytes") == RUNG_TOO_LARGE);
    style.limits = NULL;
    name         = text("we-pay-for-checks");
    style.as_of  = 20280229;
    rung_ruleset_free(make(&style));
    style.as_of = 20270229;
    CHECK(refused(&style, "style.as_of") == RUNG_PRECONDITION);
    style.as_of              = 0;
    style.reading_age_target = 3;
    CHECK(refused(&style, "style.reading_age_target") == RUNG_PRECONDITION);
    style.reading_age_target = 12;
    rung_ruleset_free(make(&style));
    CHECK(rung_ruleset_new(&style, NULL, NULL) == RUNG_PRECONDITION);
}

int main(void) {
    as_shipped();
    settings_of_rules();
    own_words();
    packs();
    names_and_numbers();
    return report_checks();
}
