/* SPDX-License-Identifier: Apache-2.0 */
/* A plugin as somebody wrote it for form 1.0, on the frozen header and nothing else: it does not change, and today's host reads with it.
 * Lines "id,title", no quotes; a line without a comma is reported and left out. One record a batch. */
#include "rung_abi_1_0.h"

#include <stdlib.h>
#include <string.h>

#define PRECONDITION 1
#define TOO_LARGE 2
#define CANCELLED 4
#define OUT_OF_MEMORY 9
#define UNKNOWN_PLUGIN 501
#define BAD_FIELD 301

struct rung_reader {
    rung_input       input;
    rung_diagnose    diagnose;
    rung_read_limits limits;
    const rung_host* host;
    char             line[4096];
    uint32_t         have;
    int              ended;
    int32_t          failed;
    const char*      where;
    uint64_t         byte, number, record;
    rung_field       fields[2];
    rung_row         row;
};

static const rung_format formats[] = {{"id-title", "Lines of id and title", 0, 0}};

static int32_t probe(uint32_t format, const char* head, uint64_t size, rung_guess* guess) {
    uint64_t i = 0;
    if (format != 0 || !RUNG_HAS(guess, evidence)) { return -PRECONDITION; }
    guess->confidence  = 0;
    guess->evidence[0] = '\0';
    while (i < size && head[i] >= '0' && head[i] <= '9') { ++i; }
    if (i > 0 && i < size && head[i] == ',') {
        guess->confidence = 65;
        strcpy(guess->evidence, "number, comma");
    }
    return 0;
}

static int32_t fail(rung_reader* reader, int32_t code, const char* where) {
    reader->failed = code;
    reader->where  = where;
    return code;
}

static int32_t open_lines(const rung_opening* opening, rung_reader** out) {
    rung_reader* reader = calloc(1, sizeof *reader);
    *out                = reader;
    if (reader == NULL) { return -OUT_OF_MEMORY; }
    reader->where = "";
    if (strcmp(opening->format, formats[0].id) != 0) { return fail(reader, -UNKNOWN_PLUGIN, "format"); }
    if (opening->option_count != 0) { return fail(reader, -BAD_FIELD, "options"); }
    reader->input    = *opening->input;
    reader->diagnose = *opening->diagnose;
    reader->limits   = *opening->limits;
    reader->host     = opening->host;
    return 0;
}

static void report(rung_reader* reader, const char* code, uint64_t byte) {
    rung_diagnostic told = {sizeof told, 0, code, NULL, byte, reader->number, reader->record};
    if (reader->diagnose.report != NULL) { reader->diagnose.report(reader->diagnose.host, &told); }
}

static int32_t next(rung_reader* reader, rung_batch* batch) {
    batch->row_count = 0;
    if (reader->failed < 0) { return reader->failed; }
    if (reader->host->cancelled != NULL && reader->host->cancelled(reader->host->host) != 0) { return fail(reader, -CANCELLED, "host"); }
    if (reader->limits.columns < 2) { return fail(reader, -TOO_LARGE, "columns"); }
    for (;;) {
        uint64_t    begin = reader->byte;
        uint32_t    size  = 0;
        const char* comma;
        char        c;
        while (!reader->ended) { /* a byte at a time: short and slow */
            int64_t got;
            if (reader->limits.input_bytes != 0 && reader->byte > reader->limits.input_bytes) { return fail(reader, -TOO_LARGE, "input_bytes"); }
            got = reader->input.read(reader->input.host, &c, 1);
            if (got < 0) { return fail(reader, (int32_t)got, "input"); }
            if (got == 0) {
                reader->ended = 1;
                break;
            }
            ++reader->byte;
            if (reader->limits.input_bytes != 0 && reader->byte > reader->limits.input_bytes) { return fail(reader, -TOO_LARGE, "input_bytes"); }
            if (c == '\n') { break; }
            if (size == sizeof reader->line || size >= reader->limits.record_bytes) { return fail(reader, -TOO_LARGE, "record_bytes"); }
            reader->line[size++] = c;
        }
        if (size == 0 && reader->ended) { return 0; }
        ++reader->number;
        comma = memchr(reader->line, ',', size);
        if (comma == NULL) {
            if (size != 0) {
                report(reader, "no-comma", begin);
                ++reader->record;
            }
            continue;
        }
        reader->fields[0].data   = reader->line;
        reader->fields[0].size   = (uint32_t)(comma - reader->line);
        reader->fields[0].column = 0;
        reader->fields[0].offset = 0;
        reader->fields[1].data   = comma + 1;
        reader->fields[1].size   = size - reader->fields[0].size - 1;
        reader->fields[1].column = 1;
        reader->fields[1].offset = reader->fields[0].size + 1;
        for (size = 0; size < 2; ++size) { reader->fields[size].state = reader->fields[size].size == 0 ? RUNG_FIELD_EMPTY : RUNG_FIELD_OK; }
        if (reader->limits.fields < 2 || reader->fields[0].size > reader->limits.value_bytes || reader->fields[1].size > reader->limits.value_bytes) {
            report(reader, "too-large", begin);
            ++reader->record;
            continue;
        }
        reader->row.fields      = reader->fields;
        reader->row.field_count = 2;
        reader->row.record      = reader->record++;
        reader->row.byte        = begin;
        reader->row.line        = reader->number;
        batch->rows             = &reader->row;
        batch->row_count        = 1;
        return 0;
    }
}

static uint32_t table_count(const rung_reader* reader) { return reader->record == 0 ? 0 : 1; }
static uint32_t column_count(const rung_reader* reader) { return reader->record == 0 || reader->limits.columns < 2 ? 0 : 2; }

static int32_t table(const rung_reader* reader, uint32_t number, rung_table* out) {
    if (number >= table_count(reader) || !RUNG_HAS(out, path)) { return -PRECONDITION; }
    out->parent    = 0;
    out->path      = "";
    out->path_size = 0;
    return 0;
}

static int32_t column(const rung_reader* reader, uint32_t number, rung_column* out) {
    static const char* const names[] = {"id", "title"};
    static const char* const roles[] = {"worker.id", "job.title"};
    if (number >= column_count(reader) || !RUNG_HAS(out, role)) { return -PRECONDITION; }
    out->table      = 0;
    out->path       = names[number];
    out->path_size  = (uint32_t)strlen(names[number]);
    out->label      = "";
    out->label_size = 0;
    out->role       = roles[number];
    return 0;
}

static const char* where(const rung_reader* reader) { return reader->where; }
static void        close_lines(rung_reader* reader) { free(reader); }

static const rung_plugin plugin = {sizeof plugin, 1, 0, 1, "id-title", "1.0.0", formats, probe, open_lines, next,
                                   table_count, table, column_count, column, where, close_lines, NULL};

RUNG_PLUGIN_ENTRY(abi_1_0) { return host_major == 1 && host_minor >= plugin.abi_minor ? &plugin : NULL; }
