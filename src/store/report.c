/* Reading reports. */
#include <inttypes.h>

#include "store/room.h"

enum { NEWEST };

static const char *const sql[] = {
    [NEWEST] = "SELECT markdown, revision, created_ms FROM report WHERE incident = ?1 ORDER BY "
               "revision DESC LIMIT 1",
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
