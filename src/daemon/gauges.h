/*
 * The store's numbers for whoever watches: the writer looks while it has the store, and a scrape finds what it saw. A look
 * comes after something changed, and seldomer the longer it takes.
 */
#ifndef DAEMON_GAUGES_H
#define DAEMON_GAUGES_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/metrics.h"
#include "disruption/store/store.h"

enum gauge_look { LOOK_OUTBOX, LOOK_RECORD, LOOK_DISK, GAUGE_LOOKS };

/* Of the writer's thread. Steady times. */
struct gauges {
    struct store *store;
    struct metrics *metrics;
    bool stale[GAUGE_LOOKS];
    int64_t next_ms[GAUGE_LOOKS]; /* not before */
    int64_t said_ms;              /* when it was last logged that one failed; 0: never */
};

/** Both are borrowed; metrics NULL: nobody watches. */
void gauges_begin(struct gauges *gauges, struct store *store, struct metrics *metrics);

/** A transaction was committed. */
void gauges_committed(struct gauges *gauges);

/** Takes the looks that are due. idle: nothing waits, so there is time for those that take long. */
void gauges_look(struct gauges *gauges, bool idle);

/** How long until a look is due; INT64_MAX: none will be. */
int64_t gauges_wait_ms(const struct gauges *gauges);

#endif
