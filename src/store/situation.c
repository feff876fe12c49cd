/* What a command may look at, as its actor may see it. */
#include <ctype.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/parse.h"
#include "disruption/store/figures.h"
#include "store/actions.h"
#include "store/room.h"
#include "store/search.h"

#define WEEK_MS (7 * DAY_MS)

enum { CHANNEL_NAMED, NEXT_NUMBER, HOLDERS };

static const char *const sql[] = {
    /* Mentions carry ids, which have an index; a typed name walks all heads, but only then. */
    [CHANNEL_NAMED] = "SELECT COALESCE((SELECT MAX(number) FROM incident WHERE channel_id = ?1), "
                      "(SELECT MAX(number) FROM incident WHERE channel_name = ?1))",
    [NEXT_NUMBER] = "SELECT MAX(n) + 1 FROM (SELECT MAX(number) AS n FROM incident UNION ALL "
                    "SELECT MAX(incident) FROM purged)",
    [HOLDERS] = "SELECT r.role, r.user_id, COALESCE(p.name, r.user_id), r.from_ms FROM role_span r "
                "LEFT JOIN person p ON p.id = r.user_id WHERE r.incident = ?1 AND r.to_ms IS NULL "
                "ORDER BY r.seq",
};
const struct query_set situation_queries = {sql, COUNT_OF(sql)};

/* One loading: who looks from where, and what is found. */
struct loading {
    struct store *store;
    struct arena *arena;
    const struct command *command;
    const struct command_line *line;
    int64_t now_ms;
    bool shell; /* sees private ones too: it reads the file itself */
    struct viewer viewer;
    struct situation *out;
};

static bool load_person(struct loading *l, const char *id, const char *fallback, struct person *out,
                        bool *known, struct err *err)
{
    struct err missing = ERR_INIT;
    *known = store_person_get(l->store, l->arena, id, out, &missing);
    if (*known)
        return true;
    if (missing.kind != ERR_NOT_FOUND) {
        *err = missing;
        return false;
    }
    id = arena_text(l->arena, id);
    *out =
        (struct person){.id = id, .name = fallback == NULL ? id : arena_text(l->arena, fallback)};
    return true;
}

static bool load_people(struct loading *l, struct err *err)
{
    bool known;
    if (!load_person(l, l->line->actor_id, l->line->actor_name, &l->out->actor, &known, err))
        return false;
    struct person *people = arena_new(l->arena, l->line->mention_count, sizeof(*people));
    for (size_t i = 0; i < l->line->mention_count; i++) {
        const struct mention *mention = &l->line->mentions[i];
        if (mention->kind != MENTION_PERSON)
            continue;
        if (!load_person(l, mention->id, NULL, &people[l->out->people_count], &known, err))
            return false;
        l->out->people_count += known;
    }
    l->out->people = people;
    return true;
}

/* The disruption of that number when there is one that the actor may know of; else *out stays as it
 * was. */
static bool load_visible(struct loading *l, int64_t number, const struct incident **out,
                         struct err *err)
{
    struct incident *found = arena_new(l->arena, 1, sizeof(*found));
    struct err missing = ERR_INIT;
    bool visible;
    if (number == 0)
        return true;
    if (!store_incident_get(l->store, l->arena, number, found, &missing)) {
        if (missing.kind == ERR_NOT_FOUND)
            return true;
        *err = missing;
        return false;
    }
    if (!incident_visible(l->store, found, &l->viewer, &visible, err))
        return false;
    if (visible || l->shell)
        *out = found;
    return true;
}

static bool load_here(struct loading *l, struct err *err)
{
    if (l->line->channel_id == NULL)
        return true;
    return store_incident_of_channel(l->store, l->line->channel_id, &l->viewer.here, err) &&
           load_visible(l, l->viewer.here, &l->out->here, err);
}

static bool load_target(struct loading *l, struct err *err)
{
    const char *channel = l->command->target_channel;
    int64_t number = l->command->number != 0 ? l->command->number : l->line->number;
    if (number == 0 && channel != NULL) {
        if (*channel == '#')
            channel++;
        if (!sql_number(l->store,
                        SQL_ASK(l->store, QUERIES_SITUATION, CHANNEL_NAMED, sql_text(channel)), 0,
                        &number, err))
            return false;
    }
    return load_visible(l, number, &l->out->target, err);
}

static bool names_target(const struct loading *l)
{
    return l->command->number != 0 || l->line->number != 0 || l->command->target_channel != NULL;
}

static bool load_open(struct loading *l, struct err *err)
{
    const struct incident_filter filter = {
        .open_only = true, .since_ms = TIME_UNKNOWN, .with_private = l->shell};
    bool implied = (l->command->row->needs & (NEED_TARGET | NEED_DOSSIER | NEED_REPORT)) != 0 &&
                   !names_target(l) && l->out->here == NULL;
    struct incident *open;
    if ((l->command->row->needs & NEED_OPEN) == 0 && !implied)
        return true;
    if (!incident_list(l->store, l->arena, &filter, &l->viewer, OPEN_MAX, &open,
                       &l->out->open_count, err))
        return false;
    l->out->open = open;
    return true;
}

