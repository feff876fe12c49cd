/* One outbox row in the courier's hands. */
#ifndef DAEMON_COURIER_JOB_H
#define DAEMON_COURIER_JOB_H

#include <stdbool.h>

#include "daemon/traffic.h"
#include "disruption/store/outbox.h"

#define JOB_PATIENCE_TRIES 5 /* however old a row is, it is tried so often before it is given up */
#define JOB_LONE_TRIES 12    /* failures, some minutes of them, while other calls of the method succeed: it is the row */

struct job {
    struct outbox_row row;
    const struct traffic *traffic; /* of the row's effect */
    struct lane *lane;             /* where it stands */
    int step;          /* which call of it comes next; -1: look whether it was carried out already */
    unsigned attempts; /* tries that failed */
    unsigned lone_attempts; /* of them, those that others of the method succeeded between */
    int64_t failed_ms; /* the last one, steady */
    int64_t asked_ms;  /* when its effect was asked for, steady; as job_create reckons it */
    struct js *carried; /* result of the step before */
    bool under_way;    /* a call of it is out: what it carries is what the answer is about */
};

/**
 * in_doubt            it may have been carried out already, in an earlier life or before it was parked.
 * now_ms, steady_ms   both clocks. Of the time before this only the clock on the wall tells, and that one may have jumped:
 *                     more than half of its patience it does not cost a row.
 */
struct job *job_create(struct outbox_row *taken, bool in_doubt, int64_t now_ms, int64_t steady_ms);
void job_destroy(struct job *job); /* NULL is fine */

/**
 * A try failed. True: further ones are in vain, for it was tried as long as it is worth, or it fails while others do not.
 *
 * others_succeed   a call of its method has succeeded since its last failure.
 */
bool job_failed(struct job *job, bool others_succeed, int64_t steady_ms);

/** A crash, or a rate, kept it until nobody waits any more: it is not begun. */
bool job_is_late(const struct job *job, int64_t steady_ms);

/**
 * A newer body takes the place of one that has not left yet. One that has left ends as the version it
 * was; the writer sees that the row has moved on and hands it over again. Takes what row owns.
 */
void job_replace(struct job *job, struct outbox_row *row);

#endif
