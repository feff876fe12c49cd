/* Reading how a disruption went on: quiet stretches, relations, phases, updates, and what was merged into it. */
#include "store/room.h"

#define MERGED_DEPTH 8 /* merged into a merged one, and so on; people stop far earlier */

enum { QUIET, RELATIONS, PHASES, UPDATES, MERGED };

static const char *const sql[] = {
    [QUIET] = "SELECT from_ms, to_ms FROM quiet_stretch WHERE incident = ?1 ORDER BY seq",
    /* Of a private one nothing shows on the other side but what somebody there said. */
    [RELATIONS] = "SELECT r.other, IIF(o.is_private, NULL, o.title), r.relation, 0 FROM relation r "
                  "JOIN incident o ON o.number = r.other WHERE r.incident = ?1 UNION ALL "
                  "SELECT r.incident, o.title, r.relation, 1 FROM relation r JOIN incident o ON o.number = "
                  "r.incident WHERE r.other = ?1 AND o.is_private = 0 AND NOT EXISTS (SELECT 1 FROM relation "
                  "WHERE incident = ?1 AND other = r.incident) UNION ALL SELECT m.number, m.title, 'merged', 1 "
                  "FROM incident m WHERE m.twin = ?1 AND m.state = 'merged' AND m.is_private <= "
                  "(SELECT is_private FROM incident WHERE number = ?1) ORDER BY 1",
    [PHASES] = "SELECT phase, at_ms FROM phase_change WHERE incident = ?1 ORDER BY at_ms, seq",
    [UPDATES] = "SELECT u.number, u.at_ms, COALESCE(p.name, u.author_id), u.text, u.next_ms FROM status_update u "
                "LEFT JOIN person p ON p.id = u.author_id WHERE u.incident = ?1 ORDER BY u.number",
    [MERGED] = "SELECT number FROM incident WHERE twin = ?1 AND state = 'merged' AND is_private <= ?2 ORDER BY number",
};
const struct query_set life_queries = {sql, COUNT_OF(sql)};

static bool read_quiet(struct store *store, struct arena *arena, struct incident *incident, struct err *err)
{
    struct stretch *quiet = NULL;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_LIFE, QUIET, sql_int(incident->number));
    incident->quiet_count = 0;
    while ((good = sql_next(store, query, &row, err)) && row) {
        quiet = grow(arena, quiet, incident->quiet_count, sizeof(*quiet));
        quiet[incident->quiet_count++] = (struct stretch){col_int(query, 0), col_int(query, 1)};
    }
    incident->quiet = quiet;
    return good;
}

bool life_read(struct store *store, struct arena *arena, struct incident *incident, struct err *err)
{
    struct relation *relations = NULL;
    bool row, good;
    if (!read_quiet(store, arena, incident, err))
        return false;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_LIFE, RELATIONS, sql_int(incident->number));
    incident->relation_count = 0;
    while ((good = sql_next(store, query, &row, err)) && row) {
        relations = grow(arena, relations, incident->relation_count, sizeof(*relations));
        relations[incident->relation_count++] = (struct relation){
            .number = col_int(query, 0),
            .title = col_text(arena, query, 1),
            .words = col_text(arena, query, 2),
            .inverse = col_int(query, 3) != 0,
        };
    }
    incident->relations = relations;
    return good;
}

static bool load_phases(struct store *store, struct arena *arena, struct dossier *out, struct err *err)
{
    struct phase_span *phases = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_LIFE, PHASES, sql_int(out->incident.number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        phases = grow(arena, phases, n, sizeof(*phases));
        phases[n++] = (struct phase_span){col_text(arena, query, 0), col_int(query, 1)};
    }
    out->phases = phases;
    out->phase_count = n;
    return good;
}

static bool load_updates(struct store *store, struct arena *arena, struct dossier *out, struct err *err)
{
    struct status_update *updates = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_LIFE, UPDATES, sql_int(out->incident.number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        updates = grow(arena, updates, n, sizeof(*updates));
        updates[n++] = (struct status_update){
            .number = col_int(query, 0),
            .at_ms = col_int(query, 1),
            .author = col_text(arena, query, 2),
            .text = col_text(arena, query, 3),
            .next_ms = col_time(query, 4),
        };
    }
    out->updates = updates;
    out->update_count = n;
    return good;
}

static bool load_merged(struct store *store, struct arena *arena, int depth, struct dossier *out, struct err *err)
{
    int64_t *numbers = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_LIFE, MERGED, sql_int(out->incident.number),
                                  sql_int(out->incident.is_private));
    while ((good = sql_next(store, query, &row, err)) && row) {
        numbers = grow(arena, numbers, n, sizeof(*numbers));
        numbers[n++] = col_int(query, 0);
    }
    if (!good || n == 0 || depth == MERGED_DEPTH)
        return good;
    struct dossier *merged = arena_new(arena, n, sizeof(*merged));
    for (size_t i = 0; i < n && good; i++) {
        good = dossier_load(store, arena, numbers[i], depth + 1, &merged[i], err);
        if (good && merged[i].learnt_ms > out->learnt_ms)
            out->learnt_ms = merged[i].learnt_ms;
    }
    out->merged = merged;
    out->merged_count = n;
    return good;
}

bool life_load(struct store *store, struct arena *arena, int depth, struct dossier *out, struct err *err)
{
    return load_phases(store, arena, out, err) && load_updates(store, arena, out, err) &&
           load_merged(store, arena, depth, out, err);
}