/* "2", "sev2", "SEV-2": the digit that ends it; 0: none. */
static int read_severity(const char *value)
{
    int64_t severity = 0;
    size_t len = value == NULL ? 0 : strlen(value);
    if (len == 0 || !parse_integer((struct slice){value + len - 1, 1}, 1, SEVERITY_MAX, &severity))
        return 0;
    return (int)severity;
}

static const char *first_service(struct arena *arena, const char *value)
{
    struct slice rest = slice_of(value), first;
    if (!slice_split(&rest, ',', &first))
        return NULL;
    return arena_slice(arena, slice_trim(first));
}

static void read_filter(const struct loading *l, struct incident_filter *filter)
{
    struct slice rest = slice_of(l->command->text), word;
    *filter = (struct incident_filter){
        .open_only = true,
        .since_ms = TIME_UNKNOWN,
        .service = first_service(l->arena, l->command->values[ARGUMENT_SVC]),
        .severity = read_severity(l->command->values[ARGUMENT_SEV]),
        .with_private = l->shell,
    };
    bool open = false;
    while (slice_word(&rest, &word)) {
        if (slice_equals_nocase(word, "open"))
            open = true;
        if (slice_equals_nocase(word, "mine"))
            filter->member = l->line->actor_id;
        if (slice_equals_nocase(word, "week"))
            filter->since_ms = l->now_ms - WEEK_MS;
        if (slice_equals_nocase(word, "all") || slice_equals_nocase(word, "week"))
            filter->open_only = false;
    }
    filter->open_only = filter->open_only || open;
}

static bool load_listed(struct loading *l, struct err *err)
{
    struct incident_filter filter;
    struct incident *listed;
    if ((l->command->row->needs & NEED_LIST) == 0)
        return true;
    read_filter(l, &filter);
    if (!incident_list(l->store, l->arena, &filter, &l->viewer, LIST_MAX, &listed,
                       &l->out->listed_count, err))
        return false;
    l->out->listed = listed;
    return true;
}

/* In free text a number alone may mean anything: only D-42 names one, but for verbs that are about two. */
static bool load_named(struct loading *l, struct err *err)
{
    struct incident *named = NULL;
    struct slice rest = slice_of(l->command->text), word;
    if ((l->command->row->needs & NEED_NAMED) == 0)
        return true;
    while (slice_word(&rest, &word) && l->out->named_count < NAMED_MAX) {
        const struct incident *found = NULL;
        int64_t number;
        if (word.at[word.len - 1] == ':' || word.at[word.len - 1] == ',')
            word.len--; /* "duplicate of D-3: same thing" */
        bool spelt = slice_starts(word, "D-") || slice_starts(word, "d-") ||
                     l->command->row->takes_target == TARGET_PAIR;
        if (!spelt || !disruption_number(word, &number))
            continue;
        if (!load_visible(l, number, &found, err))
            return false;
        if (found == NULL)
            continue;
        named = grow(l->arena, named, l->out->named_count, sizeof(*named));
        named[l->out->named_count++] = *found;
    }
    l->out->named = named;
    return true;
}

/* Who may steer it depends on them. */
static bool load_holders(struct loading *l, struct err *err)
{
    const struct incident *incident = command_target(l->command, l->out, l->line);
    struct participant *holders = NULL;
    size_t count = 0;
    bool row, good;
    if (incident == NULL)
        return true;
    sqlite3_stmt *query =
        SQL_ASK(l->store, QUERIES_SITUATION, HOLDERS, sql_int(incident->number));
    while ((good = sql_next(l->store, query, &row, err)) && row) {
        holders = grow(l->arena, holders, count, sizeof(*holders));
        holders[count++] = (struct participant){
            .role = col_text(l->arena, query, 0),
            .id = col_text(l->arena, query, 1),
            .name = col_text(l->arena, query, 2),
            .from_ms = col_int(query, 3),
            .to_ms = TIME_UNKNOWN,
        };
    }
    l->out->holders = holders;
    l->out->holder_count = count;
    return good;
}

static bool load_dossier(struct loading *l, struct err *err)
{
    const struct incident *incident = command_target(l->command, l->out, l->line);
    if ((l->command->row->needs & NEED_DOSSIER) == 0 || incident == NULL)
        return true;
    struct dossier *dossier = arena_new(l->arena, 1, sizeof(*dossier));
    if (!store_dossier_load(l->store, l->arena, incident->number, dossier, err))
        return false;
    l->out->dossier = dossier;
    return true;
}

static bool load_changes(struct loading *l, struct err *err)
{
    const struct incident *incident = command_target(l->command, l->out, l->line);
    if ((l->command->row->needs & NEED_HISTORY) == 0 || incident == NULL)
        return true;
    struct entry_change *changes;
    if (!entry_changes(l->store, l->arena, incident->number, &changes, &l->out->change_count, err))
        return false;
    l->out->changes = changes;
    return true;
}

