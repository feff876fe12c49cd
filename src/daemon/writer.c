/* Group commit. */
#include "daemon/writer.h"

#include <glib.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/turn.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/base/memory.h"
#include "disruption/base/queue.h"
#include "disruption/store/inbox.h"
#include "disruption/store/incidents.h"
#include "disruption/store/outbox.h"

#define PAGE_ROWS 512         /* outbox rows read at once */
#define STUCK_WAIT_MS 500     /* between tries when the store cannot take a batch */
#define STUCK_LOG_MS 60000    /* and how often that is said */
#define HOUSEKEEPING_MS 60000 /* between prunings, when idle */
#define CLOSE_GRACE_MS 1000   /* at the end a stuck store is given up; the platform sends again */

/*
 * Outbox rows in the courier's hands at once; the rest wait in the store. Reactions are kept
 * shorter: a burst of tags takes the platform many minutes to confirm, and must not keep a new
 * channel or an answer waiting.
 */
enum row_class { ROWS_WANTED, ROWS_REACTIONS, ROW_CLASSES };
static const unsigned window[ROW_CLASSES] = {[ROWS_WANTED] = 4096, [ROWS_REACTIONS] = 512};

struct writer {
    struct writer_options options;
    struct store *store;
    struct queue *queue;
    struct courier *courier;
    pthread_t thread;
    bool started;
    struct batch batch;
    struct turn turn;
    GHashTable *handed;       /* ids of rows the courier has and has not reported on */
    bool behind[ROW_CLASSES]; /* rows wait in the store that the courier does not have; newer ones
                                 then wait too */
    int64_t pruned_at_ms;
    int64_t untidy_said_ms;
    bool given_up; /* the daemon ends with a store that takes nothing */
    _Atomic int64_t stuck_since_ms;
};

static bool watch_known_channels(struct writer *writer, struct err *err)
{
    struct arena arena = {0};
    const char **ids;
    size_t count;
    bool done = store_incident_channels(writer->store, &arena, &ids, &count, err);
    for (size_t i = 0; done && i < count; i++)
        watch_add(writer->options.watch, ids[i]);
    arena_done(&arena);
    return done;
}

/*
 * Every row that waits, a page at a time. take owns the rows of its page.
 */
static bool each_waiting(struct writer *writer,
                         void (*take)(struct writer *writer, struct outbox_row *rows, size_t count),
                         struct err *err)
{
    struct outbox_row *rows = mem_new(PAGE_ROWS, sizeof(*rows));
    size_t count = PAGE_ROWS;
    bool done = true;
    for (int64_t after = 0; done && count == PAGE_ROWS;) {
        count = 0;
        done = store_outbox_waiting(writer->store, after, rows, PAGE_ROWS, &count, err);
        if (count > 0) {
            after = rows[count - 1].id;
            take(writer, rows, count);
        }
    }
    free(rows);
    return done;
}

/* Channels that were being made when the last daemon ended. */
static void expect_channels(struct writer *writer, struct outbox_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].effect.kind == EFFECT_CHANNEL_CREATE)
            watch_expect(writer->options.watch, 1);
        outbox_row_done(&rows[i]);
    }
}

bool writer_create(const struct writer_options *options, struct writer **out, struct err *err)
{
    struct writer *writer = mem_new(1, sizeof(*writer));
    writer->options = *options;
    if (!store_open(options->database, STORE_WRITE, &writer->store, err) ||
        !watch_known_channels(writer, err) || !each_waiting(writer, expect_channels, err)) {
        store_close(writer->store);
        free(writer);
        return false;
    }
    writer->queue = queue_create(WRITER_QUEUE_MAX, NULL, NULL);
    writer->handed = g_hash_table_new_full(g_int64_hash, g_int64_equal, free, NULL);
    writer->turn = (struct turn){writer->store, options->policy, options->watch, &writer->batch};
    *out = writer;
    return true;
}

/* handing rows over
 * ------------------------------------------------------------------------------------------- */

static enum row_class class_of(const struct outbox_row *row)
{
    bool reaction = row->effect.kind == EFFECT_REACT || row->effect.kind == EFFECT_UNREACT;
    return reaction ? ROWS_REACTIONS : ROWS_WANTED;
}

static void note_handed(struct writer *writer, int64_t id)
{
    int64_t *key = mem_new(1, sizeof(*key));
    *key = id;
    g_hash_table_add(writer->handed, key);
}

/* Hands rows over as far as their windows let, in order; owns them. A row the courier has may have
 * a newer body. */
