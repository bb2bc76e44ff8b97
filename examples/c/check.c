/* SPDX-License-Identifier: Apache-2.0 */
/* Checks an advert from C: prints where a reader from outside may stop, why, and what would do instead. */
#include <rung/c/rung.h>

#include <stdio.h>

static const char advert[] = "Data Analyst\n\nYou must have a degree and will work on our PICU and utilise a rota.";

static void print(const char* before, rung_text t) { printf("%s%.*s\n", before, (int)t.size, t.data); }

int main(void) {
    rung_error        error  = {.struct_size = sizeof error};
    rung_verdict      sum    = {.struct_size = sizeof sum};
    rung_advert_input in     = {.struct_size = sizeof in, .kind = RUNG_BODY_TEXT};
    rung_report*      report = NULL;

    in.body = (rung_text){advert, sizeof advert - 1};
    if (rung_advert_check(&in, NULL, &report, &error) != RUNG_OK) {
        print(error.where, rung_result_sentence(error.code));
        return 2;
    }
    for (size_t i = 0; i < rung_report_count(report); ++i) {
        rung_finding f = {.struct_size = sizeof f};
        if (rung_report_finding(report, i, &f) != RUNG_OK || f.severity == RUNG_CREDIT || !f.located) { continue; }
        printf("characters %u to %u: ", (unsigned)f.chars.begin, (unsigned)f.chars.end);
        print("", f.message);
        if (f.replacement_count > 0) { print("  instead: ", rung_report_replacement(report, i, 0)); }
    }
    if (rung_report_verdict(report, &sum) == RUNG_OK) { printf("%u barriers\n", (unsigned)sum.barrier); }
    rung_report_free(report);
    return 0;
}
