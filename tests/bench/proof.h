/* Whether what was acknowledged is in the database: every note, once. */
#ifndef BENCH_PROOF_H
#define BENCH_PROOF_H

#include <stddef.h>

#include "disruption/store/store.h"
#include "drive.h"

struct proof {
    size_t acknowledged; /* notes that were */
    size_t lost;         /* of those, not in the timeline */
    size_t doubled;      /* messages that stand in it more than once */
};

/** Opens the database read-only. */
void proof_take(const char *database, const struct drive *drive, struct proof *out);

/** Entries of one disruption's timeline that are messages. */
size_t proof_entries(const char *database, int64_t number);

/** Whether it has a report, asked of a reader that stays open. */
bool proof_drafted(struct store *store, int64_t number);

#endif
