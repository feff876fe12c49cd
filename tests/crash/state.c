/* Tables as digests. */
#include "state.h"

#include <stdio.h>
#include <string.h>

#include "store/room.h"

static void add_value(struct digest *digest, sqlite3_stmt *row, int column)
{
    int head[2] = {sqlite3_column_type(row, column), 0};
    const void *bytes = sqlite3_column_blob(row, column); /* numbers as their text */
    head[1] = sqlite3_column_bytes(row, column);
    digest_add(digest, head, sizeof(head));
    if (head[1] > 0)
        digest_add(digest, bytes, (size_t)head[1]);
}

static bool read_table(struct store *store, const char *name, char *out, struct err *err)
{
    char text[128];
    sqlite3_stmt *rows;
    bool more, good;
    snprintf(text, sizeof(text), "SELECT * FROM \"%s\"", name);
    if (sqlite3_prepare_v2(store->db, text, -1, &rows, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    struct digest *digest = digest_create();
    while ((good = sql_next(store, rows, &more, err)) && more) {
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            add_value(digest, rows, i);
    }
    sqlite3_finalize(rows);
    digest_read(digest, out);
    digest_destroy(digest);
    return good;
}

/* Virtual tables have none of their own: what they hold lies in others. */
static bool read_names(struct store *store, struct state *out, struct err *err)
{
    static const char text[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";
    sqlite3_stmt *rows;
    bool more, good;
    if (sqlite3_prepare_v2(store->db, text, -1, &rows, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    out->count = 0;
    while ((good = sql_next(store, rows, &more, err)) && more && out->count < STATE_TABLES_MAX)
        snprintf(out->tables[out->count++].name, sizeof(out->tables[0].name), "%s", col_peek(rows, 0));
    sqlite3_finalize(rows);
    return good;
}

bool state_read(struct store *store, struct state *out, struct err *err)
{
    if (!read_names(store, out, err))
        return false;
    struct digest *whole = digest_create();
    bool good = true;
    for (size_t i = 0; good && i < out->count; i++) {
        good = read_table(store, out->tables[i].name, out->tables[i].digest, err);
        digest_add(whole, out->tables[i].name, strlen(out->tables[i].name));
        digest_add(whole, out->tables[i].digest, DIGEST_HEX_LEN);
    }
    digest_read(whole, out->whole);
    digest_destroy(whole);
    return good;
}

const char *state_difference(const struct state *a, const struct state *b)
{
    for (size_t i = 0; i < a->count; i++) {
        if (i >= b->count || strcmp(a->tables[i].name, b->tables[i].name) != 0 ||
            strcmp(a->tables[i].digest, b->tables[i].digest) != 0)
            return a->tables[i].name;
    }
    return b->count > a->count ? b->tables[a->count].name : NULL;
}

static int keep_first(void *ctx, int count, char **values, char **names)
{
    char *out = ctx;
    (void)names;
    if (count > 0 && out[0] == '\0')
        snprintf(out, ERR_TEXT_MAX / 2, "%s", values[0] == NULL ? "NULL" : values[0]);
    return 0;
}

bool state_is_sound(struct store *store, struct err *err)
{
    char said[ERR_TEXT_MAX / 2] = "", orphan[ERR_TEXT_MAX / 2] = "";
    if (sqlite3_exec(store->db, "PRAGMA integrity_check", keep_first, said, NULL) != SQLITE_OK ||
        sqlite3_exec(store->db, "PRAGMA foreign_key_check", keep_first, orphan, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    if (strcmp(said, "ok") != 0)
        return err_set(err, ERR_DAMAGED, "integrity check: %s", said);
    return orphan[0] == '\0' || err_set(err, ERR_DAMAGED, "a reference of table %s leads nowhere", orphan);
}

bool state_is_quiet(struct store *store, struct err *err)
{
    if (store->begun || !sqlite3_get_autocommit(store->db))
        return err_set(err, ERR_INTERNAL, "a transaction was left open");
    for (sqlite3_stmt *one = NULL; (one = sqlite3_next_stmt(store->db, one)) != NULL;) {
        if (sqlite3_stmt_busy(one))
            return err_set(err, ERR_INTERNAL, "a statement was left in the middle: %s", sqlite3_sql(one));
    }
    return true;
}
