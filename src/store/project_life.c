/* Facts about how a disruption goes on: its phases, what was told of it, how it ended and whether that held. */
#include "store/room.h"

enum {
    QUIET,
    REOPEN,
    CANCEL,
    MERGE,
    SET_PRIVATE,
    SET_PHASE,
    ADD_PHASE,
    ADD_UPDATE,
    RELATE,
    UNRELATE,
    STALE_ABOVE,
};

static const char *const sql[] = {
    /* The clock stood still since the End or, without one, since it was cancelled or merged. */
    [QUIET] = "INSERT INTO quiet_stretch (incident, seq, from_ms, to_ms) "
              "SELECT number, ?2, COALESCE(recovered_ms, closed_ms), ?3 FROM incident "
              "WHERE number = ?1 AND COALESCE(recovered_ms, closed_ms) < ?3",
    [REOPEN] = "UPDATE incident SET state = 'open', recovered_ms = NULL, cancel_reason = NULL, twin = NULL, "
               "closed_ms = NULL WHERE number = ?1",
    [CANCEL] = "UPDATE incident SET state = 'cancelled', cancel_reason = ?2, twin = ?3, closed_ms = ?4 "
               "WHERE number = ?1",
    [MERGE] = "UPDATE incident SET state = 'merged', twin = ?2, closed_ms = ?3 WHERE number = ?1",
    [SET_PRIVATE] = "UPDATE incident SET is_private = ?2 WHERE number = ?1",
    [SET_PHASE] = "UPDATE incident SET phase = ?2 WHERE number = ?1",
    [ADD_PHASE] = "INSERT INTO phase_change (incident, at_ms, seq, phase) VALUES (?1, ?2, ?3, ?4)",
    [ADD_UPDATE] = "INSERT INTO status_update (incident, number, at_ms, author_id, text, next_ms) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [RELATE] = "INSERT INTO relation (incident, other, relation) VALUES (?1, ?2, ?3) "
               "ON CONFLICT DO UPDATE SET relation = excluded.relation",
    [UNRELATE] = "DELETE FROM relation WHERE incident = ?1 AND other = ?2",
    /* What happens in a merged one shows in the report of the one it went into, and of where that went. */
    [STALE_ABOVE] = "WITH RECURSIVE above (number) AS (SELECT twin FROM incident WHERE number = ?1 AND "
                    "state = 'merged' UNION SELECT i.twin FROM incident i JOIN above a ON i.number = a.number "
                    "WHERE i.state = 'merged') UPDATE incident_tally SET report_stale = 1 "
                    "WHERE report_revision > 0 AND incident IN above",
};
const struct query_set project_life_queries = {sql, COUNT_OF(sql)};

static bool act(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    return part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

static struct sql_value number_or_null(const struct fact *fact, const char *key)
{
    return sql_time(js_integer_or(fact->body, key, TIME_UNKNOWN));
}

bool project_reopened(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    /* The report above loses what is no longer merged into it: told before the state says so. */
    return project_stale_above(store, fact->incident, err) &&
           SQL_RUN(store, err, QUERIES_PROJECT_LIFE, QUIET, sql_int(fact->incident), sql_int(seq),
                   sql_int(fact->happened_ms)) &&
           SQL_RUN(store, err, QUERIES_PROJECT_LIFE, REOPEN, sql_int(fact->incident)) &&
           act(store, fact, seq, err);
}

bool project_cancelled(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *reason = js_string(fact->body, "reason");
    if (reason == NULL)
        return project_misfit(fact, "has no reason", err);
    return SQL_RUN(store, err, QUERIES_PROJECT_LIFE, CANCEL, sql_int(fact->incident), sql_text(reason),
                   number_or_null(fact, "of"), sql_int(fact->happened_ms)) &&
           act(store, fact, seq, err);
}

bool project_merged(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    int64_t into;
    if (!js_integer(fact->body, "into", &into))
        return project_misfit(fact, "does not say into which", err);
    return SQL_RUN(store, err, QUERIES_PROJECT_LIFE, MERGE, sql_int(fact->incident), sql_int(into),
                   sql_int(fact->happened_ms)) &&
           act(store, fact, seq, err);
}

bool project_private_set(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_PROJECT_LIFE, SET_PRIVATE, sql_int(fact->incident),
                   sql_int(js_flag(fact->body, "private"))) &&
           act(store, fact, seq, err);
}

bool project_phase_set(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *phase = js_string(fact->body, "phase");
    return SQL_RUN(store, err, QUERIES_PROJECT_LIFE, SET_PHASE, sql_int(fact->incident), sql_text(phase)) &&
           SQL_RUN(store, err, QUERIES_PROJECT_LIFE, ADD_PHASE, sql_int(fact->incident),
                   sql_int(fact->happened_ms), sql_int(seq), sql_text(phase)) &&
           act(store, fact, seq, err);
}

bool project_updated(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    int64_t number;
    const char *text = js_string(fact->body, "text");
    struct buf shown;
    if (text == NULL || !js_integer(fact->body, "update", &number))
        return project_misfit(fact, "has no text or no number", err);
    buf_init(&shown, SHOWN_MAX);
    bool good = naming_write(store, text, fact->incident, "update", number, &shown, err) &&
                SQL_RUN(store, err, QUERIES_PROJECT_LIFE, ADD_UPDATE, sql_int(fact->incident), sql_int(number),
                        sql_int(fact->happened_ms), sql_text(fact->actor_id), sql_text(buf_string(&shown)),
                        number_or_null(fact, "next_ms")) &&
                act(store, fact, seq, err);
    buf_done(&shown);
    return good;
}

bool project_related(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    int64_t other;
    const char *relation = js_string(fact->body, "relation");
    bool gone = js_flag(fact->body, "gone");
    if (!js_integer(fact->body, "to", &other) || (relation == NULL && !gone))
        return project_misfit(fact, "does not say to which, or how", err);
    return (gone ? SQL_RUN(store, err, QUERIES_PROJECT_LIFE, UNRELATE, sql_int(fact->incident), sql_int(other))
                 : SQL_RUN(store, err, QUERIES_PROJECT_LIFE, RELATE, sql_int(fact->incident), sql_int(other),
                           sql_text(relation))) &&
           act(store, fact, seq, err);
}

bool project_stale_above(struct store *store, int64_t incident, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_PROJECT_LIFE, STALE_ABOVE, sql_int(incident));
}
