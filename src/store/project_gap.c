/* Facts of what was missed: gaps and what filling them brought, and the comparison before the report. */
#include "store/room.h"

enum { SEE, FILL, LEAVE, COMPARE, CLOSE };

#define COUNTS "messages = ?3, entries = ?4, edited = ?5, withdrawn = ?6, unread = ?7, left_out = ?8"

static const char *const sql[] = {
    [SEE] = "INSERT INTO gap (incident, number, channel_id, from_ms, to_ms, cause) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [FILL] = "UPDATE gap SET " COUNTS ", filled_ms = ?9 WHERE incident = ?1 AND number = ?2",
    [LEAVE] = "UPDATE gap SET " COUNTS ", unfilled_ms = ?9, tries = tries + 1, why = ?10, unfilled_seq = ?11 "
              "WHERE incident = ?1 AND number = ?2",
    [COMPARE] = "INSERT INTO comparison (incident, at_ms, messages, entries, edited, withdrawn, unread, left_out, to_ms, "
                "why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, "
                "to_ms = excluded.to_ms, messages = excluded.messages, entries = excluded.entries, "
                "edited = excluded.edited, withdrawn = excluded.withdrawn, unread = excluded.unread, "
                "left_out = excluded.left_out, why = excluded.why",
    /* What was over when a comparison began was read with it. Older ones tell by times alone which that was. */
    [CLOSE] = "UPDATE gap SET filled_ms = ?2 WHERE incident = ?1 AND filled_ms IS NULL AND "
              "IIF(?5 IS NULL, from_ms >= ?3 AND to_ms <= ?4, number <= ?5)",
};
const struct query_set project_gap_queries = {sql, COUNT_OF(sql)};

static struct sql_value number(const struct fact *fact, const char *key)
{
    return sql_int(js_integer_or(fact->body, key, 0));
}

/* The first two values, the counts, and what follows them. */
#define WITH_COUNTS(first, second, ...)                                                                              \
    first, second, number(fact, "messages"), number(fact, "entries"), number(fact, "edited"),                       \
        number(fact, "withdrawn"), number(fact, "unread"), number(fact, "left_out"), __VA_ARGS__

static bool there_was_one(struct store *store, const struct fact *fact, struct err *err)
{
    return sqlite3_changes(store->db) == 1 || project_misfit(fact, "speaks of a gap never seen", err);
}

bool project_gap_seen(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *channel_id = js_string(fact->body, "channel_id"), *cause = js_string(fact->body, "cause");
    (void)seq;
    if (channel_id == NULL || cause == NULL)
        return project_misfit(fact, "has no channel or no cause", err);
    return SQL_RUN(store, err, QUERIES_PROJECT_GAP, SEE, sql_int(fact->incident), number(fact, "gap"),
                   sql_text(channel_id), number(fact, "from_ms"), number(fact, "to_ms"), sql_text(cause));
}

bool project_gap_filled(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    (void)seq;
    return SQL_RUN(store, err, QUERIES_PROJECT_GAP, FILL,
                   WITH_COUNTS(sql_int(fact->incident), number(fact, "gap"), sql_int(fact->happened_ms))) &&
           there_was_one(store, fact, err);
}

bool project_gap_unfilled(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *why = js_string(fact->body, "why");
    if (why == NULL)
        return project_misfit(fact, "does not say why", err);
    return SQL_RUN(store, err, QUERIES_PROJECT_GAP, LEAVE,
                   WITH_COUNTS(sql_int(fact->incident), number(fact, "gap"), sql_int(fact->happened_ms), sql_text(why),
                               sql_int(seq))) &&
           there_was_one(store, fact, err);
}

bool project_reconciled(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *why = js_string(fact->body, "why");
    (void)seq;
    return SQL_RUN(store, err, QUERIES_PROJECT_GAP, COMPARE,
                   WITH_COUNTS(sql_int(fact->incident), sql_int(fact->happened_ms), number(fact, "to_ms"),
                               sql_text(why))) &&
           (why != NULL || SQL_RUN(store, err, QUERIES_PROJECT_GAP, CLOSE, sql_int(fact->incident),
                                   sql_int(fact->happened_ms), number(fact, "from_ms"), number(fact, "to_ms"),
                                   sql_time(js_integer_or(fact->body, "gaps", TIME_UNKNOWN))));
}
