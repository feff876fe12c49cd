/* What we posted that repeats entries of a disruption. Working state beside the journal. */
#ifndef DISRUPTION_STORE_OWN_POST_H
#define DISRUPTION_STORE_OWN_POST_H

#include "disruption/core/situation.h"
#include "disruption/store/store.h"

/** Remembers one that was posted. */
MUST_CHECK bool store_own_post_add(struct store *store, int64_t incident, const struct own_post *post,
                                   struct err *err);

/** Those that tell others of a disruption, in the arena: what they are about is POST_ANNOUNCES. */
MUST_CHECK bool store_own_post_announced(struct store *store, struct arena *arena, int64_t incident,
                                         struct own_post **out, size_t *count, struct err *err);

#endif
