/* Which lane goes next, and its call. */
#include <stdlib.h>

#include "daemon/courier_private.h"
#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/net/retry.h"

static void answered(void *ctx, const struct http_result *answer)
{
    struct trip *trip = ctx;
    struct courier *courier = trip->lane->courier;
    const struct job *job = trip->job;
    trip->answered_us = clock_steady_us();
    courier->under_way--;
    courier->background_under_way -= trip->urgency == URGENCY_BACKGROUND;
    trip->job->under_way = false;
    if (answer->failure != HTTP_CANCELLED) {
        struct verdict verdict = {.wait_ms = -1};
        courier->options.ops->call_decode(&courier->identity, &job->row.effect, job->row.created_ms, job->step,
                                          job->carried, answer, clock_now_ms(), &trip->arena, &verdict);
        metrics_count_call(courier->options.metrics, &trip->call, answer, verdict.end);
        courier_obey(trip, &verdict);
        courier_pump(courier);
    }
    arena_done(&trip->arena);
    free(trip);
}

/* Encodes the lane's next call; false when the job ended without one. */
static bool prepare(struct trip *trip, struct err *err)
{
    struct courier *courier = trip->lane->courier;
    struct job *job = trip->job;
    bool made = courier->options.ops->call_encode(courier->options.platform, &courier->identity, &job->row.effect,
                                                  job->row.created_ms, job->step, job->carried, &trip->arena,
                                                  &trip->call, err);
    if (made || job->step != -1 || err->kind != ERR_NOT_FOUND)
        return made;
    job->step = 0; /* it may simply be repeated */
    return prepare(trip, err);
}

static void send(struct trip *trip)
{
    struct courier *courier = trip->lane->courier;
    courier->under_way++;
    courier->background_under_way += trip->urgency == URGENCY_BACKGROUND;
    trip->lane->state = LANE_OUT;
    trip->job->under_way = true;
    http_client_send(courier->options.http, &trip->call.http, answered, trip);
    gate_passed(courier, &trip->call.rate, trip->urgency);
}

static void send_first(struct lane *lane)
{
    struct courier *courier = lane->courier;
    struct trip *trip = mem_new(1, sizeof(*trip));
    trip->lane = lane;
    trip->job = g_queue_peek_head(&lane->jobs);
    trip->urgency = lane->queued;
    struct err err = ERR_INIT;
    if (job_is_late(trip->job, clock_steady_ms())) {
        courier_fail(lane, trip->job, "it came too late");
    } else if (!prepare(trip, &err)) {
        courier_fail(lane, trip->job, err.text);
    } else {
        int64_t wait_ms =
            pacing_take(courier->pacing, &trip->call.rate, trip->urgency, clock_steady_ms(), backoff_chance());
        if (wait_ms == 0) {
            send(trip);
            return;
        }
        gate_wait(lane, &trip->call.rate, trip->urgency, wait_ms);
    }
    arena_done(&trip->arena);
    free(trip);
}

/* The lane that people wait for most, as far as there is room; NULL: none may go. */
static struct lane *next_lane(struct courier *courier)
{
    static const int room[URGENCY_COUNT] = {
        [URGENCY_PEOPLE] = COURIER_PARALLEL + COURIER_URGENT,
        [URGENCY_DISRUPTION] = COURIER_PARALLEL,
        [URGENCY_BACKGROUND] = COURIER_PARALLEL,
    };
    for (int urgency = 0; urgency < URGENCY_COUNT; urgency++) {
        bool full = courier->under_way >= room[urgency] ||
                    (urgency == URGENCY_BACKGROUND && courier->background_under_way >= COURIER_BACKGROUND);
        struct lane *lane = full ? NULL : g_queue_pop_head(&courier->ready[urgency]);
        if (lane != NULL)
            return lane;
    }
    return NULL;
}

void courier_pump(struct courier *courier)
{
    struct lane *lane;
    while (courier->identified && (lane = next_lane(courier)) != NULL)
        send_first(lane);
}
