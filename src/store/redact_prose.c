/* Fields and parts of the report keep what else they say. */
#include "store/redact_prose.h"

#include <ctype.h>
#include <string.h>

enum { CURRENT, SECTION, FORGET };

static const char *const sql[] = {
    [CURRENT] = "SELECT CASE ?2 WHEN 'title' THEN title WHEN 'type' THEN type WHEN 'summary' THEN summary WHEN 'cause' "
                "THEN cause WHEN 'impact' THEN impact WHEN 'resolution' THEN resolution END FROM incident "
                "WHERE number = ?1",
    [SECTION] = "UPDATE report_section SET text = ?4 WHERE incident = ?1 AND name = ?2 AND seq = ?3",
    [FORGET] = "DELETE FROM unnamed WHERE incident = ?1 AND person_id = ?4 AND ((place = ?2 AND number = 0) OR "
               "(place = 'section' AND number = ?3))",
};
const struct query_set redact_prose_queries = {sql, COUNT_OF(sql)};

/* One text being emptied of words. */
struct prose {
    struct store *store;
    int64_t incident, seq;
    const char *name; /* of the field or part */
    const char *old, *now;
};

static bool name_it(const struct prose *p, const char *place, int64_t number, const char *text, struct buf *out,
                    struct err *err)
{
    buf_init(out, SHOWN_MAX);
    if (strcmp(place, "type") == 0) { /* the one field in which nobody is named */
        buf_text(out, text);
        return true;
    }
    return naming_write(p->store, text, p->incident, place, number, out, err);
}

/* People who were meant by the words alone are waited for no more. */
static bool forget(const struct prose *p, struct err *err)
{
    struct arena arena = {0};
    bool good = true;
    for (const char *at = strchr(p->old, '@'); good && at != NULL; at = strchr(at + 1, '@')) {
        size_t len = 1;
        while (isalnum((unsigned char)at[len]) || at[len] == '_')
            len++;
        const char *mention = arena_slice(&arena, (struct slice){at, len});
        if (strstr(p->now, mention) == NULL)
            good = SQL_RUN(p->store, err, QUERIES_REDACT_PROSE, FORGET, sql_int(p->incident), sql_text(p->name),
                           sql_int(p->seq), sql_text(mention + 1));
    }
    arena_done(&arena);
    return good;
}

/* The head has the field's last value alone. */
static bool in_force(const struct prose *p, bool *out, struct err *err)
{
    struct buf shown;
    bool row, good = name_it(p, p->name, 0, p->old, &shown, err);
    if (good) {
        sqlite3_stmt *query =
            SQL_ASK(p->store, QUERIES_REDACT_PROSE, CURRENT, sql_int(p->incident), sql_text(p->name));
        good = sql_next(p->store, query, &row, err);
        const char *current = good && row ? col_peek(query, 0) : NULL;
        *out = current != NULL && strcmp(current, buf_string(&shown)) == 0;
        sql_done(query);
    }
    buf_done(&shown);
    return good;
}

/* The head, where it has this value; the name of who redacted is waited for either way, as when all is made again. */
static bool write_field(const struct prose *p, const struct fact *redaction, struct err *err)
{
    struct buf shown;
    bool forced = false;
    if (!in_force(p, &forced, err) || !forget(p, err))
        return false;
    bool good = name_it(p, p->name, 0, p->now, &shown, err) &&
                (!forced || field_write(p->store, redaction, p->name, p->now, err));
    buf_done(&shown);
    return good;
}

static bool write_section(const struct prose *p, struct err *err)
{
    struct buf shown;
    shown = (struct buf){0};
    bool good = forget(p, err) && name_it(p, "section", p->seq, p->now, &shown, err) &&
                SQL_RUN(p->store, err, QUERIES_REDACT_PROSE, SECTION, sql_int(p->incident), sql_text(p->name),
                        sql_int(p->seq), sql_text(buf_string(&shown)));
    buf_done(&shown);
    return good;
}

static bool write(const struct prose *p, enum fact_kind kind, const struct fact *redaction, struct err *err)
{
    bool part = field_is_section(p->name), section = kind == FACT_SECTION_SET;
    return ((section && !part) || write_field(p, redaction, err)) && (!(section || part) || write_section(p, err));
}

bool prose_scrub(struct store *store, const struct scrub *scrub, int64_t seq, enum fact_kind kind,
                 const struct fact *redaction, struct js *body, bool *changed, struct err *err)
{
    const char *key = kind == FACT_FIELD_SET ? "value" : "text";
    const char *name = kind == FACT_FIELD_SET ? "field" : "section";
    const char *text = js_string(body, key);
    struct scrub fitting = *scrub;
    struct arena arena = {0};
    struct buf left;
    *changed = false;
    if (text == NULL)
        return true;
    buf_init(&left, 2 * strlen(text) + NOTE_TEXT_MAX * 16);
    fitting.tombstone = js_flag(body, "markdown") ? scrub->tombstone : scrub->plain;
    *changed = scrub_words(&fitting, text, &left);
    struct prose prose = {
        .store = store,
        .incident = redaction->incident,
        .seq = seq,
        .name = kind == FACT_RESOLVED ? "resolution" : js_string_or(body, name, ""),
        .old = arena_text(&arena, text),
        .now = left.over ? fitting.tombstone : buf_string(&left),
    };
    prose.name = arena_text(&arena, prose.name);
    if (*changed)
        js_put_string(body, key, prose.now);
    bool good = !*changed || write(&prose, kind, redaction, err);
    buf_done(&left);
    arena_done(&arena);
    return good;
}
