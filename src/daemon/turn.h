/*
 * One turn: an event goes through core, its facts into the journal and its effects into the outbox, within the
 * writer's transaction. What must happen after the commit is collected in the batch.
 */
#ifndef DAEMON_TURN_H
#define DAEMON_TURN_H

#include "daemon/watch.h"
#include "daemon/work.h"
#include "disruption/core/policy.h"
#include "disruption/store/store.h"

/* What one transaction leads to once it is durable. */
struct batch {
    int64_t *rows;        /* outbox rows that now wait */
    size_t row_count, row_room;
    int64_t *stale;       /* disruptions whose report is behind their facts */
    size_t stale_count, stale_room;
    char **linked;        /* channel ids that now belong to a disruption; owned */
    size_t linked_count, linked_room;
    int expected;         /* change in the number of channels being made */
};

void batch_clear(struct batch *batch);
void batch_done(struct batch *batch);

struct turn {
    struct store *store;
    const struct policy *policy;
    struct watch *watch;
    struct batch *batch;
};

/**
 * Takes one piece of work through its turn. Within a savepoint of the caller's.
 *
 * Errors   ERR_UNAVAILABLE: the store cannot take it now; the whole batch is to be tried again.
 *          Others: this event cannot be taken (our mistake); the rest of the batch is fine.
 */
MUST_CHECK bool turn_take(struct turn *turn, struct work *work, struct err *err);

/** Brings the reports of stale disruptions up to date; at the end of a batch. now_ms: the newest event's. */
MUST_CHECK bool turn_draft(struct turn *turn, int64_t now_ms, struct err *err);

#endif
