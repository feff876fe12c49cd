/* Running scripts, as the daemon's writer would. */
#include "script.h"

#include <stdlib.h>
#include <string.h>

#include "daemon/work.h"
#include "disk.h"
#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/store/capture.h"
#include "disruption/store/inbox.h"
#include "disruption/store/purge.h"
#include "state.h"
#include "store/room.h"

#define ROWS_AT_ONCE 50
#define PRUNE_AFTER_MS (8 * DAY_MS) /* by then keys and bodies are old enough to go */
#define TIGHT_PAGES "10"
#define DUE_PAGES (1 << 20) /* as if that much waited in the log */

void run_init(struct run *run, struct script *script)
{
    *run = (struct run){.script = script, .story = mem_new(1, sizeof(*run->story))};
    struct story *story = run->story;
    story->watch = watch_create();
    story->turn = (struct turn){.policy = &script->policy, .watch = story->watch, .batch = &story->batch};
}

void run_done(struct run *run)
{
    struct story *story = run->story;
    store_close(story->store);
    batch_done(&story->batch);
    watch_destroy(story->watch);
    arena_done(&story->arena);
    free(story);
    run->story = NULL;
}

/* The next commit, or the same once more. */
static struct script_commit *begin_commit(struct run *run, size_t step)
{
    struct script_record *record = run->record;
    if (record == NULL)
        return NULL;
    if (record->count == record->room) {
        record->room = record->room == 0 ? 64 : 2 * record->room;
        record->commits = mem_resize(record->commits, record->room, sizeof(*record->commits));
    }
    struct script_commit *commit = &record->commits[record->count];
    *commit = (struct script_commit){.step = step, .begun_op = disk_log()->count};
    return commit;
}

static bool end_commit(struct run *run, struct script_commit *commit, struct err *err)
{
    struct state state;
    if (commit == NULL)
        return true;
    if (commit->sure_op == 0)
        commit->sure_op = disk_log()->count;
    if (!state_read(run->story->store, &state, err))
        return false;
    memcpy(commit->state, state.whole, sizeof(commit->state));
    run->record->count++;
    return true;
}

static bool try_open(struct run *run, struct err *err)
{
    struct story *story = run->story;
    if (!store_open(run->script->path, STORE_WRITE, &story->store, err))
        return false;
    story->turn.store = story->store;
    return (!run->script->tight || sql_exec(story->store, "PRAGMA cache_size = " TIGHT_PAGES, err)) &&
           (run->cheat != CHEAT_SYNC_OFF || sql_exec(story->store, "PRAGMA synchronous = OFF", err));
}

bool run_open(struct run *run, struct err *err)
{
    while (!try_open(run, err)) {
        if (run->refused == NULL || !run->refused(run->ctx, run, err))
            return false;
    }
    return true;
}

static bool take_one(struct run *run, struct work *work, struct err *err)
{
    struct store *store = run->story->store;
    return store_turn_begin(store, err) && turn_take(&run->story->turn, work, err) && store_turn_keep(store, err);
}

/* As the daemon's writer does it. */
static bool try_works(struct run *run, struct work **works, size_t count, int64_t now_ms, struct script_commit *commit,
                      struct err *err)
{
    struct story *story = run->story;
    batch_clear(&story->batch);
    if (!store_begin(story->store, err))
        return false;
    bool good = true;
    for (size_t i = 0; good && i < count; i++)
        good = take_one(run, works[i], err);
    good = good && turn_draft(&story->turn, now_ms, err) && turn_redraft(&story->turn, now_ms, err);
    if (!good) {
        store_rollback(story->store);
        return false;
    }
    if (commit != NULL && run->cheat == CHEAT_EARLY_ACK)
        commit->sure_op = disk_log()->count;
    if (!store_commit(story->store, err))
        return run->cheat == CHEAT_FALSE_ACK;
    if (story->batch.expected != 0)
        watch_expect(story->watch, story->batch.expected);
    return true;
}

static bool take_works(struct run *run, struct work **works, size_t count, size_t step, int64_t now_ms, struct err *err)
{
    struct script_commit *commit = begin_commit(run, step);
    while (!try_works(run, works, count, now_ms, commit, err)) {
        if (run->refused == NULL || !run->refused(run->ctx, run, err))
            return false;
    }
    return end_commit(run, commit, err);
}

static bool take_events(struct run *run, const struct script_step *step, struct err *err)
{
    struct work *works[STEP_EVENTS_MAX];
    for (size_t i = 0; i < step->count; i++) {
        works[i] = work_create(WORK_LINK);
        works[i]->event = step->events[i];
    }
    bool done = take_works(run, works, step->count, (size_t)(step - run->script->steps), step->now_ms, err);
    for (size_t i = 0; i < step->count; i++)
        work_destroy(works[i]);
    return done;
}

bool run_begin(struct run *run, const struct script_step *step, struct err *err)
{
    return take_works(run, NULL, 0, (size_t)(step - run->script->steps), step->now_ms, err);
}

bool run_deliver_again(struct run *run, const struct script_step *step, struct err *err)
{
    return take_events(run, step, err);
}

