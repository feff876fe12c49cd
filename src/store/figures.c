/*
 * Disruptions as the figures want them. Each table is walked once, in order of numbers, and the rows are laid side by
 * side: ten thousand disruptions are read in a blink, whatever is asked of them.
 */
#include "disruption/store/figures.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "store/room.h"

/* The words of the partial index journal_for_figures, which this query is to use. */
#define FIGURE_KINDS "kind IN ('action_added', 'action_changed', 'report_state_set')"

enum { HEADS, SERVICES, QUIET, ITEMS, FACTS };

static const char *const sql[] = {
    /* ?1 severity, ?2 service, ?3 private ones too */
    [HEADS] = "SELECT i.number, i.state, i.severity, i.type, i.is_private, i.is_drill, i.started_ms, i.detected_ms, "
              "i.declared_ms, i.recovered_ms, t.report_revision, CASE WHEN i.state = 'open' THEN "
              "(SELECT m.posted_ms FROM message m WHERE m.channel_id = i.channel_id ORDER BY m.ts DESC LIMIT 1) END "
              "FROM incident i JOIN incident_tally t ON t.incident = i.number "
              "WHERE (?1 = 0 OR i.severity = ?1) AND (?2 IS NULL OR EXISTS (SELECT 1 FROM incident_service s "
              "WHERE s.incident = i.number AND s.name = ?2 COLLATE NOCASE)) AND (i.is_private = 0 OR ?3) "
              "ORDER BY i.number",
    [SERVICES] = "SELECT incident, name FROM incident_service ORDER BY incident, position",
    [QUIET] = "SELECT incident, SUM(to_ms - from_ms) FROM quiet_stretch WHERE to_ms > from_ms GROUP BY incident "
              "ORDER BY incident",
    [ITEMS] = "SELECT incident, number, state, owner_id IS NOT NULL, due FROM action_item ORDER BY incident, number",
    [FACTS] = "SELECT incident, kind, happened_ms, json_extract(body, '$.item'), json_extract(body, '$.state') "
              "FROM journal WHERE " FIGURE_KINDS " ORDER BY incident, seq",
};
const struct query_set figures_queries = {sql, COUNT_OF(sql)};

/* Cases and items while the tables are walked. */
struct walk {
    struct store *store;
    struct arena *arena;
    int64_t *numbers; /* of the cases */
    struct stat_case *cases;
    size_t case_count;
    struct stat_action *actions;
    int64_t *items; /* number of each action within its disruption */
    size_t action_count;
};

static enum stat_class class_of(const char *state, const char *type, bool is_drill)
{
    if (strcmp(state, incident_state_name(INCIDENT_CANCELLED)) == 0)
        return STAT_CANCELLED;
    if (strcmp(state, incident_state_name(INCIDENT_MERGED)) == 0)
        return STAT_MERGED;
    if (is_drill)
        return STAT_DRILL;
    return type != NULL && strcasecmp(type, "maintenance") == 0 ? STAT_MAINTENANCE : STAT_COUNTED;
}

/* Columns in the order of HEADS. An end that was typed while it is open counts once it is closed. */
static void read_head(struct walk *w, sqlite3_stmt *query, struct stat_case *out)
{
    const char *state = col_peek(query, 1), *type = col_peek(query, 3);
    bool open = strcmp(state, incident_state_name(INCIDENT_OPEN)) == 0;
    int64_t severity = col_int(query, 2);
    *out = (struct stat_case){
        .id = arena_print(w->arena, "D-%" PRId64, col_int(query, 0)),
        .kind = class_of(state, type, col_int(query, 5) != 0),
        .started_ms = col_time(query, 6),
        .detected_ms = col_time(query, 7),
        .declared_ms = col_time(query, 8),
        .ended_ms = open ? TIME_UNKNOWN : col_time(query, 9),
        .severity = severity == SEVERITY_UNKNOWN ? NULL : arena_print(w->arena, "%" PRId64, severity),
        .is_private = col_int(query, 4) != 0,
        .drafted = col_int(query, 10) != 0,
        .published_ms = TIME_UNKNOWN,
        .heard_ms = col_time(query, 11),
    };
}

static bool walk_heads(struct walk *w, const struct figure_filter *filter, struct err *err)
{
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(w->store, QUERIES_FIGURES, HEADS, sql_int(filter->severity),
                                  sql_text(filter->service), sql_int(filter->with_private));
    while ((good = sql_next(w->store, query, &row, err)) && row) {
        w->cases = grow(w->arena, w->cases, w->case_count, sizeof(*w->cases));
        w->numbers = grow(w->arena, w->numbers, w->case_count, sizeof(*w->numbers));
        w->numbers[w->case_count] = col_int(query, 0);
        read_head(w, query, &w->cases[w->case_count++]);
    }
    return good;
}

