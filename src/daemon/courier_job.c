/* Making and releasing jobs. */
#include "daemon/courier_job.h"

#include <stdlib.h>

#include "disruption/base/memory.h"

/* A strict one that an earlier life left is late by whatever the wall says: ending a life takes longer than it is worth. */
static int64_t waited_before_ms(const struct job *job, bool in_doubt, int64_t now_ms)
{
    const struct traffic *traffic = job->traffic;
    int64_t waited_ms = now_ms - (job->row.again_ms != 0 ? job->row.again_ms : job->row.created_ms);
    int64_t most_ms = traffic->strict && in_doubt ? traffic->patience_ms + 1 : traffic->patience_ms / 2;
    return waited_ms < 0 ? 0 : waited_ms < most_ms ? waited_ms : most_ms;
}

struct job *job_create(struct outbox_row *taken, bool in_doubt, int64_t now_ms, int64_t steady_ms)
{
    struct job *job = mem_new(1, sizeof(*job));
    job->row = *taken;
    job->traffic = traffic_of(&job->row.effect);
    job->step = in_doubt ? -1 : 0;
    job->asked_ms = steady_ms - waited_before_ms(job, in_doubt, now_ms);
    *taken = (struct outbox_row){0};
    return job;
}

static bool is_over(const struct job *job, int64_t steady_ms)
{
    return steady_ms - job->asked_ms > job->traffic->patience_ms;
}

bool job_failed(struct job *job, bool others_succeed, int64_t steady_ms)
{
    const struct traffic *traffic = job->traffic;
    if (job->attempts++ > 0 && others_succeed)
        job->lone_attempts++;
    job->failed_ms = steady_ms;
    if (traffic->attempts_max != 0 && job->attempts >= traffic->attempts_max)
        return true;
    return job->lone_attempts >= JOB_LONE_TRIES ||
           (job->attempts >= JOB_PATIENCE_TRIES && is_over(job, steady_ms));
}

bool job_is_late(const struct job *job, int64_t steady_ms)
{
    return job->traffic->strict && is_over(job, steady_ms);
}

void job_replace(struct job *job, struct outbox_row *row)
{
    bool untouched = !job->under_way && job->carried == NULL;
    if (row->version > job->row.version && untouched) {
        struct outbox_row old = job->row;
        job->row = *row;
        *row = old;
        job->traffic = traffic_of(&job->row.effect);
    }
    outbox_row_done(row);
}

void job_destroy(struct job *job)
{
    if (job == NULL)
        return;
    outbox_row_done(&job->row);
    js_drop(job->carried);
    free(job);
}
