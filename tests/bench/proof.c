/* Through the public views, as any other reader. */
#include "proof.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/arena.h"
#include "disruption/base/json.h"
#include "disruption/store/export.h"
#include "disruption/store/incidents.h"
#include "say.h"

static struct js *read_view(const char *database, const char *view, int64_t number)
{
    struct store *store;
    struct js *rows;
    struct err err = ERR_INIT;
    if (!store_open(database, STORE_READ, &store, &err) ||
        !store_export_view(store, view, number, &rows, &err))
        give_up("%s", err.text);
    store_close(store);
    return rows;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_stamp(const void *a, const void *b)
{
    const char *wanted = *(const char *const *)a;
    return strncmp(wanted, *(const char *const *)b, strlen(wanted));
}

/* The messages in the timeline as "timestamp channel", sorted, in the arena. */
static const char **stamps_of(const struct js *rows, struct arena *arena, size_t *count)
{
    const char **stamps = arena_new(arena, js_count(rows) + 1, sizeof(*stamps));
    *count = 0;
    for (size_t i = 0; i < js_count(rows); i++) {
        const struct js *row = js_item(rows, i);
        const char *stamp = js_string(row, "message_ts");
        if (stamp != NULL)
            stamps[(*count)++] = arena_print(arena, "%s %s", stamp, js_string_or(row, "channel_id", ""));
    }
    qsort(stamps, *count, sizeof(*stamps), by_text);
    return stamps;
}

void proof_take(const char *database, const struct drive *drive, struct proof *out)
{
    size_t count;
    struct arena arena = {0};
    struct js *rows = read_view(database, "timeline", 0);
    const char **stamps = stamps_of(rows, &arena, &count);
    *out = (struct proof){0};
    for (size_t i = 0; i < drive->count; i++) {
        char wanted[FRAMES_STAMP_MAX];
        const char *key = wanted;
        if (!drive->records[i].note || drive->records[i].took_us < 0)
            continue;
        frames_stamp(drive->records[i].stamp_us, wanted);
        out->acknowledged++;
        if (bsearch(&key, stamps, count, sizeof(*stamps), by_stamp) == NULL)
            out->lost++;
    }
    for (size_t i = 1; i < count; i++)
        out->doubled += strcmp(stamps[i - 1], stamps[i]) == 0;
    arena_done(&arena);
    js_drop(rows);
}

size_t proof_entries(const char *database, int64_t number)
{
    struct js *rows = read_view(database, "timeline", number);
    size_t count;
    struct arena arena = {0};
    (void)stamps_of(rows, &arena, &count);
    arena_done(&arena);
    js_drop(rows);
    return count;
}

bool proof_drafted(struct store *store, int64_t number)
{
    struct arena arena = {0};
    struct incident incident;
    struct err err = ERR_INIT;
    bool known = store_incident_get(store, &arena, number, &incident, &err);
    if (!known && err.kind != ERR_NOT_FOUND)
        give_up("%s", err.text);
    bool drafted = known && incident.report_revision > 0;
    arena_done(&arena);
    return drafted;
}
