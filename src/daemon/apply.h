/* From an outcome to the store: facts, effects, and what the batch must remember of them. */
#ifndef DAEMON_APPLY_H
#define DAEMON_APPLY_H

#include "daemon/turn.h"
#include "disruption/core/outcome.h"

/**
 * Journals the facts, then edits card and topic where a head changed, then puts every effect into the outbox.
 *
 * Errors   the store's.
 */
MUST_CHECK bool apply_outcome(struct turn *turn, const struct event *cause, struct outcome *out, struct err *err);

/** Drafts one disruption's report now. */
MUST_CHECK bool apply_draft(struct turn *turn, int64_t number, int64_t now_ms, struct err *err);

#endif
