/* Making and releasing jobs. */
#include "daemon/courier_job.h"

#include <stdlib.h>

#include "disruption/base/memory.h"

struct job *job_create(struct outbox_row *taken, bool in_doubt)
{
    struct job *job = mem_new(1, sizeof(*job));
    job->row = *taken;
    job->traffic = traffic_of(&job->row.effect);
    job->step = in_doubt ? -1 : 0;
    *taken = (struct outbox_row){0};
    return job;
}

bool job_failed(struct job *job, bool others_succeed, int64_t now_ms, int64_t steady_ms)
{
    const struct traffic *traffic = job->traffic;
    int64_t since_ms = job->row.again_ms != 0 ? job->row.again_ms : job->row.created_ms;
    if (job->attempts++ > 0 && others_succeed)
        job->lone_attempts++;
    job->failed_ms = steady_ms;
    if (traffic->attempts_max != 0 && job->attempts >= traffic->attempts_max)
        return true;
    return job->lone_attempts >= JOB_LONE_TRIES ||
           (job->attempts >= JOB_PATIENCE_TRIES && now_ms - since_ms > traffic->patience_ms);
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
