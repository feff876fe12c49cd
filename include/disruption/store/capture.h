/*
 * Messages and marks of disruption channels, merged so that arrival order does not matter. They are kept as long as the
 * file: an edit or a mark may come at any time, and the record is worked out afresh from all that stands there.
 */
#ifndef DISRUPTION_STORE_CAPTURE_H
#define DISRUPTION_STORE_CAPTURE_H

#include "disruption/base/arena.h"
#include "disruption/core/entry.h"
#include "disruption/store/store.h"

/**
 * Keeps the newer of what is stored and what came (version_us); deleted stays deleted, with its last text.
 *
 * heard_ms   when it came, by the clock that never jumps (store/reading.h).
 */
MUST_CHECK bool store_message_keep(struct store *store, const struct message *message, int64_t heard_ms,
                                   struct err *err);

/** Keeps the newer state of one person's mark. A message that came with it is kept too. */
MUST_CHECK bool store_mark_keep(struct store *store, const struct mark *mark, int64_t heard_ms, struct err *err);

/**
 * What entry_settle needs for one message, in the arena. out->incident NULL: not a disruption's channel.
 */
MUST_CHECK bool store_tagged_message(struct store *store, struct arena *arena, const char *channel_id, const char *ts,
                                     struct tagged_message *out, struct err *err);

/** ts of the messages of a channel that are kept or marked, oldest first, in the arena. */
MUST_CHECK bool store_channel_messages(struct store *store, struct arena *arena, const char *channel_id,
                                       const char ***out, size_t *count, struct err *err);

/* Where a message stands. */
struct message_place {
    const char *channel_id, *ts;
};

/** The messages that a person wrote or ever marked, in the arena. Looks at all that is kept: for what is rare. */
MUST_CHECK bool store_person_messages(struct store *store, struct arena *arena, const char *person_id,
                                      struct message_place **out, size_t *count, struct err *err);

/**
 * Forgets what was kept of channels that are no disruption's: while a channel is being made, everything that is said
 * anywhere may turn out to be its. Not while one is. A few channels at a time; found: there was something to forget.
 */
MUST_CHECK bool store_strays_forget(struct store *store, bool *found, struct err *err);

#endif
