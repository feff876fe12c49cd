/*
 * Taking disruptions away for good. Their words go from the journal's bodies, every table, the index, files, and what is
 * still to be said; the journal's rows, hashes, kinds, times and ids of people stay, so that the chain proves what was there
 * and that nothing else was touched.
 */
#ifndef DISRUPTION_STORE_PURGE_H
#define DISRUPTION_STORE_PURGE_H

#include "disruption/base/arena.h"
#include "disruption/store/store.h"

#define PURGE_AT_ONCE 20 /* disruptions in one go: each is a turn's work, and the file is made anew afterwards */

/**
 * Numbers of disruptions that ended before an instant, by our own clock, oldest first, in the arena. Those merged into
 * another are left out: they go with it.
 */
MUST_CHECK bool store_ended_before(struct store *store, struct arena *arena, int64_t before_ms, size_t max, int64_t **out,
                                   size_t *count, struct err *err);

/** Purges one and those merged into it, as the daemon's own act. Within a turn. */
MUST_CHECK bool store_purge(struct store *store, int64_t number, int64_t now_ms, struct err *err);

/**
 * Forgets messages and marks that became no entry, of channels whose disruptions ended before an instant; a few channels
 * at a time. What was tagged stays with all its marks, so that a late one is weighed with the others.
 *
 * found   there was something to forget.
 */
MUST_CHECK bool store_chatter_forget(struct store *store, int64_t before_ms, int64_t now_ms, bool *found, struct err *err);

#endif
