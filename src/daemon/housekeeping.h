/* What the writer does for the store when the work is done: old keys and rows go, so do copies that nobody may see any more. */
#ifndef DAEMON_HOUSEKEEPING_H
#define DAEMON_HOUSEKEEPING_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/watch.h"
#include "disruption/base/metric.h"
#include "disruption/core/policy.h"
#include "disruption/store/store.h"

#define HOUSEKEEPING_MS 60000 /* between prunings, when idle */

/* Of the writer's thread. */
struct housekeeping {
    struct store *store;
    struct watch *watch;
    struct metrics *metrics; /* NULL: nobody watches */
    bool strays; /* the store may hold what was said outside of disruptions */
    int64_t pruned_at_ms, copies_said_ms, untidy_said_ms;
};

/** Makes the folder for copies of files, beside the database, and watches the channels of the record. Errors: the store's. */
MUST_CHECK bool housekeeping_prepare(struct store *store, struct watch *watch, const struct policy_files *files,
                                     struct err *err);

/** All are borrowed; the last daemon may have left strays. */
void housekeeping_begin(struct housekeeping *keeping, struct store *store, struct watch *watch,
                        struct metrics *metrics);

/** A batch was stored: it may have brought strays. */
void housekeeping_committed(struct housekeeping *keeping);

/**
 * For after the acknowledgements, since the disk takes its time. What fails is logged and tried again next time.
 *
 * policy   where copies of files lie, and how long what is kept.
 * idle     nothing waits: there is time for what can be put off.
 */
void housekeeping_do(struct housekeeping *keeping, const struct policy *policy, bool idle);

#endif
