/* One outbox row in the courier's hands. */
#ifndef DAEMON_COURIER_JOB_H
#define DAEMON_COURIER_JOB_H

#include <stdbool.h>

#include "disruption/store/outbox.h"

struct job {
    struct outbox_row row;
    int step;          /* which call of it comes next; -1: look whether it was carried out already */
    unsigned attempts; /* tries that failed */
    struct js *carried; /* result of the step before */
};

struct job *job_create(struct outbox_row *taken, bool in_doubt);
void job_destroy(struct job *job); /* NULL is fine */

#endif
