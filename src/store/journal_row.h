/* A row of the journal as it is checked: alone, and as the one that follows another. */
#ifndef STORE_JOURNAL_ROW_H
#define STORE_JOURNAL_ROW_H

#include "store/room.h"

/* What a query for journal_row_fault selects first, in the order of the enum. */
#define JOURNAL_ROW_COLUMNS                                                                        \
    "seq, incident, kind, happened_ms, learnt_ms, actor, body, body_hash, prev_hash, hash, "                 \
    "COALESCE((SELECT '' FROM purged p WHERE p.incident = journal.incident AND p.seq > journal.seq), "         \
    "(SELECT r.hash FROM redacted_row r WHERE r.incident = journal.incident AND r.seq = journal.seq))"

enum {
    JOURNAL_ROW_SEQ,
    JOURNAL_ROW_INCIDENT,
    JOURNAL_ROW_KIND,
    JOURNAL_ROW_HAPPENED,
    JOURNAL_ROW_LEARNT,
    JOURNAL_ROW_ACTOR,
    JOURNAL_ROW_BODY,
    JOURNAL_ROW_BODY_HASH,
    JOURNAL_ROW_PREV_HASH,
    JOURNAL_ROW_HASH,
    JOURNAL_ROW_LEFT, /* hash of what a redaction left of the body; "": it was purged; NULL: it is whole */
    JOURNAL_ROW_WIDTH
};

/**
 * What is wrong with a row that should have that number and follow the hash before; NULL: nothing.
 *
 * left   hash of what a redaction left of its body; "": it was purged; NULL: it is whole. A query has it as JOURNAL_ROW_LEFT.
 * hash   set to the row's own, DIGEST_HEX_LEN + 1 bytes, once it could be computed.
 */
const char *journal_row_fault(sqlite3_stmt *row, int64_t seq, const char *before, const char *left, char *hash);

#endif
