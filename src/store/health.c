/* What doctor and verify ask the store about itself. */
#include "disruption/core/health.h"

#include "store/journal_row.h"

enum { COUNTS, MISSED, PARKED, JOURNAL_ROWS, ROWS_OF, COUNTS_OF };

/* Of private ones only what whoever asks may know. ?1 private ones too, ?2 here, ?3 viewer */
#define MAY_KNOW(table)                                                                                              \
    "(?1 OR incident = ?2 OR incident NOT IN (SELECT number FROM incident WHERE is_private) OR EXISTS (SELECT 1 "     \
    "FROM part t WHERE t.incident = " table ".incident AND t.person_id = ?3 AND (t.entries > 0 OR t.acts > 0)))"

static const char *const sql[] = {
    [COUNTS] = "SELECT count(*), COALESCE(min(COALESCE(settled_ms, created_ms)), 0) FROM outbox "
               "WHERE " OUTBOX_WAITS,
    /* ?4 of that disruption (0: of any), ?5 at most */
    [PARKED] = "SELECT id, kind, incident, COALESCE(settled_ms, created_ms), COALESCE(reason, ''), "
               "count(*) OVER () FROM outbox WHERE state = 'parked' AND (?4 = 0 OR incident = ?4) AND "
               MAY_KNOW("outbox") " ORDER BY id DESC LIMIT ?5",
    [MISSED] = "SELECT count(*) - count(filled_ms), count(*), (SELECT COALESCE(max(id), 0) FROM epoch), "
               "(SELECT COALESCE(max(heard_ms), 0) FROM epoch) FROM gap WHERE " MAY_KNOW("gap"),
    [JOURNAL_ROWS] = "SELECT COALESCE(max(seq), 0) FROM journal",
    [ROWS_OF] = "SELECT " JOURNAL_ROW_COLUMNS
                ", COALESCE((SELECT b.hash FROM journal b WHERE b.seq = journal.seq - 1), '') FROM "
                "journal WHERE incident = ?1 ORDER BY seq",
    [COUNTS_OF] = "SELECT (SELECT count(*) FROM outbox WHERE " OUTBOX_WAITS " AND incident = ?1), "
                  "(SELECT count(*) FROM outbox WHERE state = 'parked' AND incident = ?1)",
};
const struct query_set health_queries = {sql, COUNT_OF(sql)};

static bool load_missed(struct store *store, const struct parked_filter *filter, struct health *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_HEALTH, MISSED, sql_int(filter->with_private),
                                  sql_int(filter->viewer.here), sql_text(filter->viewer.person_id));
    if (!sql_next(store, query, &row, err))
        return false;
    out->gaps_open = col_int(query, 0);
    out->gaps_total = col_int(query, 1);
    out->epochs = col_int(query, 2);
    out->last_heard_ms = col_int(query, 3);
    sqlite3_reset(query);
    return true;
}

static bool load_counts(struct store *store, struct health *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_HEALTH, COUNTS);
    if (!sql_next(store, query, &row, err))
        return false;
    out->waiting = col_int(query, 0);
    out->oldest_ms = col_int(query, 1);
    sqlite3_reset(query);
    return sql_number(store, SQL_ASK(store, QUERIES_HEALTH, JOURNAL_ROWS), 0, &out->record_rows,
                      err);
}

static bool read_parked(struct arena *arena, sqlite3_stmt *query, struct parked_effect *out, struct err *err)
{
    *out = (struct parked_effect){
        .id = col_int(query, 0),
        .incident = col_int(query, 2),
        .since_ms = col_int(query, 3),
        .reason = col_text(arena, query, 4),
    };
    return effect_kind_read(col_peek(query, 1), &out->kind) ||
           err_set(err, ERR_DAMAGED, "outbox row %lld is of an unknown kind", (long long)out->id);
}

bool health_load(struct store *store, struct arena *arena, const struct parked_filter *filter,
                 struct health *out, struct err *err)
{
    struct parked_effect *named = arena_new(arena, HEALTH_PARKED_MAX, sizeof(*named));
    bool row, good;
    *out = (struct health){.named = named};
    if (!load_counts(store, out, err) || !load_missed(store, filter, out, err))
        return false;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_HEALTH, PARKED, sql_int(filter->with_private), sql_int(filter->viewer.here),
                sql_text(filter->viewer.person_id), sql_int(filter->incident), sql_int(HEALTH_PARKED_MAX));
    while ((good = sql_next(store, query, &row, err)) && row) {
        good = read_parked(arena, query, &named[out->named_count], err);
        if (!good)
            break;
        out->named_count++;
        out->parked = col_int(query, 5);
    }
    sqlite3_reset(query);
    return good;
}

static bool load_effects(struct store *store, int64_t number, struct record_check *out,
                         struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_HEALTH, COUNTS_OF, sql_int(number));
    if (!sql_next(store, query, &row, err))
        return false;
    out->waiting = col_int(query, 0);
    out->parked = col_int(query, 1);
    sqlite3_reset(query);
    return true;
}

bool record_check(struct store *store, struct arena *arena, int64_t number,
                  struct record_check *out, struct err *err)
{
    char hash[DIGEST_HEX_LEN + 1] = "";
    bool row, good;
    *out = (struct record_check){0};
    if (!load_effects(store, number, out, err))
        return false;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_HEALTH, ROWS_OF, sql_int(number));
    while ((good = sql_next(store, query, &row, err)) && row && out->fault == NULL) {
        int64_t seq = col_int(query, JOURNAL_ROW_SEQ);
        out->rows++;
        out->redacted += sqlite3_column_type(query, JOURNAL_ROW_BODY) == SQLITE_NULL;
        out->fault = journal_row_fault(query, seq, col_peek(query, JOURNAL_ROW_WIDTH), col_peek(query, JOURNAL_ROW_LEFT),
                                       hash);
        out->broken_at = out->fault == NULL ? 0 : seq;
    }
    sqlite3_reset(query);
    out->head = arena_text(arena, hash);
    return good;
}
