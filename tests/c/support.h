/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests in C share. Not a framework: it counts. */
#ifndef RUNG_TESTS_C_SUPPORT_H
#define RUNG_TESTS_C_SUPPORT_H

#include <rung/c/rung.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed;
static int checked;

#define CHECK(condition)                                                        \
    do {                                                                        \
        ++checked;                                                              \
        if (!(condition)) {                                                     \
            ++failed;                                                           \
            printf("%s:%d: %s: %s\n", __FILE__, __LINE__, __func__, #condition); \
        }                                                                       \
    } while (0)

static rung_text text(const char* s) {
    rung_text out;
    out.data = s;
    out.size = strlen(s);
    return out;
}

static int same(rung_text a, const char* b) { return a.size == strlen(b) && memcmp(a.data, b, a.size) == 0; }

static rung_advert_input advert(const char* title, const char* body, int32_t kind) {
    rung_advert_input in;
    memset(&in, 0, sizeof in);
    in.struct_size = sizeof in;
    in.title       = text(title);
    in.body        = text(body);
    in.kind        = kind;
    return in;
}

/* Finds the first finding of a rule; 0 where there is none. */
static int find(const rung_report* report, const char* rule, rung_finding* out) {
    for (size_t i = 0; i < rung_report_count(report); ++i) {
        memset(out, 0, sizeof *out);
        out->struct_size = sizeof *out;
        CHECK(rung_report_finding(report, i, out) == RUNG_OK);
        if (same(out->rule, rule)) { return 1; }
    }
    return 0;
}

static int report_checks(void) {
    printf("%d checks, %d failed\n", checked, failed);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
