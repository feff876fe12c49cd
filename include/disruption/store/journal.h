/*
 * The journal: facts appended, never overwritten, each chained to the one before by SHA-256.
 *
 * A row's hash covers the hash before it, its sequence number, kind, disruption, times, actor and the hash of its
 * body; so a body can be redacted (its hash stays) without breaking the chain.
 */
#ifndef DISRUPTION_STORE_JOURNAL_H
#define DISRUPTION_STORE_JOURNAL_H

#include "disruption/core/fact.h"
#include "disruption/store/store.h"

/**
 * Appends one fact and brings the projections in line with it. Within a turn.
 *
 * Errors   ERR_UNAVAILABLE: disk. ERR_INTERNAL: the fact does not fit the tables (our mistake).
 */
MUST_CHECK bool store_fact_add(struct store *store, const struct fact *fact, struct err *err);

struct store_verdict {
    int64_t rows;        /* journal rows checked */
    int64_t broken_at;   /* sequence number of the first bad row; 0: none */
    char head[65];       /* hash of the last row */
    char detail[256];    /* what is wrong, "" when clean */
};

/**
 * Recomputes the chain, then rebuilds every projection in memory from the journal and compares.
 *
 * Returns true when everything could be read; verdict->detail tells whether it is clean.
 * Errors   ERR_UNAVAILABLE, ERR_DAMAGED: the file cannot be read.
 */
MUST_CHECK bool store_verify(struct store *store, struct store_verdict *verdict, struct err *err);

/** The newest hash of the chain into out[65]; "" when empty. */
MUST_CHECK bool store_chain_head(struct store *store, char *out, struct err *err);

#endif
