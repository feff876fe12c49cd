/*
 * Reading what reminders look at. Every list is found by an index that holds only what is open or recent, so that ten
 * thousand closed disruptions cost nothing here.
 */
#include "disruption/store/reminders.h"

#include <string.h>

#include "disruption/base/clock.h"
#include "store/room.h"

#define RECENT_DAYS 21 /* no reminder is due longer than this after an end or a due day; the digest tells the rest */

enum { CANDIDATES, COUNTED, NOTED, UPDATED, SPOKEN, PACES, ACTIONS, REMINDED, DIGEST, OVERDUE };

static const char *const sql[] = {
    /* ?1 a while ago, ?2 that day, ?3 tomorrow, wherever people are */
    [CANDIDATES] =
        "SELECT number FROM incident WHERE state = 'open' UNION "
        "SELECT r.incident FROM reminding r JOIN incident i ON i.number = r.incident WHERE r.ended_ms > ?1 "
        "AND i.state = 'resolved' AND i.report_state NOT IN ('published', 'closed') UNION "
        "SELECT incident FROM action_item WHERE state = 'open' AND due IS NOT NULL AND owner_id IS NOT NULL "
        "AND due BETWEEN ?2 AND ?3",
    [COUNTED] = "SELECT open_ms, leadless_ms, ended_ms FROM reminding WHERE incident = ?1",
    [NOTED] = "SELECT learnt_ms FROM entry WHERE incident = ?1 ORDER BY number DESC LIMIT 1",
    [UPDATED] = "SELECT at_ms FROM status_update WHERE incident = ?1 ORDER BY number DESC LIMIT 1",
    [SPOKEN] = "SELECT posted_ms FROM message WHERE channel_id = ?1 AND by_bot = 0 AND by_us = 0 "
               "ORDER BY ts DESC LIMIT 1",
    [PACES] = "SELECT user_id, every_s, is_off, snooze_until_ms FROM pace WHERE incident = ?1 AND "
              "(?2 IS NULL OR user_id = ?2)",
    [ACTIONS] = "SELECT a.number, a.text, a.owner_id, COALESCE(p.name, a.owner_id), a.due FROM action_item a "
                "LEFT JOIN person p ON p.id = a.owner_id WHERE a.incident = ?1 AND a.state = 'open' AND "
                "a.owner_id IS NOT NULL AND a.due IS NOT NULL ORDER BY a.owner_id, a.due, a.number",
    [REMINDED] = "SELECT key, created_ms FROM outbox WHERE key >= ?1 || '/remind/' AND key < ?1 || '/remind0'",
    [DIGEST] = "SELECT 1 FROM outbox WHERE key = 'remind/digest/' || ?1",
    [OVERDUE] = "SELECT a.incident, i.title, a.number, a.text, COALESCE(p.name, a.owner_id), a.due FROM action_item a "
                "JOIN incident i ON i.number = a.incident LEFT JOIN person p ON p.id = a.owner_id "
                "WHERE a.state = 'open' AND a.due IS NOT NULL AND a.due < ?1 AND i.is_private = 0 AND i.is_drill = 0 "
                "AND i.state IN ('open', 'resolved') ORDER BY a.due, a.incident, a.number",
};
const struct query_set reminders_queries = {sql, COUNT_OF(sql)};

static bool load_counted(struct store *store, int64_t number, struct remindable *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_REMINDERS, COUNTED, sql_int(number));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return err_set(err, ERR_DAMAGED, "the tables lack rows; run disruption verify");
    out->open_ms = col_int(query, 0);
    out->leadless_ms = col_time(query, 1);
    out->ended_ms = col_time(query, 2);
    sql_done(query);
    return true;
}

static bool load_heard(struct store *store, struct remindable *out, struct err *err)
{
    const struct incident *incident = out->incident;
    int64_t updated_ms;
    out->spoken_ms = TIME_UNKNOWN;
    if (!sql_number(store, SQL_ASK(store, QUERIES_REMINDERS, NOTED, sql_int(incident->number)), TIME_UNKNOWN,
                    &out->noted_ms, err) ||
        !sql_number(store, SQL_ASK(store, QUERIES_REMINDERS, UPDATED, sql_int(incident->number)), TIME_UNKNOWN,
                    &updated_ms, err))
        return false;
    if (updated_ms > out->noted_ms)
        out->noted_ms = updated_ms;
    return incident->channel_id == NULL ||
           sql_number(store, SQL_ASK(store, QUERIES_REMINDERS, SPOKEN, sql_text(incident->channel_id)), TIME_UNKNOWN,
                      &out->spoken_ms, err);
}

static bool load_paces(struct store *store, struct arena *arena, int64_t number, const char *user_id,
                       struct pace **out, size_t *count, struct err *err)
{
    struct pace *paces = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_REMINDERS, PACES, sql_int(number), sql_text(user_id));
    while ((good = sql_next(store, query, &row, err)) && row) {
        paces = grow(arena, paces, n, sizeof(*paces));
        paces[n++] = (struct pace){
            .user_id = col_text(arena, query, 0),
            .every_s = col_int(query, 1),
            .off = col_int(query, 2) != 0,
            .snooze_until_ms = col_time(query, 3),
        };
    }
    *out = paces;
    *count = n;
    return good;
}

