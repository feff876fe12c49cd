/* Commands that wait for their actor's time zone to be known, kept over a restart. */
#ifndef DISRUPTION_STORE_DEFERRED_H
#define DISRUPTION_STORE_DEFERRED_H

#include "disruption/base/arena.h"
#include "disruption/core/event.h"
#include "disruption/store/store.h"

MUST_CHECK bool store_deferred_add(struct store *store, const struct event *command, struct err *err);

/** Takes out everything that waits for person_id, oldest first, in the arena. */
MUST_CHECK bool store_deferred_take(struct store *store, struct arena *arena, const char *person_id,
                                    struct event **out, size_t *count, struct err *err);

#endif