/* Private ones are in no figure but the shell's, whoever took part in them: others may read along. */
static bool load_figures(struct loading *l, struct err *err)
{
    const struct figure_filter filter = {
        .service = first_service(l->arena, l->command->values[ARGUMENT_SVC]),
        .severity = read_severity(l->command->values[ARGUMENT_SEV]),
        .with_private = l->shell,
    };
    if ((l->command->row->needs & NEED_FIGURES) == 0)
        return true;
    struct stat_input *figures = arena_new(l->arena, 1, sizeof(*figures));
    if (!store_figures_load(l->store, l->arena, &filter, figures, err))
        return false;
    l->out->figures = figures;
    return true;
}

static bool load_health(struct loading *l, struct err *err)
{
    if ((l->command->row->needs & NEED_HEALTH) == 0)
        return true;
    struct health *health = arena_new(l->arena, 1, sizeof(*health));
    const struct incident *about = l->command->row->takes_target == TARGET_NONE ? NULL : command_place(l->command, l->out);
    const struct parked_filter filter = {l->viewer, l->shell, about == NULL ? 0 : about->number};
    l->out->health = health;
    return health_load(l->store, l->arena, &filter, health, err);
}

static bool load_check(struct loading *l, struct err *err)
{
    const struct incident *incident = command_target(l->command, l->out, l->line);
    if ((l->command->row->needs & NEED_CHECK) == 0 || incident == NULL)
        return true;
    struct record_check *check = arena_new(l->arena, 1, sizeof(*check));
    l->out->check = check;
    return record_check(l->store, l->arena, incident->number, check, err);
}

static bool load_work(struct loading *l, struct err *err)
{
    const struct incident *incident = command_target(l->command, l->out, l->line);
    const struct work_request request = {l->command, l->line, incident, l->now_ms, l->shell};
    return situation_work(l->store, l->arena, &request, l->out, err);
}

static bool load_lines(struct loading *l, struct err *err)
{
    const struct incident *incident = command_target(l->command, l->out, l->line);
    if ((l->command->row->needs & NEED_UNDO) == 0 || incident == NULL)
        return true;
    struct journal_line *lines;
    if (!undo_lines(l->store, l->arena, incident->number, l->line->actor_id, l->now_ms, &lines,
                    &l->out->line_count, err))
        return false;
    l->out->lines = lines;
    return true;
}

static bool load_posts(struct loading *l, struct err *err)
{
    const struct incident *incident = command_target(l->command, l->out, l->line);
    struct own_post *posts = NULL;
    struct attached *attached = NULL;
    unsigned needs = incident == NULL ? 0 : l->command->row->needs;
    if ((needs & NEED_POSTS) &&
        !own_posts(l->store, l->arena, incident->number, &posts, &l->out->post_count, err))
        return false;
    if ((needs & NEED_ATTACHED) && !attached_list(l->store, l->arena, incident->number, true, &attached,
                                                  &l->out->attached_count, err))
        return false;
    l->out->posts = posts;
    l->out->attached = attached;
    return true;
}

static bool load_past(struct loading *l, struct err *err)
{
    const struct search_request request = {
        .command = l->command,
        .line = l->line,
        .now_ms = l->now_ms,
        .viewer = {l->viewer.person_id, l->viewer.here, l->shell},
    };
    return situation_search(l->store, l->arena, &request, l->out, err);
}

static bool load_number(struct loading *l, struct err *err)
{
    return sql_number(l->store, SQL_ASK(l->store, QUERIES_SITUATION, NEXT_NUMBER), 1,
                      &l->out->next_number, err);
}

bool store_situation_load(struct store *store, struct arena *arena, const struct policy *policy,
                          const struct command *command, const struct command_line *line,
                          int64_t now_ms, struct situation *out, struct err *err)
{
    struct situation loaded = {.policy = policy};
    struct loading l = {
        .store = store,
        .arena = arena,
        .command = command,
        .line = line,
        .now_ms = now_ms,
        .shell = line->channel_id == NULL && line->mouth == MOUTH_SHELL && !(command->flags & FLAG_SHARE),
        /* what is shared is seen by a whole channel */
        .viewer = {command->flags & FLAG_SHARE ? NULL : line->actor_id, 0},
        .out = &loaded,
    };
    if (!snapshot_begin(store, err))
        return false;
    bool good = load_people(&l, err) && load_here(&l, err) && load_target(&l, err) &&
                load_named(&l, err) && load_open(&l, err) && load_listed(&l, err) && load_holders(&l, err) && load_dossier(&l, err) &&
                load_changes(&l, err) && load_lines(&l, err) && load_posts(&l, err) && load_figures(&l, err) && load_health(&l, err) &&
                load_check(&l, err) && load_work(&l, err) && load_past(&l, err) && load_number(&l, err);
    snapshot_end(store);
    if (good)
        *out = loaded;
    return good;
}