static bool load_actions(struct store *store, struct arena *arena, struct remindable *out, struct err *err)
{
    struct action_item *actions = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_REMINDERS, ACTIONS, sql_int(out->incident->number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        actions = grow(arena, actions, n, sizeof(*actions));
        actions[n++] = (struct action_item){
            .number = col_int(query, 0),
            .text = col_text(arena, query, 1),
            .owner_id = col_text(arena, query, 2),
            .owner = col_text(arena, query, 3),
            .due = col_text(arena, query, 4),
            .state = "open",
        };
    }
    out->actions = actions;
    out->action_count = n;
    return good;
}

/* "42/remind/actions/U1/1767225600": what stands between the second and the last stroke. */
static const char *subject_of(struct arena *arena, const char *key)
{
    const char *from = strstr(key, "/remind/") + strlen("/remind/");
    const char *to = strrchr(from, '/');
    return arena_slice(arena, (struct slice){from, to == NULL ? strlen(from) : (size_t)(to - from)});
}

static bool load_reminded(struct store *store, struct arena *arena, struct remindable *out, struct err *err)
{
    struct reminded *told = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_REMINDERS, REMINDED, sql_int(out->incident->number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        told = grow(arena, told, n, sizeof(*told));
        told[n++] = (struct reminded){subject_of(arena, col_peek(query, 0)), col_int(query, 1)};
    }
    out->reminded = told;
    out->reminded_count = n;
    return good;
}

static bool load_one(struct store *store, struct arena *arena, int64_t number, struct remindable *out,
                     struct err *err)
{
    struct incident *incident = arena_new(arena, 1, sizeof(*incident));
    struct pace *paces;
    out->incident = incident;
    if (!store_incident_get(store, arena, number, incident, err) || !load_counted(store, number, out, err) ||
        !load_heard(store, out, err) || !load_paces(store, arena, number, NULL, &paces, &out->pace_count, err))
        return false;
    out->paces = paces;
    return load_actions(store, arena, out, err) && load_reminded(store, arena, out, err);
}

/* The day of an instant in UTC; zones are at most a day from it, which is why one more is asked for. */
static const char *day_of(struct arena *arena, int64_t at_ms)
{
    char text[CLOCK_TEXT_MAX];
    return arena_slice(arena, (struct slice){clock_iso(at_ms, 0, text), strlen("2026-03-13")});
}

static bool load_numbers(struct store *store, struct arena *arena, int64_t now_ms, int64_t **out, size_t *count,
                         struct err *err)
{
    int64_t *numbers = NULL, since_ms = now_ms - RECENT_DAYS * DAY_MS;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_REMINDERS, CANDIDATES, sql_int(since_ms), sql_text(day_of(arena, since_ms)),
                sql_text(day_of(arena, now_ms + DAY_MS)));
    while ((good = sql_next(store, query, &row, err)) && row) {
        numbers = grow(arena, numbers, n, sizeof(*numbers));
        numbers[n++] = col_int(query, 0);
    }
    *out = numbers;
    *count = n;
    return good;
}

bool store_reminders_load(struct store *store, struct arena *arena, int64_t now_ms, struct remindable **out,
                          size_t *count, struct err *err)
{
    int64_t *numbers;
    size_t n;
    if (!snapshot_begin(store, err))
        return false;
    bool good = load_numbers(store, arena, now_ms, &numbers, &n, err);
    struct remindable *found = good ? arena_new(arena, n, sizeof(*found)) : NULL;
    for (size_t i = 0; good && i < n; i++)
        good = load_one(store, arena, numbers[i], &found[i], err);
    snapshot_end(store);
    if (!good)
        return false;
    *out = found;
    *count = n;
    return true;
}

bool store_overdue_load(struct store *store, struct arena *arena, const char *day, struct overdue **out,
                        size_t *count, struct err *err)
{
    struct overdue *found = NULL;
    int64_t posted;
    size_t n = 0;
    bool row, good;
    *count = 0;
    if (!sql_number(store, SQL_ASK(store, QUERIES_REMINDERS, DIGEST, sql_text(day)), 0, &posted, err))
        return false;
    if (posted != 0)
        return true;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_REMINDERS, OVERDUE, sql_text(day));
    while ((good = sql_next(store, query, &row, err)) && row) {
        found = grow(arena, found, n, sizeof(*found));
        found[n++] = (struct overdue){
            .number = col_int(query, 0),
            .title = col_text(arena, query, 1),
            .item = col_int(query, 2),
            .text = col_text(arena, query, 3),
            .owner = col_text(arena, query, 4),
            .due = col_text(arena, query, 5),
        };
    }
    *out = found;
    *count = n;
    return good;
}

bool store_pace_load(struct store *store, struct arena *arena, int64_t number, const char *user_id, struct pace *out,
                     struct err *err)
{
    struct pace *found;
    size_t count;
    if (!load_paces(store, arena, number, user_id, &found, &count, err))
        return false;
    *out = count > 0 ? found[0] : (struct pace){.user_id = arena_text(arena, user_id), .snooze_until_ms = TIME_UNKNOWN};
    return true;
}
