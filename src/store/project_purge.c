/* A disruption that went for good: no table has it any more but the one that says so. */
#include <stdio.h>

#include "store/room.h"

enum { PURGED, NOT_RELATED, NOT_ALIKE, NO_TWIN, OWNER };

static const char *const sql[] = {
    [PURGED] = "INSERT INTO purged (incident, seq, purged_ms, by_id, declared_ms, ended_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [NOT_RELATED] = "DELETE FROM relation WHERE other = ?1",
    [NOT_ALIKE] = "DELETE FROM similar_found WHERE other = ?1",
    [NO_TWIN] = "UPDATE incident SET twin = NULL WHERE twin = ?1 AND state <> 'merged'",
    /* A table of disruptions calls them number, one about them incident. */
    [OWNER] = "SELECT min(name) FROM pragma_table_info(?1) WHERE name IN ('incident', 'number')",
};
const struct query_set project_purge_queries = {sql, COUNT_OF(sql)};

static bool empty(struct store *store, const char *table, int64_t number, struct err *err)
{
    char text[128] = "";
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_PROJECT_PURGE, OWNER, sql_text(table));
    if (!sql_next(store, query, &row, err))
        return false;
    if (row && col_peek(query, 0) != NULL)
        snprintf(text, sizeof(text), "DELETE FROM %s WHERE %s = ?1", table, col_peek(query, 0));
    sql_done(query);
    if (text[0] == '\0')
        return true; /* of people */
    if (sqlite3_prepare_v2(store->db, text, -1, &query, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    sqlite3_bind_int64(query, 1, number);
    bool good = sql_run(store, query, err);
    sqlite3_finalize(query);
    return good;
}

/* Backwards: rows that refer to others stand in later tables. */
static bool empty_all(struct store *store, int64_t number, struct err *err)
{
    size_t count = 0;
    bool good = true;
    while (projection_names[count] != NULL)
        count++;
    while (good && count-- > 0)
        good = empty(store, projection_names[count], number, err);
    return good;
}

bool project_purged(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    static const size_t elsewhere[] = {NOT_RELATED, NOT_ALIKE, NO_TWIN};
    int64_t declared_ms;
    if (!js_integer(fact->body, "declared_ms", &declared_ms))
        return project_misfit(fact, "does not say when it was declared", err);
    bool good = redacted_rows_write(store, fact, err) && empty_all(store, fact->incident, err);
    for (size_t i = 0; good && i < COUNT_OF(elsewhere); i++)
        good = SQL_RUN(store, err, QUERIES_PROJECT_PURGE, elsewhere[i], sql_int(fact->incident));
    return good && SQL_RUN(store, err, QUERIES_PROJECT_PURGE, PURGED, sql_int(fact->incident), sql_int(seq),
                           sql_int(fact->happened_ms), sql_text(fact->actor_id), sql_int(declared_ms),
                           sql_time(js_integer_or(fact->body, "ended_ms", TIME_UNKNOWN)));
}
