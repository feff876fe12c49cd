/*
 * Words that must go, from wherever they were kept: the bodies of the journal, whose hashes stay and prove that something
 * was there; stored reports; messages; what waits for its people; what is still to be said. The tables that are made of
 * the entry itself follow the fact (project_redact.c).
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "disruption/base/parse.h"

#include "store/room.h"
#include "store/redact_prose.h"
#include "store/scrub.h"
#include "store/search.h"

#define WORDS_MAX 512 /* texts an entry ever had that are looked for; a report's lines are found by number as well */

enum {
    WORDS,
    ITEM,
    MESSAGE,
    ROWS,
    SHOWN,
    WRITE_ROW,
    WRITE_REPORT,
    OUTBOX,
    WRITE_OUTBOX,
    DEFERRED,
    WRITE_DEFERRED,
    DROP_MESSAGE,
    FILES,
};

/* Others that show it: whose start was like it, and into which it was ever merged, be it by way of a third. */
#define SHOWING                                                                                    \
    "WITH RECURSIVE " ABOVE ", showing (number) AS (SELECT number FROM above WHERE number <> ?1 "  \
    "UNION SELECT incident FROM similar_found WHERE other = ?1) "

/* Each state that keeps bodies has an index of its own; the rows of all states are very many. */
#define SAID_IN(state)                                                                             \
    "SELECT id, body, incident FROM outbox WHERE state = '" state "' AND body IS NOT NULL AND "    \
    "(incident IN (0, ?1) OR incident IN showing OR " OUTBOX_QUOTES("?1") ") "

static const char *const sql[] = {
    [WORDS] = "SELECT text FROM entry WHERE incident = ?1 AND number = ?2 "
              "UNION SELECT said FROM entry WHERE incident = ?1 AND number = ?2 "
              "UNION SELECT heard FROM entry WHERE incident = ?1 AND number = ?2 "
              "UNION SELECT text FROM entry_change WHERE incident = ?1 AND entry = ?2 "
              "UNION SELECT heard FROM entry_change WHERE incident = ?1 AND entry = ?2 "
              "UNION SELECT text FROM action_item WHERE incident = ?1 AND entry = ?2 "
              "UNION SELECT name FROM entry_file WHERE incident = ?1 AND entry = ?2",
    [ITEM] = "SELECT action FROM entry WHERE incident = ?1 AND number = ?2",
    [MESSAGE] = "SELECT m.text FROM entry e JOIN incident i ON i.number = e.incident "
                "JOIN message m ON m.channel_id = i.channel_id AND m.ts = e.message_ts "
                "WHERE e.incident = ?1 AND e.number = ?2",
    [ROWS] = "SELECT seq, kind, body, incident FROM journal WHERE incident = ?1 AND kind IN ('entry_added', "
             "'entry_changed', 'action_added', 'action_changed', 'report_drafted', 'field_set', "
             "'section_set', 'resolved') ORDER BY seq",
    /* Reports of others show what is open still in those that they are like, and all of those merged into them. */
    [SHOWN] = SHOWING "SELECT seq, kind, body, incident FROM journal WHERE kind = 'report_drafted' AND incident <> ?1 AND "
              "incident IN showing ORDER BY seq",
    [WRITE_ROW] = "UPDATE journal SET body = ?2 WHERE seq = ?1",
    [WRITE_REPORT] = "UPDATE report SET markdown = ?3 WHERE incident = (SELECT incident FROM journal "
                     "WHERE seq = ?1) AND revision = ?2",
    /* Answers are of no disruption; they wait for a moment only. */
    [OUTBOX] = SHOWING SAID_IN("waiting") "UNION ALL " SAID_IN("parked") "UNION ALL " SAID_IN("done"),
    [WRITE_OUTBOX] = "UPDATE outbox SET body = ?2, version = version + 1 WHERE id = ?1",
    [DEFERRED] = "SELECT id, event, 0 FROM deferred",
    [WRITE_DEFERRED] = "UPDATE deferred SET event = ?2 WHERE id = ?1",
    [DROP_MESSAGE] = "UPDATE message SET text = '', mentions = NULL, files = NULL, redacted = 1 "
                     "WHERE ts = (SELECT message_ts FROM entry WHERE incident = ?1 AND number = ?2) "
                     "AND channel_id = (SELECT channel_id FROM incident WHERE number = ?1)",
    [FILES] = "SELECT k.file FROM kept_file k WHERE k.incident = ?1 AND (k.entry = ?2 OR EXISTS (SELECT 1 "
              "FROM entry_file o WHERE o.incident = ?1 AND o.entry = ?2 AND o.id = k.file)) AND NOT EXISTS "
              "(SELECT 1 FROM entry_file f WHERE f.incident = ?1 AND f.id = k.file AND f.entry <> ?2)",
};
const struct query_set redact_queries = {sql, COUNT_OF(sql)};

