/* What reminders count from: a few instants, by our clock, that follow from facts of many kinds. */
#include <string.h>

#include "store/room.h"

enum { BEGIN, END, AGAIN, LEAD, PACE };

static const char *const sql[] = {
    [BEGIN] = "INSERT INTO reminding (incident, open_ms, leadless_ms) VALUES (?1, ?2, ?2)",
    [END] = "UPDATE reminding SET ended_ms = ?2 WHERE incident = ?1",
    [AGAIN] = "UPDATE reminding SET open_ms = ?2, ended_ms = NULL WHERE incident = ?1",
    [LEAD] = "UPDATE reminding SET leadless_ms = ?2 WHERE incident = ?1",
    /* ?4, ?6: whether the pace, and the time, is said at all */
    [PACE] = "INSERT INTO pace (incident, user_id, every_s, is_off, snooze_until_ms) "
             "VALUES (?1, ?2, IIF(?4, ?3, 0), COALESCE(?5, 0), NULLIF(?7, 0)) ON CONFLICT (incident, user_id) DO UPDATE SET "
             "every_s = IIF(?4, ?3, every_s), is_off = COALESCE(?5, is_off), "
             "snooze_until_ms = IIF(?6, NULLIF(?7, 0), snooze_until_ms)",
};
const struct query_set project_reminding_queries = {sql, COUNT_OF(sql)};

bool reminding_follow(struct store *store, const struct fact *fact, struct err *err)
{
    static const int ask[FACT_KIND_COUNT] = {
        [FACT_DECLARED] = BEGIN + 1, [FACT_RESOLVED] = END + 1,   [FACT_CANCELLED] = END + 1,
        [FACT_MERGED] = END + 1,     [FACT_REOPENED] = AGAIN + 1, [FACT_ROLE_SET] = LEAD + 1,
    };
    int64_t at_ms = fact->learnt_ms;
    if (ask[fact->kind] == 0 || (fact->kind == FACT_ROLE_SET && !js_flag(fact->body, "lead")))
        return true;
    if (fact->kind == FACT_ROLE_SET && js_string(fact->body, "user_id") != NULL)
        at_ms = TIME_UNKNOWN;
    return SQL_RUN(store, err, QUERIES_PROJECT_REMINDING, (size_t)ask[fact->kind] - 1, sql_int(fact->incident),
                   sql_time(at_ms));
}

bool project_pace_set(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    (void)seq;
    const struct js *body = fact->body, *off = js_at(body, "off");
    return SQL_RUN(store, err, QUERIES_PROJECT_REMINDING, PACE, sql_int(fact->incident),
                   sql_text(js_string_or(body, "user_id", "")), sql_int(js_integer_or(body, "every_s", 0)),
                   sql_int(js_at(body, "every_s") != NULL),
                   sql_time(off == NULL ? TIME_UNKNOWN : (int64_t)js_flag(body, "off")),
                   sql_int(js_at(body, "snooze_until_ms") != NULL),
                   sql_int(js_integer_or(body, "snooze_until_ms", 0)));
}
