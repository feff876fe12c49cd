/* Group commit. */
#include "daemon/writer.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/catch_up.h"
#include "daemon/checking.h"
#include "daemon/gauges.h"
#include "daemon/handing.h"
#include "daemon/housekeeping.h"
#include "daemon/intake.h"
#include "daemon/tick.h"
#include "daemon/traffic.h"
#include "daemon/turn.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/base/memory.h"
#include "disruption/store/keeping.h"
#include "disruption/store/reading.h"

#define STUCK_WAIT_MS 500     /* between tries when the store cannot take a batch */
#define STUCK_LOG_MS 60000    /* and how often that is said */
#define REDRAFT_PAUSE_MS 5000 /* between drafts of what changed after its end; reads are never behind */
#define CLOSE_GRACE_MS 1000   /* at the end a stuck store is given up; the platform sends again */

struct writer {
    struct writer_options options;
    struct store *store;
    struct intake *intake;
    pthread_t thread;
    bool started;
    struct batch batch;
    struct turn turn;
    struct skew_watch skew;
    struct policy policy;     /* what the configuration says, and the platform of us */
    struct arena identity;    /* ... which lives here */
    struct handing *handing;
    bool reports_behind;   /* facts came since reports were last looked at */
    int64_t redrafted_at_ms;
    struct ticker ticker;
    struct housekeeping housekeeping;
    struct gauges gauges;
    atomic_bool given_up; /* the daemon ends with a store that takes nothing, or that must be given nothing */
    atomic_bool damaged;
    struct checking *checking; /* NULL: the file was looked through at the start */
    _Atomic int64_t stuck_since_ms;
};

bool writer_create(const struct writer_options *options, struct writer **out, struct err *err)
{
    struct writer *writer = mem_new(1, sizeof(*writer));
    int64_t lasting_ms;
    writer->options = *options;
    if (!store_open(options->database, STORE_WRITE, &writer->store, err) ||
        !store_lasting_begin(writer->store, clock_now_ms(), &lasting_ms, err) ||
        !housekeeping_prepare(writer->store, options->watch, &options->policy->files, err) ||
        !handing_create(writer->store, options->watch, &writer->handing, err)) {
        store_close(writer->store);
        free(writer);
        return false;
    }
    writer->intake = intake_create();
    housekeeping_begin(&writer->housekeeping, writer->store, options->watch, options->metrics);
    gauges_begin(&writer->gauges, writer->store, options->metrics);
    writer->reports_behind = true; /* the last daemon may have ended before it drafted */
    writer->policy = *options->policy;
    writer->turn = (struct turn){writer->store, &writer->policy, options->watch, &writer->batch,
                                 &writer->skew, false, {0}, 0, lasting_ms - clock_steady_ms()};
    *out = writer;
    return true;
}

/* one batch -------------------------------------------------------------------------------------------------- */

/* What is decided elsewhere takes effect between two turns. False: it is an event. */
static bool take_news(struct writer *writer, const struct work *work)
{
    const char *workspace_id = writer->policy.workspace_id, *bot_user_id = writer->policy.bot_user_id;
    const char *missing_scopes = writer->policy.missing_scopes;
    if (work->from == WORK_POLICY) {
        writer->policy = *work->policy;
        writer->policy.workspace_id = workspace_id;
        writer->policy.bot_user_id = bot_user_id;
        writer->policy.missing_scopes = missing_scopes;
        ticker_hurry(&writer->ticker, clock_now_ms());
    } else if (work->from == WORK_IDENTITY) {
        arena_done(&writer->identity);
        writer->policy.workspace_id = arena_text(&writer->identity, work->workspace_id);
        writer->policy.bot_user_id = arena_text(&writer->identity, work->bot_user_id);
        writer->policy.missing_scopes = arena_text(&writer->identity, work->missing_scopes);
    } else {
        return false;
    }
    return true;
}

/* A turn that only this event fails is undone and said; the rest of the batch goes on. */
static bool take_one(struct writer *writer, struct work *work, bool *kept, struct err *err)
{
    struct batch_mark before = batch_mark(&writer->batch);
    work->end = WORK_TAKEN;
    *kept = take_news(writer, work);
    if (*kept)
        return true;
    if (!store_turn_begin(writer->store, err))
        return false;
    int64_t began_us = clock_steady_us();
    bool taken = turn_take(&writer->turn, work, err);
    metrics_observe(writer->options.metrics, METRIC_TURN, 0, 0, clock_steady_us() - began_us);
    *kept = taken && (!work_waited_for(work) || work->refused == ERR_NONE);
    if (*kept)
        return store_turn_keep(writer->store, err);
    if (!taken && turn_must_wait(&writer->turn, err))
        return false;
    store_turn_undo(writer->store);
    batch_rewind(&writer->batch, &before);
    if (taken)
        return true; /* refused to their face: not even its key stays, so that it may be sent again */
    const char *key = work_event(work)->key == NULL ? "-" : work_event(work)->key;
    log_error("turn_failed", "kind=%d key=%s reason=\"%s\"", (int)work_event(work)->kind, key, err->text);
    work->end = WORK_FAILED;
    work->refused = ERR_INTERNAL;
    buf_clear(&work->answer);
    buf_print(&work->answer, "This could not be recorded (%s). It was logged; please try again.", err->text);
    return true;
}

