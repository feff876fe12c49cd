/* Looks for comparing a page of history with what is kept. */
#include "disruption/store/reading.h"

#include "store/room.h"
#include "store/wire.h"

enum { ONE, BACK, MARKS, TOP, REPLIES, THREADS, LAST, KEEP };

#define KNOWN "SELECT ts, thread_ts, posted_ms, version_us, received_ms, deleted FROM message WHERE channel_id = ?1 "
#define OLD_AND_LIVE "AND posted_ms BETWEEN ?2 AND ?3 AND received_ms < ?4 AND NOT deleted "

static const char *const sql[] = {
    [ONE] = KNOWN "AND ts = ?2",
    [BACK] = "UPDATE message SET deleted = 0 WHERE channel_id = ?1 AND ts = ?2",
    [MARKS] = "SELECT source, name, person_id, is_set, version_us, received_ms FROM mark "
              "WHERE channel_id = ?1 AND ts = ?2 ORDER BY source, name, person_id",
    [TOP] = KNOWN OLD_AND_LIVE "AND thread_ts IS NULL ORDER BY posted_ms, ts",
    [REPLIES] = KNOWN OLD_AND_LIVE "AND thread_ts = ?5 ORDER BY posted_ms, ts",
    [THREADS] = "SELECT m.thread_ts, COALESCE((SELECT p.posted_ms FROM message p WHERE p.channel_id = ?1 AND "
                "p.ts = m.thread_ts), min(m.posted_ms)), count(*), max(m.posted_ms), max(EXISTS (SELECT 1 FROM mark k "
                "WHERE k.channel_id = ?1 AND k.ts = m.ts) OR EXISTS (SELECT 1 FROM entry e JOIN incident i "
                "ON i.number = e.incident WHERE i.channel_id = ?1 AND e.message_ts = m.ts)) FROM message m "
                "WHERE m.channel_id = ?1 AND m.thread_ts IS NOT NULL AND NOT m.deleted "
                "GROUP BY m.thread_ts ORDER BY m.thread_ts",
    [LAST] = "SELECT at_ms FROM lasting",
    [KEEP] = "UPDATE lasting SET at_ms = ?1 WHERE at_ms < ?1",
};
const struct query_set reading_queries = {sql, COUNT_OF(sql)};

bool store_lasting_begin(struct store *store, int64_t wall_ms, int64_t *out, struct err *err)
{
    int64_t last_ms;
    if (!sql_number(store, SQL_ASK(store, QUERIES_READING, LAST), 0, &last_ms, err))
        return false;
    int64_t next_ms = last_ms + READING_LAG_MS + 1;
    *out = wall_ms > next_ms ? wall_ms : next_ms;
    return true;
}

bool store_lasting_keep(struct store *store, int64_t at_ms, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_READING, KEEP, sql_int(at_ms));
}

static void read_known(sqlite3_stmt *query, struct arena *arena, struct known_message *out)
{
    int c = 0;
    out->ts = col_text(arena, query, c++);
    out->thread_ts = col_text(arena, query, c++);
    out->posted_ms = col_int(query, c++);
    out->version_us = col_int(query, c++);
    out->heard_ms = col_int(query, c++);
    out->deleted = col_int(query, c++) != 0;
}

bool store_reading_message(struct store *store, struct arena *arena, const char *channel_id, const char *ts,
                           struct known_message **out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_READING, ONE, sql_text(channel_id), sql_text(ts));
    if (!sql_next(store, query, &row, err))
        return false;
    *out = NULL;
    if (row) {
        *out = arena_new(arena, 1, sizeof(**out));
        read_known(query, arena, *out);
        sql_done(query);
    }
    return true;
}

bool store_reading_back(struct store *store, const char *channel_id, const char *ts, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_READING, BACK, sql_text(channel_id), sql_text(ts));
}

bool store_reading_marks(struct store *store, struct arena *arena, const char *channel_id, const char *ts,
                         struct known_mark **out, size_t *count, struct err *err)
{
    struct known_mark *marks = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_READING, MARKS, sql_text(channel_id), sql_text(ts));
    while ((good = sql_next(store, query, &row, err)) && row) {
        marks = grow(arena, marks, n, sizeof(*marks));
        marks[n++] = (struct known_mark){
            .mark = {.channel_id = channel_id,
                     .ts = ts,
                     .source = mark_source_read(col_peek(query, 0)),
                     .name = col_text(arena, query, 1),
                     .person_id = col_text(arena, query, 2),
                     .set = col_int(query, 3) != 0,
                     .version_us = col_int(query, 4)},
            .heard_ms = col_int(query, 5),
        };
    }
    if (!good)
        return false;
    *out = marks;
    *count = n;
    return true;
}

bool store_reading_stretch(struct store *store, struct arena *arena, const struct history_page *page,
                           const char *thread_ts, struct known_message **out, size_t *count, struct err *err)
{
    struct known_message *list = NULL;
    size_t n = 0;
    bool row, good;
    int64_t heard_ms = page->asked_ms - READING_LAG_MS;
    sqlite3_stmt *query =
        thread_ts == NULL
            ? SQL_ASK(store, QUERIES_READING, TOP, sql_text(page->channel_id), sql_int(page->from_ms),
                      sql_int(page->to_ms), sql_int(heard_ms))
            : SQL_ASK(store, QUERIES_READING, REPLIES, sql_text(page->channel_id), sql_int(page->from_ms),
                      sql_int(page->to_ms), sql_int(heard_ms), sql_text(thread_ts));
    while ((good = sql_next(store, query, &row, err)) && row) {
        list = grow(arena, list, n, sizeof(*list));
        read_known(query, arena, &list[n++]);
    }
    if (!good)
        return false;
    *out = list;
    *count = n;
    return true;
}

bool store_reading_threads(struct store *store, struct arena *arena, const char *channel_id, struct known_thread **out,
                           size_t *count, struct err *err)
{
    struct known_thread *threads = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_READING, THREADS, sql_text(channel_id));
    while ((good = sql_next(store, query, &row, err)) && row) {
        threads = grow(arena, threads, n, sizeof(*threads));
        threads[n++] = (struct known_thread){col_text(arena, query, 0), col_int(query, 1), col_int(query, 2),
                                              col_int(query, 3), col_int(query, 4) != 0};
    }
    if (!good)
        return false;
    *out = threads;
    *count = n;
    return true;
}
