/* Lanes: in order within, side by side between. */
#include <stdlib.h>

#include "daemon/courier_private.h"
#include "disruption/base/memory.h"

/* A job that waits, or no longer does, with all who go by that. */
static void note_job(struct lane *lane, const struct job *job, int change)
{
    lane->urgencies[job->traffic->urgency] += (size_t)change;
    int64_t *in_hand = &lane->courier->in_hand[job->traffic->urgency];
    *in_hand += change;
    metrics_set(lane->courier->options.metrics, METRIC_HANDED, job->traffic->urgency, 0, *in_hand);
}

struct lane *lane_of(struct courier *courier, const char *name)
{
    struct lane *lane = g_hash_table_lookup(courier->lanes, name);
    if (lane != NULL)
        return lane;
    lane = mem_new(1, sizeof(*lane));
    lane->courier = courier;
    lane->name = mem_copy_text(name);
    g_queue_init(&lane->jobs);
    g_hash_table_insert(courier->lanes, lane->name, lane);
    return lane;
}

void lane_free(void *memory)
{
    struct lane *lane = memory;
    while (!g_queue_is_empty(&lane->jobs))
        job_destroy(g_queue_pop_head(&lane->jobs));
    free(lane->name);
    free(lane);
}

enum urgency lane_urgency(const struct lane *lane)
{
    int urgency = URGENCY_PEOPLE;
    while (urgency < URGENCY_BACKGROUND && lane->urgencies[urgency] == 0)
        urgency++;
    return (enum urgency)urgency;
}

static void queue_up(struct lane *lane)
{
    lane->state = LANE_READY;
    lane->queued = lane_urgency(lane);
    g_queue_push_tail(&lane->courier->ready[lane->queued], lane);
}

/* Somebody waits for the lane now: it goes where they stand. */
static void hurry(struct lane *lane)
{
    if (lane->state == LANE_READY && lane_urgency(lane) < lane->queued) {
        g_queue_remove(&lane->courier->ready[lane->queued], lane);
        queue_up(lane);
    } else if (lane->state == LANE_AT_GATE && lane_urgency(lane) < lane->queued) {
        gate_leave(lane);
        queue_up(lane);
    }
}

void lane_add(struct lane *lane, struct job *job)
{
    job->lane = lane;
    g_queue_push_tail(&lane->jobs, job);
    note_job(lane, job, 1);
    if (lane->state == LANE_RESTS)
        queue_up(lane);
    else
        hurry(lane);
}

void lane_renew(struct job *job, struct outbox_row *row)
{
    struct lane *lane = job->lane;
    note_job(lane, job, -1);
    job_replace(job, row);
    note_job(lane, job, 1);
    hurry(lane);
}

void lane_ready(struct lane *lane)
{
    lane->returns = false;
    queue_up(lane);
}

void lane_returns(struct lane *lane)
{
    lane->returns = true;
    lane->state = LANE_READY;
    lane->queued = lane_urgency(lane);
    g_queue_push_head(&lane->courier->ready[lane->queued], lane);
}

static void lane_wakes(void *ctx)
{
    struct lane *lane = ctx;
    lane_ready(lane);
    courier_pump(lane->courier);
}

void lane_waits(struct lane *lane, int64_t wait_ms)
{
    lane->state = LANE_OUT;
    http_client_after(lane->courier->options.http, wait_ms, lane_wakes, lane);
}

void lane_next(struct lane *lane)
{
    struct courier *courier = lane->courier;
    struct job *job = g_queue_pop_head(&lane->jobs);
    note_job(lane, job, -1);
    g_hash_table_remove(courier->jobs, &job->row.id);
    job_destroy(job);
    if (g_queue_is_empty(&lane->jobs))
        g_hash_table_remove(courier->lanes, lane->name);
    else
        lane_ready(lane);
}
