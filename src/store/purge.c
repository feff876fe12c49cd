/*
 * What a disruption leaves when it goes for good. Its own rows lose their bodies whole; reports and posts of others lose
 * what they repeat of it, and the fact says which rows those are and what is left of each, as a redaction's does.
 */
#include "disruption/store/purge.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "store/room.h"
#include "store/scrub.h"
#include "store/search.h"

#define WORDS_MAX 512    /* texts of it that others may repeat: its title, its action items */
#define GROWTH_MAX 65536 /* bytes that tombstones may add to a report */

static const char tombstone[] = "[purged]";

enum {
    ABOUT,
    WORDS,
    REPORTS,
    WRITE_ROW,
    WRITE_REPORT,
    BODIES,
    WRITE_BODY,
    LEFT_ELSEWHERE,
    EMPTY_JOURNAL,
    DEAD_FILES,
    EMPTY_OUTBOX,
    SHARED_CHANNEL,
    DROP_MESSAGES,
    DROP_MARKS,
    DROP_DEFERRED,
    DROP_POSTS,
    STALE_NO_MORE,
};

/* Those whose reports and posts may repeat it. */
#define OTHERS                                                                                                            \
    "(SELECT incident FROM similar_found WHERE other = ?1 UNION SELECT incident FROM relation WHERE other = ?1 "          \
    "UNION SELECT other FROM relation WHERE incident = ?1 UNION SELECT number FROM incident WHERE twin = ?1)"

static const char *const sql[] = {
    [ABOUT] = "SELECT declared_ms, COALESCE(recovered_ms, closed_ms), channel_id FROM incident WHERE number = ?1",
    /* What it says now as people see it, and what it said before as it was typed. */
    [WORDS] = "SELECT title FROM incident WHERE number = ?1 UNION SELECT text FROM action_item WHERE incident = ?1 "
              "UNION SELECT channel_name FROM incident WHERE number = ?1 AND channel_name IS NOT NULL "
              "UNION SELECT o.value FROM journal j, json_each(j.body) o WHERE j.incident = ?1 AND o.type = 'text' AND "
              "((j.kind = 'declared' AND o.key IN ('title', 'channel_name')) OR (j.kind IN ('channel_linked', "
              "'channel_changed') AND o.key = 'name') OR (j.kind IN ('action_added', 'action_changed') AND o.key = 'text') "
              "OR (j.kind = 'field_set' AND o.key = 'value' AND json_extract(j.body, '$.field') = 'title'))",
    /* Those drafted while it was merged into theirs show all its entries; it may have been taken back since. */
    [REPORTS] = "WITH RECURSIVE " ABOVE " SELECT seq, body, incident, incident IN above AND EXISTS (SELECT 1 FROM journal m "
                "WHERE m.incident = ?1 AND m.kind = 'merged' AND m.seq < d.seq AND NOT EXISTS (SELECT 1 FROM journal o WHERE "
                "o.incident = ?1 AND o.kind = 'reopened' AND o.seq BETWEEN m.seq AND d.seq)) FROM journal d WHERE "
                "kind = 'report_drafted' AND body IS NOT NULL AND incident <> ?1 AND (incident IN above OR incident IN "
                OTHERS ") ORDER BY seq",
    [WRITE_ROW] = "UPDATE journal SET body = ?2 WHERE seq = ?1",
    [WRITE_REPORT] = "UPDATE report SET markdown = ?3 WHERE incident = ?1 AND revision = ?2",
    /* Answers are of no disruption. */
    [BODIES] = "/* rare */ SELECT id, body, incident, 0 FROM outbox WHERE body IS NOT NULL AND (incident = 0 OR incident IN " OTHERS
               " OR " OUTBOX_QUOTES("?1") ")",
    [WRITE_BODY] = "UPDATE outbox SET body = ?2, version = version + 1 WHERE id = ?1",
    /* Its redactions told what they left of rows of others; that knowledge goes on in the fact. */
    [LEFT_ELSEWHERE] = "SELECT DISTINCT r.seq, r.hash, r.incident FROM journal j, json_each(j.body, '$.rows') w JOIN "
                       "redacted_row r ON r.incident = json_extract(w.value, '$.incident') AND r.seq = "
                       "json_extract(w.value, '$.seq') WHERE j.incident = ?1 AND j.kind = 'redacted' AND j.body IS NOT "
                       "NULL AND r.incident <> ?1",
    [EMPTY_JOURNAL] = "UPDATE journal SET body = NULL WHERE incident = ?1 AND body IS NOT NULL",
    [DEAD_FILES] = "INSERT INTO dead_file (sha256) SELECT sha256 FROM kept_file WHERE incident = ?1 AND sha256 IS NOT NULL "
                   "ON CONFLICT DO NOTHING",
    [EMPTY_OUTBOX] = "/* rare */ UPDATE outbox SET body = NULL, reason = NULL, state = 'done', settled_ms = COALESCE(settled_ms, ?2), "
                     "version = version + 1 WHERE incident = ?1",
    [SHARED_CHANNEL] = "SELECT count(*) FROM incident WHERE channel_id = ?2 AND number <> ?1",
    [DROP_MESSAGES] = "DELETE FROM message WHERE channel_id = ?1",
    [DROP_MARKS] = "DELETE FROM mark WHERE channel_id = ?1",
    [DROP_DEFERRED] = "DELETE FROM deferred WHERE json_extract(event, '$.channel_id') = ?1",
    [DROP_POSTS] = "DELETE FROM own_post WHERE incident = ?1",
    [STALE_NO_MORE] = "DELETE FROM search_stale WHERE incident = ?1",
};
const struct query_set purge_queries = {sql, COUNT_OF(sql)};

