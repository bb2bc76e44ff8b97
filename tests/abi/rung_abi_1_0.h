/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RUNG_ABI_1_0_H
#define RUNG_ABI_1_0_H

/* adapter/abi.h and format/rows.h as they were in form 1.0 of the plugin ABI. This file does not change: plugins that were built on
 * it run with every host of major version 1, and only_grows.py compares today's headers with it. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Rows as they pass from whoever cuts records out of a file to whoever maps them: what `rung::format` makes is what crosses the
 * plugin ABI (adapter/abi.h includes this page), so no row is ever copied on the way. C11.
 *
 * Rows, fields and tables come in arrays: their layout is fixed for a major version of the ABI. All other structs begin with
 * `struct_size`, set by whoever made them, and only ever grow at the end: test it before reading what a later version added. */

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

#define RUNG_ABI_MAJOR 1u
#define RUNG_ABI_MINOR 0u

/* Whether the struct that `p` points to is so large that it holds `member`. */
#define RUNG_HAS(p, member) ((p)->struct_size >= offsetof(__typeof__(*(p)), member) + sizeof((p)->member))

enum {
    RUNG_FORMAT_ADVERTS    = 1, /* Records are job adverts; without it they are people. */
    RUNG_FORMAT_UNVERIFIED = 2, /* Made from documentation: no real export of this format was seen. */
    RUNG_FORMAT_BYTES      = 4  /* The input is not text (a workbook): hand it over as it is, without decoding. */
};

/* One format that a plugin reads. Fixed layout. */
typedef struct rung_format {
    const char* id;    /* In kebab-case, permanent: "workday-raas-xml". */
    const char* title; /* For people: "Workday report as a service, XML". */
    uint32_t    flags; /* RUNG_FORMAT_... */
    uint32_t    zero;  /* 0. */
} rung_format;

/* How well the beginning of a file fits a format. */
typedef struct rung_guess {
    uint32_t struct_size;
    uint32_t confidence;    /* 0 (is not it) to 100 (cannot be anything else). */
    char     evidence[256]; /* What was seen, in words and ended by NUL: names of elements or keys, never a value. "; " between pieces. */
} rung_guess;

typedef struct rung_table {
    uint32_t    struct_size;
    uint32_t    parent;    /* Table that the group stands in; 0 for the root table 0. */
    uint32_t    path_size;
    uint32_t    zero;
    const char* path;      /* "" for the record itself; borrowed until the reader is closed. */
} rung_table;

typedef struct rung_column {
    uint32_t    struct_size;
    uint32_t    table;
    uint32_t    path_size;
    uint32_t    label_size;
    const char* path;      /* Unique among the columns; borrowed until the next call of `next`. */
    const char* label;     /* What people call it; may be empty. Borrowed likewise. */
    const char* role;      /* Model field that the format gives this column ("job.title", "advert.text"), "personal" for what identifies
                              a person by name or contact; "" where the format says nothing. Static. */
} rung_column;

/* An option of a map or a command: "records", "sheet", "delimiter". Names that the plugin does not know are an error: bad_field. */
typedef struct rung_option {
    const char* name;
    const char* value;
} rung_option;

/* What the host can do for a plugin. */
typedef struct rung_host {
    uint32_t struct_size;
    uint32_t zero;
    void*    host;
    int32_t (*cancelled)(void* host);                        /* Not 0: stop with -cancelled. Ask once a batch. May be NULL. */
    const void* (*extension)(void* host, const char* id);    /* NULL where the host does not have it. May be NULL. */
} rung_host;

/* Everything that opening needs. Borrowed: `input`, `diagnose`, `limits` and `host` until the reader is closed, the rest during the call. */
typedef struct rung_opening {
    uint32_t                struct_size;
    uint32_t                option_count;
    const char*             format; /* Id of one of the plugin's formats. */
    const rung_option*      options;
    const rung_input*       input;
    const rung_diagnose*    diagnose;
    const rung_read_limits* limits;
    const rung_host*        host;
} rung_opening;

typedef struct rung_reader rung_reader; /* The plugin's own. */

/* What a plugin is: static and constant. All functions but `extension` are there. */
typedef struct rung_plugin {
    uint32_t           struct_size;
    uint32_t           abi_major;
    uint32_t           abi_minor; /* The least minor version of the host that will do. */
    uint32_t           format_count;
    const char*        id;        /* In kebab-case: "workday". */
    const char*        version;
    const rung_format* formats;

    /* Fills `guess` for format number `format` from the first bytes of a file, UTF-8 but for RUNG_FORMAT_BYTES. Any thread. */
    int32_t (*probe)(uint32_t format, const char* head, uint64_t size, rung_guess* guess);

    /* Sets `*reader`, also where it fails if `where` has something to say; the host closes whatever was set. Any thread. */
    int32_t (*open)(const rung_opening* opening, rung_reader** reader);

    /* Fills `batch`, whose `struct_size` the host has set. Rows stay until the next call on this reader. No rows: the end.
     * After a failure it returns the same failure again. */
    int32_t (*next)(rung_reader* reader, rung_batch* batch);

    /* Tables and columns seen so far; numbers stay. A number that does not exist gives -precondition. */
    uint32_t (*table_count)(const rung_reader* reader);
    int32_t (*table)(const rung_reader* reader, uint32_t number, rung_table* out);
    uint32_t (*column_count)(const rung_reader* reader);
    int32_t (*column)(const rung_reader* reader, uint32_t number, rung_column* out);

    /* Place of the last failure ("byte 1042", "line 3"), ended by NUL, never a value; borrowed until the next call. */
    const char* (*where)(const rung_reader* reader);

    /* Ends it; NULL is allowed. */
    void (*close)(rung_reader* reader);

    /* Further abilities by name; NULL for those it does not have. The function itself may be NULL. */
    const void* (*extension)(const char* id);
} rung_plugin;

/* The one function of a shared object: returns its table, or NULL where it cannot work with such a host. */
typedef const rung_plugin* (*rung_plugin_entry_function)(uint32_t host_major, uint32_t host_minor);

/* Linked statically, the entry of plugin `name` is rung_plugin_entry_<name>; with RUNG_PLUGIN_SHARED it is the exported one. */
#if defined(__cplusplus)
#  define RUNG_PLUGIN_C extern "C"
#else
#  define RUNG_PLUGIN_C
#endif
#if defined(RUNG_PLUGIN_SHARED)
#  define RUNG_PLUGIN_ENTRY(name) \
    RUNG_PLUGIN_C __attribute__((visibility("default"))) const rung_plugin* rung_plugin_entry(uint32_t host_major, uint32_t host_minor)
#else
#  define RUNG_PLUGIN_ENTRY(name) \
    RUNG_PLUGIN_C const rung_plugin* rung_plugin_entry_##name(uint32_t host_major, uint32_t host_minor); \
    RUNG_PLUGIN_C const rung_plugin* rung_plugin_entry_##name(uint32_t host_major, uint32_t host_minor)
#endif

#ifdef __cplusplus
}
#endif

#endif
