/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RUNG_FORMAT_ROWS_H
#define RUNG_FORMAT_ROWS_H

/* Rows as they pass from whoever cuts records out of a file to whoever maps them: what `rung::format` makes is what crosses the
 * plugin ABI (adapter/abi.h includes this page), so no row is ever copied on the way. C11.
 *
 * Rows and fields come in arrays: their layout is fixed for a major version of the ABI. All other structs begin with
 * `struct_size`, set by whoever made them, and only ever grow at the end: test it before reading what a later version added. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* State of a value in the source. A value that is absent has no field at all. */
enum {
    RUNG_FIELD_OK    = 0, /* Text that is not empty. */
    RUNG_FIELD_NULL  = 1, /* The source says null: JSON null, xsi:nil, #NULL. */
    RUNG_FIELD_EMPTY = 2  /* There, and of length 0. */
};

/* What the source claims a value to be. Values stay text all the same. */
enum { RUNG_KIND_TEXT = 0, RUNG_KIND_NUMBER = 1, RUNG_KIND_BOOLEAN = 2, RUNG_KIND_DATE = 3 };

/* One value: borrowed UTF-8, not ended by NUL, with quotes, escapes and entities resolved. */
typedef struct rung_field {
    const char* data;
    uint32_t    size;   /* Bytes. */
    uint32_t    column; /* Number of the column, from 0. A row may hold a column more than once, in the source's order. */
    uint32_t    offset; /* Where the value begins, in bytes from `byte` of its row. */
    uint8_t     state;  /* RUNG_FIELD_... */
    uint8_t     kind;   /* RUNG_KIND_... */
    uint16_t    zero;   /* 0. */
} rung_field;

/* One row of one table. A record gives a row of its root table and a row for each element of each repeated group inside it. */
typedef struct rung_row {
    const rung_field* fields;
    uint32_t          field_count;
    uint32_t          table;  /* Number of the table, from 0: 0 is the root table of the record. */
    uint32_t          parent; /* Number in the batch of the row that this one stands in; its own number for a root row. */
    uint32_t          zero;   /* 0. */
    uint64_t          record; /* Number of the record, from 0. */
    uint64_t          byte;   /* Where the record begins in the input as UTF-8. The same for all rows of a record. */
    uint64_t          line;   /* Line on which it begins, from 1; 0 where lines mean nothing. */
} rung_row;

/* Rows valid until the next call on their reader. Rows of one record always come in one batch, the root first, every row before
 * the rows that stand in it. No rows: the input has ended. */
typedef struct rung_batch {
    uint32_t        struct_size;
    uint32_t        row_count;
    const rung_row* rows;
} rung_batch;

/* A source of bytes. `read` fills up to `room` bytes and returns how many, 0 at the end, or a negative rung error number.
 * Called by one thread at a time, from inside calls on the reader only. */
typedef struct rung_input {
    uint32_t struct_size;
    uint32_t zero;
    void*    host;
    int64_t (*read)(void* host, void* into, uint64_t room);
} rung_input;

/* Something wrong that reading goes on after: `code` is a short permanent word in kebab-case with static storage. Place only:
 * never the value. */
typedef struct rung_diagnostic {
    uint32_t    struct_size;
    uint32_t    path_size;
    const char* code;
    const char* path;   /* The column's path where one is concerned; may be NULL. Valid during the call. */
    uint64_t    byte;   /* In the input as UTF-8. */
    uint64_t    line;   /* From 1; 0 where unknown. */
    uint64_t    record; /* From 0; UINT64_MAX where it concerns none. */
} rung_diagnostic;

/* Whom to tell. `report` may be NULL. Called from inside calls on the reader only. */
typedef struct rung_diagnose {
    uint32_t struct_size;
    uint32_t zero;
    void*    host;
    void (*report)(void* host, const rung_diagnostic* what);
} rung_diagnose;

/* Bounds, all set by the host. A reader that meets one reports the record and skips it where it can, else stops with too_large or
 * too_deep naming the bound. */
typedef struct rung_read_limits {
    uint32_t struct_size;
    uint32_t depth;        /* Nesting of elements or arrays inside a record. */
    uint32_t columns;      /* Distinct columns of the whole input. */
    uint32_t fields;       /* Values in one record. */
    uint64_t record_bytes; /* One record. */
    uint64_t value_bytes;  /* One value. */
    uint64_t input_bytes;  /* The whole input; 0 for no bound. */
} rung_read_limits;

#ifdef __cplusplus
}
#endif

#endif