static void hand(struct writer *writer, struct outbox_row *rows, size_t count)
{
    size_t taken = 0;
    for (size_t i = 0; i < count; i++) {
        enum row_class class = class_of(&rows[i]);
        bool known = g_hash_table_contains(writer->handed, &rows[i].id);
        if (!known && g_hash_table_size(writer->handed) >= window[class])
            writer->behind[class] = true;
        if (!known && writer->behind[class]) {
            outbox_row_done(&rows[i]);
            continue;
        }
        note_handed(writer, rows[i].id);
        rows[taken++] = rows[i];
    }
    courier_take(writer->courier, rows, taken);
}

/* Begins again with all that waits; the courier drops what it has. */
static void hand_waiting(struct writer *writer)
{
    struct err err = ERR_INIT;
    memset(writer->behind, 0, sizeof(writer->behind));
    if (!each_waiting(writer, hand, &err))
        log_error("outbox_unread", "reason=\"%s\"", err.text);
}

static void hand_new(struct writer *writer)
{
    struct batch *batch = &writer->batch;
    struct outbox_row *rows = mem_new(batch->row_count, sizeof(*rows));
    size_t count = 0;
    for (size_t i = 0; i < batch->row_count; i++) {
        struct err err = ERR_INIT;
        if (store_outbox_get(writer->store, batch->rows[i], &rows[count], &err))
            count++;
        else
            log_error("outbox_unread", "row=%lld reason=\"%s\"", (long long)batch->rows[i],
                      err.text);
    }
    hand(writer, rows, count);
    free(rows);
    for (int class = 0; class < ROW_CLASSES; class ++) {
        if (writer->behind[class] && g_hash_table_size(writer->handed) < window[class] / 2) {
            hand_waiting(writer);
            return;
        }
    }
}

/* one batch
 * ---------------------------------------------------------------------------------------------------
 */

/* A turn that only this event fails is undone and said; the rest of the batch goes on. */
static bool take_one(struct writer *writer, struct work *work, bool *kept, struct err *err)
{
    *kept = false;
    if (!store_turn_begin(writer->store, err))
        return false;
    if (turn_take(&writer->turn, work, err)) {
        *kept = true;
        return store_turn_keep(writer->store, err);
    }
    if (err->kind == ERR_UNAVAILABLE)
        return false;
    log_error("turn_failed", "kind=%d key=%s reason=\"%s\"", (int)work_event(work)->kind,
              work_event(work)->key == NULL ? "-" : work_event(work)->key, err->text);
    work->refused = ERR_INTERNAL;
    buf_clear(&work->answer);
    buf_print(&work->answer, "This could not be recorded (%s). It was logged; please try again.",
              err->text);
    store_turn_undo(writer->store);
    return true;
}

static bool commit(struct writer *writer, struct work **works, bool *kept, size_t count,
                   struct err *err)
{
    batch_clear(&writer->batch);
    if (!store_begin(writer->store, err))
        return false;
    int64_t newest_ms = 0;
    for (size_t i = 0; i < count; i++) {
        if (!take_one(writer, works[i], &kept[i], err)) {
            store_rollback(writer->store);
            return false;
        }
        if (work_event(works[i])->received_ms > newest_ms)
            newest_ms = work_event(works[i])->received_ms;
    }
    if (!turn_draft(&writer->turn, newest_ms, err)) {
        store_rollback(writer->store);
        return false;
    }
    return store_commit(writer->store, err);
}

/* Tries until the store takes the batch; false when the daemon ends first. */
static bool commit_at_last(struct writer *writer, struct work **works, bool *kept, size_t count)
{
    int64_t said_at_ms = 0, closing_since_ms = 0;
    struct err err = ERR_INIT;
    while (!commit(writer, works, kept, count, &err)) {
        int64_t now_ms = clock_steady_ms();
        if (atomic_load(&writer->stuck_since_ms) == 0)
            atomic_store(&writer->stuck_since_ms, now_ms);
        if (said_at_ms == 0 || now_ms - said_at_ms >= STUCK_LOG_MS) {
            log_error("store_stuck", "waiting=%zu reason=\"%s\"", count + queue_len(writer->queue),
                      err.text);
            said_at_ms = now_ms;
        }
        if (queue_closed(writer->queue)) {
            closing_since_ms = closing_since_ms == 0 ? now_ms : closing_since_ms;
            writer->given_up = now_ms - closing_since_ms >= CLOSE_GRACE_MS;
            if (writer->given_up)
                return false;
        }
        struct timespec wait = {0, STUCK_WAIT_MS * 1000000L};
        nanosleep(&wait, NULL);
    }
    if (atomic_exchange(&writer->stuck_since_ms, 0) != 0)
        log_info("store_works_again", "taken=%zu", count);
    return true;
}

