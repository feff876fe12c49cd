/* What entries were before each change: who changed them, when, and why. */
#include "store/room.h"

enum { CHANGES };

static const char *const sql[] = {
    /* A party that was not known then is who the author turned out to be. */
    [CHANGES] = "SELECT c.entry, c.changed_ms, c.changed_by, p.name, c.why, c.reason, "
                "c.heard, c.at_ms, c.kinds, c.state, COALESCE(c.party, a.name, c.author_id), "
                "c.text, c.taggers, c.revision FROM entry_change c "
                "LEFT JOIN person p ON p.id = c.changed_by LEFT JOIN person a ON a.id = "
                "c.author_id WHERE c.incident = ?1 ORDER BY c.entry, c.seq",
};
const struct query_set history_queries = {sql, COUNT_OF(sql)};

static void read_change(sqlite3_stmt *query, struct arena *arena, struct entry_change *out)
{
    int c = 0;
    *out = (struct entry_change){.entry = col_int(query, c++)};
    out->changed_ms = col_int(query, c++);
    out->by_id = col_text(arena, query, c++);
    out->by = col_text(arena, query, c++);
    out->why = col_text(arena, query, c++);
    out->reason = col_text(arena, query, c++);
    out->heard = col_text(arena, query, c++);
    out->before.number = out->entry;
    out->before.at_ms = col_int(query, c++);
    out->before.kinds = entry_kinds_of(col_peek(query, c++));
    out->before.state = entry_state_of(col_peek(query, c++));
    out->before.party = col_text(arena, query, c++);
    out->before.text = col_text(arena, query, c++);
    out->before.taggers = col_text(arena, query, c++);
    out->before.revision = col_int(query, c++);
}

bool entry_changes(struct store *store, struct arena *arena, int64_t incident,
                   struct entry_change **out, size_t *count, struct err *err)
{
    struct entry_change *changes = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_HISTORY, CHANGES, sql_int(incident));
    while ((good = sql_next(store, query, &row, err)) && row) {
        changes = grow(arena, changes, n, sizeof(*changes));
        read_change(query, arena, &changes[n++]);
    }
    if (!good)
        return false;
    *out = changes;
    *count = n;
    return true;
}
