/*
 * How this room speaks SQL. Each file keeps its queries in a static table at its head; all of them
 * are prepared when the store opens, so a typo fails at start. A query is then named by its file's
 * set and its place in it.
 */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/arena.h"
#include "disruption/base/err.h"
#include "disruption/base/json.h"

struct store;

enum query_set_id {
    QUERIES_STORE,
    QUERIES_JOURNAL,
    QUERIES_PROJECT,
    QUERIES_PROJECT_INCIDENT,
    QUERIES_PROJECT_ENTRY,
    QUERIES_PROJECT_ACTION,
    QUERIES_PROJECT_PERSON,
    QUERIES_PROJECT_REMINDING,
    QUERIES_REMINDERS,
    QUERIES_ACTIONS,
    QUERIES_PROJECT_REPORT,
    QUERIES_PROJECT_LIFE,
    QUERIES_LIFE,
    QUERIES_NAMING,
    QUERIES_INBOX,
    QUERIES_OUTBOX,
    QUERIES_CAPTURE,
    QUERIES_READING,
    QUERIES_DEFERRED,
    QUERIES_INCIDENT,
    QUERIES_PERSON,
    QUERIES_ENTRY,
    QUERIES_DOSSIER,
    QUERIES_HISTORY,
    QUERIES_REPORT,
    QUERIES_SITUATION,
    QUERIES_EXPORT,
    QUERIES_UNDO,
    QUERIES_REDACT,
    QUERIES_REDACT_PROSE,
    QUERIES_PROJECT_REDACT,
    QUERIES_FILES,
    QUERIES_OWN_POST,
    QUERIES_HEALTH,
    QUERIES_CENSUS,
    QUERIES_FIGURES,
    QUERIES_HOME,
    QUERIES_SEARCH_FIELDS,
    QUERIES_SEARCH_INDEX,
    QUERIES_SIMILAR,
    QUERIES_FIND,
    QUERIES_PROJECT_SIMILAR,
    QUERIES_PURGE,
    QUERIES_PROJECT_PURGE,
    QUERIES_RETENTION,
    QUERIES_WIPE,
    QUERIES_GAPS,
    QUERIES_PROJECT_GAP,
    QUERY_SET_COUNT
};

struct query_set {
    const char *const *sql;
    size_t count;
};

extern const struct query_set project_reminding_queries, reminders_queries, actions_queries, purge_queries,
    project_purge_queries, retention_queries;
extern const struct query_set store_queries, journal_queries, project_queries,
    project_incident_queries, project_entry_queries, project_action_queries, project_person_queries, project_report_queries, project_life_queries, life_queries,
    naming_queries, inbox_queries, outbox_queries, capture_queries, reading_queries, deferred_queries,
    incident_queries, person_queries, entry_queries, dossier_queries, history_queries,
    report_queries, situation_queries, export_queries, undo_queries, redact_queries, redact_prose_queries,
    project_redact_queries, files_queries, own_post_queries, health_queries, census_queries,
    figures_queries, home_queries,
    search_fields_queries, search_index_queries, similar_queries, find_queries,
    project_similar_queries, wipe_queries, gaps_queries, project_gap_queries;

/* A value to bind; texts stay the caller's and must live until the query is reset. */
struct sql_value {
    enum { SQL_NULL, SQL_INTEGER, SQL_TEXT } type;
    int64_t integer;
    const char *text;
};

struct sql_value sql_int(int64_t value);
struct sql_value sql_text(const char *text); /* NULL binds NULL */
struct sql_value sql_time(int64_t at_ms);    /* TIME_UNKNOWN binds NULL */

/* The values follow; a first element that is not bound lets there be none. */
#define SQL_VALUES(...) ((const struct sql_value[]){{SQL_NULL, 0, NULL}, __VA_ARGS__})
#define SQL_ASK(store, set, which, ...)                                                            \
    sql_ask(store, set, which, SQL_VALUES(__VA_ARGS__),                                            \
            sizeof(SQL_VALUES(__VA_ARGS__)) / sizeof(struct sql_value))
#define SQL_RUN(store, err, set, which, ...)                                                       \
    sql_run(store, SQL_ASK(store, set, which, __VA_ARGS__), err)

/** The query, reset, with its values bound. It must take exactly as many as are given. */
sqlite3_stmt *sql_ask(struct store *store, enum query_set_id set, size_t which,
                      const struct sql_value *values, size_t count);

/** Steps to the next row. At the end and on an error *row is false and the query is reset. */
MUST_CHECK bool sql_next(struct store *store, sqlite3_stmt *query, bool *row, struct err *err);

/** Runs a query that gives no rows. */
MUST_CHECK bool sql_run(struct store *store, sqlite3_stmt *query, struct err *err);

/** Leaves a query before its last row. */
void sql_done(sqlite3_stmt *query);

/** One integer of a query's first row; fallback when there is no row or it is NULL. */
MUST_CHECK bool sql_number(struct store *store, sqlite3_stmt *query, int64_t fallback, int64_t *out,
                           struct err *err);

int64_t col_int(sqlite3_stmt *query, int column);
int64_t col_time(sqlite3_stmt *query, int column);     /* TIME_UNKNOWN for NULL */
const char *col_peek(sqlite3_stmt *query, int column); /* until the next step; NULL for NULL */
const char *col_text(struct arena *arena, sqlite3_stmt *query,
                     int column); /* a copy; NULL for NULL */

/**
 * What SQLite just refused, as an error for people: kind by its code, a sentence that says what to
 * do. Always returns false.
 */
bool sql_fault(struct store *store, struct err *err);

/** The same for a connection that is not a store yet. */
bool sql_fault_of(sqlite3 *db, const char *path, struct err *err);

/** Prepares every set. ERR_INTERNAL: a query does not fit the schema. */
MUST_CHECK bool sql_prepare_all(struct store *store, struct err *err);
void sql_finalize_all(struct store *store);

/** Runs SQL text of ours without values (pragmas, schema). */
MUST_CHECK bool sql_exec(struct store *store, const char *sql, struct err *err);

/** The first value of the first row of SQL text of ours, as text; "" when there is none. */
MUST_CHECK bool sql_word(struct store *store, const char *sql, char *out, size_t size, struct err *err);

/** The same as a number; 0 when there is none. */
MUST_CHECK bool sql_amount(struct store *store, const char *sql, int64_t *out, struct err *err);

/**
 * One state of the database for several reads: everything between sees the same commit. Nests in a
 * transaction. snapshot_end is due after every begin that succeeded.
 */
MUST_CHECK bool snapshot_begin(struct store *store, struct err *err);
void snapshot_end(struct store *store);

/** A growing array in an arena: room for one more element of size bytes; *count elements are in
 * use. */
void *grow(struct arena *arena, void *items, size_t count, size_t size);

#endif