struct redaction {
    struct store *store;
    const struct fact *fact;
    struct arena arena;
    struct scrub scrub;
    struct js *rows; /* borrowed: of the fact's body */
};

void redact_tombstone(const struct fact *fact, struct buf *out)
{
    entry_tombstone(fact->actor_id, js_string(fact->body, "why"), fact->happened_ms, out);
}

static bool read_words(struct redaction *r, size_t query, const char **words, struct err *err)
{
    bool row, good;
    sqlite3_stmt *asked = SQL_ASK(r->store, QUERIES_REDACT, query, sql_int(r->fact->incident),
                                  sql_int(r->scrub.entry));
    while ((good = sql_next(r->store, asked, &row, err)) && row) {
        const char *text = col_text(&r->arena, asked, 0);
        if (text == NULL || *text == '\0' || r->scrub.word_count == WORDS_MAX)
            continue;
        words[r->scrub.word_count++] = text;
        wipe_later(r->store, text);
    }
    return good;
}

/* Text in which nothing means anything to Markdown, on one line. */
static const char *plain_markdown(struct arena *arena, const char *text)
{
    char *plain = arena_new(arena, 2 * strlen(text) + 1, 1), *to = plain;
    for (; *text != '\0'; text++) {
        if (strchr("\\`*_[]<>|#&~", *text) != NULL)
            *to++ = '\\';
        *to++ = *text == '\n' ? ' ' : *text;
    }
    return plain;
}

static bool collect(struct redaction *r, struct err *err)
{
    const char **words = arena_new(&r->arena, WORDS_MAX, sizeof(*words));
    struct buf tombstone, shown;
    buf_init(&tombstone, NOTE_TEXT_MAX * 2);
    buf_init(&shown, NOTE_TEXT_MAX * 8);
    redact_tombstone(r->fact, &tombstone);
    bool named = naming_write(r->store, buf_string(&tombstone), r->fact->incident, "entry", r->scrub.entry, &shown, err);
    r->scrub.tombstone = plain_markdown(&r->arena, buf_string(&shown));
    r->scrub.plain = arena_text(&r->arena, buf_string(&shown));
    buf_done(&tombstone);
    buf_done(&shown);
    r->scrub.words = words;
    return named && read_words(r, WORDS, words, err) && read_words(r, MESSAGE, words, err) &&
           sql_number(r->store,
                      SQL_ASK(r->store, QUERIES_REDACT, ITEM, sql_int(r->fact->incident),
                              sql_int(r->scrub.entry)),
                      0, &r->scrub.item, err);
}

/* A row read before any is written. */
struct kept {
    int64_t id;
    int64_t incident;
    enum fact_kind kind;
    const char *text;
};

/* A key keeps its place, so that what counts revisions counts the same. */
static bool empty(struct js *body, const char *key)
{
    if (js_string(body, key) == NULL)
        return false;
    js_put_string(body, key, "");
    return true;
}

static bool empty_entry(struct js *body)
{
    bool changed = empty(body, "text");
    changed = empty(body, "heard") || changed;
    if (js_at(body, "reason") == NULL && js_at(body, "files") == NULL)
        return changed;
    js_remove(body, "reason");
    js_remove(body, "files");
    return true;
}

static bool empty_report(struct redaction *r, int64_t seq, struct js *body, bool *changed, struct err *err)
{
    struct buf left;
    const char *markdown = js_string_or(body, "markdown", "");
    buf_init(&left, 2 * strlen(markdown) + NOTE_TEXT_MAX * 16);
    *changed = scrub_report(&r->scrub, markdown, &left);
    if (*changed) /* one that would not fit loses everything rather than keep the words */
        js_put_string(body, "markdown", left.over ? r->scrub.tombstone : buf_string(&left));
    buf_done(&left);
    return !*changed || SQL_RUN(r->store, err, QUERIES_REDACT, WRITE_REPORT, sql_int(seq),
                                sql_int(js_integer_or(body, "revision", 0)),
                                sql_text(js_string(body, "markdown")));
}