static int64_t redraft_in_ms(const struct writer *writer)
{
    int64_t left_ms = writer->redrafted_at_ms + REDRAFT_PAUSE_MS - clock_steady_ms();
    return left_ms < 0 ? 0 : left_ms;
}

static bool commit(struct writer *writer, struct work **works, bool *kept, size_t count, struct err *err)
{
    batch_clear(&writer->batch);
    if (!store_begin(writer->store, err))
        return false;
    int64_t newest_ms = count == 0 ? clock_now_ms() : 0;
    for (size_t i = 0; i < count; i++) {
        if (!take_one(writer, works[i], &kept[i], err)) {
            store_rollback(writer->store);
            return false;
        }
        int64_t at_ms = work_event(works[i])->received_ms;
        newest_ms = at_ms > newest_ms ? at_ms : newest_ms;
    }
    bool behind = writer->reports_behind || writer->batch.facts;
    bool redraft = behind && redraft_in_ms(writer) == 0;
    if (!catch_up_heard(&writer->turn, works, count, &writer->turn.heard_ms, err) || !catch_up_next(&writer->turn, newest_ms, err) ||
        !turn_draft(&writer->turn, newest_ms, err) ||
        (redraft && !turn_redraft(&writer->turn, newest_ms, err))) {
        store_rollback(writer->store);
        return false;
    }
    int64_t began_us = clock_steady_us();
    if (!store_commit(writer->store, err))
        return false;
    metrics_observe(writer->options.metrics, METRIC_COMMIT, 0, 0, clock_steady_us() - began_us);
    writer->reports_behind = behind && (!redraft || writer->batch.behind);
    if (redraft)
        writer->redrafted_at_ms = clock_steady_ms();
    return true;
}

