/*
 * Connections to chat, and the stretches between them. An epoch is one connection; what it brought until heard_ms is in
 * the file, since it was stored before that was. Times are the platform's as soon as we know it (core/chat_time.h); what came
 * before what is told by the order of the rows alone.
 */
#ifndef DISRUPTION_STORE_GAPS_H
#define DISRUPTION_STORE_GAPS_H

#include "disruption/base/arena.h"
#include "disruption/core/gap.h"
#include "disruption/store/store.h"

struct epoch {
    int64_t id, connected_ms, heard_ms;
    int64_t ended_ms;   /* TIME_UNKNOWN: it goes on, or the process died with it */
    const char *reason; /* NULL unless ended */
};

/** The newest one; id 0: there was none yet. */
MUST_CHECK bool store_epoch_last(struct store *store, struct arena *arena, struct epoch *out, struct err *err);

/** A new one; of the old ones the newest are kept. */
MUST_CHECK bool store_epoch_begin(struct store *store, int64_t connected_ms, int64_t heard_ms, struct err *err);

/**
 * It was surely heard until then; nothing happens when the newest is over.
 *
 * anew   whatever was said before, by the clock on the wall; else an older moment changes nothing.
 */
MUST_CHECK bool store_epoch_heard(struct store *store, int64_t heard_ms, bool anew, struct err *err);

/** It is over, and was surely heard until heard_ms. */
MUST_CHECK bool store_epoch_end(struct store *store, int64_t heard_ms, int64_t ended_ms, const char *reason,
                                struct err *err);

/** Disruptions whose channel is followed: we are in it, and they are open or ended since then. By number, in the arena. */
MUST_CHECK bool store_followed(struct store *store, struct arena *arena, int64_t since_ms, struct incident **out,
                               size_t *count, struct err *err);

/**
 * The gap to be read next: of open disruptions first, then of the newest, then the oldest gap; none while one is being
 * read, and none in a channel that is being compared. One that could not be read waits for the next epoch.
 *
 * since_ms   as store_followed has it.
 * out        number 0: there is nothing to do.
 */
MUST_CHECK bool store_gap_next(struct store *store, struct arena *arena, int64_t since_ms, struct gap *out,
                               struct err *err);

#endif
