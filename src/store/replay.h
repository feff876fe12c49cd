/* The journal from its first row to its last: as a chain, and as what tables are made from. */
#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include "disruption/store/journal.h"
#include "store/room.h"

/**
 * Follows the chain into verdict: rows, head, and the first row that something is wrong with.
 *
 * Errors   ERR_UNAVAILABLE, ERR_DAMAGED: a row cannot be read.
 */
MUST_CHECK bool chain_follow(struct store *store, struct store_verdict *verdict, struct err *err);

/**
 * Makes every projection in `again`, an empty store within a transaction, from the journal of store. What does not fit
 * is told in verdict, as a fault of its row.
 *
 * Errors   ERR_UNAVAILABLE, ERR_DAMAGED: a row cannot be read.
 */
MUST_CHECK bool journal_replay(struct store *store, struct store *again, struct store_verdict *verdict,
                               struct err *err);

#endif
