/* Facts that take words away: what the tables made of the entry keep of it is that it was there. */
#include "store/room.h"

enum { KEEP_OLD, BLANK_CHANGES, BLANK_ENTRY, BLANK_ITEM, FORGET_NAMES, DROP_FILES, WAS, LEFT, DEAD, DROP_KEPT };

static const char *const sql[] = {
    [KEEP_OLD] = "INSERT INTO entry_change (incident, entry, seq, changed_ms, changed_by, why, "
                 "revision, state, kinds, taggers, text, at_ms, held, reason) SELECT incident, "
                 "number, ?3, ?4, ?5, 'redacted', revision, state, kinds, taggers, '', at_ms, held, "
                 "?6 FROM entry WHERE incident = ?1 AND number = ?2",
    [BLANK_CHANGES] = "UPDATE entry_change SET text = '', heard = IIF(heard IS NULL, NULL, ''), "
                      "reason = NULL WHERE incident = ?1 AND entry = ?2 AND seq < ?3",
    [BLANK_ENTRY] = "UPDATE entry SET state = 'redacted', text = ?3, said = ?4, heard = NULL, "
                    "revision = revision + 1 WHERE incident = ?1 AND number = ?2",
    [BLANK_ITEM] = "UPDATE action_item SET text = ?3 WHERE incident = ?1 AND entry = ?2 AND ?2 > 0",
    [FORGET_NAMES] = "DELETE FROM unnamed WHERE incident = ?1 AND ((place = 'entry' AND number = ?2) "
                     "OR (place = 'action' AND number IN (SELECT number FROM action_item WHERE "
                     "incident = ?1 AND entry = ?2)))",
    [DROP_FILES] = "DELETE FROM entry_file WHERE incident = ?1 AND entry = ?2",
    [WAS] = "SELECT author_id, state = 'live' FROM entry WHERE incident = ?1 AND number = ?2",
    /* One that was purged since has no rows any more. */
    [LEFT] = "INSERT INTO redacted_row (incident, seq, hash) SELECT ?1, ?2, ?3 WHERE EXISTS "
             "(SELECT 1 FROM incident WHERE number = ?1) ON CONFLICT DO UPDATE SET hash = excluded.hash",
    [DEAD] = "INSERT INTO dead_file (sha256) SELECT k.sha256 FROM kept_file k WHERE k.incident = ?1 "
             "AND k.file = ?2 AND k.sha256 IS NOT NULL ON CONFLICT DO NOTHING",
    [DROP_KEPT] = "DELETE FROM kept_file WHERE incident = ?1 AND file = ?2",
};
const struct query_set project_redact_queries = {sql, COUNT_OF(sql)};

static bool write_tombstone(struct store *store, const struct fact *fact, int64_t number, struct err *err)
{
    struct buf said, shown;
    buf_init(&said, NOTE_TEXT_MAX * 2);
    buf_init(&shown, NOTE_TEXT_MAX * 8);
    redact_tombstone(fact, &said);
    bool good = naming_write(store, buf_string(&said), fact->incident, "entry", number, &shown, err) &&
                SQL_RUN(store, err, QUERIES_PROJECT_REDACT, BLANK_ENTRY, sql_int(fact->incident), sql_int(number),
                        sql_text(buf_string(&shown)), sql_text(buf_string(&said))) &&
                SQL_RUN(store, err, QUERIES_PROJECT_REDACT, BLANK_ITEM, sql_int(fact->incident), sql_int(number),
                        sql_text(buf_string(&shown)));
    buf_done(&said);
    buf_done(&shown);
    return good;
}

bool redacted_rows_write(struct store *store, const struct fact *fact, struct err *err)
{
    const struct js *rows = js_at(fact->body, "rows");
    for (size_t i = 0; i < js_count(rows); i++) {
        const struct js *row = js_item(rows, i);
        if (!SQL_RUN(store, err, QUERIES_PROJECT_REDACT, LEFT,
                     sql_int(js_integer_or(row, "incident", fact->incident)),
                     sql_int(js_integer_or(row, "seq", 0)),
                     sql_text(js_string_or(row, "hash", ""))))
            return false;
    }
    return true;
}

/* Copies of files that no other entry has; the fact says which. */
static bool drop_kept(struct store *store, const struct fact *fact, struct err *err)
{
    const struct js *files = js_at(fact->body, "files");
    for (size_t i = 0; i < js_count(files); i++) {
        const char *file = js_text(js_item(files, i));
        if (!SQL_RUN(store, err, QUERIES_PROJECT_REDACT, DEAD, sql_int(fact->incident), sql_text(file)) ||
            !SQL_RUN(store, err, QUERIES_PROJECT_REDACT, DROP_KEPT, sql_int(fact->incident), sql_text(file)))
            return false;
    }
    return true;
}

/* Who it counted for counts it no more. */
static bool uncount(struct store *store, const struct fact *fact, int64_t number, int64_t seq, struct err *err)
{
    struct arena arena = {0};
    bool row;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_PROJECT_REDACT, WAS, sql_int(fact->incident), sql_int(number));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return project_misfit(fact, "redacts an entry there is not", err);
    const char *author = col_text(&arena, query, 0);
    bool live = col_int(query, 1) != 0;
    sql_done(query);
    bool good = !live || part_add(store, fact->incident, author, seq, -1, 0, err);
    arena_done(&arena);
    return good;
}

bool project_redacted(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    int64_t number;
    if (!js_integer(fact->body, "entry", &number))
        return project_misfit(fact, "has no number", err);
    static const size_t drops[] = {FORGET_NAMES, DROP_FILES};
    bool good = uncount(store, fact, number, seq, err) &&
                SQL_RUN(store, err, QUERIES_PROJECT_REDACT, KEEP_OLD, sql_int(fact->incident), sql_int(number),
                        sql_int(seq), sql_int(fact->happened_ms), sql_text(fact->actor_id),
                        sql_text(js_string(fact->body, "why"))) &&
                SQL_RUN(store, err, QUERIES_PROJECT_REDACT, BLANK_CHANGES, sql_int(fact->incident),
                        sql_int(number), sql_int(seq));
    for (size_t i = 0; good && i < COUNT_OF(drops); i++)
        good = SQL_RUN(store, err, QUERIES_PROJECT_REDACT, drops[i], sql_int(fact->incident), sql_int(number));
    return good && drop_kept(store, fact, err) && write_tombstone(store, fact, number, err) && redacted_rows_write(store, fact, err) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}
