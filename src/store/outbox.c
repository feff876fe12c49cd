/* Effects as rows: added once by key, read in order, settled for good or kept waiting. */
#include "disruption/store/outbox.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "store/room.h"

#define KEEP_MS (7 * DAY_MS) /* long enough to see what was said */
#define PRUNE_MAX 1000       /* rows at a time, so that no turn waits long for it */

enum {
    OF_KEY,
    ADD,
    REPLACE,
    WAITING,
    LATER,
    PLACE,
    GET,
    FINISH,
    STATE,
    PARK,
    RETRY,
    FORGET,
    COUNT_WAITING,
    COUNT_PARKED,
    PRUNE
};

/* An answer's body holds an address by which whoever reads it may speak as us: it goes at once. */
#define BODY_KEPT "body = IIF(kind = 'answer', NULL, body)"

#define COLUMNS                                                                                    \
    "SELECT id, kind, incident, key, lane, again, body, created_ms, version, "                     \
    "IIF(state = 'waiting', COALESCE(settled_ms, 0), 0) FROM outbox "

static const char *const sql[] = {
    /* Asked first: an upsert that returns its row would make a table of its own for it each time.
     */
    [OF_KEY] = "SELECT id, state = 'waiting' FROM outbox WHERE key = ?1",
    [ADD] =
        "INSERT INTO outbox (key, kind, incident, lane, again, body, version, state, created_ms) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, 'waiting', ?7)",
    [REPLACE] = "UPDATE outbox SET kind = ?2, incident = ?3, lane = ?4, again = ?5, body = ?6, "
                "version = version + 1, created_ms = IIF(state = 'waiting', created_ms, ?7), "
                "state = 'waiting', settled_ms = NULL, reason = NULL WHERE key = ?1",
    [LATER] = "SELECT id FROM outbox WHERE " OUTBOX_LATER " AND incident = ?1 ORDER BY id",
    [PLACE] = "UPDATE outbox SET lane = ?2, body = json_set(body, '$.channel', ?2) WHERE id = ?1",
    [WAITING] = COLUMNS "WHERE " OUTBOX_WAITS " AND id > ?1 ORDER BY id LIMIT ?2",
    [GET] = COLUMNS "WHERE id = ?1",
    [FINISH] = "UPDATE outbox SET state = 'done', settled_ms = ?3, " BODY_KEPT
               " WHERE id = ?1 AND (version = ?2 OR NOT again) AND state = 'waiting'",
    [STATE] = "SELECT state = 'waiting' FROM outbox WHERE id = ?1",
    [PARK] = "UPDATE outbox SET state = 'parked', settled_ms = ?3, reason = ?2, " BODY_KEPT
             " WHERE id = ?1",
    /* When it was settled stays as when it began to wait again. */
    [RETRY] = "UPDATE outbox SET state = 'waiting', settled_ms = ?2, reason = NULL WHERE id = ?1 "
              "AND state = 'parked' AND body IS NOT NULL",
    [FORGET] = "UPDATE outbox SET state = 'done', settled_ms = ?2 WHERE id = ?1 AND state = 'parked'",
    [COUNT_WAITING] = "SELECT count(*), min(created_ms) FROM outbox WHERE " OUTBOX_WAITS,
    [COUNT_PARKED] = "SELECT count(*) FROM outbox WHERE state = 'parked'",
    [PRUNE] =
        "UPDATE outbox SET body = NULL WHERE id IN (SELECT id FROM outbox WHERE state = 'done' "
        "AND body IS NOT NULL AND settled_ms < ?1 LIMIT ?2)",
};
const struct query_set outbox_queries = {sql, COUNT_OF(sql)};

void outbox_row_done(struct outbox_row *row)
{
    if (row == NULL)
        return;
    js_drop(row->effect.body);
    free(row->words);
    *row = (struct outbox_row){0};
}

static bool no_such_row(int64_t id, struct err *err)
{
    return err_set(err, ERR_NOT_FOUND, "the outbox has no row %" PRId64, id);
}

static bool write_effect(struct store *store, size_t which, const struct effect *effect,
                         int64_t now_ms, struct err *err)
{
    buf_clear(&store->scratch);
    js_write(effect->body, &store->scratch);
    if (store->scratch.over)
        return err_set(err, ERR_LIMITED, "the effect %s is larger than %zu bytes", effect->key,
                       store->scratch.max);
    return SQL_RUN(store, err, QUERIES_OUTBOX, which, sql_text(effect->key),
                   sql_text(effect_kind_name(effect->kind)), sql_int(effect->incident),
                   sql_text(effect->lane), sql_int(effect->again),
                   sql_text(buf_string(&store->scratch)), sql_int(now_ms));
}

bool store_outbox_add(struct store *store, const struct effect *effect, int64_t now_ms, int64_t *id,
                      struct err *err)
{
    bool known;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_OUTBOX, OF_KEY, sql_text(effect->key));
    if (!sql_next(store, query, &known, err))
        return false;
    int64_t row = known ? col_int(query, 0) : 0;
    bool waits = known && col_int(query, 1) != 0;
    sql_done(query);
    if (known && !effect->again) {
        *id = waits ? row : 0;
        return true;
    }
    if (!write_effect(store, known ? REPLACE : ADD, effect, now_ms, err))
        return false;
    *id = known ? row : sqlite3_last_insert_rowid(store->db);
    return true;
}

