/* Reading reports. */
#include <inttypes.h>

#include "store/room.h"

enum { NEWEST, BEHIND };

static const char *const sql[] = {
    [NEWEST] = "SELECT markdown, revision, created_ms FROM report WHERE incident = ?1 ORDER BY "
               "revision DESC LIMIT 1",
    [BEHIND] = "SELECT incident FROM incident_tally WHERE report_stale = 1 ORDER BY incident",
};
const struct query_set report_queries = {sql, COUNT_OF(sql)};

bool store_report_newest(struct store *store, struct arena *arena, int64_t number,
                         const char **markdown, int64_t *revision, int64_t *created_ms,
                         struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_REPORT, NEWEST, sql_int(number));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return err_set(err, ERR_NOT_FOUND,
                       "D-%" PRId64 " has no report yet; it is drafted when it is resolved",
                       number);
    *markdown = col_text(arena, query, 0);
    *revision = col_int(query, 1);
    *created_ms = col_int(query, 2);
    sql_done(query);
    return true;
}

bool store_reports_behind(struct store *store, struct arena *arena, int64_t **out, size_t *count,
                          struct err *err)
{
    int64_t *numbers = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_REPORT, BEHIND);
    while ((good = sql_next(store, query, &row, err)) && row) {
        numbers = grow(arena, numbers, n, sizeof(*numbers));
        numbers[n++] = col_int(query, 0);
    }
    *out = numbers;
    *count = n;
    return good;
}
