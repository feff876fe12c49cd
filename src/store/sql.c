/* Prepared statements by set and place, values bound by type, and SQLite's refusals in words for
 * people. */
#include "store/sql.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "store/room.h"

#define GROW_FIRST 8 /* elements of a new array */

static const struct query_set *const sets[QUERY_SET_COUNT] = {
    [QUERIES_STORE] = &store_queries,
    [QUERIES_JOURNAL] = &journal_queries,
    [QUERIES_PROJECT] = &project_queries,
    [QUERIES_PROJECT_INCIDENT] = &project_incident_queries,
    [QUERIES_PROJECT_ENTRY] = &project_entry_queries,
    [QUERIES_PROJECT_ACTION] = &project_action_queries,
    [QUERIES_PROJECT_PERSON] = &project_person_queries,
    [QUERIES_PROJECT_REMINDING] = &project_reminding_queries,
    [QUERIES_REMINDERS] = &reminders_queries,
    [QUERIES_ACTIONS] = &actions_queries,
    [QUERIES_PROJECT_REPORT] = &project_report_queries,
    [QUERIES_PROJECT_LIFE] = &project_life_queries,
    [QUERIES_LIFE] = &life_queries,
    [QUERIES_NAMING] = &naming_queries,
    [QUERIES_INBOX] = &inbox_queries,
    [QUERIES_OUTBOX] = &outbox_queries,
    [QUERIES_CAPTURE] = &capture_queries,
    [QUERIES_READING] = &reading_queries,
    [QUERIES_DEFERRED] = &deferred_queries,
    [QUERIES_INCIDENT] = &incident_queries,
    [QUERIES_PERSON] = &person_queries,
    [QUERIES_ENTRY] = &entry_queries,
    [QUERIES_DOSSIER] = &dossier_queries,
    [QUERIES_REPORT] = &report_queries,
    [QUERIES_HISTORY] = &history_queries,
    [QUERIES_SITUATION] = &situation_queries,
    [QUERIES_EXPORT] = &export_queries,
    [QUERIES_UNDO] = &undo_queries,
    [QUERIES_REDACT] = &redact_queries,
    [QUERIES_REDACT_PROSE] = &redact_prose_queries,
    [QUERIES_PROJECT_REDACT] = &project_redact_queries,
    [QUERIES_FILES] = &files_queries,
    [QUERIES_OWN_POST] = &own_post_queries,
    [QUERIES_HEALTH] = &health_queries,
    [QUERIES_CENSUS] = &census_queries,
    [QUERIES_FIGURES] = &figures_queries,
    [QUERIES_HOME] = &home_queries,
    [QUERIES_SEARCH_FIELDS] = &search_fields_queries,
    [QUERIES_SEARCH_INDEX] = &search_index_queries,
    [QUERIES_SIMILAR] = &similar_queries,
    [QUERIES_FIND] = &find_queries,
    [QUERIES_PROJECT_SIMILAR] = &project_similar_queries,
    [QUERIES_PURGE] = &purge_queries,
    [QUERIES_PROJECT_PURGE] = &project_purge_queries,
    [QUERIES_RETENTION] = &retention_queries,
    [QUERIES_WIPE] = &wipe_queries,
    [QUERIES_GAPS] = &gaps_queries,
    [QUERIES_PROJECT_GAP] = &project_gap_queries,
};

struct sql_value sql_int(int64_t value)
{
    return (struct sql_value){SQL_INTEGER, value, NULL};
}

struct sql_value sql_text(const char *text)
{
    return (struct sql_value){text == NULL ? SQL_NULL : SQL_TEXT, 0, text};
}

struct sql_value sql_time(int64_t at_ms)
{
    return (struct sql_value){at_ms == TIME_UNKNOWN ? SQL_NULL : SQL_INTEGER, at_ms, NULL};
}