/* A name in the place of an id comes with its own row's result, as from the courier. */
static bool carry_out(struct run *run, const struct outbox_row *row, const struct script_step *step, struct err *err)
{
    struct story *story = run->story;
    struct work *work = work_create(WORK_COURIER);
    struct event person;
    work->result = story_answer(story, row);
    work->row_version = row->version;
    work->event = (struct event){.kind = EVENT_EFFECT_DONE, .happened_ms = step->now_ms, .received_ms = step->now_ms};
    work->event.as.effect.row = row->id;
    work->event.as.effect.result = work->result;
    if (row->effect.kind == EFFECT_FETCH_PERSON) {
        story_introduce(story, row, &person);
        work->fetched = &person;
    }
    bool done = take_works(run, &work, 1, (size_t)(step - run->script->steps), step->now_ms, err);
    work_destroy(work);
    return done;
}

static bool read_waiting(struct run *run, struct outbox_row *rows, size_t *count, struct err *err)
{
    while (!store_outbox_waiting(run->story->store, 0, rows, ROWS_AT_ONCE, count, err)) {
        if (run->refused == NULL || !run->refused(run->ctx, run, err))
            return false;
    }
    return true;
}

bool run_settle(struct run *run, const struct script_step *step, struct err *err)
{
    struct outbox_row rows[ROWS_AT_ONCE];
    size_t count;
    bool done = true;
    run->story->now_ms = step->now_ms;
    do {
        if (!read_waiting(run, rows, &count, err))
            return false;
        for (size_t i = 0; i < count; i++) {
            done = done && carry_out(run, &rows[i], step, err);
            outbox_row_done(&rows[i]);
        }
    } while (done && count > 0);
    return done;
}

static bool forget_old(struct store *store, int64_t now_ms, struct err *err)
{
    bool strays = true;
    return store_inbox_prune(store, now_ms, err) && store_outbox_prune(store, now_ms, err) &&
           store_strays_forget(store, &strays, err);
}

static bool purge_ended(struct store *store, int64_t now_ms, struct err *err)
{
    struct arena arena = {0};
    int64_t *numbers;
    size_t count;
    bool found, good = store_chatter_forget(store, now_ms, now_ms, &found, err) &&
                       store_ended_before(store, &arena, now_ms, PURGE_AT_ONCE, &numbers, &count, err);
    for (size_t i = 0; good && i < count; i++)
        good = store_purge(store, numbers[i], now_ms, err);
    arena_done(&arena);
    return good;
}

static bool try_prune(struct run *run, enum step_kind kind, int64_t now_ms, struct err *err)
{
    struct store *store = run->story->store;
    if (!store_begin(store, err))
        return false;
    if (kind == STEP_PRUNE ? forget_old(store, now_ms, err) : purge_ended(store, now_ms, err))
        return store_commit(store, err);
    store_rollback(store);
    return false;
}

static bool prune(struct run *run, const struct script_step *step, struct err *err)
{
    struct script_commit *commit = begin_commit(run, (size_t)(step - run->script->steps));
    while (!try_prune(run, step->kind, step->now_ms + PRUNE_AFTER_MS, err)) {
        if (run->refused == NULL || !run->refused(run->ctx, run, err))
            return false;
    }
    if (commit != NULL && run->cheat == CHEAT_EARLY_ACK)
        commit->sure_op = disk_log()->count;
    return end_commit(run, commit, err);
}

static bool tidy(struct run *run, enum step_kind kind, struct err *err)
{
    struct store *store = run->story->store;
    do {
        store->wipe_again_ms = 0;
        store->wipe_due = store->wipe_due && run->cheat != CHEAT_NO_WIPE;
        store->wal_pages = kind == STEP_CHECKPOINT ? DUE_PAGES : 0;
        bool tidied = store_tidy(store, true, err);
        if (tidied && (kind == STEP_CHECKPOINT || !store->wipe_due))
            break;
        if (tidied)
            err_set(err, ERR_UNAVAILABLE, "the log is in use"); /* the daemon looks again later */
        if (run->refused == NULL || !run->refused(run->ctx, run, err))
            return false;
    } while (true);
    return true;
}

/* It ends with a commit of its own. */
static bool wipe(struct run *run, const struct script_step *step, struct err *err)
{
    struct script_commit *commit = begin_commit(run, (size_t)(step - run->script->steps));
    if (!tidy(run, STEP_WIPE, err))
        return false;
    struct script_record *record = run->record;
    if (record != NULL && step->word != NULL && record->wipe_count < SCRIPT_WIPES_MAX)
        record->wipes[record->wipe_count++] = (struct script_wipe){step->word, record->count - 1, disk_log()->count};
    return end_commit(run, commit, err);
}

static bool open_first(struct run *run, const struct script_step *step, struct err *err)
{
    struct script_commit *commit = begin_commit(run, (size_t)(step - run->script->steps));
    return run_open(run, err) && end_commit(run, commit, err);
}

static bool perform(struct run *run, const struct script_step *step, struct err *err)
{
    run->story->now_ms = step->now_ms;
    switch (step->kind) {
    case STEP_OPEN:
        return open_first(run, step, err);
    case STEP_ACTS:
        return take_events(run, step, err) && run_settle(run, step, err);
    case STEP_CHECKPOINT:
        return tidy(run, step->kind, err);
    case STEP_WIPE:
        return wipe(run, step, err);
    case STEP_PRUNE:
    case STEP_PURGE:
        return prune(run, step, err);
    case STEP_AGAIN:
        store_close(run->story->store);
        run->story->store = NULL;
        return run_open(run, err);
    }
    return false;
}

bool run_from(struct run *run, size_t step, struct err *err)
{
    struct script *script = run->script;
    for (bool more = true; more; step++) {
        if (step == script->count &&
            (!script_read(script, run->story->channel_id, &more, err) || step == script->count))
            return !more;
        if (!perform(run, &script->steps[step], err))
            return false;
    }
    return true;
}
