/*
 * Whether the file has the shape that our migrations gave it, and no other. A trigger that drops rows, a view that lies, a
 * clause that swallows what is written twice: none of them would be seen in what is read back, so a file that has one is
 * refused before anything is.
 */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "store/room.h"

/* All but what SQLite makes by itself: rows of ANALYZE, indexes of keys. */
static const char objects_sql[] =
    "SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE NOT (name IN ('sqlite_stat1', 'sqlite_stat4') OR "
    "(type = 'index' AND sql IS NULL AND substr(name, 1, 17) = 'sqlite_autoindex_')) ORDER BY name, type";

/* How SQLite spells the tables behind a full-text index is its own affair, and changes with its versions. */
static bool is_shadow(const char *name)
{
    return strncmp(name, "search_", 7) == 0;
}

/* A change of a table makes SQLite write blanks and quotes anew. */
static const char *next_sign(const char *at)
{
    while (isspace((unsigned char)*at) || *at == '"' || *at == '\'')
        at++;
    return at;
}

static bool same_text(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    for (a = next_sign(a), b = next_sign(b); *a == *b; a = next_sign(a + 1), b = next_sign(b + 1)) {
        if (*a == '\0')
            return true;
    }
    return false;
}

static bool same_object(sqlite3_stmt *a, sqlite3_stmt *b)
{
    const char *name = col_peek(a, 0);
    for (int i = 0; i < 3; i++) {
        if (col_peek(a, i) == NULL || strcmp(col_peek(a, i), col_peek(b, i)) != 0)
            return false;
    }
    bool by_name = is_shadow(name) && strcmp(col_peek(a, 1), "table") == 0 && strcmp(name, "search_stale") != 0 &&
                   strcmp(name, "search_progress") != 0;
    return by_name || same_text(col_peek(a, 3), col_peek(b, 3));
}

static bool refuse(struct store *store, sqlite3_stmt *strange, struct err *err)
{
    const char *name = col_peek(strange, 0), *type = col_peek(strange, 1);
    return err_set(err, ERR_REFUSED,
                   "%s is not as disruption made it: its %s \"%.60s\" is missing, changed or somebody else's; take away what "
                   "was added, or restore a backup",
                   store->path, type == NULL ? "object" : type, name == NULL ? "" : name);
}

static bool compare(struct store *store, sqlite3_stmt *found, struct store *model, sqlite3_stmt *wanted, struct err *err)
{
    bool has_found = true, has_wanted = true;
    while (has_found && has_wanted) {
        if (!sql_next(store, found, &has_found, err) || !sql_next(model, wanted, &has_wanted, err))
            return false;
        if (has_found && has_wanted && !same_object(found, wanted)) {
            bool added = col_peek(found, 0) != NULL && strcmp(col_peek(found, 0), col_peek(wanted, 0)) < 0;
            return refuse(store, added ? found : wanted, err);
        }
    }
    return has_found == has_wanted || refuse(store, has_found ? found : wanted, err);
}

bool store_check_schema(struct store *store, struct store *model, struct err *err)
{
    sqlite3_stmt *found = NULL, *wanted = NULL;
    bool good = (sqlite3_prepare_v2(store->db, objects_sql, -1, &found, NULL) == SQLITE_OK || sql_fault(store, err)) &&
                (sqlite3_prepare_v2(model->db, objects_sql, -1, &wanted, NULL) == SQLITE_OK || sql_fault(model, err)) &&
                compare(store, found, model, wanted, err);
    sqlite3_finalize(found);
    sqlite3_finalize(wanted);
    return good;
}
