/* One list for whatever is asked of action items. */
#include "store/actions.h"

#include "disruption/core/due.h"
#include "disruption/core/workday.h"
#include "disruption/store/reminders.h"

enum { LIST };

static const char *const sql[] = {
    [LIST] = "SELECT a.incident, i.title, a.number, a.entry, a.text, a.owner_id, COALESCE(p.name, a.owner_id), a.due, "
             "a.priority, a.state, a.url FROM action_item a JOIN incident i ON i.number = a.incident "
             "LEFT JOIN person p ON p.id = a.owner_id WHERE (?1 = 0 OR a.incident = ?1) "
             "AND (?2 IS NULL OR a.owner_id = ?2) AND (?3 OR a.state = 'open') AND (?4 IS NULL OR a.due < ?4) "
             "AND (i.is_private = 0 OR ?5 OR a.incident = ?6 OR a.owner_id = ?7 OR EXISTS (SELECT 1 FROM part t "
             "WHERE t.incident = a.incident AND t.person_id = ?7 AND (t.entries > 0 OR t.acts > 0))) "
             "ORDER BY a.state <> 'open', a.due IS NULL, a.due, a.priority = 0, a.priority, a.incident, a.number "
             "LIMIT ?8",
};
const struct query_set actions_queries = {sql, COUNT_OF(sql)};

bool action_list(struct store *store, struct arena *arena, const struct action_filter *filter,
                 struct listed_action **out, size_t *count, struct err *err)
{
    struct listed_action *found = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_ACTIONS, LIST, sql_int(filter->number), sql_text(filter->owner),
                sql_int(filter->closed_too && filter->before == NULL), sql_text(filter->before),
                sql_int(filter->with_private), sql_int(filter->here), sql_text(filter->viewer), sql_int(LIST_MAX));
    while ((good = sql_next(store, query, &row, err)) && row) {
        found = grow(arena, found, n, sizeof(*found));
        int c = 0;
        struct listed_action *one = &found[n++];
        *one = (struct listed_action){.number = col_int(query, c)};
        one->title = col_text(arena, query, ++c);
        one->action.number = col_int(query, ++c);
        one->action.entry = col_int(query, ++c);
        one->action.text = col_text(arena, query, ++c);
        one->action.owner_id = col_text(arena, query, ++c);
        one->action.owner = col_text(arena, query, ++c);
        one->action.due = col_text(arena, query, ++c);
        one->action.priority = col_int(query, ++c);
        one->action.state = col_text(arena, query, ++c);
        one->action.url = col_text(arena, query, ++c);
    }
    *out = found;
    *count = n;
    return good;
}

/* What the words of "actions" ask for: mine, all, overdue; here or everywhere. */
static struct action_filter read_filter(struct arena *arena, const struct work_request *request,
                                        const struct situation *situation)
{
    struct slice rest = slice_of(request->command->text), word;
    const char *actor_id = request->line->actor_id;
    bool shared = (request->command->flags & FLAG_SHARE) != 0;
    struct action_filter filter = {
        .number = situation->target != NULL ? situation->target->number : 0,
        .with_private = request->shell,
        .here = situation->here != NULL ? situation->here->number : 0,
        .viewer = shared ? NULL : actor_id,
    };
    char *today = arena_new(arena, DUE_LEN + 1, 1);
    workday_today(situation->policy, request->now_ms, today);
    while (slice_word(&rest, &word)) {
        if (slice_equals_nocase(word, "mine"))
            filter.owner = actor_id;
        if (slice_equals_nocase(word, "all"))
            filter.closed_too = true;
        if (slice_equals_nocase(word, "overdue"))
            filter.before = today;
    }
    if (filter.number == 0 && filter.owner == NULL)
        filter.number = filter.here;
    return filter;
}

bool situation_work(struct store *store, struct arena *arena, const struct work_request *request,
                    struct situation *out, struct err *err)
{
    const struct incident *target = request->target;
    unsigned needs = request->command->row->needs;
    if ((needs & NEED_PACE) != 0 && target != NULL) {
        const char *whose = target->state == INCIDENT_OPEN ? "" : request->line->actor_id;
        struct pace *pace = arena_new(arena, 1, sizeof(*pace));
        out->pace = pace;
        if (!store_pace_load(store, arena, target->number, whose, pace, err))
            return false;
    }
    if ((needs & NEED_ACTIONS) == 0)
        return true;
    const struct action_filter filter = read_filter(arena, request, out);
    struct listed_action *actions;
    if (!action_list(store, arena, &filter, &actions, &out->action_count, err))
        return false;
    out->actions = actions;
    return true;
}
