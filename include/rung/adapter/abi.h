/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RUNG_ADAPTER_ABI_H
#define RUNG_ADAPTER_ABI_H

/* The plugin ABI of Rung, major version 1. C11.
 *
 * A plugin is a pure function from bytes and options to rows. It gets no path and no socket, only `rung_input.read`; it hands out
 * batches of borrowed rows (format/rows.h); it says what it cannot read through `rung_diagnose`, with the place and never the value.
 *
 * - A shared object exports one function, `rung_plugin_entry`. The same source links statically under another name: RUNG_PLUGIN_ENTRY.
 * - The host refuses a plugin of another major version. Within a major version structs that begin with `struct_size` only grow at the
 *   end, and whoever reads one tests the size first: RUNG_HAS. What cannot be said that way is asked for by name: `extension`.
 * - Memory: whoever made it frees it, and what is handed out is borrowed until the stated moment. Nothing is freed across the line.
 * - Errors are negative numbers: a rung error (rung.h, core/errc.hpp) with its sign turned. No exception and no longjmp crosses.
 * - Threads: a reader is used by one thread at a time, many readers at once by many threads; a plugin has no mutable globals. */

#include <rung/format/rows.h>

#ifdef __cplusplus
extern "C" {
#endif

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
