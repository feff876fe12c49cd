/* One row of the journal against its own hashes. */
#include "store/journal_row.h"

#include <stdio.h>
#include <string.h>

#include "store/chain.h"

/* Text without hidden bytes: what follows a NUL would be in no hash. */
static bool is_text(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_TEXT &&
           strlen(col_peek(row, column)) == (size_t)sqlite3_column_bytes(row, column);
}

static bool types_fit(sqlite3_stmt *row)
{
    static const int numbers[] = {JOURNAL_ROW_SEQ, JOURNAL_ROW_INCIDENT, JOURNAL_ROW_HAPPENED,
                                  JOURNAL_ROW_LEARNT},
                     texts[] = {JOURNAL_ROW_KIND, JOURNAL_ROW_BODY_HASH, JOURNAL_ROW_PREV_HASH,
                                JOURNAL_ROW_HASH};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        if (sqlite3_column_type(row, numbers[i]) != SQLITE_INTEGER)
            return false;
    }
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (!is_text(row, texts[i]))
            return false;
    }
    return sqlite3_column_type(row, JOURNAL_ROW_ACTOR) == SQLITE_NULL ||
           is_text(row, JOURNAL_ROW_ACTOR);
}

const char *journal_row_fault(sqlite3_stmt *row, int64_t seq, const char *before, const char *left, char *hash)
{
    if (col_int(row, JOURNAL_ROW_SEQ) != seq)
        return "a row before it is missing";
    if (!types_fit(row))
        return "a value has another type than was written";
    struct chain_row link = {
        .seq = seq,
        .incident = col_int(row, JOURNAL_ROW_INCIDENT),
        .happened_ms = col_int(row, JOURNAL_ROW_HAPPENED),
        .learnt_ms = col_int(row, JOURNAL_ROW_LEARNT),
        .kind = col_peek(row, JOURNAL_ROW_KIND),
        .actor = col_peek(row, JOURNAL_ROW_ACTOR),
        .prev_hash = col_peek(row, JOURNAL_ROW_PREV_HASH),
    };
    snprintf(link.body_hash, sizeof(link.body_hash), "%s", col_peek(row, JOURNAL_ROW_BODY_HASH));
    chain_hash(&link, hash);
    if (strcmp(link.prev_hash, before) != 0)
        return "it does not follow the row before";
    if (strcmp(link.body_hash, col_peek(row, JOURNAL_ROW_BODY_HASH)) != 0 ||
        strcmp(hash, col_peek(row, JOURNAL_ROW_HASH)) != 0)
        return "its hash does not fit what it says";
    if (left != NULL && *left == '\0')
        return sqlite3_column_type(row, JOURNAL_ROW_BODY) == SQLITE_NULL ? NULL : "it has a body, though it was purged";
    /* A redaction leaves a body without the words, so one that is gone was taken by somebody else. */
    if (!is_text(row, JOURNAL_ROW_BODY))
        return "its body is missing";
    char body_hash[DIGEST_HEX_LEN + 1];
    digest_hex(col_peek(row, JOURNAL_ROW_BODY), (size_t)sqlite3_column_bytes(row, JOURNAL_ROW_BODY),
               body_hash);
    return strcmp(body_hash, left == NULL ? link.body_hash : left) == 0 ? NULL : "its body was changed";
}
