/*
 * One turn: an event goes through core, its facts into the journal and its effects into the outbox, within the
 * writer's transaction. What must happen after the commit is collected in the batch.
 */
#ifndef DAEMON_TURN_H
#define DAEMON_TURN_H

#include "daemon/watch.h"
#include "daemon/work.h"
#include "disruption/core/chat_time.h"
#include "disruption/core/policy.h"
#include "disruption/core/skew.h"
#include "disruption/store/store.h"

/* What one transaction leads to once it is durable. */
struct batch {
    int64_t *rows;        /* outbox rows that now wait */
    size_t row_count, row_room;
    int64_t *ended;       /* disruptions that were resolved: their reports are drafted with them */
    size_t ended_count, ended_room;
    char **linked;        /* channel ids that now belong to a disruption; owned */
    size_t linked_count, linked_room;
    int expected;         /* change in the number of channels being made */
    bool facts;           /* some were added: reports may be behind them */
    bool redacted;        /* rows that wait lost words */
    bool gaps;            /* there may be another gap to be read */
    bool behind;          /* there was more to do at leisure than was done */
    int64_t look_ms;      /* after a tick: when something may be due again; 0: there was none */
};

void batch_add_row(struct batch *batch, int64_t id);
void batch_add_ended(struct batch *batch, int64_t number);
void batch_add_linked(struct batch *batch, const char *channel_id);

/* How much a batch held before a turn, so that a turn that is undone leaves nothing in it. */
struct batch_mark {
    size_t rows, ended, linked;
    int expected;
    bool facts, gaps;
};

struct batch_mark batch_mark(const struct batch *batch);
void batch_rewind(struct batch *batch, const struct batch_mark *mark);
void batch_clear(struct batch *batch);
void batch_done(struct batch *batch);

struct turn {
    struct store *store;
    const struct policy *policy;
    struct watch *watch;
    struct batch *batch;
    struct skew_watch *skew; /* NULL: clocks are not judged */
    bool listening;          /* connected to chat: what is asked there is answered soon */
    struct chat_time chat;
    int64_t heard_ms;        /* until then chat was heard in this life, as the store has it; 0: not known */
    int64_t lasting_ms;      /* what the steady clock lacks to the one that outlives us (store_lasting_begin) */
};

/**
 * Takes one piece of work through its turn. Within a savepoint of the caller's.
 *
 * Errors   Where turn_must_wait says so: the store cannot take it now; the whole batch is to be tried again.
 *          Others: this event cannot be taken (our mistake); the rest of the batch is fine.
 */
MUST_CHECK bool turn_take(struct turn *turn, struct work *work, struct err *err);

/** Whether a turn failed because of the disk: full, locked, failing, damaged. Then nothing is anybody's mistake. */
bool turn_must_wait(const struct turn *turn, const struct err *err);

/**
 * Drafts one report, in a savepoint of its own. One that cannot be drafted is logged and left as it was, so that it
 * holds up nothing else. now_ms: the newest event's.
 *
 * Errors   as turn_must_wait says: the store cannot take it now.
 */
MUST_CHECK bool turn_draft_one(struct turn *turn, int64_t number, int64_t now_ms, struct err *err);

/** The same for those that were resolved in this batch; at its end. */
MUST_CHECK bool turn_draft(struct turn *turn, int64_t now_ms, struct err *err);

/** The same for every report that is behind its facts, or was to wait for a comparison no longer; then as much of the search as a moment allows. */
MUST_CHECK bool turn_redraft(struct turn *turn, int64_t now_ms, struct err *err);

#endif
