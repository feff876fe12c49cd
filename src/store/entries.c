/* Reading timeline entries: all of a disruption, or the one a message became. */
#include <stdlib.h>
#include <string.h>

#include "store/room.h"

enum { ALL, OF_MESSAGE };

#define COLUMNS(text)                                                                              \
    "SELECT number, at_ms, kinds, state, author_id, party, " text                                  \
    ", source, taggers, channel_id, message_ts, "                                                  \
    "thread_ts, permalink, revision, learnt_ms, action, first_ms, held, heard, "                                                              \
    "(SELECT COALESCE(c.party, p.name, c.author_id) FROM entry_change c LEFT JOIN person p ON "    \
    "p.id = c.author_id WHERE c.incident = entry.incident AND c.entry = entry.number AND "         \
    "COALESCE(c.party, c.author_id) IS NOT NULL ORDER BY c.seq LIMIT 1) FROM entry "

static const char *const sql[] = {
    [ALL] = COLUMNS("text") "WHERE incident = ?1",
    /* Named, because the planner would rather walk all entries of the disruption. */
    [OF_MESSAGE] = COLUMNS("COALESCE(said, text)") "INDEXED BY entry_by_message "
                                                   "WHERE incident = ?1 AND message_ts = ?2",
};
const struct query_set entry_queries = {sql, COUNT_OF(sql)};

uint32_t entry_kinds_of(const char *words)
{
    uint32_t kinds;
    return words != NULL && kinds_read(words, &kinds) ? kinds : 0;
}

enum entry_state entry_state_of(const char *word)
{
    for (int state = ENTRY_LIVE; state < ENTRY_REDACTED; state++) {
        if (word != NULL && strcmp(entry_state_name((enum entry_state)state), word) == 0)
            return (enum entry_state)state;
    }
    return ENTRY_REDACTED;
}

/* Neighbours share most of their words (channel, source, author): one copy serves a run of them. */
static const char *shared_text(struct arena *arena, sqlite3_stmt *query, int column,
                               const char *before)
{
    const char *text = col_peek(query, column);
    if (text != NULL && before != NULL && strcmp(text, before) == 0)
        return before;
    return col_text(arena, query, column);
}

static void read_row(sqlite3_stmt *query, struct arena *arena, const struct entry *before,
                     struct entry *out)
{
    int c = 0;
    *out = (struct entry){.number = col_int(query, c++)};
    out->at_ms = col_int(query, c++);
    out->kinds = entry_kinds_of(col_peek(query, c++));
    out->state = entry_state_of(col_peek(query, c++));
    out->author_id = shared_text(arena, query, c++, before->author_id);
    out->party = shared_text(arena, query, c++, before->party);
    if (out->party == NULL)
        out->party = out->author_id;
    out->text = col_text(arena, query, c++);
    out->source = shared_text(arena, query, c++, before->source);
    out->taggers = shared_text(arena, query, c++, before->taggers);
    out->channel_id = shared_text(arena, query, c++, before->channel_id);
    out->message_ts = col_text(arena, query, c++);
    out->thread_ts = shared_text(arena, query, c++, before->thread_ts);
    out->permalink = col_text(arena, query, c++);
    out->revision = col_int(query, c++);
    out->learnt_ms = col_int(query, c++);
    out->action = col_int(query, c++);
    int64_t first_ms = col_time(query, c++);
    out->moved = first_ms != TIME_UNKNOWN && first_ms != out->at_ms;
    out->first_ms = out->moved ? first_ms : 0;
    out->held = held_read(col_peek(query, c++));
    out->heard = col_text(arena, query, c++);
    const char *first_party = col_peek(query, c);
    bool credited = first_party != NULL && (out->party == NULL || strcmp(first_party, out->party) != 0);
    out->first_party = credited ? col_text(arena, query, c) : NULL;
}

static int by_time(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->at_ms != y->at_ms)
        return x->at_ms < y->at_ms ? -1 : 1;
    /* Of the same instant: messages as chat has them, then what was typed. */
    if ((x->message_ts == NULL) != (y->message_ts == NULL))
        return x->message_ts == NULL ? 1 : -1;
    int order = x->message_ts == NULL ? 0 : strcmp(x->message_ts, y->message_ts);
    if (order != 0)
        return order;
    return x->number < y->number ? -1 : x->number > y->number;
}

bool entry_list(struct store *store, struct arena *arena, int64_t incident, struct entry **out,
                size_t *count, struct err *err)
{
    static const struct entry none;
    struct entry *entries = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_ENTRY, ALL, sql_int(incident));
    while ((good = sql_next(store, query, &row, err)) && row) {
        entries = grow(arena, entries, n, sizeof(*entries));
        read_row(query, arena, n == 0 ? &none : &entries[n - 1], &entries[n]);
        n++;
    }
    if (!good)
        return false;
    if (n > 0)
        qsort(entries, n, sizeof(*entries), by_time);
    *out = entries;
    *count = n;
    return true;
}

bool entry_of_message(struct store *store, struct arena *arena, int64_t incident, const char *ts,
                      struct entry *out, bool *found, struct err *err)
{
    static const struct entry none;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_ENTRY, OF_MESSAGE, sql_int(incident), sql_text(ts));
    if (!sql_next(store, query, found, err))
        return false;
    if (*found)
        read_row(query, arena, &none, out);
    sql_done(query);
    return true;
}
