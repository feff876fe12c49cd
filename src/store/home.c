/* One person's open work, read in one go. */
#include "disruption/store/home.h"

#include "store/room.h"

enum { ACTIONS, REPORTS };

/* A disruption that is nobody's secret, or that ?1 took part in. */
#define VISIBLE                                                                                    \
    "(i.is_private = 0 OR EXISTS (SELECT 1 FROM part t WHERE t.incident = i.number "               \
    "AND t.person_id = ?1 AND (t.entries > 0 OR t.acts > 0)))"

static const char *const sql[] = {
    [ACTIONS] = "SELECT a.incident, i.title, a.number, a.text, a.due FROM action_item a "
                "JOIN incident i ON i.number = a.incident "
                "WHERE a.owner_id = ?1 AND a.state = 'open' AND " VISIBLE
                " ORDER BY a.due IS NULL, a.due, a.priority = 0, a.priority, a.incident, a.number "
                "LIMIT ?2",
    [REPORTS] = "SELECT i.number, i.title, i.report_state, i.report_due, i.report_owner_id = ?1 "
                "FROM incident i WHERE i.report_state IN ('draft', 'review', 'approved') "
                "AND i.state = 'resolved' AND " VISIBLE
                " AND (i.report_owner_id = ?1 OR (i.report_state = 'review' AND EXISTS "
                "(SELECT 1 FROM part t WHERE t.incident = i.number AND t.person_id = ?1))) "
                "ORDER BY i.report_due IS NULL, i.report_due, i.number DESC LIMIT ?2",
};
const struct query_set home_queries = {sql, COUNT_OF(sql)};

static bool load_person(struct store *store, struct arena *arena, const char *id,
                        struct person *out, struct err *err)
{
    struct err missing = ERR_INIT;
    if (store_person_get(store, arena, id, out, &missing))
        return true;
    id = arena_text(arena, id);
    *out = (struct person){.id = id, .name = id};
    return missing.kind == ERR_NOT_FOUND || err_set(err, missing.kind, "%s", missing.text);
}

static bool load_open(struct store *store, struct arena *arena, struct home *home, struct err *err)
{
    const struct incident_filter filter = {.open_only = true, .since_ms = TIME_UNKNOWN};
    const struct viewer viewer = {home->person.id, 0};
    struct incident *open;
    if (!incident_list(store, arena, &filter, &viewer, HOME_OPEN_MAX + 1, &open, &home->open_count,
                       err))
        return false;
    home->open = open;
    return true;
}

static bool load_actions(struct store *store, struct arena *arena, struct home *home,
                         struct err *err)
{
    struct home_action *actions = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_HOME, ACTIONS, sql_text(home->person.id),
                                  sql_int(HOME_ACTIONS_MAX + 1));
    while ((good = sql_next(store, query, &row, err)) && row) {
        actions = grow(arena, actions, n, sizeof(*actions));
        actions[n++] = (struct home_action){
            .number = col_int(query, 0),
            .title = col_text(arena, query, 1),
            .item = col_int(query, 2),
            .text = col_text(arena, query, 3),
            .due = col_text(arena, query, 4),
        };
    }
    home->actions = actions;
    home->action_count = n;
    return good;
}

static bool load_reports(struct store *store, struct arena *arena, struct home *home,
                         struct err *err)
{
    struct home_report *reports = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_HOME, REPORTS, sql_text(home->person.id),
                                  sql_int(HOME_REPORTS_MAX));
    while ((good = sql_next(store, query, &row, err)) && row) {
        reports = grow(arena, reports, n, sizeof(*reports));
        reports[n++] = (struct home_report){
            .number = col_int(query, 0),
            .title = col_text(arena, query, 1),
            .state = col_text(arena, query, 2),
            .due = col_text(arena, query, 3),
            .own = col_int(query, 4) != 0,
        };
    }
    home->reports = reports;
    home->report_count = n;
    return good;
}

bool store_home_load(struct store *store, struct arena *arena, const char *person_id,
                     struct home *out, struct err *err)
{
    struct home home = {0};
    if (!snapshot_begin(store, err))
        return false;
    bool good = load_person(store, arena, person_id, &home.person, err) &&
                load_open(store, arena, &home, err) && load_actions(store, arena, &home, err) &&
                load_reports(store, arena, &home, err);
    snapshot_end(store);
    if (good)
        *out = home;
    return good;
}