struct purging {
    struct store *store;
    const struct fact *fact;
    int64_t number;
    const char *channel_id;
    struct arena arena;
    struct scrub scrub;
    struct js *rows; /* borrowed: of the fact's body */
};

/* A row read before any is written. */
struct text_row {
    int64_t id, incident;
    const char *text;
    bool shows_all; /* a report that shows it as a part of its own */
};

static bool read_about(struct purging *p, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(p->store, QUERIES_PURGE, ABOUT, sql_int(p->number));
    if (!sql_next(p->store, query, &row, err))
        return false;
    if (!row)
        return project_misfit(p->fact, "is of none that is there", err);
    js_put_integer(p->fact->body, "declared_ms", col_int(query, 0));
    if (col_time(query, 1) != TIME_UNKNOWN)
        js_put_integer(p->fact->body, "ended_ms", col_int(query, 1));
    p->channel_id = col_text(&p->arena, query, 2);
    sql_done(query);
    return true;
}

static bool read_words(struct purging *p, struct err *err)
{
    const char **words = arena_new(&p->arena, WORDS_MAX, sizeof(*words));
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(p->store, QUERIES_PURGE, WORDS, sql_int(p->number));
    p->scrub = (struct scrub){.words = words, .tombstone = tombstone, .plain = tombstone};
    while ((good = sql_next(p->store, query, &row, err)) && row) {
        if (p->scrub.word_count < WORDS_MAX)
            words[p->scrub.word_count++] = col_text(&p->arena, query, 0);
    }
    return good;
}

static bool read_texts(struct purging *p, size_t which, struct text_row **out, size_t *count, struct err *err)
{
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(p->store, QUERIES_PURGE, which, sql_int(p->number));
    *out = NULL;
    *count = 0;
    while ((good = sql_next(p->store, query, &row, err)) && row) {
        *out = grow(&p->arena, *out, *count, sizeof(**out));
        (*out)[(*count)++] = (struct text_row){col_int(query, 0), col_int(query, 2), col_text(&p->arena, query, 1),
                                                   col_int(query, 3) != 0};
    }
    return good;
}

static void note_row(struct purging *p, int64_t seq, int64_t incident, const char *hash)
{
    struct js *one = js_new_object();
    js_put_integer(one, "seq", seq);
    js_put_integer(one, "incident", incident);
    js_put_string(one, "hash", hash);
    js_push(p->rows, one);
}

/* The report without its words, in the journal and in the table that is made of it. */
static bool write_report(struct purging *p, const struct text_row *row, struct js *body, struct err *err)
{
    char hash[DIGEST_HEX_LEN + 1];
    char *text = js_dump(body);
    digest_hex(text, strlen(text), hash);
    note_row(p, row->id, row->incident, hash);
    bool good = SQL_RUN(p->store, err, QUERIES_PURGE, WRITE_ROW, sql_int(row->id), sql_text(text)) &&
                SQL_RUN(p->store, err, QUERIES_PURGE, WRITE_REPORT, sql_int(row->incident),
                        sql_int(js_integer_or(body, "revision", 0)), sql_text(js_string(body, "markdown")));
    free(text);
    return good;
}

/* What a report leaves of it: nothing at all of one that shows its entries, which nobody could tell from its own. */
static bool scrub_markdown(struct purging *p, const struct text_row *row, const char *markdown, struct buf *left)
{
    const char *name = arena_print(&p->arena, "D-%" PRId64 " ", p->number);
    if (!row->shows_all || strstr(markdown, name) == NULL)
        return scrub_words(&p->scrub, markdown, left);
    buf_text(left, tombstone);
    return true;
}

