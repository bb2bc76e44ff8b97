/* SPDX-License-Identifier: Apache-2.0 */
/* A program as it was written for form 1.0: it does not change. CMake builds it on the frozen header against today's library and against one of
   tomorrow, whose structs have grown, and on tomorrow's header against today's library. */
#if defined(RUNG_TOMORROW)
#  include <rung/c/rung.h>
#else
#  include "rung_c_1_0.h"
#endif

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FENCE 0x5A
#define CHECK(condition) ((condition) ? (void)0 : (void)(printf("%s:%d: %s\n", __FILE__, __LINE__, #condition), exit(EXIT_FAILURE)))

/* Memory for a struct with a fence behind it. Its fields are not zero: what the library writes must be told from what was there. */
static void* fenced(size_t size) {
    unsigned char* out = malloc(size + 64);
    const uint32_t own = (uint32_t)size;
    CHECK(out != NULL);
    memset(out, FENCE, size + 64);
    memcpy(out, &own, sizeof own);
    return out;
}

static void let_go(void* memory, size_t size) {
    const unsigned char* bytes = memory;
    uint32_t             own;
    memcpy(&own, bytes, sizeof own);
    CHECK(own == size);
    for (size_t i = 0; i < 64; ++i) { CHECK(bytes[size + i] == FENCE); }
    free(memory);
}

static rung_text text(const char* s) { return (rung_text){s, strlen(s)}; }

int main(void) {
    const char*        words   = "You must have a degree. You will utilise Excel and wibble the frobs.";
    rung_limits        limits  = {.struct_size = sizeof limits, .depth = 100, .archive_entries = 50};
    rung_rule_setting  set[2]  = {{.struct_size = sizeof set[0]}, {.struct_size = sizeof set[0]}};
    rung_own_term      term[2] = {{.struct_size = sizeof term[0]}, {.struct_size = sizeof term[0]}};
    rung_pack          pack[2] = {{.struct_size = sizeof pack[0]}, {.struct_size = sizeof pack[0]}};
    rung_house_style   style   = {.struct_size = sizeof style, .rules = set, .rule_count = 2, .terms = term, .term_count = 2};
    rung_advert_input  in      = {.struct_size = sizeof in, .kind = RUNG_BODY_TEXT, .limits = &limits};
    rung_error*        error   = fenced(sizeof *error);
    rung_version_info* version = fenced(sizeof *version);
    rung_rule*         rule    = fenced(sizeof *rule);
    rung_finding*      finding = fenced(sizeof *finding);
    rung_verdict*      verdict = fenced(sizeof *verdict);
    rung_ruleset*      rules   = NULL;
    rung_report*       report  = NULL;
    size_t             own     = 0;

    CHECK(rung_version(version) == RUNG_OK && version->abi_major == 1 && version->name.size > 0);
    CHECK(rung_rule_count() > 0 && rung_rule_at(0, rule) == RUNG_OK && rule->silent.size > 0);

    set[0].rule   = text("formal-word");
    set[0].on     = RUNG_OFF;
    set[1].rule   = text("no-pay-stated");
    set[1].on     = RUNG_OFF;
    term[0].term  = text("wibble");
    term[0].plain = text("move");
    term[1].term  = text("frobs");
    term[1].plain = text("parts");
    pack[0].name  = text("a");
    pack[0].tsv   = text("term\tform\trule\tplain\tnote\tflags\n");
    pack[1].name  = text("b");
    pack[1].tsv   = text("no header");
    style.packs      = pack;
    style.pack_count = 2;
    CHECK(rung_ruleset_new(&style, &rules, error) == RUNG_BAD_LEXICON && rules == NULL);
    CHECK(error->code == 100 && strncmp(error->where, "style.packs[1]", 14) == 0);
    style.pack_count = 1;
    CHECK(rung_ruleset_new(&style, &rules, error) == RUNG_OK && error->code == 0);

    in.title = text("");
    in.body  = text(words);
    CHECK(rung_advert_check(&in, rules, &report, error) == RUNG_OK);
    CHECK(rung_report_ruleset(report).size == rung_ruleset_name(rules).size);
    CHECK(rung_report_verdict(report, verdict) == RUNG_OK && verdict->openness <= 100 && verdict->reading_age >= 0);
    for (size_t i = 0; i < rung_report_count(report); ++i) {
        CHECK(rung_report_finding(report, i, finding) == RUNG_OK);
        CHECK(finding->rule.size > 0 && !(finding->rule.size == 11 && memcmp(finding->rule.data, "formal-word", 11) == 0));
        if (finding->located) { CHECK(memcmp(words + finding->bytes.begin, finding->quote.data, finding->quote.size) == 0); }
        if (finding->rule.size == 10 && memcmp(finding->rule.data, "house-word", 10) == 0) { own += finding->replacement_count; }
    }
    CHECK(own == 2);
    rung_report_free(report);
    rung_ruleset_free(rules);

    let_go(error, sizeof *error);
    let_go(version, sizeof *version);
    let_go(rule, sizeof *rule);
    let_go(finding, sizeof *finding);
    let_go(verdict, sizeof *verdict);
    puts("form 1.0 is served");
    return EXIT_SUCCESS;
}
