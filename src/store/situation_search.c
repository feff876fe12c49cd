/* What a command may look at of the past: what its words find, and what is like the one it is about. */
#include <string.h>

#include "disruption/core/duration.h"
#include "disruption/core/since.h"
#include "disruption/store/search.h"
#include "store/search.h"

static bool has_flag(const struct command *command, const char *word)
{
    for (size_t i = 0; i < COUNT_OF(command->row->flags) && command->row->flags[i] != NULL; i++) {
        if (strcmp(command->row->flags[i], word) == 0)
            return (command->flags & BIT(i)) != 0;
    }
    return false;
}

static const char *const *services_of(struct arena *arena, const char *value, size_t *count)
{
    const char **names = NULL;
    struct slice rest = slice_of(value), name;
    *count = 0;
    while (slice_split(&rest, ',', &name) && *count < SERVICES_MAX) {
        names = grow(arena, names, *count, sizeof(*names));
        names[(*count)++] = arena_slice(arena, slice_trim(name));
    }
    return names;
}

/* A verb without a target describes one that is not recorded yet, which is told to a whole channel. */
static bool load_similar(struct store *store, struct arena *arena, const struct search_request *request,
                         struct situation *out, struct err *err)
{
    const struct command *command = request->command;
    const struct incident *target = command_target(command, out, request->line);
    bool recorded = (command->row->needs & NEED_TARGET) != 0;
    struct similar_query query = {.viewer = request->viewer, .title = command->text};
    struct similar *found;
    if ((command->row->needs & NEED_SIMILAR) == 0 || (recorded && target == NULL))
        return true;
    query.number = recorded ? target->number : 0;
    query.services = services_of(arena, command->values[ARGUMENT_SVC], &query.service_count);
    query.type = command->values[ARGUMENT_TYPE];
    query.is_drill = has_flag(command, "drill");
    if (!store_similar(store, arena, &query, recorded ? SIMILAR_FAINT : SIMILAR_CLEAR, SIMILAR_MAX, &found,
                       &out->similar_count, err))
        return false;
    out->similar = found;
    return true;
}

/* Words that are no beginning of a period are the verb's to refuse. */
static int64_t read_since(const struct search_request *request, const struct situation *situation)
{
    const char *value = request->command->values[ARGUMENT_SINCE];
    const char *zone = zone_known(situation->actor.zone) ? situation->actor.zone : situation->policy->zone;
    int64_t since_ms = TIME_UNKNOWN;
    struct err ignored = ERR_INIT;
    if (value == NULL || !since_read(slice_of(value), zone, request->now_ms, &since_ms, &ignored))
        return TIME_UNKNOWN;
    return since_ms;
}

static bool load_found(struct store *store, struct arena *arena, const struct search_request *request,
                       struct situation *out, struct err *err)
{
    const struct command *command = request->command;
    size_t count;
    if ((command->row->needs & NEED_FOUND) == 0)
        return true;
    const char *const *services = services_of(arena, command->values[ARGUMENT_SVC], &count);
    const struct find_query query = {
        .words = command->text,
        .service = count == 0 ? NULL : services[0],
        .since_ms = read_since(request, out),
        .viewer = request->viewer,
    };
    struct found *found;
    if (!store_find(store, arena, &query, &found, &out->found_count, &out->found_all, err))
        return false;
    out->found = found;
    return true;
}

bool situation_search(struct store *store, struct arena *arena, const struct search_request *request,
                      struct situation *out, struct err *err)
{
    return load_similar(store, arena, request, out, err) && load_found(store, arena, request, out, err);
}
