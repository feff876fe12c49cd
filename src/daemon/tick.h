/*
 * Time passes: when the writer looks for what has fallen due, and what it does then. A look tells when the next is worth
 * it, so that an idle daemon looks about once an hour; facts that came since can only bring it forward.
 */
#ifndef DAEMON_TICK_H
#define DAEMON_TICK_H

#include "daemon/turn.h"
#include "disruption/base/clock.h"
#include "disruption/core/outcome.h"

#define TICK_MAX_MS HOUR_MS        /* between two looks at most: days begin, clocks are set */
#define TICK_PAUSE_MS (2 * SECOND_MS) /* at least, while facts come */

/* Zeroed: a look is due at once. Wall times. */
struct ticker {
    int64_t next_ms, last_ms;
};

/** How long until the next look; 0: it is due. */
int64_t ticker_wait_ms(const struct ticker *ticker, int64_t now_ms);

/** The work of a look when one is due, else NULL. The caller's to destroy. */
struct work *ticker_work(const struct ticker *ticker, int64_t now_ms);

/** Facts were added: what is due may have changed. */
void ticker_hurry(struct ticker *ticker, int64_t now_ms);

/** A look was taken; next_ms as the batch has it, 0 when it failed. */
void ticker_looked(struct ticker *ticker, int64_t now_ms, int64_t next_ms);

/** EVENT_TICK: adds what is due to out, and to the batch when to look again. Errors: the store's. */
MUST_CHECK bool tick_take(struct turn *turn, struct arena *arena, int64_t now_ms, struct outcome *out,
                          struct err *err);

#endif
