/* Reading reports. */
#include <inttypes.h>

#include "disruption/store/export.h"
#include "store/room.h"

enum { NEWEST, BEHIND, REVISION, BEFORE };

static const char *const sql[] = {
    [NEWEST] = "SELECT markdown, revision, created_ms FROM report WHERE incident = ?1 ORDER BY "
               "revision DESC LIMIT 1",
    [REVISION] = "SELECT markdown FROM report WHERE incident = ?1 AND revision = ?2",
    [BEFORE] =
        "SELECT COALESCE(MAX(revision), 0) FROM report WHERE incident = ?1 AND revision < ?2",
    /* Behind its facts, or due since it was resolved; and whether it is to wait, since its channel is being compared and it
     * ended a moment ago. */
    [BEHIND] = "WITH behind AS (SELECT incident FROM incident_tally WHERE report_stale = 1 UNION SELECT t.incident FROM "
               "incident_tally t JOIN incident i ON i.number = t.incident WHERE t.report_revision = 0 AND "
               "i.state = 'resolved') SELECT b.incident, r.ended_ms > ?1 AND EXISTS (SELECT 1 FROM outbox o WHERE "
               "o.state = 'waiting' AND o.lane = 'reconcile/' || b.incident) FROM behind b JOIN reminding r ON "
               "r.incident = b.incident ORDER BY b.incident",
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

bool store_reports_behind(struct store *store, struct arena *arena, int64_t ended_ms, int64_t **out, size_t *count,
                          bool *later, struct err *err)
{
    int64_t *numbers = NULL;
    size_t n = 0;
    bool row, good;
    *later = false;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_REPORT, BEHIND, sql_int(ended_ms));
    while ((good = sql_next(store, query, &row, err)) && row) {
        bool waits = col_int(query, 1) != 0;
        *later = *later || waits;
        if (waits)
            continue;
        numbers = grow(arena, numbers, n, sizeof(*numbers));
        numbers[n++] = col_int(query, 0);
    }
    *out = numbers;
    *count = n;
    return good;
}

/* The text of a revision; NULL: there is none. */
static bool read_revision(struct store *store, struct arena *arena, int64_t number,
                          int64_t revision, const char **out, struct err *err)
{
    bool row;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_REPORT, REVISION, sql_int(number), sql_int(revision));
    if (!sql_next(store, query, &row, err))
        return false;
    *out = row ? col_text(arena, query, 0) : NULL;
    if (row)
        sql_done(query);
    return true;
}

static bool read_difference(struct store *store, struct arena *arena,
                            const struct report_request *request, struct report_source *out,
                            struct err *err)
{
    if (request->to != 0)
        out->to = request->to;
    out->from = request->from;
    if (request->from == 0 &&
        !sql_number(store,
                    SQL_ASK(store, QUERIES_REPORT, BEFORE, sql_int(out->number), sql_int(out->to)),
                    0, &out->from, err))
        return false;
    if (!read_revision(store, arena, out->number, out->from, &out->older, err) ||
        !read_revision(store, arena, out->number, out->to, &out->markdown, err))
        return false;
    if (out->markdown == NULL)
        out->older = NULL;
    return true;
}

bool store_report_source(struct store *store, struct arena *arena,
                         const struct report_request *request, int64_t number,
                         struct report_source *out, struct err *err)
{
    struct report_source found = {.number = number};
    struct dossier *dossier = arena_new(arena, 1, sizeof(*dossier));
    int64_t created_ms;
    if (!store_report_newest(store, arena, number, &found.markdown, &found.to, &created_ms, err))
        return false;
    found.newest = found.to;
    if (request->ask == REPORT_ASK_DIFF && !read_difference(store, arena, request, &found, err))
        return false;
    if (request->ask == REPORT_ASK_FILE || request->zone != NULL) {
        if (!store_dossier_load(store, arena, number, dossier, err))
            return false;
        found.dossier = dossier;
    }
    if (request->ask == REPORT_ASK_FILE && request->form == REPORT_JSON &&
        !store_export_all(store, number, &found.record, err))
        return false;
    *out = found;
    return true;
}
