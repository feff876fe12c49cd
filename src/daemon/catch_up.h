/* What was missed: connections come and go, gaps are noted for every channel that is followed, and read back in turn. */
#ifndef DAEMON_CATCH_UP_H
#define DAEMON_CATCH_UP_H

#include "daemon/step.h"

/** EVENT_EPOCH. Errors: the store's. */
MUST_CHECK bool catch_up_epoch(struct step *step, const struct event *event, struct err *err);

/**
 * Begins to read the next gap, when one waits and none is being read. In a savepoint of its own; what cannot be begun is
 * logged and left for the next time. Errors   as turn_must_wait says: the store cannot take it now.
 */
MUST_CHECK bool catch_up_next(struct turn *turn, int64_t now_ms, struct err *err);

/**
 * At the end of a batch: what chat delivered is about to be durable, and with it that it was heard until then. What it
 * tells of the platform's time is kept in the turn; and how far the clock has come that orders it, in the store.
 *
 * heard_ms   as the store has it of this life, 0 at first; brought forward.
 */
MUST_CHECK bool catch_up_heard(struct turn *turn, struct work *const *works, size_t count, int64_t *heard_ms,
                               struct err *err);

#endif
