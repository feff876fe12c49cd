/* Three looks, each with its own pace. */
#include "daemon/gauges.h"

#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/store/census.h"

#define SAY_AGAIN_MS MINUTE_MS /* between two warnings */
#define PAUSE_MS SECOND_MS       /* between two looks of one kind, at least */
#define EASE 1000              /* a look that takes t comes again after 1000 t at the earliest: a thousandth of the time */

static bool look_at_outbox(struct gauges *gauges, struct err *err)
{
    struct census_outbox seen;
    if (!store_census_outbox(gauges->store, &seen, err))
        return false;
    for (size_t kind = 0; kind < EFFECT_KIND_COUNT; kind++) {
        metrics_set(gauges->metrics, METRIC_OUTBOX, ROWS_WAITING, kind, seen.waiting[kind]);
        metrics_set(gauges->metrics, METRIC_OUTBOX, ROWS_PARKED, kind, seen.parked[kind]);
    }
    metrics_set(gauges->metrics, METRIC_OUTBOX_OLDEST, 0, 0, seen.oldest_ms == 0 ? METRIC_ABSENT : seen.oldest_ms);
    return true;
}

static bool look_at_record(struct gauges *gauges, struct err *err)
{
    struct census_record seen;
    if (!store_census_record(gauges->store, &seen, err))
        return false;
    for (size_t state = 0; state < INCIDENT_STATE_COUNT; state++)
        metrics_set(gauges->metrics, METRIC_DISRUPTIONS, state, 0, seen.disruptions[state]);
    for (size_t kind = 0; kind < KIND_COUNT; kind++)
        metrics_set(gauges->metrics, METRIC_ENTRIES, kind, 0, seen.entries[kind]);
    metrics_set(gauges->metrics, METRIC_GAPS, 0, 0, seen.gaps_open);
    metrics_set(gauges->metrics, METRIC_GAPS, 1, 0, seen.gaps_filled);
    metrics_set(gauges->metrics, METRIC_FACTS, 0, 0, seen.facts);
    return true;
}

static bool look_at_disk(struct gauges *gauges, struct err *err)
{
    struct census_disk seen;
    if (!store_census_disk(gauges->store, &seen, err))
        return false;
    for (size_t file = 0; file < CENSUS_FILE_COUNT; file++)
        metrics_set(gauges->metrics, METRIC_DATABASE, file, 0, seen.bytes[file]);
    metrics_set(gauges->metrics, METRIC_FREE, 0, 0, seen.free_bytes);
    return true;
}

static const struct {
    bool (*take)(struct gauges *gauges, struct err *err);
    bool idle; /* waits until nothing else does */
} looks[GAUGE_LOOKS] = {
    [LOOK_OUTBOX] = {look_at_outbox, false},
    [LOOK_RECORD] = {look_at_record, true},
    [LOOK_DISK] = {look_at_disk, false},
};

void gauges_begin(struct gauges *gauges, struct store *store, struct metrics *metrics)
{
    *gauges = (struct gauges){.store = store, .metrics = metrics};
    gauges_committed(gauges);
}

void gauges_committed(struct gauges *gauges)
{
    for (int look = 0; look < GAUGE_LOOKS; look++)
        gauges->stale[look] = gauges->metrics != NULL;
}

static void take(struct gauges *gauges, int look)
{
    int64_t began_ms = clock_steady_ms();
    struct err err = ERR_INIT;
    gauges->stale[look] = false;
    if (!looks[look].take(gauges, &err) && (gauges->said_ms == 0 || began_ms - gauges->said_ms >= SAY_AGAIN_MS)) {
        gauges->said_ms = began_ms;
        log_warning("figures_unread", "reason=\"%s\"", err.text);
    }
    int64_t now_ms = clock_steady_ms(), pause_ms = (now_ms - began_ms) * EASE;
    gauges->next_ms[look] = now_ms + (pause_ms > PAUSE_MS ? pause_ms : PAUSE_MS);
}

void gauges_look(struct gauges *gauges, bool idle)
{
    for (int look = 0; look < GAUGE_LOOKS; look++) {
        if (gauges->stale[look] && gauges->next_ms[look] <= clock_steady_ms() && (idle || !looks[look].idle))
            take(gauges, look);
    }
}

int64_t gauges_wait_ms(const struct gauges *gauges)
{
    int64_t now_ms = clock_steady_ms(), wait_ms = INT64_MAX;
    for (int look = 0; look < GAUGE_LOOKS; look++) {
        int64_t left_ms = gauges->next_ms[look] > now_ms ? gauges->next_ms[look] - now_ms : 0;
        if (gauges->stale[look] && left_ms < wait_ms)
            wait_ms = left_ms;
    }
    return wait_ms;
}
