/* Reading people. */
#include <string.h>

#include "store/room.h"

enum { GET, CONCERNS };

static const char *const sql[] = {
    [GET] = "SELECT id, COALESCE(name, id), zone, bot, guest, stranger, admin FROM person WHERE id = ?1",
    [CONCERNS] = "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1) OR EXISTS (SELECT 1 FROM part "
                 "WHERE person_id = ?1) OR EXISTS (SELECT 1 FROM unnamed WHERE person_id = ?1)",
};
const struct query_set person_queries = {sql, COUNT_OF(sql)};

bool store_person_get(struct store *store, struct arena *arena, const char *id, struct person *out,
                      struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_PERSON, GET, sql_text(id));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return err_set(err, ERR_NOT_FOUND, "nobody is known as %s", id);
    *out = (struct person){
        .id = col_text(arena, query, 0),
        .name = col_text(arena, query, 1),
        .zone = col_text(arena, query, 2),
        .bot = col_int(query, 3) != 0,
        .guest = col_int(query, 4) != 0,
        .stranger = col_int(query, 5) != 0,
        .admin = col_int(query, 6) != 0,
    };
    sql_done(query);
    return true;
}

bool store_person_concerns(struct store *store, const char *id, bool *out, struct err *err)
{
    int64_t concerns;
    if (!sql_number(store, SQL_ASK(store, QUERIES_PERSON, CONCERNS, sql_text(id)), 0, &concerns,
                    err))
        return false;
    *out = concerns != 0;
    return true;
}
