/* Pruning, sweeping and shrinking, between two batches. */
#include "daemon/housekeeping.h"

#include "daemon/metrics.h"
#include "disruption/base/arena.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/store/capture.h"
#include "disruption/store/files.h"
#include "disruption/store/incidents.h"
#include "disruption/store/inbox.h"
#include "disruption/store/outbox.h"
#include "disruption/store/purge.h"

#define SAY_AGAIN_MS 60000 /* between two warnings of one kind */

static bool watch_known_channels(struct store *store, struct watch *watch, struct err *err)
{
    struct arena arena = {0};
    const char **ids;
    size_t count;
    bool done = store_incident_channels(store, &arena, &ids, &count, err);
    for (size_t i = 0; done && i < count; i++)
        watch_add(watch, ids[i]);
    arena_done(&arena);
    return done;
}

bool housekeeping_prepare(struct store *store, struct watch *watch, const struct policy_files *files, struct err *err)
{
    struct arena arena = {0};
    bool good = !files->keep || files->beside == NULL ||
                store_files_prepare(arena_print(&arena, "%s.files", files->beside), err);
    arena_done(&arena);
    return good && watch_known_channels(store, watch, err);
}

void housekeeping_begin(struct housekeeping *keeping, struct store *store, struct watch *watch,
                        struct metrics *metrics)
{
    *keeping = (struct housekeeping){.store = store, .watch = watch, .metrics = metrics, .strays = true};
}

void housekeeping_committed(struct housekeeping *keeping)
{
    keeping->strays = keeping->strays || watch_expecting(keeping->watch);
}

/* While a channel is being made, everything is kept that could have been said there. */
static bool forget_strays(struct housekeeping *keeping, struct err *err)
{
    return !keeping->strays || watch_expecting(keeping->watch) ||
           store_strays_forget(keeping->store, &keeping->strays, err);
}

/* Disruptions that were kept as long as the configuration says. */
static bool purge_old(struct store *store, int64_t before_ms, int64_t now_ms, struct err *err)
{
    struct arena arena = {0};
    int64_t *numbers;
    size_t count;
    bool good = store_ended_before(store, &arena, before_ms, PURGE_AT_ONCE, &numbers, &count, err);
    for (size_t i = 0; good && i < count; i++) {
        good = store_purge(store, numbers[i], now_ms, err);
        if (good)
            log_info("purged", "disruption=%lld", (long long)numbers[i]);
    }
    arena_done(&arena);
    return good;
}

static bool let_go(struct housekeeping *keeping, const struct policy_keep *keep, struct err *err)
{
    int64_t now_ms = clock_now_ms();
    bool found = false;
    return (keep->messages_ms == 0 ||
            store_chatter_forget(keeping->store, now_ms - keep->messages_ms, now_ms, &found, err)) &&
           (keep->disruptions_ms == 0 || purge_old(keeping->store, now_ms - keep->disruptions_ms, now_ms, err));
}

static void prune(struct housekeeping *keeping, const struct policy_keep *keep)
{
    int64_t now_ms = clock_steady_ms();
    if (now_ms - keeping->pruned_at_ms < HOUSEKEEPING_MS)
        return;
    keeping->pruned_at_ms = now_ms;
    struct err err = ERR_INIT;
    bool begun = store_begin(keeping->store, &err);
    bool pruned = begun && store_inbox_prune(keeping->store, clock_now_ms(), &err) &&
                  store_outbox_prune(keeping->store, clock_now_ms(), &err) &&
                  forget_strays(keeping, &err) && let_go(keeping, keep, &err);
    if (begun && !pruned)
        store_rollback(keeping->store);
    if (!pruned || !store_commit(keeping->store, &err)) /* a commit that fails has rolled back */
        log_warning("pruning_failed", "reason=\"%s\"", err.text);
}

/* Copies of files whose entries were redacted go from the disk. */
static bool sweep_files(struct store *store, const char *beside, struct err *err)
{
    struct arena arena = {0};
    bool swept = beside == NULL || store_files_sweep(store, arena_print(&arena, "%s.files", beside), err);
    arena_done(&arena);
    return swept;
}

/* Housekeeping comes after every batch: what stays wrong would fill the log. */
static bool may_say(int64_t *said_ms)
{
    int64_t now_ms = clock_steady_ms();
    if (*said_ms != 0 && now_ms - *said_ms < SAY_AGAIN_MS)
        return false;
    *said_ms = now_ms;
    return true;
}

static void tidy(struct housekeeping *keeping, bool idle)
{
    struct err err = ERR_INIT;
    int64_t began_us = clock_steady_us();
    if (!store_tidy_due(keeping->store, idle))
        return;
    if (!store_tidy(keeping->store, idle, &err) && may_say(&keeping->untidy_said_ms))
        log_warning("tidying_failed", "reason=\"%s\"", err.text);
    metrics_observe(keeping->metrics, METRIC_CHECKPOINT, 0, 0, clock_steady_us() - began_us);
}

void housekeeping_do(struct housekeeping *keeping, const struct policy *policy, bool idle)
{
    struct err err = ERR_INIT;
    prune(keeping, &policy->keep);
    if (!sweep_files(keeping->store, policy->files.beside, &err) && may_say(&keeping->copies_said_ms))
        log_warning("copies_left", "reason=\"%s\"", err.text);
    tidy(keeping, idle);
}
