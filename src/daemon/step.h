/* One event within its turn: what the parts of a turn share. */
#ifndef DAEMON_STEP_H
#define DAEMON_STEP_H

#include "daemon/turn.h"
#include "disruption/core/outcome.h"
#include "disruption/store/outbox.h"

/* What one step works with. */
struct step {
    struct turn *turn;
    struct work *work;
    struct arena *arena;
    struct outcome *out;
    bool quiet; /* messages are taken by the hundred: a summary confirms them */
    int64_t heard_ms; /* when the work reached us, by the clock that never jumps (store_lasting_begin) */
};

/** Brings the record in line with one message; the outcome holds what followed. */
MUST_CHECK bool step_settle(struct step *step, const struct event *event, const char *channel_id, const char *ts,
                            struct err *err);

MUST_CHECK bool step_take_message(struct step *step, const struct event *event, struct err *err);
MUST_CHECK bool step_take_person(struct step *step, const struct event *event, struct err *err);

/** A post or direct message of that row was made: event's result tells where. */
MUST_CHECK bool step_take_post(struct step *step, const struct event *event, const struct outbox_row *row, struct err *err);

/** Runs the commands that waited for this person's zone. */
MUST_CHECK bool step_run_deferred(struct step *step, const char *person_id, struct err *err);

/** Settles one message and journals what follows at once. gain: counts it; may be NULL. */
MUST_CHECK bool step_settle_now(struct step *step, const struct event *event, const char *channel_id, const char *ts,
                                struct history_gain *gain, struct err *err);

/**
 * Takes in a part of the page that an outbox row brought; the work's progress says how far that went, and whether there
 * is more.
 */
MUST_CHECK bool step_take_page(struct step *step, const struct event *event, const struct effect *order, struct err *err);

/** After the last part: reads on, or concludes the reading. */
MUST_CHECK bool step_page_taken(struct step *step, const struct event *event, const struct effect *order, struct err *err);

/** How an outbox row ended. */
MUST_CHECK bool step_take_result(struct step *step, const struct event *event, struct err *err);

#endif
