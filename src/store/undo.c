/* What undo looks at: the journal of the last minutes, and before that whatever set the same things. */
#include <stdlib.h>
#include <string.h>

#include "disruption/core/undo.h"
#include "store/room.h"

#define SINCE_SLACK_MS MINUTE_MS /* a clock that was set back a little hides nothing */

enum { RECENT, FORMER };

#define COLUMNS "SELECT seq, kind, happened_ms, learnt_ms, actor, body FROM journal "

static const char *const sql[] = {
    [RECENT] = COLUMNS "WHERE incident = ?1 AND learnt_ms >= ?2 AND kind <> 'report_drafted' "
                       "ORDER BY seq",
    /* ?4: path of the key that names what a fact is about; NULL: the disruption itself. */
    [FORMER] = COLUMNS "WHERE incident = ?1 AND kind = ?2 AND seq < ?3 AND (?4 IS NULL OR "
                       "CAST(json_extract(body, ?4) AS TEXT) = ?5) ORDER BY seq",
};
const struct query_set undo_queries = {sql, COUNT_OF(sql)};

struct lines {
    struct arena *arena;
    struct journal_line *at;
    size_t count;
};

static bool read_lines(struct store *store, sqlite3_stmt *query, struct lines *out, struct err *err)
{
    bool row, good;
    while ((good = sql_next(store, query, &row, err)) && row) {
        struct journal_line line = {
            .seq = col_int(query, 0),
            .happened_ms = col_int(query, 2),
            .learnt_ms = col_int(query, 3),
            .actor_id = col_text(out->arena, query, 4),
            .body = col_text(out->arena, query, 5),
        };
        if (!fact_kind_read(col_peek(query, 1), &line.kind))
            continue;
        out->at = grow(out->arena, out->at, out->count, sizeof(*out->at));
        out->at[out->count++] = line;
    }
    return good;
}

static bool read_former(struct store *store, int64_t incident, const struct journal_line *deed,
                        struct lines *out, struct err *err)
{
    const struct undo_rule *rule = undo_rule_of(deed->kind);
    struct js *body = NULL;
    if (rule->instead != NULL || !js_parse(deed->body, strlen(deed->body), &body, err))
        return rule->instead != NULL;
    char *subject = undo_subject(rule, body);
    const char *path =
        rule->subject == NULL ? NULL : arena_print(out->arena, "$.%s", rule->subject);
    bool good = true;
    for (size_t i = 0; i <= rule->from_count && good; i++) {
        enum fact_kind kind = i == rule->from_count ? rule->kind : rule->from[i];
        bool whole = kind == FACT_DECLARED || kind == FACT_RESOLVED;
        good = read_lines(store,
                          SQL_ASK(store, QUERIES_UNDO, FORMER, sql_int(incident),
                                  sql_text(fact_kind_name(kind)), sql_int(out->at[0].seq),
                                  sql_text(whole ? NULL : path), sql_text(subject)),
                          out, err);
    }
    free(subject);
    js_drop(body);
    return good;
}

static int by_seq(const void *a, const void *b)
{
    const struct journal_line *x = a, *y = b;
    return x->seq < y->seq ? -1 : x->seq > y->seq;
}

static void sort(struct lines *lines)
{
    size_t kept = 0;
    if (lines->count > 0)
        qsort(lines->at, lines->count, sizeof(*lines->at), by_seq);
    for (size_t i = 0; i < lines->count; i++) {
        if (kept == 0 || lines->at[kept - 1].seq != lines->at[i].seq)
            lines->at[kept++] = lines->at[i];
    }
    lines->count = kept;
}

bool undo_lines(struct store *store, struct arena *arena, int64_t incident, const char *actor_id,
                int64_t now_ms, struct journal_line **out, size_t *count, struct err *err)
{
    struct lines lines = {arena, NULL, 0};
    int64_t since_ms = now_ms - UNDO_WINDOW_MS;
    if (!read_lines(store,
                    SQL_ASK(store, QUERIES_UNDO, RECENT, sql_int(incident),
                            sql_int(since_ms - SINCE_SLACK_MS)),
                    &lines, err))
        return false;
    size_t recent = lines.count;
    bool *group = arena_new(arena, recent, sizeof(*group));
    bool good = true;
    (void)undo_pick(lines.at, recent, actor_id, since_ms, group);
    for (size_t i = 0; i < recent && good; i++)
        good = !group[i] || read_former(store, incident, &lines.at[i], &lines, err);
    sort(&lines);
    *out = lines.at;
    *count = lines.count;
    return good;
}
