/* How long things are kept: which disruptions are old enough to go, and what nobody tagged in the channels of old ones. */
#include "disruption/store/journal.h"
#include "disruption/store/purge.h"
#include "store/room.h"

enum { ENDED, MERGED, CHATTY, FORGET_MESSAGES, FORGET_MARKS, FORGOTTEN };

#define UNTAGGED(table)                                                                                                   \
    "DELETE FROM " table " WHERE channel_id = ?1 AND NOT EXISTS (SELECT 1 FROM incident i JOIN entry e ON "               \
    "e.incident = i.number WHERE i.channel_id = ?1 AND e.message_ts = " table ".ts)"

static const char *const sql[] = {
    [ENDED] = "SELECT r.incident FROM reminding r JOIN incident i ON i.number = r.incident WHERE r.ended_ms < ?1 AND "
              "i.state <> 'merged' ORDER BY r.ended_ms, r.incident LIMIT ?2",
    [MERGED] = "WITH RECURSIVE inner (number) AS (SELECT ?1 UNION SELECT i.number FROM incident i JOIN inner n ON "
               "i.twin = n.number WHERE i.state = 'merged') SELECT number FROM inner ORDER BY number = ?1, number",
    [CHATTY] = "SELECT i.channel_id, max(r.ended_ms) FROM reminding r JOIN incident i ON i.number = r.incident WHERE "
               "r.ended_ms < ?1 AND i.channel_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM forgotten f WHERE "
               "f.channel_id = i.channel_id AND f.at_ms > r.ended_ms) AND NOT EXISTS (SELECT 1 FROM incident o JOIN "
               "reminding q ON q.incident = o.number WHERE o.channel_id = i.channel_id AND (q.ended_ms IS NULL OR "
               "q.ended_ms >= ?1)) GROUP BY i.channel_id LIMIT ?2",
    [FORGET_MESSAGES] = UNTAGGED("message"),
    [FORGET_MARKS] = UNTAGGED("mark"),
    [FORGOTTEN] = "INSERT INTO forgotten (channel_id, at_ms) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms",
};
const struct query_set retention_queries = {sql, COUNT_OF(sql)};

static bool read_numbers(struct store *store, struct arena *arena, sqlite3_stmt *query, int64_t **out, size_t *count,
                         struct err *err)
{
    int64_t *numbers = NULL;
    size_t n = 0;
    bool row, good;
    while ((good = sql_next(store, query, &row, err)) && row) {
        numbers = grow(arena, numbers, n, sizeof(*numbers));
        numbers[n++] = col_int(query, 0);
    }
    *out = numbers;
    *count = n;
    return good;
}

bool store_ended_before(struct store *store, struct arena *arena, int64_t before_ms, size_t max, int64_t **out,
                        size_t *count, struct err *err)
{
    return read_numbers(store, arena, SQL_ASK(store, QUERIES_RETENTION, ENDED, sql_int(before_ms), sql_int((int64_t)max)), out,
                        count, err);
}

bool store_purge(struct store *store, int64_t number, int64_t now_ms, struct err *err)
{
    struct arena arena = {0};
    int64_t *numbers;
    size_t count;
    bool good = read_numbers(store, &arena, SQL_ASK(store, QUERIES_RETENTION, MERGED, sql_int(number)), &numbers, &count, err);
    for (size_t i = 0; good && i < count; i++) {
        const struct fact fact = {FACT_PURGED, numbers[i], now_ms, now_ms, NULL, js_new_object()};
        good = store_fact_add(store, &fact, err);
        js_drop(fact.body);
    }
    arena_done(&arena);
    return good;
}

bool store_chatter_forget(struct store *store, int64_t before_ms, int64_t now_ms, bool *found, struct err *err)
{
    struct arena arena = {0};
    const char *channels[PURGE_AT_ONCE];
    size_t count = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_RETENTION, CHATTY, sql_int(before_ms), sql_int(PURGE_AT_ONCE));
    while ((good = sql_next(store, query, &row, err)) && row)
        channels[count++] = col_text(&arena, query, 0);
    for (size_t i = 0; good && i < count; i++)
        good = SQL_RUN(store, err, QUERIES_RETENTION, FORGET_MESSAGES, sql_text(channels[i])) &&
               SQL_RUN(store, err, QUERIES_RETENTION, FORGET_MARKS, sql_text(channels[i])) &&
               SQL_RUN(store, err, QUERIES_RETENTION, FORGOTTEN, sql_text(channels[i]), sql_int(now_ms));
    arena_done(&arena);
    if (good)
        *found = count > 0;
    return good;
}
