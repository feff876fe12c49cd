/* Natural keys of what was taken in: the same thing delivered twice is taken once. */
#ifndef DISRUPTION_STORE_INBOX_H
#define DISRUPTION_STORE_INBOX_H

#include "disruption/store/store.h"

#define INBOX_KEEP_MS (INT64_C(7) * 24 * 3600 * 1000) /* a platform redelivers for hours, not days */

/** fresh: set false when key was taken before. Errors: ERR_UNAVAILABLE. */
MUST_CHECK bool store_inbox_take(struct store *store, const char *key, int64_t now_ms, bool *fresh, struct err *err);

/** Forgets keys older than INBOX_KEEP_MS, at most a thousand at a time. */
MUST_CHECK bool store_inbox_prune(struct store *store, int64_t now_ms, struct err *err);

#endif