sqlite3_stmt *sql_ask(struct store *store, enum query_set_id set, size_t which,
                      const struct sql_value *values, size_t count)
{
    assert(which < sets[set]->count);
    sqlite3_stmt *query = store->statements[set][which];
    assert(sqlite3_bind_parameter_count(query) == (int)count - 1);
    sqlite3_reset(query);
    for (int i = 1; i < (int)count; i++) {
        int rc;
        if (values[i].type == SQL_INTEGER)
            rc = sqlite3_bind_int64(query, i, values[i].integer);
        else if (values[i].type == SQL_TEXT)
            rc = sqlite3_bind_text(query, i, values[i].text, -1, SQLITE_STATIC);
        else
            rc = sqlite3_bind_null(query, i);
        if (rc != SQLITE_OK)
            abort(); /* only without memory, or for a text of a gigabyte */
    }
    return query;
}

bool sql_next(struct store *store, sqlite3_stmt *query, bool *row, struct err *err)
{
    int rc = sqlite3_step(query);
    *row = rc == SQLITE_ROW;
    if (*row)
        return true;
    bool good = rc == SQLITE_DONE || sql_fault(store, err);
    sqlite3_reset(query);
    return good;
}

bool sql_run(struct store *store, sqlite3_stmt *query, struct err *err)
{
    bool row;
    if (!sql_next(store, query, &row, err))
        return false;
    assert(!row);
    return true;
}

void sql_done(sqlite3_stmt *query)
{
    assert(sqlite3_stmt_readonly(query)); /* what writes may fail at its very end */
    sqlite3_reset(query);
}

bool sql_number(struct store *store, sqlite3_stmt *query, int64_t fallback, int64_t *out,
                struct err *err)
{
    bool row;
    if (!sql_next(store, query, &row, err))
        return false;
    *out = row && sqlite3_column_type(query, 0) != SQLITE_NULL ? col_int(query, 0) : fallback;
    sql_done(query);
    return true;
}

int64_t col_int(sqlite3_stmt *query, int column)
{
    return sqlite3_column_int64(query, column);
}

int64_t col_time(sqlite3_stmt *query, int column)
{
    return sqlite3_column_type(query, column) == SQLITE_NULL ? TIME_UNKNOWN
                                                             : col_int(query, column);
}

const char *col_peek(sqlite3_stmt *query, int column)
{
    return (const char *)sqlite3_column_text(query, column);
}

const char *col_text(struct arena *arena, sqlite3_stmt *query, int column)
{
    const char *text = col_peek(query, column);
    if (text == NULL)
        return NULL;
    return arena_slice(arena, (struct slice){text, (size_t)sqlite3_column_bytes(query, column)});
}

static int last_errno(sqlite3 *db, int which)
{
    sqlite3_file *file = NULL;
    int cause = 0;
    if (sqlite3_file_control(db, "main", which, &file) == SQLITE_OK && file != NULL && file->pMethods != NULL)
        (void)file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &cause);
    return cause;
}

/* SQLite's words for an I/O error hide the cause; the system's own number tells. A commit that fails leaves it with the
 * log, or the file. */
static int cause_of(sqlite3 *db)
{
    int cause = sqlite3_system_errno(db);
    cause = cause != 0 ? cause : last_errno(db, SQLITE_FCNTL_JOURNAL_POINTER);
    cause = cause != 0 ? cause : last_errno(db, SQLITE_FCNTL_FILE_POINTER);
    return cause != 0 ? cause : EIO;
}

static bool out_of_space(sqlite3 *db)
{
    int cause = cause_of(db);
    return cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
}

