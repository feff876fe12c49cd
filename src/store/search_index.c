/* Keeping the index: what changed is found in the journal, and indexed again later. */
#include "store/search.h"

enum { IS_BEHIND, SWEEP, PEOPLE, SPEAKS_OF, SWEPT, STALE, FRESH, MARK, DROP, DROP_LENGTH, ADD, ADD_LENGTH, REWRITE };

static const char *const sql[] = {
    [IS_BEHIND] = "SELECT (SELECT COALESCE(MAX(seq), 0) FROM journal) > (SELECT seq FROM search_progress)",
    /* A draft says nothing that its disruption does not. */
    [SWEEP] = "INSERT INTO search_stale SELECT DISTINCT incident FROM journal WHERE seq > (SELECT seq FROM "
              "search_progress) AND incident <> 0 AND kind NOT IN ('report_drafted', 'purged') AND body IS NOT NULL ON CONFLICT DO NOTHING",
    [PEOPLE] = "SELECT json_extract(body, '$.user_id') FROM journal WHERE seq > (SELECT seq FROM search_progress) "
               "AND kind = 'person'",
    [SPEAKS_OF] = "INSERT INTO search_stale SELECT rowid FROM search WHERE search MATCH ?1 ON CONFLICT DO NOTHING",
    [SWEPT] = "UPDATE search_progress SET seq = (SELECT MAX(seq) FROM journal)",
    [STALE] = "SELECT incident FROM search_stale ORDER BY incident DESC LIMIT ?1",
    [FRESH] = "DELETE FROM search_stale WHERE incident = ?1",
    [MARK] = "INSERT INTO search_stale (incident) VALUES (?1) ON CONFLICT DO NOTHING",
    [DROP] = "DELETE FROM search WHERE rowid = ?1",
    [DROP_LENGTH] = "DELETE FROM search_length WHERE incident = ?1",
    [ADD] = "INSERT INTO search (rowid, title, services, type, summary, cause, impact, resolution, lessons, entries, "
            "actions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [ADD_LENGTH] = "INSERT INTO search_length (incident, length) VALUES (?1, ?2)",
    [REWRITE] = "INSERT INTO search (search) VALUES ('optimize')",
};
const struct query_set search_index_queries = {sql, COUNT_OF(sql)};

struct measuring {
    int64_t weight, length;
};

static void measure(void *ctx, struct slice word, struct slice written)
{
    struct measuring *measuring = ctx;
    (void)word;
    (void)written;
    measuring->length += measuring->weight;
}

static bool measure_all(struct store *store, const struct search_fields *fields, int64_t *out, struct err *err)
{
    struct measuring measuring = {0};
    for (int field = 0; field < SEARCH_FIELD_COUNT; field++) {
        measuring.weight = similar_weight((enum search_field)field);
        if (!search_words(store, fields->texts[field], measure, &measuring, err))
            return false;
    }
    *out = measuring.length;
    return true;
}

static bool drop(struct store *store, int64_t number, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_SEARCH_INDEX, DROP, sql_int(number)) &&
           SQL_RUN(store, err, QUERIES_SEARCH_INDEX, DROP_LENGTH, sql_int(number));
}

static bool add(struct store *store, int64_t number, const struct search_fields *fields, struct err *err)
{
    struct sql_value values[2 + SEARCH_FIELD_COUNT] = {[1] = sql_int(number)};
    int64_t length;
    for (int field = 0; field < SEARCH_FIELD_COUNT; field++)
        values[2 + field] = sql_text(fields->texts[field]);
    return measure_all(store, fields, &length, err) &&
           sql_run(store, sql_ask(store, QUERIES_SEARCH_INDEX, ADD, values, COUNT_OF(values)), err) &&
           SQL_RUN(store, err, QUERIES_SEARCH_INDEX, ADD_LENGTH, sql_int(number), sql_int(length));
}

static bool index_one(struct store *store, int64_t number, struct err *err)
{
    struct arena arena = {0};
    struct search_fields fields;
    bool good = search_fields_read(store, &arena, number, &fields, err) && drop(store, number, err) &&
                add(store, number, &fields, err) &&
                SQL_RUN(store, err, QUERIES_SEARCH_INDEX, FRESH, sql_int(number));
    arena_done(&arena);
    return good;
}

/* Somebody's name takes the place of their id wherever that was said. */
static bool sweep_people(struct store *store, struct arena *arena, struct err *err)
{
    const char **ids = NULL;
    size_t count = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_SEARCH_INDEX, PEOPLE);
    while ((good = sql_next(store, query, &row, err)) && row) {
        ids = grow(arena, ids, count, sizeof(*ids));
        ids[count++] = col_text(arena, query, 0);
    }
    for (size_t i = 0; i < count && good; i++) {
        struct buf phrase;
        buf_init(&phrase, SEARCH_TEXT_MAX);
        search_quote(slice_of(ids[i]), &phrase);
        good = SQL_RUN(store, err, QUERIES_SEARCH_INDEX, SPEAKS_OF, sql_text(buf_string(&phrase)));
        buf_done(&phrase);
    }
    return good;
}

/* What the journal says since it was last looked at. */
static bool sweep(struct store *store, struct arena *arena, struct err *err)
{
    int64_t behind;
    if (!sql_number(store, SQL_ASK(store, QUERIES_SEARCH_INDEX, IS_BEHIND), 0, &behind, err))
        return false;
    return behind == 0 || (SQL_RUN(store, err, QUERIES_SEARCH_INDEX, SWEEP) && sweep_people(store, arena, err) &&
                           SQL_RUN(store, err, QUERIES_SEARCH_INDEX, SWEPT));
}

/* Numbers of at most max + 1: the last one tells that there are more. */
static bool read_stale(struct store *store, struct arena *arena, size_t max, int64_t **out, size_t *count,
                       struct err *err)
{
    int64_t *numbers = arena_new(arena, max + 1, sizeof(*numbers));
    bool row, good;
    *count = 0;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_SEARCH_INDEX, STALE, sql_int((int64_t)max + 1));
    while ((good = sql_next(store, query, &row, err)) && row)
        numbers[(*count)++] = col_int(query, 0);
    *out = numbers;
    return good;
}

bool store_search_refresh(struct store *store, size_t max, bool *more, struct err *err)
{
    struct arena arena = {0};
    int64_t *numbers;
    size_t count = 0;
    bool good = sweep(store, &arena, err) && read_stale(store, &arena, max, &numbers, &count, err);
    for (size_t i = 0; good && i < count && i < max; i++)
        good = index_one(store, numbers[i], err);
    arena_done(&arena);
    if (good)
        *more = count > max;
    return good;
}

/* Rows that go leave their words in what was written of the index before; writing it anew leaves them nowhere. */
bool store_search_forget(struct store *store, int64_t number, struct err *err)
{
    return drop(store, number, err) && SQL_RUN(store, err, QUERIES_SEARCH_INDEX, MARK, sql_int(number)) &&
           SQL_RUN(store, err, QUERIES_SEARCH_INDEX, REWRITE);
}
