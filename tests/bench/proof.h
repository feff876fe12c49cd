/* Whether what was acknowledged is in the database: every note, once. */
#ifndef BENCH_PROOF_H
#define BENCH_PROOF_H

#include <stddef.h>

#include "drive.h"

struct proof {
    size_t acknowledged; /* notes that were */
    size_t lost;         /* of those, not in the timeline */
    size_t doubled;      /* messages that stand in it more than once */
};

/** Opens the database read-only. */
void proof_take(const char *database, const struct drive *drive, struct proof *out);

/** Entries of one disruption's timeline, and whether it has a report. */
size_t proof_entries(const char *database, int64_t number);
bool proof_report(const char *database, int64_t number);

#endif