/* The place of a disruption at or after *place, which moves along; false: it is not among those asked for. */
static bool find_case(const struct walk *w, int64_t number, size_t *place)
{
    while (*place < w->case_count && w->numbers[*place] < number)
        *place += 1;
    return *place < w->case_count && w->numbers[*place] == number;
}

static bool walk_services(struct walk *w, struct err *err)
{
    bool row, good;
    const char **names = NULL;
    size_t place = 0, of = SIZE_MAX, count = 0;
    sqlite3_stmt *query = SQL_ASK(w->store, QUERIES_FIGURES, SERVICES);
    while ((good = sql_next(w->store, query, &row, err)) && row) {
        if (!find_case(w, col_int(query, 0), &place))
            continue;
        if (place != of) {
            names = NULL;
            count = 0;
            of = place;
        }
        names = grow(w->arena, names, count, sizeof(*names));
        names[count++] = col_text(w->arena, query, 1);
        w->cases[place].services = names;
        w->cases[place].service_count = count;
    }
    return good;
}

static bool walk_quiet(struct walk *w, struct err *err)
{
    bool row, good;
    size_t place = 0;
    sqlite3_stmt *query = SQL_ASK(w->store, QUERIES_FIGURES, QUIET);
    while ((good = sql_next(w->store, query, &row, err)) && row)
        if (find_case(w, col_int(query, 0), &place))
            w->cases[place].quiet_ms = col_int(query, 1);
    return good;
}

static bool walk_items(struct walk *w, struct err *err)
{
    bool row, good;
    size_t place = 0;
    sqlite3_stmt *query = SQL_ASK(w->store, QUERIES_FIGURES, ITEMS);
    while ((good = sql_next(w->store, query, &row, err)) && row) {
        if (!find_case(w, col_int(query, 0), &place))
            continue;
        const char *state = col_peek(query, 2);
        w->actions = grow(w->arena, w->actions, w->action_count, sizeof(*w->actions));
        w->items = grow(w->arena, w->items, w->action_count, sizeof(*w->items));
        w->items[w->action_count] = col_int(query, 1);
        w->actions[w->action_count++] = (struct stat_action){
            .of = place,
            .created_ms = w->cases[place].declared_ms,
            .closed_ms = TIME_UNKNOWN,
            .state = strcmp(state, "done") == 0      ? STAT_ACTION_DONE
                     : strcmp(state, "dropped") == 0 ? STAT_ACTION_DROPPED
                                                     : STAT_ACTION_OPEN,
            .owned = col_int(query, 3) != 0,
            .due = col_text(w->arena, query, 4),
        };
    }
    return good;
}

/* Items stand by disruption and number, as facts about them come; *from moves along with the disruptions. */
static struct stat_action *find_item(const struct walk *w, size_t place, int64_t item, size_t *from)
{
    while (*from < w->action_count && w->actions[*from].of < place)
        *from += 1;
    for (size_t i = *from; i < w->action_count && w->actions[i].of == place; i++)
        if (w->items[i] == item)
            return &w->actions[i];
    return NULL;
}

/* Columns in the order of FACTS. */
static void take_fact(struct walk *w, sqlite3_stmt *query, size_t place, size_t *from)
{
    struct stat_case *of = &w->cases[place];
    const char *kind = col_peek(query, 1), *state = col_peek(query, 4);
    int64_t happened_ms = col_int(query, 2);
    struct stat_action *action = find_item(w, place, col_int(query, 3), from);
    if (strcmp(kind, "report_state_set") == 0) {
        if (of->published_ms == TIME_UNKNOWN && state != NULL && strcmp(state, "published") == 0)
            of->published_ms = happened_ms;
    } else if (action != NULL && strcmp(kind, "action_added") == 0) {
        action->created_ms = happened_ms;
    } else if (action != NULL && state != NULL) {
        action->closed_ms = strcmp(state, "done") == 0 ? happened_ms : TIME_UNKNOWN;
    }
}

static bool walk_facts(struct walk *w, struct err *err)
{
    bool row, good;
    size_t place = 0, from = 0;
    sqlite3_stmt *query = SQL_ASK(w->store, QUERIES_FIGURES, FACTS);
    while ((good = sql_next(w->store, query, &row, err)) && row)
        if (find_case(w, col_int(query, 0), &place))
            take_fact(w, query, place, &from);
    return good;
}

bool store_figures_load(struct store *store, struct arena *arena, const struct figure_filter *filter,
                        struct stat_input *out, struct err *err)
{
    struct walk w = {.store = store, .arena = arena};
    if (!snapshot_begin(store, err))
        return false;
    bool good = walk_heads(&w, filter, err) && walk_services(&w, err) && walk_quiet(&w, err) && walk_items(&w, err) &&
                walk_facts(&w, err);
    snapshot_end(store);
    if (good)
        *out = (struct stat_input){w.cases, w.case_count, w.actions, w.action_count};
    return good;
}
