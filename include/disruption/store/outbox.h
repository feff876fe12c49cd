/*
 * Outside effects that wait, are carried out, or are parked. A row outlives its body: its key is what keeps a cause
 * that comes once more (a replay, a late mark) from having its effect twice. So rows grow with what was recorded, a few
 * short words for each tag, and are fewer than the journal's.
 */
#ifndef DISRUPTION_STORE_OUTBOX_H
#define DISRUPTION_STORE_OUTBOX_H

#include "disruption/base/arena.h"
#include "disruption/core/effect.h"
#include "disruption/store/store.h"

#define OUTBOX_REASON_MAX 256 /* bytes */

struct outbox_row {
    int64_t id;
    struct effect effect; /* body parsed, owned by the row: release with outbox_row_done */
    int64_t created_ms;
    int64_t again_ms;     /* when a parked row was made to wait again, perhaps carried out already; 0: it was not */
    int64_t version;      /* grows each time a waiting body is replaced */
    char *words;          /* owned: the effect's key and lane live there */
};

void outbox_row_done(struct outbox_row *row);

/**
 * Adds an effect as a waiting row. Same key waiting: its body is replaced (version grows) when `again`, else kept.
 * Same key carried out or parked: dropped, unless `again`, which makes it wait once more.
 *
 * id   the row that now waits, or 0 when dropped.
 */
MUST_CHECK bool store_outbox_add(struct store *store, const struct effect *effect, int64_t now_ms, int64_t *id,
                                 struct err *err);

/**
 * Waiting rows with id > after_id in order, at most max, into rows (caller releases each).
 *
 * count   how many were set.
 */
MUST_CHECK bool store_outbox_waiting(struct store *store, int64_t after_id, struct outbox_row *rows, size_t max,
                                     size_t *count, struct err *err);

/**
 * The disruption has its channel: what was to be said there later (LANE_LATER) waits from now on to be carried out.
 *
 * ids   their rows, in order; in `arena`.
 */
MUST_CHECK bool store_outbox_place(struct store *store, struct arena *arena, int64_t incident, const char *channel_id,
                                   const int64_t **ids, size_t *count, struct err *err);

/** One row by id. ERR_NOT_FOUND when there is none. */
MUST_CHECK bool store_outbox_get(struct store *store, int64_t id, struct outbox_row *out, struct err *err);

/** Carried out; the body of an answer is forgotten. When its body was replaced meanwhile (version differs) and it may
 * be carried out again, it keeps waiting; *again tells so. */
MUST_CHECK bool store_outbox_finish(struct store *store, int64_t id, int64_t version, int64_t now_ms, bool *again,
                                    struct err *err);

/** Never to be carried out; kept with its reason, an answer without its body. */
MUST_CHECK bool store_outbox_park(struct store *store, int64_t id, const char *reason, int64_t now_ms, struct err *err);

/** A parked row waits again, and may have been carried out before; *waits is false when it is not parked any more, or has
 * no body left. */
MUST_CHECK bool store_outbox_retry(struct store *store, int64_t id, int64_t now_ms, bool *waits, struct err *err);

/** A parked row is done with, as if it had been carried out. Nothing happens when it is not parked any more. */
MUST_CHECK bool store_outbox_forget(struct store *store, int64_t id, int64_t now_ms, struct err *err);

/** How many wait (but for a channel to be made) and how many are parked; oldest_ms: creation of the oldest waiting one, 0 when none waits. */
MUST_CHECK bool store_outbox_count(struct store *store, int64_t *waiting, int64_t *parked, int64_t *oldest_ms,
                                   struct err *err);

/** Forgets bodies of rows done for a week. */
MUST_CHECK bool store_outbox_prune(struct store *store, int64_t now_ms, struct err *err);

#endif
