/* Epochs, who is followed, and what is to be read next; and the gaps of a dossier. */
#include "disruption/store/gaps.h"

#include "store/room.h"

#define EPOCHS_KEPT 1000 /* more than anybody looks at; a flapping line makes many */

enum { LAST, BEGIN, FORGET, HEARD, END, FOLLOWED, NEXT, OF_INCIDENT, COMPARED };

/* Whose channel we are in, and whose it is now: one may have served several. */
#define FOLLOWS                                                                                                      \
    "i.channel_id IS NOT NULL AND NOT i.channel_archived AND COALESCE(i.put_out_ms, 0) = 0 AND NOT EXISTS "          \
    "(SELECT 1 FROM incident newer WHERE newer.channel_id = i.channel_id AND newer.number > i.number)"

#define GAP_COLUMNS                                                                                                  \
    "g.incident, g.number, g.channel_id, g.from_ms, g.to_ms, g.filled_ms, g.cause, g.messages, "                     \
    "g.entries + g.edited + g.withdrawn, g.left_out, g.tries, g.why "

static const char *const sql[] = {
    [LAST] = "SELECT id, connected_ms, heard_ms, ended_ms, reason FROM epoch ORDER BY id DESC LIMIT 1",
    [BEGIN] = "INSERT INTO epoch (connected_ms, heard_ms, seq) VALUES (?1, ?2, (SELECT COALESCE(max(seq), 0) FROM journal))",
    [FORGET] = "DELETE FROM epoch WHERE id <= (SELECT max(id) FROM epoch) - ?1",
    [HEARD] = "UPDATE epoch SET heard_ms = IIF(?2, ?1, MAX(heard_ms, ?1)) "
              "WHERE id = (SELECT max(id) FROM epoch) AND ended_ms IS NULL",
    [END] = "UPDATE epoch SET heard_ms = MAX(heard_ms, ?1), ended_ms = ?2, reason = ?3 "
            "WHERE id = (SELECT max(id) FROM epoch) AND ended_ms IS NULL",
    [FOLLOWED] = "SELECT i.number FROM incident i JOIN reminding r ON r.incident = i.number WHERE "
                 "r.incident IN (SELECT number FROM incident WHERE state = 'open' UNION "
                 "SELECT incident FROM reminding WHERE ended_ms > ?1) AND " FOLLOWS " ORDER BY i.number",
    [NEXT] = "SELECT " GAP_COLUMNS "FROM gap g JOIN incident i ON i.number = g.incident "
             "JOIN reminding r ON r.incident = i.number WHERE g.filled_ms IS NULL AND "
             "(i.state = 'open' OR r.ended_ms > ?1) AND " FOLLOWS " AND (g.unfilled_seq IS NULL OR g.unfilled_seq <= "
             "(SELECT seq FROM epoch ORDER BY id DESC LIMIT 1)) AND NOT EXISTS (SELECT 1 FROM outbox WHERE "
             "state = 'waiting' AND lane IN ('" GAP_LANE "', 'reconcile/' || g.incident)) "
             "ORDER BY i.state != 'open', g.incident DESC, g.from_ms, g.number LIMIT 1",
    [OF_INCIDENT] = "SELECT " GAP_COLUMNS "FROM gap g WHERE g.incident = ?1 ORDER BY g.number",
    [COMPARED] = "SELECT at_ms, to_ms, messages, entries, edited, withdrawn, why FROM comparison "
                 "WHERE incident = ?1",
};
const struct query_set gaps_queries = {sql, COUNT_OF(sql)};

bool store_epoch_last(struct store *store, struct arena *arena, struct epoch *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_GAPS, LAST);
    if (!sql_next(store, query, &row, err))
        return false;
    *out = (struct epoch){0};
    if (!row)
        return true;
    *out = (struct epoch){col_int(query, 0), col_int(query, 1), col_int(query, 2), col_time(query, 3),
                          col_text(arena, query, 4)};
    sql_done(query);
    return true;
}

bool store_epoch_begin(struct store *store, int64_t connected_ms, int64_t heard_ms, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_GAPS, BEGIN, sql_int(connected_ms), sql_int(heard_ms)) &&
           SQL_RUN(store, err, QUERIES_GAPS, FORGET, sql_int(EPOCHS_KEPT));
}

bool store_epoch_heard(struct store *store, int64_t heard_ms, bool anew, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_GAPS, HEARD, sql_int(heard_ms), sql_int(anew));
}

bool store_epoch_end(struct store *store, int64_t heard_ms, int64_t ended_ms, const char *reason, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_GAPS, END, sql_int(heard_ms), sql_int(ended_ms), sql_text(reason));
}

bool store_followed(struct store *store, struct arena *arena, int64_t since_ms, struct incident **out, size_t *count,
                    struct err *err)
{
    int64_t *numbers = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_GAPS, FOLLOWED, sql_int(since_ms));
    while ((good = sql_next(store, query, &row, err)) && row) {
        numbers = grow(arena, numbers, n, sizeof(*numbers));
        numbers[n++] = col_int(query, 0);
    }
    struct incident *followed = arena_new(arena, n + 1, sizeof(*followed));
    for (size_t i = 0; i < n && good; i++)
        good = store_incident_get(store, arena, numbers[i], &followed[i], err);
    *out = followed;
    *count = n;
    return good;
}

static struct gap read_gap(sqlite3_stmt *query, struct arena *arena)
{
    int c = 0;
    struct gap gap = {.incident = col_int(query, c++)};
    gap.number = col_int(query, c++);
    gap.channel_id = col_text(arena, query, c++);
    gap.from_ms = col_int(query, c++);
    gap.to_ms = col_int(query, c++);
    gap.filled_ms = col_time(query, c++);
    gap.cause = col_text(arena, query, c++);
    gap.messages = col_int(query, c++);
    gap.found = col_int(query, c++);
    gap.left_out = col_int(query, c++);
    gap.tries = col_int(query, c++);
    gap.why = col_text(arena, query, c++);
    return gap;
}

bool store_gap_next(struct store *store, struct arena *arena, int64_t since_ms, struct gap *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_GAPS, NEXT, sql_int(since_ms));
    if (!sql_next(store, query, &row, err))
        return false;
    *out = row ? read_gap(query, arena) : (struct gap){0};
    if (row)
        sql_done(query);
    return true;
}

static bool load_comparison(struct store *store, struct arena *arena, struct dossier *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_GAPS, COMPARED, sql_int(out->incident.number));
    if (!sql_next(store, query, &row, err))
        return false;
    out->comparison = (struct comparison){.at_ms = TIME_UNKNOWN};
    if (!row)
        return true;
    struct comparison *c = &out->comparison;
    int64_t *const numbers[] = {&c->at_ms, &c->to_ms, &c->messages, &c->entries, &c->edited, &c->withdrawn};
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        *numbers[i] = col_int(query, (int)i);
    c->why = col_text(arena, query, COUNT_OF(numbers));
    sql_done(query);
    return true;
}

bool gaps_load(struct store *store, struct arena *arena, struct dossier *out, struct err *err)
{
    struct gap *gaps = NULL;
    bool row, good;
    out->gap_count = 0;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_GAPS, OF_INCIDENT, sql_int(out->incident.number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        gaps = grow(arena, gaps, out->gap_count, sizeof(*gaps));
        gaps[out->gap_count++] = read_gap(query, arena);
    }
    out->gaps = gaps;
    return good && load_comparison(store, arena, out, err);
}