static bool scrub_one_report(struct purging *p, const struct text_row *row, struct err *err)
{
    struct js *body;
    struct buf left;
    if (!js_parse(row->text, strlen(row->text), &body, err))
        return false;
    const char *markdown = js_string_or(body, "markdown", "");
    buf_init(&left, 2 * strlen(markdown) + GROWTH_MAX);
    bool changed = scrub_markdown(p, row, markdown, &left);
    if (changed) /* one that would not fit loses everything rather than keep the words */
        js_put_string(body, "markdown", left.over ? tombstone : buf_string(&left));
    bool good = !changed || write_report(p, row, body, err);
    buf_done(&left);
    js_drop(body);
    return good;
}

/* What quotes it may show any of its entries, and no list of them is looked for: nothing of it stays. */
static bool empty_quoting(const struct purging *p, struct js *body)
{
    static const char *const keys[] = {"text", "content", "alike"};
    const struct js *quotes = js_at(body, "quotes");
    size_t i = 0;
    while (i < js_count(quotes) && js_integer_or(js_item(quotes, i), "number", 0) != p->number)
        i++;
    bool quoting = i < js_count(quotes);
    for (i = 0; quoting && i < COUNT_OF(keys); i++) {
        if (js_string(body, keys[i]) != NULL)
            js_put_string(body, keys[i], tombstone);
    }
    return quoting;
}

static bool scrub_one_body(struct purging *p, const struct text_row *row, struct err *err)
{
    struct js *body;
    bool changed = false;
    if (!js_parse(row->text, strlen(row->text), &body, NULL))
        return true; /* ours, and damaged: nothing of it will be carried out */
    struct js *left = scrub_json(&p->scrub, body, &changed);
    changed = empty_quoting(p, left) || changed;
    char *text = js_dump(left);
    bool good = !changed || SQL_RUN(p->store, err, QUERIES_PURGE, WRITE_BODY, sql_int(row->id), sql_text(text));
    free(text);
    js_drop(left);
    js_drop(body);
    return good;
}

static bool each_text(struct purging *p, size_t which, bool (*scrub)(struct purging *, const struct text_row *, struct err *),
                      struct err *err)
{
    struct text_row *rows;
    size_t count;
    bool good = read_texts(p, which, &rows, &count, err);
    for (size_t i = 0; good && i < count; i++)
        good = scrub(p, &rows[i], err);
    return good;
}

static bool keep_left_elsewhere(struct purging *p, struct err *err)
{
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(p->store, QUERIES_PURGE, LEFT_ELSEWHERE, sql_int(p->number));
    while ((good = sql_next(p->store, query, &row, err)) && row)
        note_row(p, col_int(query, 0), col_int(query, 2), col_peek(query, 1));
    return good;
}

/* Messages of a channel that another disruption has as well are that one's, too. */
static bool empty_channel(struct purging *p, struct err *err)
{
    static const size_t drops[] = {DROP_MESSAGES, DROP_MARKS, DROP_DEFERRED};
    int64_t others = 0;
    bool good = SQL_RUN(p->store, err, QUERIES_PURGE, DROP_POSTS, sql_int(p->number)) &&
                (p->channel_id == NULL || sql_number(p->store, SQL_ASK(p->store, QUERIES_PURGE, SHARED_CHANNEL,
                                                                       sql_int(p->number), sql_text(p->channel_id)),
                                                     0, &others, err));
    for (size_t i = 0; good && p->channel_id != NULL && others == 0 && i < COUNT_OF(drops); i++)
        good = SQL_RUN(p->store, err, QUERIES_PURGE, drops[i], sql_text(p->channel_id));
    return good;
}

bool purge_words(struct store *store, const struct fact *fact, struct err *err)
{
    struct purging p = {.store = store, .fact = fact, .number = fact->incident, .rows = js_new_array()};
    js_put(fact->body, "rows", p.rows);
    /* What was left of a row before this is told before what is left of it now. */
    bool good = read_about(&p, err) && read_words(&p, err) && keep_left_elsewhere(&p, err) &&
                each_text(&p, REPORTS, scrub_one_report, err) && each_text(&p, BODIES, scrub_one_body, err) &&
                SQL_RUN(store, err, QUERIES_PURGE, EMPTY_JOURNAL, sql_int(p.number));
    if (good)
        js_put_integer(fact->body, "facts", sqlite3_changes(store->db));
    good = good && SQL_RUN(store, err, QUERIES_PURGE, DEAD_FILES, sql_int(p.number)) &&
           SQL_RUN(store, err, QUERIES_PURGE, EMPTY_OUTBOX, sql_int(p.number), sql_int(fact->learnt_ms)) &&
           empty_channel(&p, err) && store_search_forget(store, p.number, err) &&
           SQL_RUN(store, err, QUERIES_PURGE, STALE_NO_MORE, sql_int(p.number)) && wipe_note(store, err);
    wipe_whole(store);
    arena_done(&p.arena);
    return good;
}
