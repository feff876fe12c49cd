/* What is kept of a channel, as far as a page of its history is compared with it. */
#ifndef DISRUPTION_STORE_READING_H
#define DISRUPTION_STORE_READING_H

#include "disruption/core/reading.h"
#include "disruption/store/store.h"

/* Replies of a thread that are known and not deleted. */
struct known_thread {
    const char *ts; /* of the message they reply to */
    int64_t began_ms; /* when that was posted; not known: the first reply */
    int64_t count, latest_ms;
    bool held; /* some of them are marked, or are entries */
};

/**
 * The clock that orders what was heard and what was asked, for a life that begins: by the wall, but later than anything
 * that is kept of the lives before.
 */
MUST_CHECK bool store_lasting_begin(struct store *store, int64_t wall_ms, int64_t *out, struct err *err);

/** It has come so far; with each transaction that keeps messages or marks. */
MUST_CHECK bool store_lasting_keep(struct store *store, int64_t at_ms, struct err *err);

/** *out NULL: not kept. In the arena. */
MUST_CHECK bool store_reading_message(struct store *store, struct arena *arena, const char *channel_id, const char *ts,
                                      struct known_message **out, struct err *err);

/** A message that counts as deleted does so no more. */
MUST_CHECK bool store_reading_back(struct store *store, const char *channel_id, const char *ts, struct err *err);

/** Every mark on a message, set or not, in the arena. */
MUST_CHECK bool store_reading_marks(struct store *store, struct arena *arena, const char *channel_id, const char *ts,
                                    struct known_mark **out, size_t *count, struct err *err);

/**
 * Messages that are not deleted and were heard of last before heard_ms, posted from from_ms to to_ms.
 *
 * thread_ts   whose replies; NULL: those of the channel itself.
 */
MUST_CHECK bool store_reading_stretch(struct store *store, struct arena *arena, const struct history_page *page,
                                      const char *thread_ts, struct known_message **out, size_t *count, struct err *err);

/** The channel's threads, ordered by ts. */
MUST_CHECK bool store_reading_threads(struct store *store, struct arena *arena, const char *channel_id,
                                      struct known_thread **out, size_t *count, struct err *err);

#endif
