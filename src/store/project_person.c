/* Facts about people: who an id is, once the platform told. */
#include <string.h>

#include "store/room.h"

enum { KEEP, NAME, AGE_REPORTS, FILL_PARTY };

static const char *const sql[] = {
    [KEEP] = "INSERT INTO person (id, name, zone, bot, guest, stranger, admin) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
             "ON CONFLICT (id) DO UPDATE SET name = COALESCE(excluded.name, name), "
             "zone = excluded.zone, bot = excluded.bot, guest = excluded.guest, "
             "stranger = excluded.stranger, admin = excluded.admin",
    [NAME] = "SELECT name FROM person WHERE id = ?1",
    [AGE_REPORTS] =
        "UPDATE incident_tally SET report_stale = 1 WHERE report_revision > 0 AND incident IN "
        "(SELECT incident FROM part WHERE person_id = ?1 "
        "UNION SELECT incident FROM unnamed WHERE person_id = ?1)",
    [FILL_PARTY] = "UPDATE entry SET party = ?2 WHERE author_id = ?1 AND party IS NULL",
};
const struct query_set project_person_queries = {sql, COUNT_OF(sql)};

static bool has_name(struct store *store, const char *id, const char *name, bool *out,
                     struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_PROJECT_PERSON, NAME, sql_text(id));
    if (!sql_next(store, query, &row, err))
        return false;
    const char *known = row ? col_peek(query, 0) : NULL;
    *out = known != NULL && strcmp(known, name) == 0;
    sql_done(query);
    return true;
}

static bool name_arrives(struct store *store, const char *id, const char *name, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_PROJECT_PERSON, AGE_REPORTS, sql_text(id)) &&
           SQL_RUN(store, err, QUERIES_PROJECT_PERSON, FILL_PARTY, sql_text(id), sql_text(name)) &&
           naming_arrived(store, id, name, err);
}

bool project_person(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    (void)seq;
    const struct js *body = fact->body;
    const char *id = js_string(body, "user_id"), *name = js_string(body, "name");
    bool same = true;
    if (id == NULL)
        return project_misfit(fact, "has no id", err);
    if (name != NULL && (*name == '\0' || strcmp(name, id) == 0))
        name = NULL; /* an id in the place of a name says nothing */
    if (name != NULL && !has_name(store, id, name, &same, err))
        return false;
    return SQL_RUN(store, err, QUERIES_PROJECT_PERSON, KEEP, sql_text(id), sql_text(name),
                   sql_text(js_string(body, "zone")), sql_int(js_flag(body, "bot")),
                   sql_int(js_flag(body, "guest")), sql_int(js_flag(body, "stranger")),
                   sql_int(js_flag(body, "admin"))) &&
           (same || name_arrives(store, id, name, err));
}
