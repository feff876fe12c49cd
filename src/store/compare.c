/* Tables as they are stored, row by row against the same made again from the journal. */
#include "store/compare.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define KEY_MAX 6 /* columns of a primary key */

struct side {
    struct store *store;
    sqlite3_stmt *query;
    bool has; /* it stands on a row */
};

struct comparing {
    struct side stored, made;
    int key[KEY_MAX];
    int key_width;
    struct store_table *out;
};

static bool prepare(struct store *store, const char *text, sqlite3_stmt **out, struct err *err)
{
    return sqlite3_prepare_v2(store->db, text, -1, out, NULL) == SQLITE_OK || sql_fault(store, err);
}

static int compare_bytes(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
    int len_a = sqlite3_column_bytes(a, column), len_b = sqlite3_column_bytes(b, column);
    const void *x = sqlite3_column_blob(a, column), *y = sqlite3_column_blob(b, column);
    int shorter = len_a < len_b ? len_a : len_b;
    int order = shorter > 0 ? memcmp(x, y, (size_t)shorter) : 0;
    return order != 0 ? order : len_a - len_b;
}

/* As SQLite sorts: nothing, then numbers, then texts. */
static int compare_values(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
    static const int ranks[] = {
        [SQLITE_NULL] = 0, [SQLITE_INTEGER] = 1, [SQLITE_FLOAT] = 1, [SQLITE_TEXT] = 2, [SQLITE_BLOB] = 3};
    int type = sqlite3_column_type(a, column), other = sqlite3_column_type(b, column);
    if (type != other)
        return ranks[type] - ranks[other];
    if (type == SQLITE_NULL)
        return 0;
    if (type != SQLITE_INTEGER)
        return compare_bytes(a, b, column);
    int64_t x = col_int(a, column), y = col_int(b, column);
    return (x > y) - (x < y);
}

/* Below 0: the stored row has no counterpart; above: the made one has none. */
static int compare_keys(const struct comparing *c)
{
    if (c->stored.has != c->made.has)
        return c->stored.has ? -1 : 1;
    int order = 0;
    for (int i = 0; i < c->key_width && order == 0; i++)
        order = compare_values(c->stored.query, c->made.query, c->key[i]);
    return order;
}

/* Of the first difference alone: which row, by its key, and what is wrong with it. No words of the record are shown. */
static void note(struct comparing *c, sqlite3_stmt *row, const char *what)
{
    struct buf text;
    if (c->out->differing++ > 0)
        return;
    buf_init(&text, sizeof(c->out->detail) - 1);
    for (int i = 0; i < c->key_width; i++)
        buf_print(&text, "%s%s %s", i > 0 ? ", " : "", sqlite3_column_name(row, c->key[i]), col_peek(row, c->key[i]));
    buf_print(&text, ": %s", what);
    snprintf(c->out->detail, sizeof(c->out->detail), "%s", text.over ? what : buf_string(&text));
    buf_done(&text);
}

static void compare_columns(struct comparing *c)
{
    char what[64];
    for (int i = 0; i < sqlite3_column_count(c->stored.query); i++) {
        if (compare_values(c->stored.query, c->made.query, i) == 0)
            continue;
        snprintf(what, sizeof(what), "column %s is another", sqlite3_column_name(c->stored.query, i));
        note(c, c->stored.query, what);
        return;
    }
}

static bool step(struct side *side, int64_t *rows, struct err *err)
{
    if (!sql_next(side->store, side->query, &side->has, err))
        return false;
    *rows += side->has;
    return true;
}

static bool compare_rows(struct comparing *c, struct err *err)
{
    if (!step(&c->stored, &c->out->rows, err) || !step(&c->made, &c->out->made, err))
        return false;
    while (c->stored.has || c->made.has) {
        int order = compare_keys(c);
        if (order < 0)
            note(c, c->stored.query, "a row too many");
        else if (order > 0)
            note(c, c->made.query, "a row is missing");
        else
            compare_columns(c);
        if ((order <= 0 && !step(&c->stored, &c->out->rows, err)) || (order >= 0 && !step(&c->made, &c->out->made, err)))
            return false;
    }
    return true;
}

/* "SELECT * ... ORDER BY its primary key", and where the key's columns are. */
static bool write_query(struct comparing *c, const char *table, struct buf *out, struct err *err)
{
    sqlite3_stmt *columns;
    bool row, good;
    if (!prepare(c->made.store, "SELECT name, cid FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk", &columns, err))
        return false;
    sqlite3_bind_text(columns, 1, table, -1, SQLITE_STATIC);
    buf_print(out, "SELECT * FROM %s", table);
    while ((good = sql_next(c->made.store, columns, &row, err)) && row && c->key_width < KEY_MAX) {
        buf_print(out, "%s %s", c->key_width == 0 ? " ORDER BY" : ",", col_peek(columns, 0));
        c->key[c->key_width++] = (int)col_int(columns, 1);
    }
    sqlite3_finalize(columns);
    return good;
}

bool table_compare(struct store *stored, struct store *made, const char *table, struct store_table *out, struct err *err)
{
    struct comparing c = {.stored = {.store = stored}, .made = {.store = made}, .out = out};
    struct err fault = ERR_INIT;
    struct buf text;
    *out = (struct store_table){.name = table};
    buf_init(&text, 512);
    bool good = write_query(&c, table, &text, &fault) && prepare(made, buf_string(&text), &c.made.query, &fault) &&
                prepare(stored, buf_string(&text), &c.stored.query, &fault) && compare_rows(&c, &fault);
    sqlite3_finalize(c.stored.query);
    sqlite3_finalize(c.made.query);
    buf_done(&text);
    if (good)
        return true;
    if (fault.kind != ERR_DAMAGED)
        return err_set(err, fault.kind, "%s", fault.text);
    /* Pages of it are broken; the others can be looked at all the same. */
    out->differing++;
    snprintf(out->detail, sizeof(out->detail), "it cannot be read");
    return true;
}
