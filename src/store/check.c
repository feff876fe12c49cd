/* Whether the file is in one piece: after an unclean end, in a copy, before and after mending. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "store/journal_row.h"
#include "disruption/store/keeping.h"
#include "store/room.h"

/* Bytes of a file that is looked through whole before the daemon starts: ten thousand quiet disruptions, under a second
 * from memory. A larger one is looked through while the daemon serves. */
#define CHECK_AT_START_MAX (INT64_C(384) << 20)
#define NEWEST_ROWS 1000 /* of the journal: what was written last before the end */

static bool damaged(struct store *store, const char *what, struct err *err)
{
    return err_set(err, ERR_DAMAGED,
                   "%s is damaged (%s); stop disruptiond and run `disruption verify --rebuild`: it tells whether `--mend` "
                   "helps or a backup has to be restored; keep a copy of the file",
                   store->path, what);
}

static bool run_check(struct store *store, const char *sql, struct err *err)
{
    char verdict[ERR_TEXT_MAX / 2];
    return sql_word(store, sql, verdict, sizeof(verdict), err) && (strcmp(verdict, "ok") == 0 || damaged(store, verdict, err));
}

bool store_check_file(struct store *store, struct err *err)
{
    return run_check(store, "PRAGMA integrity_check(1)", err);
}

/* The end of the chain, which is cheap wherever the file is too large for more. */
static bool check_newest(struct store *store, struct err *err)
{
    static const char sql[] =
        "SELECT " JOURNAL_ROW_COLUMNS ", COALESCE((SELECT b.hash FROM journal b WHERE b.seq = journal.seq - 1), '') "
        "FROM journal WHERE seq > (SELECT MAX(seq) FROM journal) - ?1 ORDER BY seq";
    sqlite3_stmt *query;
    char hash[DIGEST_HEX_LEN + 1];
    bool row, good;
    if (sqlite3_prepare_v2(store->db, sql, -1, &query, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    sqlite3_bind_int64(query, 1, NEWEST_ROWS);
    while ((good = sql_next(store, query, &row, err)) && row) {
        const char *fault = journal_row_fault(query, col_int(query, JOURNAL_ROW_SEQ), col_peek(query, JOURNAL_ROW_WIDTH),
                                              col_peek(query, JOURNAL_ROW_LEFT), hash);
        if (fault != NULL && !(good = damaged(store, fault, err)))
            break;
    }
    sqlite3_finalize(query);
    return good;
}

bool store_check_start(struct store *store, struct err *err)
{
    int64_t pages, size, journals;
    if (store->last_end == END_CLEAN)
        return true;
    if (!sql_amount(store, "PRAGMA page_count", &pages, err) || !sql_amount(store, "PRAGMA page_size", &size, err))
        return false;
    if (store->last_end == END_DAMAGED || pages * size <= CHECK_AT_START_MAX)
        return run_check(store, "PRAGMA quick_check(1)", err);
    store->unchecked = true;
    return sql_amount(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'purged'", &journals, err) &&
           (journals == 0 || check_newest(store, err));
}

bool store_unchecked(const struct store *store)
{
    return store->unchecked;
}

void store_mark_checked(struct store *store)
{
    store->unchecked = false;
}

void store_mark_damaged(struct store *store)
{
    store->damaged = true;
}

bool store_check_table(struct store *store, size_t index, bool *there, struct err *err)
{
    char name[96], text[192];
    snprintf(text, sizeof(text),
             "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name LIMIT 1 OFFSET %zu", index);
    if (!sql_word(store, text, name, sizeof(name), err))
        return false;
    *there = name[0] != '\0';
    snprintf(text, sizeof(text), "PRAGMA quick_check('%s')", name);
    return !*there || run_check(store, text, err);
}
