/* Windows over the outbox. */
#include "daemon/handing.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/log.h"
#include "disruption/base/memory.h"
#include "disruption/store/outbox.h"

#define PAGE_ROWS 512 /* outbox rows read at once */

/*
 * Outbox rows in the courier's hands at once. Reactions are kept shorter: a burst of tags takes the platform many
 * minutes to confirm, and must not keep a new channel or an answer waiting.
 */
enum row_class { ROWS_WANTED, ROWS_REACTIONS, ROW_CLASSES };
static const unsigned window[ROW_CLASSES] = {[ROWS_WANTED] = HANDED_MAX, [ROWS_REACTIONS] = 512};

struct handing {
    struct store *store;
    struct courier *courier;
    struct watch *watch;
    int64_t last_old_row;     /* the newest row that waited at the start */
    GHashTable *handed;       /* ids of rows the courier has and has not reported on */
    bool behind[ROW_CLASSES]; /* rows wait in the store that the courier does not have; newer ones
                                 then wait too */
};

/* Every row that waits, a page at a time. take owns the rows of its page. */
static bool each_waiting(struct store *store, void (*take)(void *ctx, struct outbox_row *rows, size_t count),
                         void *ctx, struct err *err)
{
    struct outbox_row *rows = mem_new(PAGE_ROWS, sizeof(*rows));
    size_t count = PAGE_ROWS;
    bool done = true;
    for (int64_t after = 0; done && count == PAGE_ROWS;) {
        count = 0;
        done = store_outbox_waiting(store, after, rows, PAGE_ROWS, &count, err);
        if (count > 0) {
            after = rows[count - 1].id;
            take(ctx, rows, count);
        }
    }
    free(rows);
    return done;
}

/* What waits from an earlier life. */
static void note_old(void *ctx, struct outbox_row *rows, size_t count)
{
    struct handing *handing = ctx;
    for (size_t i = 0; i < count; i++) {
        handing->last_old_row = rows[i].id;
        if (rows[i].effect.kind == EFFECT_CHANNEL_CREATE)
            watch_expect(handing->watch, 1);
        outbox_row_done(&rows[i]);
    }
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

static enum row_class class_of(const struct outbox_row *row)
{
    bool reaction = row->effect.kind == EFFECT_REACT || row->effect.kind == EFFECT_UNREACT;
    return reaction ? ROWS_REACTIONS : ROWS_WANTED;
}

static void note_handed(struct handing *handing, int64_t id)
{
    int64_t *key = mem_new(1, sizeof(*key));
    *key = id;
    g_hash_table_add(handing->handed, key);
}

/* Hands rows over as far as their windows let, in order; owns them. A row the courier has may have a newer body. One it
 * has just carried out still waits here until its end is told: then it is too late, or the end hands it over again. */
static void hand(void *ctx, struct outbox_row *rows, size_t count)
{
    struct handing *handing = ctx;
    struct outbox_row *known_rows = mem_new(count, sizeof(*known_rows));
    size_t taken = 0, known_count = 0;
    for (size_t i = 0; i < count; i++) {
        enum row_class class = class_of(&rows[i]);
        bool known = g_hash_table_contains(handing->handed, &rows[i].id);
        if (known) {
            known_rows[known_count++] = rows[i];
            continue;
        }
        if (g_hash_table_size(handing->handed) >= window[class])
            handing->behind[class] = true;
        if (handing->behind[class]) {
            outbox_row_done(&rows[i]);
            continue;
        }
        note_handed(handing, rows[i].id);
        rows[taken++] = rows[i];
    }
    courier_take(handing->courier, rows, taken);
    courier_renew(handing->courier, known_rows, known_count);
    free(known_rows);
}

void handing_all(struct handing *handing)
{
    struct err err = ERR_INIT;
    memset(handing->behind, 0, sizeof(handing->behind));
    if (!each_waiting(handing->store, hand, handing, &err))
        log_error("outbox_unread", "reason=\"%s\"", err.text);
}

void handing_new(struct handing *handing, const int64_t *ids, size_t id_count)
{
    struct outbox_row *rows = mem_new(id_count, sizeof(*rows));
    size_t count = 0;
    for (size_t i = 0; i < id_count; i++) {
        struct err err = ERR_INIT;
        if (store_outbox_get(handing->store, ids[i], &rows[count], &err))
            count++;
        else
            log_error("outbox_unread", "row=%lld reason=\"%s\"", (long long)ids[i], err.text);
    }
    hand(handing, rows, count);
    free(rows);
    for (int class = 0; class < ROW_CLASSES; class ++) {
        if (handing->behind[class] && g_hash_table_size(handing->handed) < window[class] / 2) {
            handing_all(handing);
            return;
        }
    }
}

void handing_ended(struct handing *handing, int64_t id)
{
    g_hash_table_remove(handing->handed, &id);
}

size_t handing_count(const struct handing *handing)
{
    return g_hash_table_size(handing->handed);
}
