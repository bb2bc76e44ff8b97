/* SPDX-License-Identifier: Apache-2.0 */
/* A plugin that does harm in `next`, chosen by HARM when it is built: what `--isolated` has to survive. */
#include <rung/adapter/abi.h>

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static int32_t probe(uint32_t format, const char* head, uint64_t size, rung_guess* guess) {
    (void)format;
    (void)head;
    (void)size;
    guess->confidence = 100;
    strcpy(guess->evidence, "harm");
    return 0;
}

static int32_t open_reader(const rung_opening* opening, rung_reader** reader) {
    (void)opening;
    *reader = (rung_reader*)malloc(1);
    return 0;
}

#if HARM == 1 /* crashes */
static int32_t harm(void) {
    *(volatile int*)8 = 1;
    return 0;
}
#elif HARM == 2 /* loops */
static int32_t harm(void) {
    for (volatile int forever = 1; forever;) {}
    return 0;
}
#elif HARM == 3 /* eats memory */
static int32_t harm(void) {
    for (;;) {
        char* more = (char*)malloc(1 << 24);
        if (more == NULL) { abort(); }
        memset(more, 1, 1 << 24);
    }
    return 0;
}
#elif HARM == 4 /* calls the network */
static int32_t harm(void) {
    struct sockaddr_in there;
    memset(&there, 0, sizeof there);
    return connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr*)&there, sizeof there);
}
#elif HARM == 5 /* lies about its rows */
static int32_t harm(void) { return 0; }
#endif

static rung_row lie;

static int32_t next_rows(rung_reader* reader, rung_batch* batch) {
    (void)reader;
    const int32_t code = harm();
    lie.table          = 77;
    batch->row_count   = 1;
    batch->rows        = &lie;
    return code < 0 ? 0 : code;
}

static uint32_t none(const rung_reader* reader) {
    (void)reader;
    return 0;
}
static int32_t no_table(const rung_reader* reader, uint32_t number, rung_table* out) {
    (void)reader;
    (void)number;
    (void)out;
    return -1;
}
static int32_t no_column(const rung_reader* reader, uint32_t number, rung_column* out) {
    (void)reader;
    (void)number;
    (void)out;
    return -1;
}
static const char* where(const rung_reader* reader) {
    (void)reader;
    return "";
}
static void close_reader(rung_reader* reader) { free(reader); }

static const rung_format formats[] = {{"hostile", "Does harm", 0, 0}};
static const rung_plugin table     = {sizeof(rung_plugin), RUNG_ABI_MAJOR, 0, 1, "hostile", "1.0.0", formats, probe, open_reader, next_rows, none, no_table, none, no_column,
                                      where, close_reader, NULL};

__attribute__((visibility("default"))) const rung_plugin* rung_plugin_entry(uint32_t host_major, uint32_t host_minor) {
    (void)host_minor;
    return host_major == RUNG_ABI_MAJOR ? &table : NULL;
}