/* Tries until the store takes the batch; false when the daemon ends first. */
static bool commit_at_last(struct writer *writer, struct work **works, bool *kept, size_t count)
{
    int64_t said_at_ms = 0, closing_since_ms = 0;
    struct err err = ERR_INIT;
    while (!commit(writer, works, kept, count, &err)) {
        int64_t now_ms = clock_steady_ms();
        metrics_add(writer->options.metrics, METRIC_COMMIT_FAILURES, 0, 0, 1);
        if (atomic_load(&writer->stuck_since_ms) == 0)
            atomic_store(&writer->stuck_since_ms, now_ms);
        if (said_at_ms == 0 || now_ms - said_at_ms >= STUCK_LOG_MS) {
            log_error("store_stuck", "waiting=%zu reason=\"%s\"", count + intake_len(writer->intake), err.text);
            said_at_ms = now_ms;
        }
        if (intake_closed(writer->intake)) {
            closing_since_ms = closing_since_ms == 0 ? now_ms : closing_since_ms;
            if (now_ms - closing_since_ms >= CLOSE_GRACE_MS)
                atomic_store(&writer->given_up, true);
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

static void count_work(struct metrics *metrics, const struct work *work)
{
    if (work->from == WORK_LINK)
        metrics_count_delivery(metrics, work_event(work)->kind, work->end);
    else if (work->from == WORK_CONTROL)
        metrics_add(metrics, METRIC_COMMANDS, work->end, 0, 1);
}

/* A page that is not taken in whole goes behind what came meanwhile. Returns how many works are over. */
static size_t put_back_unfinished(struct writer *writer, struct work **works, bool *kept, size_t count)
{
    size_t over = 0;
    for (size_t i = 0; i < count; i++) {
        struct work *work = works[i];
        work->progress = work->progressed;
        if (kept[i] && work->progress.more) {
            if (!intake_push(writer->intake, work))
                work_destroy(work); /* the end: it is asked for again after the next start */
            continue;
        }
        kept[over] = kept[i];
        works[over++] = work;
    }
    return over;
}

static void after_commit(struct writer *writer, struct work **works, bool *kept, size_t count)
{
    struct batch *batch = &writer->batch;
    count = put_back_unfinished(writer, works, kept, count);
    housekeeping_committed(&writer->housekeeping);
    for (size_t i = 0; i < batch->linked_count; i++)
        watch_add(writer->options.watch, batch->linked[i]);
    if (batch->expected != 0)
        watch_expect(writer->options.watch, batch->expected);
    gauges_committed(&writer->gauges);
    for (size_t i = 0; i < count; i++) {
        count_work(writer->options.metrics, works[i]);
        /* One whose result could not be taken stays with us: carried out again it would be double. */
        if (works[i]->from == WORK_COURIER && kept[i])
            handing_ended(writer->handing, works[i]->event.as.effect.row);
        if (!kept[i] && works[i]->delivery != NULL && !work_waited_for(works[i]))
            works[i]->delivery->id[0] = '\0'; /* not stored, so not acknowledged */
    }
    if (count > 0)
        writer->options.durable(writer->options.ctx, works, count);
    handing_new(writer->handing, batch->rows, batch->row_count);
    if (batch->redacted)
        handing_all(writer->handing);
    metrics_set(writer->options.metrics, METRIC_QUEUE, QUEUE_COURIER, 0, (int64_t)handing_count(writer->handing));
}

/* How long to wait for work: until the next thing to do without any. */
static int idle_ms(const struct writer *writer)
{
    const int64_t waits_ms[] = {ticker_wait_ms(&writer->ticker, clock_now_ms()), gauges_wait_ms(&writer->gauges),
                                handing_wait_ms(writer->handing, clock_steady_ms()),
                                writer->reports_behind ? redraft_in_ms(writer) : HOUSEKEEPING_MS};
    int64_t least_ms = HOUSEKEEPING_MS;
    for (size_t i = 0; i < COUNT_OF(waits_ms); i++)
        least_ms = waits_ms[i] < least_ms ? waits_ms[i] : least_ms;
    return (int)least_ms;
}

static void set_ticker(struct writer *writer, bool looked)
{
    int64_t now_ms = clock_now_ms();
    if (looked)
        ticker_looked(&writer->ticker, now_ms, writer->batch.look_ms);
    if (writer->batch.facts)
        ticker_hurry(&writer->ticker, now_ms);
}

/* At the end of the thread, so that who reads the file then finds the newest. */
static void redraft_at_last(struct writer *writer)
{
    struct err err = ERR_INIT;
    if (writer->given_up || !writer->reports_behind)
        return;
    writer->redrafted_at_ms = clock_steady_ms() - REDRAFT_PAUSE_MS;
    if (!commit(writer, NULL, NULL, 0, &err))
        log_warning("reports_behind", "reason=\"%s\"", err.text);
}

static void *serve(void *ctx)
{
    struct writer *writer = ctx;
    struct work **works = mem_new(WRITER_BATCH_MAX, sizeof(*works));
    bool *kept = mem_new(WRITER_BATCH_MAX, sizeof(*kept));
    handing_all(writer->handing);
    for (;;) {
        works[0] = intake_wait(writer->intake, idle_ms(writer));
        if (works[0] == NULL && intake_closed(writer->intake))
            break;
        size_t count = works[0] == NULL ? 0 : 1;
        while (count > 0 && count < WRITER_BATCH_MAX &&
               (works[count] = intake_poll(writer->intake)) != NULL)
            count++;
        struct work *clock = count < WRITER_BATCH_MAX ? ticker_work(&writer->ticker, clock_now_ms()) : NULL;
        if (clock != NULL)
            works[count++] = clock;
        bool due = count > 0 || (writer->reports_behind && redraft_in_ms(writer) == 0);
        if (due && !writer->given_up && commit_at_last(writer, works, kept, count)) {
            after_commit(writer, works, kept, count);
            set_ticker(writer, clock != NULL);
        } else {
            for (size_t i = 0; i < count; i++)
                work_destroy(works[i]); /* not acknowledged: it comes again */
        }
        bool idle = intake_len(writer->intake) == 0;
        if (!intake_closed(writer->intake)) {
            handing_look(writer->handing, clock_steady_ms());
            housekeeping_do(&writer->housekeeping, &writer->policy, idle);
            gauges_look(&writer->gauges, idle);
        }
    }
    redraft_at_last(writer);
    free(works);
    free(kept);
    writer->options.finished(writer->options.ctx);
    return NULL;
}

int64_t writer_last_old_row(const struct writer *writer)
{
    return handing_last_old_row(writer->handing);
}

/* Nothing more is taken in: who sent it keeps it until a whole file acknowledges it. */
static void on_damage(void *ctx, const struct err *fault)
{
    struct writer *writer = ctx;
    log_error("store_damaged", "reason=\"%s\"", fault->text);
    atomic_store(&writer->given_up, true);
    atomic_store(&writer->damaged, true);
    writer_close(writer);
}

bool writer_damaged(const struct writer *writer)
{
    return atomic_load(&writer->damaged);
}

void writer_start(struct writer *writer, struct courier *courier)
{
    handing_begin(writer->handing, courier);
    writer->started = pthread_create(&writer->thread, NULL, serve, writer) == 0;
    if (!writer->started)
        abort(); /* no thread at start: nothing can work */
    if (store_unchecked(writer->store))
        writer->checking = checking_begin(writer->options.database, on_damage, writer);
}

bool writer_push(struct writer *writer, struct work *work)
{
    return intake_push(writer->intake, work);
}

bool writer_has_room(struct writer *writer)
{
    return intake_has_room(writer->intake, 2);
}

void writer_close(struct writer *writer)
{
    intake_close(writer->intake);
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
    if (checking_end(writer->checking))
        store_mark_checked(writer->store);
    if (writer_damaged(writer))
        store_mark_damaged(writer->store);
    intake_destroy(writer->intake);
    handing_destroy(writer->handing);
    batch_done(&writer->batch);
    arena_done(&writer->identity);
    store_close(writer->store);
    free(writer);
}

size_t writer_queue_len(struct writer *writer)
{
    return intake_len(writer->intake);
}

int64_t writer_stuck_since_ms(struct writer *writer)
{
    return atomic_load(&writer->stuck_since_ms);
}
