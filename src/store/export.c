/* The public views as JSON. */
#include "disruption/store/export.h"

#include <string.h>

#include "store/room.h"

/* The views in order; each has a query for all of it, and behind these one for a single disruption.
 */
static const char *const views[] = {"disruptions",   "timeline", "people", "actions",
                                    "retrospective", "reports",  "gaps",   "files"};

/* No view, since it is no promise: copies come and go with the configuration. */
#define FILES                                                                                      \
    "SELECT f.incident AS number, f.entry, f.name, f.mimetype, COALESCE(k.size, f.size) AS size, " \
    "k.sha256, k.refused FROM entry_file f LEFT JOIN kept_file k ON k.incident = f.incident AND "  \
    "k.file = f.id "

#define VIEW_COUNT COUNT_OF(views)

static const char *const sql[] = {
    "SELECT * FROM disruptions",
    "SELECT * FROM timeline",
    "SELECT * FROM people",
    "SELECT * FROM actions",
    "SELECT * FROM retrospective",
    "SELECT * FROM reports",
    "SELECT * FROM gaps",
    FILES "ORDER BY f.incident, f.entry, f.position",
    "SELECT * FROM disruptions WHERE number = ?1",
    "SELECT * FROM timeline WHERE number = ?1",
    "SELECT * FROM people WHERE number = ?1",
    "SELECT * FROM actions WHERE number = ?1",
    "SELECT * FROM retrospective WHERE number = ?1",
    "SELECT * FROM reports WHERE number = ?1",
    "SELECT * FROM gaps WHERE number = ?1",
    FILES "WHERE f.incident = ?1 ORDER BY f.entry, f.position",
};
const struct query_set export_queries = {sql, COUNT_OF(sql)};

static struct js *row_to_json(sqlite3_stmt *query)
{
    struct js *object = js_new_object();
    for (int c = 0; c < sqlite3_column_count(query); c++) {
        const char *name = sqlite3_column_name(query, c);
        if (sqlite3_column_type(query, c) == SQLITE_INTEGER)
            js_put_integer(object, name, col_int(query, c));
        else
            js_put(object, name, js_new_string(col_peek(query, c)));
    }
    return object;
}

bool store_export_view(struct store *store, const char *view, int64_t number, struct js **out,
                       struct err *err)
{
    size_t i = 0;
    bool row, good;
    while (i < VIEW_COUNT && strcmp(views[i], view) != 0)
        i++;
    if (i == VIEW_COUNT)
        return err_set(err, ERR_INVALID, "there is no view %s", view);
    sqlite3_stmt *query = number == 0
                              ? SQL_ASK(store, QUERIES_EXPORT, i)
                              : SQL_ASK(store, QUERIES_EXPORT, VIEW_COUNT + i, sql_int(number));
    struct js *rows = js_new_array();
    while ((good = sql_next(store, query, &row, err)) && row)
        js_push(rows, row_to_json(query));
    if (!good) {
        js_drop(rows);
        return false;
    }
    *out = rows;
    return true;
}

bool store_export_all(struct store *store, int64_t number, struct js **out, struct err *err)
{
    struct js *all = js_new_object();
    for (size_t i = 0; i < VIEW_COUNT; i++) {
        struct js *rows;
        if (!store_export_view(store, views[i], number, &rows, err)) {
            js_drop(all);
            return false;
        }
        js_put(all, views[i], rows);
    }
    *out = all;
    return true;
}
