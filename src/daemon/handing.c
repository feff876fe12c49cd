/* Windows over the outbox. */
#include "daemon/handing.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/traffic.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/base/memory.h"
#include "disruption/store/outbox.h"

#define PAGE_ROWS 512 /* outbox rows read at once */
#define UNREAD_PAUSE_MS 1000 /* before rows are read again that could not be */

struct handing {
    struct store *store;
    struct courier *courier;
    struct watch *watch;
    int64_t last_old_row;     /* the newest row that waited at the start */
    GHashTable *handed;          /* rows the courier has and has not reported on: id -> its window */
    unsigned held[WINDOW_COUNT]; /* how many of each */
    bool behind[WINDOW_COUNT];   /* rows wait in the store that the courier does not have; newer ones
                                    then wait too */
    bool unread;                 /* rows could not be read; all newer ones then wait too, as lanes keep their order */
    int64_t again_ms;            /* steady; then they are read again */
};

/* Every row that waits, a page at a time, until take has enough. take owns the rows of its page. */
static bool each_waiting(struct store *store, bool (*take)(void *ctx, struct outbox_row *rows, size_t count),
                         void *ctx, struct err *err)
{
    struct outbox_row *rows = mem_new(PAGE_ROWS, sizeof(*rows));
    size_t count = PAGE_ROWS;
    bool done = true, more = true;
    for (int64_t after = 0; done && more && count == PAGE_ROWS;) {
        count = 0;
        done = store_outbox_waiting(store, after, rows, PAGE_ROWS, &count, err);
        if (count > 0) {
            after = rows[count - 1].id;
            more = take(ctx, rows, count);
        }
    }
    free(rows);
    return done;
}

/* What waits from an earlier life. */
static bool note_old(void *ctx, struct outbox_row *rows, size_t count)
{
    struct handing *handing = ctx;
    for (size_t i = 0; i < count; i++) {
        handing->last_old_row = rows[i].id;
        if (rows[i].effect.kind == EFFECT_CHANNEL_CREATE)
            watch_expect(handing->watch, 1);
        outbox_row_done(&rows[i]);
    }
    return true;
}

bool handing_create(struct store *store, struct watch *watch, struct handing **out, struct err *err)
{
    struct handing *handing = mem_new(1, sizeof(*handing));
    handing->store = store;
    handing->watch = watch;
    if (!each_waiting(store, note_old, handing, err)) {
        free(handing);
        return false;
    }
    handing->handed = g_hash_table_new_full(g_int64_hash, g_int64_equal, free, NULL);
    *out = handing;
    return true;
}

int64_t handing_last_old_row(const struct handing *handing)
{
    return handing->last_old_row;
}

void handing_destroy(struct handing *handing)
{
    if (handing == NULL)
        return;
    g_hash_table_destroy(handing->handed);
    free(handing);
}

void handing_begin(struct handing *handing, struct courier *courier)
{
    handing->courier = courier;
}

static void note_handed(struct handing *handing, int64_t id, enum traffic_window window)
{
    int64_t *key = mem_new(1, sizeof(*key));
    *key = id;
    g_hash_table_insert(handing->handed, key, GINT_TO_POINTER(window));
    handing->held[window]++;
}

/* Hands rows over as far as their windows let, in order; owns them. A row the courier has may have a newer body. One it
 * has just carried out still waits here until its end is told: then it is too late, or the end hands it over again. */
static void hand(struct handing *handing, struct outbox_row *rows, size_t count)
{
    struct outbox_row *known_rows = mem_new(count, sizeof(*known_rows));
    size_t taken = 0, known_count = 0;
    for (size_t i = 0; i < count; i++) {
        enum traffic_window window = traffic_of(&rows[i].effect)->window;
        if (g_hash_table_contains(handing->handed, &rows[i].id)) {
            known_rows[known_count++] = rows[i];
            continue;
        }
        if (handing->held[window] >= traffic_window_max(window))
            handing->behind[window] = true;
        if (handing->behind[window]) {
            outbox_row_done(&rows[i]);
            continue;
        }
        note_handed(handing, rows[i].id, window);
        rows[taken++] = rows[i];
    }
    courier_take(handing->courier, rows, taken);
    courier_renew(handing->courier, known_rows, known_count);
    free(known_rows);
}

static bool hand_page(void *ctx, struct outbox_row *rows, size_t count)
{
    hand(ctx, rows, count);
    return true;
}

static void leave_unread(struct handing *handing, const struct err *why)
{
    log_error("outbox_unread", "reason=\"%s\" retry_in_ms=%d", why->text, UNREAD_PAUSE_MS);
    handing->unread = true;
    handing->again_ms = clock_steady_ms() + UNREAD_PAUSE_MS;
}

void handing_all(struct handing *handing)
{
    struct err err = ERR_INIT;
    memset(handing->behind, 0, sizeof(handing->behind));
    handing->unread = false;
    if (!each_waiting(handing->store, hand_page, handing, &err))
        leave_unread(handing, &err);
}

int64_t handing_wait_ms(const struct handing *handing, int64_t now_ms)
{
    if (!handing->unread)
        return INT64_MAX;
    return handing->again_ms > now_ms ? handing->again_ms - now_ms : 0;
}

void handing_look(struct handing *handing, int64_t now_ms)
{
    if (handing_wait_ms(handing, now_ms) == 0)
        handing_all(handing);
}

/* Older rows of windows that have room again. */
struct refill {
    struct handing *handing;
    bool wanted[WINDOW_COUNT];
};

/* The store may hold many more than there is room for: no further than until all that have room are full. */
static bool refill_page(void *ctx, struct outbox_row *rows, size_t count)
{
    struct refill *refill = ctx;
    hand(refill->handing, rows, count);
    for (int window = 0; window < WINDOW_COUNT; window++) {
        if (refill->wanted[window] && !refill->handing->behind[window])
            return true;
    }
    return false;
}

static void refill(struct handing *handing)
{
    struct refill refill = {.handing = handing};
    struct err err = ERR_INIT;
    bool wanted = false;
    for (int window = 0; window < WINDOW_COUNT; window++) {
        bool room = handing->behind[window] && handing->held[window] < traffic_window_max(window) / 2;
        refill.wanted[window] = room;
        if (room)
            handing->behind[window] = false;
        wanted = wanted || room;
    }
    if (wanted && !each_waiting(handing->store, refill_page, &refill, &err))
        leave_unread(handing, &err);
}

void handing_new(struct handing *handing, const int64_t *ids, size_t id_count)
{
    struct outbox_row *rows = mem_new(id_count, sizeof(*rows));
    struct err err = ERR_INIT;
    size_t count = 0;
    while (!handing->unread && count < id_count) {
        if (store_outbox_get(handing->store, ids[count], &rows[count], &err))
            count++;
        else
            leave_unread(handing, &err);
    }
    hand(handing, rows, count);
    free(rows);
    if (!handing->unread)
        refill(handing);
}

void handing_ended(struct handing *handing, int64_t id)
{
    gpointer window;
    if (!g_hash_table_lookup_extended(handing->handed, &id, NULL, &window))
        return;
    handing->held[GPOINTER_TO_INT(window)]--;
    g_hash_table_remove(handing->handed, &id);
}

size_t handing_count(const struct handing *handing)
{
    return g_hash_table_size(handing->handed);
}