bool sql_fault_of(sqlite3 *db, const char *path, struct err *err)
{
    int code = sqlite3_extended_errcode(db);
    const char *said = sqlite3_errmsg(db);
    switch (code & 0xff) {
    case SQLITE_FULL:
        return err_set(err, ERR_UNAVAILABLE,
                       "the disk is full; free space, recording goes on by itself");
    case SQLITE_IOERR:
        if (out_of_space(db))
            return err_set(err, ERR_UNAVAILABLE,
                           "the disk is full; free space, recording goes on by itself");
        return err_set(err, ERR_UNAVAILABLE,
                       "the disk does not take or give the data of %s (%s); check the disk", path,
                       strerror(cause_of(db)));
    case SQLITE_NOMEM:
        return err_set(err, ERR_UNAVAILABLE, "there is no memory left to work with %s; free some", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: /* the same, while it begins to use the log */
        return err_set(err, ERR_UNAVAILABLE,
                       "another program keeps %s locked; close it and try again (and if the daemon died "
                       "while it wrote, start it again)",
                       path);
    case SQLITE_READONLY:
        return err_set(err, ERR_REFUSED,
                       "%s cannot be read as it is (%s); start disruptiond once so that it mends "
                       "the file, or read it "
                       "as the daemon's user",
                       path, said);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return err_set(err, ERR_DAMAGED,
                       "%s is damaged or no database (%s); keep a copy, then run `disruption verify --rebuild` with "
                       "disruptiond stopped, or restore a backup",
                       path, said);
    case SQLITE_CANTOPEN:
        if (code == SQLITE_CANTOPEN_SYMLINK)
            return err_set(err, ERR_REFUSED, "a part of %s is a symbolic link; give the real path",
                           path);
        return err_set(err, ERR_REFUSED, "cannot open %s (%s); check who may read and write it",
                       path, said);
    default:
        return err_set(err, ERR_INTERNAL, "the database refused a statement: %s", said);
    }
}

bool sql_fault(struct store *store, struct err *err)
{
    int code = sqlite3_errcode(store->db) & 0xff;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        store->found_damage = store->damaged = true;
    return sql_fault_of(store->db, store->path, err);
}

bool sql_prepare_all(struct store *store, struct err *err)
{
    for (int set = 0; set < QUERY_SET_COUNT; set++) {
        store->statements[set] = mem_new(sets[set]->count, sizeof(sqlite3_stmt *));
        for (size_t i = 0; i < sets[set]->count; i++) {
            if (sqlite3_prepare_v3(store->db, sets[set]->sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                   &store->statements[set][i], NULL) != SQLITE_OK)
                return sql_fault(store, err);
        }
    }
    return true;
}

void sql_finalize_all(struct store *store)
{
    for (int set = 0; set < QUERY_SET_COUNT; set++) {
        for (size_t i = 0; store->statements[set] != NULL && i < sets[set]->count; i++)
            sqlite3_finalize(store->statements[set][i]);
        free(store->statements[set]);
        store->statements[set] = NULL;
    }
}

bool sql_exec(struct store *store, const char *sql, struct err *err)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || sql_fault(store, err);
}

bool sql_word(struct store *store, const char *sql, char *out, size_t size, struct err *err)
{
    sqlite3_stmt *query;
    bool row = false;
    out[0] = '\0';
    if (sqlite3_prepare_v2(store->db, sql, -1, &query, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    bool good = sql_next(store, query, &row, err);
    if (row && col_peek(query, 0) != NULL)
        snprintf(out, size, "%s", col_peek(query, 0));
    while (good && row) /* what a pragma changes is only committed, or refused, with its end */
        good = sql_next(store, query, &row, err);
    sqlite3_finalize(query);
    return good;
}

bool sql_amount(struct store *store, const char *sql, int64_t *out, struct err *err)
{
    sqlite3_stmt *query;
    if (sqlite3_prepare_v2(store->db, sql, -1, &query, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    bool good = sql_number(store, query, 0, out, err);
    sqlite3_finalize(query);
    return good;
}

void *grow(struct arena *arena, void *items, size_t count, size_t size)
{
    bool full = count == 0 || (count >= GROW_FIRST && (count & (count - 1)) == 0);
    if (!full)
        return items;
    void *more = arena_new(arena, count == 0 ? GROW_FIRST : 2 * count, size);
    if (count > 0)
        memcpy(more, items, count * size);
    return more;
}
