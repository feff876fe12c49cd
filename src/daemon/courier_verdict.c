/* What becomes of a row: done, a further call, another try, or parked. */
#include "daemon/courier_private.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/net/retry.h"

#define DOUBT_WAIT_MS 2000 /* before looking whether it was carried out: the other side may still be at it */

static const struct backoff call_backoff = {.first_ms = 500, .max_ms = 60000, .jitter_percent = 100};

/* ended ------------------------------------------------------------------------------------------------------- */

static struct work *result_of(const struct courier *courier, const struct job *job, enum event_kind kind)
{
    struct work *work = work_create(WORK_COURIER);
    int64_t now_ms = clock_now_ms();
    work->row_version = job->row.version;
    work->event = (struct event){.kind = kind, .happened_ms = now_ms, .received_ms = now_ms};
    work->event.as.effect.row = job->row.id;
    metrics_add(courier->options.metrics, METRIC_EFFECTS, job->row.effect.kind, kind == EVENT_EFFECT_FAILED, 1);
    return work;
}

static void report_done(struct trip *trip, struct verdict *verdict)
{
    struct lane *lane = trip->lane;
    struct work *work = result_of(lane->courier, trip->job, EVENT_EFFECT_DONE);
    work->result = verdict->result;
    work->event.as.effect.result = verdict->result;
    work->fetched = verdict->event;
    work->arrived_us = trip->answered_us;
    work->arena = trip->arena; /* what was fetched lives there */
    trip->arena = (struct arena){0};
    lane->courier->options.ended(lane->courier->options.ctx, work);
    lane_next(lane);
}

void courier_fail(struct lane *lane, struct job *job, const char *reason)
{
    struct work *work = result_of(lane->courier, job, EVENT_EFFECT_FAILED);
    work->event.as.effect.reason = arena_text(&work->arena, reason);
    log_warning("effect_parked", "key=%s kind=%s reason=\"%s\"", job->row.effect.key,
                effect_kind_name(job->row.effect.kind), reason);
    lane->courier->options.ended(lane->courier->options.ctx, work);
    lane_next(lane);
}

/* another try ------------------------------------------------------------------------------------------------- */

static void try_again(struct trip *trip, const struct verdict *verdict, int step, int64_t at_least_ms)
{
    struct job *job = trip->job;
    struct courier *courier = trip->lane->courier;
    bool others_succeed = pacing_works(courier->pacing, trip->call.rate.method, job->failed_ms);
    job->step = step;
    if (job_failed(job, others_succeed, clock_steady_ms())) {
        courier_fail(trip->lane, job, verdict->reason);
        return;
    }
    int64_t wait_ms = verdict->wait_ms >= 0 && verdict->kind == VERDICT_RETRY
                          ? verdict->wait_ms
                          : backoff_wait_ms(&call_backoff, job->attempts, backoff_chance());
    if (wait_ms < at_least_ms)
        wait_ms = at_least_ms;
    if (wait_ms > 0)
        log_info("call_again", "key=%s wait_ms=%lld reason=\"%s\"", job->row.effect.key, (long long)wait_ms,
                 verdict->reason);
    metrics_add(courier->options.metrics, METRIC_RETRIES, job->row.effect.kind, 0, 1);
    lane_waits(trip->lane, wait_ms);
}

static void go_on(struct trip *trip, struct verdict *verdict)
{
    js_drop(trip->job->carried);
    trip->job->carried = verdict->result;
    trip->job->step = verdict->step;
    lane_ready(trip->lane);
}

/* the pacing of those after it --------------------------------------------------------------------------------- */

static void tell_pacing(const struct trip *trip, const struct verdict *verdict)
{
    struct courier *courier = trip->lane->courier;
    const char *method = trip->call.rate.method;
    if (verdict->end == CALL_RATE_LIMITED)
        log_info("method_paused", "method=%s wait_ms=%lld", method, (long long)verdict->pause_ms);
    if (verdict->end == CALL_UNAUTHORISED && !courier->refused)
        log_error("token_refused", "method=%s reason=\"%s\" hint=\"what waits is kept\"", method, verdict->reason);
    if (verdict->end == CALL_UNAUTHORISED)
        courier->refused = true;
    else if (verdict->end == CALL_OK && !trip->call.rate.tokenless)
        courier->refused = false;
    if (pacing_heard(courier->pacing, &trip->call.rate, verdict->end, verdict->pause_ms, clock_steady_ms(),
                     backoff_chance()))
        gates_open(courier);
}

void courier_obey(struct trip *trip, struct verdict *verdict)
{
    struct lane *lane = trip->lane;
    tell_pacing(trip, verdict);
    switch (verdict->kind) {
    case VERDICT_DONE:
        report_done(trip, verdict);
        return;
    case VERDICT_NEXT:
        go_on(trip, verdict);
        return;
    case VERDICT_RETRY:
        try_again(trip, verdict, verdict->step, 0);
        break;
    case VERDICT_DOUBT:
        try_again(trip, verdict, -1, DOUBT_WAIT_MS);
        break;
    case VERDICT_PAUSE:
    case VERDICT_UNAUTHORISED:
        lane_ready(lane); /* its method's gate, or the token's, holds it */
        break;
    case VERDICT_FAILED:
        courier_fail(lane, trip->job, verdict->reason);
        break;
    }
    js_drop(verdict->result);
}
