/* What people wrote of a disruption themselves, where it repeats the words of an entry. */
#ifndef STORE_REDACT_PROSE_H
#define STORE_REDACT_PROSE_H

#include "store/room.h"
#include "store/scrub.h"

/**
 * Takes the words out of a fact that sets a field or a part of the report, and out of the tables made of it.
 *
 * seq, kind, body   of that fact; redaction is the one that takes the words away.
 */
MUST_CHECK bool prose_scrub(struct store *store, const struct scrub *scrub, int64_t seq, enum fact_kind kind,
                            const struct fact *redaction, struct js *body, bool *changed, struct err *err);

#endif
