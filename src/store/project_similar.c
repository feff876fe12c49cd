/* What was shown as alike when a disruption began: kept as it was then, and read with what is open there now. */
#include "store/room.h"

enum { ADD, FOUND, ACTIONS };

static const char *const sql[] = {
    [ADD] = "INSERT INTO similar_found (incident, position, other, score) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT DO UPDATE SET other = excluded.other, score = excluded.score",
    /* One that became private since is told of no more. */
    [FOUND] = "SELECT i.number, i.title FROM similar_found f JOIN incident i ON i.number = f.other "
              "WHERE f.incident = ?1 AND i.is_private = 0 ORDER BY f.position",
    [ACTIONS] = "SELECT number, text FROM action_item WHERE incident = ?1 AND state = 'open' ORDER BY number",
};
const struct query_set project_similar_queries = {sql, COUNT_OF(sql)};

bool project_similar_found(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const struct js *found = js_at(fact->body, "found");
    (void)seq;
    for (size_t i = 0; i < js_count(found); i++) {
        const struct js *one = js_item(found, i);
        if (!SQL_RUN(store, err, QUERIES_PROJECT_SIMILAR, ADD, sql_int(fact->incident), sql_int((int64_t)i),
                     sql_int(js_integer_or(one, "number", 0)), sql_int(js_integer_or(one, "score", 0))))
            return false;
    }
    return true;
}

static bool read_actions(struct store *store, struct arena *arena, struct similar_past *past, struct err *err)
{
    struct action_item *open = NULL;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_PROJECT_SIMILAR, ACTIONS, sql_int(past->number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        open = grow(arena, open, past->open_count, sizeof(*open));
        open[past->open_count++] =
            (struct action_item){.number = col_int(query, 0), .text = col_text(arena, query, 1), .state = "open"};
    }
    past->open = open;
    return good;
}

bool similar_load(struct store *store, struct arena *arena, struct dossier *out, struct err *err)
{
    struct similar_past *found = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_PROJECT_SIMILAR, FOUND, sql_int(out->incident.number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        found = grow(arena, found, n, sizeof(*found));
        found[n++] = (struct similar_past){.number = col_int(query, 0), .title = col_text(arena, query, 1)};
    }
    for (size_t i = 0; i < n && good; i++)
        good = read_actions(store, arena, &found[i], err);
    out->similar = found;
    out->similar_count = n;
    return good;
}
