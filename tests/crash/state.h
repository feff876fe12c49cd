/* What the tables hold, byte for byte, as digests that can be compared. */
#ifndef CRASH_STATE_H
#define CRASH_STATE_H

#include "disruption/base/digest.h"
#include "disruption/base/err.h"
#include "disruption/store/store.h"

#define STATE_TABLES_MAX 160

struct state {
    size_t count;
    struct {
        char name[64], digest[DIGEST_HEX_LEN + 1];
    } tables[STATE_TABLES_MAX];
    char whole[DIGEST_HEX_LEN + 1];
};

MUST_CHECK bool state_read(struct store *store, struct state *out, struct err *err);

/** The first table that differs, or NULL. */
const char *state_difference(const struct state *a, const struct state *b);

/** SQLite's own look at pages, indexes and references. ERR_DAMAGED with what it says. */
MUST_CHECK bool state_is_sound(struct store *store, struct err *err);

/** Whether no transaction, savepoint or statement was left open. ERR_INTERNAL with what was. */
MUST_CHECK bool state_is_quiet(struct store *store, struct err *err);

#endif