static bool empty_body(struct redaction *r, const struct kept *row, struct js *body, bool *changed,
                       struct err *err)
{
    enum fact_kind kind = row->kind;
    bool of_entry = js_integer_or(body, "entry", 0) == r->scrub.entry;
    bool of_item = r->scrub.item != 0 && js_integer_or(body, "item", 0) == r->scrub.item;
    *changed = false;
    if ((kind == FACT_ENTRY_ADDED || kind == FACT_ENTRY_CHANGED) && of_entry)
        *changed = empty_entry(body);
    else if ((kind == FACT_ACTION_ADDED || kind == FACT_ACTION_CHANGED) && of_item)
        *changed = empty(body, "text");
    else if (kind == FACT_FIELD_SET || kind == FACT_SECTION_SET || kind == FACT_RESOLVED)
        return prose_scrub(r->store, &r->scrub, row->id, kind, r->fact, body, changed, err);
    return kind != FACT_REPORT_DRAFTED || empty_report(r, row->id, body, changed, err);
}

/* The body without the words, and in the redaction the hash of it. */
static bool rewrite(struct redaction *r, const struct kept *row, const struct js *body, struct err *err)
{
    char hash[DIGEST_HEX_LEN + 1];
    char *text = js_dump(body);
    digest_hex(text, strlen(text), hash);
    struct js *one = js_new_object();
    js_put_integer(one, "seq", row->id);
    if (row->incident != r->fact->incident)
        js_put_integer(one, "incident", row->incident);
    js_put_string(one, "hash", hash);
    js_push(r->rows, one);
    bool good = SQL_RUN(r->store, err, QUERIES_REDACT, WRITE_ROW, sql_int(row->id), sql_text(text));
    free(text);
    return good;
}

static bool read_kept(struct redaction *r, sqlite3_stmt *query, bool kinds, struct kept **out, size_t *count,
                      struct err *err)
{
    bool row, good;
    *out = NULL;
    *count = 0;
    while ((good = sql_next(r->store, query, &row, err)) && row) {
        struct kept one = {.id = col_int(query, 0), .text = col_text(&r->arena, query, kinds ? 2 : 1),
                           .incident = col_int(query, kinds ? 3 : 2)};
        if (kinds && !fact_kind_read(col_peek(query, 1), &one.kind))
            continue;
        *out = grow(&r->arena, *out, *count, sizeof(**out));
        (*out)[(*count)++] = one;
    }
    return good;
}

static bool empty_journal(struct redaction *r, size_t which, struct err *err)
{
    struct kept *rows;
    size_t count;
    bool good = read_kept(r, SQL_ASK(r->store, QUERIES_REDACT, which, sql_int(r->fact->incident)), true,
                          &rows, &count, err);
    for (size_t i = 0; good && i < count; i++) {
        struct js *body;
        bool changed;
        good = js_parse(rows[i].text, strlen(rows[i].text), &body, err);
        if (!good)
            break;
        good = empty_body(r, &rows[i], body, &changed, err) &&
               (!changed || rewrite(r, &rows[i], body, err));
        js_drop(body);
    }
    return good;
}

/* What another report cites has this one's number before its own. */
static bool empty_shown(struct redaction *r, struct err *err)
{
    r->scrub.of = arena_print(&r->arena, "D-%" PRId64 " ", r->fact->incident);
    bool good = empty_journal(r, SHOWN, err);
    r->scrub.of = "";
    return good;
}

static bool name_it(const struct redaction *r, const char *labels)
{
    struct slice rest = slice_of(labels), label;
    while (slice_split(&rest, ',', &label)) {
        if (slice_equals(label, POST_SHARES))
            return true;
        int64_t number = 0;
        bool entry = slice_starts(label, "T"), item = slice_starts(label, "A");
        if ((entry || item) && parse_integer((struct slice){label.at + 1, label.len - 1}, 1, INT64_MAX, &number) &&
            number == (entry ? r->scrub.entry : r->scrub.item))
            return true;
    }
    return false;
}

