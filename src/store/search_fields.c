/* What is searched of a disruption: its texts as the tables have them now, put together by field. */
#include <string.h>

#include "store/search.h"

enum { HEAD, SERVICES, SECTIONS, ENTRIES, UPDATES, ACTIONS };

static const char *const sql[] = {
    [HEAD] = "SELECT title, type, summary, cause, impact, resolution FROM incident WHERE number = ?1",
    [SERVICES] = "SELECT name FROM incident_service WHERE incident = ?1 ORDER BY position",
    /* The newest row of a name is in force. */
    [SECTIONS] = ("SELECT name, text FROM report_section s WHERE incident = ?1 AND text IS NOT NULL AND seq = "
                  "(SELECT MAX(seq) FROM report_section WHERE incident = ?1 AND name = s.name) ORDER BY name"),
    [ENTRIES] = "SELECT kinds, text FROM entry WHERE incident = ?1 AND state = 'live' ORDER BY at_ms, number",
    [UPDATES] = "SELECT text FROM status_update WHERE incident = ?1 ORDER BY number",
    [ACTIONS] = "SELECT text FROM action_item WHERE incident = ?1 AND state <> 'dropped' ORDER BY number",
};
const struct query_set search_fields_queries = {sql, COUNT_OF(sql)};

/* Where an entry of a kind belongs: the first that fits. What is an action alone is found as an action item. */
static const struct {
    uint32_t kinds;
    enum search_field field;
} places[] = {
    {BIT(KIND_GOOD) | BIT(KIND_BAD) | BIT(KIND_LESSON), SEARCH_LESSONS},
    {BIT(KIND_CAUSE), SEARCH_CAUSE},
    {BIT(KIND_IMPACT), SEARCH_IMPACT},
    {BIT(KIND_FIX), SEARCH_RESOLUTION},
    {~BIT(KIND_ACTION), SEARCH_ENTRIES},
};

struct gathering {
    struct store *store;
    int64_t number;
    struct buf texts[SEARCH_FIELD_COUNT];
};

static void add(struct gathering *g, enum search_field field, const char *text)
{
    struct buf *out = &g->texts[field];
    if (text == NULL || text[0] == '\0')
        return;
    if (out->len > 0)
        buf_text(out, field == SEARCH_SERVICES ? ", " : "\n");
    search_text_write(text, out);
}

static bool read_head(struct gathering *g, struct err *err)
{
    static const enum search_field columns[] = {SEARCH_TITLE, SEARCH_TYPE,   SEARCH_SUMMARY,
                                                SEARCH_CAUSE, SEARCH_IMPACT, SEARCH_RESOLUTION};
    bool row;
    sqlite3_stmt *query = SQL_ASK(g->store, QUERIES_SEARCH_FIELDS, HEAD, sql_int(g->number));
    if (!sql_next(g->store, query, &row, err))
        return false;
    if (!row)
        return err_set(err, ERR_NOT_FOUND, "there is no D-%lld", (long long)g->number);
    for (size_t i = 0; i < COUNT_OF(columns); i++)
        add(g, columns[i], col_peek(query, (int)i));
    sql_done(query);
    return true;
}

/* A part of the report that is a field of its own stands for that field; the others tell what was learnt. */
static enum search_field field_of_section(const char *name)
{
    for (int field = SEARCH_SUMMARY; field <= SEARCH_RESOLUTION; field++) {
        if (strcmp(search_field_name((enum search_field)field), name) == 0)
            return (enum search_field)field;
    }
    return SEARCH_LESSONS;
}

static void add_section(struct gathering *g, sqlite3_stmt *row)
{
    const char *name = col_peek(row, 0);
    enum search_field field = field_of_section(name);
    if (field != SEARCH_LESSONS)
        buf_clear(&g->texts[field]);
    add(g, field, col_peek(row, 1));
}

static void add_entry(struct gathering *g, sqlite3_stmt *row)
{
    uint32_t kinds = entry_kinds_of(col_peek(row, 0));
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        if (kinds & places[i].kinds) {
            add(g, places[i].field, col_peek(row, 1));
            return;
        }
    }
}

static void add_service(struct gathering *g, sqlite3_stmt *row)
{
    add(g, SEARCH_SERVICES, col_peek(row, 0));
}

static void add_update(struct gathering *g, sqlite3_stmt *row)
{
    add(g, SEARCH_ENTRIES, col_peek(row, 0));
}

static void add_action(struct gathering *g, sqlite3_stmt *row)
{
    add(g, SEARCH_ACTIONS, col_peek(row, 0));
}

static bool read_rows(struct gathering *g, size_t which, void (*each)(struct gathering *, sqlite3_stmt *),
                      struct err *err)
{
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(g->store, QUERIES_SEARCH_FIELDS, which, sql_int(g->number));
    while ((good = sql_next(g->store, query, &row, err)) && row)
        each(g, query);
    return good;
}

bool search_fields_read(struct store *store, struct arena *arena, int64_t number, struct search_fields *out,
                        struct err *err)
{
    struct gathering g = {.store = store, .number = number};
    for (int field = 0; field < SEARCH_FIELD_COUNT; field++)
        buf_init(&g.texts[field], SEARCH_TEXT_MAX);
    bool good = read_head(&g, err) && read_rows(&g, SERVICES, add_service, err) &&
                read_rows(&g, SECTIONS, add_section, err) && read_rows(&g, ENTRIES, add_entry, err) &&
                read_rows(&g, UPDATES, add_update, err) && read_rows(&g, ACTIONS, add_action, err);
    for (int field = 0; field < SEARCH_FIELD_COUNT; field++) {
        if (good)
            out->texts[field] = arena_text(arena, buf_string(&g.texts[field]));
        buf_done(&g.texts[field]);
    }
    return good;
}
