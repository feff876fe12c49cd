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