/* Key and lane share one piece of memory. */
static void read_words(sqlite3_stmt *query, struct outbox_row *out)
{
    const char *key = col_peek(query, 3), *lane = col_peek(query, 4);
    size_t key_size = strlen(key) + 1, lane_size = strlen(lane) + 1;
    out->words = mem_new(key_size + lane_size, 1);
    memcpy(out->words, key, key_size);
    memcpy(out->words + key_size, lane, lane_size);
    out->effect.key = out->words;
    out->effect.lane = out->words + key_size;
}

static bool read_row(sqlite3_stmt *query, struct outbox_row *out, struct err *err)
{
    const char *body = col_peek(query, 6), *kind = col_peek(query, 1);
    struct outbox_row row = {
        .id = col_int(query, 0),
        .created_ms = col_int(query, 7),
        .version = col_int(query, 8),
        .again_ms = col_int(query, 9),
    };
    row.effect.incident = col_int(query, 2);
    row.effect.again = col_int(query, 5) != 0;
    if (!effect_kind_read(kind, &row.effect.kind))
        return err_set(err, ERR_DAMAGED, "outbox row %" PRId64 " is of an unknown kind (%s)",
                       row.id, kind);
    if (body == NULL)
        row.effect.body = js_new_object(); /* pruned */
    else if (!js_parse(body, strlen(body), &row.effect.body, err))
        return err_set(err, ERR_DAMAGED, "the body of outbox row %" PRId64 " is not JSON", row.id);
    read_words(query, &row);
    *out = row;
    return true;
}

bool store_outbox_waiting(struct store *store, int64_t after_id, struct outbox_row *rows,
                          size_t max, size_t *count, struct err *err)
{
    size_t n = 0;
    bool row = false, good = true;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_OUTBOX, WAITING, sql_int(after_id), sql_int((int64_t)max));
    while (good && (good = sql_next(store, query, &row, err)) && row) {
        good = read_row(query, &rows[n], err);
        n += good;
    }
    sql_done(query);
    if (good) {
        *count = n;
        return true;
    }
    while (n > 0)
        outbox_row_done(&rows[--n]);
    return false;
}

bool store_outbox_place(struct store *store, struct arena *arena, int64_t incident, const char *channel_id,
                        const int64_t **ids, size_t *count, struct err *err)
{
    int64_t *placed = NULL;
    size_t n = 0;
    bool row = false, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_OUTBOX, LATER, sql_int(incident));
    while ((good = sql_next(store, query, &row, err)) && row) {
        placed = grow(arena, placed, n, sizeof(*placed));
        placed[n++] = col_int(query, 0);
    }
    sql_done(query);
    for (size_t i = 0; good && i < n; i++)
        good = SQL_RUN(store, err, QUERIES_OUTBOX, PLACE, sql_int(placed[i]), sql_text(channel_id));
    *ids = placed;
    *count = n;
    return good;
}

bool store_outbox_get(struct store *store, int64_t id, struct outbox_row *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_OUTBOX, GET, sql_int(id));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return no_such_row(id, err);
    bool good = read_row(query, out, err);
    sql_done(query);
    return good;
}

bool store_outbox_finish(struct store *store, int64_t id, int64_t version, int64_t now_ms,
                         bool *again, struct err *err)
{
    int64_t waits;
    if (!SQL_RUN(store, err, QUERIES_OUTBOX, FINISH, sql_int(id), sql_int(version),
                 sql_int(now_ms)))
        return false;
    if (sqlite3_changes(store->db) == 1) {
        *again = false;
        return true;
    }
    if (!sql_number(store, SQL_ASK(store, QUERIES_OUTBOX, STATE, sql_int(id)), -1, &waits, err))
        return false;
    if (waits < 0)
        return no_such_row(id, err);
    *again = waits != 0;
    return true;
}

bool store_outbox_park(struct store *store, int64_t id, const char *reason, int64_t now_ms,
                       struct err *err)
{
    char kept[OUTBOX_REASON_MAX + 1] = "";
    strncat(kept, reason == NULL ? "" : reason, OUTBOX_REASON_MAX);
    if (!SQL_RUN(store, err, QUERIES_OUTBOX, PARK, sql_int(id), sql_text(kept), sql_int(now_ms)))
        return false;
    return sqlite3_changes(store->db) == 1 || no_such_row(id, err);
}

bool store_outbox_retry(struct store *store, int64_t id, int64_t now_ms, bool *waits, struct err *err)
{
    if (!SQL_RUN(store, err, QUERIES_OUTBOX, RETRY, sql_int(id), sql_int(now_ms)))
        return false;
    *waits = sqlite3_changes(store->db) == 1;
    return true;
}

bool store_outbox_forget(struct store *store, int64_t id, int64_t now_ms, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_OUTBOX, FORGET, sql_int(id), sql_int(now_ms));
}

bool store_outbox_count(struct store *store, int64_t *waiting, int64_t *parked, int64_t *oldest_ms,
                        struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_OUTBOX, COUNT_WAITING);
    if (!sql_next(store, query, &row, err))
        return false;
    int64_t count = col_int(query, 0), oldest = col_int(query, 1);
    sql_done(query);
    if (!sql_number(store, SQL_ASK(store, QUERIES_OUTBOX, COUNT_PARKED), 0, parked, err))
        return false;
    *waiting = count;
    *oldest_ms = oldest;
    return true;
}

bool store_outbox_prune(struct store *store, int64_t now_ms, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_OUTBOX, PRUNE, sql_int(now_ms - KEEP_MS),
                   sql_int(PRUNE_MAX));
}