/* "about" names entries of the row's own disruption, "quotes" those of others. */
static bool is_about(const struct redaction *r, const struct kept *row, const struct js *body)
{
    const struct js *quotes = js_at(body, "quotes");
    bool found = row->incident == r->fact->incident && name_it(r, js_string_or(body, "about", ""));
    for (size_t i = 0; !found && i < js_count(quotes); i++) {
        const struct js *one = js_item(quotes, i);
        found = js_integer_or(one, "number", 0) == r->fact->incident && name_it(r, js_string_or(one, "about", ""));
    }
    return found;
}

/* Lines of a home tab, values of a form. */
static bool empty_nested(struct redaction *r, struct js *body)
{
    static const char *const keys[] = {"home", "form", "card", "values"};
    struct scrub plain = r->scrub;
    bool changed = false;
    plain.tombstone = r->scrub.plain;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (js_at(body, keys[i]) != NULL)
            js_put(body, keys[i], scrub_json(&plain, js_at(body, keys[i]), &changed));
    }
    return changed;
}

/* Words in what waits to be said, or was said and is still kept. */
static bool empty_texts(struct redaction *r, const struct kept *row, struct js *body)
{
    enum { WHOLE = 3 }; /* of a text that is about it nothing stays */
    static const char *const keys[] = {"text", "content", "alike", "title", "name"};
    bool changed = empty_nested(r, body), about = is_about(r, row, body);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const char *text = js_string(body, keys[i]);
        if (text == NULL)
            continue;
        struct scrub fitting = r->scrub;
        struct buf left;
        buf_init(&left, 2 * strlen(text) + NOTE_TEXT_MAX * 16);
        fitting.tombstone = strcmp(keys[i], "content") == 0 ? r->scrub.tombstone : r->scrub.plain;
        bool whole = about && i < WHOLE;
        if (whole)
            buf_text(&left, fitting.tombstone);
        bool other = whole || scrub_words(&fitting, text, &left);
        if (other)
            js_put_string(body, keys[i], left.over ? fitting.tombstone : buf_string(&left));
        changed = changed || other;
        buf_done(&left);
    }
    return changed;
}

static bool empty_rows(struct redaction *r, sqlite3_stmt *query, size_t write, struct err *err)
{
    struct kept *rows;
    size_t count;
    bool good = read_kept(r, query, false, &rows, &count, err);
    for (size_t i = 0; good && i < count; i++) {
        struct js *body;
        if (!js_parse(rows[i].text, strlen(rows[i].text), &body, NULL))
            continue; /* ours, and damaged: nothing of it will be carried out */
        if (empty_texts(r, &rows[i], body)) {
            char *text = js_dump(body);
            good = SQL_RUN(r->store, err, QUERIES_REDACT, write, sql_int(rows[i].id), sql_text(text));
            free(text);
        }
        js_drop(body);
    }
    return good;
}

static bool list_files(struct redaction *r, struct err *err)
{
    struct js *files = js_new_array();
    bool row, good;
    js_put(r->fact->body, "files", files);
    sqlite3_stmt *query =
        SQL_ASK(r->store, QUERIES_REDACT, FILES, sql_int(r->fact->incident), sql_int(r->scrub.entry));
    while ((good = sql_next(r->store, query, &row, err)) && row)
        js_push_string(files, col_peek(query, 0));
    return good;
}

bool redact_words(struct store *store, const struct fact *fact, struct err *err)
{
    struct redaction r = {.store = store, .fact = fact, .scrub = {.of = ""}, .rows = js_new_array()};
    js_put(fact->body, "rows", r.rows);
    bool good = js_integer(fact->body, "entry", &r.scrub.entry) ||
                project_misfit(fact, "has no number", err);
    good = good && collect(&r, err) && list_files(&r, err) && empty_journal(&r, ROWS, err) &&
           empty_shown(&r, err) && store_search_forget(store, fact->incident, err) &&
           empty_rows(&r, SQL_ASK(store, QUERIES_REDACT, OUTBOX, sql_int(fact->incident)), WRITE_OUTBOX, err) &&
           empty_rows(&r, SQL_ASK(store, QUERIES_REDACT, DEFERRED), WRITE_DEFERRED, err) &&
           SQL_RUN(store, err, QUERIES_REDACT, DROP_MESSAGE, sql_int(fact->incident), sql_int(r.scrub.entry)) &&
           wipe_note(store, err);
    arena_done(&r.arena);
    return good;
}
