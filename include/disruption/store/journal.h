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

#define STORE_TABLES_MAX 64 /* projections; more are a mistake of ours */

/* One projection against the same made again from the journal. */
struct store_table {
    const char *name;
    int64_t rows, made;  /* stored, and made again */
    int64_t differing;   /* rows that are not the same; 0: none */
    char detail[160];    /* the first of them: key and column, no words of the record */
};

struct store_verdict {
    int64_t rows;        /* journal rows checked */
    int64_t broken_at;   /* sequence number of the first bad row; 0: none */
    char head[65];       /* hash of the last row */
    char detail[256];    /* what is wrong, "" when clean */
    struct store_table tables[STORE_TABLES_MAX]; /* once the chain is whole */
    size_t table_count;
    size_t differing;    /* tables that are not what the journal says */
};

/**
 * Recomputes the chain, then rebuilds every projection in memory from the journal and compares.
 *
 * Returns true when everything could be read; verdict->detail tells whether it is clean. A table that cannot be read is
 * a difference; a journal that cannot is an error.
 * Errors   ERR_UNAVAILABLE, ERR_DAMAGED: the file cannot be read. ERR_REFUSED: it has tables, triggers or views that are
 *          not ours.
 */
MUST_CHECK bool store_verify(struct store *store, struct store_verdict *verdict, struct err *err);

/** The newest hash of the chain into out[65]; "" when empty. */
MUST_CHECK bool store_chain_head(struct store *store, char *out, struct err *err);

#endif