static void after_commit(struct writer *writer, struct work **works, const bool *kept, size_t count)
{
    struct batch *batch = &writer->batch;
    for (size_t i = 0; i < batch->linked_count; i++)
        watch_add(writer->options.watch, batch->linked[i]);
    if (batch->expected != 0)
        watch_expect(writer->options.watch, batch->expected);
    for (size_t i = 0; i < count; i++) {
        if (works[i]->from == WORK_COURIER)
            g_hash_table_remove(writer->handed, &works[i]->event.as.effect.row);
        if (!kept[i] && works[i]->delivery != NULL)
            works[i]->delivery->id[0] = '\0'; /* not stored, so not acknowledged */
        if (works[i]->from == WORK_POLICY)
            writer->turn.policy = works[i]->policy;
    }
    writer->options.durable(writer->options.ctx, works, count);
    hand_new(writer);
}

static void prune(struct writer *writer)
{
    int64_t now_ms = clock_steady_ms();
    if (now_ms - writer->pruned_at_ms < HOUSEKEEPING_MS)
        return;
    writer->pruned_at_ms = now_ms;
    struct err err = ERR_INIT;
    if (!store_begin(writer->store, &err))
        return; /* busy or full: there is no hurry */
    bool pruned = store_inbox_prune(writer->store, clock_now_ms(), &err) &&
                  store_outbox_prune(writer->store, clock_now_ms(), &err);
    if (!pruned)
        store_rollback(writer->store);
    if (!pruned || !store_commit(writer->store, &err)) /* a commit that fails has rolled back */
        log_warning("pruning_failed", "reason=\"%s\"", err.text);
}

/* After the acknowledgements: the disk takes its time for this. */
static void tidy(struct writer *writer)
{
    struct err err = ERR_INIT;
    int64_t now_ms = clock_steady_ms();
    if (store_tidy(writer->store, queue_len(writer->queue) == 0, &err) ||
        now_ms - writer->untidy_said_ms < STUCK_LOG_MS)
        return;
    writer->untidy_said_ms = now_ms;
    log_warning("tidying_failed", "reason=\"%s\"", err.text);
}

static void *serve(void *ctx)
{
    struct writer *writer = ctx;
    struct work **works = mem_new(WRITER_BATCH_MAX, sizeof(*works));
    bool *kept = mem_new(WRITER_BATCH_MAX, sizeof(*kept));
    hand_waiting(writer);
    for (;;) {
        works[0] = queue_wait(writer->queue, HOUSEKEEPING_MS);
        if (works[0] == NULL && queue_closed(writer->queue))
            break;
        size_t count = works[0] == NULL ? 0 : 1;
        while (count > 0 && count < WRITER_BATCH_MAX &&
               (works[count] = queue_poll(writer->queue)) != NULL)
            count++;
        if (count > 0 && !writer->given_up && commit_at_last(writer, works, kept, count)) {
            after_commit(writer, works, kept, count);
        } else {
            for (size_t i = 0; i < count; i++)
                work_destroy(works[i]); /* not acknowledged: it comes again */
        }
        if (!queue_closed(writer->queue)) {
            prune(writer);
            tidy(writer);
        }
    }
    free(works);
    free(kept);
    writer->options.finished(writer->options.ctx);
    return NULL;
}

void writer_start(struct writer *writer, struct courier *courier)
{
    writer->courier = courier;
    writer->started = pthread_create(&writer->thread, NULL, serve, writer) == 0;
    if (!writer->started)
        abort(); /* no thread at start: nothing can work */
}

bool writer_push(struct writer *writer, struct work *work)
{
    return queue_push(writer->queue, work);
}

void writer_close(struct writer *writer)
{
    queue_close(writer->queue);
}

void writer_finish(struct writer *writer)
{
    writer_close(writer);
    if (writer->started)
        pthread_join(writer->thread, NULL);
    writer->started = false;
}

void writer_destroy(struct writer *writer)
{
    if (writer == NULL)
        return;
    writer_finish(writer);
    queue_destroy(writer->queue);
    g_hash_table_destroy(writer->handed);
    batch_done(&writer->batch);
    store_close(writer->store);
    free(writer);
}

int64_t writer_stuck_since_ms(struct writer *writer)
{
    return atomic_load(&writer->stuck_since_ms);
}
